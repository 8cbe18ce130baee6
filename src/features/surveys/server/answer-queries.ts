import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { AnswerForm } from '../answer.schema.ts';
import { ELEMENTS } from '../schema.ts';
import type { FrozenResult } from '../result.ts';

/** A counter's address as a visitor meets it. */
export interface Door {
	readonly agencyId: string;
	/** Null when no survey is open. */
	readonly surveyId: string | null;
	/** Today where the counter stands. */
	readonly onDay: string;
	readonly serviceName: string;
	readonly unitName: string;
	readonly agencyName: string;
	readonly pointName: string;
	readonly closesOn: string | null;
	readonly lastOpensOn: string | null;
	readonly lastClosesOn: string | null;
	readonly lastResult: FrozenResult | null;
}

/** The counter, or undefined when no counter has the address. */
export async function findDoor(db: Db, slug: string, now: Date): Promise<Door | undefined> {
	const { rows } =
		await sql<Door>`select agency_id as "agencyId", survey_id as "surveyId", on_day as "onDay", service_name as "serviceName", unit_name as "unitName",
		agency_name as "agencyName", point_name as "pointName", closes_on as "closesOn", last_opens_on as "lastOpensOn", last_closes_on as "lastClosesOn",
		last_result as "lastResult" from survey_door(${slug}, ${now})`.execute(db);
	return rows[0];
}

/** Adds the answer with its trace. The database function finds the open survey, so no scope is needed beforehand. */
export async function addAnswer(
	db: Db,
	slug: string,
	now: Date,
	{ token, channel, sex, ageBand, education, occupation, comment, ...answers }: AnswerForm
): Promise<'added' | 'repeated' | 'closed' | 'unknown'> {
	const scores = ELEMENTS.map((element) => answers[element]);
	const visitor = JSON.stringify({ sex, ageBand, education, occupation });
	const { rows } = await sql<{ outcome: 'added' | 'repeated' | 'closed' | 'unknown' }>`
		select answer_survey(${slug}, ${now}, ${token}, ${channel}, ${scores}::smallint[], ${visitor}, ${comment}) as outcome`.execute(db);
	return rows[0]?.outcome ?? 'unknown';
}
