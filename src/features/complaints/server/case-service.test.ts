import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { aboutPerson, insertComplaint, insertDesk } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type World } from '#tests/support/personas.ts';
import { InboxSearch } from '../inbox.schema.ts';
import { caseOf, identify } from './case-service.ts';
import { sealIdentity } from './identity-seal.ts';
import { inbox, readInboxSearch } from './inbox-service.ts';

const KEY = 'a key of this test only, long enough';
const all = InboxSearch.parse({ view: 'all' });
const as = (db: Db, world: World, persona: (typeof PERSONAS)[number], day = '2026-07-01') => ctxOf(db, world.cast[persona].actor, { now: new Date(`${day}T03:00:00Z`) });

describe('the inbox', () => {
	test('shows the nearest deadline first and counts each state', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const later = await insertComplaint(db, world.units.section, { state: 'handling' });
			const sooner = await insertComplaint(db, world.units.section, { class: 'information', due_on: '2026-07-01' });
			const toVerify = await insertComplaint(db, world.units.section, { class: 'aspiration', due_on: null }); // by 29 June, as the one before
			const never = await insertComplaint(db, world.units.section, { class: 'aspiration', due_on: null, state: 'handling', verify_due_on: null });
			await insertComplaint(db, world.units.section, { state: 'closed', closed_at: new Date() });
			const page = await inbox(as(db, world, 'service_officer'), InboxSearch.parse({}));
			expect(page.rows.map(({ id }) => id)).toEqual([sooner, toVerify, later, never]);
			expect([page.total, page.counts.get('closed'), page.counts.get('new'), page.late]).toEqual([4, 1, 2, 2]); // two new ones should have been verified by 29 June
		}));

	test('finds by words in any form, by number, and by nothing else', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await insertComplaint(db, world.units.section, { subject: 'Pembuatan KTP', body: 'Petugas meminta fotokopi berulang kali.', number: 'QX7K2M9P' });
			await insertComplaint(db, world.units.section);
			const found = async (text: string) => (await inbox(as(db, world, 'service_officer'), { ...all, text })).rows.map((row) => row.id);
			for (const text of ['fotokopi petugas', 'buat ktp', 'qx7k2m9p']) expect(await found(text)).toEqual([id]);
			for (const text of ['paspor', "' or 1=1 --", '):*&|!', '%']) expect(await found(text)).toEqual([]);
		}));

	test('a page beyond the last is the last, and nonsense in the address is left out', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertComplaint(db, world.units.section);
			const search = readInboxSearch(new URLSearchParams('lihat=semua&halaman=-4&unit=1%27&jenis=x'));
			expect(search).toEqual(InboxSearch.parse({}));
			expect((await inbox(as(db, world, 'service_officer'), { ...search, page: 999 })).search.page).toBe(1);
		}));

	test.each(['employee', 'mentor', 'partner', 'training_manager', 'administrator', 'stranger'] as const)('%s has none', (persona) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await expect(inbox(as(db, world, persona), all)).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));

	test('numbers and words of a hidden complaint are not found by searching', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertComplaint(db, world.units.otherOffice, { class: 'violation', number: 'SECRET01', subject: 'Pungutan liar' });
			const aboutHead = await insertComplaint(db, world.units.section, { subject: 'Pungutan oleh kepala' });
			await aboutPerson(db, world.agency.id, aboutHead, world.cast.supervisor.person?.id ?? '');
			for (const text of ['pungutan', 'SECRET01']) expect(await inbox(as(db, world, 'supervisor'), { ...all, text })).toMatchObject({ rows: [], total: 0, late: 0 });
		}));
});

describe('one complaint on one screen', () => {
	test('offers the moves that the actor can make, and the units that it can go to', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertDesk(db, world.units.otherOffice, 'intake');
			const id = await insertComplaint(db, world.units.section, { state: 'assigned' });
			const officer = await caseOf(as(db, world, 'service_officer'), id);
			expect(officer.possible).toEqual(['assign', 'start', 'pause', 'hand_over']);
			expect(officer.targets.map(({ name }) => name)).toEqual([world.units.section.name, world.units.otherOffice.name]);
			const administrator = await caseOf(as(db, world, 'complaint_administrator'), id);
			expect(administrator.possible).toEqual(['assign', 'start', 'pause', 'refer', 'archive', 'hand_over']);
			expect(administrator.targets).toHaveLength(4);
			const reader = await caseOf(as(db, world, 'supervisor'), id);
			expect([reader.possible, reader.targets, reader.templates, reader.mayWrite]).toEqual([[], [], [], false]);
		}));

	test.each(['00000000-0000-7000-8000-000000000000', 'x'])('%s is no complaint', (id) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await expect(caseOf(as(db, world, 'service_officer'), id)).rejects.toMatchObject({ code: 'complaint.not_found', status: 404 });
		}));

	test('of another government is unknown here', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await insertComplaint(db, world.units.foreignRoot);
			await expect(caseOf(as(db, world, 'complaint_administrator'), id)).rejects.toMatchObject({ code: 'complaint.not_found' });
		}));
});

describe('who wrote', () => {
	const reporter = { name: 'Pelapor Rekaan', email: null, phone: '0800 000', wantsMail: false };

	async function sealedCase(db: Db, world: World, given: Parameters<typeof insertComplaint>[2] = {}) {
		const id = await insertComplaint(db, world.units.section, { number: 'ABCD1234', ...given });
		await db.insertInto('complaint_reporter').values({ agency_id: world.agency.id, complaint_id: id, sealed: sealIdentity(reporter, KEY, 'ABCD1234') }).execute();
		return id;
	}

	test('is shown to the complaint administrator, and the look is in the audit trail without the name', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await sealedCase(db, world);
			expect(await identify(as(db, world, 'complaint_administrator'), id, KEY)).toEqual(reporter);
			const entries = await db.selectFrom('audit_entry').selectAll().where('action', '=', 'complaint.identify').where('agency_id', '=', world.agency.id).execute();
			expect(entries).toMatchObject([{ subject: `complaint:${id}`, account_id: world.cast.complaint_administrator.account.id }]);
			expect(JSON.stringify(entries)).not.toContain('Rekaan,');
		}));

	test('is refused to everybody else, and stands nowhere in what they get', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await sealedCase(db, world);
			for (const persona of PERSONAS.filter((each) => each !== 'complaint_administrator')) {
				await expect(identify(as(db, world, persona), id, KEY)).rejects.toMatchObject({ name: 'Problem' });
			}
			const seen = await caseOf(as(db, world, 'service_officer'), id);
			expect(seen.mayIdentify).toBe(false);
			expect(JSON.stringify(seen)).not.toContain('Pelapor Rekaan');
		}));

	test('does not open with another key, and not when moved to another complaint', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await sealedCase(db, world);
			const other = await sealedCase(db, world, { number: 'WXYZ9876' });
			await expect(identify(as(db, world, 'complaint_administrator'), id, 'another key')).rejects.toMatchObject({ code: 'complaint.no_reporter' });
			await expect(identify(as(db, world, 'complaint_administrator'), other, KEY)).rejects.toMatchObject({ code: 'complaint.no_reporter' });
		}));
});
