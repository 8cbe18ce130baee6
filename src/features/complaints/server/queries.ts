import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { ArchiveReason, Channel, Closing, ComplaintClass, ComplaintState, Move, OpenState, RootCause } from '../schema.ts';

/** One complaint as its own page and the rules need it. Nothing here says who wrote. */
export interface ComplaintRow {
	readonly id: string;
	readonly number: string;
	readonly class: ComplaintClass;
	readonly state: ComplaintState;
	readonly stateBefore: OpenState | null;
	readonly subject: string;
	readonly body: string;
	readonly channel: Channel;
	readonly unitId: string;
	readonly unitName: string;
	readonly unitPath: string;
	readonly serviceId: string | null;
	readonly serviceName: string | null;
	readonly place: string | null;
	readonly isFormal: boolean;
	readonly isAnonymous: boolean;
	readonly isConfidential: boolean;
	/** Before it became a violation; null: it came as one, or is none. */
	readonly wasConfidential: boolean | null;
	readonly receivedAt: Date;
	readonly receivedOn: string;
	readonly verifyDueOn: string | null;
	readonly respondDueOn: string | null;
	readonly dueOn: string | null;
	readonly clockVersion: string | null;
	readonly closedAt: Date | null;
	readonly closing: Closing | null;
	readonly closingNote: string | null;
	readonly archiveReason: ArchiveReason | null;
	readonly rootCause: RootCause | null;
	readonly rootCauseNote: string | null;
	readonly competency: string | null;
	readonly reopenedAt: Date | null;
	readonly confirmedFixed: boolean | null;
	readonly satisfaction: number | null;
	readonly joined: number;
	readonly escalation: number;
	readonly hasReporter: boolean;
	/** Officers it is about. */
	readonly about: readonly { readonly personId: string; readonly unitPath: string | null }[];
}

const columns = sql`c.id, c.number, c.class, c.state, c.state_before as "stateBefore", c.subject, c.body, c.channel, c.unit_id as "unitId", u.name as "unitName", u.path as "unitPath",
	c.service_id as "serviceId", s.name as "serviceName", c.place, c.is_formal as "isFormal", c.is_anonymous as "isAnonymous", c.is_confidential as "isConfidential", c.was_confidential as "wasConfidential",
	c.received_at as "receivedAt", coalesce(c.received_on, (c.received_at at time zone a.time_zone)::date) as "receivedOn", c.verify_due_on as "verifyDueOn",
	c.respond_due_on as "respondDueOn", c.due_on as "dueOn", c.clock_version as "clockVersion", c.closed_at as "closedAt", c.closing, c.closing_note as "closingNote",
	c.archive_reason as "archiveReason", c.root_cause as "rootCause", c.root_cause_note as "rootCauseNote", c.competency, c.reopened_at as "reopenedAt",
	c.confirmed_fixed as "confirmedFixed", c.satisfaction, c.joined, c.escalation,
	exists (select from complaint_reporter r where r.agency_id = c.agency_id and r.complaint_id = c.id) as "hasReporter"`;
const sources = sql`complaint c join agency a on a.id = c.agency_id join unit u on u.agency_id = c.agency_id and u.id = c.unit_id
	left join service s on s.agency_id = c.agency_id and s.id = c.service_id`;

/** The complaint with the units of the officers it is about, or undefined. `lock`: nobody else moves it meanwhile. */
export async function findComplaint(db: Db, agencyId: string, id: string, lock = false): Promise<ComplaintRow | undefined> {
	if (lock) await sql`select from complaint where agency_id = ${agencyId} and id = ${id} for update`.execute(db);
	const { rows } = await sql<ComplaintRow>`select ${columns},
		coalesce((select json_agg(json_build_object('personId', x.person_id, 'unitPath', w.path)) from complaint_person x
			left join employment e on e.agency_id = x.agency_id and e.person_id = x.person_id left join unit w on w.agency_id = e.agency_id and w.id = e.unit_id
			where x.agency_id = c.agency_id and x.complaint_id = c.id), '[]') as about
		from ${sources} where c.agency_id = ${agencyId} and c.id = ${id}`.execute(db);
	return rows[0];
}

