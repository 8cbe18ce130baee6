interface TextPart {
	readonly text: string;
	/** Null: words. */
	readonly href: string | null;
}

/**
 * A text with the addresses in it, so that evidence on a page of its own can be opened. Only https; what closes a sentence is no part of an
 * address, and one that hides a name before its host is left as words.
 *
 * @returns parts that joined are the text again
 * @source F88
 */
export function linkParts(text: string): TextPart[] {
	const parts: TextPart[] = [];
	let from = 0;
	for (const { 0: found, index } of text.matchAll(/https:\/\/[^\s<>"'`]+/g)) {
		const address = found.replace(/[.,;:!?)\]}…]+$/, '');
		const url = URL.canParse(address) ? new URL(address) : undefined;
		if (!url || url.username !== '' || url.password !== '') continue;
		if (index > from) parts.push({ text: text.slice(from, index), href: null });
		parts.push({ text: address, href: url.href });
		from = index + address.length;
	}
	if (from < text.length) parts.push({ text: text.slice(from), href: null });
	return parts;
}
