import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { readAudit } from '#features/audit/server/service.ts';
import { sendNotificationMail } from '#features/notifications/server/mail-service.ts';
import { notify } from '#features/notifications/server/service.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { insertComplaint, insertDesk } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { ORDINARY_CLASSES, type ComplaintState } from '../schema.ts';
import { MoveForm } from '../move.schema.ts';
import { caseOf, identify } from './case-service.ts';
import { repeatedComplaints } from './cluster-service.ts';
import { complaintDuty } from './duty-service.ts';
import { inbox, readInboxSearch } from './inbox-service.ts';
import { moveComplaint, writeMessage } from './move-service.ts';
import { findComplaint, listMoves } from './queries.ts';
import { readSummarySearch, summary, summaryFile } from './summary-service.ts';
import { complaintsConcealedFrom } from './trail-service.ts';

/* R21: what proves to be a violation after it was checked is from then on the inspectorate's alone; what proves to be none comes back. */

const WHY = 'Warga menyebut uang pelicin di loket dua.';
const BACK = 'Bukan dugaan pelanggaran: antrean panjang karena blangko habis.';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly id: string;
	as(persona: Persona, day?: string): Ctx;
	row(): Promise<NonNullable<Awaited<ReturnType<typeof findComplaint>>>>;
	handOver(by?: Persona, day?: string): Promise<boolean>;
	handBack(given?: object, by?: Persona, day?: string): Promise<boolean>;
}

/** One complaint in a section, received on 24 June 2026; the other office is the inspectorate. */
function inScene(work: (scene: Scene) => Promise<void>, given: Parameters<typeof insertComplaint>[2] = { state: 'handling' }): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		await insertDesk(db, world.units.otherOffice, 'inspectorate');
		const id = await insertComplaint(db, world.units.section, given);
		const as: Scene['as'] = (persona, day = '2026-07-01') => ctxOf(db, world.cast[persona].actor, { now: new Date(`${day}T03:00:00Z`) });
		await work({
			db, world, id, as,
			row: async () => (await findComplaint(db, world.agency.id, id))!,
			handOver: (by = 'service_officer', day) => moveComplaint(as(by, day), id, { move: 'hand_over', reason: WHY }),
			handBack: (form = {}, by = 'inspector', day = '2026-07-02') => moveComplaint(as(by, day), id, MoveForm.parse({ move: 'hand_back', class: 'complaint', unitId: world.units.section.id, reason: BACK, ...form }))
		});
	});
}

const ordinary = PERSONAS.filter((persona) => persona !== 'inspector');

