import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { insertCourse, withCommitted } from '#tests/support/training.ts';
import type { Db } from '#platform/db/connect.ts';
import { PLAIN_DESIGN } from '../design/design.schema.ts';
import type { NewProgramme } from '../programme.schema.ts';
import { FIRST_MONTH, insertKnownPanel } from '#tests/support/evaluation.ts';
import { recomputeEvaluation } from './compute-service.ts';
import { panelFile, panelPage } from './panel-service.ts';
import { registerEvaluation, registrationChoices } from './register-service.ts';
import { listEvaluations, readEvaluation } from './service.ts';

const inWorld = (work: (db: Db, world: World) => Promise<void>) => withDatabase(async (db) => work(db, await insertWorld(db)));
const input = (starts: NewProgramme['starts']): NewProgramme => ({
	title: 'Pelayanan Prima 2027',
	courseId: null,
	outcome: 'conduct',
	sesoi: 1.5,
	direction: 'up',
	starts,
	others: [],
	design: PLAIN_DESIGN,
	drawId: null
});

describe('a registration', () => {
	test('names every office that gives a service; those without a month compare', () =>
		inWorld(async (db, world) => {
			const [trained, other] = [await insertServicePoint(db, world.units.office), await insertServicePoint(db, world.units.otherOffice)];
			const ctx = ctxOf(db, world.cast.evaluator.actor);
			const id = await registerEvaluation(ctx, input({ [world.units.office.id]: '2027-03-01' }));
			const units = await db
				.selectFrom('programme_unit')
				.select(['unit_id', 'service_id', 'first_month'])
				.where('programme_id', '=', id)
				.orderBy('first_month')
				.execute();
			expect(units).toEqual([
				{ unit_id: world.units.office.id, service_id: trained.serviceId, first_month: '2027-03-01' },
				{ unit_id: world.units.otherOffice.id, service_id: other.serviceId, first_month: null }
			]);
			expect(await readEvaluation(ctx, id)).toMatchObject({
				outcome: 'conduct',
				sesoi: 1.5,
				trainedUnits: 1,
				comparisonUnits: 1,
				firstStart: '2027-03-01',
				latest: null,
				runs: 0,
				isAsRegistered: true,
				mayRegister: true
			});
			const [entry] = await db.selectFrom('audit_entry').select(['action', 'detail']).where('subject', '=', `programme:${id}`).execute();
			expect(entry).toMatchObject({ action: 'programme.register', detail: { outcome: 'conduct', sesoi: 1.5, trainedUnits: 1 } });
			expect((entry?.detail as { sha256: string }).sha256).toMatch(/^[0-9a-f]{64}$/);
		}));

	test.each([
		['the smallest change', (db: Db, id: string) => db.updateTable('programme').set({ sesoi: 0.1 }).where('id', '=', id).execute()],
		[
			'a month',
			(db: Db, id: string) =>
				db.updateTable('programme_unit').set({ first_month: '2027-01-01' }).where('programme_id', '=', id).where('first_month', 'is not', null).execute()
		],
		[
			'the day of registration',
			(db: Db, id: string) =>
				db
					.updateTable('programme')
					.set({ registered_at: new Date('2020-01-01') })
					.where('id', '=', id)
					.execute()
		]
	])('shows that %s was changed afterwards', (_, change) =>
		inWorld(async (db, world) => {
			await insertServicePoint(db, world.units.office);
			const ctx = ctxOf(db, world.cast.evaluator.actor);
			const id = await registerEvaluation(ctx, input({ [world.units.office.id]: '2027-03-01' }));
			await change(db, id);
			expect(await readEvaluation(ctx, id)).toMatchObject({ isAsRegistered: false });
		})
	);

	test('needs somebody who is trained, and only own offices', () =>
		inWorld(async (db, world) => {
			await insertServicePoint(db, world.units.office);
			await insertServicePoint(db, world.units.foreignRoot);
			const ctx = ctxOf(db, world.cast.evaluator.actor);
			await expect(registerEvaluation(ctx, input({}))).rejects.toMatchObject({ code: 'evaluation.no_treated_unit' });
			await expect(registerEvaluation(ctx, input({ [world.units.foreignRoot.id]: '2027-03-01' }))).rejects.toMatchObject({
				code: 'evaluation.unit_unknown',
				params: { count: 1 }
			});
			await expect(registerEvaluation(ctx, input({ nowhere: '2027-03-01' }))).rejects.toMatchObject({ code: 'evaluation.unit_unknown' });
		}));

	test.each(['auditor', 'supervisor', 'employee', 'administrator'] as const)('is not for the %s', (persona) =>
		inWorld(async (db, world) => {
			const ctx = ctxOf(db, world.cast[persona].actor);
			expect(() => registerEvaluation(ctx, input({}))).toThrow(expect.objectContaining({ status: 403 }));
			expect(() => registrationChoices(ctx)).toThrow(expect.objectContaining({ status: 403 }));
		})
	);

	test('offers own courses and open offices with their services', () =>
		inWorld(async (db, world) => {
			await insertServicePoint(db, world.units.office);
			await insertServicePoint(db, world.units.foreignRoot);
			const courseId = await insertCourse(db, world.agency.id);
			await insertCourse(db, world.foreignAgency.id);
			const choices = await registrationChoices(ctxOf(db, world.cast.evaluator.actor));
			expect(choices.units).toEqual([{ id: world.units.office.id, name: world.units.office.name, kind: 'office', parentId: expect.any(String), parentName: expect.any(String), services: ['Pembuatan KTP-el'] }]);
			expect(choices.courses.filter(({ id }) => id === courseId)).toHaveLength(1);
			expect(choices.courses.filter(({ title }) => title === 'Pelatihan Rekaan')).toHaveLength(1);
		}));
});

