import { randomUUID } from 'node:crypto';
import { dayIn } from '../../src/platform/clock.ts';
import pg from 'pg';
import { ELEMENTS } from '../../src/features/surveys/schema.ts';
import type { DatabaseAddress } from '../../src/platform/db/connect.ts';
import { crowd } from './crowd.ts';
import { get, post } from './load.ts';
import type { Bench } from './row.ts';
import { signIn } from './sign-in.ts';

/** The pages with a figure to reach, asked as a browser asks. */
export async function pages(bench: Bench, port: number, address: DatabaseAddress): Promise<void> {
	const places = await findPlaces(address);
	const officer = await signIn(port, 'officer');
	const manager = await signIn(port, 'training_manager');
	await bench.measure('Hari ini (officer)', '≥ 500/s, p95 ≤ 40 ms', { port, request: () => get('/hari-ini', { cookie: officer, port }) });
	await bench.measure('Hari ini (training manager)', '≥ 500/s, p95 ≤ 40 ms', { port, request: () => get('/hari-ini', { cookie: manager, port }) });
	await bench.measure('unit list, 50 rows', '', { port, request: () => get('/unit', { cookie: manager, port }) });
	await bench.measure(`people of a unit, ${places.people} rows`, '≥ 150/s', { port, request: () => get(`/unit/${places.largestUnit}`, { cookie: manager, port }) });
	await bench.measure('survey page', '≤ 30 KB', { port, request: () => get(`/survei/${places.slug}`, { port }) });
	const answers = Object.fromEntries(ELEMENTS.map((element) => [element, '3']));
	await bench.measure('survey post (durable)', '≥ 300/s', {
		port, accept: (status) => status === 303,
		request: () => post(`/survei/${places.slug}`, { ...answers, token: randomUUID(), channel: 'web', comment: '' }, { port })
	});
	await crowd(bench, port, [['service point', `/publik/${places.agency}/${places.slug}`], ['government', `/publik/${places.agency}`]]);
	if (places.evaluation) await bench.measure('verdict page', 'p95 ≤ 150 ms', { port, request: () => get(`/evaluasi/${places.evaluation}`, { cookie: manager, port }) });
}

async function findPlaces(address: DatabaseAddress): Promise<{ agency: string; slug: string; largestUnit: string; people: number; evaluation: string | undefined }> {
	const client = new pg.Client(address.owner);
	await client.connect();
	const today = dayIn('Asia/Jakarta', new Date());
	const survey = await client.query<{ slug: string; agency: string }>(
		'select p.slug, a.code as agency from service_point p join agency a on a.id = p.agency_id join survey s using (agency_id) where s.service_point_id = p.id and s.closed_at is null and $1 between s.opens_on and s.closes_on order by p.slug limit 1', [today]);
	// No office of the demo region holds 300 people: one is filled up to that, for the figure that a list must reach.
	const unit = await client.query<{ unit_id: string; people: number }>(`
		with largest as (select agency_id, unit_id, count(*)::int as n from employment where ended_on is null and is_primary group by 1, 2 order by 3 desc limit 1),
			moved as (update employment set unit_id = largest.unit_id from largest where employment.id in (
				select e.id from employment e join position o on o.agency_id = e.agency_id and o.id = e.position_id, largest l
				where e.ended_on is null and e.is_primary and e.unit_id <> l.unit_id and o.kind = 'pelaksana' order by e.id limit greatest(0, 300 - (select n from largest))) returning 1)
		select unit_id, n + (select count(*)::int from moved) as people from largest`);
	const evaluation = await client.query<{ programme_id: string }>('select programme_id from evaluation_result limit 1');
	await client.end();
	const [{ slug, agency }, { unit_id: largestUnit, people }] = [survey.rows[0] ?? { slug: '', agency: '' }, unit.rows[0] ?? { unit_id: '', people: 0 }];
	return { agency, slug, largestUnit, people, evaluation: evaluation.rows[0]?.programme_id };
}