describe('a complaint that proves to be a violation later', () => {
	test.each(['verified', 'assigned', 'handling', 'paused', 'closed'] as const)('is handed to the inspectorate while %s, and its clock still counts from the day of receipt (R19)', (state) =>
		inScene(async ({ world, row, handOver }) => {
			expect(await handOver()).toBe(false);
			expect(await row()).toMatchObject({
				class: 'violation', state: 'assigned', stateBefore: null, unitId: world.units.otherOffice.id, isConfidential: true, wasConfidential: false, closedAt: null, receivedOn: '2026-06-24',
				dueOn: '2026-09-18' // 60 working days without 17 and 25 August, as one found at verification
			});
		}, { state, state_before: state === 'paused' ? 'handling' : null, closed_at: state === 'closed' ? new Date('2026-07-01T01:00:00Z') : null }));

	test.each(['new', 'outside', 'archived'] as const)('is not handed over while %s: it is checked, or brought back, first', (state) =>
		inScene(async ({ row, handOver }) => {
			await expect(handOver(state === 'new' ? 'service_officer' : 'complaint_administrator')).rejects.toMatchObject({ code: 'complaint.move_impossible' });
			expect(await row()).toMatchObject({ class: 'complaint', state });
		}, { state, state_before: 'handling' }));

	test('the days for which it was closed are not counted, as when its reporter reopens it', () =>
		inScene(async ({ row, as, id, handOver }) => {
			await moveComplaint(as('service_officer', '2026-07-10'), id, MoveForm.parse({ move: 'close', closing: 'fixed', answer: 'Loket tambahan sudah dibuka sejak hari ini.', rootCause: 'competence', competency: 'Melayani' }));
			await handOver('service_officer', '2026-07-17');
			expect(await row()).toMatchObject({ dueOn: '2026-09-25', state: 'assigned', closedAt: null }); // five working days later
		}));

	test('what its reporter said of the closing no longer holds, and it is in no group of repeated ones', () =>
		inScene(async ({ db, world, id, handOver }) => {
			const cluster = await db.insertInto('complaint_cluster').values({ agency_id: world.agency.id, unit_id: world.units.section.id, name: 'Uang pelicin', words: ['uang'] }).returning('id').executeTakeFirstOrThrow();
			await db.updateTable('complaint').set({ cluster_id: cluster.id }).where('id', '=', id).execute();
			await handOver();
			const after = await db.selectFrom('complaint').select(['confirmed_fixed', 'confirmed_as', 'satisfaction', 'confirmed_on', 'cluster_id']).where('id', '=', id).executeTakeFirstOrThrow();
			expect(after).toEqual({ confirmed_fixed: null, confirmed_as: null, satisfaction: null, confirmed_on: null, cluster_id: null });
		}, { state: 'closed', closed_at: new Date('2026-07-01T01:00:00Z'), confirmed_fixed: true, confirmed_as: 'fixed', satisfaction: 4, confirmed_on: '2026-07-01' }));

	test('a pause ends with it, and the days of the pause stay taken off', () =>
		inScene(async ({ as, id, row, handOver }) => {
			await moveComplaint(as('service_officer', '2026-06-26'), id, { move: 'pause', reason: 'Menunggu berkas dari pelapor' });
			await handOver('service_officer', '2026-06-30');
			expect(await row()).toMatchObject({ dueOn: '2026-09-22' }); // two working days: 29 and 30 June
		}));

	test('without a named inspectorate nothing happens', () =>
		inScene(async ({ db, world, row, handOver }) => {
			await db.deleteFrom('complaint_desk').where('agency_id', '=', world.agency.id).execute();
			await expect(handOver()).rejects.toMatchObject({ code: 'complaint.no_inspectorate', params: { field: 'reason' } });
			expect(await row()).toMatchObject({ class: 'complaint', unitId: world.units.section.id });
		}));

	test.each(PERSONAS.filter((persona) => !['service_officer', 'complaint_administrator'].includes(persona)))('%s hands over nothing', (persona) =>
		inScene(async ({ row, handOver }) => {
			await expect(handOver(persona)).rejects.toMatchObject({ name: 'Problem' });
			expect(await row()).toMatchObject({ class: 'complaint' });
		}));

	test('needs a reason, which the inspectorate alone reads; a second hand-over finds nothing', () =>
		inScene(async ({ as, id, handOver }) => {
			for (const reason of ['', '    ', 'uang']) expect(MoveForm.safeParse({ move: 'hand_over', reason }).success).toBe(false);
			await handOver();
			const { moves, possible, messages } = await caseOf(as('inspector'), id);
			expect(moves.at(-1)).toMatchObject({ move: 'hand_over', reason: WHY, fromState: 'handling', toState: 'assigned' });
			expect([possible.includes('hand_back'), possible.includes('hand_over'), messages]).toEqual([true, false, []]);
			await expect(handOver()).rejects.toMatchObject({ code: 'complaint.not_found' });
		}));
});

