import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { AnswerForm, KeptAnswer } from '../answer.schema.ts';
import { EXTRA_KEYS, type Questionnaire } from '../questionnaire.schema.ts';
import { publicResult, type FrozenResult } from '../result.ts';
import { ELEMENTS, type PartialAnswers } from '../schema.ts';
import type { Sign } from '../signs.schema.ts';

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
	readonly opensOn: string | null;
	readonly closesOn: string | null;
	/** Day since which the counter, or its service, is closed for good; null while it is not. */
	readonly endedOn: string | null;
	/** Null: the standard questionnaire. */
	readonly questions: Questionnaire | null;
	readonly lastSurveyId: string | null;
	readonly lastOpensOn: string | null;
	readonly lastClosesOn: string | null;
	/** Null of fewer than five people (R18). */
	readonly lastResult: FrozenResult | null;
}

/** The counter, or undefined when no counter has the address. */
export async function findDoor(db: Db, slug: string, now: Date): Promise<Door | undefined> {
	const { rows } = await sql<Door>`select agency_id as "agencyId", survey_id as "surveyId", on_day as "onDay", service_name as "serviceName", unit_name as "unitName",
		agency_name as "agencyName", point_name as "pointName", opens_on as "opensOn", closes_on as "closesOn", ended_on as "endedOn", questions, last_survey_id as "lastSurveyId",
		last_opens_on as "lastOpensOn", last_closes_on as "lastClosesOn", last_result as "lastResult" from survey_page(${slug}, ${now})`.execute(db);
	const [door] = rows;
	return door && { ...door, lastResult: door.lastResult && publicResult(door.lastResult) };
}

/** 'ended': the counter, or its service, is closed for good. */
export type Taken = 'added' | 'repeated' | 'closed' | 'ended' | 'changed' | 'unknown';

/** What the sending itself tells, beside the answers. */
export interface Filling {
	readonly channel: 'web' | 'kiosk' | 'officer';
	readonly signs: readonly Sign[];
	/** Of a good ticket: kept apart from the answer, so that it answers once. */
	readonly ticketHash: Buffer | null;
}

/** Adds the answer with its trace. The database function finds the open survey, so no scope is needed beforehand. */
export async function addAnswer(db: Db, slug: string, now: Date, form: AnswerForm, { channel, signs, ticketHash }: Filling): Promise<Taken> {
	const { sex, ageBand, education, occupation } = form;
	const extras = Object.fromEntries(EXTRA_KEYS.flatMap((key) => (form[key] === null ? [] : [[key, form[key]]])));
	const { rows } = await sql<{ outcome: Taken }>`
		select take_answer(${slug}, ${now}, ${form.token}, ${channel}, ${scoresOf(form)}::smallint[], ${JSON.stringify({ sex, ageBand, education, occupation })}, ${form.comment},
			${JSON.stringify(extras)}, ${signs}::text[], ${ticketHash}) as outcome`.execute(db);
	return rows[0]?.outcome ?? 'unknown';
}

export type KeptOutcome = Exclude<Taken, 'ended'> | 'late' | 'before' | 'after' | 'future' | 'expired';

/** Adds an answer that a tablet kept, under the day on which it was given; where the month of that day is over, it counts in the month that runs (R18). */
export async function addKeptAnswer(tx: Db, where: { readonly surveyId: string; readonly slug: string; readonly now: Date }, kept: KeptAnswer, signs: readonly Sign[]): Promise<KeptOutcome> {
	const { rows } = await sql<{ outcome: KeptOutcome }>`
		select take_kept_answer(${where.surveyId}, ${where.slug}, ${where.now}, ${kept.day}, ${kept.token}, ${scoresOf(kept.answers)}::smallint[], '{}',
			${JSON.stringify(kept.extras ?? {})}, ${signs}::text[]) as outcome`.execute(tx);
	const outcome = rows[0]?.outcome ?? 'unknown';
	if (outcome === 'added' || outcome === 'late') await sql`select note_arrival(${where.surveyId}, ${kept.token}, ${where.now})`.execute(tx);
	return outcome;
}

function scoresOf(answers: { readonly [Key in keyof PartialAnswers]?: number | undefined }): (number | null)[] {
	return ELEMENTS.map((element) => answers[element] ?? null);
}
