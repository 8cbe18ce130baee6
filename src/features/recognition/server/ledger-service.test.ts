import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, insertEmployment, insertPerson } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type World } from '#tests/support/personas.ts';
import type { ActivityForm } from '../activity.schema.ts';
import { jpLedger, recordActivity, teamJp, withdrawActivity } from './service.ts';

const activity: ActivityForm = { title: 'Bimtek Rekaan', formId: '8', abroad: undefined, startsOn: '2026-10-01', endsOn: '2026-10-02', jp: 16, days: 0, sessions: 0, evidence: 'Sertifikat 7/2026' };
const UNKNOWN = '01999999-0000-7000-8000-000000000009';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly employee: Ctx;
	readonly personId: string;
	as(persona: keyof World['cast'], given?: Partial<Ctx>): Ctx;
	rows(): Promise<readonly { id: string; title: string; withdrawn_at: unknown }[]>;
	trail(): Promise<string[]>;
}

function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		await work({
			db, world, employee: ctxOf(db, world.cast.employee.actor), personId: world.cast.employee.person?.id ?? '',
			as: (persona, given) => ctxOf(db, world.cast[persona].actor, given),
			rows: () => db.selectFrom('jp_entry').select(['id', 'title', 'withdrawn_at']).where('agency_id', '=', world.agency.id).orderBy('id').execute(),
			trail: async () => (await db.selectFrom('audit_entry').select('action').where('agency_id', '=', world.agency.id).orderBy('id').execute()).map(({ action }) => action)
		});
	});
}

describe('a year in the address', () => {
	// docs/rules/jp.md § 5: the first rules are of 2018-01-01; an older year was answered with a fault of the program.
	test.each([2000, 2010, 2017])('%i lies before the rules: this year is shown', (year) =>
		inScene(async ({ employee, as }) => {
			await recordActivity(employee, activity);
			expect((await jpLedger(employee, { year })).ledger).toMatchObject({ year: 2026, jp: 16 });
			expect(await teamJp(as('supervisor'), year)).toMatchObject({ year: 2026 });
		}));

	test.each([2018, 2025, 2099])('%i has rules: its own ledger, empty', (year) =>
		inScene(async ({ employee, as }) => {
			await recordActivity(employee, activity);
			expect((await jpLedger(employee, { year })).ledger).toMatchObject({ year, jp: 0, missing: 20, entries: [] });
			expect(await teamJp(as('supervisor'), year)).toMatchObject({ year, met: 0 });
		}));

	test('the years to choose are this one, the last, and each with an activity, latest first', () =>
		inScene(async ({ employee }) => {
			expect((await jpLedger(employee)).years).toEqual([2026, 2025]);
			await recordActivity(employee, { ...activity, startsOn: '2021-05-03', endsOn: '2021-05-04' });
			await recordActivity(employee, { ...activity, startsOn: '2025-05-03', endsOn: '2025-05-04' });
			expect((await jpLedger(employee)).years).toEqual([2026, 2025, 2021]);
		}));
});