describe('who loses sight of it', () => {
	test.each(ordinary)('%s cannot tell it from a complaint that never was', (persona) =>
		inScene(async ({ as, id, handOver }) => {
			await handOver();
			const none = '01999999-0000-7000-8000-00000000000a';
			for (const act of [(of: string) => caseOf(as(persona), of), (of: string) => writeMessage(as(persona), of, { body: 'Halo' }), (of: string) => identify(as(persona), of, 'x'), (of: string) => moveComplaint(as(persona), of, { move: 'start' })]) {
				const refusal = async (of: string) => act(of).then(() => 'none', ({ code, status, params }: { code: string; status: number; params: object }) => ({ code, status, params }));
				expect(await refusal(id)).toEqual(await refusal(none));
			}
		}));

	test.each(['service_officer', 'supervisor', 'complaint_administrator', 'evaluator', 'auditor', 'head_of_region'] as const)('%s finds it by no search, count, summary, group or duty', (persona) =>
		inScene(async ({ db, as, id, world, row, handOver }) => {
			const { number } = await row();
			await insertComplaint(db, world.units.section, { state: 'handling', subject: 'Uang lain', body: 'Blangko.' });
			await handOver();
			for (const query of [{}, { lihat: 'all' }, { lihat: 'late' }, { cari: number }, { cari: 'antre' }, { jenis: 'violation' }, { unit: world.units.section.id, lihat: 'all' }, { unit: world.units.otherOffice.id, lihat: 'all' }]) {
				const found = await inbox(as(persona, '2026-12-01'), readInboxSearch(new URLSearchParams(query)));
				expect(found.rows.map((each) => each.id), JSON.stringify(query)).not.toContain(id);
				expect([...found.counts.values()].reduce((sum, count) => sum + count, 0), JSON.stringify(query)).toBeLessThanOrEqual(1);
			}
			for (const by of ['unit', 'service', 'month']) {
				const ask = readSummarySearch(new URLSearchParams({ menurut: by, dari: '2026-01', sampai: '2026-12' }));
				expect((await summary(as(persona), ask)).rows.reduce((sum, { total }) => sum + total, 0)).toBe(1);
				expect(await summaryFile(as(persona), ask)).not.toContain(world.units.otherOffice.name);
			}
			expect(JSON.stringify(await repeatedComplaints(as(persona)))).not.toContain(id);
			const duty = await complaintDuty(as(persona, '2026-12-01'));
			expect(duty === null ? 0 : duty.late + duty.verify + duty.start + duty.answer).toBeLessThanOrEqual(1);
		}));

	test('the inspectorate sees all of it: notes of officers, letters, the history', () =>
		inScene(async ({ as, id, handOver }) => {
			await writeMessage(as('service_officer'), id, { body: 'Rekaman antrean disimpan.', isInternal: 'on' });
			await handOver();
			const page = await caseOf(as('inspector'), id);
			expect(page.messages.map(({ body }) => body)).toEqual(['Rekaman antrean disimpan.']);
			expect(page.moves.map(({ move }) => move)).toEqual(['hand_over']);
			expect((await inbox(as('inspector'), readInboxSearch(new URLSearchParams()))).rows.map((each) => each.id)).toEqual([id]);
		}));

	test('news that had reached the others is taken back, and a mail that waits finds nothing to send', () =>
		inScene(async ({ db, as, id, world, handOver }) => {
			const told = async (persona: Persona) => {
				await notify(db, { agencyId: world.agency.id, accountId: world.cast[persona].account.id, kind: 'complaint.new', params: { number: 'X', subject: 'Antre', unit: 'Y' }, link: `/pengaduan/${id}`, about: `${id} x`, now: as('inspector').now });
				return (await db.selectFrom('notification').select('id').where('account_id', '=', world.cast[persona].account.id).executeTakeFirstOrThrow()).id;
			};
			const [officer, inspector] = [await told('service_officer'), await told('inspector')];
			await handOver();
			expect((await db.selectFrom('notification').select('id').where('agency_id', '=', world.agency.id).execute()).map((row) => row.id)).toEqual([inspector]);
			const nobody = { settings: { url: 'smtp://127.0.0.1:1', from: 'Bina <bina@contoh.example>' }, address: 'x', now: new Date() };
			expect(await sendNotificationMail(db, { agencyId: world.agency.id, notificationId: officer }, nobody)).toBe('gone');
		}));

	test.each(['auditor', 'administrator'] as const)('the trail tells %s neither which complaint it was nor which way it went', (persona) =>
		inScene(async ({ db, as, id, world, handOver }) => {
			await moveComplaint(as('service_officer', '2026-06-25'), id, { move: 'verify', class: 'complaint' });
			await handOver();
			await moveComplaint(as('inspector', '2026-07-03'), id, { move: 'start' });
			const { entries } = await readAudit(as(persona), { page: 1 }, complaintsConcealedFrom);
			expect(entries.map(({ action, isConcealed, subject, detail, requestId }) => [action, isConcealed, subject, detail, requestId])).toEqual(
				['complaint.start', 'complaint.verify', 'complaint.verify'].map((action) => [action, true, 'complaint', {}, null]));
			const text = JSON.stringify(entries);
			for (const secret of [id, world.units.otherOffice.id, 'hand_over', 'violation', WHY]) expect(text).not.toContain(secret);
			const whole = await db.selectFrom('audit_entry').select(['subject', 'detail']).where('agency_id', '=', world.agency.id).where('action', '=', 'complaint.verify').orderBy('at', 'desc').executeTakeFirstOrThrow();
			expect(whole).toEqual({ subject: `complaint:${id}`, detail: { from: 'verified', to: 'assigned', class: 'violation' } });
		}, { state: 'new' }));

	test('nobody is told by the ladder but the inspectorate, and it begins anew', () =>
		inScene(async ({ row, handOver }) => {
			await handOver('service_officer', '2026-08-03');
			expect(await row()).toMatchObject({ escalation: 0, dueOn: '2026-09-18' });
		}, { state: 'handling', escalation: 3 }));
});

