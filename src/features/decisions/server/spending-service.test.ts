import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, insertPerson } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { insertCourse } from '../testing/courses.ts';
import { insertJudged, type ProgrammeWish } from '../testing/programmes.ts';
import { addPart } from './part-service.ts';
import { spending } from './spending-service.ts';
import { planFile, spendingFile, valueFile } from './value-file.ts';
import { recordBenefit, recordCost, valuePage, withdrawCost } from './value-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	as(persona: Persona, given?: Partial<Ctx>): Ctx;
	programme(title: string, given?: Partial<ProgrammeWish>): Promise<string>;
	cost(id: string, amount: number, given?: object): Promise<void>;
}

function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const as = (persona: Persona, given: Partial<Ctx> = {}) => ctxOf(db, world.cast[persona].actor, given);
		await work({
			db, world, as,
			programme: (title, given = {}) => insertJudged(db, { agencyId: world.agency.id, title, trained: [world.units.section], comparing: [world.units.otherOffice], ...given }),
			cost: (id, amount, given = {}) => recordCost(as('training_manager'), id, { kind: 'place', amount, spentOn: '2026-03-02', source: 'Kuitansi 7', ...given })
		});
	});
}

const lines = (file: string): string[] => file.replace('\ufeff', '').trimEnd().split('\r\n');

describe('what was spent', () => {
	test('is of this year, money and working time apart; what it stands against is of all years', () => inScene(async ({ as, programme, cost }) => {
		const id = await programme('Satu');
		await cost(id, 2_000_000);
		await cost(id, 700_000, { kind: 'working_time' });
		await cost(id, 5_000_000, { spentOn: '2025-12-31' });
		const { year, paid, workingTime, rows } = await spending(as('auditor'));
		expect({ year, paid, workingTime }).toEqual({ year: '2026', paid: 2_000_000, workingTime: 700_000 });
		// 7.7 million over 3 points at one unit, between 1 and 5.
		expect(rows).toEqual([{
			programmeId: id, title: 'Satu', outcome: 'index', verdict: 'proven_better', paid: 2_000_000, workingTime: 700_000, lines: 2, full: 7_700_000, perHour: null,
			costPerPoint: { kind: 'bounded', estimate: 2_566_667, low: 1_540_000, high: 7_700_000 }
		}]);
	}));

	test('counts the first and the last day of the year, and no day beside them', () => inScene(async ({ as, programme, cost }) => {
		const id = await programme('Satu');
		for (const [amount, spentOn] of [[1, '2025-12-31'], [20, '2026-01-01'], [300, '2026-11-21']] as const) await cost(id, amount, { spentOn });
		expect((await spending(as('auditor'))).paid).toBe(320);
		expect((await spending(as('auditor', { today: '2026-12-31' }))).paid).toBe(320);
		expect(await spending(as('auditor', { today: '2025-12-31' }))).toMatchObject({ year: '2025', paid: 1 });
		expect(await spending(as('auditor', { today: '2027-01-01' }))).toMatchObject({ year: '2027', paid: 0, rows: [{ lines: 0, full: 321 }] });
	}));

	test('is the sum of its rows, in the order of registration', () => inScene(async ({ as, programme, cost, db }) => {
		const [first, second] = [await programme('Lama'), await programme('Baru')];
		await db.updateTable('programme').set({ registered_at: new Date('2026-02-10T02:00:00Z') }).where('id', '=', second).execute();
		await cost(first, 900);
		await cost(second, 40);
		await cost(second, 5, { kind: 'working_time' });
		const of = await spending(as('auditor'));
		expect(of.rows.map(({ title, paid, workingTime }) => [title, paid, workingTime])).toEqual([['Baru', 40, 5], ['Lama', 900, 0]]);
		expect(of.paid).toBe(of.rows.reduce((sum, { paid }) => sum + paid, 0));
		expect(of.workingTime).toBe(of.rows.reduce((sum, row) => sum + row.workingTime, 0));
	}));

	test('leaves out a line that was withdrawn', () => inScene(async ({ as, programme, cost }) => {
		const id = await programme('Satu');
		await cost(id, 2_000_000);
		await withdrawCost(as('training_manager'), id, (await valuePage(as('auditor'), id)).costs[0]!.id);
		expect(await spending(as('auditor'))).toMatchObject({ paid: 0, rows: [{ lines: 0, full: 0, costPerPoint: { kind: 'undefined', because: 'no_costs' } }] });
	}));

	test('keeps sums beyond what a small number holds', () => inScene(async ({ as, programme, cost }) => {
		const id = await programme('Satu');
		for (let line = 0; line < 3; line += 1) await cost(id, 1_000_000_000_000);
		expect((await spending(as('auditor'))).paid).toBe(3_000_000_000_000);
	}));

	test('does not count the parts of a curriculum again', () => inScene(async ({ as, programme, cost, db, world }) => {
		const id = await programme('Satu', { courseId: await insertCourse(db, world.agency.id) });
		await addPart(as('training_manager'), id, { title: 'Menyapa', outcome: null });
		await addPart(as('training_manager'), id, { title: 'Menulis', outcome: 'index' });
		await cost(id, 100);
		const of = await spending(as('auditor'));
		expect(of.rows).toHaveLength(1);
		expect(of.paid).toBe(100);
		expect([...of.standings]).toEqual([['undecided', 3]]);
		expect(of.waiting).toBe(2);
	}));

	test('an hour has its price by the hours attended', () => inScene(async ({ as, programme, cost, db, world }) => {
		const { id: personId } = await insertPerson(db, { agencyId: world.agency.id });
		const id = await programme('Satu', { courseId: await insertCourse(db, world.agency.id), participants: [{ personId, minutes: 450 }] });
		await cost(id, 750_000);
		expect((await spending(as('auditor'))).rows[0]?.perHour).toBe(100_000);
	}));

	test('of a programme without a verdict has no price of a point, and says why', () => inScene(async ({ as, programme, cost }) => {
		const id = await programme('Satu', { verdict: null });
		await cost(id, 100);
		expect((await spending(as('auditor'))).rows[0]).toMatchObject({ verdict: null, costPerPoint: { kind: 'undefined', because: 'no_verdict' } });
	}));

	test('is read by who reads evaluations, of the own government alone', () => inScene(async ({ as, programme, cost, world, db }) => {
		await cost(await programme('Satu'), 100);
		const readers: Persona[] = [];
		for (const persona of PERSONAS) {
			for (const read of [spending, spendingFile] as const) {
				await read(as(persona)).then(() => readers.push(persona), (error: unknown) => expect(error, persona).toMatchObject({ code: 'identity.not_allowed', status: 403 }));
			}
		}
		expect([...new Set(readers)]).toEqual(['supervisor', 'training_manager', 'evaluator', 'head_of_region', 'auditor']);
		expect(readers).toHaveLength(10);
		const foreign = ctxOf(db, { ...world.cast.training_manager.actor, agencyId: world.foreignAgency.id });
		expect(await spending(foreign)).toMatchObject({ paid: 0, workingTime: 0, rows: [], waiting: 0 });
	}));
});

