import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { refreshPanel } from '#features/services/server/panel-service.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { actorFrom } from '#features/identity/actor.ts';
import type { GrantedRole } from '#features/identity/schema.ts';
import { ctxOf, insertAccount, insertPerson, type UnitRow } from '#tests/support/builders.ts';
import { aboutPerson, insertComplaint, insertDesk } from '#tests/support/complaint-rows.ts';
import { closeAt, fileOne, writeDraft, withCitizen, type CitizenScene, type Written } from '#tests/support/complaints.ts';
import { openDraft } from './draft.ts';
import { joinComplaint, similarTo } from './join-service.ts';
import { moveComplaint } from './move-service.ts';
import { listOpen311Requests } from './open311-queries.ts';
import { confirmedPanelSource } from './panel-source.ts';
import { findStatus } from './tracking-queries.ts';
import { hashOf } from '#platform/sealed-box.ts';
import { listSimilar, refreshWords } from './suggest-queries.ts';
import { reopenComplaint, statusPage } from './tracking-service.ts';

/* R21: a report about an officer, and one of a violation, is seen by its reporter and by who must work on it; by no other citizen. */

const BODY = 'Blangko KTP habis, petugas loket minta uang kopi. Kapan blangko datang?';
const named: Written = { story: { body: BODY }, writer: { privacy: 'named', name: 'Warga Rekaan', email: 'warga@contoh.example' } };

interface Joined {
	readonly number: string;
	readonly reporter: string;
	readonly supporter: string;
}

/** A complaint that an officer looked at and that a second citizen joined. */
async function joined(scene: CitizenScene, written: Written = named): Promise<Joined> {
	const { ctx, agency, owner, office } = scene;
	const { draft } = await fileOne(ctx, agency.code, { ...written, place: { unitId: office.id, place: 'Loket belakang' } });
	await owner.updateTable('complaint').set({ state: 'verified' }).where('number', '=', draft.number).execute();
	const cookie = await writeDraft(ctx, agency.code, { story: { body: BODY } });
	await joinComplaint(ctx, agency.code, cookie, draft.number);
	return { number: draft.number, reporter: draft.secret, supporter: (await openDraft(ctx, agency.code, cookie)).draft.secret };
}

async function nameAnOfficer({ owner, agency }: CitizenScene, number: string): Promise<void> {
	const { id } = await owner.selectFrom('complaint').select('id').where('number', '=', number).executeTakeFirstOrThrow();
	await aboutPerson(owner, agency.id, id, (await insertPerson(owner, { agencyId: agency.id })).id);
}

const reclass = ({ owner, inspectorate }: CitizenScene, number: string) =>
	owner.updateTable('complaint').set({ class: 'violation', unit_id: inspectorate.id, state: 'handling' }).where('number', '=', number).execute();

