export const QUOTE = 0x22;

const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * The lines of a piece of a file that ends with a whole line: after \n, \r\n or \r. Each is decoded by itself, so that
 * a cell somebody keeps holds on to its own line and not to the whole piece.
 */
export function* plainLines(bytes: Buffer): Generator<string> {
	const hasReturns = bytes.includes(carriageReturn);
	let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	while (start < bytes.length) {
		const end = hasReturns ? nextEnd(bytes, start) : bytes.indexOf(newline, start);
		if (end === -1) {
			yield bytes.toString('utf8', start);
			return;
		}
		yield bytes.toString('utf8', start, end);
		start = end + (bytes[end] === carriageReturn && bytes[end + 1] === newline ? 2 : 1);
	}
}

function nextEnd(bytes: Buffer, start: number): number {
	const feed = bytes.indexOf(newline, start);
	if (feed > start && bytes[feed - 1] === carriageReturn && bytes.indexOf(carriageReturn, start) === feed - 1) return feed - 1;
	const bare = bytes.indexOf(carriageReturn, start);
	if (bare === -1) return feed;
	return feed === -1 ? bare : Math.min(feed, bare);
}
