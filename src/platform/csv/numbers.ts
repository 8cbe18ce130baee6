/** The largest whole number a cell may hold; beyond it digits are lost without a word. */
const largest = Number.MAX_SAFE_INTEGER;

/**
 * A whole number ≥ 0 of a cell. Spaces around are ignored, and `4.0` or `4,0` (statistics programs
 * write a column with gaps so) is 4. Three decimals are refused: `1.000` may be a thousand.
 *
 * @returns undefined for anything else: signs, exponents, `1e309`, other digits than 0–9
 */
export function wholeNumber(cell: string): number | undefined {
	const match = /^(\d{1,16})([.,]0{1,2})?$/.exec(cell.trim());
	const value = match ? Number(match[1]) : Number.NaN;
	return value <= largest ? value : undefined;
}

/**
 * A finite decimal number of a cell, with a point; an exponent is allowed (`1e-5`).
 *
 * @returns undefined for a comma (`4,0` may be two cells), a group sign, text, `1e309`, NaN, hex
 */
export function decimalNumber(cell: string): number | undefined {
	const text = cell.trim();
	if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
	const value = Number(text);
	return Number.isFinite(value) ? value : undefined;
}
