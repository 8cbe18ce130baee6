import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { personasOf, DEMO_PASSWORD } from '../../src/demo/personas.ts';
import type { DatabaseAddress } from '../../src/platform/db/connect.ts';
import type { Bench } from './row.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

/** Signs a persona in through the page and gives back its cookies. */
export async function signIn(port: number, key: string): Promise<string> {
	const persona = personasOf('small').find((one) => one.key === key);
	if (!persona) throw new Error(`There is no persona ${key}.`);
	const origin = `http://localhost:${port}`;
	const response = await fetch(`${origin}/masuk`, {
		method: 'POST', redirect: 'manual', headers: { ...FORM, origin }, body: new URLSearchParams({ login: persona.email, password: DEMO_PASSWORD, to: '' }).toString()
	});
	const cookie = response.headers.getSetCookie().map((one) => one.split(';', 1)[0]).join('; ');
	if (response.status !== 303 || !cookie.includes('session')) throw new Error(`Sign-in of ${key} answered ${response.status}.`);
	return cookie;
}

/**
 * Everything of a sign-in but the hash (delays, look-up, session, audit, commit): the use case itself, with a hash that
 * costs nothing, in a process of its own as the server is.
 */
export async function signInWithoutHash(bench: Bench, address: DatabaseAddress): Promise<void> {
	if (!bench.wanted('sign-in without the hash')) return;
	const child = fork(fileURLToPath(import.meta.url), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
	const result = await new Promise<{ perSecond: number; p50: number; p95: number }>((resolve, reject) => {
		child.once('message', (message) => resolve(message as { perSecond: number; p50: number; p95: number }));
		child.once('exit', (code) => reject(new Error(`sign-in bench ended with ${code}`)));
		child.send({ address, seconds: bench.seconds });
	});
	child.kill();
	bench.add({ name: 'sign-in without the hash', limit: '≥ 300/s', ...result, ofSelectOne: result.perSecond / bench.selectOnePerSecond });
}

/** The library's recommended hash, one after another. */
export async function hashCost(bench: Bench): Promise<void> {
	if (!bench.wanted('password hash')) return;
	const hash = await hashPassword(DEMO_PASSWORD);
	const times: number[] = [];
	for (let n = 0; n < 12; n++) {
		const begun = performance.now();
		await verifyPassword({ hash, password: DEMO_PASSWORD });
		times.push(performance.now() - begun);
	}
	times.sort((a, b) => a - b);
	bench.add({ name: 'password hash', p50: times[6] ?? 0, p95: times[11] ?? 0, note: 'scrypt as the library recommends; its cost stands apart' });
}

interface Task {
	readonly address: DatabaseAddress;
	readonly seconds: number;
}

async function measureInThisProcess({ address, seconds }: Task): Promise<{ perSecond: number; p50: number; p95: number }> {
	const { makeAuth } = await import('../../src/features/identity/server/auth.ts');
	const { signIn: useCase } = await import('../../src/features/identity/server/sign-in-service.ts');
	const { openRuntime } = await import('../../src/platform/runtime.ts');
	const world = openRuntime(address);
	const password = { hash: async () => 'none', verify: async () => true };
	const auth = makeAuth({ pool: world.authPool, secret: world.key('better-auth'), origin: 'http://localhost', password });
	const { rows } = await world.authPool.query<{ email: string }>('select email from account where person_id is not null order by id limit 200');
	const times: number[] = [];
	let turn = 0;
	const once = async (): Promise<void> => {
		const n = turn++;
		const source = `10.${n & 255}.${(n >> 8) & 255}.1`;
		const headers = new Headers({ origin: 'http://localhost', 'user-agent': 'bench' });
		const begun = performance.now();
		await useCase({ auth, authDb: world.authDb, authPool: world.authPool, agencyDb: (id) => world.db([id]), key: world.key, headers, source, now: new Date(), requestId: 'BENCH' },
			{ login: rows[n % rows.length]?.email ?? '', password: DEMO_PASSWORD, to: '/hari-ini' }, undefined);
		times.push(performance.now() - begun);
	};
	await untilEnd(2, once);
	times.length = 0;
	await untilEnd(seconds, once);
	await world.close();
	const perSecond = times.length / seconds;
	times.sort((a, b) => a - b);
	return { perSecond, p50: times[Math.floor(times.length / 2)] ?? 0, p95: times[Math.floor(times.length * 0.95)] ?? 0 };
}

async function untilEnd(seconds: number, work: () => Promise<void>): Promise<void> {
	const end = performance.now() + seconds * 1000;
	await Promise.all(Array.from({ length: 8 }, async () => {
		while (performance.now() < end) await work();
	}));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	process.once('message', (task) => void measureInThisProcess(task as Task).then((result) => process.send?.(result)));
}
