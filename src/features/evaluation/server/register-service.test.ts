import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { insertCourse, withCommitted } from '#tests/support/training.ts';
import { PLAIN_DESIGN } from '../design/design.schema.ts';
import type { NewProgramme } from '../programme.schema.ts';
import { checkDesign } from './design-service.ts';
import { registerEvaluation } from './register-service.ts';
import { readEvaluation } from './service.ts';
import { changePage, changeRegistration, checkChange, readVersions } from './version-service.ts';

const inWorld = (work: (db: Db, world: World) => Promise<void>) => withDatabase(async (db) => {
	const world = await insertWorld(db);
	for (const unit of [world.units.office, world.units.otherOffice]) await insertServicePoint(db, unit);
	await work(db, world);
});
const input = (world: World, given: Partial<NewProgramme> = {}): NewProgramme => ({
	title: 'Pelayanan Prima 2027', courseId: null, outcome: 'index', sesoi: 2, direction: 'up', starts: { [world.units.office.id]: '2027-03-01' }, others: [], design: { ...PLAIN_DESIGN, windowMonths: 6 }, drawId: null, ...given
});
const manager = (db: Db, world: World) => ctxOf(db, world.cast.evaluator.actor);

describe('a registration', () => {
	test('keeps its design, and what could be found when it was made', () => inWorld(async (db, world) => {
		const ctx = manager(db, world);
		const design = { control: 'notyet', windowMonths: 12, assignedBy: 'unit', panel: 'joined', seasonal: 'harmonics' } as const;
		const id = await registerEvaluation(ctx, input(world, { design }));
		expect(await readEvaluation(ctx, id)).toMatchObject({ design, version: 1, changedAt: null, isAsRegistered: true, registrationId: null, drawId: null });
		const { versions } = await readVersions(ctx, id);
		expect(versions).toHaveLength(1);
		expect(versions[0]).toMatchObject({ version: 1, reason: '', promise: { outcome: 'index', design }, outlook: { obstacle: 'few_past_months', trained: 0 } });
	}));

	test('of several outcomes makes an evaluation of each, and all of them are tries', () => inWorld(async (db, world) => {
		const ctx = manager(db, world);
		const id = await registerEvaluation(ctx, input(world, { others: [{ outcome: 'wait_p90_minutes', sesoi: 5, direction: 'down' }, { outcome: 'confirmed_fixed', sesoi: 10, direction: 'up' }] }));
		const page = await readEvaluation(ctx, id);
		expect(page.registrationId).not.toBeNull();
		expect(page.siblings.map(({ outcome }) => outcome).sort()).toEqual(['confirmed_fixed', 'wait_p90_minutes']);
		for (const { id: other } of page.siblings) expect((await readEvaluation(ctx, other)).siblings).toHaveLength(2);
	}));

	test('cannot name the course of another government', () => inWorld(async (db, world) => {
		const foreign = await insertCourse(db, world.foreignAgency.id);
		await expect(registerEvaluation(manager(db, world), input(world, { courseId: foreign }))).rejects.toMatchObject({ code: 'evaluation.course_unknown', params: { field: 'courseId' } });
		const own = await insertCourse(db, world.agency.id);
		await expect(registerEvaluation(manager(db, world), input(world, { courseId: own }))).resolves.toEqual(expect.any(String));
	}));

	test('of a training far away is refused beside its unit', () => inWorld(async (db, world) => {
		await expect(registerEvaluation(manager(db, world), input(world, { starts: { [world.units.office.id]: '2090-01-01' } }))).rejects.toMatchObject({ code: 'evaluation.start_too_far', params: { field: `mulai.${world.units.office.id}` } });
	}));

	test('by the unit above needs one month for all its offices', () => inWorld(async (db, world) => {
		await db.updateTable('unit').set({ parent_id: world.units.root.id }).where('id', 'in', [world.units.office.id, world.units.otherOffice.id]).execute();
		const design = { ...PLAIN_DESIGN, assignedBy: 'parent' as const };
		await expect(registerEvaluation(manager(db, world), input(world, { design }))).rejects.toMatchObject({ code: 'evaluation.cluster_mixed' });
		const starts = { [world.units.office.id]: '2027-03-01', [world.units.otherOffice.id]: '2027-03-01' };
		await expect(registerEvaluation(manager(db, world), input(world, { design, starts }))).resolves.toEqual(expect.any(String));
	}));

	test('of the same promise is refused, whatever its smallest change; another outcome is another promise', () => inWorld(async (db, world) => {
		const ctx = manager(db, world);
		await registerEvaluation(ctx, input(world));
		await expect(registerEvaluation(ctx, input(world, { sesoi: 0.5 }))).rejects.toMatchObject({ code: 'evaluation.registered_already', status: 409 });
		await expect(registerEvaluation(ctx, input(world, { outcome: 'conduct' }))).resolves.toEqual(expect.any(String));
	}));

	test('in two windows at once is made once', () => withCommitted(async (committed) => {
		const world = await insertWorld(committed.owner);
		await insertServicePoint(committed.owner, world.units.office);
		const ctx = committed.ctx(world.cast.evaluator.actor);
		const both = await Promise.allSettled([registerEvaluation(ctx, input(world)), registerEvaluation(ctx, input(world))]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'evaluation.registered_already' } });
	}));
});