describe('a violation that proves to be none', () => {
	const violation = { class: 'violation', is_confidential: true, state: 'new' } as const;

	test.each(ORDINARY_CLASSES)('goes back as %s to the unit that the inspectorate chose, with the clock of its class', (kind) =>
		inScene(async ({ world, row, as, id, handOver, handBack }) => {
			await handOver();
			expect(await handBack({ class: kind })).toBe(false);
			expect(await row()).toMatchObject({ class: kind, state: 'assigned', unitId: world.units.section.id, isConfidential: false, wasConfidential: null, dueOn: { complaint: '2026-07-14', information: '2026-07-01', aspiration: null }[kind] });
			await expect(caseOf(as('inspector'), id)).rejects.toMatchObject({ code: 'complaint.not_found' });
			expect((await caseOf(as('service_officer'), id)).complaint.class).toBe(kind);
		}));

	test.each([
		['came as a violation', violation, true],
		['was confidential before', { state: 'handling', is_confidential: true } as const, true],
		['was open to others before', { state: 'handling' } as const, false]
	])('one that %s is confidential as its reporter was promised', (_, given, isConfidential) =>
		inScene(async ({ db, id, world, row, handOver, handBack }) => {
			if ('class' in given) await db.updateTable('complaint').set({ unit_id: world.units.otherOffice.id }).where('id', '=', id).execute();
			else await handOver();
			await handBack();
			expect(await row()).toMatchObject({ isConfidential });
		}, given));

	test('one found at the check, too, is as its reporter had wished', () =>
		inScene(async ({ as, id, row, handBack }) => {
			await moveComplaint(as('service_officer'), id, { move: 'verify', class: 'violation' });
			expect(await row()).toMatchObject({ isConfidential: true, wasConfidential: false });
			await handBack();
			expect(await row()).toMatchObject({ isConfidential: false, wasConfidential: null });
		}, { state: 'new' }));

	test('what was written and done in the inspectorate stays there, and who handed it over is not shown to the unit', () =>
		inScene(async ({ db, world, as, id, handOver, handBack }) => {
			await writeMessage(as('service_officer'), id, { body: 'Surat lama dari loket.' });
			await handOver();
			await writeMessage(as('inspector'), id, { body: 'Catatan pemeriksaan.', isInternal: 'on' });
			await writeMessage(as('inspector'), id, { body: 'Siapa yang meminta uang?' });
			await db.insertInto('complaint_message').values({ agency_id: world.agency.id, complaint_id: id, at: new Date('2026-06-01T00:00:00Z'), author: 'reporter', body: 'Namanya saya tulis di sini.' }).execute();
			await moveComplaint(as('inspector'), id, { move: 'pause', reason: 'Menunggu keterangan saksi' });
			await handBack();
			await writeMessage(as('service_officer', '2026-07-03'), id, { body: 'Kami lanjutkan.' });
			const page = await caseOf(as('service_officer', '2026-07-03'), id);
			expect(page.messages.map(({ body }) => body)).toEqual(['Surat lama dari loket.', 'Kami lanjutkan.']);
			expect(page.moves.map(({ move, reason }) => [move, reason])).toEqual([['hand_back', BACK]]);
			expect((await listMoves(db, world.agency.id, id)).map(({ move }) => move)).toEqual(['hand_over', 'pause', 'hand_back']);
			await handOver('service_officer', '2026-07-06');
			expect((await caseOf(as('inspector'), id)).messages).toHaveLength(5);
		}));

	test.each(ordinary)('%s gives nothing back', (persona) =>
		inScene(async ({ row, handOver, handBack }) => {
			await handOver();
			await expect(handBack({}, persona)).rejects.toMatchObject({ name: 'Problem' });
			expect(await row()).toMatchObject({ class: 'violation' });
		}));

	test.each<[string, object]>([['no unit', { unitId: '' }], ['no reason', { reason: ' ' }], ['a violation again', { class: 'violation' }], ['a class that is none', { class: 'x' }]])('with %s is refused by the form', (_, given) => {
		expect(MoveForm.safeParse({ move: 'hand_back', class: 'complaint', unitId: '01999999-0000-7000-8000-00000000000a', reason: BACK, ...given }).success).toBe(false);
	});

	test('to a unit of another government, or a closed one, it does not go', () =>
		inScene(async ({ db, world, row, handOver, handBack }) => {
			await handOver();
			await expect(handBack({ unitId: world.units.foreignRoot.id })).rejects.toMatchObject({ code: 'complaint.unit_unknown' });
			await db.updateTable('unit').set({ closed_on: '2026-06-01' }).where('id', '=', world.units.section.id).execute();
			await expect(handBack()).rejects.toMatchObject({ code: 'complaint.unit_unknown' });
			expect(await row()).toMatchObject({ class: 'violation' });
		}));

	test.each<[ComplaintState]>([['closed'], ['archived'], ['outside']])('one that is %s is not given back', (state) =>
		inScene(async ({ db, id, handOver, handBack }) => {
			await handOver();
			await db.updateTable('complaint').set({ state, state_before: 'handling', closed_at: new Date() }).where('id', '=', id).execute();
			await expect(handBack()).rejects.toMatchObject({ code: 'complaint.move_impossible' });
		}));

	test('the page offers the inspectorate every unit to give it back to, and to assign it only its own', () =>
		inScene(async ({ as, id, world, handOver }) => {
			expect((await caseOf(as('service_officer'), id)).anyUnit).toEqual([]);
			await handOver();
			const page = await caseOf(as('inspector'), id);
			expect(page.anyUnit.map((unit) => unit.id)).toEqual(expect.arrayContaining([world.units.section.id, world.units.office.id, world.units.root.id]));
			expect(page.targets.map((unit) => unit.id)).toEqual([world.units.otherOffice.id]);
		}));
});

test('a move that nobody knows is no move', () =>
	inScene(async ({ db, id, world }) => {
		const log = { agency_id: world.agency.id, complaint_id: id, at: new Date(), actor: 'officer', move: 'vanish', from_state: 'new', to_state: 'new' };
		await sql`savepoint before`.execute(db);
		await expect(db.insertInto('complaint_move').values(log).execute()).rejects.toThrow('complaint_move_known');
		await sql`rollback to savepoint before`.execute(db);
	}));
