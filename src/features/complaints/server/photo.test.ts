import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { remakePhoto } from './photo.ts';

/** A plain picture of one colour, made without the library's readers. */
const picture = (width: number, height: number, background = '#336699') => sharp({ create: { width, height, channels: 3, background } });
const exif = { IFD0: { Make: 'Ponsel Rekaan', Software: 'penanda-rahasia' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '1/1 36/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '103/1 36/1 0/1' } };
const chunk = (kind: string, data: Buffer) => {
	const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
};
/** A PNG whose header promises more points than its few bytes hold. */
const bomb = (width: number, height: number) => {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))]);
};
const refused = (bytes: Uint8Array) => remakePhoto(bytes).then(() => 'taken', (error: { code: string }) => error.code);

describe('a photo is made anew', () => {
	test.each(['jpeg', 'png', 'webp'] as const)('from %s, at most 1600 points a side, as JPEG', async (kind) => {
		const photo = await remakePhoto(await picture(3200, 1200).toFormat(kind).toBuffer());
		expect([photo.width, photo.height]).toEqual([1600, 600]);
		expect(photo.jpeg.subarray(0, 3)).toEqual(Buffer.of(0xff, 0xd8, 0xff));
	});

	test('without place, maker or any other mark', async () => {
		const sent = await picture(300, 200).jpeg().withExif(exif).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">penanda-rahasia</x:xmpmeta>').toBuffer();
		expect(sent.toString('latin1')).toContain('penanda-rahasia');
		const { jpeg } = await remakePhoto(sent);
		expect(jpeg.toString('latin1')).not.toMatch(/penanda-rahasia|Exif|GPS|Ponsel|adobe:ns|ICC_PROFILE/);
	});

	test('upright, where the phone only noted how it was held', async () => {
		const { width, height } = await remakePhoto(await picture(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer());
		expect([width, height]).toEqual([200, 400]);
	});

	test('small ones stay small; a see-through one is laid on white', async () => {
		const clear = await sharp({ create: { width: 10, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
		const { jpeg, width } = await remakePhoto(clear);
		expect(width).toBe(10);
		const [red = 0] = await sharp(jpeg).raw().toBuffer();
		expect(red).toBeGreaterThan(250);
	});

	test('and what hid behind the picture is gone', async () => {
		const script = '<script>alert(1)</script><?php system($_GET[0]); ?>PK\x03\x04';
		for (const sent of [
			Buffer.concat([await picture(50, 50).jpeg().toBuffer(), Buffer.from(script)]),
			Buffer.concat([await picture(50, 50).png().toBuffer(), Buffer.from(script)])
		]) {
			expect((await remakePhoto(sent)).jpeg.toString('latin1')).not.toMatch(/script|php|PK\x03/);
		}
	});
});

describe('refused, each with its sentence', () => {
	test.each([
		['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'), 'complaint.photo_kind'],
		['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;', 'latin1'), 'complaint.photo_kind'],
		['an iPhone\'s photo', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'complaint.photo_heic'],
		['a burst of an iPhone', Buffer.from('\0\0\0\x18ftypmsf1\0\0\0\0hevc', 'latin1'), 'complaint.photo_heic'],
		['a film of a phone', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), 'complaint.photo_kind'],
		['a PDF', Buffer.from('%PDF-1.7\n'), 'complaint.photo_kind'],
		['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'complaint.photo_kind'],
		['a GIF that is also script', Buffer.from('GIF89a/*\x00*/=1;alert(1)'), 'complaint.photo_kind'],
		['a TIFF', Buffer.from('II*\x00\x08\x00\x00\x00', 'latin1'), 'complaint.photo_kind'],
		['nothing', Buffer.alloc(0), 'complaint.photo_kind'],
		['a JPEG of its first bytes only', Buffer.from('\xFF\xD8\xFF\xE0\x00\x10JFIF', 'latin1'), 'complaint.photo_broken'],
		['a PNG with an SVG inside', Buffer.from('\x89PNG\r\n\x1A\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'latin1'), 'complaint.photo_broken'],
		['a WebP of its first bytes only', Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1'), 'complaint.photo_broken'],
		['50 MB', Buffer.concat([Buffer.from('\xFF\xD8\xFF', 'latin1'), Buffer.alloc(50_000_000)]), 'complaint.photo_large'],
		['a flood of points', bomb(60_000, 60_000), 'complaint.photo_large'],
		['a ribbon of points', bomb(1, 2_000_000_000), 'complaint.photo_large']
	])('%s', async (_, bytes, code) => {
		// The library may refuse a header as broken before it counts the points; both are sentences of ours.
		expect([code, ...(code === 'complaint.photo_large' ? ['complaint.photo_broken'] : [])]).toContain(await refused(bytes));
	});

	test('a picture that breaks off in the middle', async () => {
		const whole = await sharp({ create: { width: 800, height: 800, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).jpeg().toBuffer();
		expect(await refused(whole.subarray(0, whole.length / 2))).toBe('complaint.photo_broken');
	});

	test('whatever bytes come, nothing is thrown but a sentence of ours', async () => {
		const whole = await picture(64, 64).jpeg().toBuffer();
		for (let place = 2; place < whole.length; place += 29) {
			const bent = Buffer.from(whole);
			bent[place] = (bent[place] ?? 0) ^ 0xff;
			expect(['taken', 'complaint.photo_kind', 'complaint.photo_broken', 'complaint.photo_large']).toContain(await refused(bent));
		}
	});
});