export interface MoveRow {
	readonly at: Date;
	readonly actor: 'officer' | 'reporter' | 'clock' | 'import';
	/** Null for the reporter and the clock. */
	readonly officerName: string | null;
	readonly move: Move | 'file' | 'escalate' | 'confirm' | 'join' | 'reclass';
	readonly fromState: ComplaintState;
	readonly toState: ComplaintState;
	readonly fromUnitName: string | null;
	readonly toUnitName: string | null;
	readonly reason: string | null;
}

/** Everything that happened to a complaint, first to last; `isInspected`: also what was done while it was one of a violation. */
export async function listMoves(db: Db, agencyId: string, complaintId: string, isInspected = true): Promise<MoveRow[]> {
	const { rows } = await sql<MoveRow>`
		select m.at, m.actor, a.name as "officerName", m.move, m.from_state as "fromState", m.to_state as "toState", f.name as "fromUnitName", t.name as "toUnitName", m.reason
		from complaint_move m
		left join account a on a.id = m.account_id
		left join unit f on f.agency_id = m.agency_id and f.id = m.from_unit_id
		left join unit t on t.agency_id = m.agency_id and t.id = m.to_unit_id
		where m.agency_id = ${agencyId} and m.complaint_id = ${complaintId} and (${isInspected} or not m.of_violation) order by m.at, m.id`.execute(db);
	return rows;
}

export interface NewMove {
	readonly agencyId: string;
	readonly complaintId: string;
	readonly at: Date;
	readonly accountId: string | null;
	readonly actor: MoveRow['actor'];
	readonly move: MoveRow['move'];
	readonly fromState: ComplaintState;
	readonly toState: ComplaintState;
	readonly fromUnitId?: string;
	readonly toUnitId?: string;
	readonly reason?: string;
	/** It makes a violation of the complaint; of what is done to one already the database says so itself. */
	readonly ofViolation?: boolean;
}

export async function insertMove(db: Db, row: NewMove): Promise<void> {
	await db
		.insertInto('complaint_move')
		.values({
			agency_id: row.agencyId, complaint_id: row.complaintId, at: row.at, account_id: row.accountId, actor: row.actor, move: row.move,
			from_state: row.fromState, to_state: row.toState, from_unit_id: row.fromUnitId ?? null, to_unit_id: row.toUnitId ?? null, reason: row.reason ?? null, of_violation: row.ofViolation ?? false
		})
		.execute();
}

/** Moments at which a complaint was paused and resumed, as days in the agency's zone. What was closed and opened again, by the reporter or for the inspectorate, was paused in between. */
export async function listPauses(db: Db, agencyId: string, complaintId: string): Promise<{ readonly move: 'pause' | 'resume'; readonly onDay: string }[]> {
	const { rows } = await sql<{ move: string; onDay: string }>`
		select m.move, (m.at at time zone a.time_zone)::date as "onDay" from complaint_move m join agency a on a.id = m.agency_id
		where m.agency_id = ${agencyId} and m.complaint_id = ${complaintId} and (m.move in ('pause', 'resume', 'reopen') or m.from_state = 'paused' or (m.move = 'hand_over' and m.from_state = 'closed')
				or (m.move = 'close' and exists (select from complaint_move r where r.agency_id = m.agency_id and r.complaint_id = m.complaint_id and (r.move = 'reopen' or (r.move = 'hand_over' and r.from_state = 'closed')) and r.at >= m.at)))
		order by m.at, m.id`.execute(db);
	return rows.map(({ move, onDay }) => ({ move: move === 'pause' || move === 'close' ? 'pause' : 'resume', onDay }));
}

/** The desk that takes in what has no unit yet, or the inspectorate; undefined where the agency named none. */
export async function findDesk(db: Db, agencyId: string, desk: 'intake' | 'inspectorate'): Promise<{ readonly id: string; readonly path: string } | undefined> {
	const { rows } = await sql<{ id: string; path: string }>`
		select u.id, u.path from complaint_desk d join unit u on u.agency_id = d.agency_id and u.id = d.unit_id where d.agency_id = ${agencyId} and d.desk = ${desk}`.execute(db);
	return rows[0];
}
