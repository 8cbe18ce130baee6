const MOST_KEPT = 500;

/** Remembers what was found for a key for so many milliseconds; forgets the oldest beyond 500 keys. Failures are not kept. */
export function keepFor<T>(milliseconds: number): (key: string, now: number, find: () => Promise<T>) => Promise<T> {
	const kept = new Map<string, { readonly at: number; readonly value: Promise<T> }>();
	return (key, now, find) => {
		const found = kept.get(key);
		if (found && now - found.at >= 0 && now - found.at < milliseconds) return found.value;
		const value = find();
		kept.delete(key);
		kept.set(key, { at: now, value });
		value.catch(() => kept.delete(key));
		const [oldest] = kept.keys();
		if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
		return value;
	};
}
