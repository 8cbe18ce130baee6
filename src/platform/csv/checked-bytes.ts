import { isUtf8 } from 'node:buffer';
import { TableError } from './table-error.ts';
import type { TableErrorCode } from './table-error.ts';

/** Filled when the bytes end early; the reader knows the row and throws. */
export interface Fault {
	code?: TableErrorCode;
}

const newline = 10;
const carriageReturn = 13;

/**
 * Hands on whole lines of valid UTF-8 without the byte order mark. Before a line that is not text
 * it stops and fills `fault`, so that every row before the bad one has been read.
 *
 * @throws {TableError} more than `maximumBytes`, or UTF-16
 */
export async function* checkedBytes(
	source: AsyncIterable<Uint8Array>,
	limits: { readonly maximumBytes: number; readonly maximumRowBytes: number },
	fault: Fault
): AsyncGenerator<Buffer> {
	// Pieces are joined once, when a line ends in them: many small pieces of a long line stay cheap.
	let waiting: Uint8Array[] = [];
	let waitingBytes = 0;
	let total = 0;
	for await (const chunk of source) {
		if (total === 0) refuseUtf16(chunk);
		total += chunk.length;
		if (total > limits.maximumBytes) throw new TableError('csv.too_large', { megabytes: Math.round(limits.maximumBytes / 1e6) });
		waiting.push(chunk);
		waitingBytes += chunk.length;
		if (chunk.includes(newline) || chunk.includes(carriageReturn)) {
			const joined = Buffer.concat(waiting);
			const end = wholeLinesEnd(joined);
			waiting = [joined.subarray(end)];
			waitingBytes = joined.length - end;
			if (end > 0) yield validLines(joined.subarray(0, end), fault);
		}
		if (!fault.code && waitingBytes > limits.maximumRowBytes) fault.code = 'csv.row_too_large';
		if (fault.code) return;
	}
	if (waitingBytes > 0) yield validLines(Buffer.concat(waiting), fault);
}

function refuseUtf16(chunk: Uint8Array): void {
	const isLittle = chunk[0] === 0xff && chunk[1] === 0xfe;
	const isBig = chunk[0] === 0xfe && chunk[1] === 0xff;
	if (isLittle || isBig) throw new TableError('csv.utf16');
}

/** A newline byte is never part of another UTF-8 character, so lines can be cut without decoding. */
function wholeLinesEnd(bytes: Buffer): number {
	const end = bytes.lastIndexOf(newline) + 1;
	if (end > 0) return end;
	// Old Mac files end lines with CR alone. A CR at the very end may be half of CRLF and waits.
	return bytes.subarray(0, -1).lastIndexOf(carriageReturn) + 1;
}

function validLines(bytes: Buffer, fault: Fault): Buffer {
	const nul = bytes.indexOf(0);
	if (nul === -1 && isUtf8(bytes)) return bytes;
	let start = 0;
	while (start < bytes.length) {
		const found = bytes.indexOf(newline, start);
		const end = found === -1 ? bytes.length : found + 1;
		const line = bytes.subarray(start, end);
		if (line.includes(0)) fault.code = 'csv.not_text';
		else if (!isUtf8(line)) fault.code = 'csv.invalid_utf8';
		if (fault.code) break;
		start = end;
	}
	return bytes.subarray(0, start);
}
