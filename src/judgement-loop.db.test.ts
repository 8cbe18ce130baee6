import { expect, test } from 'vitest';
import { decide, decisionPage, type DecisionPage } from '#features/decisions/server/service.ts';
import { carryIntoPlan, followUp, planList, readPlanSearch } from '#features/decisions/server/plan-service.ts';
import { unplannedDecisions } from '#features/decisions/server/duty-service.ts';
import { PLAIN_DESIGN } from '#features/evaluation/design/design.schema.ts';
import { recomputeEvaluation, requestEvaluations } from '#features/evaluation/server/compute-service.ts';
import { panelPage } from '#features/evaluation/server/panel-service.ts';
import { registerEvaluation } from '#features/evaluation/server/register-service.ts';
import { runChallenge } from '#features/evaluation/server/rivals-job.ts';
import { readChallenge, requestChallenge } from '#features/evaluation/server/rivals-service.ts';
import { readEvaluation } from '#features/evaluation/server/service.ts';
import { readPeriod, type Period } from '#features/reports/period/period.schema.ts';
import { composeReport } from '#features/reports/server/period-files.ts';
import { ELEMENTS } from '#features/surveys/schema.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { monthDay, monthNumber } from '#platform/months.ts';
import { ctxOf, insertUnit } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type Persona, type World } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';

const FIRST = '2024-07-01';
const START = '2025-07-01';
const MONTHS = 24;
const RESPONSES = 40;
const EFFECT = 6;
const [TRAINED, COMPARING] = [8, 12];

interface Office { readonly unitId: string; readonly serviceId: string; readonly level: number }

/** A year and another of answers: all offices share the seasons, and what moves one alone is the same at every run. */
async function answer(db: Db, world: World, offices: readonly Office[], from: number, to: number, gained: (office: number) => number): Promise<void> {
	const rows = offices.flatMap(({ unitId, serviceId, level }, office) => Array.from({ length: to - from }, (_, step) => {
		const month = from + step;
		const index = level + Math.sin(month / 2) + 0.8 * Math.sin(7 * office + 3.7 * month * (1 + office / 10)) + gained(office);
		return { agency_id: world.agency.id, unit_id: unitId, service_id: serviceId, element: 'index', month: monthDay(monthNumber(FIRST) + month), responses: RESPONSES, total: Math.round((index / 25) * RESPONSES * ELEMENTS.length) };
	}));
	await db.insertInto('outcome_month').values(rows).execute();
}

/** The people of one government, each on the day on which they act. */
function onDays(db: Db, world: World) {
	return (persona: Persona, day: string): Ctx => ctxOf(db, world.cast[persona].actor, { now: new Date(`${day}T03:00:00Z`), today: day });
}

async function openOffices(db: Db, world: World): Promise<Office[]> {
	const offices: Office[] = [];
	for (let nth = 0; nth < TRAINED + COMPARING; nth++) {
		const unit = await insertUnit(db, { agencyId: world.agency.id, parent: world.units.root });
		const { serviceId } = await insertServicePoint(db, unit);
		offices.push({ unitId: unit.id, serviceId, level: 74 + (nth % 5) });
	}
	return offices;
}

const evidenceOf = ({ evidence: { verdict } }: DecisionPage) => verdict!;

