import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BATCH, dayOf, latestDay, sendWaiting, type Post, type Store, type Waiting } from './sync.ts';

const waiting = (number: number, given: Partial<Waiting> = {}): Waiting => ({ token: `t${number}`, day: '2026-11-20', floor: '2026-11-20', seconds: 30, answers: { cost: 3 }, ...given });

function memory(answers: readonly Waiting[]): Store & { readonly held: Map<string, Waiting> } {
	const held = new Map(answers.map((answer) => [answer.token, answer]));
	return {
		held,
		all: async () => [...held.values()],
		remove: async (tokens) => { for (const token of tokens) held.delete(token); },
		refuse: async (reasons) => { for (const [token, refused] of reasons) held.set(token, { ...(held.get(token) as Waiting), refused }); }
	};
}

/** A server that knows what it holds, behind a line that may break before or after it has written. */
function server(line: () => 'good' | 'before' | 'after') {
	const written = new Map<string, number>();
	const post: Post = async (answers) => {
		const now = line();
		if (now === 'before') return undefined;
		const results = answers.map(({ token }) => {
			const isNew = !written.has(token);
			if (isNew) written.set(token, 1);
			return { token, outcome: isNew ? 'added' : 'repeated' };
		});
		return now === 'after' ? undefined : { today: '2026-11-21', results };
	};
	return { written, post };
}

describe('the tablet sends', () => {
	test('all that waits in batches of 200, and lets it go', async () => {
		const store = memory(Array.from({ length: 450 }, (_, number) => waiting(number)));
		const sizes: number[] = [];
		const { written, post } = server(() => 'good');
		expect(await sendWaiting(store, (answers) => { sizes.push(answers.length); return post(answers); })).toEqual({ state: 'done', today: '2026-11-21' });
		expect(sizes).toEqual([BATCH, BATCH, 50]);
		expect([written.size, store.held.size]).toEqual([450, 0]);
	});

	test('nothing twice and loses nothing, wherever the line breaks', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 0, max: 700 }), fc.array(fc.constantFrom('good' as const, 'before' as const, 'after' as const), { maxLength: 12 }), async (count, breaks) => {
				const store = memory(Array.from({ length: count }, (_, number) => waiting(number)));
				let at = 0;
				const { written, post } = server(() => breaks[at++] ?? 'good');
				for (let tries = 0; tries < 20 && store.held.size > 0; tries += 1) {
					await sendWaiting(store, post);
					for (const token of Array.from({ length: count }, (_, number) => `t${number}`)) expect(store.held.has(token) || written.has(token)).toBe(true);
				}
				expect([store.held.size, written.size]).toEqual([0, count]);
			}),
			{ numRuns: 40 }
		);
	});

	test('keeps what was refused, with its reason, and sends it again only when an officer asks', async () => {
		const store = memory([waiting(1), waiting(2), waiting(3)]);
		const asked: string[][] = [];
		const post: Post = async (answers) => {
			asked.push(answers.map(({ token }) => token));
			return { today: '2026-11-21', results: answers.map(({ token }) => ({ token, outcome: token === 't2' ? 'future' : token === 't3' ? 'late' : 'added' })) };
		};
		await sendWaiting(store, post);
		expect([...store.held.values()]).toEqual([waiting(2, { refused: 'future' })]);
		await sendWaiting(store, post);
		await sendWaiting(store, post, true);
		expect(asked).toEqual([['t1', 't2', 't3'], ['t2']]);
	});

	test('keeps what the server did not speak of, and believes nothing about others', async () => {
		const store = memory([waiting(1), waiting(2)]);
		await sendWaiting(store, async () => ({ today: '2026-11-21', results: [{ token: 't1', outcome: 'added' }, { token: 'x', outcome: 'future' }] }));
		expect([...store.held.keys()]).toEqual(['t2']);
	});

	test('stops where there is no line, or where the tablet is not known any more', async () => {
		const store = memory([waiting(1)]);
		expect(await sendWaiting(store, async () => undefined)).toEqual({ state: 'offline', today: undefined });
		expect(await sendWaiting(store, async () => 'pass')).toEqual({ state: 'pass', today: undefined });
		expect(store.held.size).toBe(1);
	});
});

test('the latest of some days', () => {
	expect(latestDay('2026-11-20', undefined, '2026-11-03', 'zzzz')).toBe('2026-11-20');
	expect(latestDay(undefined)).toBe('0001-01-01');
});

test('the day by the clock of the device', () => expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05'));
