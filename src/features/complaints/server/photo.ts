import sharp from 'sharp';
import { Problem } from '#platform/problem.ts';

/** A photo made anew from its points alone: nothing of the file that was sent is left in it, neither place nor time nor anything behind the picture. */
export interface Photo {
	readonly jpeg: Buffer;
	readonly width: number;
	readonly height: number;
}

export const PHOTO_LIMIT_BYTES = 15_000_000;
/** Three photos as phones make them; larger forms are refused while they arrive. */
export const PHOTO_FORM_LIMIT_BYTES = 24_000_000;
const PIXEL_LIMIT = 50_000_000;
const LONGEST_SIDE = 1600;
const LONGEST_SECONDS = 10;
/** Waiting at most; whoever comes then is asked to wait. */
const MOST_WAITING = 12;

// Decoders only for what phones make, one picture at a time in one thread, nothing kept: a bomb meets the least that can be.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Decodes a photo and encodes it anew: turned upright, at most 1600 points a side, JPEG in sRGB without any metadata.
 * Its kind is read from its bytes, never from its name or what the browser says; its size before it is decoded.
 *
 * @param field of the form, named by a refusal
 * @throws {Problem} complaint.photo_kind: not JPEG, PNG or WebP; complaint.photo_heic; complaint.photo_large, complaint.photo_broken; complaint.wait
 */
export async function remakePhoto(bytes: Uint8Array, field = 'photos'): Promise<Photo> {
	if (bytes.length > PHOTO_LIMIT_BYTES) throw new Problem('complaint.photo_large', 413, { field });
	if (isHeic(bytes)) throw new Problem('complaint.photo_heic', 422, { field });
	if (!isPhoto(bytes)) throw new Problem('complaint.photo_kind', 422, { field });
	if (waiting >= MOST_WAITING) throw new Problem('complaint.wait', 429, { seconds: 10, field });
	waiting += 1;
	const turn = last.then(() => remake(bytes, field));
	last = turn.catch(() => undefined);
	try {
		return await turn;
	} finally {
		waiting -= 1;
	}
}

async function remake(bytes: Uint8Array, field: string): Promise<Photo> {
	const read = () => sharp(bytes, { limitInputPixels: PIXEL_LIMIT, failOn: 'error', pages: 1 });
	try {
		const { width, height } = await read().metadata(); // of the header only
		if (width * height > PIXEL_LIMIT) throw new Problem('complaint.photo_large', 422, { field });
		const picture = read().timeout({ seconds: LONGEST_SECONDS }).autoOrient().resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#fff' });
		const { data, info } = await picture.jpeg({ quality: 78 }).toBuffer({ resolveWithObject: true });
		return { jpeg: data, width: info.width, height: info.height };
	} catch (error) {
		if (error instanceof Problem) throw error;
		throw new Problem(/pixel limit/i.test((error as Error).message) ? 'complaint.photo_large' : 'complaint.photo_broken', 422, { field });
	}
}

/** HEIC or HEIF, as phones make them: a box `ftyp` with one of their brands (ISO/IEC 23008-12, annex B). */
function isHeic(bytes: Uint8Array): boolean {
	const head = Buffer.from(bytes.subarray(4, 12)).toString('latin1');
	return head.startsWith('ftyp') && ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].includes(head.slice(4));
}

/** JPEG, PNG or WebP by the first bytes. */
function isPhoto(bytes: Uint8Array): boolean {
	const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
	return head.startsWith('\xFF\xD8\xFF') || head.startsWith('\x89PNG\r\n\x1A\n') || (head.startsWith('RIFF') && head.slice(8) === 'WEBP');
}
