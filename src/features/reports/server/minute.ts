const MOST_KEPT = 500;
const KEPT_FOR_MS = 60_000;

interface Kept {
	readonly until: number;
	readonly value: Promise<unknown>;
}

const kept = new Map<string, Kept>();

/**
 * What a crowd asks for is worked out once a minute and process, and once for all who ask at the same moment. A failure is not kept.
 *
 * @param key the whole question; only answers that are the same for everybody
 */
export function forAMinute<T>(key: string, now: Date, make: () => Promise<T>): Promise<T> {
	const found = kept.get(key);
	if (found && found.until > now.getTime()) return found.value as Promise<T>;
	if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
	const value = make();
	kept.delete(key);
	kept.set(key, { until: now.getTime() + KEPT_FOR_MS, value });
	value.catch(() => {
		if (kept.get(key)?.value === value) kept.delete(key);
	});
	return value;
}
