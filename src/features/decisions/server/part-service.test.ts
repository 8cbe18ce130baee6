import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { insertCourse } from '../testing/courses.ts';
import { insertJudged } from '../testing/programmes.ts';
import { addPart, closePart } from './part-service.ts';
import { carryIntoPlan } from './plan-service.ts';
import { decide, decisionPage } from './service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly id: string;
	readonly courseId: string;
	as(persona: Persona, given?: Partial<Ctx>): Ctx;
	add(title: string, outcome?: string | null): Promise<void>;
	/** The parts as the page shows them: name and measure. */
	parts(): Promise<readonly (readonly [string, string | null])[]>;
	partId(title: string): Promise<string>;
	trail(): Promise<readonly { action: string; subject: string; detail: unknown }[]>;
}

function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const as = (persona: Persona, given: Partial<Ctx> = {}) => ctxOf(db, world.cast[persona].actor, given);
		const courseId = await insertCourse(db, world.agency.id);
		const id = await insertJudged(db, { agencyId: world.agency.id, courseId, trained: [world.units.section], comparing: [world.units.otherOffice] });
		const shown = async () => (await decisionPage(as('evaluator'), id)).parts;
		await work({
			db, world, id, courseId, as,
			add: (title, outcome = null) => addPart(as('training_manager'), id, { title, outcome }),
			parts: async () => (await shown()).map(({ part }) => [part!.title, part!.outcome]),
			partId: async (title) => (await shown()).find(({ part }) => part?.title === title)!.part!.id,
			trail: () => db.selectFrom('audit_entry').select(['action', 'subject', 'detail']).where('agency_id', '=', world.agency.id).where('action', 'like', 'course_part.%').orderBy('id').execute()
		});
	});
}

describe('a part of a curriculum', () => {
	test('stands where it was added, whatever it is called', () => inScene(async ({ add, parts }) => {
		for (const title of ['Zakat', 'Antre', '100% <b>', 'Ångström']) await add(title);
		expect((await parts()).map(([title]) => title)).toEqual(['Zakat', 'Antre', '100% <b>', 'Ångström']);
	}));

	test('leaves its trace when it is added and when it ends', () => inScene(async ({ add, partId, as, id, courseId, trail }) => {
		await add('Menyapa', 'conduct');
		const part = await partId('Menyapa');
		await closePart(as('training_manager'), id, part);
		expect(await trail()).toEqual([
			{ action: 'course_part.add', subject: `course:${courseId}`, detail: { part, outcome: 'conduct' } },
			{ action: 'course_part.end', subject: `course:${courseId}`, detail: { part } }
		]);
	}));

	test('belongs to the course: every programme of that course shows it, no other does', () => inScene(async ({ add, db, world, courseId, as }) => {
		await add('Menyapa');
		const beside = await insertJudged(db, { agencyId: world.agency.id, courseId, outcome: 'duration' });
		const elsewhere = await insertJudged(db, { agencyId: world.agency.id, courseId: await insertCourse(db, world.agency.id) });
		expect((await decisionPage(as('evaluator'), beside)).parts.map(({ part }) => part?.title)).toEqual(['Menyapa']);
		expect((await decisionPage(as('evaluator'), elsewhere)).parts).toEqual([]);
	}));

	test('of one government is unknown to another that teaches the same course', () => inScene(async ({ db, world, as }) => {
		const shared = await insertCourse(db, world.agency.id, 'all');
		const own = await insertJudged(db, { agencyId: world.agency.id, courseId: shared });
		const theirs = await insertJudged(db, { agencyId: world.foreignAgency.id, courseId: shared });
		await addPart(as('training_manager'), own, { title: 'Menyapa', outcome: null });
		const foreign = ctxOf(db, { ...world.cast.training_manager.actor, agencyId: world.foreignAgency.id });
		expect((await decisionPage(foreign, theirs)).parts).toEqual([]);
		const { part } = (await decisionPage(as('evaluator'), own)).parts[0]!;
		await expect(decisionPage(foreign, theirs, part!.id)).rejects.toMatchObject({ code: 'decision.not_found' });
	}));

	test('without a course there is none to add', () => inScene(async ({ db, world, as }) => {
		const alone = await insertJudged(db, { agencyId: world.agency.id });
		await expect(addPart(as('training_manager'), alone, { title: 'Menyapa', outcome: null })).rejects.toMatchObject({ code: 'decision.part_not_found', status: 409 });
	}));

	test.each(PERSONAS.filter((persona) => persona !== 'training_manager'))('is neither added nor ended by %s', (persona) => inScene(async ({ add, partId, as, id, parts, trail }) => {
		await add('Menyapa');
		const part = await partId('Menyapa');
		await expect(addPart(as(persona), id, { title: 'Lain', outcome: null })).rejects.toMatchObject({ code: 'identity.not_allowed', status: 403 });
		await expect(closePart(as(persona), id, part)).rejects.toMatchObject({ code: 'identity.not_allowed', status: 403 });
		expect(await parts()).toEqual([['Menyapa', null]]);
		expect(await trail()).toHaveLength(1);
	}));
});