describe('an activity that cannot be meant so', () => {
	const refused = (given: Partial<ActivityForm>, code: string, field: string) =>
		inScene(async ({ employee, rows, trail }) => {
			await expect(async () => recordActivity(employee, { ...activity, ...given })).rejects.toMatchObject({ code, status: 422, params: { field } });
			expect([await rows(), await trail()]).toEqual([[], []]);
		});

	test('ended before JP were counted: told at its date, with the first year', () =>
		inScene(async ({ employee }) => {
			await expect(async () => recordActivity(employee, { ...activity, startsOn: '2017-12-01', endsOn: '2017-12-31' })).rejects.toMatchObject({ code: 'jp.before_rules', params: { field: 'endsOn', firstYear: '2018' } });
			await recordActivity(employee, { ...activity, startsOn: '2017-12-01', endsOn: '2018-01-01' });
			expect((await jpLedger(employee, { year: 2018 })).ledger.jp).toBe(16);
		}));

	// A seminar with the year typed as '0026' earned 2.9 million JP: every day of two thousand years.
	test('a seminar of years without a number of days', () => refused({ formId: '9', jp: 0, startsOn: '0026-10-01' }, 'jp.length_needed', 'days'));
	test('a workshop of a year and a day without a number of days', () => refused({ formId: '4', jp: 0, startsOn: '2025-10-01', endsOn: '2026-10-02' }, 'jp.length_needed', 'days'));
	test('ends tomorrow', () => refused({ endsOn: '2026-11-22' }, 'jp.in_the_future', 'endsOn'));
	test('ends before it starts', () => refused({ startsOn: '2026-10-03' }, 'jp.dates_out_of_order', 'endsOn'));
	test('a programme of no hours', () => refused({ jp: 0, days: 3, sessions: 2 }, 'jp.length_needed', 'jp'));
	test.each(['', '0', '26', '__proto__', 'Education'])('a form "%s"', (formId) => refused({ formId }, 'jp.unknown_form', 'formId'));

	test('a year of seminar days with their number, and one of a whole year without, are counted', () =>
		inScene(async ({ employee }) => {
			await recordActivity(employee, { ...activity, formId: '9', jp: 0, days: 2, startsOn: '2024-01-01' });
			expect((await jpLedger(employee)).ledger.jp).toBe(8);
			await recordActivity(employee, { ...activity, formId: '4', jp: 0, startsOn: '2025-10-02', endsOn: '2026-10-02' });
			expect((await jpLedger(employee)).ledger.jp).toBe(8 + 366 * 5);
		}));

	test('ends today at the person\'s own clock: at midnight in Jayapura it is still yesterday in Jakarta', () =>
		inScene(async ({ as }) => {
			const now = new Date('2026-11-21T15:30:00Z');
			const form = { ...activity, endsOn: '2026-11-22' };
			await expect(async () => recordActivity(as('employee', { now, today: '2026-11-21', timeZone: 'Asia/Jakarta' }), form)).rejects.toMatchObject({ code: 'jp.in_the_future' });
			await recordActivity(as('employee', { now, today: '2026-11-22', timeZone: 'Asia/Jayapura' }), form);
		}));
});

describe('an entry taken back', () => {
	test('and entered again counts once, also when the first is asked back', () =>
		inScene(async ({ employee, rows, trail }) => {
			const first = await recordActivity(employee, activity);
			await withdrawActivity(employee, { entry: first });
			const second = await recordActivity(employee, activity);
			expect(second).not.toBe(first);
			await withdrawActivity(employee, { entry: first, undo: 'yes' });
			expect((await jpLedger(employee)).ledger).toMatchObject({ jp: 16, entries: [{ id: second }] });
			expect((await rows()).filter(({ withdrawn_at }) => withdrawn_at === null)).toHaveLength(1);
			expect(await trail()).toEqual(['jp.record', 'jp.withdraw', 'jp.record']);
		}));

	test('comes back when what counts differs in one thing', () =>
		inScene(async ({ employee, trail }) => {
			const first = await recordActivity(employee, activity);
			await withdrawActivity(employee, { entry: first });
			await recordActivity(employee, { ...activity, evidence: 'Sertifikat 8/2026', jp: 2 });
			await withdrawActivity(employee, { entry: first, undo: 'yes' });
			expect((await jpLedger(employee)).ledger.jp).toBe(18);
			expect((await trail()).at(-1)).toBe('jp.restore');
		}));

	test('the same activity of a colleague does not keep it away', () =>
		inScene(async ({ employee, as }) => {
			const mine = await recordActivity(employee, activity);
			await withdrawActivity(employee, { entry: mine });
			await recordActivity(as('supervisor'), activity);
			await withdrawActivity(employee, { entry: mine, undo: 'yes' });
			expect((await jpLedger(employee)).ledger.jp).toBe(16);
		}));

	test('what counts cannot be put in again, what is nowhere cannot be either', () =>
		inScene(async ({ employee, trail }) => {
			const entry = await recordActivity(employee, activity);
			for (const form of [{ entry, undo: 'yes' }, { entry: UNKNOWN, undo: 'yes' }, { entry: UNKNOWN }] as const) await expect(withdrawActivity(employee, form)).rejects.toMatchObject({ code: 'jp.not_found', status: 404 });
			expect(await trail()).toEqual(['jp.record']);
		}));

	test('by nobody else, whatever the rank, and not from another government', () =>
		inScene(async ({ employee, as, rows }) => {
			const entry = await recordActivity(employee, activity);
			for (const persona of PERSONAS.filter((one) => one !== 'employee')) {
				const outcome = await Promise.resolve().then(() => withdrawActivity(as(persona), { entry })).then(() => 'done', (error: { code: string }) => error.code);
				expect([persona, outcome]).toEqual([persona, as(persona).actor?.personId === null ? 'enrolment.no_person' : 'jp.not_found']);
			}
			expect(await rows()).toMatchObject([{ id: entry, withdrawn_at: null }]);
		}));
});

