import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type World } from '#tests/support/personas.ts';
import { all, insertResponses, insertServicePoint, insertSurvey, type PointRow } from '#tests/support/surveys.ts';
import { NoteForm, PlanForm } from '../follow-up.schema.ts';
import { findDoor } from './answer-queries.ts';
import { evidenceFile, followUpPage, noteProgress, overdueFollowUps, planFollowUp } from './follow-up-service.ts';
import { devicePasses } from './pass-service.ts';
import { publishedSurvey } from './publication-service.ts';
import { readPass } from './sealed.ts';
import { closeSurvey, surveyDetail } from './service.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'bina-evidence-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly point: PointRow;
	readonly surveyId: string;
	readonly officer: Ctx;
	readonly citizen: Ctx;
}

/** A survey whose weakest elements are duration, facilities and cost. */
const weak = { ...all(4), duration: 1, facilities: 2, cost: 3 };
const many = (count: number, answers: object) => Array.from({ length: count }, () => answers);

function withSurvey(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section, { yearly_users: 450 });
		const surveyId = await insertSurvey(db, point);
		await insertResponses(db, point, surveyId, many(12, weak), { sex: 'F' });
		await insertResponses(db, point, surveyId, many(3, all(4)), { sex: 'M' });
		await insertResponses(db, point, surveyId, many(12, all(4)), { signs: ['fast'] });
		await work({ db, world, point, surveyId, officer: ctxOf(db, world.cast.service_officer.actor), citizen: ctxOf(db, null) });
	});
}

const plan = (owner: string, given: object = {}) => PlanForm.parse({ element: 'duration', plan: 'Membuka loket kedua', owner, dueOn: '2026-12-31', ...given });

describe('the public page of a survey', () => {
	test('is there from the closing on, with all that was fixed', () =>
		withSurvey(async ({ db, surveyId, officer, citizen, point }) => {
			await expect(publishedSurvey(citizen, surveyId)).rejects.toMatchObject({ code: 'survey.not_published', status: 404 });
			for (let visit = 0; visit < 60; visit += 1) await db.insertInto('visit').values({ agency_id: point.unit.agencyId, service_point_id: point.id, taken_at: new Date('2026-11-10T03:00:00Z') }).execute();
			const frozen = await closeSurvey(officer, surveyId);
			const page = await publishedSurvey(citizen, surveyId);
			expect(page.result).toEqual(JSON.parse(JSON.stringify(frozen)));
			// 12 × (24 + 6) + 3 × 36 = 468 of 135 answers: 468 × 25 ÷ 135 = 86.67
			expect(page).toMatchObject({
				slug: point.slug, serviceName: 'Pembuatan KTP-el', opensOn: '2026-11-01', closesOn: '2026-11-21', closedOn: '2026-11-21', late: 0, plans: [],
				result: { index: 8667, grade: 'B', respondents: 15, excluded: 12, visits: 60, sampleMinimum: 208, integrity: { excludedBy: { fast: 12 }, withAll: { respondents: 27 } } }
			});
			expect(page.result?.splits).toEqual([{ split: 'sex', cells: [{ value: 'M', respondents: null, index: null }, { value: 'F', respondents: null, index: null }] }]);
		}));

	// R17, R18: the page is there with its period and number; of four people's answers nothing can be read from it.
	test('of fewer than five people has its period, their number and the plans, and no figure', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const point = await insertServicePoint(db, world.units.section);
			const surveyId = await insertSurvey(db, point);
			const [officer, citizen] = [ctxOf(db, world.cast.service_officer.actor), ctxOf(db, null)];
			await insertResponses(db, point, surveyId, many(4, weak), { sex: 'F' });
			expect((await closeSurvey(officer, surveyId)).respondents).toBe(4);
			await planFollowUp(officer, surveyId, plan(world.cast.service_officer.person?.id ?? ''));
			expect(await publishedSurvey(citizen, surveyId)).toMatchObject({ opensOn: '2026-11-01', closesOn: '2026-11-21', respondents: 4, result: null, plans: [{ element: 'duration' }] });
			expect(await surveyDetail(officer, surveyId)).toMatchObject({ result: null, responses: 4, comments: [], distribution: { duration: [0, 0, 0, 0] } });
			expect((await findDoor(db, point.slug, citizen.now))?.lastResult).toBeNull();
		}));

	// R01, R17: figures never change; plans and progress come with their day.
	test('keeps its figures whatever comes later, and shows what is done', () =>
		withSurvey(async ({ db, world, surveyId, officer, citizen, point }) => {
			await closeSurvey(officer, surveyId);
			const before = await publishedSurvey(citizen, surveyId);
			await insertResponses(db, point, surveyId, many(3, all(1)), { signs: ['late'] });
			await planFollowUp(officer, surveyId, plan(world.cast.service_officer.person?.id ?? ''));
			const { plans } = await followUpPage(officer, surveyId);
			const note = NoteForm.parse({ followUp: plans[0]?.id, state: 'doing', text: 'Loket kedua dibuka' });
			await noteProgress({ ...officer, today: '2026-12-02' }, surveyId, note, folder);
			const after = await publishedSurvey(citizen, surveyId);
			expect(after.result).toEqual(before.result);
			expect(after.late).toBe(3);
			expect(after.plans).toMatchObject([{ element: 'duration', plan: 'Membuka loket kedua', dueOn: '2026-12-31', state: 'doing', madeOn: '2026-11-21', isOverdue: false, notes: [{ notedOn: '2026-12-02', state: 'doing', text: 'Loket kedua dibuka' }] }]);
			// The post is named, the person is not.
			expect(JSON.stringify(after)).not.toContain(world.cast.service_officer.person?.name);
			const later = await publishedSurvey({ ...citizen, now: new Date('2027-01-01T03:00:00Z') }, surveyId);
			expect(later.plans[0]?.isOverdue).toBe(true);
		}));

	test.each(["1' or true", '', '00000000-0000-0000-0000-000000000000'])('%j is no survey', (id) => withSurvey(async ({ citizen }) => void (await expect(publishedSurvey(citizen, id)).rejects.toMatchObject({ code: 'survey.not_published' }))));
});

