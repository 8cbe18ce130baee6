import { sql } from 'kysely';
import type pg from 'pg';
import { insertBehaviour, insertParticipants } from '#features/post-training/server/ask-queries.ts';
import { DEFAULT_MONTHS, kindOf, reactionWindow, windowOf, type Window } from '#features/post-training/rules.ts';
import { BASE_STATEMENTS, REACTION_ITEMS } from '#features/post-training/schema.ts';
import { plainDb, type Db } from '#platform/db/connect.ts';
import type { BulkWriter } from './insert-rows.ts';
import type { AgencyDemo } from './types.ts';

/** Tests of the sessions that are over, with what the generator says each participant scored. */
export async function writeScores(writer: BulkWriter, { agency, sessions, enrolments }: AgencyDemo): Promise<void> {
	const done = sessions.filter(({ state }) => state === 'done');
	const endOf = new Map(done.map(({ id, endsOn }) => [id, endsOn]));
	await writer.write('learning_test', [
		{ name: 'session_id', type: 'uuid', of: ({ id }) => id }, { name: 'owner_agency_id', type: 'uuid', of: () => agency.id }, { name: 'before_most', type: 'numeric', of: () => 100 }, { name: 'after_most', type: 'numeric', of: () => 100 }
	], done);
	await writer.write('learning_score', [
		{ name: 'agency_id', type: 'uuid', of: () => agency.id }, { name: 'enrolment_id', type: 'uuid', of: ({ id }) => id }, { name: 'person_id', type: 'uuid', of: ({ personId }) => personId },
		{ name: 'before_score', type: 'numeric', of: ({ preScore }) => preScore }, { name: 'after_score', type: 'numeric', of: ({ postScore }) => postScore }, { name: 'recorded_at', type: 'timestamptz', of: ({ sessionId }) => `${endOf.get(sessionId) ?? ''}T09:00:00Z` }
	], enrolments.filter(({ preScore, sessionId }) => preScore !== null && endOf.has(sessionId)));
}

/** Newest sessions of a government that were asked about: enough to look at, few enough to write in a moment. */
const SESSIONS_AT_MOST = 40;

const DEMO_MONTHS = [3, 6, 12] as const;

interface Followed {
	readonly id: string;
	readonly agencyId: string;
	readonly formId: string;
	readonly endsOn: string;
}

/**
 * Who was asked after the sessions of the last year, and what most of them answered. Whoever is asked today has not answered yet.
 *
 * @returns answers written
 */
export async function writePostTraining(owner: pg.Pool, today: string): Promise<number> {
	const db = plainDb(owner);
	const { rows } = await sql<Followed>`select id, "agencyId", "formId", "endsOn" from (
		select s.id, s.owner_agency_id as "agencyId", c.form_id as "formId", s.ends_on as "endsOn", row_number() over (partition by s.owner_agency_id order by s.ends_on desc, s.id) as nth
		from session s join course c on c.id = s.course_id join agency a on a.id = s.owner_agency_id and a.invented where s.state = 'done' and s.ends_on > ${today}::date - 400
	) q where nth <= ${SESSIONS_AT_MOST} order by "endsOn", id`.execute(db);
	return db.transaction().execute(async (tx) => {
		const ruled = await setWindows(tx, today);
		for (const session of rows) await askAbout(tx, session, ruled.has(session.agencyId), today);
		return answerAll(tx, today);
	});
}

/** Governments with a training manager ask thrice about technical training (F96); the others keep the default. */
async function setWindows(tx: Db, today: string): Promise<ReadonlySet<string>> {
	const { rows } = await sql<{ agencyId: string }>`insert into post_training_rule (owner_agency_id, kind, months, made_by, made_at)
		select distinct on (a.id) a.id, 'technical', ${[...DEMO_MONTHS]}::smallint[], g.account_id, ${today}::date - 400 from agency a join role_grant g on g.agency_id = a.id and g.role = 'training_manager'
		where a.invented order by a.id, g.account_id returning owner_agency_id as "agencyId"`.execute(tx);
	return new Set(rows.map(({ agencyId }) => agencyId));
}

