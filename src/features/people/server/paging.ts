export interface Paged<Row> {
	readonly lines: readonly Row[];
	readonly total: number;
	readonly pages: number;
	/** The page that is shown, from 1. */
	readonly page: number;
}

/**
 * One page of a list whose rows tell how many there are in all. A page beyond the last is the last: an old address, or
 * a list that has grown shorter since, must not read as an empty one.
 *
 * @param page from 1
 * @param read the rows from an offset on, at most `size`
 */
export async function readPage<Row extends { readonly total: number }>(page: number, size: number, read: (offset: number) => Promise<readonly Row[]>): Promise<Paged<Row>> {
	const lines = await read((page - 1) * size);
	if (lines.length === 0 && page > 1) return readPage(pagesOf((await read(0))[0]?.total ?? 0, size), size, read);
	const total = lines[0]?.total ?? 0;
	return { lines, total, pages: pagesOf(total, size), page };
}

/** Never less than one: an empty list has one page, too. */
export function pagesOf(total: number, size: number): number {
	return Math.max(1, Math.ceil(total / size));
}
