import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { withCommitted } from '#tests/support/training.ts';
import { NeedSearch, type NeedState } from '../schema.ts';
import { changeImprovement, endImprovement, recordImprovement, withdrawImprovement } from './improvement-service.ts';
import { decideNeed, decisionsOf, needList, needPage, needUnits, openNeed } from './service.ts';
import { saveThresholds, thresholdPage } from './threshold-service.ts';
import { personalNeedPage } from './personal-service.ts';
import { timeline } from './timeline-service.ts';

const UNKNOWN = '01999999-0000-7000-8000-000000000009';
const ALL = NeedSearch.parse({ state: 'all' });

interface Scene {
	readonly db: Db;
	readonly world: World;
	as(persona: Persona): Ctx;
	/** A need of the section, opened by its superior. */
	open(given?: { competency?: string; unitId?: string; kind?: 'training' | 'improvement' }): Promise<string>;
	trail(): Promise<string[]>;
}

function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const as = (persona: Persona) => ctxOf(db, world.cast[persona].actor);
		await work({
			db, world, as,
			open: (given) => openNeed(as('training_manager'), { kind: 'training', unitId: world.units.section.id, competency: 'Bahasa isyarat', why: 'Warga tuli datang tiap pekan', ...given }),
			trail: async () => (await db.selectFrom('audit_entry').select('action').where('agency_id', '=', world.agency.id).orderBy('id').execute()).map(({ action }) => action)
		});
	});
}

/** What a step came to: 'done', or the code of its refusal, thrown at once or later. */
const outcome = (step: () => Promise<unknown>) => Promise.resolve().then(step).then(() => 'done', (error: { code?: string; message: string }) => error.code ?? error.message);

describe('deciding', () => {
	// The whole table: what each state allows, and where it leads.
	const leadsTo = { open: { accept: 'accepted', decline: 'declined' }, accepted: { meet: 'met', decline: 'declined' }, declined: {}, met: {} } as const satisfies Record<NeedState, object>;

	test.each(['open', 'accepted', 'declined', 'met'] as const)('a need that is %s goes where the table says, and nowhere else', (state) =>
		inScene(async ({ db, as, open }) => {
			for (const decision of ['accept', 'decline', 'meet'] as const) {
				const id = await open();
				await db.updateTable('need').set({ state, reason: state === 'declined' ? 'Rekaan' : '', decided_on: state === 'open' ? null : '2026-11-20', met_on: state === 'met' ? '2026-11-20' : null }).where('id', '=', id).execute();
				const next = (leadsTo[state] as Partial<Record<typeof decision, NeedState>>)[decision];
				expect(decisionsOf(state).includes(decision)).toBe(next !== undefined);
				expect(await outcome(() => decideNeed(as('supervisor'), id, { decision, reason: 'Rekaan' }))).toBe(next === undefined ? 'need.already_decided' : 'done');
				expect((await needPage(as('supervisor'), id)).need.state).toBe(next ?? state);
			}
		}));

	test('writes down from where to where, on which day and by whom', () =>
		inScene(async ({ db, world, as, open }) => {
			const id = await open();
			await decideNeed(as('supervisor'), id, { decision: 'decline', reason: 'Sudah dilatih' });
			expect(await db.selectFrom('audit_entry').select(['action', 'detail', 'subject']).where('subject', '=', `need:${id}`).orderBy('id').execute()).toMatchObject([{ action: 'need.open' }, { action: 'need.decline', detail: { from: 'open', to: 'declined' } }]);
			expect(await db.selectFrom('need').select(['decided_by', 'decided_on', 'met_on', 'reason']).where('id', '=', id).execute()).toEqual([{ decided_by: world.cast.supervisor.account.id, decided_on: '2026-11-21', met_on: null, reason: 'Sudah dilatih' }]);
		}));

	test('is for those who manage the needs of the unit: readers are refused, others find nothing', () =>
		inScene(async ({ as, open, trail }) => {
			const id = await open();
			for (const persona of PERSONAS) {
				const { actor } = as(persona);
				const reads = persona !== 'foreign_administrator' && (actor?.pathsFor('need.read') ?? []).length > 0 && !['inspector', 'complaint_administrator'].includes(persona);
				if (actor?.can('need.manage')) continue;
				expect([persona, await outcome(() => decideNeed(as(persona), id, { decision: 'accept', reason: '' }))]).toEqual([persona, reads ? 'identity.not_allowed' : 'need.not_found']);
			}
			expect(await trail()).toEqual(['need.open']);
		}));

	test('nobody signed in decides, and what is no key is no need', () =>
		inScene(async ({ db, as, open }) => {
			const id = await open();
			expect(await outcome(() => decideNeed(ctxOf(db, null), id, { decision: 'accept', reason: '' }))).toBe('identity.sign_in_needed');
			for (const bad of ['', 'x', UNKNOWN, `${id}'--`, id.slice(1)]) expect([bad, await outcome(() => decideNeed(as('supervisor'), bad, { decision: 'accept', reason: '' }))]).toEqual([bad, 'need.not_found']);
		}));

	test('of several at the same moment one counts, and the others are told', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const manager = () => ctx(world.cast.training_manager.actor);
			const id = await openNeed(manager(), { kind: 'training', unitId: world.units.section.id, competency: 'Bahasa isyarat', why: 'Rekaan' });
			const actors = [world.cast.training_manager.actor, world.cast.supervisor.actor];
			const all = await Promise.all([0, 1, 0, 1, 0, 1].map((one) => outcome(() => decideNeed(ctx(actors[one]!), id, { decision: 'accept', reason: '' }))));
			expect(all.sort()).toEqual(['done', ...Array.from({ length: 5 }, () => 'need.already_decided')]);
			expect((await owner.selectFrom('audit_entry').select('action').where('action', '=', 'need.accept').execute())).toHaveLength(1);

			const point = await insertServicePoint(owner, world.units.section);
			const form = { serviceId: point.serviceId, title: 'Satu loket', beforeText: 'Tiga', afterText: 'Satu', beganOn: '2026-03-02', cause: 'own', clusterId: null, causeElement: null, expected: 'time', responsible: world.cast.employee.person?.id ?? '' } as const;
			const improvement = await recordImprovement(manager(), world.units.section.id, { ...form, endedOn: null, endedWhy: '' });
			const change = (title: string) => outcome(() => changeImprovement(manager(), world.units.section.id, improvement, { ...form, title, version: 1, reason: 'Keliru' }));
			expect((await Promise.all([change('Dua loket'), change('Empat loket')])).sort()).toEqual(['done', 'need.improvement_changed']);
		}));
});

