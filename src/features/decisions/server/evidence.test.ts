import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, insertPerson, insertUnit } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type Persona, type World } from '#tests/support/personas.ts';
import { withCommitted } from '#tests/support/training.ts';
import { insertCourse, insertEnrolled } from '../testing/courses.ts';
import { insertJudged, insertVerdict, type ProgrammeWish } from '../testing/programmes.ts';
import { planFile } from './value-file.ts';
import { carryIntoPlan, followUp, planList } from './plan-service.ts';
import { listProgrammesNow, listUse } from './queries.ts';
import { decide, decisionList, decisionPage } from './service.ts';
import { recordCost } from './value-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	as(persona: Persona, at?: string): Ctx;
	programme(given?: Partial<ProgrammeWish>): Promise<string>;
	decided(id: string, given?: object): Promise<string>;
}

function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const as = (persona: Persona, at = '2026-11-21T03:00:00Z') => ctxOf(db, world.cast[persona].actor, { now: new Date(at), today: at.slice(0, 10) });
		await work({
			db, world, as,
			programme: (given = {}) => insertJudged(db, { agencyId: world.agency.id, trained: [world.units.section], comparing: [world.units.otherOffice], ...given }),
			decided: async (id, given = {}) => {
				const head = as('head_of_region');
				await decide(head, id, null, { step: 'decision', choice: 'widen', why: 'Buktinya kuat sekali.', seen: (await decisionPage(head, id)).seen, ...given });
				return (await decisionPage(head, id)).versions[0]!.id;
			}
		});
	});
}

describe('what is known of a programme', () => {
	const now = async ({ db, world }: Scene, id: string) => (await listProgrammesNow(db, world.agency.id)).find((row) => row.id === id)!;

	test('is the effect of the time series where there is one, else that of the simple comparison', () => inScene(async (scene) => {
		const id = await scene.programme({ att: 3, ci95: [1, 5] });
		expect((await now(scene, id)).latest).toMatchObject({ att: 3, ci95: [1, 5] });
		const result = JSON.stringify({ impact: { series: { average: { estimate: 2.25, ci95: [0.5, 4] } }, simple: { att: 9, ci95: [8, 10] } } });
		await scene.db.updateTable('evaluation_result').set({ result }).where('programme_id', '=', id).execute();
		expect((await now(scene, id)).latest).toMatchObject({ att: 2.25, ci95: [0.5, 4] });
	}));

	test('is no effect where the result holds none', () => inScene(async (scene) => {
		const id = await scene.programme();
		for (const result of ['{}', '{"impact": null}', '{"impact": {"series": null}}']) {
			await scene.db.updateTable('evaluation_result').set({ result }).where('programme_id', '=', id).execute();
			expect((await now(scene, id)).latest, result).toMatchObject({ verdict: 'proven_better', att: null, ci95: null });
		}
	}));

	test('is the verdict confirmed last, not the one computed last', () => inScene(async (scene) => {
		const id = await scene.programme({ confirmedAt: '2026-11-20T02:00:00Z' });
		await insertVerdict(scene.db, { agencyId: scene.world.agency.id, programmeId: id, verdict: 'proven_worse', att: -1, ci95: [-2, -0.5], confirmedAt: '2026-11-19T02:00:00Z' });
		expect((await now(scene, id)).latest?.verdict).toBe('proven_better');
	}));

	test('counts each unit once, however many services it gives, trained and comparing apart', () => inScene(async (scene) => {
		const { world, db } = scene;
		const third = await insertUnit(db, { agencyId: world.agency.id, parent: world.units.root });
		const id = await scene.programme({ trained: [world.units.section, world.units.section, third], comparing: [world.units.otherOffice, world.units.otherOffice] });
		expect(await now(scene, id)).toMatchObject({ trainedUnits: 2, comparisonUnits: 1 });
		expect(await now(scene, await scene.programme({ trained: [], comparing: [] }))).toMatchObject({ trainedUnits: 0, comparisonUnits: 0 });
	}));

	// The first unit counts as trained from 1 March: who sat there from 1 February on is counted.
	test('counts the hours from a month before the first unit, to the day', () => inScene(async (scene) => {
		const { world, db } = scene;
		const courseId = await insertCourse(db, world.agency.id);
		const { id: personId } = await insertPerson(db, { agencyId: world.agency.id });
		const id = await scene.programme({ courseId });
		for (const [day, minutes] of [['2026-01-31', 1000], ['2026-02-01', 100], ['2026-12-31', 10]] as const) await insertEnrolled(db, { agencyId: world.agency.id, courseId, participants: [{ personId, minutes }], day });
		expect(await now(scene, id)).toMatchObject({ minutes: 110, participants: 1, sessions: 2 });
	}));

	test('of two programmes of one course each has all its hours; one without units has none', () => inScene(async (scene) => {
		const { world, db } = scene;
		const courseId = await insertCourse(db, world.agency.id);
		const { id: personId } = await insertPerson(db, { agencyId: world.agency.id });
		const ids = [await scene.programme({ courseId, participants: [{ personId, minutes: 90 }] }), await scene.programme({ courseId, outcome: 'duration' }), await scene.programme({ courseId, outcome: 'conduct', trained: [] })];
		expect(await Promise.all(ids.map(async (id) => (await now(scene, id)).minutes))).toEqual([90, 90, 0]);
	}));

	test('changes the fingerprint when a cost is recorded, and not when the same data are confirmed', () => inScene(async ({ as, programme, db }) => {
		const id = await programme();
		const seen = async () => (await decisionPage(as('evaluator'), id)).seen;
		const before = await seen();
		await db.updateTable('evaluation_result').set({ confirmed_at: '2026-11-21T02:59:00Z', computed_at: '2026-11-21T02:58:00Z' }).where('programme_id', '=', id).execute();
		expect(await seen()).toBe(before);
		await recordCost(as('training_manager'), id, { kind: 'place', amount: 0, spentOn: '2026-03-02', source: 'Kuitansi 1' });
		expect(await seen()).not.toBe(before);
		expect(before).toMatch(/^0\.[0-9a-f]{64}$/);
	}));
});