async function askAbout(tx: Db, { id: sessionId, agencyId, formId, endsOn }: Followed, isRuled: boolean, today: string): Promise<void> {
	const hasBegun = ({ opensOn }: Window) => opensOn <= today;
	const reaction = reactionWindow(endsOn);
	if (hasBegun(reaction)) await insertParticipants(tx, { agencyId, sessionId, ...reaction });
	const kind = kindOf(formId);
	for (const months of isRuled && kind === 'technical' ? DEMO_MONTHS : DEFAULT_MONTHS[kind]) {
		const window = windowOf(endsOn, months);
		if (hasBegun(window)) await insertBehaviour(tx, { agencyId, sessionId, months, today: window.opensOn, ...window });
	}
}

/** How many of a hundred answer, by role: superiors and colleagues less than the alumni themselves. */
const ANSWER_PERCENT = { participant: 84, alumnus: 72, superior: 61, peer: 56 } as const;

/** A number from 0 to 99 that follows from a text: the same region has the same answers. */
const drawn = (text: string) => `(('x' || substr(md5(${text}), 1, 6))::bit(24)::int % 100)`;
const WHO = `r.enrolment_id::text || r.months || r.role || r.place`;
/** Mostly 3, some 4 and 2, rarely 1; superiors a little stricter. */
const scoreOf = (key: string) => `(case when ${drawn(`'${key}' || ${WHO}`)} < case when r.role = 'superior' then 7 else 4 end then 1 when ${drawn(`'${key}' || ${WHO}`)} < 24 then 2 when ${drawn(`'${key}' || ${WHO}`)} < 73 then 3 else 4 end)`;
const scoresOf = (keys: readonly string[]) => `jsonb_build_object(${keys.map((key) => `'${key}', ${scoreOf(key)}`).join(', ')})`;

const OBSTACLES = `array(select o.name from unnest(array['no_time', 'no_tools', 'not_allowed', 'rule', 'forgot']) with ordinality o(name, n) where ${drawn(`o.name || ${WHO}`)} < 26 - 4 * o.n)`;
const WORDS = [
	'Contoh kasus dari loket sendiri perlu ditambah.', 'Formulir baru sudah dipakai setiap hari.', 'Antrean lebih teratur sejak pembagian tugas diubah.', 'Waktu latihan praktik terlalu singkat.',
	'Berkas yang kembali karena salah isi berkurang.', 'Bahan pelatihan mudah dibuka di ponsel.'
];

async function answerAll(tx: Db, today: string): Promise<number> {
	const percent = Object.entries(ANSWER_PERCENT).map(([role, share]) => `when '${role}' then ${share}`).join(' ');
	const words = `case when ${drawn(`'words' || ${WHO}`)} < 22 then (array[${WORDS.map((text) => `'${text}'`).join(', ')}])[1 + ${drawn(`'which' || ${WHO}`)} % ${WORDS.length}] end`;
	const { rows } = await sql<object>`with answering as (
		update post_training_request r set answered = true from agency a
		where a.id = r.agency_id and a.invented and r.closes_on < ${today} and not r.answered and ${sql.raw(drawn(`'answers' || ${WHO}`))} < ${sql.raw(`case r.role ${percent} end`)} returning r.*
	)
	insert into post_training_answer (agency_id, session_id, months, role, scores, obstacles, words)
		select r.agency_id, r.session_id, r.months, r.role, case when r.months = 0 then ${sql.raw(scoresOf(REACTION_ITEMS))} else ${sql.raw(scoresOf(BASE_STATEMENTS))} end,
			case when r.months = 0 then '{}' else ${sql.raw(OBSTACLES)} end, ${sql.raw(words)}
		from answering r returning 1`.execute(tx);
	return rows.length;
}
