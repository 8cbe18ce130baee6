import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertServicePoint, type PointRow } from '#tests/support/surveys.ts';
import { TabletGreeting } from '../schema.ts';
import { ticketOf } from '../visit-id.rules.ts';
import { DAYS_AHEAD, greetTablet, TICKETS_A_DAY } from './tablet-service.ts';

const DAY_MS = 86_400_000;
type Given = Partial<TabletGreeting>;
interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly point: PointRow;
	readonly greet: (deviceId: string, given?: Given, at?: Date, point?: PointRow) => ReturnType<typeof greetTablet>;
}

const scene = (work: (scene: Scene) => Promise<void>) =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section);
		const greet: Scene['greet'] = (deviceId, given = {}, now = NOW, at = point) => greetTablet(ctxOf(db, world.cast.service_officer.actor, { now }), at.slug, { deviceId, used: null, needsCodes: true, ...given });
		await work({ db, world, point, greet });
	});

describe('a lobby tablet that says it is there', () => {
	test('gets a letter that no other tablet of the point has, and keeps it', () =>
		scene(async ({ greet }) => {
			const [one, two] = [randomUUID(), randomUUID()];
			expect((await greet(one)).series).toBe('A');
			expect((await greet(two)).series).toBe('B');
			expect((await greet(one)).series).toBe('A');
		}));

	test('has another letter, or the same, at another point: their numbers never meet', () =>
		scene(async ({ db, world, greet }) => {
			const device = randomUUID();
			const other = await insertServicePoint(db, world.units.section);
			await greet(randomUUID());
			expect((await greet(device)).series).toBe('B');
			expect((await greet(device, {}, NOW, other)).series).toBe('A');
		}));

	test('gets the numbers of a week, each a visit of its own under its letter', () =>
		scene(async ({ point, greet }) => {
			const { tickets, series, slug, now } = await greet(randomUUID());
			expect([slug, now, tickets.length]).toEqual([point.slug, NOW, DAYS_AHEAD * TICKETS_A_DAY]);
			expect(new Set(tickets.map(({ visitId }) => visitId)).size).toBe(tickets.length);
			for (const { visitId, day, number } of [tickets[0]!, tickets.at(-1)!]) expect(ticketOf(point.id, visitId)).toEqual({ day, series, number });
			expect([tickets[0]?.day, tickets.at(-1)?.day]).toEqual(['2026-11-21', '2026-11-27']);
		}));

	test('is not given again what it has used, nor numbers that no ticket has', () =>
		scene(async ({ greet }) => {
			const device = randomUUID();
			const today = async (number: number) => (await greet(device, { used: { day: '2026-11-21', number } })).tickets.filter(({ day }) => day === '2026-11-21').map((ticket) => ticket.number);
			expect((await today(45)).slice(0, 2)).toEqual([46, 47]);
			expect(await today(9990)).toEqual([9991, 9992, 9993, 9994, 9995, 9996, 9997, 9998, 9999]);
			expect(await today(9999)).toEqual([]);
			expect((await greet(device, { used: { day: '2020-01-01', number: 50 } })).tickets[0]?.number).toBe(1);
			expect((await greet(device, { needsCodes: false })).tickets).toEqual([]);
		}));

	test('leaves one trace a day', () =>
		scene(async ({ db, world, point, greet }) => {
			const device = randomUUID();
			await greet(device);
			await greet(device, {}, new Date(NOW.getTime() + 3_600_000));
			await greet(device, {}, new Date(NOW.getTime() + DAY_MS));
			const trail = await db.selectFrom('audit_entry').select(['action', 'subject', 'detail']).where('agency_id', '=', world.agency.id).orderBy('at').execute();
			expect(trail).toEqual([true, false].map((isNew) => ({ action: 'queue.tablet', subject: `service_point:${point.id}`, detail: { device, series: 'A', isNew } })));
		}));

	test('passes its letter on only when all others are taken and it was not seen for longer than a year', () =>
		scene(async ({ db, point, greet }) => {
			const old = randomUUID();
			const others = [...'BCDEFGHJKLMNPRSTUVWXYZ'].map((series) => ({ agency_id: point.unit.agencyId, service_point_id: point.id, device_id: randomUUID(), series, registered_at: NOW, seen_at: NOW }));
			await greet(old, {}, new Date(NOW.getTime() - 401 * DAY_MS));
			expect((await greet(randomUUID())).series).toBe('B');
			await db.deleteFrom('queue_tablet').where('series', '=', 'B').execute();
			await db.insertInto('queue_tablet').values(others).execute();
			expect((await greet(randomUUID())).series).toBe('A');
			expect((await greet(old)).series).toBe('AA');
		}));

	test('is refused when every letter and pair of letters is in use', () =>
		scene(async ({ db, point, greet }) => {
			const letters = [...'ABCDEFGHJKLMNPRSTUVWXYZ'];
			const all = [...letters, ...letters.flatMap((first) => letters.map((second) => first + second))];
			await db.insertInto('queue_tablet').values(all.map((series) => ({ agency_id: point.unit.agencyId, service_point_id: point.id, device_id: randomUUID(), series, registered_at: NOW, seen_at: NOW }))).execute();
			await expect(greet(randomUUID())).rejects.toMatchObject({ code: 'queue.tablets_full' });
		}));

	test.each(['employee', 'supervisor', 'auditor', 'evaluator', 'stranger', 'foreign_administrator'] as const)('%s registers no tablet', (persona) =>
		scene(async ({ db, world, point }) => {
			await expect(greetTablet(ctxOf(db, world.cast[persona].actor), point.slug, { deviceId: randomUUID(), used: null, needsCodes: true })).rejects.toMatchObject({ code: 'queue.point_not_found' });
			expect(await db.selectFrom('queue_tablet').select('series').execute()).toEqual([]);
		}));
});

test.each([{}, { deviceId: 'x' }, { deviceId: randomUUID(), used: { day: '2026-02-30', number: 1 } }, { deviceId: randomUUID(), used: { day: '2026-11-21', number: -1 } }, { deviceId: randomUUID(), used: { day: '2026-11-21', number: 1e9 } }])(
	'a greeting that is none is refused: %j', (given) => expect(TabletGreeting.safeParse(given).success).toBe(false)
);
