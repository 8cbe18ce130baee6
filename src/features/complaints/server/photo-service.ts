import { readFile } from 'node:fs/promises';
import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { storedPath, storeFile } from '#platform/files/store.ts';
import { Problem } from '#platform/problem.ts';
import { listPhotos } from './case-queries.ts';
import { openDraft, type OpenDraft } from './draft.ts';
import { dropDraftPhoto, keepDraftPhoto, readDraftPhotos, type Filing } from './filing-queries.ts';
import { loadReadable } from './move-service.ts';
import { PHOTO_LIMIT_BYTES, remakePhoto, type Photo } from './photo.ts';
import { openBox, sealBox } from '#platform/sealed-box.ts';
import { statusPage, type Slip } from './tracking-service.ts';

/**
 * Adds photos to a draft, sealed with the writer's own key like the rest of it.
 *
 * @throws {Problem} complaint.draft_gone, complaint.photos_full, complaint.photo_kind, complaint.photo_large, complaint.photo_broken, complaint.wait
 */
export async function addPhotos(ctx: Ctx, code: string, cookie: string | undefined, files: readonly File[]): Promise<void> {
	const open = await openDraft(ctx, code, cookie);
	for (const file of files) {
		if (file.size > PHOTO_LIMIT_BYTES) throw new Problem('complaint.photo_large', 413, { field: 'photos' });
		const photo = await remakePhoto(new Uint8Array(await file.arrayBuffer()));
		const outcome = await keepDraftPhoto(ctx.db, open.door.agencyId, open.ticket.id, sealBox(packed(photo), open.ticket.key, aboutPhoto(open)));
		if (outcome === 'gone') throw new Problem('complaint.draft_gone', 409);
		if (outcome === 'full') throw new Problem('complaint.photos_full', 409, { field: 'photos' });
	}
}

/** The files of a form's field `photos`; browsers send an empty one where none was chosen. */
export function photosIn(form: FormData): File[] {
	return form.getAll('photos').filter((entry): entry is File => entry instanceof File && entry.size > 0);
}

/** @throws {Problem} complaint.draft_gone */
export async function dropPhoto(ctx: Ctx, code: string, cookie: string | undefined, place: number): Promise<void> {
	const open = await openDraft(ctx, code, cookie);
	await dropDraftPhoto(ctx.db, open.door.agencyId, open.ticket.id, place);
}

/** A photo of the draft as a picture, or undefined. */
export async function draftPhoto(ctx: Ctx, code: string, cookie: string | undefined, place: number): Promise<Buffer | undefined> {
	return (await photosOf(ctx, await openDraft(ctx, code, cookie), place))[0]?.jpeg;
}

/** Puts the draft's photos among the kept files; said in the complaint by their checksum, never by a name of the sender's. */
export async function storePhotos(ctx: Ctx, open: OpenDraft, folder: string): Promise<Filing['photos']> {
	const kept: Filing['photos'][number][] = [];
	for (const { jpeg, width, height } of await photosOf(ctx, open, null)) {
		const { sha256, size } = await storeFile(folder, (async function* () { yield jpeg; })());
		kept.push({ sha256, width, height, sizeBytes: size });
	}
	return kept;
}

/** A photo of a complaint for the holder of the reporter's own secret, or undefined. */
export async function reporterPhoto(ctx: Ctx, slip: Slip, id: string, folder: string): Promise<Buffer | undefined> {
	const photo = (await statusPage(ctx, slip))?.photos.find((one) => one.id === id);
	return photo && readFile(storedPath(folder, photo.sha256));
}

/** A photo of a complaint for an officer who may read the complaint, or undefined. @throws {Problem} complaint.not_found: unknown, or not for the actor's eyes */
export async function casePhoto(ctx: Ctx, complaintId: string, id: string, folder: string): Promise<Buffer | undefined> {
	const actor = signedIn(ctx);
	const photo = await inTransaction(ctx.db, async (tx) => {
		await loadReadable(tx, actor, complaintId);
		return (await listPhotos(tx, actor.agencyId, complaintId)).find((one) => one.id === id);
	});
	return photo && readFile(storedPath(folder, photo.sha256));
}

/** A photo as an answer that a browser shows and nothing else: no page, no script, no name of the sender's. */
export function photoResponse(jpeg: Buffer, name: string): Response {
	return new Response(new Uint8Array(jpeg), {
		headers: {
			'content-type': 'image/jpeg', 'content-length': String(jpeg.length), 'content-disposition': `inline; filename="${name.replaceAll(/[^\w-]/g, '')}.jpg"`, 'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox", 'cross-origin-resource-policy': 'same-origin', 'referrer-policy': 'no-referrer'
		}
	});
}

async function photosOf(ctx: Ctx, open: OpenDraft, place: number | null): Promise<Photo[]> {
	const rows = await readDraftPhotos(ctx.db, open.door.agencyId, open.ticket.id, place);
	return rows.flatMap(({ sealed }) => {
		const content = openBox(sealed, open.ticket.key, aboutPhoto(open));
		return content ? [unpacked(content)] : [];
	});
}

function aboutPhoto({ door }: OpenDraft): string {
	return `photo ${door.agencyId}`;
}

/** Two bytes width, two bytes height, then the picture. */
function packed({ jpeg, width, height }: Photo): Buffer {
	const head = Buffer.alloc(4);
	head.writeUInt16BE(width, 0);
	head.writeUInt16BE(height, 2);
	return Buffer.concat([head, jpeg]);
}

function unpacked(content: Buffer): Photo {
	return { width: content.readUInt16BE(0), height: content.readUInt16BE(2), jpeg: content.subarray(4) };
}
