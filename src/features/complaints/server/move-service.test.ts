import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { insertComplaint, insertDesk } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { MoveForm } from '../move.schema.ts';
import { pausesOf } from './clock.ts';
import { listMessages } from './move-queries.ts';
import { moveComplaint, restartClock, writeMessage } from './move-service.ts';
import { findComplaint, listMoves } from './queries.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly id: string;
	as(persona: keyof World['cast'], day?: string): Ctx;
	row(): ReturnType<typeof findComplaint>;
}

/** One complaint in a section, received on 24 June 2026. */
function inScene(work: (scene: Scene) => Promise<void>, given: Parameters<typeof insertComplaint>[2] = {}): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const id = await insertComplaint(db, world.units.section, given);
		await work({
			db, world, id,
			as: (persona, day = '2026-06-25') => ctxOf(db, world.cast[persona].actor, { now: new Date(`${day}T03:00:00Z`) }),
			row: () => findComplaint(db, world.agency.id, id)
		});
	});
}

const closing = { move: 'close', closing: 'fixed', answer: 'Loket tambahan sudah dibuka sejak hari ini.', rootCause: 'capacity' } as const;
const answerOf = (form: object) => MoveForm.parse(form);

describe('the straight way (R20)', () => {
	test('is logged with person, time and units, and ends with an answer to the reporter', () =>
		inScene(async ({ db, world, id, as, row }) => {
			const officer = world.cast.service_officer.actor;
			await moveComplaint(as('service_officer'), id, answerOf({ move: 'verify', class: 'complaint' }));
			await moveComplaint(as('complaint_administrator', '2026-06-26'), id, answerOf({ move: 'assign', unitId: world.units.section.id }));
			await moveComplaint(as('service_officer', '2026-06-29'), id, answerOf({ move: 'start' }));
			await moveComplaint(as('service_officer', '2026-07-01'), id, answerOf(closing));
			expect(await row()).toMatchObject({ state: 'closed', closing: 'fixed', rootCause: 'capacity', dueOn: '2026-07-14', respondDueOn: '2026-07-03', closedAt: new Date('2026-07-01T03:00:00Z') });
			const moves = await listMoves(db, world.agency.id, id);
			expect(moves.map(({ move, fromState, toState }) => [move, fromState, toState])).toEqual([
				['verify', 'new', 'verified'], ['assign', 'verified', 'assigned'], ['start', 'assigned', 'handling'], ['close', 'handling', 'closed']
			]);
			expect(moves[0]).toMatchObject({ actor: 'officer', officerName: officer.name, at: new Date('2026-06-25T03:00:00Z') });
			expect(moves[1]).toMatchObject({ fromUnitName: world.units.section.name, toUnitName: world.units.section.name });
			expect(await listMessages(db, world.agency.id, id)).toMatchObject([{ body: closing.answer, author: 'officer', isInternal: false }]);
			const audit = await db.selectFrom('audit_entry').select('action').where('agency_id', '=', world.agency.id).where('subject', '=', `complaint:${id}`).orderBy('id').execute();
			expect(audit.map(({ action }) => action)).toEqual(['complaint.verify', 'complaint.assign', 'complaint.start', 'complaint.close']);
		}));

	test('two officers at once: the second is told that it was moved', () =>
		inScene(async ({ id, as }) => {
			await moveComplaint(as('service_officer'), id, { move: 'verify', class: 'complaint' });
			await expect(moveComplaint(as('complaint_administrator'), id, { move: 'verify', class: 'complaint' })).rejects.toMatchObject({ code: 'complaint.move_impossible', status: 409 });
		}));
});

