import { sql } from 'kysely';
import { recordAudit } from '#platform/audit/record.ts';
import { allowed, signedIn, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { PersonalNeedForm } from '../schema.ts';
import type { Choice } from './improvement-queries.ts';
import { needsManagedBy } from './policy.ts';
import { listNeedsOfPerson, listUnitsBy, type NeedRow, type UnitChoice } from './queries.ts';
import { tellNamed } from './need-news.ts';
import { insertNeed } from './write-queries.ts';

/** Whom a need may name in one unit, and the needs of that unit that it may rest on. */
export interface WhoseChoices {
	readonly unit: UnitChoice;
	readonly people: readonly Choice[];
	readonly positions: readonly Choice[];
	readonly needs: readonly Pick<NeedRow, 'id' | 'topic' | 'competency'>[];
}

export interface PersonalNeedPage {
	readonly units: readonly UnitChoice[];
	/** Null until a unit is chosen. */
	readonly chosen: WhoseChoices | null;
}

/** Units for which the actor may open needs, and the people and positions of the one chosen. @throws {Problem} identity.not_allowed */
export async function personalNeedPage(ctx: Ctx, unitId: string | null): Promise<PersonalNeedPage> {
	const actor = allowed(ctx, 'need.manage');
	return inTransaction(ctx.db, async (tx) => {
		const units = await listUnitsBy(tx, actor.agencyId, needsManagedBy(actor), ctx.today);
		const unit = units.find(({ id }) => id === unitId);
		return { units, chosen: unit ? await choicesOf(tx, actor.agencyId, unit, ctx.today) : null };
	});
}

/**
 * Opens the training need of one person or one position, for whoever manages the needs of the unit: a superior or the training manager.
 * The person is told that it was.
 *
 * @returns its key
 * @throws {Problem} identity.not_allowed, unit.not_found, need.whose_unknown: the person, position or need is not of this unit
 */
export async function openPersonalNeed(ctx: Ctx, { unitId, whose, competency, basis, why, followsNeedId }: PersonalNeedForm): Promise<string> {
	const actor = allowed(ctx, 'need.manage');
	return inTransaction(ctx.db, async (tx) => {
		const unit = (await listUnitsBy(tx, actor.agencyId, needsManagedBy(actor), ctx.today)).find(({ id }) => id === unitId);
		if (!unit) throw new Problem('unit.not_found', 404, { field: 'unitId' });
		const { people, positions, needs } = await choicesOf(tx, actor.agencyId, unit, ctx.today);
		const [kind, key] = whose.split(':') as ['person' | 'position', string];
		if (!(kind === 'person' ? people : positions).some(({ id }) => id === key)) throw new Problem('need.whose_unknown', 422, { field: 'whose' });
		const follows = basis === 'unit_need' ? followsNeedId : null;
		if (follows !== null && !needs.some(({ id }) => id === follows)) throw new Problem('need.whose_unknown', 422, { field: 'followsNeedId' });
		const id = await insertNeed(tx, {
			agency_id: actor.agencyId, kind: 'training', unit_id: unit.id, topic: 'officer', competency, opened_on: ctx.today, opened_by: actor.accountId, opened_why: why, basis, follows_need_id: follows,
			...(kind === 'person' ? { person_id: key } : { position_id: key })
		});
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'need.open', subject: `need:${id}`, detail: { kind: 'training', unitId: unit.id, whose: kind, basis } });
		if (kind === 'person') await tellNamed(tx, ctx, actor, { needId: id, personId: key, what: 'recorded' });
		return id;
	});
}

/** Needs that name the actor, newest first; none for an account without a person. @throws {Problem} identity.sign_in_needed */
export async function ownNeeds(ctx: Ctx): Promise<readonly NeedRow[]> {
	const { agencyId, personId } = signedIn(ctx);
	return personId === null ? [] : inTransaction(ctx.db, (tx) => listNeedsOfPerson(tx, agencyId, personId));
}

async function choicesOf(tx: Db, agencyId: string, unit: UnitChoice, today: string): Promise<WhoseChoices> {
	const people = await sql<Choice>`select distinct p.id, p.name from employment e join person p on p.agency_id = e.agency_id and p.id = e.person_id
		where e.agency_id = ${agencyId} and e.unit_id = ${unit.id} and e.is_primary and e.started_on <= ${today} and (e.ended_on is null or e.ended_on > ${today}) order by p.name limit 1000`.execute(tx);
	const positions = await sql<Choice>`select o.id, o.title as name from position o where o.agency_id = ${agencyId} and o.unit_id = ${unit.id} order by o.title, o.id limit 1000`.execute(tx);
	const needs = await sql<Pick<NeedRow, 'id' | 'topic' | 'competency'>>`select n.id, n.topic, n.competency from need n where n.agency_id = ${agencyId} and n.unit_id = ${unit.id} and n.kind = 'training'
		and n.state in ('open', 'accepted') and n.person_id is null and n.position_id is null order by n.urgency desc, n.opened_on, n.id limit 100`.execute(tx);
	return { unit, people: people.rows, positions: positions.rows, needs: needs.rows };
}