describe('files', () => {
	test('of spending have one line a programme under words of the language', () => inScene(async ({ as, programme, cost }) => {
		const id = await programme('Satu; dua');
		await cost(id, 6_000_000);
		await programme('Kosong', { verdict: null });
		const [head, ...rows] = lines(await spendingFile(as('auditor')));
		expect(head?.split(';')).toHaveLength(9);
		expect(rows.sort()).toEqual(['"Satu; dua";Terbukti membaik;6000000;0;6000000;;2000000;1200000;6000000', 'Kosong;;;;;;;;']);
		const [english] = lines(await spendingFile(as('auditor', { locale: 'en' })));
		expect(english).toMatch(/^Programme;Verdict;Money spent this year;/);
		expect(head).not.toBe(english);
	}));

	test('a price without an upper end leaves its cell empty, and the one of the estimate', () => inScene(async ({ as, programme, cost }) => {
		await cost(await programme('Satu', { ci95: [-1, 5] }), 6_000_000);
		expect(lines(await spendingFile(as('auditor')))[1]).toBe('Satu;Terbukti membaik;6000000;0;6000000;;;1200000;');
	}));

	test('costs that were zero are zeros, costs nobody recorded are empty', () => inScene(async ({ as, programme, cost }) => {
		await cost(await programme('Gratis'), 0);
		expect(lines(await spendingFile(as('auditor')))[1]).toBe('Gratis;Terbukti membaik;0;0;0;;;;');
	}));

	test('of one programme have every line, those withdrawn too, with who recorded it', () => inScene(async ({ as, programme, cost, world }) => {
		const id = await programme('Satu');
		await cost(id, 10, { spentOn: '2026-03-03' });
		await cost(id, 20, { kind: 'working_time' });
		const [newest] = (await valuePage(as('auditor'), id)).costs;
		await withdrawCost(as('training_manager'), id, newest!.id);
		await recordBenefit(as('training_manager'), id, { benefit: 5, least: null, most: null, method: 'Jam\nhemat', basis: '"Antrean"' });
		const name = world.cast.training_manager.actor.name;
		const [, ...rows] = (await valueFile(as('auditor'), id)).trimEnd().split('\r\n');
		expect(rows).toEqual([
			`biaya;Tempat dan konsumsi;10;;;2026-03-03;Kuitansi 7;${name};Ditarik`,
			`biaya;Waktu kerja peserta;20;;;2026-03-02;Kuitansi 7;${name};Berlaku`,
			`manfaat;"Jam\nhemat";5;;;;"""Antrean""";${name};Berlaku`
		]);
	}));

	test('of another government there are none', () => inScene(async ({ programme, world, db }) => {
		const id = await programme('Satu');
		const foreign = ctxOf(db, { ...world.cast.training_manager.actor, agencyId: world.foreignAgency.id });
		await expect(valueFile(foreign, id)).rejects.toMatchObject({ code: 'decision.not_found', status: 404 });
		expect(lines(await spendingFile(foreign))).toHaveLength(1);
		expect(lines(await planFile(foreign, { state: 'all' }))).toHaveLength(1);
	}));
});
