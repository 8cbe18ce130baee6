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
export async function pages(bench: Bench, port: number, address: DatabaseAddress, crowdSeconds: number): Promise<void> {
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
	await crowd(bench, port, [['service point', `/publik/${places.agency}/${places.slug}`], ['government', `/publik/${places.agency}`]], crowdSeconds);
	await bench.measure('verdict page', 'p95 ≤ 150 ms', { port, request: () => get(`/evaluasi/${places.evaluation}`, { cookie: manager, port }) });
	await bench.measure('Ringkasan (training manager)', 'p95 ≤ 150 ms', { port, request: () => get('/ringkasan', { cookie: manager, port }) });
	const head = await signIn(port, 'head_of_region');
	await bench.measure('Ringkasan (head of region)', 'p95 ≤ 150 ms', { port, request: () => get('/ringkasan', { cookie: head, port }) });
	await bench.measure('list of decisions', 'p95 ≤ 150 ms', { port, request: () => get('/keputusan', { cookie: manager, port }) });
	await bench.measure('page of a decision', 'p95 ≤ 150 ms', { port, request: () => get(`/keputusan/${places.decision}`, { cookie: manager, port }) });
}

interface Places {
	readonly agency: string;
	readonly slug: string;
	readonly largestUnit: string;
	readonly people: number;
	/** Programmes: one that is judged, and one that something was decided about. */
	readonly evaluation: string;
	readonly decision: string;
}

/** @throws {Error} a page that cannot be measured: a figure that is silently missing would look like one that was reached */
async function findPlaces(address: DatabaseAddress): Promise<Places> {
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
	const evaluation = await client.query<{ programme_id: string }>('select programme_id from evaluation_result order by programme_id limit 1');
	const decision = await client.query<{ programme_id: string }>('select programme_id from decision order by made_at limit 1');
	await client.end();
	const { slug, agency } = there('open survey', survey.rows);
	const { unit_id: largestUnit, people } = there('unit with people', unit.rows);
	return { agency, slug, largestUnit, people, evaluation: there('judged programme', evaluation.rows).programme_id, decision: there('decision', decision.rows).programme_id };
}

function there<Row>(what: string, [row]: readonly Row[]): Row {
	if (row === undefined) throw new Error(`There is no ${what} in the data that the pages are measured on.`);
	return row;
}
