import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IDENTITY, withCitizen, writeDraft, type CitizenScene } from '#tests/support/complaints.ts';
import { openDraft } from './draft.ts';
import { fileComplaint } from './filing-service.ts';
import { addPhotos, draftPhoto, dropPhoto, photoResponse, photosIn, reporterPhoto } from './photo-service.ts';
import { statusPage } from './tracking-service.ts';

let folder = '';
let bytes: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'bina-photos-'));
	bytes = new Uint8Array(await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } }).png().toBuffer());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const file = (name = 'foto.png') => new File([bytes], name, { type: 'image/png' });
const send = ({ ctx, agency }: CitizenScene, cookie: string) => fileComplaint({ ctx, identityKey: IDENTITY, filesFolder: folder }, agency.code, cookie);

describe('photos of a complaint', () => {
	test('are kept with the draft, sealed, and seen by its writer only', () =>
		withCitizen(async (scene) => {
			const { ctx, agency, owner } = scene;
			const [cookie, other] = [await writeDraft(ctx, agency.code), await writeDraft(ctx, agency.code)];
			await addPhotos(ctx, agency.code, cookie, [file()]);
			expect((await openDraft(ctx, agency.code, cookie)).photos).toEqual([1]);
			expect((await draftPhoto(ctx, agency.code, cookie, 1))?.subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8));
			expect(await draftPhoto(ctx, agency.code, other, 1)).toBeUndefined();
			const { sealed } = await owner.selectFrom('complaint_draft_photo').select('sealed').executeTakeFirstOrThrow();
			expect(sealed.includes(Buffer.of(0xff, 0xd8, 0xff))).toBe(false);
		}));

	test('are three at most; one taken out makes room; a bad one leaves the others', () =>
		withCitizen(async (scene) => {
			const { ctx, agency } = scene;
			const cookie = await writeDraft(ctx, agency.code);
			await expect(addPhotos(ctx, agency.code, cookie, [file(), file(), file(), file()])).rejects.toMatchObject({ code: 'complaint.photos_full' });
			expect((await openDraft(ctx, agency.code, cookie)).photos).toEqual([1, 2, 3]);
			await dropPhoto(ctx, agency.code, cookie, 2);
			await expect(addPhotos(ctx, agency.code, cookie, [new File(['<svg/>'], 'foto.jpg', { type: 'image/jpeg' })])).rejects.toMatchObject({ code: 'complaint.photo_kind', params: { field: 'photos' } });
			expect((await openDraft(ctx, agency.code, cookie)).photos).toEqual([1, 3]);
			await addPhotos(ctx, agency.code, cookie, [file()]);
			expect((await openDraft(ctx, agency.code, cookie)).photos).toEqual([1, 2, 3]);
		}));

	test('are filed under their checksum, never under a name of the sender, and leave the draft', () =>
		withCitizen(async (scene) => {
			const { ctx, agency, owner } = scene;
			const cookie = await writeDraft(ctx, agency.code);
			await addPhotos(ctx, agency.code, cookie, [file('../../etc/passwd'), file('<script>.png')]);
			await send(scene, cookie);
			expect(await owner.selectFrom('complaint_draft_photo').selectAll().execute()).toEqual([]);
			const rows = await owner.selectFrom('complaint_photo').selectAll().execute();
			expect(rows).toHaveLength(2);
			expect(rows[0]).toMatchObject({ width: 40, height: 30 });
			expect(rows[0]?.id[14]).toBe('4');
			const names = await readdir(folder, { recursive: true });
			expect(names.sort()).toEqual([rows[0]?.sha256.slice(0, 2), `${rows[0]?.sha256.slice(0, 2)}/${rows[0]?.sha256}`]);
		}));

	test('are shown to the holder of the secret, not to another number, and not by their checksum', () =>
		withCitizen(async (scene) => {
			const { ctx, agency } = scene;
			const [cookie, second] = [await writeDraft(ctx, agency.code), await writeDraft(ctx, agency.code)];
			await addPhotos(ctx, agency.code, cookie, [file()]);
			await send(scene, cookie);
			await send(scene, second);
			const [slip, foreign] = [(await openDraft(ctx, agency.code, cookie)).draft, (await openDraft(ctx, agency.code, second)).draft];
			const [photo] = (await statusPage(ctx, slip))?.photos ?? [];
			expect(await reporterPhoto(ctx, slip, photo?.id ?? '', folder)).toBeInstanceOf(Buffer);
			expect(await reporterPhoto(ctx, foreign, photo?.id ?? '', folder)).toBeUndefined();
			for (const id of [photo?.sha256 ?? '', '../../secret', '', "' or true --"]) expect(await reporterPhoto(ctx, slip, id, folder)).toBeUndefined();
		}));

	test('are read from a form without the empty file of a field left alone', () => {
		const form = new FormData();
		for (const part of [file('a.png'), new File([], ''), 'text']) form.append('photos', part);
		expect(photosIn(form).map(({ name }) => name)).toEqual(['a.png']);
		expect(photosIn(new FormData())).toEqual([]);
	});

	test('are answered as a picture and nothing else', async () => {
		const { headers } = photoResponse(Buffer.of(1, 2), 'foto"\r\nx: y');
		expect(Object.fromEntries(headers)).toMatchObject({
			'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'content-disposition': 'inline; filename="fotoxy.jpg"', 'cache-control': 'private, no-store'
		});
		expect(headers.get('content-security-policy')).toContain("default-src 'none'");
	});
});
