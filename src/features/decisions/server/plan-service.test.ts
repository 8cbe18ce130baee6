import { describe, expect, test } from 'vitest';
import { timeline } from '#features/needs/server/timeline-service.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase, withScope } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { insertJudged } from '../testing/programmes.ts';
import { carryDuty, decisionDuty, duePlans, planDuty, unplannedDecisions, waitingMatters } from './duty-service.ts';
import { carryIntoPlan, followUp, planList, readPlanSearch } from './plan-service.ts';
import { decide, decisionPage } from './service.ts';
import { planFile, spendingFile, valueFile } from './value-file.ts';
import { recordBenefit, recordCost } from './value-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly id: string;
	as(persona: Persona, at?: string): Ctx;
	/** Decides as the head of the region; returns the decision. */
	decided(given?: object): Promise<string>;
	planned(decision: string, given?: object): Promise<void>;
	note(decision: string, given?: object, persona?: Persona): Promise<void>;
}

function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const as = (persona: Persona, at = '2026-11-21T03:00:00Z') => ctxOf(db, world.cast[persona].actor, { now: new Date(at), today: at.slice(0, 10) });
		const id = await insertJudged(db, { agencyId: world.agency.id, title: 'Program Rekaan', trained: [world.units.section], comparing: [world.units.otherOffice] });
		await work({
			db, world, id, as,
			decided: async (given = {}) => {
				const ctx = as('head_of_region');
				await decide(ctx, id, null, { step: 'decision', choice: 'widen', why: 'Buktinya kuat.', seen: (await decisionPage(ctx, id)).seen, ...given });
				return (await decisionPage(ctx, id)).versions[0]!.id;
			},
			planned: (decision, given = {}) => carryIntoPlan(as('training_manager'), id, null, { decision, plan: 'Melatih gelombang kedua', owner: world.units.office.id, dueOn: '2027-06-30', ...given }),
			note: (decision, given = {}, persona = 'training_manager') => followUp(as(persona), id, null, { decision, state: 'started', note: 'Jadwal disusun.', ...given })
		});
	});
}
const stateOf = async ({ as, id }: Scene) => (await decisionPage(as('evaluator'), id)).versions.map(({ version, plan, followUps }) => [version, plan, followUps.map(({ state }) => state)]);
const propose = async ({ as, id }: Scene) => decide(as('training_manager'), id, null, { step: 'proposal', choice: 'widen', why: 'Buktinya kuat.', seen: (await decisionPage(as('training_manager'), id)).seen });