describe('reading', () => {
	const small = (world: World) => ({
		agencyId: world.agency.id,
		parent: world.units.root,
		groups: [
			{ offices: 6, start: 8 },
			{ offices: 8, start: null }
		]
	});

	test('lists all, computed or not, with what the page says', () =>
		inWorld(async (db, world) => {
			const first = await insertKnownPanel(db, { ...small(world), effect: 4, title: 'Pertama' });
			await insertKnownPanel(db, { ...small(world), title: 'Kedua', registeredAt: new Date('2025-06-01T00:00:00Z') });
			const ctx = ctxOf(db, world.cast.evaluator.actor);
			await recomputeEvaluation(ctx, first);
			const { evaluations, mayRegister } = await listEvaluations(ctx);
			expect(mayRegister).toBe(true);
			expect(evaluations).toMatchObject([
				{ title: 'Kedua', verdict: null, att: null, ci95: null },
				{ title: 'Pertama', trainedUnits: 6, comparisonUnits: 8 }
			]);
			const page = await readEvaluation(ctx, first);
			expect(evaluations[1]).toMatchObject({
				verdict: page.latest!.verdict,
				att: page.latest!.result.impact!.simple.att,
				ci95: page.latest!.result.impact!.simple.ci95
			});
		}));

	test('a single series is listed with its own number', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(db, { ...small(world), groups: [{ offices: 5, start: 13 }], effect: 4 });
			const ctx = ctxOf(db, world.cast.evaluator.actor);
			await recomputeEvaluation(ctx, id);
			const [row] = (await listEvaluations(ctx)).evaluations;
			const { average } = (await readEvaluation(ctx, id)).latest!.result.impact!.series!;
			expect(row).toMatchObject({ att: average!.estimate, ci95: average!.ci95 });
			expect(Math.abs(row!.att! - 4)).toBeLessThan(1.5);
		}));

	test('names the other evaluations of the same course', () =>
		inWorld(async (db, world) => {
			const courseId = await insertCourse(db, world.agency.id);
			const first = await insertKnownPanel(db, { ...small(world), courseId, title: 'Pertama' });
			const second = await insertKnownPanel(db, { ...small(world), courseId, title: 'Kedua' });
			expect((await readEvaluation(ctxOf(db, world.cast.evaluator.actor), first)).siblings).toMatchObject([{ id: second, title: 'Kedua', verdict: null }]);
		}));

	test('shows the planted effect of demo data', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(db, small(world));
			await db.insertInto('demo_truth').values({ agency_id: world.agency.id, programme_id: id, outcome: 'index', effect: 4, note: 'rekaan' }).execute();
			expect(await readEvaluation(ctxOf(db, world.cast.evaluator.actor), id)).toMatchObject({ truth: { effect: 4 } });
		}));

	test.each(['', 'baru', '../', '0193a000-0000-7000-8000-000000000001', "' or 1=1"])('there is no evaluation "%s"', (id) =>
		inWorld(async (db, world) => {
			const ctx = ctxOf(db, world.cast.evaluator.actor);
			await expect(readEvaluation(ctx, id)).rejects.toMatchObject({ code: 'evaluation.not_found', status: 404 });
			await expect(recomputeEvaluation(ctx, id)).rejects.toMatchObject({ code: 'evaluation.not_found' });
			await expect(panelPage(ctx, id, 1)).rejects.toMatchObject({ code: 'evaluation.not_found' });
		})
	);

	test("another government's programme is not there at all", () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const id = await insertKnownPanel(owner, { ...small(world), agencyId: world.foreignAgency.id, parent: world.units.foreignRoot });
			await expect(readEvaluation(ctx(world.cast.evaluator.actor), id)).rejects.toMatchObject({ status: 404 });
			await expect(recomputeEvaluation(ctx(world.cast.evaluator.actor), id)).rejects.toMatchObject({ status: 404 });
			await expect(panelFile(ctx(world.cast.evaluator.actor), id)).rejects.toMatchObject({ status: 404 });
			expect((await listEvaluations(ctx(world.cast.evaluator.actor))).evaluations).toEqual([]);
		}));

	test('the verb is needed', () =>
		inWorld(async (db, world) => {
			for (const persona of ['employee', 'mentor', 'stranger'] as const)
				expect(() => listEvaluations(ctxOf(db, world.cast[persona].actor))).toThrow(expect.objectContaining({ status: 403 }));
			expect(() => listEvaluations(ctxOf(db, null))).toThrow(expect.objectContaining({ status: 401 }));
		}));
});

