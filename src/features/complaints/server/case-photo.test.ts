import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeFile } from '#platform/files/store.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { caseOf } from './case-service.ts';
import { casePhoto } from './photo-service.ts';

let folder = '';
let jpeg: Buffer;
let sha256 = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'bina-case-photo-'));
	jpeg = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#a33' } }).jpeg().toBuffer();
	({ sha256 } = await storeFile(folder, (async function* () { yield jpeg; })()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a photo of a complaint, for officers', () => {
	test('is read by whoever may read the complaint, and by nobody else', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const complaint = await insertComplaint(db, world.units.section);
			const { id } = await db.insertInto('complaint_photo').values({ agency_id: world.agency.id, complaint_id: complaint, sha256, width: 8, height: 6, size_bytes: jpeg.length }).returning('id').executeTakeFirstOrThrow();
			for (const persona of PERSONAS) {
				const ctx = ctxOf(db, world.cast[persona].actor, { now: new Date('2026-07-01T03:00:00Z') });
				const readable = await caseOf(ctx, complaint).then(() => true, () => false);
				const photo = casePhoto(ctx, complaint, id, folder);
				await (readable ? expect(photo).resolves.toEqual(jpeg) : expect(photo).rejects.toMatchObject({ code: 'complaint.not_found' }));
			}
		}));

	test('is not read through another complaint, by its checksum, or by a name that leads out', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const [complaint, other] = [await insertComplaint(db, world.units.section), await insertComplaint(db, world.units.section)];
			const { id } = await db.insertInto('complaint_photo').values({ agency_id: world.agency.id, complaint_id: complaint, sha256, width: 8, height: 6, size_bytes: jpeg.length }).returning('id').executeTakeFirstOrThrow();
			const ctx = ctxOf(db, world.cast.service_officer.actor, { now: new Date('2026-07-01T03:00:00Z') });
			expect(await casePhoto(ctx, other, id, folder)).toBeUndefined();
			for (const text of [sha256, '../../x', '', "' or true --"]) expect(await casePhoto(ctx, complaint, text, folder)).toBeUndefined();
			await expect(casePhoto(ctx, 'bukan-nomor', id, folder)).rejects.toMatchObject({ code: 'complaint.not_found' });
		}));
});