describe('a plan', () => {
	test('is made once of the last decision, with an owner and a day', () => inScene(async (scene) => {
		const { as, id, decided, planned, world, db } = scene;
		await propose(scene);
		await expect(planned((await decisionPage(as('evaluator'), id)).versions[0]!.id)).rejects.toMatchObject({ code: 'decision.carried_before' });
		const decision = await decided();
		expect((await decisionPage(as('training_manager'), id)).offices.map((office) => office.id)).toContain(world.units.office.id);
		expect((await decisionPage(as('evaluator'), id)).offices).toEqual([]);
		await planned(decision);
		await expect(planned(decision)).rejects.toMatchObject({ code: 'decision.carried_before' });
		expect(await decisionPage(as('evaluator'), id)).toMatchObject({ standing: 'planned', versions: [{ plan: 'Melatih gelombang kedua', carriedOn: '2026-11-21', dueOn: '2027-06-30', ownerName: world.units.office.name, followUps: [] }, {}] });
		expect(await db.selectFrom('audit_entry').select(['action', 'detail']).where('agency_id', '=', world.agency.id).where('action', '=', 'decision.carry').execute()).toEqual([{ action: 'decision.carry', detail: { decision, owner: world.units.office.id, dueOn: '2027-06-30' } }]);
	}));
	test('of yesterday, of a unit deep down, of another government or by who may not is refused', () => inScene(async ({ decided, planned, world, as, id }) => {
		const decision = await decided();
		for (const [given, code] of [[{ dueOn: '2026-11-20' }, 'decision.due_day'], [{ dueOn: '2099-01-01' }, 'decision.due_day'], [{ owner: world.units.section.id }, 'decision.owner_unknown'], [{ owner: crypto.randomUUID() }, 'decision.owner_unknown'], [{ decision: crypto.randomUUID() }, 'decision.carried_before']] as const) {
			await expect(planned(decision, given), code).rejects.toMatchObject({ code });
		}
		for (const persona of PERSONAS.filter((each) => each !== 'training_manager')) await expect(carryIntoPlan(as(persona), id, null, { decision, plan: 'x', owner: world.units.office.id, dueOn: '2027-01-01' }), persona).rejects.toBeDefined();
		expect((await decisionPage(as('evaluator'), id)).standing).toBe('decided');
	}));
	test('is followed up step by step until it is done, by who may propose or heads the owner', () => inScene(async (scene) => {
		const { decided, planned, note, db, world } = scene;
		const decision = await decided();
		await expect(note(decision)).rejects.toMatchObject({ code: 'decision.plan_not_found' });
		await planned(decision);
		await note(decision);
		await note(decision, { note: 'Enam unit dilatih.' }, 'supervisor');
		await note(decision, { state: 'done', note: 'Semua dilatih.' });
		await expect(note(decision)).rejects.toMatchObject({ code: 'decision.plan_ended' });
		expect(await stateOf(scene)).toEqual([[1, 'Melatih gelombang kedua', ['started', 'started', 'done']]]);
		expect(await db.selectFrom('audit_entry').select('detail').where('agency_id', '=', world.agency.id).where('action', '=', 'decision.follow_up').orderBy('id').execute()).toMatchObject([{ detail: { step: 1 } }, { detail: { step: 2 } }, { detail: { state: 'done', step: 3 } }]);
	}));
	test.each(['evaluator', 'auditor', 'employee', 'service_officer'] as const)('is not followed up by %s', (persona) => inScene(async ({ decided, planned, note }) => {
		const decision = await decided();
		await planned(decision);
		await expect(note(decision, {}, persona)).rejects.toMatchObject({ status: 403 });
	}));
	test('of a superseded decision is dropped with the new reason, and one that was done stays done', () => inScene(async (scene) => {
		const { decided, planned, note } = scene;
		await planned(await decided());
		await planned(await decided({ choice: 'change', why: 'Isi harus diubah dulu.' }), { plan: 'Mengubah isi' });
		expect(await stateOf(scene)).toEqual([[2, 'Mengubah isi', []], [1, 'Melatih gelombang kedua', ['dropped']]]);
		const [last, first] = (await decisionPage(scene.as('evaluator'), scene.id)).versions;
		expect(first?.followUps[0]?.note).toBe('Isi harus diubah dulu.');
		await note(last!.id, { state: 'done' });
		await decided({ choice: 'stop', why: 'Anggaran dipotong.' });
		expect((await stateOf(scene)).map((row) => row[2])).toEqual([[], ['done'], ['dropped']]);
	}));
	test('is followed up in steps that the program cannot rewrite', () => withScope([crypto.randomUUID()], async (db) => {
		await expect(db.updateTable('decision_follow_up').set({ note: 'x' }).execute()).rejects.toMatchObject({ code: '42501' });
	}));
	test('keeps its day whatever the program would like', () => withScope([crypto.randomUUID()], async (db) => {
		await expect(db.updateTable('decision_plan').set({ due_on: '2030-01-01' }).execute()).rejects.toMatchObject({ code: '42501' });
	}));
});

describe('all plans', () => {
	test('stand by their day, late ones apart, on the time line of the owner, and in a file', () => inScene(async (scene) => {
		const { decided, planned, note, as, world } = scene;
		const decision = await decided();
		await planned(decision, { plan: '=HYPERLINK("x")', dueOn: '2026-12-01' });
		const list = (query: string, at?: string) => planList(as('auditor', at), readPlanSearch(new URLSearchParams(query)));
		expect(await list('')).toMatchObject({ search: { state: 'going' }, counts: { going: 1, late: 0, ended: 0, all: 1 }, rows: [{ state: 'open', isLate: false, ownerName: world.units.office.name }] });
		expect((await list('lihat=late', '2026-12-02T03:00:00Z')).rows).toMatchObject([{ isLate: true }]);
		expect(await planFile(as('auditor'), readPlanSearch(new URLSearchParams()))).toContain(`"'=HYPERLINK(""x"")"`);
		await note(decision, { state: 'done', note: 'Selesai.' });
		expect((await list('lihat=going')).rows).toEqual([]);
		expect((await list('lihat=ended')).rows).toMatchObject([{ state: 'done', note: 'Selesai.' }]);
		const planMarks = async (unitId: string) => (await timeline(as('head_of_region'), unitId, null)).marks.filter(({ kind }) => kind.startsWith('plan')).map(({ kind, on }) => [kind, on]);
		expect(await planMarks(world.units.office.id)).toEqual([['plan', '2026-11-21'], ['plan_ended', '2026-11-21']]);
		expect(await planMarks(world.units.otherOffice.id)).toEqual([]);
	}));
	test.each(['employee', 'service_officer', 'administrator'] as const)('are closed to %s', (persona) => inScene(async ({ as, id }) => {
		for (const run of [async () => planList(as(persona), { state: 'all' }), async () => planFile(as(persona), { state: 'all' }), async () => spendingFile(as(persona)), async () => valueFile(as(persona), id)]) await expect(run()).rejects.toMatchObject({ status: 403 });
	}));
	test('cost and benefit files hold what the page shows, harmless to a spreadsheet, with empty cells where nothing is known', () => inScene(async ({ as, id }) => {
		expect((await spendingFile(as('auditor'))).split('\r\n')[1]).toBe('Program Rekaan;Terbukti membaik;;;;;;;');
		await recordCost(as('training_manager'), id, { kind: 'place', amount: 6_000_000, spentOn: '2026-03-02', source: '+62;"SPD"' });
		await recordBenefit(as('training_manager'), id, { benefit: 9_000_000, least: 7_000_000, most: 12_000_000, method: '@SUM(A1)', basis: 'Jam antrean' });
		const lines = (await valueFile(as('auditor'), id)).split('\r\n');
		expect(lines[1]).toContain(`biaya;Tempat dan konsumsi;6000000;;;2026-03-02;"'+62;""SPD""";`);
		expect(lines[2]).toContain(`manfaat;'@SUM(A1);9000000;7000000;12000000;;Jam antrean;`);
		// 6 million of 3 points at one unit, between 1 and 5.
		expect((await spendingFile(as('auditor'))).split('\r\n')[1]).toBe('Program Rekaan;Terbukti membaik;6000000;0;6000000;;2000000;1200000;6000000');
		await expect(valueFile(as('auditor'), 'x')).rejects.toMatchObject({ code: 'decision.not_found' });
	}));
});

