import { describe, expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import type { Db } from '#platform/db/connect.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { all, insertResponses, insertServicePoint, insertSurvey, type PointRow } from '#tests/support/surveys.ts';
import { agencySigns, signRows, surveySigns } from './signs-service.ts';
import { closeSurvey } from './service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly point: PointRow;
	readonly surveyId: string;
	readonly as: (who: keyof World['cast']) => ReturnType<typeof ctxOf>;
}

const mixed = { ...all(3), duration: 2 };

/** Open from September to November 2026; today is the 21st of November. */
async function scene(work: (scene: Scene) => Promise<void>): Promise<void> {
	await withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section);
		const surveyId = await insertSurvey(db, point, { opens_on: '2026-09-01' });
		await insertResponses(db, point, surveyId, Array.from({ length: 20 }, () => mixed), { submitted_on: '2026-11-10' });
		await insertResponses(db, point, surveyId, Array.from({ length: 6 }, () => mixed), { submitted_on: '2026-11-10', signs: ['fast'] });
		await insertResponses(db, point, surveyId, Array.from({ length: 7 }, () => all(4)), { submitted_on: '2026-10-05', signs: ['burst', 'device'] });
		await insertResponses(db, point, surveyId, [all(4)], { submitted_on: '2026-09-05', channel: 'officer' });
		await insertResponses(db, point, surveyId, [{ cost: 2 }], { submitted_on: '2026-09-05', channel: 'import' });
		await work({ db, world, point, surveyId, as: (who) => ctxOf(db, world.cast[who].actor) });
	});
}

describe('the signs of one survey', () => {
	test('are counted, with what stays out of the index, by month', () =>
		scene(async ({ surveyId, as }) => {
			const { tally, months, rule, survey } = await surveySigns(as('service_officer'), surveyId);
			expect(tally).toMatchObject({ answers: 35, marked: 15, leftOut: 14, officer: 1 });
			expect(tally.bySign).toMatchObject({
				fast: { answers: 6, leftOut: 6 }, burst: { answers: 7, leftOut: 7 }, device: { answers: 7, leftOut: 7 }, straight: { answers: 8, leftOut: 7 }, incomplete: { answers: 1, leftOut: 1 }, officer: { answers: 1, leftOut: 0 }
			});
			expect(months.map(({ month, tally: own }) => [month, own.answers, own.leftOut])).toEqual([['2026-11-01', 26, 6], ['2026-10-01', 7, 7], ['2026-09-01', 2, 1]]);
			expect(rule).toMatchObject({ version: '2026-1', validFrom: '2017-01-01' });
			expect(Object.keys(survey).sort()).toEqual(['closesOn', 'id', 'opensOn', 'pointName', 'serviceName', 'unitName']);
		}));

	test('of one month are those of that month; what is no month is the whole', () =>
		scene(async ({ surveyId, as }) => {
			expect(await surveySigns(as('service_officer'), surveyId, '2026-10')).toMatchObject({ month: '2026-10', tally: { answers: 7, leftOut: 7 } });
			for (const bad of ['2026-13', '2026-10-01', "' or 1=1", '']) expect(await surveySigns(as('service_officer'), surveyId, bad)).toMatchObject({ month: null, tally: { answers: 35 } });
		}));

	test('agree with what the closed result says it left out', () =>
		scene(async ({ surveyId, as }) => {
			const result = await closeSurvey(as('service_officer'), surveyId);
			const { tally } = await surveySigns(as('service_officer'), surveyId);
			expect([result.excluded, result.respondents]).toEqual([tally.leftOut, tally.answers - tally.leftOut]);
		}));

	test('a dropped element is neither missing nor alike', () =>
		scene(async ({ db, point, as }) => {
			const survey = await insertSurvey(db, point, { opens_on: '2027-01-01', closes_on: '2027-01-31', dropped: ['cost', 'facilities'] });
			const { cost: _, facilities: __, ...seven } = all(2);
			await insertResponses(db, point, survey, [seven, { ...seven, conduct: 4 }, { ...all(2), cost: 4 }], { submitted_on: '2027-01-02' });
			// The questionnaire of the survey says what is asked; here only the survey's own list, as an import would find it.
			const { surveys } = await agencySigns(ctxOf(db, as('service_officer').actor, { today: '2027-02-01' }));
			expect(surveys.find(({ survey: { id } }) => id === survey)?.tally).toMatchObject({ answers: 3, bySign: { straight: { answers: 2 }, incomplete: { answers: 0 } } });
		}));
});