describe('the list of matters', () => {
	test('is in the order of registration, and the rows of every view add up to all', () => inScene(async ({ as, programme, decided, db }) => {
		const ids = [await programme({ title: 'Satu' }), await programme({ title: 'Dua' }), await programme({ title: 'Tiga', verdict: null })];
		for (const [index, id] of ids.entries()) await db.updateTable('programme').set({ registered_at: new Date(`2026-02-0${index + 1}T02:00:00Z`) }).where('id', '=', id).execute();
		await decided(ids[0]!);
		const list = (standing: 'all' | 'waiting' | 'undecided' | 'proposed' | 'decided' | 'planned') => decisionList(as('auditor'), { standing });
		expect((await list('all')).rows.map(({ programme: { title } }) => title)).toEqual(['Tiga', 'Dua', 'Satu']);
		const parts = await Promise.all((['undecided', 'proposed', 'decided', 'planned'] as const).map(async (standing) => (await list(standing)).rows.length));
		expect(parts).toEqual([2, 0, 1, 0]);
		expect((await list('waiting')).rows.map(({ programme: { title } }) => title)).toEqual(['Dua']);
	}));
	test('is empty in a government without a programme', () => inScene(async ({ as }) => {
		const list = await decisionList(as('auditor'), { standing: 'all' });
		expect([list.rows, [...list.counts], list.waiting]).toEqual([[], [], 0]);
	}));
});