describe('the list', () => {
	test('counts every state whatever view is open, and shows the most urgent first, then the oldest', () =>
		inScene(async ({ db, as, open }) => {
			const set = async (id: string, given: object) => { await db.updateTable('need').set(given).where('id', '=', id).execute(); return id; };
			const calm = await set(await open(), { urgency: 1, opened_on: '2026-11-01' });
			const old = await set(await open(), { urgency: 2, opened_on: '2026-01-01' });
			const young = await set(await open(), { urgency: 2, opened_on: '2026-02-01' });
			const met = await set(await open(), { urgency: 3, state: 'met', decided_on: '2026-11-02', met_on: '2026-11-02' });
			const ids = async (search: NeedSearch) => (await needList(as('supervisor'), search)).rows.map(({ id }) => id);
			expect(await ids(ALL)).toEqual([old, young, calm, met]);
			expect(await ids({ ...ALL, state: 'open' })).toEqual([old, young, calm]);
			expect(await ids({ ...ALL, state: 'declined' })).toEqual([]);
			for (const state of ['open', 'met', 'declined', 'all'] as const) expect(Object.fromEntries((await needList(as('supervisor'), { ...ALL, state })).counts)).toEqual({ open: 3, met: 1 });
		}));

	test('is cut at fifty; a page behind the last is the last', () =>
		inScene(async ({ as, open }) => {
			for (let count = 0; count < 51; count += 1) await open({ competency: `Kemampuan ${count}` });
			const page = (number: number) => needList(as('supervisor'), { ...ALL, page: number });
			const [first, second, far] = [await page(1), await page(2), await page(9999)];
			expect([first.rows.length, second.rows.length, first.total, first.pages]).toEqual([50, 1, 51, 2]);
			expect(far).toMatchObject({ search: { page: 2 }, rows: second.rows });
			expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(51);
		}));

	test('of an office holds what lies below it, of a section what is its own; unknown units nothing', () =>
		inScene(async ({ world, as, open }) => {
			const [section, office] = [await open(), await open({ unitId: world.units.office.id, kind: 'improvement' })];
			const ids = async (unitId: string | null, kind: NeedSearch['kind'] = null) => (await needList(as('training_manager'), { ...ALL, unitId, kind })).rows.map(({ id }) => id).sort();
			expect(await ids(world.units.office.id)).toEqual([section, office].sort());
			expect(await ids(world.units.section.id)).toEqual([section]);
			expect(await ids(world.units.root.id, 'improvement')).toEqual([office]);
			for (const none of [world.units.otherOffice.id, world.units.foreignRoot.id, UNKNOWN]) expect(await ids(none)).toEqual([]);
		}));

	test('offers to add and to set thresholds only to who may', () =>
		inScene(async ({ as, open }) => {
			await open();
			const offers = async (persona: Persona) => { const { mayAdd, maySet } = await needList(as(persona), ALL); return [mayAdd, maySet]; };
			expect([await offers('training_manager'), await offers('supervisor'), await offers('auditor'), await offers('service_officer')]).toEqual([[true, true], [true, false], [false, false], [false, false]]);
		}));
});