describe('checking a design', () => {
	test('writes nothing, and answers for each outcome', () => inWorld(async (db, world) => {
		const before = await db.selectFrom('programme').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
		const outlooks = await checkDesign(manager(db, world), input(world, { others: [{ outcome: 'conduct', sesoi: 1, direction: 'up' }] }));
		expect(outlooks.map(({ outcome, sesoi }) => [outcome, sesoi])).toEqual([['index', 2], ['conduct', 1]]);
		expect(await db.selectFrom('programme').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).toEqual(before);
	}));
	test('refuses what a registration refuses', () => inWorld(async (db, world) => {
		await expect(checkDesign(manager(db, world), input(world, { starts: {} }))).rejects.toMatchObject({ code: 'evaluation.no_treated_unit' });
		expect(() => checkDesign(ctxOf(db, world.cast.employee.actor), input(world))).toThrow(expect.objectContaining({ status: 403 }));
	}));
});

describe('a change', () => {
	const change = (world: World, given: object = {}) => ({ title: 'Pelayanan Prima 2027', sesoi: 3, reason: 'Batasnya disepakati ulang dengan Bappeda.', version: 1, design: { ...PLAIN_DESIGN, windowMonths: 6 }, starts: { [world.units.office.id]: '2027-03-01' }, ...given });

	test('is a new version with its reason; the old one stays, and the chain holds', () => inWorld(async (db, world) => {
		const ctx = manager(db, world);
		const id = await registerEvaluation(ctx, input(world));
		await changeRegistration(ctx, id, change(world));
		expect(await readEvaluation(ctx, id)).toMatchObject({ sesoi: 3, version: 2, isAsRegistered: true });
		const { versions } = await readVersions(ctx, id);
		expect(versions.map(({ version, reason, promise }) => [version, reason, promise.sesoi])).toEqual([[2, 'Batasnya disepakati ulang dengan Bappeda.', 3], [1, '', 2]]);
		expect(versions[0]!.sha256).not.toBe(versions[1]!.sha256);
		const [entry] = await db.selectFrom('audit_entry').select('detail').where('action', '=', 'programme.change').where('subject', '=', `programme:${id}`).execute();
		expect(entry?.detail).toMatchObject({ version: 2, reason: 'Batasnya disepakati ulang dengan Bappeda.' });
	}));

	test('of an old version changed behind its back shows', () => inWorld(async (db, world) => {
		const ctx = manager(db, world);
		const id = await registerEvaluation(ctx, input(world));
		await changeRegistration(ctx, id, change(world));
		await db.updateTable('programme_version').set({ registration_sha256: 'x' }).where('programme_id', '=', id).where('version', '=', 1).execute();
		expect(await readEvaluation(ctx, id)).toMatchObject({ isAsRegistered: false });
	}));

	test('of a start has those judged again that it is no try beside any more', () => inWorld(async (db, world) => {
		const ctx = manager(db, world);
		const id = await registerEvaluation(ctx, input(world));
		const other = await registerEvaluation(ctx, input(world, { title: 'Pelayanan Santun 2027' }));
		expect((await readEvaluation(ctx, other)).siblings.map((one) => one.id)).toEqual([id]);
		await db.insertInto('evaluation_result').values({ agency_id: world.agency.id, programme_id: other, data_sha256: 'x', rule_version: '1', programme_version: 1, verdict: 'cannot_be_judged', result: '{}', computed_at: ctx.now, confirmed_at: ctx.now }).execute();
		await changeRegistration(ctx, id, change(world, { starts: { [world.units.office.id]: '2028-03-01' } }));
		expect((await readEvaluation(ctx, other)).siblings).toEqual([]);
		const { rows } = await sql<{ id: string }>`select data ->> 'programmeId' as id from pgboss.job where name = 'evaluation.compute'`.execute(db);
		expect(rows.map((job) => job.id).sort()).toEqual([id, other].sort());
	}));

	test('of a start to a later month does not make the promise earlier', () => inWorld(async (db, world) => {
		const ctx = manager(db, world);
		const id = await registerEvaluation(ctx, input(world));
		await changeRegistration(ctx, id, change(world, { starts: { [world.units.office.id]: '2027-09-01' } }));
		expect(await readEvaluation(ctx, id)).toMatchObject({ firstStart: '2027-09-01', earliestStart: '2027-03-01' });
	}));

	test.each([
		['on a version that is gone', { version: 7 }, 'evaluation.changed_meanwhile'],
		['of nothing', { sesoi: 2 }, 'evaluation.nothing_changed'],
		['to nobody trained', { starts: {} }, 'evaluation.no_treated_unit'],
		['to a change larger than the scale', { sesoi: 80 }, 'evaluation.sesoi_out_of_range']
	])('%s is refused', (_name, given, code) => inWorld(async (db, world) => {
		const ctx = manager(db, world);
		const id = await registerEvaluation(ctx, input(world));
		await expect(changeRegistration(ctx, id, change(world, given))).rejects.toMatchObject({ code });
	}));

	test('in two windows at once is made once', () => withCommitted(async (committed) => {
		const world = await insertWorld(committed.owner);
		await insertServicePoint(committed.owner, world.units.office);
		const ctx = committed.ctx(world.cast.evaluator.actor);
		const id = await registerEvaluation(ctx, input(world));
		const both = await Promise.allSettled([changeRegistration(ctx, id, change(world)), changeRegistration(ctx, id, change(world, { sesoi: 4 }))]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	}));

	test('can be looked at before it is saved: the same answer as the kept one, and nothing is written', () => inWorld(async (db, world) => {
		const ctx = manager(db, world);
		const id = await registerEvaluation(ctx, input(world));
		const { reason: _reason, ...proposed } = change(world);
		const written = async () => [await db.selectFrom('programme_version').selectAll().execute(), await db.selectFrom('audit_entry').select('id').execute(), await db.selectFrom('programme').selectAll().execute()];
		const before = await written();
		const outlook = await checkChange(ctx, id, proposed);
		expect(outlook).toMatchObject({ outcome: 'index', sesoi: 3, trained: expect.any(Number) });
		expect(await written()).toEqual(before);
		await changeRegistration(ctx, id, change(world));
		expect((await readVersions(ctx, id)).versions[0]?.outlook).toEqual(outlook);
	}));

	test.each([
		['on a version that is gone', { version: 7 }, 'evaluation.changed_meanwhile'],
		['with nobody trained', { starts: {} }, 'evaluation.no_treated_unit'],
		['of a change larger than the scale', { sesoi: 80 }, 'evaluation.sesoi_out_of_range']
	])('a look %s is refused as the change would be', (_name, given, code) => inWorld(async (db, world) => {
		const id = await registerEvaluation(manager(db, world), input(world));
		await expect(checkChange(manager(db, world), id, change(world, given))).rejects.toMatchObject({ code });
		await expect(checkChange(ctxOf(db, { ...world.cast.evaluator.actor, agencyId: world.foreignAgency.id }), id, change(world))).rejects.toMatchObject({ code: 'evaluation.not_found' });
		expect(() => checkChange(ctxOf(db, world.cast.employee.actor), id, change(world))).toThrow(expect.objectContaining({ code: 'identity.not_allowed' }));
	}));

	test('of what came before versions were kept keeps the first one too', () => inWorld(async (db, world) => {
		const ctx = manager(db, world);
		const id = await registerEvaluation(ctx, input(world));
		await db.deleteFrom('programme_version').where('programme_id', '=', id).execute();
		expect((await readVersions(ctx, id)).versions).toMatchObject([{ version: 1, outlook: null }]);
		await changeRegistration(ctx, id, change(world));
		expect((await readVersions(ctx, id)).versions.map(({ version }) => version)).toEqual([2, 1]);
	}));

	test('and its versions are of the own government only', () => inWorld(async (db, world) => {
		const id = await registerEvaluation(manager(db, world), input(world));
		const stranger = ctxOf(db, { ...world.cast.evaluator.actor, agencyId: world.foreignAgency.id });
		await expect(readVersions(stranger, id)).rejects.toMatchObject({ code: 'evaluation.not_found' });
		await expect(changeRegistration(stranger, id, change(world))).rejects.toMatchObject({ code: 'evaluation.not_found' });
		await expect(changePage(stranger, 'nothing')).rejects.toMatchObject({ code: 'evaluation.not_found' });
	}));

	test('begins with the present months', () => inWorld(async (db, world) => {
		const ctx = manager(db, world);
		const id = await registerEvaluation(ctx, input(world));
		const page = await changePage(ctx, id);
		expect(page.units.map(({ id: unit, firstMonth }) => [unit, firstMonth]).sort()).toEqual([[world.units.office.id, '2027-03-01'], [world.units.otherOffice.id, null]].sort());
		expect(page).toMatchObject({ isLate: false, hasSuccessors: false, programme: { version: 1 } });
	}));
});
