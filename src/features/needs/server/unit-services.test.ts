import { describe, expect, test } from 'vitest';
import { refreshPanel } from '#features/services/server/panel-service.ts';
import { skmPanelSource } from '#features/surveys/server/outcome-service.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { aboutPerson, insertComplaint } from '#tests/support/complaint-rows.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { all, insertResponses, insertServicePoint, insertSurvey, type PointRow } from '#tests/support/surveys.ts';
import { insertCourse, insertSession } from '#tests/support/training.ts';
import type { ImprovementForm } from '../improvement.schema.ts';
import { improvementPage, improvementsOf, readableUnit, recordImprovement } from './improvement-service.ts';
import { openNeed } from './service.ts';
import { timeline } from './timeline-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly point: PointRow;
	readonly form: ImprovementForm;
	as(persona: keyof World['cast']): Ctx;
}

function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section);
		const form: ImprovementForm = {
			serviceId: point.serviceId, title: 'Satu loket', beforeText: 'Tiga loket', afterText: 'Satu loket', beganOn: '2026-03-02', endedOn: null, endedWhy: '', cause: 'own', clusterId: null, causeElement: 'duration', expected: 'time',
			responsible: world.cast.employee.person?.id ?? ''
		};
		await work({ db, world, point, form, as: (persona) => ctxOf(db, world.cast[persona].actor) });
	});
}

describe('improvements of procedures', () => {
	test('are recorded by a superior with their cause, and read with it', () =>
		inScene(async ({ db, world, form, as }) => {
			const { section } = world.units;
			const id = await recordImprovement(as('supervisor'), section.id, form);
			const page = await improvementPage(as('service_officer'), section.id);
			expect(page.improvements).toMatchObject([{ id, title: 'Satu loket', endedOn: null, causeElement: null, responsibleName: world.cast.employee.person?.name }]);
			expect(page.choices).toBeNull();
			expect((await improvementPage(as('supervisor'), section.id)).choices?.people.length).toBeGreaterThan(1);
			const audit = await db.selectFrom('audit_entry').select('action').where('subject', '=', `improvement:${id}`).execute();
			expect(audit).toEqual([{ action: 'improvement.record' }]);
		}));

	test('stand beside an evaluation when they lasted in its period', () =>
		inScene(async ({ db, world, form, as }) => {
			await recordImprovement(as('supervisor'), world.units.section.id, { ...form, endedOn: '2026-04-30' });
			const during = async (from: string, to: string) => (await improvementsOf(db, world.agency.id, world.units.section.id, from, to)).length;
			expect([await during('2026-01-01', '2026-03-01'), await during('2026-01-01', '2026-03-02'), await during('2026-04-30', '2026-12-31'), await during('2026-05-01', '2026-12-31')]).toEqual([0, 1, 1, 0]);
		}));

	test('are refused to who only reads, and with names from elsewhere', () =>
		inScene(async ({ db, world, form, as }) => {
			const { section, otherOffice } = world.units;
			await expect(recordImprovement(as('service_officer'), section.id, form)).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await expect(recordImprovement(as('supervisor'), otherOffice.id, form)).rejects.toMatchObject({ code: 'unit.not_found' });
			const foreign = await insertServicePoint(db, otherOffice);
			for (const bad of [{ serviceId: foreign.serviceId }, { responsible: world.cast.evaluator.person?.id ?? '' }, { cause: 'complaints', clusterId: form.serviceId } as const]) {
				await expect(recordImprovement(as('supervisor'), section.id, { ...form, ...bad })).rejects.toMatchObject({ code: 'need.improvement_unknown' });
			}
			await expect(readableUnit(db, as('employee').actor as never, section.id)).rejects.toMatchObject({ code: 'unit.not_found' });
			await expect(readableUnit(db, as('supervisor').actor as never, 'x')).rejects.toMatchObject({ code: 'unit.not_found' });
		}));
});