describe('the rows behind a verdict', () => {
	const wish = (world: World) => ({
		agencyId: world.agency.id,
		parent: world.units.root,
		groups: [
			{ offices: 3, start: 8 },
			{ offices: 3, start: null }
		]
	});

	test('come fifty at a time', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(db, wish(world));
			const ctx = ctxOf(db, world.cast.auditor.actor);
			expect(await panelPage(ctx, id, 1)).toMatchObject({ total: 144, page: 1, pages: 3 });
			const last = await panelPage(ctx, id, 99);
			expect([last.page, last.rows.length]).toEqual([3, 44]);
			expect(last.rows.every(({ points, responses }) => points > 50 && points < 100 && responses === 30)).toBe(true);
			expect((await panelPage(ctx, id, NaN)).page).toBe(1);
		}));

	test('the file has all of them, and runs no formula', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(db, wish(world));
			await db.updateTable('unit').set({ name: '=HYPERLINK("http://jahat.example")' }).where('agency_id', '=', world.agency.id).execute();
			const { name, text } = await panelFile(ctxOf(db, world.cast.auditor.actor), id);
			expect(name).toBe(`data-evaluasi-${id}.csv`);
			const lines = text.split('\r\n');
			expect(lines[0]).toBe('\ufeffKantor,Layanan,Mulai dilatih,Bulan,Jawaban survei,"Nilai (25–100)"'.replaceAll('"', ''));
			expect(lines).toHaveLength(146);
			expect(lines[1]).toMatch(/^"'=HYPERLINK\(""http/);
			expect(lines.slice(1, -1).filter((line) => line.includes(`,${FIRST_MONTH.slice(0, 7)},`))).toHaveLength(6);
		}));

	// R18; docs/decisions/0010-figures-by-whole-months.md: by subtraction from what is shown nobody learns what a few people said.
	test('leave out a month that may not be told, as does the picture; the verdict reads it', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(db, wish(world));
			const ctx = ctxOf(db, world.cast.evaluator.actor);
			const judged = async () => {
				await recomputeEvaluation(ctx, id);
				const { result } = (await readEvaluation(ctx, id)).latest!;
				return { att: result.impact!.simple.att, empty: result.series.filter(({ trained, comparison }) => trained === null || comparison === null) };
			};
			await sql`update outcome_month o set told = false from programme_unit u where u.agency_id = o.agency_id and u.unit_id = o.unit_id and u.programme_id = ${id} and o.month = ${FIRST_MONTH}
				and o.unit_id = (select unit_id from programme_unit where programme_id = ${id} and first_month is null order by unit_id limit 1)`.execute(db);
			expect(await panelPage(ctx, id, 1)).toMatchObject({ total: 143, hidden: 1 });
			expect((await panelFile(ctx, id)).text.split('\r\n')).toHaveLength(145);
			const guarded = await judged();
			expect(guarded.empty).toEqual([{ month: FIRST_MONTH, trained: expect.any(Number), comparison: null }]);
			await sql`update outcome_month set told = true`.execute(db);
			await sql`delete from evaluation_result`.execute(db);
			expect(await judged()).toEqual({ att: guarded.att, empty: [] });
		}));

	test('the file of a rate has both its parts', () =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(db, wish(world));
			await db.updateTable('programme').set({ outcome: 'complaints_per_thousand' }).where('id', '=', id).execute();
			await sql`update outcome_month set element = 'complaints_per_thousand', responses = 800, total = 2, value = 2.5 where agency_id = ${world.agency.id} and element = 'index'`.execute(db);
			const lines = (await panelFile(ctxOf(db, world.cast.auditor.actor), id)).text.split('\r\n');
			expect(lines[0]).toBe('\ufeffKantor,Layanan,Mulai dilatih,Bulan,Pengaduan,Layanan diberikan,Nilai (per 1.000 layanan)');
			expect(lines[1]).toMatch(/,2,800,2\.5$/);
		}));
});

