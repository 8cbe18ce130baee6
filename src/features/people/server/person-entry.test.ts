import { describe, expect, test } from 'vitest';
import type { Actor, Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { actorOf, ctxOf, insertAgency, insertEmployment, insertPerson, insertPosition, insertUnit, type UnitRow } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { withCommitted } from '#tests/support/training.ts';
import { NewPerson } from '../schema.ts';
import { addPerson, PEOPLE_PER_PAGE, readNewPersonForm, readPeople, readPerson } from './person-service.ts';

interface Place {
	readonly agencyId: string;
	readonly root: UnitRow;
	readonly office: UnitRow;
	/** Of somebody who may do all of it in the whole government. */
	readonly ctx: Ctx;
	readonly as: (actor: Actor) => Ctx;
}
async function place(db: Db): Promise<Place> {
	const agencyId = (await insertAgency(db)).id;
	const root = await insertUnit(db, { agencyId });
	const office = await insertUnit(db, { agencyId, parent: root, name: 'Dinas Rekaan' });
	return { agencyId, root, office, ctx: ctxOf(db, actorOf({ agencyId, roles: { administrator: root.path } })), as: (actor) => ctxOf(db, actor) };
}
/** An invented officer, born 15 May 1990, in service since March 2019. */
const entry = (unit: UnitRow, given: Partial<NewPerson> = {}): NewPerson =>
	NewPerson.parse({ nip: '199005152019032901', name: 'Baru Rekaan', unitId: unit.id, positionTitle: 'Arsiparis', positionKind: 'fungsional', rank: 'III/a', startedOn: '2026-01-01', ...given });
const everybody = { cari: undefined, halaman: 1 };
const count = async (db: Db, table: 'person' | 'employment' | 'position' | 'audit_entry', agencyId: string) =>
	Number((await db.selectFrom(table).select(({ fn }) => fn.countAll().as('count')).where('agency_id', '=', agencyId).executeTakeFirstOrThrow()).count);

describe('entering one person', () => {
	test('writes the person, one post and who did it; the trail holds no name and no number', () => withDatabase(async (db) => {
		const { agencyId, office, ctx } = await place(db);
		const id = await addPerson(ctx, entry(office, { titleAfter: 'S.IP', phone: '0812', email: 'baru@contoh.example' }));
		expect(await readPerson(ctx, id)).toMatchObject({ name: 'Baru Rekaan, S.IP', nip: '199005152019032901', bornOn: '1990-05-15', sex: 'F', email: 'baru@contoh.example', phone: '0812', leftOn: null });
		expect((await readPerson(ctx, id)).posts).toEqual([
			{ unit: 'Dinas Rekaan', unitId: office.id, title: 'Arsiparis', rank: 'III/a', kind: 'pns', isPrimary: true, isPresent: true, startedOn: '2026-01-01', endedOn: null }
		]);
		const [trail] = await db.selectFrom('audit_entry').selectAll().where('agency_id', '=', agencyId).execute();
		expect(trail).toMatchObject({ action: 'person.add', subject: `person:${id}`, detail: { unitId: office.id }, request_id: 'test' });
		expect(JSON.stringify(trail)).not.toMatch(/Rekaan|199005152019032901/);
	}));

	test.each([
		['199005152019032901', 'pns'],
		['199005152021212901', 'pppk']
	])('the number %s tells that the post is of a %s', (nip, kind) => withDatabase(async (db) => {
		const { office, ctx } = await place(db);
		expect((await readPerson(ctx, await addPerson(ctx, entry(office, { nip })))).posts[0]?.kind).toBe(kind);
	}));

	test('what is odd about the record is found at once, and what a form does not ask for is not', () => withDatabase(async (db) => {
		const { office, ctx } = await place(db);
		const findings = async (nip: string, given: Partial<NewPerson>) => (await readPerson(ctx, await addPerson(ctx, entry(office, { nip, ...given })))).findings;
		expect(await findings('199005152019032901', { email: 'a@contoh.example', phone: '0812' })).toEqual(['COM_3']);
		expect(await findings('199005152019032902', {})).toEqual(['COM_3', 'COM_6', 'COM_7']);
		expect(await findings('199005152019032903', { email: 'a@contoh.example', phone: '0812', positionKind: 'pengawas', rank: 'II/a' })).toEqual(['COM_3', 'ACC_10']);
	}));

	test('a post of that name in the unit is the same post; heads are told by their kind', () => withDatabase(async (db) => {
		const { agencyId, office, root, ctx } = await place(db);
		await addPerson(ctx, entry(office));
		await addPerson(ctx, entry(office, { nip: '199005152019032902' }));
		expect(await count(db, 'position', agencyId)).toBe(1);
		await addPerson(ctx, entry(root, { nip: '199005152019032903' }));
		expect(await count(db, 'position', agencyId)).toBe(2);
		for (const [at, positionKind] of (['jpt', 'administrator', 'pengawas', 'fungsional', 'pelaksana'] as const).entries()) {
			await addPerson(ctx, entry(office, { nip: `19900515201903291${at}`, positionKind, positionTitle: `Jabatan ${positionKind}` }));
		}
		const heads = await db.selectFrom('position').select('title').where('agency_id', '=', agencyId).where('is_head', '=', true).orderBy('title').execute();
		expect(heads.map(({ title }) => title)).toEqual(['Jabatan administrator', 'Jabatan jpt', 'Jabatan pengawas']);
	}));

	test('is refused with the reason in the reader\'s language, at its field, and writes nothing', () => withDatabase(async (db) => {
		const { agencyId, office, ctx } = await place(db);
		for (const [locale, message] of [['id', 'NIP harus 18 angka.'], ['en', 'A NIP has 18 digits.']] as const) {
			await expect(addPerson({ ...ctx, locale }, entry(office, { nip: '19900515' }))).rejects.toMatchObject({ code: 'person.nip_refused', status: 422, params: { field: 'nip', message } });
		}
		for (const table of ['person', 'employment', 'position', 'audit_entry'] as const) expect(await count(db, table, agencyId), table).toBe(0);
	}));

	test('the same number twice is refused, however it is written; in another government it is another record', () => withDatabase(async (db) => {
		const { agencyId, office, ctx } = await place(db);
		await addPerson(ctx, entry(office));
		for (const nip of ['199005152019032901', " '19900515 201903 2 901"]) {
			await expect(addPerson(ctx, entry(office, { nip, positionTitle: 'Lain' }))).rejects.toMatchObject({ code: 'person.nip_taken', status: 409, params: { field: 'nip' } });
		}
		expect([await count(db, 'person', agencyId), await count(db, 'employment', agencyId), await count(db, 'position', agencyId)]).toEqual([1, 1, 1]);
		const elsewhere = await place(db);
		await addPerson(elsewhere.ctx, entry(elsewhere.office));
		expect(await count(db, 'person', elsewhere.agencyId)).toBe(1);
	}));

	test('a unit that is closed, of another government, or nowhere is refused at its field', () => withDatabase(async (db) => {
		const { root, agencyId, ctx } = await place(db);
		const closed = await insertUnit(db, { agencyId, parent: root });
		await db.updateTable('unit').set({ closed_on: '2026-01-01' }).where('id', '=', closed.id).execute();
		const foreign = (await place(db)).office;
		for (const unit of [closed, foreign, { ...foreign, id: crypto.randomUUID() }]) {
			await expect(addPerson(ctx, entry(unit))).rejects.toMatchObject({ code: 'unit.not_found', params: { field: 'unitId' } });
		}
		expect(await count(db, 'person', agencyId)).toBe(0);
	}));

	test('is for who may enter people in that unit: not for those of another, not for those who read, not without signing in', () => withDatabase(async (db) => {
		const { agencyId, root, office, as } = await place(db);
		const other = await insertUnit(db, { agencyId, parent: root });
		await expect(addPerson(as(actorOf({ agencyId, roles: { administrator: other.path } })), entry(office))).rejects.toMatchObject({ code: 'identity.not_allowed', status: 403 });
		for (const role of ['employee', 'supervisor', 'auditor', 'head_of_region', 'evaluator', 'facilitator'] as const) {
			await expect(addPerson(as(actorOf({ agencyId, roles: { [role]: root.path } })), entry(office)), role).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}
		await expect(addPerson(ctxOf(db, null), entry(office))).rejects.toMatchObject({ code: 'identity.sign_in_needed' });
		expect(await count(db, 'person', agencyId)).toBe(0);
		await addPerson(as(actorOf({ agencyId, roles: { administrator: office.path } })), entry(office));
		expect(await count(db, 'person', agencyId)).toBe(1);
	}));

	test('the form offers open units of the own subtree, in the order of the tree, by their level', () => withDatabase(async (db) => {
		const { agencyId, root, office, as, ctx } = await place(db);
		const section = await insertUnit(db, { agencyId, parent: office, name: 'Bidang' });
		const closed = await insertUnit(db, { agencyId, parent: office, name: 'Tutup' });
		await db.updateTable('unit').set({ closed_on: '2026-01-01' }).where('id', '=', closed.id).execute();
		const other = await insertUnit(db, { agencyId, parent: root, name: 'Badan' });
		expect((await readNewPersonForm(ctx)).units.map(({ id, level }) => [id, level])).toEqual([[root.id, 1], [office.id, 2], [section.id, 3], [other.id, 2]]);
		expect((await readNewPersonForm(as(actorOf({ agencyId, roles: { administrator: office.path } })))).units.map(({ id }) => id)).toEqual([office.id, section.id]);
		await expect(readNewPersonForm(as(actorOf({ agencyId, roles: { employee: root.path } })))).rejects.toMatchObject({ code: 'identity.not_allowed' });
	}));
});

describe('the list of people', () => {
	test('is by name, fifty a page, without those who left; a page beyond the last is the last', () => withDatabase(async (db) => {
		const { agencyId, office, ctx } = await place(db);
		const positionId = await insertPosition(db, { agencyId, unitId: office.id });
		for (let at = 0; at < PEOPLE_PER_PAGE + 2; at += 1) {
			await insertEmployment(db, { person: await insertPerson(db, { agencyId, name: `Pegawai ${String(PEOPLE_PER_PAGE + 1 - at).padStart(2, '0')}` }), unit: office, positionId });
		}
		await insertPerson(db, { agencyId, name: 'Aaa Keluar', left_on: '2026-01-01' });
		const first = await readPeople(ctx, everybody);
		expect([first.total, first.pages, first.page, first.lines.length, first.lines[0]?.name]).toEqual([52, 2, 1, 50, 'Pegawai 00']);
		for (const halaman of [2, 3, 100_000]) {
			const last = await readPeople(ctx, { ...everybody, halaman });
			expect([last.page, last.lines.map(({ name }) => name)], String(halaman)).toEqual([2, ['Pegawai 50', 'Pegawai 51']]);
		}
	}));

	test('of nobody has one page', () => withDatabase(async (db) => {
		const { ctx } = await place(db);
		expect(await readPeople(ctx, { ...everybody, halaman: 7 })).toEqual({ lines: [], total: 0, pages: 1, page: 1, mayAdd: true });
	}));

	test('shows the present post: not one to come, not one that is over, not a second one', () => withDatabase(async (db) => {
		const { agencyId, root, office, ctx } = await place(db);
		const person = await insertPerson(db, { agencyId });
		const post = (title: string, unit: UnitRow) => insertPosition(db, { agencyId, unitId: unit.id, title });
		await insertEmployment(db, { person, unit: root, positionId: await post('Dulu', root), startedOn: '2020-01-01', endedOn: '2026-01-01' });
		await insertEmployment(db, { person, unit: office, positionId: await post('Kini', office), startedOn: '2026-01-01' });
		await insertEmployment(db, { person, unit: root, positionId: await post('Rangkap', root), isPrimary: false });
		expect((await readPeople(ctx, everybody)).lines).toMatchObject([{ id: person.id, title: 'Kini', unit: 'Dinas Rekaan', unitId: office.id }]);
	}));

	test('adding is offered to who may, and to nobody else', () => withDatabase(async (db) => {
		const { agencyId, root, as } = await place(db);
		const mayAdd = async (role: 'administrator' | 'auditor' | 'supervisor' | 'employee') => (await readPeople(as(actorOf({ agencyId, roles: { [role]: root.path } })), everybody)).mayAdd;
		expect([await mayAdd('administrator'), await mayAdd('supervisor'), await mayAdd('employee')]).toEqual([true, false, false]);
	}));

	// The search asks for the scope of the program's own role, so it needs rows that are committed.
	test('is found by a part of the name, a wrong letter, or the first digits of the number', () => withCommitted(async ({ owner, ctx }) => {
		const { agencyId, root, office } = await place(owner);
		const sari = await insertPerson(owner, { agencyId, name: 'Sari Wulandari', nip: '198801012010012901' });
		const budi = await insertPerson(owner, { agencyId, name: 'Budi Santoso', nip: '197702022005011901' });
		for (const person of [sari, budi]) await insertEmployment(owner, { person, unit: office });
		const found = async (cari: string, unit = root) => (await readPeople(ctx(actorOf({ agencyId, roles: { administrator: unit.path } })), { cari, halaman: 9 }));
		expect((await found('Wulandari')).lines.map(({ id }) => id)).toEqual([sari.id]);
		expect((await found('wulandri', office)).lines.map(({ id }) => id)).toEqual([sari.id]);
		expect((await found('1977 0202')).lines.map(({ id }) => id)).toEqual([budi.id]);
		expect(await found("'; drop table person; --")).toEqual({ lines: [], total: 0, pages: 1, page: 1, mayAdd: true });
		expect((await found('Wulandari', await insertUnit(owner, { agencyId, parent: root }))).lines).toEqual([]);
	}));
});

describe('a record', () => {
	test('lists posts newest first, the open one before those that are over', () => withDatabase(async (db) => {
		const { agencyId, root, office, ctx } = await place(db);
		const person = await insertPerson(db, { agencyId });
		for (const [title, startedOn, endedOn] of [['Pertama', '2015-01-01', '2018-01-01'], ['Kini', '2020-01-01', undefined], ['Kedua', '2018-01-01', '2020-01-01']] as const) {
			await insertEmployment(db, { person, unit: office, positionId: await insertPosition(db, { agencyId, unitId: root.id, title }), startedOn, ...(endedOn !== undefined && { endedOn }) });
		}
		expect((await readPerson(ctx, person.id)).posts.map(({ title, isPresent }) => [title, isPresent])).toEqual([['Kini', true], ['Kedua', false], ['Pertama', false]]);
	}));

	test('of somebody without a post is for who may read everywhere, and for themselves', () => withDatabase(async (db) => {
		const { agencyId, office, root, as } = await place(db);
		const person = await insertPerson(db, { agencyId });
		expect((await readPerson(as(actorOf({ agencyId, roles: { administrator: root.path } })), person.id)).posts).toEqual([]);
		expect((await readPerson(as(actorOf({ agencyId, personId: person.id })), person.id)).mayReadContact).toBe(true);
		await expect(readPerson(as(actorOf({ agencyId, roles: { administrator: office.path } })), person.id)).rejects.toMatchObject({ code: 'person.not_found', status: 404 });
	}));

	test('follows the person: who led the former unit reads it no more', () => withDatabase(async (db) => {
		const { agencyId, root, office, as } = await place(db);
		const other = await insertUnit(db, { agencyId, parent: root });
		const person = await insertPerson(db, { agencyId });
		await insertEmployment(db, { person, unit: office, startedOn: '2020-01-01', endedOn: '2026-11-21' });
		await insertEmployment(db, { person, unit: other, startedOn: '2026-11-21' });
		const leads = (unit: UnitRow) => as(actorOf({ agencyId, roles: { supervisor: unit.path } }));
		expect((await readPerson(leads(other), person.id)).id).toBe(person.id);
		await expect(readPerson(leads(office), person.id)).rejects.toMatchObject({ code: 'person.not_found' });
		expect((await readPerson({ ...leads(office), today: '2026-11-20' }, person.id)).id).toBe(person.id);
	}));

	test.each(['', 'baru', '1', "' or true --", '00000000-0000-0000-0000-000000000000'])('"%s" is nobody', (id) => withDatabase(async (db) => {
		await expect(readPerson((await place(db)).ctx, id)).rejects.toMatchObject({ code: 'person.not_found' });
	}));
});