describe('the time line of a unit', () => {
	test('sets outcomes and what was done on one axis, with gaps where nothing was measured', () =>
		inScene(async ({ db, world, point, form, as }) => {
			const { section, office } = world.units;
			const survey = await insertSurvey(db, point, { opens_on: '2026-09-01', closes_on: '2026-11-30' });
			await insertResponses(db, point, survey, [3, 3, 4, 4, 3, 3].map(all), { submitted_on: '2026-09-10' });
			await insertResponses(db, point, survey, [all(1)], { submitted_on: '2026-10-10' });
			await insertResponses(db, point, survey, [1, 1, 2, 2].map(all), { submitted_on: '2026-11-10' });
			await refreshPanel(db, world.agency.id, [skmPanelSource], '2026-11-21');
			await insertComplaint(db, section, { received_on: '2026-09-15', confirmed_fixed: true, state: 'closed', closed_at: new Date() });
			await insertComplaint(db, section, { received_on: '2026-09-16', confirmed_fixed: false, state: 'closed', closed_at: new Date() });
			await insertComplaint(db, section, { received_on: '2026-09-17', class: 'violation' });
			await aboutPerson(db, world.agency.id, await insertComplaint(db, section, { received_on: '2026-09-18' }), world.cast.employee.person?.id ?? '');
			await db.insertInto('outcome_month').values([['wait_median_minutes', 12], ['within_promise_percent', 75]].map(([element, value]) => ({
				agency_id: world.agency.id, unit_id: section.id, service_id: point.serviceId, element: String(element), month: '2026-09-01', responses: 40, total: 0, value: Number(value)
			}))).execute();
			const session = await insertSession(db, world.agency.id, await insertCourse(db, world.agency.id), { starts_on: '2026-08-03', ends_on: '2026-08-04', state: 'done' });
			await db.insertInto('enrolment').values({ agency_id: world.agency.id, session_id: session, person_id: world.cast.employee.person?.id ?? '', state: 'completed' }).execute();
			const improvement = await recordImprovement(as('supervisor'), section.id, form);
			const need = await openNeed(as('supervisor'), { kind: 'training', unitId: section.id, competency: 'Bahasa isyarat', why: 'Diminta warga' });

			const line = await timeline(as('supervisor'), office.id, null);
			expect(line.months).toHaveLength(25);
			const of = (month: string) => line.months.find((row) => row.month === month);
			expect(of('2026-09-01')).toMatchObject({ answers: 6, waitMinutes: 12, withinPromise: 75, complaints: 2, confirmedFixed: 50 });
			expect(of('2026-09-01')?.index).toBeCloseTo(83.33, 2);
			expect(of('2026-10-01')).toMatchObject({ answers: 0, index: null, waitMinutes: null, complaints: null });
			expect(of('2026-11-01')).toMatchObject({ answers: 0, index: null });
			expect(line.marks.map(({ kind, href }) => [kind, href])).toEqual([
				['improvement', `/unit/${section.id}/perbaikan#${improvement}`], ['training', `/pelatihan/${session}`], ['need_opened', `/kebutuhan/${need}`]
			]);
			expect(JSON.stringify(line)).not.toContain(world.cast.employee.person?.name ?? 'x');
		}));

	test('marks the months in which some answer was not asked all nine elements, those of another service apart', () =>
		inScene(async ({ db, world, point, as }) => {
			const { section } = world.units;
			const nine = await insertSurvey(db, point, { opens_on: '2026-08-01', closes_on: '2026-09-15', closed_at: new Date('2026-09-16') });
			const short = await insertSurvey(db, point, { opens_on: '2026-09-16', closes_on: '2026-11-30', dropped: ['cost', 'facilities'] });
			const five = [3, 3, 4, 4, 3].map(all);
			for (const [survey, day] of [[nine, '2026-08-10'], [nine, '2026-09-10'], [short, '2026-09-20'], [short, '2026-10-10'], [short, '2026-11-10']] as const) await insertResponses(db, point, survey, five, { submitted_on: day });
			const other = await insertServicePoint(db, section);
			await insertResponses(db, other, await insertSurvey(db, other, { opens_on: '2026-10-01', closes_on: '2026-11-30' }), five, { submitted_on: '2026-11-10' });
			await refreshPanel(db, world.agency.id, [skmPanelSource], '2026-11-21');
			const marked = async (serviceId: string | null) => (await timeline(as('supervisor'), section.id, serviceId)).months.filter(({ isPartial }) => isPartial).map(({ month }) => month);
			expect(await marked(null)).toEqual(['2026-09-01', '2026-10-01']);
			expect(await marked(other.serviceId)).toEqual([]);
		}));

	// R18: the head of the unit looks before and after a visitor whose face he knows.
	test('is the same before and after one visitor, and before and after one tablet, whatever is looked at', () =>
		inScene(async ({ db, world, point, as }) => {
			const { section, office } = world.units;
			const survey = await insertSurvey(db, point, { opens_on: '2026-09-01', closes_on: '2026-12-31' });
			await insertResponses(db, point, survey, Array.from({ length: 20 }, () => all(4)), { submitted_on: '2026-09-10' });
			await insertResponses(db, point, survey, Array.from({ length: 6 }, () => all(4)), { submitted_on: '2026-11-10' });
			const look = async () => {
				await refreshPanel(db, world.agency.id, [skmPanelSource], '2026-11-21');
				return Promise.all([office.id, section.id].flatMap((unit) => [null, point.serviceId].map((service) => timeline(as('supervisor'), unit, service))));
			};
			const before = await look();
			expect(before[0]?.months.find(({ month }) => month === '2026-09-01')).toMatchObject({ answers: 20, index: 100, interval: [100, 100] });
			await insertResponses(db, point, survey, [all(1)], { submitted_on: '2026-11-21' });
			expect(await look()).toEqual(before);
			await insertResponses(db, point, survey, [all(1)], { submitted_on: '2026-09-30', channel: 'kiosk', counted_in: '2026-11-01' });
			expect(await look()).toEqual(before);
			await insertResponses(db, point, survey, [all(1)], { submitted_on: '2026-09-29', channel: 'kiosk', signs: ['late'] });
			expect(await look()).toEqual(before);
		}));

	test('of all services together is told by those that may be told alone: what is left out is never the difference', () =>
		inScene(async ({ db, world, point, as }) => {
			const { section } = world.units;
			const other = await insertServicePoint(db, section);
			const closed = { opens_on: '2026-09-01', closes_on: '2026-10-31', closed_at: new Date('2026-11-01') };
			await insertResponses(db, point, await insertSurvey(db, point, closed), Array.from({ length: 20 }, () => all(4)), { submitted_on: '2026-09-10' });
			await insertResponses(db, other, await insertSurvey(db, other, closed), [all(1)], { submitted_on: '2026-09-10' });
			await refreshPanel(db, world.agency.id, [skmPanelSource], '2026-11-21');
			const of = async (service: string | null) => (await timeline(as('supervisor'), section.id, service)).months.find(({ month }) => month === '2026-09-01');
			expect(await of(null)).toEqual(await of(point.serviceId));
			expect(await of(other.serviceId)).toMatchObject({ answers: 0, index: null, interval: null });
		}));

	test('of one service leaves out the others, and an unknown one means all', () =>
		inScene(async ({ world, point, form, as }) => {
			const { section } = world.units;
			await recordImprovement(as('supervisor'), section.id, form);
			expect((await timeline(as('supervisor'), section.id, point.serviceId)).marks).toHaveLength(1);
			expect(await timeline(as('supervisor'), section.id, "' or 1=1")).toMatchObject({ serviceId: null });
		}));

	test('hides complaints from who may not read them, and the unit from strangers', () =>
		inScene(async ({ db, world, as }) => {
			const { section } = world.units;
			await insertComplaint(db, section, { received_on: '2026-09-15' });
			const line = await timeline(as('training_manager'), section.id, null);
			expect([line.seesComplaints, line.months.some(({ complaints }) => complaints !== null)]).toEqual([false, false]);
			for (const persona of ['employee', 'stranger', 'foreign_administrator', 'partner'] as const) await expect(timeline(as(persona), section.id, null)).rejects.toMatchObject({ code: 'unit.not_found' });
		}));
});
