import { sql } from 'kysely';
import { allowedEverywhere, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inForceOn } from '#platform/db/in-force.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { findingsOf, type QualityRecord } from '../quality-checks.ts';
import { indicatorOf, INDICATORS, qualityScore, type Indicator, type QualityScore } from '../quality-indicators.ts';
import { readPage } from './paging.ts';
import { listWhere, type PersonLine } from './person-queries.ts';

export const QUALITY_ROWS_PER_PAGE = 50;

export interface QualityReport {
	/** In service and looked at. */
	readonly people: number;
	/** In service and never looked at: not in the figures. */
	readonly unlooked: number;
	readonly score: QualityScore;
	/** In the order of BKN's list; `count` is null where it cannot be computed. */
	readonly indicators: readonly (Pick<Indicator, 'code' | 'dimension' | 'weight' | 'title' | 'meaning' | 'basis'> & { readonly count: number | null })[];
	/** The oldest day on which a record was last looked at; null when never. */
	readonly lookedOn: string | null;
}

/** Two or more people at once in one structural post. */
const sharesPost = (today: string) => sql<boolean>`(p.left_on is null and o.is_head and exists (select 1 from employment other where other.agency_id = e.agency_id and other.position_id = e.position_id
	and other.is_primary and ${inForceOn('other', today)} and other.person_id <> p.id))`;

/** The quality of the whole agency's records by BKN's indicators. @throws {Problem} identity.not_allowed */
export async function readQuality(ctx: Ctx): Promise<QualityReport> {
	const actor = allowedEverywhere(ctx, 'quality.read');
	return inTransaction(ctx.db, async (tx) => {
		const { rows: found } = await sql<{ code: string; count: number }>`
			select code, count(*)::integer as count from person p cross join lateral unnest(p.findings) as code
			where p.agency_id = ${actor.agencyId}::uuid and p.left_on is null and p.findings <> '{}' group by code`.execute(tx);
		const { rows: [all] } = await sql<{ people: number; unlooked: number; oldest: string | null; shared: number }>`
			select count(p.findings_on)::integer as people, (count(*) - count(p.findings_on))::integer as unlooked, min(p.findings_on) as oldest,
				(select count(*)::integer from person p join employment e on e.agency_id = p.agency_id and e.person_id = p.id and e.is_primary and ${inForceOn('e', ctx.today)}
					join position o on o.agency_id = e.agency_id and o.id = e.position_id where p.agency_id = ${actor.agencyId}::uuid and ${sharesPost(ctx.today)}) as shared
			from person p where p.agency_id = ${actor.agencyId}::uuid and p.left_on is null`.execute(tx);
		const people = all?.people ?? 0;
		const countOf = new Map(found.map(({ code, count }) => [code, count]));
		const indicators = INDICATORS.map((one) => ({ ...one, count: countFor(one, countOf, all?.shared ?? 0) }));
		const known = new Map(indicators.flatMap(({ code, count }) => (count === null ? [] : [[code, count] as const])));
		return { people, unlooked: all?.unlooked ?? 0, score: qualityScore(known, people), indicators, lookedOn: all?.oldest ?? null };
	});
}

function countFor({ code, basis }: Indicator, counts: ReadonlyMap<string, number>, shared: number): number | null {
	if (basis === 'posts') return shared;
	return basis === 'record' ? counts.get(code) ?? 0 : null;
}

export interface FindingRows {
	readonly indicator: Indicator;
	readonly lines: readonly PersonLine[];
	readonly total: number;
	readonly pages: number;
}

/** The people behind one indicator; a page beyond the last is the last. @throws {Problem} request.not_found for a code that is not on the list */
export async function readFinding(ctx: Ctx, code: string, page: number): Promise<FindingRows & { readonly page: number }> {
	const actor = allowedEverywhere(ctx, 'quality.read');
	const indicator = indicatorOf(code);
	if (!indicator) throw new Problem('request.not_found', 404);
	const condition = indicator.basis === 'posts' ? sharesPost(ctx.today) : sql<boolean>`(p.left_on is null and p.findings @> array[${code}]::text[])`;
	return inTransaction(ctx.db, async (tx) => ({
		indicator, ...(await readPage(page, QUALITY_ROWS_PER_PAGE, (offset) => listWhere(tx, actor.agencyId, ctx.today, condition, { limit: QUALITY_ROWS_PER_PAGE, offset })))
	}));
}

interface StandingRecord extends Omit<QualityRecord, 'hasPositionReference'> {
	readonly id: string;
	readonly findings: readonly string[];
	readonly positionReference: string | null;
}

const peopleAtOnce = 2000;

/**
 * Looks through the records of an agency again and stores what is found: dates move, units close. Records never
 * imported say nothing about columns they do not have. Call it with a scope that covers the agency.
 *
 * @returns how many records were looked at
 */
export async function refreshFindings(db: Db, agencyId: string, today: string): Promise<number> {
	let looked = 0;
	for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
		const people = await inTransaction(db, async (tx) => {
			const rows = await standingRecords(tx, agencyId, after, today);
			await storeFindings(tx, agencyId, today, rows.map(({ id, ...record }) => ({ id, findings: findingsFor(record, today) })));
			return rows;
		});
		looked += people.length;
		after = people.at(-1)?.id ?? after;
		if (people.length < peopleAtOnce) return looked;
	}
}

function findingsFor({ positionReference, ...record }: Omit<StandingRecord, 'id'>, today: string): string[] {
	const wasImported = Object.keys(record.siasn).length > 0;
	return findingsOf({ ...record, hasPositionReference: !wasImported || positionReference !== null }, today);
}

async function standingRecords(tx: Db, agencyId: string, after: string, today: string): Promise<StandingRecord[]> {
	const { rows } = await sql<StandingRecord>`
		select p.id, p.nip, coalesce(e.kind, 'pns') as kind, p.born_on as "bornOn", p.sex, p.title_before as "titleBefore", p.title_after as "titleAfter", p.email, p.phone,
			p.education_id as "educationId", coalesce(p.siasn->>'statusCode', e.status_code, '01') as "statusCode", coalesce(e.rank, '') as rank, coalesce(o.kind, '') as "positionKind",
			coalesce(o.title, '') as "positionTitle", o.external_id as "positionReference", coalesce(u.closed_on <= ${today}::date, false) as "isUnitClosed", p.siasn, p.findings
		from person p left join employment e on e.agency_id = p.agency_id and e.person_id = p.id and e.is_primary and ${inForceOn('e', today)}
			left join position o on o.agency_id = e.agency_id and o.id = e.position_id left join unit u on u.agency_id = e.agency_id and u.id = e.unit_id
		where p.agency_id = ${agencyId}::uuid and p.left_on is null and p.id > ${after}::uuid order by p.id limit ${peopleAtOnce}`.execute(tx);
	return rows;
}

async function storeFindings(tx: Db, agencyId: string, today: string, rows: readonly { id: string; findings: readonly string[] }[]): Promise<void> {
	await sql`
		update person p set findings = f.findings, findings_on = ${today}::date
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (id uuid, findings text[])
		where p.agency_id = ${agencyId}::uuid and p.id = f.id and (p.findings is distinct from f.findings or p.findings_on is distinct from ${today}::date)`.execute(tx);
}

/** Looks through all records of the actor's agency again. */
export async function lookAgain(ctx: Ctx): Promise<number> {
	const { agencyId } = allowedEverywhere(ctx, 'person.import');
	return refreshFindings(ctx.db, agencyId, ctx.today);
}