describe('the clock', () => {
	test('stands still while paused and goes on later by those days', () =>
		inScene(async ({ id, as, row }) => {
			await moveComplaint(as('service_officer', '2026-06-26'), id, { move: 'pause', reason: 'Menunggu berkas dari pelapor' });
			expect(await row()).toMatchObject({ state: 'paused', stateBefore: 'new', dueOn: null, verifyDueOn: null });
			await moveComplaint(as('service_officer', '2026-06-30'), id, { move: 'resume' });
			// two working days lost: Monday 29 and Tuesday 30 June
			expect(await row()).toMatchObject({ state: 'new', stateBefore: null, dueOn: '2026-07-16', verifyDueOn: '2026-07-01' });
		}));

	test('a wrong routing is corrected without losing it', () =>
		inScene(async ({ world, id, as, row }) => {
			await moveComplaint(as('complaint_administrator', '2026-07-10'), id, { move: 'assign', unitId: world.units.otherOffice.id, reason: 'Bukan tugas seksi ini' });
			expect(await row()).toMatchObject({ state: 'assigned', unitId: world.units.otherOffice.id, dueOn: '2026-07-14', respondDueOn: '2026-07-14' });
		}));

	test('a corrected class has its own limit, counted from the day of receipt', () =>
		inScene(async ({ id, as, row }) => {
			await moveComplaint(as('service_officer'), id, { move: 'verify', class: 'information' });
			expect(await row()).toMatchObject({ class: 'information', dueOn: '2026-07-01' });
		}));

	test('the agency\'s own holiday moves a deadline that is counted afterwards', () =>
		inScene(async ({ db, world, id, as, row }) => {
			await db.insertInto('holiday').values({ agency_id: world.agency.id, day: '2026-07-09', name: 'Hari jadi rekaan', kind: 'regional' }).execute();
			await moveComplaint(as('service_officer'), id, { move: 'verify', class: 'complaint' });
			expect(await row()).toMatchObject({ dueOn: '2026-07-15' });
		}));

	test('a reopened complaint has the days left that it had when it was closed', () =>
		inScene(async ({ db, world, id, as, row }) => {
			await moveComplaint(as('service_officer', '2026-07-10'), id, answerOf(closing)); // two of fourteen working days left
			const log = { agency_id: world.agency.id, complaint_id: id, at: new Date('2026-07-17T03:00:00Z'), actor: 'reporter', move: 'reopen', from_state: 'closed', to_state: 'assigned' };
			await db.insertInto('complaint_move').values(log).execute();
			await db.updateTable('complaint').set({ state: 'assigned', closed_at: null, reopened_at: log.at }).where('id', '=', id).execute();
			for (let run = 0; run < 2; run++) await restartClock(as('service_officer', '2026-07-17'), world.agency.id, id);
			expect(await row()).toMatchObject({ state: 'assigned', dueOn: '2026-07-21' });
		}, { state: 'handling' }));

	test('a closed one keeps the deadline it had', () =>
		inScene(async ({ world, id, as, row }) => {
			await moveComplaint(as('service_officer', '2026-07-10'), id, answerOf(closing));
			await restartClock(as('service_officer', '2026-07-17'), world.agency.id, id);
			expect(await row()).toMatchObject({ state: 'closed', dueOn: '2026-07-14' });
		}, { state: 'handling' }));

	test('pauses are read from the log in pairs', () => {
		expect(pausesOf([{ move: 'resume', onDay: '2026-01-01' }, { move: 'pause', onDay: '2026-01-02' }, { move: 'pause', onDay: '2026-01-03' }, { move: 'resume', onDay: '2026-01-05' }, { move: 'pause', onDay: '2026-01-09' }])).toEqual([
			{ from: '2026-01-02', to: '2026-01-05' }, { from: '2026-01-09', to: null }
		]);
	});
});

describe('side states', () => {
	test('what was put aside goes back to where it was', () =>
		inScene(async ({ id, as, row }) => {
			await moveComplaint(as('complaint_administrator'), id, { move: 'archive', archiveReason: 'too_general' });
			expect(await row()).toMatchObject({ state: 'archived', archiveReason: 'too_general' });
			await moveComplaint(as('complaint_administrator'), id, { move: 'restore', reason: 'Salah pilih laporan' });
			expect(await row()).toMatchObject({ state: 'handling', archiveReason: null, stateBefore: null });
		}, { state: 'handling' }));

	test('a paused complaint that is put aside and brought back is open again, with its clock running', () =>
		inScene(async ({ id, as, row }) => {
			await moveComplaint(as('complaint_administrator'), id, { move: 'pause', reason: 'Menunggu berkas dari pelapor' });
			await moveComplaint(as('complaint_administrator', '2026-06-26'), id, { move: 'archive', archiveReason: 'withdrawn' });
			await moveComplaint(as('complaint_administrator', '2026-06-26'), id, { move: 'restore', reason: 'Pelapor berubah pikiran' });
			expect(await row()).toMatchObject({ state: 'new', dueOn: '2026-07-15' });
		}));
});

