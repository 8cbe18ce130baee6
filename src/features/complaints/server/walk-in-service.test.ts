import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { insertDesk } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { DeskForm, TemplateForm, WalkInForm } from '../office.schema.ts';
import { readNumber, readSecret } from '#platform/tracking.ts';
import { caseOf, identify } from './case-service.ts';
import { inbox, readInboxSearch } from './inbox-service.ts';
import { addTemplate, readSettings, removeTemplate, saveDesks } from './settings-service.ts';
import { readSummarySearch, summary } from './summary-service.ts';
import { recordWalkIn, walkInChoices } from './walk-in-service.ts';

const KEY = 'a key of this test only, long enough';
const typed = { token: '0a1b2c3d-0000-4000-8000-000000000001', channel: 'walk_in', class: 'complaint', body: 'Antre sejak pagi, loket hanya satu.', unitId: '', place: '', name: '', phone: '', receivedOn: '2026-11-20' };
const formOf = (given: object = {}) => WalkInForm.parse({ ...typed, token: crypto.randomUUID(), ...given });
const as = (db: Db, world: World, persona: keyof World['cast']) => ctxOf(db, world.cast[persona].actor);

describe('a complaint taken down by an officer (F79)', () => {
	test('has a number, a secret of which only the checksum is kept, and clocks from the day it came', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const receipt = await recordWalkIn(as(db, world, 'service_officer'), formOf({ unitId: world.units.section.id, channel: 'paper' }), KEY);
			expect([readNumber(receipt.number), readSecret(receipt.secret)]).toEqual([receipt.number, receipt.secret]);
			const { complaint, moves } = await caseOf(as(db, world, 'service_officer'), receipt.id);
			expect(complaint).toMatchObject({ channel: 'paper', state: 'new', unitId: world.units.section.id, receivedOn: '2026-11-20', verifyDueOn: '2026-11-25', dueOn: '2026-12-10', isAnonymous: true, subject: 'Antre sejak pagi, loket hanya satu' });
			expect(moves).toMatchObject([{ move: 'file', actor: 'officer' }]);
			const row = await db.selectFrom('complaint').selectAll().where('id', '=', receipt.id).executeTakeFirstOrThrow();
			expect(JSON.stringify(row)).not.toContain(receipt.secret);
		}));

	test('names the service it is about, so that its needs are found; not one that has ended, nor one of another government', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const [point, ended, foreign] = [await insertServicePoint(db, world.units.section), await insertServicePoint(db, world.units.section), await insertServicePoint(db, world.units.foreignRoot)];
			await db.updateTable('service').set({ ended_on: '2026-01-01' }).where('id', '=', ended.serviceId).execute();
			const officer = as(db, world, 'service_officer');
			expect((await walkInChoices(officer)).services).toEqual([{ id: point.serviceId, name: 'Pembuatan KTP-el' }]);
			const { id } = await recordWalkIn(officer, formOf({ unitId: world.units.section.id, serviceId: point.serviceId }), KEY);
			expect((await caseOf(officer, id)).complaint).toMatchObject({ serviceId: point.serviceId, serviceName: 'Pembuatan KTP-el' });
			for (const serviceId of [ended.serviceId, foreign.serviceId, crypto.randomUUID()]) {
				await expect(recordWalkIn(officer, formOf({ unitId: world.units.section.id, serviceId }), KEY)).rejects.toMatchObject({ code: 'complaint.service_unknown', params: { field: 'serviceId' } });
			}
			expect(WalkInForm.safeParse({ ...typed, serviceId: "' or 1=1" }).success).toBe(false);
		}));

	test('dated back counts by the day it came, in every list and sum, not by the day on which it was typed', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const officer = as(db, world, 'service_officer');
			const unitId = world.units.section.id;
			const { id: late } = await recordWalkIn(officer, formOf({ unitId, receivedOn: '2026-10-31', channel: 'paper' }), KEY);
			const { id: same } = await recordWalkIn(officer, formOf({ unitId, receivedOn: officer.today }), KEY);
			const { rows } = await summary(officer, readSummarySearch(new URLSearchParams({ menurut: 'month' })));
			expect(rows.map(({ key, total }) => [key, total])).toEqual([['2026-11', 1], ['2026-10', 1]]);
			const inMonth = async (month: string) => (await inbox(officer, readInboxSearch(new URLSearchParams({ lihat: 'all', dari: month, sampai: month })))).rows.map(({ id }) => id);
			expect([await inMonth('2026-10'), await inMonth('2026-11')]).toEqual([[late], [same]]);
			// The trace still says when it was typed.
			expect((await caseOf(officer, late)).moves).toMatchObject([{ move: 'file', at: officer.now }]);
			expect((await caseOf(officer, same)).complaint.receivedAt).toEqual(officer.now);
			const { days } = await db.selectFrom('complaint as c').innerJoin('agency as a', 'a.id', 'c.agency_id').select(sql<string[]>`array_agg(to_char(c.received_at at time zone a.time_zone, 'YYYY-MM-DD') = c.received_on::text)`.as('days')).where('c.agency_id', '=', world.agency.id).executeTakeFirstOrThrow();
			expect(days).toEqual([true, true]);
		}));

	test('of the first or last day of a month stays in it, in each zone of the country', () =>
		withDatabase(async (db) => {
			for (const zone of ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']) {
				const world = await insertWorld(db);
				await db.updateTable('agency').set({ time_zone: zone }).where('id', '=', world.agency.id).execute();
				const officer = as(db, world, 'service_officer');
				for (const receivedOn of ['2026-09-30', '2026-10-01']) await recordWalkIn(officer, formOf({ unitId: world.units.section.id, receivedOn }), KEY);
				const { rows } = await summary(officer, readSummarySearch(new URLSearchParams({ menurut: 'month' })));
				expect(rows.map(({ key, total }) => [key, total])).toEqual([['2026-10', 1], ['2026-09', 1]]);
			}
		}));

	test('sent twice is one complaint', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const form = formOf({ unitId: world.units.section.id, name: 'Warga Rekaan' });
			await recordWalkIn(as(db, world, 'service_officer'), form, KEY);
			await expect(recordWalkIn(as(db, world, 'service_officer'), form, KEY)).rejects.toMatchObject({ code: 'complaint.recorded_before' });
		}));

	test('of a violation is confidential, whatever box was ticked (R21)', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertDesk(db, world.units.otherOffice, 'inspectorate');
			const { id } = await recordWalkIn(as(db, world, 'service_officer'), formOf({ class: 'violation' }), KEY);
			expect((await caseOf(as(db, world, 'inspector'), id)).complaint).toMatchObject({ class: 'violation', isConfidential: true });
		}));

	test('keeps a name only under seal', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const { id } = await recordWalkIn(as(db, world, 'service_officer'), formOf({ unitId: world.units.section.id, name: 'Warga Rekaan', phone: '0800 111' }), KEY);
			expect(await identify(as(db, world, 'complaint_administrator'), id, KEY)).toEqual({ name: 'Warga Rekaan', phone: '0800 111', email: null, wantsMail: false });
			const stored = await db.selectFrom('complaint_reporter').select('sealed').where('complaint_id', '=', id).executeTakeFirstOrThrow();
			expect(Buffer.from(stored.sealed).toString('latin1')).not.toContain('Rekaan');
			const audit = await db.selectFrom('audit_entry').selectAll().where('agency_id', '=', world.agency.id).execute();
			expect(JSON.stringify(audit)).not.toContain('Warga Rekaan');
		}));

	test('without a unit goes to the intake desk, a violation to the inspectorate whatever unit was chosen', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const { service_officer } = { service_officer: as(db, world, 'service_officer') };
			await expect(recordWalkIn(service_officer, formOf(), KEY)).rejects.toMatchObject({ code: 'complaint.no_desk' });
			await expect(recordWalkIn(service_officer, formOf({ class: 'violation' }), KEY)).rejects.toMatchObject({ code: 'complaint.no_inspectorate' });
			await insertDesk(db, world.units.office, 'intake');
			await insertDesk(db, world.units.otherOffice, 'inspectorate');
			const unitOf = async (given: object) => (await db.selectFrom('complaint').select('unit_id').where('id', '=', (await recordWalkIn(service_officer, formOf(given), KEY)).id).executeTakeFirstOrThrow()).unit_id;
			expect(await unitOf({})).toBe(world.units.office.id);
			expect(await unitOf({ class: 'violation', unitId: world.units.section.id })).toBe(world.units.otherOffice.id);
		}));

	test.each([
		[{ receivedOn: '2026-11-22' }, 'complaint.in_the_future'],
		[{ unitId: '00000000-0000-7000-8000-000000000000' }, 'complaint.unit_unknown']
	])('%o is refused', (given, code) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await expect((async () => recordWalkIn(as(db, world, 'service_officer'), formOf(given), KEY))()).rejects.toMatchObject({ code });
		}));

	test.each([{ body: 'pendek' }, { body: 'x'.repeat(10_001) }, { channel: 'web' }, { class: 'secret' }, { receivedOn: '2026-02-30' }, { phone: 'telepon saya' }, { unitId: '1 or 1=1' }])('%o does not pass the form', (given) => {
		expect(WalkInForm.safeParse({ ...typed, ...given }).success).toBe(false);
	});

	test.each(['employee', 'supervisor', 'inspector', 'administrator', 'stranger'] as const)('%s takes down nothing', (persona) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await expect((async () => recordWalkIn(as(db, world, persona), formOf(), KEY))()).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await expect((async () => walkInChoices(as(db, world, persona)))()).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));
});

