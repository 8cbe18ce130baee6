import * as yauzl from 'yauzl';
import { SheetError, sheetError } from './sheet-error.ts';

export interface SheetLimits {
	/** All parts together, unpacked. */
	readonly maximumBytes: number;
	readonly maximumEntries: number;
	/** Unpacked ÷ packed of one part; sheets of real offices stay under 40. */
	readonly maximumRatio: number;
}

export const SHEET_LIMITS: SheetLimits = { maximumBytes: 600_000_000, maximumEntries: 2000, maximumRatio: 250 };

/** Below this size a high ratio is harmless: an empty sheet packs very well. */
const ratioCountsFrom = 20_000_000;

/**
 * Looks through a zip before anything parses it. The sizes that the archive states are checked first; then every part
 * is unpacked into nothing, since a crafted archive states what it likes.
 *
 * @throws {SheetError} too large, too many parts, a ratio no sheet has, not a zip
 */
export async function guardArchive(path: string, limits: SheetLimits = SHEET_LIMITS): Promise<void> {
	const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
		throw new SheetError('xlsx.not_readable');
	});
	try {
		if (zip.entryCount > limits.maximumEntries) throw new SheetError('xlsx.too_many_parts', { entries: limits.maximumEntries });
		await unpackAll(zip, limits);
	} catch (error) {
		throw sheetError(error);
	} finally {
		zip.close();
	}
}

async function unpackAll(zip: yauzl.ZipFile, limits: SheetLimits): Promise<void> {
	const tooLarge = () => new SheetError('xlsx.too_large', { megabytes: Math.round(limits.maximumBytes / 1e6) });
	let total = 0;
	let stated = 0;
	for await (const entry of zip.eachEntry()) {
		stated += entry.uncompressedSize;
		if (stated > limits.maximumBytes) throw tooLarge();
		const isLarge = entry.uncompressedSize > ratioCountsFrom;
		if (isLarge && entry.uncompressedSize > entry.compressedSize * limits.maximumRatio) throw new SheetError('xlsx.suspicious');
		const stream = await zip.openReadStreamPromise(entry);
		for await (const chunk of stream) {
			total += (chunk as Buffer).length;
			if (total > limits.maximumBytes) throw tooLarge();
		}
	}
}
