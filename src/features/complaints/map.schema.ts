import { z } from 'zod';

const pixels = z.coerce.number().int().min(0).max(10_000).optional();
const optionalPlace = z.union([z.uuid(), z.literal('').transform(() => undefined)]).optional();

/** A click on one of the two sheets, as browsers send it for a picture that is a button; or a place of the list; or the point taken back. */
export const ClickForm = z.object({
	'small.x': pixels, 'small.y': pixels, 'wide.x': pixels, 'wide.y': pixels,
	placeId: optionalPlace,
	use: z.enum(['list', 'drop']).optional(),
	/** The click was made on the nearer map. */
	near: z.literal('on').optional()
});
export type ClickForm = z.infer<typeof ClickForm>;

const degrees = (most: number) => z.string().trim().min(1).transform((text) => Number(text.replace(',', '.'))).pipe(z.number().min(-most).max(most));

/** The box of a government's map, in degrees, and a picture of it where one is given. */
export const MapForm = z.object({ south: degrees(90), west: degrees(180), north: degrees(90), east: degrees(180), picture: z.instanceof(File).optional() });
export type MapForm = z.infer<typeof MapForm>;
