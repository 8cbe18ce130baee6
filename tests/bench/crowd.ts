import { Agent, get } from 'node:http';
import type { Bench } from './row.ts';

/** People who come to a page, each with a connection of their own, so many a second whether earlier ones were answered or not. */
async function arrivals(port: number, path: string, perSecond: number, seconds: number): Promise<{ times: number[]; failed: number }> {
	const times: number[] = [];
	let failed = 0;
	const begun = performance.now();
	const people = Math.round(perSecond * seconds);
	await Promise.all(
		Array.from({ length: people }, async (_, nth) => {
			await new Promise((resolve) => setTimeout(resolve, Math.max(0, (1000 * nth) / perSecond - (performance.now() - begun))));
			const started = performance.now();
			const status = await new Promise<number>((resolve) => {
				get({ host: '127.0.0.1', port, path, agent: new Agent({ keepAlive: false }), headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' } }, (answer) => {
					answer.resume().once('end', () => { resolve(answer.statusCode ?? 599); });
				}).once('error', () => { resolve(599); });
			});
			times.push(performance.now() - started);
			if (status >= 500) failed += 1;
		})
	);
	return { times: times.sort((a, b) => a - b), failed };
}

/**
 * A results page when a newspaper names it: 5,000 people in ten minutes are 8.3 a second, and 50 a second at the peak.
 *
 * @param steadySeconds 600 for all 5,000; fewer measure the same stream for a shorter time
 */
export async function crowd(bench: Bench, port: number, paths: readonly (readonly [name: string, path: string])[], steadySeconds: number): Promise<void> {
	for (const [name, path] of paths) {
		for (const [kind, perSecond, seconds] of [['steady', 5000 / 600, steadySeconds], ['peak', 50, 2 * bench.seconds]] as const) {
			const title = `crowd: ${name}, ${kind}`;
			if (!bench.wanted(title) && !bench.wanted('crowd')) continue;
			const { times, failed } = await arrivals(port, path, perSecond, seconds);
			const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
			bench.add({ name: title, perSecond, p50: at(0.5), p95: at(0.95), failed, limit: 'p95 ≤ 200 ms, none ≥ 500', note: `${times.length} people in ${seconds} s` });
		}
	}
}