test('from a promise before the training over verdict, attack, proposal, decision and plan to the report of the year', () =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const as = onDays(db, world);
		const offices = await openOffices(db, world);
		await answer(db, world, offices, 0, 12, () => 0);

		// June 2025: what is to be found, where, and against whom, is promised; nothing can be judged yet.
		const starts = Object.fromEntries(offices.slice(0, TRAINED).map(({ unitId }) => [unitId, START]));
		const id = await registerEvaluation(as('training_manager', '2025-06-10'), { title: 'Pelayanan Prima 2025', courseId: null, outcome: 'index', sesoi: 2, direction: 'up', starts, others: [], design: PLAIN_DESIGN, drawId: null });
		const promised = await readEvaluation(as('training_manager', '2025-06-10'), id);
		expect(promised).toMatchObject({ trainedUnits: TRAINED, comparisonUnits: COMPARING, firstStart: START, latest: null, isAsRegistered: true });
		await expect(recomputeEvaluation(as('training_manager', '2025-06-30'), id)).rejects.toMatchObject({ code: 'evaluation.not_begun', params: { beginsOn: START } });
		expect((await decisionPage(as('head_of_region', '2025-06-30'), id)).recommendation.choice).toBe('wait');

		// A year later the same measure is there again.
		await answer(db, world, offices, 12, MONTHS, (office) => (office < TRAINED ? EFFECT : 0));
		expect(await requestEvaluations(as('administrator', '2026-07-05'), world.agency.id)).toBe(1);
		await recomputeEvaluation(as('evaluator', '2026-07-05'), id);
		const judged = await readEvaluation(as('evaluator', '2026-07-05'), id);
		expect(judged).toMatchObject({ runs: 1, isAsRegistered: true, registrationSha256: promised.registrationSha256, latest: { verdict: 'proven_better' } });
		const att = evidenceOf(await decisionPage(as('evaluator', '2026-07-05'), id)).att ?? 0;
		expect(Math.abs(att - EFFECT)).toBeLessThan(0.5);
		expect(await panelPage(as('evaluator', '2026-07-05'), id, 1)).toMatchObject({ total: offices.length * MONTHS, hidden: 0 });

		// Whoever doubts it lets it be tried in every other way.
		await requestChallenge(as('evaluator', '2026-07-06'), id);
		const [waiting] = await db.selectFrom('evaluation_challenge').select('id').where('agency_id', '=', world.agency.id).execute();
		await runChallenge(ctxOf(db, null, { now: new Date('2026-07-06T04:00:00Z'), today: '2026-07-06' }), waiting!.id, 0);
		const { challenge } = await readChallenge(as('evaluator', '2026-07-06'), id);
		expect(challenge).toMatchObject({ state: 'done' });
		expect(challenge!.result!.summary.choices.contradicts).toBe(0);

		// One proposes, another decides and says why, an office gets it with a day, and it is done.
		const seen = async (persona: Persona, day: string) => (await decisionPage(as(persona, day), id)).seen;
		const evidence = await decisionPage(as('training_manager', '2026-07-07'), id);
		expect(evidence).toMatchObject({ recommendation: { choice: 'widen' }, evidence: { verdict: { verdict: 'proven_better' }, registeredBefore: true } });
		await decide(as('training_manager', '2026-07-07'), id, null, { step: 'proposal', choice: 'widen', why: 'Buktinya kuat dan masih ada kantor lain.', seen: evidence.seen });
		await expect(decide(as('training_manager', '2026-07-08'), id, null, { step: 'decision', choice: 'widen', why: 'Saya putuskan sendiri.', seen: await seen('training_manager', '2026-07-08') })).rejects.toMatchObject({ status: 403 });
		await decide(as('head_of_region', '2026-07-09'), id, null, { step: 'decision', choice: 'widen', why: 'Setuju, mulai dari kecamatan.', seen: await seen('head_of_region', '2026-07-09') });
		expect(await unplannedDecisions(as('training_manager', '2026-07-09'))).toBe(1);
		const { versions: [decided] } = await decisionPage(as('training_manager', '2026-07-09'), id);
		await carryIntoPlan(as('training_manager', '2026-07-10'), id, null, { decision: decided!.id, plan: 'Melatih gelombang kedua', owner: world.units.office.id, dueOn: '2026-12-01' });
		expect(await unplannedDecisions(as('training_manager', '2026-07-10'))).toBe(0);
		expect((await planList(as('head_of_region', '2026-07-10'), readPlanSearch(new URLSearchParams()))).rows).toMatchObject([{ plan: 'Melatih gelombang kedua' }]);
		await followUp(as('training_manager', '2026-11-20'), id, null, { decision: decided!.id, state: 'done', note: 'Dua puluh kantor selesai.' });
		const kept = await decisionPage(as('evaluator', '2026-11-20'), id);
		expect(kept.standing).toBe('planned');
		expect(kept.versions.map(({ step, verdict, dataSha256 }) => [step, verdict, dataSha256])).toEqual([['decision', 'proven_better', judged.latest!.dataSha256], ['proposal', 'proven_better', judged.latest!.dataSha256]]);

		// The report of the year tells it as it was found and decided.
		const told = JSON.stringify(await composeReport(as('training_manager', '2026-11-21'), world.agency.id, readPeriod('2026') as Period, 'id'));
		for (const words of ['Pelayanan Prima 2025', 'Setuju, mulai dari kecamatan.', 'Terbukti membaik']) expect(told).toContain(words);
		expect(told).not.toMatch(/NaN|Infinity|undefined/);
	}));
