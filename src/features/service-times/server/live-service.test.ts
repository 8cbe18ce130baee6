import { describe, expect, test } from 'vitest';
import type { Actor } from '#platform/context.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import type { Db } from '#platform/db/connect.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertCounter } from '#tests/support/queue.ts';
import { insertServicePoint, type PointRow } from '#tests/support/surveys.ts';
import { LiveHub } from './live-hub.ts';
import { openLive, type LiveOptions } from './live-service.ts';
import { queueTopic } from './queue-topic.ts';
import { takeTicket } from './queue-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly point: PointRow;
	readonly hub: LiveHub;
	/** Announces something as the database would. */
	readonly announce: (topic: string) => void;
	readonly open: (actor?: Actor, given?: Partial<LiveOptions>, slug?: string) => Promise<ReadableStream<Uint8Array>>;
}

const scene = (work: (scene: Scene) => Promise<void>) =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section);
		await insertCounter(db, point, 1);
		const hub = new LiveHub();
		const heard = new Map<string, () => void>();
		const notices = { hear: (topic: string, told: () => void) => { heard.set(topic, told); return () => void heard.delete(topic); } };
		const officer = world.cast.service_officer.actor;
		const open: Scene['open'] = (actor = officer, given = {}, slug = point.slug) =>
			openLive(ctxOf(db, actor), slug, {
				drawBoard: ({ waiting }) => `board ${waiting}`, drawCounter: ({ counter, waiting }) => `counter ${counter.number} ${waiting}`, notices, actorNow: async () => actor, ...given
			}, hub);
		await work({ db, world, point, hub, open, announce: (topic) => heard.get(topic)?.() });
	});

/** The next message of a stream that holds a page. */
function reading(stream: ReadableStream<Uint8Array>) {
	const reader = stream.getReader();
	return {
		next: async () => {
			for (;;) {
				const { value, done } = await reader.read();
				if (done) return 'ended';
				const [, html] = /"html":"([^"]*)"/.exec(new TextDecoder().decode(value)) ?? [];
				if (html !== undefined) return html;
			}
		},
		leave: () => reader.cancel()
	};
}

describe('a live page', () => {
	test('is shown, and again when a number was taken', () =>
		scene(async ({ db, world, point, hub, open, announce }) => {
			const [board, counter] = [reading(await open()), reading(await open(undefined, { counter: 1 }))];
			expect([await board.next(), await counter.next()]).toEqual(['board 0', 'counter 1 0']);
			await takeTicket(ctxOf(db, world.cast.service_officer.actor, { now: new Date() }), point.slug);
			announce(queueTopic(point.unit.agencyId, point.id));
			expect(await Promise.race([board.next(), counter.next()])).toMatch(/ 1$/);
			await Promise.all([board.leave(), counter.leave()]);
			expect(hub.viewers).toBe(0);
		}));

	test.each(['employee', 'supervisor', 'auditor', 'stranger', 'foreign_administrator'] as const)('%s watches no queue', (persona) =>
		scene(async ({ world, open, hub }) => {
			await expect(open(world.cast[persona].actor)).rejects.toMatchObject({ code: 'queue.point_not_found' });
			expect(hub.viewers).toBe(0);
		}));

	test.each([9, NaN, -1, 1.5])('of counter %s, which is none, does not exist', (counter) =>
		scene(async ({ open }) => {
			await expect(open(undefined, { counter })).rejects.toMatchObject({ code: 'queue.counter_not_found' });
		}));

	test('is refused when too many are open', () =>
		scene(async ({ open, hub }) => {
			Object.defineProperty(hub, 'isFull', { value: true });
			await expect(open()).rejects.toMatchObject({ code: 'queue.too_many_viewers', status: 429 });
		}));
});

describe('two governments', () => {
	test('have rooms, names of changes and pages of their own', () =>
		scene(async ({ db, world, point, open, announce }) => {
			const foreign = await insertServicePoint(db, world.units.foreignRoot);
			const home = world.cast.service_officer.actor;
			const stranger: Actor = { ...home, agencyId: world.foreignAgency.id, agencyIds: [world.foreignAgency.id], can: () => true, pathsFor: () => ['/'] };
			const drawn: string[] = [];
			const drawBoard: LiveOptions['drawBoard'] = (view) => {
				drawn.push(view.point.id);
				return `${view.point.id} ${drawn.length}`;
			};
			const [own, theirs] = [reading(await open(home, { drawBoard })), reading(await open(stranger, { drawBoard }, foreign.slug))];
			expect((await own.next()).split(' ')[0]).toBe(point.id);
			expect((await theirs.next()).split(' ')[0]).toBe(foreign.id);
			announce(queueTopic(world.foreignAgency.id, point.id)); // nobody's: the point is not theirs
			announce(queueTopic(point.unit.agencyId, point.id));
			expect((await own.next()).split(' ')[0]).toBe(point.id);
			expect(drawn).toEqual([point.id, foreign.id, point.id]);
			await expect(open(home, {}, foreign.slug)).rejects.toMatchObject({ code: 'queue.point_not_found' });
			await expect(open(stranger)).rejects.toMatchObject({ code: 'queue.point_not_found' });
			await Promise.all([own.leave(), theirs.leave()]);
		}));

	test('whoever changed to the other one, or lost the duty, is sent away', () =>
		scene(async ({ world, open, hub }) => {
			const home = world.cast.service_officer.actor;
			for (const present of [{ ...home, agencyId: world.foreignAgency.id }, { ...home, can: () => false }, undefined]) {
				let beat = () => undefined as void;
				const join = hub.join.bind(hub);
				hub.join = (name, given, viewer) => {
					beat = () => void viewer.mayStay().then((may) => may || viewer.end());
					return join(name, given, viewer);
				};
				const own = reading(await open(home, { actorNow: async () => present }));
				await own.next();
				beat();
				expect(await own.next()).toBe('ended');
			}
			expect(hub.viewers).toBe(0);
		}));

	test('the name of a change tells nothing of whose it is', () => {
		const topic = queueTopic('0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000002');
		expect(topic).toMatch(/^[\w-]{22}$/);
	});
});