describe('what waits on Hari ini', () => {
	const dutyOf = async (ctx: Ctx) => decisionDuty(ctx, await waitingMatters(ctx));
	test('is every verdict for the head of the region, a proposal for the head of the office that made it, and nothing once it is decided', () => inScene(async (scene) => {
		const { as, decided } = scene;
		const later = '2026-12-01T03:00:00Z';
		expect(await dutyOf(as('head_of_region', later))).toEqual({ count: 1, oldestDays: 11 });
		expect(await dutyOf(as('supervisor'))).toBeNull();
		await propose(scene);
		expect(await dutyOf(as('supervisor', later))).toEqual({ count: 1, oldestDays: 10 });
		expect(await dutyOf(as('training_manager'))).toBeNull();
		await decided();
		for (const persona of ['supervisor', 'head_of_region'] as const) expect(await dutyOf(as(persona))).toBeNull();
	}));
	test('is nothing for who may not read decisions', () => inScene(async ({ as }) => {
		expect(await waitingMatters(as('employee'))).toEqual([]);
		expect(await duePlans(as('employee'))).toEqual([]);
	}));

	test('is a decision without a plan, for who may make one, until it is made; to wait asks for none', () => inScene(async (scene) => {
		const { as, decided, planned } = scene;
		const unplannedOf = async (ctx: Ctx) => carryDuty(ctx, await unplannedDecisions(ctx));
		expect(await unplannedOf(as('training_manager'))).toBeNull();
		const decision = await decided();
		expect(await unplannedOf(as('training_manager'))).toBe(1);
		for (const persona of ['head_of_region', 'supervisor', 'evaluator', 'employee'] as const) expect(await unplannedOf(as(persona))).toBeNull();
		await planned(decision);
		expect(await unplannedOf(as('training_manager'))).toBeNull();
		await decided({ choice: 'wait' });
		expect(await unplannedOf(as('training_manager'))).toBeNull();
	}));

	const plansOf = async (ctx: Ctx) => planDuty(ctx, await duePlans(ctx));
	test('is a plan in the fortnight before its day and as long as it is late, for the head of the office that owns it and above', () => inScene(async ({ as, decided, planned, note }) => {
		const decision = await decided();
		await planned(decision, { dueOn: '2027-06-30' });
		const at = (day: string) => `${day}T03:00:00Z`;
		for (const persona of ['supervisor', 'head_of_region'] as const) {
			expect(await plansOf(as(persona, at('2027-06-15')))).toBeNull();
			expect(await plansOf(as(persona, at('2027-06-16')))).toEqual({ late: 0, soon: 1 });
			expect(await plansOf(as(persona, at('2027-06-30')))).toEqual({ late: 0, soon: 1 });
			expect(await plansOf(as(persona, at('2027-07-01')))).toEqual({ late: 1, soon: 0 });
		}
		for (const persona of ['training_manager', 'evaluator'] as const) expect(await plansOf(as(persona, at('2027-07-01')))).toBeNull();
		await note(decision, { state: 'started' });
		expect(await plansOf(as('supervisor', at('2027-07-01')))).toEqual({ late: 1, soon: 0 });
		await note(decision, { state: 'done' });
		expect(await plansOf(as('supervisor', at('2027-07-01')))).toBeNull();
	}));
	test('is no plan of an office beside one\'s own', () => inScene(async ({ as, decided, planned, world }) => {
		await planned(await decided(), { owner: world.units.otherOffice.id, dueOn: '2026-11-30' });
		expect(await plansOf(as('supervisor'))).toBeNull();
		expect(await plansOf(as('head_of_region'))).toEqual({ late: 0, soon: 1 });
	}));
});
