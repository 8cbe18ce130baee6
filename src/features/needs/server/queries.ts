import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Evidence } from '../rules.ts';
import type { NeedBasis, NeedKind, NeedSearch, NeedState, Urgency } from '../schema.ts';

export interface NeedRow {
	readonly id: string;
	readonly kind: NeedKind;
	readonly unitId: string;
	readonly unitName: string;
	readonly unitPath: string;
	readonly serviceId: string | null;
	readonly serviceName: string | null;
	readonly personId: string | null;
	readonly personName: string | null;
	readonly positionTitle: string | null;
	/** What it rests on where it names a person or a position. */
	readonly basis: NeedBasis | null;
	readonly followsNeedId: string | null;
	readonly topic: string;
	readonly competency: string;
	readonly state: NeedState;
	readonly urgency: Urgency;
	/** Null when an officer opened it. */
	readonly ruleVersion: string | null;
	readonly openedOn: string;
	readonly openedWhy: string;
	readonly decidedOn: string | null;
	readonly reason: string;
	readonly metOn: string | null;
	/** Pieces of evidence that stand. */
	readonly evidence: number;
}

/** Evidence of a complaint that is a violation by now or names an officer (R21). */
const ofGuarded = sql`(e.kind = 'complaint_root_cause' and exists (select from complaint c where c.agency_id = e.agency_id and c.id = e.reference_id
	and (c.class = 'violation' or exists (select from complaint_person x where x.agency_id = c.agency_id and x.complaint_id = c.id))))`;

const NEED = sql`
	select n.id, n.kind, n.unit_id as "unitId", u.name as "unitName", u.path as "unitPath", n.service_id as "serviceId", s.name as "serviceName", n.person_id as "personId", p.name as "personName", n.basis, n.follows_need_id as "followsNeedId", o.title as "positionTitle",
		n.topic, n.competency, n.state, n.urgency, n.rule_version as "ruleVersion", n.opened_on as "openedOn", n.opened_why as "openedWhy", n.decided_on as "decidedOn", n.reason, n.met_on as "metOn",
		(select count(*)::int from need_evidence e where e.agency_id = n.agency_id and e.need_id = n.id and e.undone_on is null and not ${ofGuarded}) as evidence
	from need n
	join unit u on u.agency_id = n.agency_id and u.id = n.unit_id
	left join service s on s.agency_id = n.agency_id and s.id = n.service_id
	left join person p on p.agency_id = n.agency_id and p.id = n.person_id
	left join position o on o.agency_id = n.agency_id and o.id = n.position_id`;

export async function findNeed(tx: Db, agencyId: string, id: string): Promise<NeedRow | undefined> {
	return (await sql<NeedRow>`${NEED} where n.agency_id = ${agencyId} and n.id = ${id}`.execute(tx)).rows[0];
}

/** Needs that name this person, newest first. */
export async function listNeedsOfPerson(tx: Db, agencyId: string, personId: string): Promise<NeedRow[]> {
	return (await sql<NeedRow>`${NEED} where n.agency_id = ${agencyId} and n.person_id = ${personId} order by n.opened_on desc, n.id limit 200`.execute(tx)).rows;
}

/** All needs of an agency, for the rule. */
export async function listAllNeeds(tx: Db, agencyId: string): Promise<NeedRow[]> {
	return (await sql<NeedRow>`${NEED} where n.agency_id = ${agencyId} order by n.opened_on, n.id`.execute(tx)).rows;
}

const filtered = (search: NeedSearch) => sql`(${search.kind}::text is null or n.kind = ${search.kind}) and (${search.unitId}::uuid is null
	or u.path like (select f.path || '%' from unit f where f.agency_id = n.agency_id and f.id = ${search.unitId}))`;

/** A page of needs: most urgent first, then the oldest. */
export async function listNeeds(tx: Db, agencyId: string, readable: RawBuilder<boolean>, search: NeedSearch, limit: number, offset: number): Promise<NeedRow[]> {
	const { rows } = await sql<NeedRow>`${NEED} where n.agency_id = ${agencyId} and ${readable} and ${filtered(search)} and (${search.state} = 'all' or n.state = ${search.state})
		order by n.state = 'open' desc, n.urgency desc, n.opened_on, n.id limit ${limit} offset ${offset}`.execute(tx);
	return rows;
}

/** How many in each state with this kind and unit. */
export async function countNeeds(tx: Db, agencyId: string, readable: RawBuilder<boolean>, search: NeedSearch): Promise<ReadonlyMap<NeedState, number>> {
	const { rows } = await sql<{ state: NeedState; count: number }>`select n.state, count(*)::int as count from need n join unit u on u.agency_id = n.agency_id and u.id = n.unit_id
		where n.agency_id = ${agencyId} and ${readable} and ${filtered(search)} group by n.state`.execute(tx);
	return new Map(rows.map(({ state, count }) => [state, count]));
}

export interface EvidenceRow extends Evidence {
	readonly id: string;
	readonly needId: string;
	readonly addedOn: string;
	readonly undoneOn: string | null;
}

const EVIDENCE = sql`select e.id, e.need_id as "needId", e.kind, e.unit_id as "unitId", e.reference_id as "referenceId", e.element, e.figure, e.bound, e.month, e.added_on as "addedOn", e.undone_on as "undoneOn" from need_evidence e`;

/** All evidence of an agency, for the rule. */
export async function listEvidence(tx: Db, agencyId: string): Promise<EvidenceRow[]> {
	return (await sql<EvidenceRow>`${EVIDENCE} where e.agency_id = ${agencyId} order by e.month desc, e.id`.execute(tx)).rows;
}

/** Evidence of a need for those who read it; not what a guarded complaint says, also not that it once counted. */
export async function listShownEvidence(tx: Db, agencyId: string, needId: string): Promise<EvidenceRow[]> {
	return (await sql<EvidenceRow>`${EVIDENCE} where e.agency_id = ${agencyId} and e.need_id = ${needId} and not ${ofGuarded} order by e.month desc, e.id`.execute(tx)).rows;
}

export interface UnitChoice {
	readonly id: string;
	readonly name: string;
	readonly path: string;
}

/** Units of a condition that exist today, in the order of the tree. */
export async function listUnitsBy(tx: Db, agencyId: string, condition: RawBuilder<boolean>, today: string): Promise<UnitChoice[]> {
	const { rows } = await sql<UnitChoice>`select u.id, u.name, u.path from unit u where u.agency_id = ${agencyId} and u.valid_from <= ${today} and (u.closed_on is null or u.closed_on > ${today}) and ${condition}
		order by u.path limit 500`.execute(tx);
	return rows;
}