/** An officer of the scene with one role in one unit, at an instant. */
async function officer({ owner, app, agency }: CitizenScene, role: GrantedRole, unit: UnitRow, now: Date) {
	const account = await insertAccount(owner, { agencyId: agency.id });
	const actor = actorFrom({ accountId: account.id, personId: null, name: 'Petugas Rekaan', agencyId: agency.id, agencyName: agency.name, unitId: unit.id, unitName: unit.name, unitPath: unit.path, holdings: [{ role, agencyId: agency.id, unitPath: unit.path }] });
	return ctxOf(app, actor, { now });
}
const idOf = async ({ owner }: CitizenScene, number: string) => (await owner.selectFrom('complaint').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id;

/** As an officer of the office does it, once it was checked. */
async function handOver(scene: CitizenScene, number: string): Promise<void> {
	const { owner, inspectorate, office, ctx } = scene;
	if (!(await owner.selectFrom('complaint_desk').select('desk').where('desk', '=', 'inspectorate').executeTakeFirst())) await insertDesk(owner, inspectorate, 'inspectorate');
	await moveComplaint(await officer(scene, 'service_officer', office, new Date(ctx.now.getTime() + 60_000)), await idOf(scene, number), { move: 'hand_over', reason: 'Petugas diduga meminta uang kopi' });
}

/** As an inspector does it, an hour later. */
async function handBack(scene: CitizenScene, number: string): Promise<void> {
	const { inspectorate, office, ctx } = scene;
	await moveComplaint(await officer(scene, 'inspector', inspectorate, new Date(ctx.now.getTime() + 3_600_000)), await idOf(scene, number), { move: 'hand_back', class: 'complaint', unitId: office.id, reason: 'Bukan dugaan pelanggaran, blangko habis' });
}

describe('somebody who joined', () => {
	test.each([['became a violation', reclass], ['names an officer', nameAnOfficer], ['was handed to the inspectorate', handOver]])('sees of a complaint that %s only that it is handled, then that it is closed', (_, happens) =>
		withCitizen(async (scene) => {
			const { ctx, owner } = scene;
			const { number, reporter, supporter } = await joined(scene);
			await closeAt(owner, number, ctx.now);
			await reopenComplaint(ctx, { number, secret: reporter }, { reason: 'Saya Warga Rekaan, uangnya belum kembali' });
			await happens(scene, number);
			const seen = await findStatus(ctx.db, number, hashOf(supporter));
			expect(seen).toMatchObject({ isGuarded: true, isReporter: false, state: 'handling', class: null, subject: null, unitName: null, serviceName: null, place: null, moves: [], dueOn: null });
			const text = JSON.stringify(seen);
			for (const secret of ['violation', 'Inspektorat', 'Dinas Kependudukan', 'kopi', 'Rekaan, uangnya', 'Loket belakang', 'reopen', 'assigned', 'hand_over', 'hand_back']) expect(text, secret).not.toContain(secret);
			await closeAt(owner, number, ctx.now, 'not_fixed');
			expect(await statusPage(ctx, { number, secret: supporter })).toMatchObject({ isGuarded: true, state: 'closed', closing: null, closedOn: null, mayWrite: false, mayReopen: false, mayConfirm: false, isLate: false });
			expect(await statusPage(ctx, { number, secret: reporter })).toMatchObject({ isGuarded: false, isReporter: true, body: BODY, closing: 'not_fixed' });
		}));

	test.each(['archived', 'outside'] as const)('reads "closed" of a guarded complaint that is %s, and "handled" of a paused one', (state) =>
		withCitizen(async (scene) => {
			const { number, supporter } = await joined(scene);
			await reclass(scene, number);
			await scene.owner.updateTable('complaint').set({ state: 'paused', state_before: 'handling' }).where('number', '=', number).execute();
			expect(await statusPage(scene.ctx, { number, secret: supporter })).toMatchObject({ state: 'handling', archiveReason: null });
			await scene.owner.updateTable('complaint').set({ state, archive_reason: 'abusive' }).where('number', '=', number).execute();
			expect(await statusPage(scene.ctx, { number, secret: supporter })).toMatchObject({ state: 'closed', archiveReason: null });
		}));

	test('follows any other complaint by its time line, without the words of its reporter', () =>
		withCitizen(async (scene) => {
			const { ctx, owner } = scene;
			const { number, reporter, supporter } = await joined(scene, { ...named, story: { body: 'Blangko KTP habis hubungi 0812-3456-7890 kapan blangko datang' } });
			await closeAt(owner, number, ctx.now);
			await reopenComplaint(ctx, { number, secret: reporter }, { reason: 'Blangko tetap kosong' });
			const page = await statusPage(ctx, { number, secret: supporter });
			expect(page).toMatchObject({ isGuarded: false, subject: 'Blangko KTP habis hubungi ••• kapan blangko datang', place: null, satisfaction: null, unitName: 'Dinas Kependudukan Rekaan' });
			expect(page?.moves.find(({ move }) => move === 'reopen')).toMatchObject({ reason: null });
			expect((await statusPage(ctx, { number, secret: reporter }))?.moves.find(({ move }) => move === 'reopen')).toMatchObject({ reason: 'Blangko tetap kosong' });
		}));

	test('reads no word of an anonymous reporter, not even the title', () =>
		withCitizen(async (scene) => {
			const { number, supporter } = await joined(scene, { story: { body: BODY } });
			const page = await statusPage(scene.ctx, { number, secret: supporter });
			expect(page).toMatchObject({ isGuarded: false, subject: null, place: null, body: null });
			expect(JSON.stringify(page)).not.toContain('kopi');
		}));
});

describe('a complaint that was handed to the inspectorate after it was checked', () => {
	const numbers = { services: null, classes: ['complaint', 'information', 'aspiration', 'violation'], since: new Date('2026-01-01T00:00:00Z'), until: new Date('2027-01-01T00:00:00Z'), status: null, limit: 50, offset: 0 } as const;

	test('is by then found by no other citizen: not among like reports, not to join, not by Open311, in no public count', () =>
		withCitizen(async (scene) => {
			const { ctx, citizen, agency, office, owner } = scene;
			const { draft } = await fileOne(ctx, agency.code, { ...named, place: { unitId: office.id } });
			const { number } = draft;
			await owner.updateTable('complaint').set({ state: 'verified' }).where('number', '=', number).execute();
			const seen = async () => ({
				similar: (await listSimilar(citizen, agency.id, office.id, BODY, ctx.now)).length,
				open311: [(await listOpen311Requests(citizen, agency.id, { ...numbers, numbers: null })).length, (await listOpen311Requests(citizen, agency.id, { ...numbers, numbers: [number] })).length],
				counted: Object.values((await sql<{ told: { complaints: object } }>`select public_agency(${agency.code}, '2026-11-21') as told`.execute(citizen)).rows[0]?.told.complaints ?? {}).length,
				cells: (await sql`select * from public_complaint_cells(${agency.id})`.execute(owner)).rows.length
			});
			expect(await seen()).toMatchObject({ similar: 1, open311: [1, 1], cells: 1 });
			await handOver(scene, number);
			expect(await seen()).toEqual({ similar: 0, open311: [0, 0], counted: 0, cells: 0 });
			const cookie = await writeDraft(ctx, agency.code, { story: { body: BODY } });
			await expect(joinComplaint(ctx, agency.code, cookie, number)).rejects.toMatchObject({ code: 'complaint.not_joinable' });
		}));

	test('its reporter reads that the inspectorate has it and keeps every letter; why it went there stays unsaid', () =>
		withCitizen(async (scene) => {
			const { ctx, owner, inspectorate } = scene;
			const { number, reporter } = await joined(scene);
			await owner.insertInto('complaint_message').values({ agency_id: scene.agency.id, complaint_id: await idOf(scene, number), at: ctx.now, author: 'officer', body: 'Kami periksa di loket.' }).execute();
			await handOver(scene, number);
			const page = await statusPage(ctx, { number, secret: reporter });
			expect(page).toMatchObject({ isReporter: true, class: 'violation', state: 'assigned', status: 'handling', unitName: inspectorate.name, isConfidential: true, body: BODY, mayWrite: true });
			expect(page?.messages.map(({ body }) => body)).toEqual(['Kami periksa di loket.']);
			expect(page?.moves.at(-1)).toMatchObject({ move: 'hand_over', unitName: inspectorate.name, reason: null });
			expect(JSON.stringify(page)).not.toContain('diduga meminta');
		}));

	test('given back, who joined sees it as before, and nothing of the time between; its reporter reads why', () =>
		withCitizen(async (scene) => {
			const { ctx, inspectorate } = scene;
			const { number, reporter, supporter } = await joined(scene);
			const before = await statusPage(ctx, { number, secret: supporter });
			await handOver(scene, number);
			await handBack(scene, number);
			const after = await statusPage(ctx, { number, secret: supporter });
			expect(after).toMatchObject({ isGuarded: false, subject: before?.subject, unitName: before?.unitName, isConfidential: false, moves: before?.moves });
			for (const secret of [inspectorate.name, 'hand_', 'dugaan', 'diduga']) expect(JSON.stringify(after)).not.toContain(secret);
			expect((await statusPage(ctx, { number, secret: reporter }))?.moves.slice(-2)).toMatchObject([{ move: 'hand_over' }, { move: 'hand_back', reason: 'Bukan dugaan pelanggaran, blangko habis', unitName: scene.office.name }]);
		}));

	test('is learned from no more: its words speak for no unit', () =>
		withCitizen(async (scene) => {
			const { owner, app, agency, office } = scene;
			for (let at = 0; at < 4; at += 1) {
				await insertComplaint(owner, office, { number: `K${at}`, state: 'handling', body: 'pungutan kusumawardhani' });
				await handOver(scene, `K${at}`);
			}
			await inTransaction(app, (tx) => refreshWords(tx, agency.id));
			expect((await sql`select word from complaint_word where word ~ 'kusuma|pungut'`.execute(owner)).rows).toEqual([]);
		}));

	test.each([['was confirmed as fixed', { confirmed_fixed: true, confirmed_as: 'fixed' }], ['was never judged', {}]])('leaves the panel of its month when it was closed and %s, and each month that it leaves is counted anew', (_, judged) =>
		withCitizen(async (scene) => {
			const { owner, agency, office, point } = scene;
			const { service_id } = await owner.selectFrom('service_point').select('service_id').where('id', '=', point.id).executeTakeFirstOrThrow();
			await insertComplaint(owner, office, { number: 'P1', state: 'closed', service_id, closed_at: new Date('2026-10-20T03:00:00Z'), ...judged });
			await owner.deleteFrom('panel_stale').execute();
			await handOver(scene, 'P1');
			const stale = await sql<{ month: string }>`select distinct month::text as month from panel_stale where agency_id = ${agency.id} and unit_id = ${office.id} and service_id = ${service_id} order by 1`.execute(owner);
			expect(stale.rows.map(({ month }) => month)).toEqual(['2026-06-01', '2026-10-01']);
		}));
});

describe('what was reported already', () => {
	const find = ({ citizen, ctx, agency, office }: CitizenScene, text: string) => listSimilar(citizen, agency.id, office.id, text, ctx.now);

	test('is not shown and not joined when it is about an officer', () =>
		withCitizen(async (scene) => {
			const { draft } = await fileOne(scene.ctx, scene.agency.code, { ...named, place: { unitId: scene.office.id } });
			await scene.owner.updateTable('complaint').set({ state: 'verified' }).where('number', '=', draft.number).execute();
			expect(await find(scene, BODY)).toHaveLength(1);
			await nameAnOfficer(scene, draft.number);
			expect(await find(scene, BODY)).toEqual([]);
			const cookie = await writeDraft(scene.ctx, scene.agency.code, { story: { body: BODY } });
			await expect(joinComplaint(scene.ctx, scene.agency.code, cookie, draft.number)).rejects.toMatchObject({ code: 'complaint.not_joinable' });
		}));

	test('of an anonymous reporter is shown by words that the reader wrote too and that three settled cases have, and by no other', () =>
		withCitizen(async (scene) => {
			const { owner, app, agency, office, ctx } = scene;
			for (let at = 0; at < 3; at += 1) await insertComplaint(owner, office, { state: 'closed', closed_at: ctx.now, subject: 'Blangko', body: 'blangko KTP habis' });
			await inTransaction(app, (tx) => refreshWords(tx, agency.id));
			const { draft } = await fileOne(ctx, agency.code, { story: { body: 'Sukmawijaya RT 04 lapor: blangko KTP habis' }, place: { unitId: office.id, place: 'Rumah Sukmawijaya' } });
			await owner.updateTable('complaint').set({ state: 'verified' }).where('number', '=', draft.number).execute();
			const typed = 'Blangko KTP habis di loket';
			expect(await find(scene, typed)).toEqual([{ number: draft.number, subject: null, words: ['blangko', 'ktp', 'habis'], place: null, month: '2026-11-01', state: 'verified', joined: 0 }]);
			const guess = await find(scene, 'Sukmawijaya lapor blangko KTP habis');
			expect(guess).toMatchObject([{ subject: null, words: ['blangko', 'ktp', 'habis'], place: null }]);
			const own = await openDraft(ctx, agency.code, await writeDraft(ctx, agency.code, { story: { body: typed }, place: { unitId: office.id } }));
			expect(await similarTo(ctx, own)).toMatchObject([{ subject: null, words: ['blangko', 'ktp', 'habis'] }]);
		}));

	test('of an anonymous reporter shows the rarest five of the words, in the order in which the reader typed them', () =>
		withCitizen(async (scene) => {
			const { owner, app, agency, office, ctx } = scene;
			const settled = async (count: number, body: string) => { for (let at = 0; at < count; at += 1) await insertComplaint(owner, office, { state: 'closed', closed_at: ctx.now, subject: 'X', body }); };
			await settled(9, 'kemarin datang pagi');
			await settled(3, 'blangko loket antre petugas formulir');
			await inTransaction(app, (tx) => refreshWords(tx, agency.id));
			const body = 'Kemarin datang pagi, blangko habis, loket tutup, antre panjang, petugas pergi, formulir kosong';
			const { draft } = await fileOne(ctx, agency.code, { story: { body }, place: { unitId: office.id } });
			await owner.updateTable('complaint').set({ state: 'verified' }).where('number', '=', draft.number).execute();
			expect(await find(scene, body)).toMatchObject([{ words: ['blangko', 'loket', 'antre', 'petugas', 'formulir'] }]);
		}));

	test('no word is learned from complaints about an officer', () =>
		withCitizen(async (scene) => {
			const { owner, app, agency, office, ctx } = scene;
			const person = await insertPerson(owner, { agencyId: agency.id });
			for (let at = 0; at < 4; at += 1) await aboutPerson(owner, agency.id, await insertComplaint(owner, office, { state: 'closed', closed_at: ctx.now, body: 'pungutan kusumawardhani' }), person.id);
			await inTransaction(app, (tx) => refreshWords(tx, agency.id));
			expect((await sql`select word from complaint_word where word ~ 'kusuma|pungut'`.execute(owner)).rows).toEqual([]);
		}));
});

test('the panel of confirmed repairs leaves out a complaint once it names an officer, and takes it back with the name', () =>
	withCitizen(async ({ owner, app, agency, office, point }) => {
		const { service_id } = await owner.selectFrom('service_point').select('service_id').where('id', '=', point.id).executeTakeFirstOrThrow();
		const person = await insertPerson(owner, { agencyId: agency.id });
		const closed = { state: 'closed', service_id, closed_at: new Date('2026-10-20T03:00:00Z') };
		const ids = [await insertComplaint(owner, office, closed), await insertComplaint(owner, office, closed)];
		await owner.updateTable('complaint').set({ confirmed_fixed: true }).where('id', 'in', ids).execute();
		const answers = async () => {
			await refreshPanel(app, agency.id, [confirmedPanelSource], '2027-01-01');
			return (await sql<{ responses: number }>`select responses from outcome_month where agency_id = ${agency.id}`.execute(owner)).rows.map(({ responses }) => responses);
		};
		expect(await answers()).toEqual([2]);
		await aboutPerson(owner, agency.id, ids[0] ?? '', person.id);
		expect(await answers()).toEqual([1]);
		await owner.updateTable('complaint').set({ class: 'violation' }).where('id', '=', ids[1] ?? '').execute();
		expect(await answers()).toEqual([]);
		await owner.deleteFrom('complaint_person').where('person_id', '=', person.id).execute();
		expect(await answers()).toEqual([1]);
	}));
