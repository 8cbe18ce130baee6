import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BEAT_MS, LiveHub, type Scene, type Viewer } from './live-hub.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T03:00:00Z') }));
afterEach(() => void vi.useRealTimers());

const settled = async () => void (await vi.advanceTimersByTimeAsync(0));

/** A page whose words the test sets; it counts how often it was drawn, and by how many at once. */
function sceneOf() {
	const state = { words: 'satu', drawn: 0, present: 0, most: 0, isBroken: false, listeners: 0 };
	let told = () => undefined as void;
	const scene: Scene = {
		onChange: (listener) => {
			told = listener;
			state.listeners += 1;
			return () => void (state.listeners -= 1);
		},
		draw: async (now) => {
			state.drawn += 1;
			state.present += 1;
			state.most = Math.max(state.most, state.present);
			await Promise.resolve();
			state.present -= 1;
			if (state.isBroken) throw new Error('database down');
			return { html: state.words, clock: now.toISOString().slice(11, 16) };
		}
	};
	return { state, scene, change: async (words: string) => { state.words = words; told(); await settled(); } };
}

function viewerOf() {
	const seen: string[] = [];
	const state = { mayStay: true, isSlow: false, ended: 0 };
	let leave = () => undefined as void;
	const viewer: Viewer = {
		send: (message) => !state.isSlow && Boolean(seen.push(message)),
		mayStay: async () => state.mayStay,
		end: () => {
			state.ended += 1;
			leave();
		}
	};
	const pages = () => seen.filter((message) => message.startsWith('event: halaman')).map((message) => (JSON.parse(message.split('data: ')[1] ?? '') as { html: string }).html);
	return { viewer, state, seen, pages, joins: (hub: LiveHub, name: string, scene: Scene) => { leave = hub.join(name, scene, viewer); return leave; } };
}

describe('those who watch one page', () => {
	test('see it at once, and each change once', async () => {
		const [hub, { scene, change }, one] = [new LiveHub(), sceneOf(), viewerOf()];
		one.joins(hub, 'a', scene);
		await settled();
		await change('dua');
		await change('dua');
		expect(one.pages()).toEqual(['satu', 'dua']);
	});

	test('are two hundred, and it is drawn once for all', async () => {
		const [hub, { scene, state, change }] = [new LiveHub(), sceneOf()];
		const viewers = Array.from({ length: 200 }, viewerOf);
		for (const viewer of viewers) viewer.joins(hub, 'a', scene);
		await settled();
		const before = state.drawn;
		await change('dua');
		expect(state.drawn - before).toBe(1);
		expect(viewers.every(({ pages }) => pages().join() === 'satu,dua')).toBe(true);
		expect(state.listeners).toBe(1);
	});

	test('hear every fifteen seconds that the line holds, with the time', async () => {
		const [hub, { scene }, one] = [new LiveHub(), sceneOf(), viewerOf()];
		one.joins(hub, 'a', scene);
		await vi.advanceTimersByTimeAsync(4 * BEAT_MS);
		expect(one.seen.slice(1)).toEqual(['03:00', '03:00', '03:00', '03:01'].map((clock) => `event: denyut\ndata: {"clock":"${clock}"}\n\n`));
	});

	test('see within a beat what nobody announced', async () => {
		const [hub, { scene, state }, one] = [new LiveHub(), sceneOf(), viewerOf()];
		one.joins(hub, 'a', scene);
		await settled();
		state.words = 'tengah malam';
		await vi.advanceTimersByTimeAsync(BEAT_MS);
		expect(one.pages()).toEqual(['satu', 'tengah malam']);
	});

	test('hear nothing while the database is in trouble, and all of it afterwards', async () => {
		const [hub, { scene, state }, one] = [new LiveHub(), sceneOf(), viewerOf()];
		one.joins(hub, 'a', scene);
		await settled();
		state.isBroken = true;
		await vi.advanceTimersByTimeAsync(3 * BEAT_MS);
		expect(one.seen).toHaveLength(1);
		[state.isBroken, state.words] = [false, 'pulih'];
		await vi.advanceTimersByTimeAsync(BEAT_MS);
		expect(one.pages()).toEqual(['satu', 'pulih']);
	});
});

describe('who may not watch any longer', () => {
	test('is sent away within a beat, before anything more is shown', async () => {
		const [hub, { scene, state }, one, other] = [new LiveHub(), sceneOf(), viewerOf(), viewerOf()];
		one.joins(hub, 'a', scene);
		other.joins(hub, 'a', scene);
		await settled();
		[one.state.mayStay, state.words] = [false, 'rahasia'];
		await vi.advanceTimersByTimeAsync(BEAT_MS);
		expect([one.state.ended, one.pages(), other.pages()]).toEqual([1, ['satu'], ['satu', 'rahasia']]);
		expect(hub.viewers).toBe(1);
	});

	test('one that takes nothing any more is let go; the others go on', async () => {
		const [hub, { scene, change }, one, slow] = [new LiveHub(), sceneOf(), viewerOf(), viewerOf()];
		one.joins(hub, 'a', scene);
		slow.joins(hub, 'a', scene);
		await settled();
		slow.state.isSlow = true;
		await change('dua');
		expect([slow.state.ended, hub.viewers, one.pages()]).toEqual([1, 1, ['satu', 'dua']]);
	});
});

describe('rooms', () => {
	test('are apart: what changes in one is not shown in another', async () => {
		const [hub, first, second, one, two] = [new LiveHub(), sceneOf(), sceneOf(), viewerOf(), viewerOf()];
		one.joins(hub, 'pemda-a', first.scene);
		two.joins(hub, 'pemda-b', second.scene);
		await settled();
		await first.change('milik a');
		expect([one.pages(), two.pages()]).toEqual([['satu', 'milik a'], ['satu']]);
	});

	test('are drawn one after the other, however many there are', async () => {
		const hub = new LiveHub();
		const shared = sceneOf();
		for (let room = 0; room < 50; room += 1) viewerOf().joins(hub, `room ${room}`, shared.scene);
		await vi.advanceTimersByTimeAsync(2 * BEAT_MS);
		expect([shared.state.drawn, shared.state.most]).toEqual([150, 1]);
	});

	test('whoever comes and goes in whatever order, nothing is left behind', () =>
		fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()), { maxLength: 40 }), async (steps) => {
			const [hub, scenes] = [new LiveHub(), Array.from({ length: 4 }, sceneOf)];
			const leaves: (() => void)[] = [];
			for (const [room, isJoin] of steps) {
				if (isJoin) leaves.push(viewerOf().joins(hub, String(room), scenes[room]!.scene));
				else leaves.shift()?.();
			}
			expect(hub.viewers).toBe(leaves.length);
			for (const leave of leaves) {
				leave();
				leave();
			}
			await settled();
			expect([hub.viewers, vi.getTimerCount(), scenes.map(({ state }) => state.listeners)]).toEqual([0, 0, [0, 0, 0, 0]]);
		}), { numRuns: 50 }));

	test('say when there is no more place', () => {
		const [hub, { scene }] = [new LiveHub(), sceneOf()];
		for (let at = 0; at < 1_000; at += 1) viewerOf().joins(hub, 'a', scene);
		expect(hub.isFull).toBe(true);
	});
});