describe('a name', () => {
	test('is taken while the part is taught, whatever its measure', () => inScene(async ({ add, parts, trail }) => {
		await add('Menyapa');
		for (const outcome of [null, 'conduct']) await expect(add('Menyapa', outcome)).rejects.toMatchObject({ code: 'decision.part_taken', status: 409, params: { field: 'title' } });
		expect(await parts()).toEqual([['Menyapa', null]]);
		expect(await trail()).toHaveLength(1);
	}));

	// A part that was ended by mistake could not be named again: its name was taken by what nobody could see.
	test('of a part that ended brings it back, with what was decided of it', () => inScene(async ({ add, partId, as, id, parts }) => {
		await add('Menyapa', 'conduct');
		const part = await partId('Menyapa');
		const head = as('head_of_region');
		await decide(head, id, part, { step: 'decision', choice: 'change', why: 'Isinya lama sekali.', seen: (await decisionPage(head, id, part)).seen });
		await closePart(as('training_manager'), id, part);
		expect(await parts()).toEqual([]);
		await add('Menyapa', 'conduct');
		expect(await partId('Menyapa')).toBe(part);
		expect(await decisionPage(as('evaluator'), id, part)).toMatchObject({ standing: 'decided', versions: [{ choice: 'change' }] });
	}));

	test('of a part that ended with another measure is not handed on: its decisions were about that measure', () => inScene(async ({ add, partId, as, id, parts }) => {
		await add('Menyapa', 'conduct');
		await closePart(as('training_manager'), id, await partId('Menyapa'));
		for (const outcome of [null, 'index']) await expect(add('Menyapa', outcome)).rejects.toMatchObject({ code: 'decision.part_taken' });
		expect(await parts()).toEqual([]);
	}));

	test('keeps its place when it comes back', () => inScene(async ({ add, partId, as, id, parts }) => {
		for (const title of ['Satu', 'Dua', 'Tiga']) await add(title);
		await closePart(as('training_manager'), id, await partId('Dua'));
		await add('Dua');
		expect((await parts()).map(([title]) => title)).toEqual(['Satu', 'Dua', 'Tiga']);
	}));

	test('may be the same in another course', () => inScene(async ({ add, db, world, as }) => {
		await add('Menyapa');
		const other = await insertJudged(db, { agencyId: world.agency.id, courseId: await insertCourse(db, world.agency.id) });
		await addPart(as('training_manager'), other, { title: 'Menyapa', outcome: null });
		expect((await decisionPage(as('evaluator'), other)).parts).toHaveLength(1);
	}));
});

describe('the end of a part', () => {
	test('comes once', () => inScene(async ({ add, partId, as, id }) => {
		await add('Menyapa');
		const part = await partId('Menyapa');
		await closePart(as('training_manager'), id, part);
		await expect(closePart(as('training_manager'), id, part)).rejects.toMatchObject({ code: 'decision.not_found', status: 404 });
	}));

	test.each(['', 'x', '0193a000-0000-7000-8000-00000000dead', "' or 1=1 --"])('of %j is refused', (part) => inScene(async ({ as, id }) => {
		await expect(closePart(as('training_manager'), id, part)).rejects.toMatchObject({ code: 'decision.not_found', status: 404 });
	}));

	test('is not reached through a programme of another course', () => inScene(async ({ add, partId, as, db, world, parts }) => {
		await add('Menyapa');
		const other = await insertJudged(db, { agencyId: world.agency.id, courseId: await insertCourse(db, world.agency.id) });
		await expect(closePart(as('training_manager'), other, await partId('Menyapa'))).rejects.toMatchObject({ code: 'decision.not_found' });
		expect(await parts()).toHaveLength(1);
	}));

	test('is on the day of the government', () => inScene(async ({ add, partId, as, id, db }) => {
		await add('Menyapa');
		const part = await partId('Menyapa');
		await closePart(as('training_manager', { now: new Date('2026-11-20T18:00:00Z'), today: '2026-11-21' }), id, part);
		expect(await db.selectFrom('course_part').select('ended_on').where('id', '=', part).execute()).toEqual([{ ended_on: '2026-11-21' }]);
	}));
});

describe('what is decided of a part', () => {
	test('is its own: versions and plans of the whole programme stay apart', () => inScene(async ({ add, partId, as, id, world }) => {
		await add('Menyapa');
		const part = await partId('Menyapa');
		const head = as('head_of_region');
		await decide(head, id, part, { step: 'decision', choice: 'change', why: 'Isinya lama sekali.', seen: (await decisionPage(head, id, part)).seen });
		await decide(head, id, null, { step: 'decision', choice: 'widen', why: 'Buktinya kuat sekali.', seen: (await decisionPage(head, id)).seen });
		const [decision] = (await decisionPage(head, id, part)).versions;
		const plan = { decision: decision!.id, plan: 'Menulis ulang bahan', owner: world.units.office.id, dueOn: '2027-01-31' };
		await expect(carryIntoPlan(as('training_manager'), id, null, plan)).rejects.toMatchObject({ code: 'decision.carried_before' });
		await carryIntoPlan(as('training_manager'), id, part, plan);
		expect(await decisionPage(head, id)).toMatchObject({ standing: 'decided', versions: [{ version: 1, choice: 'widen', plan: null }], parts: [{ standing: 'planned' }] });
		expect(await decisionPage(head, id, part)).toMatchObject({ standing: 'planned', parts: [], versions: [{ version: 1, choice: 'change', plan: 'Menulis ulang bahan' }] });
	}));
	test('cannot be sent from the page of the whole programme', () => inScene(async ({ add, partId, as, id }) => {
		await add('Menyapa', 'duration');
		const part = await partId('Menyapa');
		const head = as('head_of_region');
		const { seen } = await decisionPage(head, id);
		await expect(decide(head, id, part, { step: 'decision', choice: 'change', why: 'Isinya lama sekali.', seen })).rejects.toMatchObject({ code: 'decision.evidence_changed' });
	}));
});
