import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase, withScope } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import type { ImprovementChange, ImprovementForm } from '../improvement.schema.ts';
import { changeImprovement, endImprovement, improvedUnits, improvementChangePage, improvementPage, improvementsOf, recordImprovement, withdrawImprovement } from './improvement-service.ts';
import { timeline } from './timeline-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly unitId: string;
	/** Recorded on 2 March 2026, in force. */
	readonly id: string;
	readonly change: ImprovementChange;
	as(persona: keyof World['cast'], day?: string): Ctx;
	/** The units that changed something in these months, as an evaluation asks. */
	changed(from: string, to: string): Promise<readonly string[]>;
	actions(): Promise<readonly string[]>;
}

function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const unitId = world.units.section.id;
		const point = await insertServicePoint(db, world.units.section);
		const form: ImprovementForm = {
			serviceId: point.serviceId, title: 'Satu loket', beforeText: 'Tiga loket', afterText: 'Satu loket', beganOn: '2026-03-02', endedOn: null, endedWhy: '', cause: 'own', clusterId: null, causeElement: null,
			expected: 'time', responsible: world.cast.employee.person?.id ?? ''
		};
		const as = (persona: keyof World['cast'], day = '2026-11-21') => ctxOf(db, world.cast[persona].actor, { now: new Date(`${day}T03:00:00Z`) });
		const id = await recordImprovement(as('supervisor'), unitId, form);
		const { endedOn: _day, endedWhy: _why, ...told } = form;
		await work({
			db, world, unitId, id, as, change: { ...told, version: 1, reason: 'Tanggalnya keliru' },
			changed: (from, to) => improvedUnits(db, world.agency.id, from, to),
			actions: async () => (await db.selectFrom('audit_entry').select('action').where('subject', '=', `improvement:${id}`).orderBy('id').execute()).map(({ action }) => action)
		});
	});
}

