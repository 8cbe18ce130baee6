// Draws the icons of the installable program into static/: the letter b on teal, by its outline's distance.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const TEAL = [11, 93, 87] as const;
const WHITE = [255, 255, 255] as const;

/** `inset` leaves room for launchers that cut icons into circles. */
function icon(size: number, { corner, inset }: { readonly corner: number; readonly inset: number }): Buffer {
	const rows = Array.from({ length: size }, (_, y) => Buffer.from([0, ...Array.from({ length: size }, (_, x) => pixel((x + 0.5) / size, (y + 0.5) / size, size, corner, inset)).flat()]));
	const header = Buffer.alloc(13);
	header.writeUInt32BE(size, 0);
	header.writeUInt32BE(size, 4);
	header.set([8, 6, 0, 0, 0], 8);
	return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function pixel(x: number, y: number, size: number, corner: number, inset: number): number[] {
	const square = cover(boxDistance(x - 0.5, y - 0.5, 0.5 - corner) - corner, size);
	const scale = 26 * (1 - 2 * inset);
	const [u, v] = [(x - 0.5) * (26 / scale) * 26 + 13, (y - 0.5) * (26 / scale) * 26 + 13];
	const stem = Math.hypot(u - 9.5, v - Math.min(19, Math.max(6, v))) - 1.3;
	const bowl = Math.abs(Math.hypot(u - 13.3, v - 15.2) - 3.8) - 1.3;
	const letter = cover(Math.min(stem, bowl) / 26, size);
	return [...TEAL.map((teal, channel) => Math.round(teal + ((WHITE[channel] ?? 0) - teal) * letter)), Math.round(255 * square)];
}

/** Distance to a square of half the side. */
function boxDistance(x: number, y: number, half: number): number {
	const [dx, dy] = [Math.abs(x) - half, Math.abs(y) - half];
	return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0);
}

/** How much of a pixel lies inside, by its distance from the outline. */
function cover(distance: number, size: number): number {
	return Math.min(1, Math.max(0, 0.5 - distance * size));
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

const folder = join(import.meta.dirname, '../static');
writeFileSync(join(folder, 'ikon-192.png'), icon(192, { corner: 0.22, inset: 0 }));
writeFileSync(join(folder, 'ikon-512.png'), icon(512, { corner: 0.22, inset: 0 }));
writeFileSync(join(folder, 'ikon-maskable-512.png'), icon(512, { corner: 0, inset: 0.1 }));
writeFileSync(join(folder, 'ikon-180.png'), icon(180, { corner: 0, inset: 0.04 }));