describe('all plans', () => {
	const carry = async ({ as, world }: Scene, id: string, decision: string, plan: string, dueOn: string) => carryIntoPlan(as('training_manager'), id, null, { decision, plan, owner: world.units.office.id, dueOn });

	test('stand in the order of their day, then of their name, those of no day last', () => inScene(async (scene) => {
		const { as, programme, decided, db } = scene;
		for (const [plan, dueOn] of [['Zeta', '2026-12-31'], ['Alfa', '2026-12-31'], ['Lama', '2027-06-30'], ['Dekat', '2026-11-21']] as const) {
			const id = await programme({ title: plan });
			await carry(scene, id, await decided(id), plan, dueOn);
		}
		await db.updateTable('decision_plan').set({ due_on: null }).where('plan', '=', 'Lama').execute();
		expect((await planList(as('auditor'), { state: 'all' })).rows.map(({ plan }) => plan)).toEqual(['Dekat', 'Alfa', 'Zeta', 'Lama']);
	}));

	test('each is going or ended, and late ones are among the going', () => inScene(async (scene) => {
		const { as, programme, decided } = scene;
		const states = [null, 'started', 'done', 'dropped'] as const;
		for (const state of states) {
			const id = await programme({ title: String(state) });
			const decision = await decided(id);
			await carry(scene, id, decision, `Rencana ${String(state)}`, '2026-11-30');
			if (state !== null) await followUp(as('training_manager'), id, null, { decision, state, note: `Catatan ${state}` });
		}
		const { counts } = await planList(as('auditor'), { state: 'all' });
		expect(counts).toEqual({ going: 2, late: 0, ended: 2, all: 4 });
		const late = await planList(as('auditor', '2026-12-01T03:00:00Z'), { state: 'late' });
		expect(late.counts).toEqual({ going: 2, late: 2, ended: 2, all: 4 });
		expect(late.rows.map(({ state, note }) => [state, note]).sort()).toEqual([['open', null], ['started', 'Catatan started']]);
	}));

	test('in a file say in words which are late', () => inScene(async (scene) => {
		const { as, programme, decided, world } = scene;
		const id = await programme({ title: 'Program Rekaan' });
		await carry(scene, id, await decided(id), 'Melatih gelombang kedua', '2026-11-30');
		const rowOn = async (at: string, given: Partial<Ctx> = {}) => (await planFile({ ...as('auditor', at), ...given }, { state: 'all' })).split('\r\n')[1];
		expect(await rowOn('2026-11-30T03:00:00Z')).toBe(`Melatih gelombang kedua;Program Rekaan;Perluas;${world.units.office.name};2026-11-30;Belum dimulai;;`);
		expect(await rowOn('2026-12-01T03:00:00Z')).toBe(`Melatih gelombang kedua;Program Rekaan;Perluas;${world.units.office.name};2026-11-30;Belum dimulai;lewat batas waktu;`);
		expect(await rowOn('2026-12-01T03:00:00Z', { locale: 'en' })).toContain(';Not begun;past its day;');
	}));
});

describe('use at work, as alumni say it', () => {
	/** One session of the course with an answered request and an answer for each score. */
	async function answered(owner: Db, { agency }: World, courseId: string, scores: readonly (number | null)[], { months = 4, role = 'alumnus', closesOn = '2026-08-10', session = null as string | null } = {}): Promise<string> {
		const sessionId = session ?? (await owner.insertInto('session').values({ owner_agency_id: agency.id, course_id: courseId, name: 'Angkatan', starts_on: '2026-03-09', ends_on: '2026-03-10', place: 'Aula', capacity: 30, state: 'done' }).returning('id').executeTakeFirstOrThrow()).id;
		for (const score of scores) {
			const { id: person } = await insertPerson(owner, { agencyId: agency.id });
			const { id } = await owner.insertInto('enrolment').values({ agency_id: agency.id, session_id: sessionId, person_id: person, state: 'completed' }).returning('id').executeTakeFirstOrThrow();
			await owner.insertInto('post_training_request').values({ agency_id: agency.id, session_id: sessionId, enrolment_id: id, alumnus_id: person, person_id: person, role, months, opens_on: '2026-07-10', closes_on: closesOn, answered: true }).execute();
			await owner.insertInto('post_training_answer').values({ agency_id: agency.id, session_id: sessionId, months, role, scores: JSON.stringify({ uses: score }) }).execute();
		}
		return sessionId;
	}

	test('is summed over the sessions of the course, of the latest window of each, without other roles or who cannot judge', () => withCommitted(async ({ owner, scoped }) => {
		const world = await insertWorld(owner);
		const courseId = await insertCourse(owner, world.agency.id);
		await insertJudged(owner, { agencyId: world.agency.id, courseId, trained: [world.units.section] });
		const first = await answered(owner, world, courseId, [1, 1, 1, 1, 1], { months: 4 });
		await answered(owner, world, courseId, [4, 3, 3, 2, 4, null], { months: 12, session: first });
		await answered(owner, world, courseId, [4, 4, 4, 4, 4], { role: 'superior', session: first });
		await answered(owner, world, courseId, [2, 2, 2, 2, 3]);
		await answered(owner, world, courseId, [4, 4, 4, 4]);
		const use = () => scoped(world.agency.id).transaction().execute((tx) => listUse(tx, world.agency.id, '2026-11-21'));
		// 12 months of the first session: 5 judge, 4 use it; the second: 5 and 1; of the third only four answered.
		expect(await use()).toEqual([{ courseId, answered: 10, favourable: 5 }]);
		expect(await scoped(world.foreignAgency.id).transaction().execute((tx) => listUse(tx, world.foreignAgency.id, '2026-11-21'))).toEqual([]);
	}));
});