describe('an improvement that was recorded', () => {
	test('is changed by version: what it was, who changed it and why stays, and readers see it', () =>
		inScene(async ({ as, unitId, id, change, actions, world }) => {
			await changeImprovement(as('supervisor', '2026-11-20'), unitId, id, { ...change, title: 'Satu loket terpadu', beganOn: '2026-04-01' });
			const [one] = (await improvementPage(as('service_officer'), unitId)).improvements;
			expect(one).toMatchObject({ title: 'Satu loket terpadu', beganOn: '2026-04-01', version: 2 });
			expect(one?.pasts).toMatchObject([{ title: 'Satu loket', beganOn: '2026-03-02', version: 1, kind: 'changed', reason: 'Tanggalnya keliru', changedOn: '2026-11-20', responsibleName: world.cast.employee.person?.name }]);
			expect(one?.pasts[0]?.changedBy).toBeTruthy();
			expect(await actions()).toEqual(['improvement.record', 'improvement.change']);
		}));

	test('is read by an evaluation in the version in force, never in an older one', () =>
		inScene(async ({ as, unitId, id, change, changed }) => {
			expect(await changed('2026-03-01', '2026-03-31')).toEqual([unitId]);
			await changeImprovement(as('supervisor'), unitId, id, { ...change, beganOn: '2026-06-01' });
			expect([await changed('2026-03-01', '2026-03-31'), await changed('2026-06-01', '2026-06-30')]).toEqual([[], [unitId]]);
		}));

	test('ends on a day with a reason, which is a change of its own for an evaluation and the time line', () =>
		inScene(async ({ as, unitId, id, changed, actions }) => {
			await endImprovement(as('supervisor'), unitId, id, { version: 1, endedOn: '2026-09-30', why: 'Loket kedua dibuka lagi' });
			expect([await changed('2026-08-01', '2026-08-31'), await changed('2026-09-30', '2026-09-30')]).toEqual([[], [unitId]]);
			const [one] = (await improvementPage(as('supervisor'), unitId)).improvements;
			expect(one).toMatchObject({ endedOn: '2026-09-30', endedWhy: 'Loket kedua dibuka lagi', version: 2, pasts: [{ kind: 'ended', endedOn: null }] });
			expect((await timeline(as('supervisor'), unitId, null)).marks.map(({ kind, on }) => [kind, on])).toEqual([['improvement', '2026-03-02'], ['improvement_ended', '2026-09-30']]);
			expect(await actions()).toEqual(['improvement.record', 'improvement.end']);
		}));

	test('is taken up again where its end was a mistake', () =>
		inScene(async ({ as, unitId, id, actions }) => {
			await endImprovement(as('supervisor'), unitId, id, { version: 1, endedOn: '2026-09-30', why: 'Keliru' });
			await endImprovement(as('supervisor'), unitId, id, { version: 2, endedOn: null, why: 'Ternyata masih dipakai' });
			const [one] = (await improvementPage(as('supervisor'), unitId)).improvements;
			expect(one).toMatchObject({ endedOn: null, endedWhy: '', version: 3 });
			expect(one?.pasts.map(({ kind, version }) => [kind, version])).toEqual([['resumed', 2], ['ended', 1]]);
			expect(await actions()).toEqual(['improvement.record', 'improvement.end', 'improvement.resume']);
			await expect(endImprovement(as('supervisor'), unitId, id, { version: 3, endedOn: null, why: 'x' })).rejects.toMatchObject({ code: 'need.improvement_end_day' });
		}));

	test('is not changed over somebody else\'s change', () =>
		inScene(async ({ as, unitId, id, change }) => {
			await changeImprovement(as('supervisor'), unitId, id, change);
			await expect(changeImprovement(as('training_manager'), unitId, id, { ...change, title: 'Lain' })).rejects.toMatchObject({ code: 'need.improvement_changed', status: 409 });
			await expect(endImprovement(as('training_manager'), unitId, id, { version: 1, endedOn: '2026-09-30', why: 'x' })).rejects.toMatchObject({ code: 'need.improvement_changed' });
			await expect(withdrawImprovement(as('training_manager'), unitId, id, { version: 1, mistake: 'x' })).rejects.toMatchObject({ code: 'need.improvement_changed' });
		}));

	test('recorded by mistake is withdrawn with its reason: still read, and counted nowhere', () =>
		inScene(async ({ db, world, as, unitId, id, changed, actions }) => {
			await withdrawImprovement(as('supervisor'), unitId, id, { version: 1, mistake: 'Tercatat dua kali' });
			const [one] = (await improvementPage(as('service_officer'), unitId)).improvements;
			expect(one).toMatchObject({ title: 'Satu loket', withdrawnOn: '2026-11-21', withdrawnWhy: 'Tercatat dua kali', version: 2, pasts: [{ kind: 'withdrawn', version: 1, reason: 'Tercatat dua kali' }] });
			expect(await changed('2026-03-01', '2026-03-31')).toEqual([]);
			expect(await improvementsOf(db, world.agency.id, unitId, '2026-01-01', '2026-12-31')).toEqual([]);
			expect((await timeline(as('supervisor'), unitId, null)).marks).toEqual([]);
			expect(await actions()).toEqual(['improvement.record', 'improvement.withdraw']);
		}));

	test('once withdrawn is changed, ended and withdrawn no more', () =>
		inScene(async ({ as, unitId, id, change }) => {
			await withdrawImprovement(as('supervisor'), unitId, id, { version: 1, mistake: 'Milik unit lain' });
			const refused = { code: 'need.improvement_withdrawn', status: 409 };
			await expect(changeImprovement(as('supervisor'), unitId, id, { ...change, version: 2 })).rejects.toMatchObject(refused);
			await expect(endImprovement(as('supervisor'), unitId, id, { version: 2, endedOn: '2026-09-30', why: 'x' })).rejects.toMatchObject(refused);
			await expect(withdrawImprovement(as('supervisor'), unitId, id, { version: 2, mistake: 'lagi' })).rejects.toMatchObject(refused);
			await expect(improvementChangePage(as('supervisor'), unitId, id)).rejects.toMatchObject(refused);
		}));

	test('keeps its days in order', () =>
		inScene(async ({ as, unitId, id, change }) => {
			await expect(endImprovement(as('supervisor'), unitId, id, { version: 1, endedOn: '2026-03-01', why: 'x' })).rejects.toMatchObject({ code: 'need.improvement_dates', params: { field: 'endedOn' } });
			await endImprovement(as('supervisor'), unitId, id, { version: 1, endedOn: '2026-05-01', why: 'x' });
			await expect(changeImprovement(as('supervisor'), unitId, id, { ...change, version: 2, beganOn: '2026-05-02' })).rejects.toMatchObject({ code: 'need.improvement_dates', params: { field: 'beganOn' } });
		}));

	test('may go on naming a person who left and nobody else from elsewhere', () =>
		inScene(async ({ db, as, unitId, id, change, world }) => {
			await db.updateTable('employment').set({ ended_on: '2026-06-30' }).where('person_id', '=', change.responsible).execute();
			expect((await improvementChangePage(as('supervisor'), unitId, id)).choices.people.map(({ id: person }) => person)).toContain(change.responsible);
			await changeImprovement(as('supervisor'), unitId, id, { ...change, afterText: 'Satu loket, dua petugas' });
			await expect(changeImprovement(as('supervisor'), unitId, id, { ...change, version: 2, responsible: world.cast.evaluator.person?.id ?? '' })).rejects.toMatchObject({ code: 'need.improvement_unknown' });
		}));

	test('is changed only by who may, in its own unit', () =>
		inScene(async ({ as, unitId, id, change, world }) => {
			const end = { version: 1, endedOn: '2026-09-30', why: 'x' };
			await expect(changeImprovement(as('service_officer'), unitId, id, change)).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await expect(endImprovement(as('service_officer'), unitId, id, end)).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await expect(withdrawImprovement(as('service_officer'), unitId, id, { version: 1, mistake: 'x' })).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await expect(withdrawImprovement(as('foreign_administrator'), unitId, id, { version: 1, mistake: 'x' })).rejects.toMatchObject({ code: 'unit.not_found' });
			await expect(improvementChangePage(as('employee'), unitId, id)).rejects.toMatchObject({ code: 'unit.not_found' });
			for (const wrong of [world.units.office.id, 'x']) await expect(changeImprovement(as('supervisor'), wrong, id, change)).rejects.toMatchObject({ status: 404 });
			await expect(improvementChangePage(as('supervisor'), unitId, 'x')).rejects.toMatchObject({ code: 'need.improvement_not_found' });
			await expect(endImprovement(as('foreign_administrator'), unitId, id, end)).rejects.toMatchObject({ code: 'unit.not_found' });
		}));
});

test('what an improvement was cannot be written anew by the program', () =>
	withScope([randomUUID()], async (db) => {
		await expect(db.updateTable('improvement_change').set({ reason: 'lain' }).execute()).rejects.toThrow('permission denied');
	}));