describe('settings', () => {
	test('desks are named, changed and taken away', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = as(db, world, 'complaint_administrator');
			const save = (intake: string, inspectorate: string) => saveDesks(ctx, DeskForm.parse({ intake, inspectorate }));
			await save(world.units.office.id, world.units.otherOffice.id);
			expect(await readSettings(ctx)).toMatchObject({ intake: world.units.office.id, inspectorate: world.units.otherOffice.id });
			await save(world.units.section.id, '');
			expect(await readSettings(ctx)).toMatchObject({ intake: world.units.section.id, inspectorate: '' });
			await expect(save(world.units.foreignRoot.id, '')).rejects.toMatchObject({ code: 'complaint.unit_unknown', params: { field: 'intake' } });
		}));

	test('templates have a name of their own and are removed once', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = as(db, world, 'complaint_administrator');
			const form = TemplateForm.parse({ name: 'Blangko', body: 'Blangko tersedia lagi mulai besok.' });
			await addTemplate(ctx, form);
			await expect(addTemplate(ctx, form)).rejects.toMatchObject({ code: 'complaint.template_taken' });
			const [template] = (await readSettings(ctx)).templates;
			await removeTemplate(ctx, template?.id ?? '');
			await removeTemplate(ctx, template?.id ?? '');
			expect((await readSettings(ctx)).templates).toEqual([]);
			expect(await db.selectFrom('audit_entry').select('action').where('agency_id', '=', world.agency.id).where('action', '=', 'complaint.template_remove').execute()).toHaveLength(1);
		}));

	test.each(['service_officer', 'administrator', 'inspector', 'foreign_administrator'] as const)('%s changes none', (persona) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await expect((async () => saveDesks(as(db, world, persona), { intake: null, inspectorate: null }))()).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));
});
