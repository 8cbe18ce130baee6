import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Answer, Rate, Scores } from '../rules.ts';
import type { AskedRole, TrainingKind } from '../schema.ts';

export interface RequestRow {
	readonly id: string;
	readonly agencyId: string;
	readonly sessionId: string;
	readonly courseId: string;
	readonly courseTitle: string;
	readonly sessionName: string;
	readonly endsOn: string;
	readonly alumnusName: string;
	readonly personId: string;
	readonly role: AskedRole;
	readonly months: number;
	readonly opensOn: string;
	readonly closesOn: string;
	readonly answered: boolean;
}

const requests = (condition: RawBuilder<boolean>) => sql<RequestRow>`select r.id, r.agency_id as "agencyId", r.session_id as "sessionId", s.course_id as "courseId", c.title as "courseTitle", s.name as "sessionName", s.ends_on as "endsOn",
		p.name as "alumnusName", r.person_id as "personId", r.role, r.months, r.opens_on as "opensOn", r.closes_on as "closesOn", r.answered
	from post_training_request r join session s on s.id = r.session_id join course c on c.id = s.course_id join person p on p.agency_id = r.agency_id and p.id = r.alumnus_id
	where ${condition}`;

/** One request that the condition lets through, or undefined. */
export async function findRequest(db: Db, asked: RawBuilder<boolean>, id: string): Promise<RequestRow | undefined> {
	const { rows } = await requests(sql`${asked} and r.id = ${id}::uuid`).execute(db);
	return rows[0];
}

/** What somebody is asked on a day, the soonest to close first; what was answered is not among it. */
export async function listOpen(db: Db, asked: RawBuilder<boolean>, today: string): Promise<RequestRow[]> {
	const { rows } = await sql<RequestRow>`select * from (${requests(sql`${asked} and not r.answered and r.opens_on <= ${today} and r.closes_on >= ${today}`)}) q order by "closesOn", id limit 100`.execute(db);
	return rows;
}

export interface NewAnswer {
	readonly agencyId: string;
	readonly requestId: string;
	readonly accountId: string;
	readonly today: string;
	readonly scores: Scores;
	readonly obstacles: readonly string[];
	readonly words: string;
}
export type AnswerOutcome = 'answered' | 'unknown' | 'answered_before' | 'early' | 'late' | 'not_scores';

/** Hands an answer to the database, which alone may write it. */
export async function putAnswer(tx: Db, answer: NewAnswer): Promise<AnswerOutcome> {
	const { rows } = await sql<{ outcome: AnswerOutcome }>`select answer_post_training(${answer.agencyId}::uuid, ${answer.requestId}::uuid, ${answer.accountId}::uuid, ${answer.today}::date,
		${JSON.stringify(answer.scores)}::jsonb, ${[...answer.obstacles]}::text[], ${answer.words}) as outcome`.execute(tx);
	return rows[0]?.outcome ?? 'unknown';
}

export interface StatementRow {
	readonly id: string;
	readonly courseId: string;
	readonly statement: string;
	readonly isRetired: boolean;
}

/** What a course asks beyond the common statements, oldest first; retired ones too, for answers that have them. */
export async function listStatements(db: Db, courseId: string): Promise<StatementRow[]> {
	const { rows } = await sql<StatementRow>`select id, course_id as "courseId", statement, retired_at is not null as "isRetired" from post_training_statement where course_id = ${courseId}::uuid order by made_at, id`.execute(db);
	return rows;
}

export interface RuleRow {
	readonly kind: TrainingKind;
	readonly months: readonly number[];
	/** The day on which it was set; it says nothing of windows that were over by then. */
	readonly since: string;
}

/** The windows that a government set; a kind without a row follows the default. */
export async function listRules(db: Db, agencyId: string): Promise<RuleRow[]> {
	const { rows } = await sql<RuleRow>`select r.kind, r.months, to_char(r.made_at at time zone a.time_zone, 'YYYY-MM-DD') as since from post_training_rule r join agency a on a.id = r.owner_agency_id where r.owner_agency_id = ${agencyId}`.execute(db);
	return rows;
}

/** How many were asked and answered, by window and role; empty for a session of another government. */
export async function listRates(db: Db, sessionId: string): Promise<Rate[]> {
	const { rows } = await sql<Rate>`select months, role, opens_on as "opensOn", closes_on as "closesOn", asked, answered, unreached from post_training_rates(${sessionId}::uuid)`.execute(db);
	return rows;
}

export type AnswerRow = Answer & { readonly months: number; readonly role: AskedRole };

/** Answers that may be shown: of closed windows, of five people and more, in no order that tells anything. */
export async function listAnswers(db: Db, sessionId: string, today: string): Promise<AnswerRow[]> {
	const { rows } = await sql<AnswerRow>`select months, role, scores, obstacles, words from post_training_answers(${sessionId}::uuid, ${today}::date)`.execute(db);
	return rows;
}

export interface EndedSession {
	readonly id: string;
	readonly courseTitle: string;
	readonly name: string;
	readonly endsOn: string;
	readonly formId: string;
	/** Windows in which somebody was asked, by months; 0 is the reaction. */
	readonly asked: readonly number[];
	/** Whether somebody completed it, so that there is whom to ask about. */
	readonly hasAlumni: boolean;
}

export interface EndedWish {
	/** Part of the title or the name; '' for all. */
	readonly text: string;
	readonly today: string;
	readonly limit: number;
	readonly offset: number;
}

/** Sessions that are over, newest first: one page, and how many there are in all. */
export async function listEnded(db: Db, readable: RawBuilder<boolean>, { text, today, limit, offset }: EndedWish): Promise<{ readonly rows: readonly EndedSession[]; readonly total: number }> {
	const like = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
	const found = sql`from session s join course c on c.id = s.course_id where ${readable} and s.state = 'done' and s.ends_on <= ${today} and (${text} = '' or c.title ilike ${like} or s.name ilike ${like})`;
	const { rows: [counted] } = await sql<{ total: number }>`select count(*)::int as total ${found}`.execute(db);
	const { rows } = await sql<EndedSession>`select s.id, s.title as "courseTitle", s.name, s.ends_on as "endsOn", s.form_id as "formId",
			array(select distinct r.months from post_training_rates(s.id) r)::int[] as asked, exists (select from session_roster(s.id) e where e.state = 'completed') as "hasAlumni"
		from (select s.id, c.title, s.name, s.ends_on, c.form_id ${found} order by s.ends_on desc, s.id limit ${limit} offset ${offset}) s order by s.ends_on desc, s.id`.execute(db);
	return { rows, total: counted?.total ?? 0 };
}

export interface ImpactRow {
	readonly id: string;
	readonly title: string;
	/** Code of the latest verdict; null: not computed yet. */
	readonly verdict: string | null;
}

/** Level 4: the evaluations of a course that a government registered, newest first, each with the verdict that the data confirmed last. */
export async function listImpact(db: Db, agencyId: string, courseId: string): Promise<ImpactRow[]> {
	const { rows } = await sql<ImpactRow>`select p.id, p.title, l.verdict from programme p
		left join lateral (select verdict from evaluation_result r where r.agency_id = p.agency_id and r.programme_id = p.id order by confirmed_at desc, id desc limit 1) l on true
		where p.agency_id = ${agencyId} and p.course_id = ${courseId}::uuid order by p.registered_at desc, p.id`.execute(db);
	return rows;
}