describe('the signs of all surveys', () => {
	test('add up over twelve months, by counter and by month', () =>
		scene(async ({ db, world, surveyId, as }) => {
			const other = await insertServicePoint(db, world.units.office);
			const second = await insertSurvey(db, other, { opens_on: '2025-01-01', closes_on: '2026-11-30' });
			await insertResponses(db, other, second, [all(1), all(1)], { submitted_on: '2025-11-01', channel: 'officer', signs: ['unsealed'] });
			await insertResponses(db, other, second, [all(1)], { submitted_on: '2025-10-31' });
			const signs = await agencySigns(as('evaluator'));
			expect(signs).toMatchObject({ since: '2025-11-01', tally: { answers: 37, marked: 17, leftOut: 16, officer: 3 }, page: 1, pages: 1 });
			expect(new Map(signs.surveys.map(({ survey, tally }) => [survey.id, tally.leftOut]))).toEqual(new Map([[surveyId, 14], [second, 2]]));
			expect(signs.months.map(({ month }) => month)).toEqual(['2026-11-01', '2026-10-01', '2026-09-01', '2025-11-01']);
			expect(await agencySigns(as('evaluator'), 99)).toMatchObject({ page: 1 });
		}));

	test('are those that the actor may read: of its units, and of no other government', () =>
		scene(async ({ db, world, surveyId, as }) => {
			const foreign = await insertServicePoint(db, world.units.foreignRoot);
			const survey = await insertSurvey(db, foreign);
			await insertResponses(db, foreign, survey, [all(1)]);
			expect((await agencySigns(as('service_officer'))).tally.answers).toBe(35);
			for (const read of [surveySigns(as('service_officer'), survey), signRows(as('service_officer'), survey, 'fast', { month: '', page: 1 })]) await expect(read).rejects.toMatchObject({ code: 'survey.not_found' });
			await expect(async () => agencySigns(as('employee'))).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await expect(surveySigns(as('employee'), surveyId)).rejects.toMatchObject({ code: 'survey.not_found' });
		}));
});

describe('the answers behind a count', () => {
	test('open with day, way, signs and scores, and with nothing else', () =>
		scene(async ({ surveyId, as }) => {
			const fast = await signRows(as('service_officer'), surveyId, 'fast', { month: '', page: 1 });
			expect(fast).toMatchObject({ carrying: 6, open: 2, smallestCell: 5 });
			expect(fast.rows).toEqual(Array.from({ length: 2 }, () => ({ when: '2026-11-10', channel: 'web', signs: ['fast'], isLeftOut: true, answers: mixed })));
			// Of the fourteen that stay out the incomplete one stays closed, and four more with it: else the sums would tell it.
			const closed = await signRows(as('service_officer'), surveyId, 'incomplete', { month: '', page: 1 });
			expect([closed.carrying, closed.open, closed.rows]).toEqual([1, 0, []]);
		}));

	test('open once nothing small is left over', () =>
		scene(async ({ db, surveyId, as }) => {
			await db.deleteFrom('survey_response').where('survey_id', '=', surveyId).where('channel', '=', 'import').execute();
			const found = await signRows(as('service_officer'), surveyId, 'burst', { month: '2026-10', page: 1 });
			expect(found).toMatchObject({ carrying: 7, open: 7, month: '2026-10', page: 1, pages: 1 });
			expect(found.rows[0]).toEqual({ when: '2026-10-05', channel: 'web', signs: ['burst', 'device', 'straight'], isLeftOut: true, answers: all(4) });
			expect(await signRows(as('service_officer'), surveyId, 'burst', { month: '2026-11', page: 5 })).toMatchObject({ carrying: 0, open: 0, rows: [], page: 1 });
			expect(JSON.stringify(found.rows)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
		}));

	test('of a sign that there is not are not found', () =>
		scene(async ({ surveyId, as }) => {
			for (const sign of ['x', '', 'constructor']) await expect(async () => signRows(as('service_officer'), surveyId, sign, { month: '', page: 1 })).rejects.toMatchObject({ code: 'survey.not_found' });
		}));
});
