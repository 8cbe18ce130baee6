import sharp from 'sharp';
import { zoomedBox, type Box, type View } from '../map.rules.ts';

/** With both sheets and its words the page of the map stays below 60 KB. */
const MOST_BYTES = { small: 13_000, wide: 26_000 } as const;
const QUALITIES = [72, 58, 45, 32, 20];

/** The part of a government's picture that a view shows, as small as the page allows. */
export async function cutPicture(picture: Buffer, whole: Box, { box, width, height }: View, size: 'small' | 'wide'): Promise<Buffer> {
	const meta = await sharp(picture).metadata();
	const [a, b] = [(box.west - whole.west) / (whole.east - whole.west), (box.east - whole.west) / (whole.east - whole.west)];
	const [c, d] = [(whole.north - box.north) / (whole.north - whole.south), (whole.north - box.south) / (whole.north - whole.south)];
	const part = (from: number, upTo: number, length: number) => {
		const start = Math.min(length - 1, Math.max(0, Math.round(from * length)));
		return [start, Math.max(1, Math.min(length, Math.round(upTo * length)) - start)] as const;
	};
	const [[left, cutWidth], [top, cutHeight]] = [part(a, b, meta.width), part(c, d, meta.height)];
	const sheet = await sharp(picture).extract({ left, top, width: cutWidth, height: cutHeight }).resize({ width, height, fit: 'fill' }).toColourspace('srgb').png({ compressionLevel: 0 }).toBuffer();
	let jpeg = Buffer.alloc(0);
	for (const quality of QUALITIES) {
		jpeg = await sharp(sheet).jpeg({ quality }).toBuffer();
		if (jpeg.length <= MOST_BYTES[size]) break;
	}
	return jpeg;
}

/** The box that is shown: the whole area, or the part around a point; around a point outside, the same part with the point in its middle. */
export function shownBox(whole: Box, near: { readonly latitude: number; readonly longitude: number } | null): Box {
	if (!near) return whole;
	const part = zoomedBox(whole, near);
	const isInside = near.latitude >= part.south && near.latitude <= part.north && near.longitude >= part.west && near.longitude <= part.east;
	if (isInside) return part;
	const [tall, broad] = [part.north - part.south, part.east - part.west];
	return { south: near.latitude - tall / 2, west: near.longitude - broad / 2, north: near.latitude + tall / 2, east: near.longitude + broad / 2 };
}