describe('what a reader may do next', () => {
	test.each([
		['training_manager', { mayRegister: true, mayDecide: true, mayReport: true }],
		['evaluator', { mayRegister: true, mayDecide: false, mayReport: true }],
		['head_of_region', { mayRegister: false, mayDecide: true, mayReport: true }],
		['auditor', { mayRegister: false, mayDecide: false, mayReport: true }],
		// Decides and reads reports in the own office alone: the pages of the whole government would refuse.
		['supervisor', { mayRegister: false, mayDecide: false, mayReport: false }]
	] as const)('%s: %j', (persona, expected) =>
		inWorld(async (db, world) => {
			const id = await insertKnownPanel(db, { agencyId: world.agency.id, parent: world.units.root, groups: [{ offices: 1, start: 3 }], months: 5 });
			expect(await readEvaluation(ctxOf(db, world.cast[persona].actor), id)).toMatchObject(expected);
		}));

	test('a single trained office brings the names of all that stand in its place', () =>
		inWorld(async (db, world) => {
			const ctx = ctxOf(db, world.cast.evaluator.actor);
			const id = await insertKnownPanel(db, { agencyId: world.agency.id, parent: world.units.root, groups: [{ offices: 1, start: 10 }, { offices: 7, start: null }], months: 20, effect: 5, servicesEach: 2 });
			await recomputeEvaluation(ctx, id);
			const { latest, unitNames } = await readEvaluation(ctx, id);
			expect(latest?.verdict).not.toMatch(/^proven/);
			expect(latest?.result.synthetic?.placebos).toHaveLength(7);
			expect(Object.keys(unitNames)).toHaveLength(8);
			expect(unitNames[latest!.result.synthetic!.unitId]).toMatch(/\S/);
		}));
});