describe('who has no person', () => {
	test.each(['partner', 'head_of_region', 'stranger'] as const)('a %s has no ledger and enters nothing', (persona) =>
		inScene(async ({ as, rows }) => {
			expect(() => jpLedger(as(persona))).toThrow(expect.objectContaining({ code: 'enrolment.no_person', status: 403 }) as Error);
			await expect(async () => recordActivity(as(persona), activity)).rejects.toMatchObject({ code: 'enrolment.no_person' });
			expect(await rows()).toEqual([]);
		}));

	test('nobody signed in reads or enters anything', () =>
		inScene(async ({ db }) => {
			const nobody = ctxOf(db, null);
			for (const step of [() => jpLedger(nobody), () => teamJp(nobody), () => recordActivity(nobody, activity), () => withdrawActivity(nobody, { entry: UNKNOWN })]) await expect(async () => step()).rejects.toMatchObject({ code: 'identity.sign_in_needed' });
		}));

	test('the head of the region reads the ledger of an officer, and it is not the own one', () =>
		inScene(async ({ employee, as, personId, world }) => {
			await recordActivity(employee, activity);
			expect(await jpLedger(as('head_of_region'), { personId })).toMatchObject({ isOwn: false, ledger: { jp: 16 }, person: { personId, name: world.cast.employee.person?.name, unitName: world.units.section.name } });
			expect((await jpLedger(employee, { personId })).isOwn).toBe(true);
		}));
});

describe('the team', () => {
	test('adds up to its ledgers: each person\'s JP is what the own page says', () =>
		inScene(async ({ employee, as }) => {
			await recordActivity(employee, { ...activity, jp: 9, startsOn: '2025-12-30', endsOn: '2026-01-02' });
			await recordActivity(employee, { ...activity, formId: '14', jp: 0, sessions: 5, startsOn: '2025-12-01', endsOn: '2026-01-31' });
			await recordActivity(employee, { ...activity, formId: '14', jp: 0, sessions: 2, startsOn: '2025-12-02', endsOn: '2025-12-20' });
			for (const year of [2025, 2026]) {
				for (const person of (await teamJp(as('supervisor'), year)).people) {
					const { ledger } = await jpLedger(as('supervisor'), { year, personId: person.personId });
					expect([person.jp, person.minimum, person.missing, person.met]).toEqual([ledger.jp, ledger.minimum, ledger.missing, ledger.met]);
				}
			}
		}));

	test('leaves out who left, keeps who has nothing, and counts both rightly', () =>
		inScene(async ({ db, world, as, employee }) => {
			const before = await teamJp(as('supervisor'));
			const gone = await insertPerson(db, { agencyId: world.agency.id, left_on: '2026-06-01' });
			await insertEmployment(db, { person: gone, unit: world.units.section });
			const stays = await insertPerson(db, { agencyId: world.agency.id });
			await insertEmployment(db, { person: stays, unit: world.units.section });
			await recordActivity(employee, { ...activity, jp: 40 });
			const { people, obliged, met, without } = await teamJp(as('supervisor'));
			expect(people.map(({ personId }) => personId)).not.toContain(gone.id);
			expect(people.map(({ personId }) => personId)).toContain(stays.id);
			expect({ obliged, met, without }).toEqual({ obliged: before.obliged + 1, met: 1, without: before.people.length });
		}));

	test('of equal JP stands by name; what was taken back counts for nobody', () =>
		inScene(async ({ employee, as, personId }) => {
			const entry = await recordActivity(employee, activity);
			await withdrawActivity(employee, { entry });
			const { people } = await teamJp(as('supervisor'));
			expect(people.find((one) => one.personId === personId)).toMatchObject({ jp: 0, missing: 20, met: false });
			expect(people.map(({ name }) => name)).toEqual(people.map(({ name }) => name).sort((a, b) => a.localeCompare(b)));
		}));

	test('is for those who may read JP, each in the own units', () =>
		inScene(async ({ as, personId }) => {
			for (const persona of PERSONAS) {
				const actor = as(persona).actor;
				const outcome = await Promise.resolve().then(() => teamJp(as(persona))).then(({ people }) => people.some((one) => one.personId === personId), (error: { code: string }) => error.code);
				expect([persona, outcome]).toEqual([persona, actor?.can('jp.read') ? ['supervisor', 'training_manager', 'head_of_region', 'administrator', 'office_administrator'].includes(persona) : 'identity.not_allowed']);
			}
		}));
});
