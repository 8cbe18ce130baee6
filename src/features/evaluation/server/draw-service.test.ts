import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, insertUnit } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { withCommitted } from '#tests/support/training.ts';
import { PLAIN_DESIGN } from '../design/design.schema.ts';
import type { NewDraw } from '../design/draw.schema.ts';
import type { NewProgramme } from '../programme.schema.ts';
import { sha256 } from './draw-result.ts';
import { announceDraw, drawChoices, drawFile, drawnSeats, performDraw, readDraw, readDraws } from './draw-service.ts';
import { registerEvaluation } from './register-service.ts';
import { readEvaluation } from './service.ts';

/** A world with eight offices that give a service. */
async function offices(db: Db): Promise<{ world: World; ids: string[] }> {
	const world = await insertWorld(db);
	const ids: string[] = [];
	for (let at = 0; at < 8; at++) {
		const unit = await insertUnit(db, { agencyId: world.agency.id, parent: world.units.root });
		await insertServicePoint(db, unit);
		ids.push(unit.id);
	}
	return { world, ids };
}
const inWorld = (work: (db: Db, world: World, ids: string[]) => Promise<void>) => withDatabase(async (db) => {
	const { world, ids } = await offices(db);
	await work(db, world, ids);
});
const plan = (unitIds: readonly string[], given: Partial<NewDraw> = {}): NewDraw => ({ title: 'Undian Rekaan', strata: 'both', outcome: 'index', seedSource: 'sealed', publicSource: '', unitIds: [...unitIds], plan: { kind: 'lottery', seats: 3, months: ['2027-03-01'] }, ...given });
const manager = (db: Db, world: World) => ctxOf(db, world.cast.evaluator.actor);

describe('months of a drawing', () => {
	const of = (months: readonly string[]): Partial<NewDraw> => ({ plan: { kind: 'phased', months: [...months] } });
	test('that have begun cannot be drawn, beside their field, and nothing is announced', () => inWorld(async (db, world, ids) => {
		const ctx = manager(db, world);
		const thisMonth = `${ctx.today.slice(0, 7)}-01`;
		for (const months of [['2020-01-01', '2027-03-01'], [thisMonth, '2027-03-01'], ['2027-03-01', thisMonth]]) await expect(announceDraw(ctx, plan(ids, of(months)))).rejects.toMatchObject({ code: 'evaluation.draw_begun', status: 422, params: { field: 'months' } });
		await expect(announceDraw(ctx, plan(ids, { plan: { kind: 'lottery', seats: 3, months: ['2020-01-01'] } }))).rejects.toMatchObject({ code: 'evaluation.draw_begun', params: { field: 'month' } });
		expect((await readDraws(ctx)).draws).toEqual([]);
	}));
	test('that lie too far away to be registered are refused before they are drawn', () => inWorld(async (db, world, ids) => {
		const ctx = manager(db, world);
		await expect(announceDraw(ctx, plan(ids, of(['2027-03-01', '2090-01-01'])))).rejects.toMatchObject({ code: 'evaluation.start_too_far', params: { field: 'months', months: 36 } });
		const id = await announceDraw(ctx, plan(ids, of(['2027-03-01', `${Number(ctx.today.slice(0, 4)) + 3}-${ctx.today.slice(5, 7)}-01`])));
		await performDraw(ctx, id, '');
		expect((await readDraw(ctx, id)).drawn).toHaveLength(8);
	}));
	test('too many seats are told beside the seats', () => inWorld(async (db, world, ids) => {
		await expect(announceDraw(manager(db, world), plan(ids, { plan: { kind: 'lottery', seats: 8, months: ['2027-03-01'] } }))).rejects.toMatchObject({ code: 'evaluation.draw_plan', params: { field: 'seats' } });
	}));
	test('one turn is none, told beside the months', () => inWorld(async (db, world, ids) => {
		await expect(announceDraw(manager(db, world), plan(ids, of(['2027-03-01'])))).rejects.toMatchObject({ code: 'evaluation.draw_plan', params: { field: 'months' } });
	}));
});

