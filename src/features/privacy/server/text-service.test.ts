import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { withCitizen } from '#tests/support/complaints.ts';
import { withDatabase, withScope } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { PURPOSES } from '../schema.ts';
import { PRIVACY_TEXTS } from '../texts.rules.ts';
import { saveRetention } from './retention-service.ts';
import { addParagraph, generalPage, publicPage, registerPage, textsPage } from './text-service.ts';

const paragraph = { purpose: 'all', validFrom: '2026-11-21', bodyId: 'Pejabat Pelindungan Data: ppd@contoh.example', bodyEn: '' } as const;

describe('the public page', () => {
	test('shows the texts in force to anybody, without an agency and with one', () =>
		withCitizen(async ({ ctx, agency }) => {
			expect((await generalPage(ctx, '')).purposes.map(({ purpose }) => purpose)).toEqual(PURPOSES);
			expect(await generalPage(ctx, agency.name)).toMatchObject({ agencies: [{ code: agency.code, name: agency.name }] });
			expect((await generalPage(ctx, '%')).agencies).toEqual([]);
			expect(await publicPage(ctx, agency.code)).toMatchObject({ name: agency.name, breaches: [] });
		}));

	test("tells the government's own days from the day on which they hold, and no other's", () =>
		withCitizen(async (scene) => {
			const world = await insertWorld(scene.owner);
			await saveRetention(ctxOf(scene.owner, world.cast.administrator.actor), { kind: 'survey_comment', keepDays: 90, validFrom: '2026-12-01', reason: 'Jadwal retensi arsip' });
			const days = async (code: string, now: Date) => (await publicPage({ ...scene.ctx, now }, code)).purposes.find(({ purpose }) => purpose === 'survey')?.keeps.find(({ kind }) => kind === 'survey_comment');
			expect(await days(world.agency.code, new Date('2026-11-30T16:59:00Z'))).toEqual({ kind: 'survey_comment', days: 365, isOwn: false });
			expect(await days(world.agency.code, new Date('2026-11-30T17:00:00Z'))).toEqual({ kind: 'survey_comment', days: 90, isOwn: true }); // 1 December in WIB
			expect(await days(scene.agency.code, new Date('2026-12-05T00:00:00Z'))).toMatchObject({ days: 365, isOwn: false });
			expect((await generalPage(scene.ctx, '')).purposes.flatMap(({ keeps }) => keeps).some(({ isOwn }) => isOwn)).toBe(false);
		}));

	test.each(['', 'tidak-ada', "1505' or true", '%'])('is refused for a government that is not there: %j', (code) =>
		withCitizen(async ({ ctx }) => { await expect(publicPage(ctx, code)).rejects.toMatchObject({ code: 'privacy.no_agency', status: 404 }); }));

	test('shows what the agency adds from its day on, and keeps what was there before', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor);
			await addParagraph(ctx, paragraph);
			await addParagraph(ctx, { ...paragraph, validFrom: '2026-12-01', bodyId: 'Kontak baru.' });
			const survey = async (now: Date) => (await publicPage(ctxOf(db, null, { now }), world.agency.code)).purposes.find(({ purpose }) => purpose === 'survey');
			expect(await survey(new Date('2026-11-21T03:00:00Z'))).toMatchObject({ additions: [{ bodyId: paragraph.bodyId }], earlierAdditions: [] });
			expect(await survey(new Date('2026-11-30T17:00:00Z'))).toMatchObject({ additions: [{ bodyId: 'Kontak baru.' }], earlierAdditions: [{ bodyId: paragraph.bodyId }] }); // 1 December in WIB
			expect((await publicPage(ctxOf(db, null), world.foreignAgency.code)).purposes.flatMap(({ additions }) => additions)).toEqual([]);
			expect((await textsPage(ctx)).coming).toMatchObject([{ bodyId: 'Kontak baru.' }]);
		}));
});

describe('a paragraph', () => {
	test('never begins in the past, and is never changed', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor);
			await expect(addParagraph(ctx, { ...paragraph, validFrom: '2026-11-20' })).rejects.toMatchObject({ code: 'privacy.in_the_past' });
			await addParagraph(ctx, paragraph);
			expect(await db.selectFrom('audit_entry').select('action').where('agency_id', '=', world.agency.id).execute()).toEqual([{ action: 'privacy.add_text' }]);
		}));

	test.each(['privacy_addition', 'retention_rule', 'privacy_step', 'retention_run'] as const)('the program itself may neither change nor delete rows of %s', (table) =>
		withScope([], async (db) => {
			await expect(db.deleteFrom(table).execute()).rejects.toThrow(/permission denied/);
		}));

	test('is added by the administrator of the whole government alone', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const able: string[] = [];
			for (const persona of PERSONAS) {
				const ctx = ctxOf(db, world.cast[persona].actor);
				for (const use of [async () => addParagraph(ctx, paragraph), async () => textsPage(ctx), async () => registerPage(ctx)]) await use().then(() => able.push(persona), (error: unknown) => expect(error).toMatchObject({ code: 'identity.not_allowed' }));
			}
			expect([...new Set(able)]).toEqual(['administrator', 'foreign_administrator']);
		}));
});

test('versions in the database are those of the program, word for word', () =>
	withDatabase(async (db) => {
		const rows = await db.selectFrom('privacy_text').select(['purpose', 'version', 'sha256', 'valid_from']).execute();
		const own = PRIVACY_TEXTS.map((text) => ({ purpose: text.purpose, version: text.version, sha256: createHash('sha256').update(JSON.stringify(text)).digest('hex'), valid_from: text.validFrom }));
		expect(rows.sort((a, b) => a.purpose.localeCompare(b.purpose))).toEqual(own.sort((a, b) => a.purpose.localeCompare(b.purpose)));
	}));

test('the record of processing follows texts and schedule of the day', () =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const ctx = ctxOf(db, world.cast.administrator.actor);
		await saveRetention(ctx, { kind: 'survey_comment', keepDays: 90, validFrom: '2026-11-21', reason: 'Jadwal retensi arsip' });
		const rows = await registerPage(ctx);
		expect(rows.map(({ purpose }) => purpose)).toEqual(PURPOSES);
		expect(rows.find(({ purpose }) => purpose === 'survey')?.keeps).toEqual([{ kind: 'survey_comment', days: 90, isOwn: true }]);
		expect(rows.find(({ purpose }) => purpose === 'complaint')?.keeps.map(({ days }) => days)).toEqual([1, 730, 730]);
	}));