describe('violations go to the inspectorate only (R21)', () => {
	test('a complaint found to be one is handed over when it is verified, and its former unit no longer sees it', () =>
		inScene(async ({ db, world, id, as, row }) => {
			await insertDesk(db, world.units.otherOffice, 'inspectorate');
			await moveComplaint(as('service_officer'), id, { move: 'verify', class: 'violation' });
			expect(await row()).toMatchObject({ class: 'violation', isConfidential: true, unitId: world.units.otherOffice.id, dueOn: '2026-09-18' }); // 60 working days without 17 and 25 August
			expect(await listMoves(db, world.agency.id, id)).toMatchObject([{ move: 'verify', fromUnitName: world.units.section.name, toUnitName: world.units.otherOffice.name }]);
			await expect(moveComplaint(as('service_officer'), id, { move: 'assign', unitId: world.units.section.id })).rejects.toMatchObject({ code: 'complaint.not_found' });
			await expect(moveComplaint(as('inspector'), id, { move: 'assign', unitId: world.units.section.id })).rejects.toMatchObject({ code: 'complaint.violation_stays' });
		}));

	test('without a named inspectorate nothing is handed over', () =>
		inScene(async ({ id, as, row }) => {
			await expect(moveComplaint(as('service_officer'), id, { move: 'verify', class: 'violation' })).rejects.toMatchObject({ code: 'complaint.no_inspectorate' });
			expect(await row()).toMatchObject({ class: 'complaint', state: 'new' });
		}));
});

describe('refused', () => {
	test.each(['employee', 'supervisor', 'evaluator', 'auditor', 'foreign_administrator', 'stranger', 'administrator'] as const)('%s moves nothing', (persona) =>
		inScene(async ({ id, as, row }) => {
			await expect(moveComplaint(as(persona), id, { move: 'verify', class: 'complaint' })).rejects.toMatchObject({ name: 'Problem' });
			expect(await row()).toMatchObject({ state: 'new' });
		}));

	test('a unit of another government, or a closed one, is no place to send a complaint', () =>
		inScene(async ({ db, world, id, as }) => {
			const to = (unitId: string) => moveComplaint(as('complaint_administrator'), id, { move: 'assign', unitId });
			await expect(to(world.units.foreignRoot.id)).rejects.toMatchObject({ code: 'complaint.unit_unknown' });
			await db.updateTable('unit').set({ closed_on: '2026-06-01' }).where('id', '=', world.units.otherOffice.id).execute();
			await expect(to(world.units.otherOffice.id)).rejects.toMatchObject({ code: 'complaint.unit_unknown' });
		}));

	test.each([
		[{ ...closing, rootCause: 'competence' }, 'competency'],
		[{ ...closing, answer: 'Selesai.' }, 'answer'],
		[{ ...closing, rootCause: 'bad luck' }, 'rootCause'],
		[{ ...closing, closing: 'done' }, 'closing'],
		[{ move: 'pause', reason: '    ' }, 'reason'],
		[{ move: 'archive', archiveReason: 'other' }, 'archiveReason'],
		[{ move: 'reopen' }, 'move'],
		[{ move: 'assign', unitId: "1' or '1'='1" }, 'unitId']
	])('%o lacks what the rules want written: %s', (form, field) => {
		const parsed = MoveForm.safeParse(form);
		expect(parsed.error?.issues.some(({ path }) => path.includes(field))).toBe(true);
	});
});

describe('messages', () => {
	test('a note among officers is kept apart from what the reporter reads', () =>
		inScene(async ({ db, world, id, as }) => {
			await writeMessage(as('service_officer'), id, { body: 'Tolong cek rekaman antrean.', isInternal: 'on' });
			await writeMessage(as('service_officer'), id, { body: 'Kami sedang memeriksanya.' });
			expect((await listMessages(db, world.agency.id, id)).map(({ isInternal }) => isInternal)).toEqual([true, false]);
		}));

	test('who may only read writes nothing', () =>
		inScene(async ({ id, as }) => {
			await expect(writeMessage(as('supervisor'), id, { body: 'Segera!' })).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));
});