describe('a sealed drawing', () => {
	test('shows the fingerprint of its seed, and the seed only when it is drawn; both agree', () => inWorld(async (db, world, ids) => {
		const ctx = manager(db, world);
		const id = await announceDraw(ctx, plan(ids));
		const before = await readDraw(ctx, id);
		expect(before).toMatchObject({ seed: null, drawnAt: null, drawn: [], others: 0, commitment: expect.stringMatching(/^[0-9a-f]{64}$/) });
		expect(JSON.stringify(await readDraws(ctx))).not.toContain('"seed":"');
		await performDraw(ctx, id, '');
		const after = await readDraw(ctx, id);
		expect(sha256(after.seed!)).toBe(before.commitment);
		expect(after.planSha256).toBe(sha256(JSON.stringify(after.announced)));
		expect(after.drawn.filter(({ month }) => month !== null)).toHaveLength(3);
		expect((await readDraw(ctx, id)).drawn).toEqual(after.drawn);
		const actions = await db.selectFrom('audit_entry').select('action').where('subject', '=', `draw:${id}`).orderBy('id').execute();
		expect(actions.map(({ action }) => action)).toEqual(['draw.announce', 'draw.perform']);
	}));

	test('is drawn once', () => inWorld(async (db, world, ids) => {
		const ctx = manager(db, world);
		const id = await announceDraw(ctx, plan(ids));
		await performDraw(ctx, id, '');
		await expect(performDraw(ctx, id, '')).rejects.toMatchObject({ code: 'evaluation.draw_done', status: 409 });
	}));

	test('in two windows at once is drawn once', () => withCommitted(async (committed) => {
		const { world, ids } = await offices(committed.owner);
		const ctx = committed.ctx(world.cast.evaluator.actor);
		const id = await announceDraw(ctx, plan(ids));
		const both = await Promise.allSettled([performDraw(ctx, id, ''), performDraw(ctx, id, '')]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	}));

	test('a second one among the same offices is seen by everybody', () => inWorld(async (db, world, ids) => {
		const ctx = manager(db, world);
		const first = await announceDraw(ctx, plan(ids));
		await announceDraw(ctx, plan(ids.slice(0, 4), { title: 'Sekali lagi' }));
		expect((await readDraw(ctx, first)).others).toBe(1);
		expect((await readDraws(ctx)).draws).toHaveLength(2);
	}));
});

describe('a drawing by a public number', () => {
	test('waits for the number, and takes it as it was published', () => inWorld(async (db, world, ids) => {
		const ctx = manager(db, world);
		const id = await announceDraw(ctx, plan(ids, { seedSource: 'public', publicSource: 'Undian resmi terbitan 3 Maret 2027' }));
		await expect(performDraw(ctx, id, '')).rejects.toMatchObject({ code: 'evaluation.draw_seed', params: { field: 'seed' } });
		await performDraw(ctx, id, '481516');
		expect(await readDraw(ctx, id)).toMatchObject({ seed: '481516', commitment: null, publicSource: 'Undian resmi terbitan 3 Maret 2027' });
	}));
	test('of turns gives every office a month', () => inWorld(async (db, world, ids) => {
		const ctx = manager(db, world);
		const id = await announceDraw(ctx, plan(ids, { plan: { kind: 'phased', months: ['2027-03-01', '2027-06-01'] } }));
		await performDraw(ctx, id, '');
		expect(Object.values((await drawnSeats(ctx, id)).starts).sort()).toEqual([...Array<string>(4).fill('2027-03-01'), ...Array<string>(4).fill('2027-06-01')]);
	}));
});

describe('strata', () => {
	test('are kinds of offices and thirds of where they stood; without data they stand apart', () => inWorld(async (db, world, ids) => {
		const points = await db.selectFrom('service_point').select(['unit_id', 'service_id']).where('unit_id', 'in', ids).orderBy('unit_id').execute();
		for (const [at, point] of points.slice(0, 6).entries())
			await db.insertInto('outcome_month').values({ agency_id: world.agency.id, unit_id: point.unit_id, service_id: point.service_id, element: 'index', month: '2026-10-01', responses: 10, total: 250 + 10 * at }).execute();
		const ctx = manager(db, world);
		const { announced } = await readDraw(ctx, await announceDraw(ctx, plan(ids)));
		expect(announced.candidates.map(({ stratum }) => stratum.split('/')[1]).sort()).toEqual(['1', '1', '2', '2', '3', '3', '–', '–'].sort());
		expect((await readDraw(ctx, await announceDraw(ctx, plan(ids, { strata: 'none' })))).announced.candidates.every(({ stratum }) => stratum === '–')).toBe(true);
	}));
});

describe('refused are', () => {
	test('offices of others, forged ones, and plans without anything to draw', () => inWorld(async (db, world, ids) => {
		const ctx = manager(db, world);
		await insertServicePoint(db, world.units.foreignRoot);
		await expect(announceDraw(ctx, plan([...ids, world.units.foreignRoot.id]))).rejects.toMatchObject({ code: 'evaluation.unit_unknown', params: { count: 1 } });
		await expect(announceDraw(ctx, plan([...ids, 'nowhere']))).rejects.toMatchObject({ code: 'evaluation.unit_unknown' });
		for (const unitIds of [[], ids.slice(0, 1), ids.slice(0, 3)]) await expect(announceDraw(ctx, plan(unitIds))).rejects.toMatchObject({ code: 'evaluation.draw_plan' });
	}));
	test('drawings of other governments, and those that are none', () => inWorld(async (db, world, ids) => {
		const id = await announceDraw(manager(db, world), plan(ids));
		const stranger = ctxOf(db, { ...world.cast.evaluator.actor, agencyId: world.foreignAgency.id });
		for (const one of [id, 'x']) {
			await expect(readDraw(stranger, one)).rejects.toMatchObject({ code: 'evaluation.draw_unknown' });
			await expect(performDraw(stranger, one, '')).rejects.toMatchObject({ code: 'evaluation.draw_unknown' });
			await expect(drawnSeats(stranger, one)).rejects.toMatchObject({ code: 'evaluation.draw_unknown' });
		}
	}));
	test('people who may not register', () => inWorld(async (db, world, ids) => {
		const employee = ctxOf(db, world.cast.employee.actor);
		for (const act of [() => announceDraw(employee, plan(ids)), () => performDraw(employee, 'x', ''), () => drawChoices(employee), () => readDraws(employee)]) expect(act).toThrow(expect.objectContaining({ status: 403 }));
	}));
});

describe('a registration from a drawing', () => {
	const promise = (starts: Record<string, string>, drawId: string): NewProgramme => ({ title: 'Pelatihan Rekaan', courseId: null, outcome: 'index', sesoi: 2, direction: 'up', starts, others: [], design: PLAIN_DESIGN, drawId });
	test('names it, and trains exactly those who were drawn', () => inWorld(async (db, world, ids) => {
		const ctx = manager(db, world);
		const drawId = await announceDraw(ctx, plan(ids));
		await expect(registerEvaluation(ctx, promise({ [ids[0]!]: '2027-03-01' }, drawId))).rejects.toMatchObject({ code: 'evaluation.draw_unknown' });
		await performDraw(ctx, drawId, '');
		const { starts } = await drawnSeats(ctx, drawId);
		const loser = ids.find((id) => starts[id] === undefined)!;
		for (const other of [{ ...starts, [loser]: '2027-03-01' }, Object.fromEntries(Object.entries(starts).slice(1)), Object.fromEntries(Object.keys(starts).map((id) => [id, '2027-04-01']))])
			await expect(registerEvaluation(ctx, promise(other, drawId))).rejects.toMatchObject({ code: 'evaluation.draw_mismatch' });
		const id = await registerEvaluation(ctx, promise({ ...starts }, drawId));
		expect(await readEvaluation(ctx, id)).toMatchObject({ drawId, trainedUnits: 3 });
	}));
});

test('the file holds what the command reads', () => inWorld(async (db, world, ids) => {
	const ctx = manager(db, world);
	const { name, text } = await drawFile(ctx, await announceDraw(ctx, plan(ids)));
	expect(name).toMatch(/^undian-.*\.csv$/);
	expect(text.split('\n')[0]?.trim()).toBe('key,name,stratum');
	for (const id of ids) expect(text).toContain(id);
}));
