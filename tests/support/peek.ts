import { afterAll, inject } from 'vitest';
import pg from 'pg';

let pool: pg.Pool | undefined;

/** Looks into (or, where a test needs time to pass, at) the database of the running program, as its owner. */
export async function peek<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
	if (!pool) {
		pool = new pg.Pool({ ...inject('databaseAddress').owner, max: 1 });
		const opened = pool;
		afterAll(() => opened.end());
	}
	return (await pool.query<Row>(text, [...values])).rows;
}

/** The public address of a service point whose survey is open today. */
export async function openSurveyPath(): Promise<string> {
	const [row] = await peek<{ slug: string }>(
		'select p.slug from survey s join service_point p on p.agency_id = s.agency_id and p.id = s.service_point_id where s.closed_at is null and current_date between s.opens_on and s.closes_on order by p.slug limit 1'
	);
	if (!row) throw new Error('The demo has no open survey');
	return `/survei/${row.slug}`;
}
