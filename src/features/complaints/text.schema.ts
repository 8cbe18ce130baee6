/**
 * Text as it is kept: every script and every emoji, one kind of line break, without signs that no reader sees and that could
 * turn the order of the letters around (control signs, bidirectional overrides).
 */
export function cleanText(typed: string): string {
	const clean = typed
		.normalize('NFC')
		.replaceAll(/\r\n?/g, '\n')
		.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
		.replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
		.replaceAll(/\n{4,}/g, '\n\n\n')
		.trim();
	return hasInk(clean) ? clean : '';
}

/** Something that a reader sees: signs without width or shape alone are no text, however many. */
function hasInk(text: string): boolean {
	return /[^\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

/** Letters by code points, not the machine's units: an emoji outside the basic plane is one; a mark that stands on a letter counts too. */
export function lengthOf(text: string): number {
	let count = 0;
	for (const _ of text) count += 1;
	return count;
}
