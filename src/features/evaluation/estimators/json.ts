/** JSON knows no NaN: whatever is undefined becomes null. */
export function withoutNaN<Value>(value: Value): Value {
	const clean = (item: unknown): unknown => {
		if (typeof item === 'number') return Number.isFinite(item) ? item : null;
		if (Array.isArray(item)) return item.map(clean);
		if (item !== null && typeof item === 'object') return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, clean(inner)]));
		return item;
	};
	return clean(value) as Value;
}
