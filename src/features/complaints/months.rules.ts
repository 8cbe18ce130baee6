/** The last months up to the one of a day, oldest first: 'YYYY-MM'. */
export function lastMonths(today: string, count: number): string[] {
	const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
	return Array.from({ length: count }, (_, at) => {
		const month = last - count + 1 + at;
		return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
	});
}

/** The month with the most, the earlier of two alike; undefined of none. */
export function fullestMonth(months: Readonly<Record<string, number>>): string | undefined {
	return Object.entries(months).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}
