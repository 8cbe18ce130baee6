import { afterEach, describe, expect, test, vi } from 'vitest';
import { testAddress } from '#tests/support/database.ts';
import { openPool, plainDb, roleConfig } from './connect.ts';
import { announce, Notices, topicOf } from './notices.ts';

const config = roleConfig(testAddress(), 'bina_app');
const opened: { close(): unknown }[] = [];
const listening = () => {
	const notices = new Notices(config);
	opened.push(notices);
	return notices;
};
const poolOf = () => {
	const pool = openPool(config, 2);
	opened.push({ close: () => pool.end() });
	return pool;
};
afterEach(async () => {
	await Promise.all(opened.splice(0).map((one) => one.close()));
});
const connections = async (pool: ReturnType<typeof poolOf>) =>
	Number((await pool.query<{ count: number }>(`select count(*)::int as count from pg_stat_activity where application_name = 'bina news' and datname = current_database()`)).rows[0]?.count);

/** Listens, and waits for the first word: after it the connection is there. */
async function hearing(notices: Notices, topic: string) {
	const told = vi.fn();
	const stop = notices.hear(topic, told);
	await vi.waitFor(() => expect(told).toHaveBeenCalled(), 5_000);
	told.mockClear();
	return { told, stop };
}

describe('what is announced', () => {
	test('is heard once the transaction has committed, and only by who listens to it', async () => {
		const [notices, pool] = [listening(), poolOf()];
		const db = plainDb(pool);
		const [own, other] = [await hearing(notices, topicOf('a')), vi.fn()];
		notices.hear(topicOf('b'), other);
		await expect(db.transaction().execute(async (tx) => {
			await announce(tx, topicOf('a'));
			throw new Error('rolled back');
		})).rejects.toThrow();
		await db.transaction().execute((tx) => announce(tx, topicOf('a')));
		await vi.waitFor(() => expect(own.told).toHaveBeenCalledTimes(1), 5_000);
		expect(other).not.toHaveBeenCalled();
	});

	test('comes over one connection for all, which is let go with the last', async () => {
		const [notices, pool] = [listening(), poolOf()];
		const first = await hearing(notices, topicOf('first'));
		const stops = Array.from({ length: 200 }, (_, at) => notices.hear(topicOf(String(at)), () => undefined));
		expect(await connections(pool)).toBe(1);
		for (const stop of [...stops, first.stop]) stop();
		await vi.waitFor(async () => expect(await connections(pool)).toBe(0), 5_000);
		await hearing(notices, topicOf('again'));
		expect(await connections(pool)).toBe(1);
	});

	test('after a break everybody is told once, for something may have been missed', async () => {
		const [notices, pool] = [listening(), poolOf()];
		const { told } = await hearing(notices, topicOf('a'));
		await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bina news' and datname = current_database()`);
		await vi.waitFor(() => expect(told).toHaveBeenCalled(), 10_000);
		told.mockClear();
		await announce(plainDb(pool), topicOf('a'));
		await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1), 5_000);
	});

	test('stopping twice stops once', async () => {
		const notices = listening();
		const [one, two] = [await hearing(notices, topicOf('a')), vi.fn()];
		const stop = notices.hear(topicOf('a'), two);
		one.stop();
		one.stop();
		await announce(plainDb(poolOf()), topicOf('a'));
		await vi.waitFor(() => expect(two).toHaveBeenCalledTimes(1), 5_000);
		stop();
	});
});

test('a database that is not there is no fault: it is asked again later', async () => {
	const notices = new Notices({ ...config, port: 1, host: '127.0.0.1' });
	opened.push(notices);
	const told = vi.fn();
	notices.hear('x', told);
	await new Promise((resolve) => setImmediate(resolve));
	notices.close();
	expect(told).not.toHaveBeenCalled();
});

test('the name of a topic does not give away what it is made of, and no two are alike', () => {
	const names = [topicOf('a', 'bc'), topicOf('ab', 'c'), topicOf('abc'), topicOf('a', 'b', 'c')];
	expect(new Set(names).size).toBe(4);
	for (const name of names) expect(name).toMatch(/^[\w-]{22}$/);
});