describe('opening', () => {
	test('every verb is asked again by each page: who may not manage opens nothing, whoever it is', () =>
		inScene(async ({ world, as, trail }) => {
			const form = { kind: 'training', unitId: world.units.section.id, competency: 'x', why: 'y' } as const;
			for (const persona of PERSONAS.filter((one) => !as(one).actor?.can('need.manage'))) {
				for (const step of [() => openNeed(as(persona), form), () => needUnits(as(persona)), () => personalNeedPage(as(persona), world.units.section.id)]) expect([persona, await outcome(step)]).toEqual([persona, 'identity.not_allowed']);
			}
			expect(await trail()).toEqual([]);
		}));

	test('a unit that closed, that is not yet, or of another government cannot be named', () =>
		inScene(async ({ db, world, as }) => {
			const name = () => outcome(() => openNeed(as('training_manager'), { kind: 'training', unitId: world.units.section.id, competency: 'x', why: 'y' }));
			const unit = (given: object) => db.updateTable('unit').set(given).where('id', '=', world.units.section.id).execute();
			await unit({ closed_on: '2026-11-21' });
			expect(await name()).toBe('unit.not_found');
			await unit({ closed_on: '2026-11-22' });
			expect(await name()).toBe('done');
			await unit({ closed_on: null, valid_from: '2026-11-22' });
			expect(await name()).toBe('unit.not_found');
			expect(await outcome(() => openNeed(as('training_manager'), { kind: 'training', unitId: world.units.foreignRoot.id, competency: 'x', why: 'y' }))).toBe('unit.not_found');
		}));
});

describe('improvements, thresholds and the time line', () => {
	test('of a unit outside, of no unit, and without any right are not found', () =>
		inScene(async ({ world, as }) => {
			const steps = (ctx: Ctx, unitId: string) => [
				() => timeline(ctx, unitId, null), () => endImprovement(ctx, unitId, UNKNOWN, { version: 1, endedOn: '2026-11-21', why: 'x' }), () => withdrawImprovement(ctx, unitId, UNKNOWN, { version: 1, mistake: 'x' })
			];
			for (const unitId of [world.units.foreignRoot.id, UNKNOWN, 'x', '']) for (const step of steps(as('training_manager'), unitId)) expect([unitId, await outcome(step)]).toEqual([unitId, 'unit.not_found']);
			for (const step of steps(as('supervisor'), world.units.otherOffice.id)) expect(await outcome(step)).toBe('unit.not_found');
			for (const step of steps(as('stranger'), world.units.section.id)) expect(await outcome(step)).toBe('unit.not_found');
			for (const step of steps(as('training_manager'), world.units.section.id).slice(1)) expect(await outcome(step)).toBe('need.improvement_not_found');
		}));

	test('thresholds are those of a whole government: a superior of one office neither sees nor sets them', () =>
		inScene(async ({ as, trail }) => {
			const { now } = await thresholdPage(as('training_manager'), null);
			const change = { validFrom: '2026-11-21', reason: 'Rekaan' };
			for (const persona of PERSONAS.filter((one) => one !== 'training_manager')) {
				const refused = await Promise.all([outcome(() => thresholdPage(as(persona), null)), outcome(() => saveThresholds(as(persona), now, change))]);
				expect([persona, refused]).toEqual([persona, ['identity.not_allowed', 'identity.not_allowed']]);
			}
			expect(await outcome(() => saveThresholds(as('training_manager'), now, { ...change, validFrom: '2026-11-20' }))).toBe('need.rule_in_past');
			expect(await trail()).toEqual([]);
			await saveThresholds(as('training_manager'), now, change);
			expect(await trail()).toEqual(['need.rule']);
			expect((await thresholdPage(as('training_manager'), null)).version).toBe('2017-1+2026-11-21');
		}));
});