describe('a follow-up plan', () => {
	test('is made for the three lowest elements by who manages the survey, and leaves a trace', () =>
		withSurvey(async ({ db, world, surveyId, officer }) => {
			const owner = world.cast.service_officer.person?.id ?? '';
			await expect(planFollowUp(officer, surveyId, plan(owner))).rejects.toMatchObject({ code: 'survey.not_found' }); // not closed yet
			await closeSurvey(officer, surveyId);
			expect((await followUpPage(officer, surveyId)).weakest.map(({ element }) => element)).toEqual(['duration', 'facilities', 'cost']);
			await expect(planFollowUp(officer, surveyId, plan(owner, { element: 'conduct' }))).rejects.toMatchObject({ code: 'survey.element_not_weak' });
			await expect(planFollowUp(officer, surveyId, plan(owner, { dueOn: '2026-11-20' }))).rejects.toMatchObject({ code: 'survey.due_in_the_past' });
			await expect(planFollowUp(officer, surveyId, plan(crypto.randomUUID()))).rejects.toMatchObject({ code: 'survey.owner_unknown' });
			await expect(planFollowUp(officer, surveyId, plan(world.cast.foreign_administrator.person?.id ?? ''))).rejects.toMatchObject({ code: 'survey.owner_unknown' });
			await planFollowUp(officer, surveyId, plan(owner));
			await planFollowUp(officer, surveyId, plan(owner, { dueOn: '2027-01-31' }));
			const page = await followUpPage(officer, surveyId);
			expect(page.plans).toMatchObject([{ dueOn: '2027-01-31', notes: [{ text: 'Rencana diubah; tanggal sekarang 31 Januari 2027.' }] }]);
			expect((await db.selectFrom('audit_entry').select('action').where('action', '=', 'survey.follow_up').execute()).length).toBe(2);
		}));

	test('saved again without a change writes nothing, neither on the public page nor in the trail', () =>
		withSurvey(async ({ db, world, surveyId, officer }) => {
			const owner = world.cast.service_officer.person?.id ?? '';
			const trail = async () => (await db.selectFrom('audit_entry').select('action').where('action', 'in', ['survey.follow_up', 'survey.progress']).execute()).length;
			const notes = async () => (await followUpPage(officer, surveyId)).plans.flatMap((one) => one.notes.map(({ state, text }) => `${state}: ${text}`));
			await closeSurvey(officer, surveyId);
			for (const _ of [1, 2, 3]) await planFollowUp(officer, surveyId, plan(owner));
			expect([await notes(), await trail()]).toEqual([[], 1]);
			await planFollowUp(officer, surveyId, plan(owner, { plan: 'Membuka loket ketiga' }));
			expect([(await notes()).length, await trail()]).toEqual([1, 2]);
			await planFollowUp(officer, surveyId, plan(owner, { plan: 'Membuka loket ketiga' }));
			expect([(await notes()).length, await trail()]).toEqual([1, 2]);
			const followUp = (await followUpPage(officer, surveyId)).plans[0]?.id;
			const progress = (given: object) => noteProgress(officer, surveyId, NoteForm.parse({ followUp, state: 'doing', text: 'Kursi dipesan', ...given }), folder);
			const proof = () => new File(['%PDF-1.7 kursi'], 'kursi.pdf');
			for (const given of [{}, {}, { file: proof() }, { file: proof() }, { state: 'done' }, { state: 'done' }, {}]) await progress(given);
			expect((await notes()).slice(1)).toEqual(['doing: Kursi dipesan', 'doing: Kursi dipesan', 'done: Kursi dipesan', 'doing: Kursi dipesan']);
			expect(await trail()).toBe(6);
			// The same words on another day are news again.
			await noteProgress({ ...officer, today: '2026-11-22' }, surveyId, NoteForm.parse({ followUp, state: 'doing', text: 'Kursi dipesan' }), folder);
			expect(await trail()).toBe(7);
		}));

	test('takes a file of evidence that is what it says, and hands it to readers of the survey only', () =>
		withSurvey(async ({ world, surveyId, officer }) => {
			await closeSurvey(officer, surveyId);
			await planFollowUp(officer, surveyId, plan(world.cast.service_officer.person?.id ?? ''));
			const followUp = (await followUpPage(officer, surveyId)).plans[0]?.id;
			const note = (file: File) => NoteForm.parse({ followUp, state: 'done', text: 'Foto loket', file });
			await expect(noteProgress(officer, surveyId, note(new File(['<svg onload=alert(1)>'], 'foto.png')), folder)).rejects.toMatchObject({ code: 'survey.evidence_kind' });
			await expect(noteProgress(officer, surveyId, note(new File([`%PDF-${'x'.repeat(5_000_001)}`], 'besar.pdf')), folder)).rejects.toMatchObject({ code: 'request.too_large', status: 413 });
			await noteProgress(officer, surveyId, note(new File(['%PDF-1.7 rekaan'], '../../etc/laporan "akhir".pdf')), folder);
			const [saved] = (await followUpPage(officer, surveyId)).plans[0]?.notes ?? [];
			expect(saved?.fileName).toBe('.._.._etc_laporan _akhir_.pdf');
			const file = await evidenceFile(officer, surveyId, saved?.id ?? '', folder);
			expect([file.type, await readFile(file.path, 'utf8')]).toEqual(['application/pdf', '%PDF-1.7 rekaan']);
			for (const persona of ['stranger', 'foreign_administrator'] as const) {
				await expect(evidenceFile(ctxOf(officer.db, world.cast[persona].actor), surveyId, saved?.id ?? '', folder)).rejects.toMatchObject({ code: 'survey.not_found' });
			}
			await expect(evidenceFile(officer, surveyId, "1' or true", folder)).rejects.toMatchObject({ code: 'survey.not_found' });
		}));

	test('past its day stands on the list of everybody who reads the survey, and of nobody else', () =>
		withSurvey(async ({ db, world, surveyId, officer }) => {
			await closeSurvey(officer, surveyId);
			await planFollowUp(officer, surveyId, plan(world.cast.service_officer.person?.id ?? ''));
			for (const persona of PERSONAS) {
				const ctx = { ...ctxOf(db, world.cast[persona].actor), today: '2027-01-01' };
				const mayRead = await surveyDetail(ctx, surveyId).then(() => true, () => false);
				expect([persona, (await overdueFollowUps(ctx)).length]).toEqual([persona, mayRead ? 1 : 0]);
				const mayManage = persona !== 'stranger' && (await followUpPage(ctx, surveyId).then((page) => page.mayManage, () => false));
				const outcome = await planFollowUp(ctx, surveyId, plan(world.cast.service_officer.person?.id ?? '', { dueOn: '2027-02-01', element: 'cost' })).then(() => true, () => false);
				expect([persona, outcome]).toEqual([persona, mayManage]);
			}
			expect(await overdueFollowUps({ ...officer, today: '2026-12-31' })).toEqual([]);
		}));
});

describe('passes for devices', () => {
	const keyOf = (purpose: string) => `invented key of ${purpose}`;
	test('are given to who manages the survey, while it is open', () =>
		withSurvey(async ({ db, world, surveyId, officer, point }) => {
			const passes = await devicePasses(officer, surveyId, keyOf);
			for (const kind of ['kiosk', 'officer', 'tablet'] as const) expect(readPass(keyOf, point.slug, passes?.[kind] ?? '', '2026-11-21')).toEqual({ kind, surveyId });
			expect(await devicePasses(ctxOf(db, world.cast.head_of_region.actor), surveyId, keyOf)).toBeNull();
			await expect(devicePasses(ctxOf(db, world.cast.foreign_administrator.actor), surveyId, keyOf)).rejects.toMatchObject({ code: 'survey.not_found' });
			await closeSurvey(officer, surveyId);
			expect(await devicePasses(officer, surveyId, keyOf)).toBeNull();
		}));
});
