import { recordAudit } from '#platform/audit/record.ts';
import { allowed, coversAgency, signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import { NeedSearch, type DecisionForm, type NeedForm, type NeedState } from '../schema.ts';
import { mayManageNeed, mayReadNeed, mayReadThisNeed, needsManagedBy, needsReadableBy, theseNeedsReadableBy } from './policy.ts';
import { countNeeds, findNeed, listNeeds, listShownEvidence, listUnitsBy, type EvidenceRow, type NeedRow, type UnitChoice } from './queries.ts';
import { tellNamed } from './need-news.ts';
import { decideFrom, insertNeed } from './write-queries.ts';

const PAGE = 50;

export interface NeedList {
	readonly search: NeedSearch;
	readonly rows: readonly NeedRow[];
	/** How many in each state, whatever view is open. */
	readonly counts: ReadonlyMap<NeedState, number>;
	readonly total: number;
	readonly pages: number;
	readonly units: readonly UnitChoice[];
	readonly mayAdd: boolean;
	/** May set the thresholds of the whole government. */
	readonly maySet: boolean;
}

/** The filter of the list from the address, whatever stands there. */
export function readNeedSearch(query: URLSearchParams): NeedSearch {
	return NeedSearch.parse({ state: query.get('lihat') ?? undefined, kind: query.get('jenis'), unitId: query.get('unit'), page: query.get('halaman') ?? undefined });
}

/**
 * Needs that the actor may read, most urgent first, 50 a page.
 *
 * @throws {Problem} identity.not_allowed: reads needs nowhere
 */
export async function needList(ctx: Ctx, search: NeedSearch): Promise<NeedList> {
	const actor = allowed(ctx, 'need.read');
	const readable = theseNeedsReadableBy(actor);
	return inTransaction(ctx.db, async (tx) => {
		const counts = await countNeeds(tx, actor.agencyId, readable, search);
		const total = [...counts].reduce((sum, [state, count]) => (search.state === 'all' || search.state === state ? sum + count : sum), 0);
		const pages = Math.max(1, Math.ceil(total / PAGE));
		const page = Math.min(search.page, pages);
		const rows = await listNeeds(tx, actor.agencyId, readable, search, PAGE, (page - 1) * PAGE);
		return { search: { ...search, page }, rows, counts, total, pages, units: await listUnitsBy(tx, actor.agencyId, needsReadableBy(actor), ctx.today), mayAdd: actor.can('need.manage'), maySet: coversAgency(actor.pathsFor('need.manage')) };
	});
}

export interface NeedPage {
	readonly need: NeedRow;
	readonly evidence: readonly (EvidenceRow & { readonly href: string | null })[];
	readonly mayManage: boolean;
	/** Reads the needs of the unit, not only the own one. */
	readonly seesUnit: boolean;
}

/**
 * One need with the rows that speak for it. A row links to its source where the actor may read that kind of source; the source checks again.
 *
 * @throws {Problem} need.not_found: unknown, or outside the actor's subtrees
 */
export function needPage(ctx: Ctx, id: string): Promise<NeedPage> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const need = await loadReadable(tx, actor, id);
		const evidence = await listShownEvidence(tx, actor.agencyId, id);
		return { need, evidence: evidence.map((row) => ({ ...row, href: hrefOf(actor, row, need) })), mayManage: mayManageNeed(actor, need), seesUnit: mayReadNeed(actor, need) };
	});
}

function hrefOf(actor: Actor, { kind, referenceId }: EvidenceRow, { unitPath, unitId }: NeedRow): string | null {
	switch (kind) {
		case 'survey_element':
			return actor.can('survey.read', unitPath) || actor.can('survey.manage', unitPath) ? `/layanan/survei/${referenceId}` : null;
		case 'complaint_root_cause':
			return actor.can('complaint.read', unitPath) ? `/pengaduan/${referenceId}` : null;
		case 'missed_time':
			return `/unit/${unitId}/garis-waktu?layanan=${referenceId}`;
	}
}

const OUTCOMES = { accept: ['accepted', 'need.accept'], decline: ['declined', 'need.decline'], meet: ['met', 'need.meet'] } as const;

/** Which decision a state allows: an open need is accepted or declined, an accepted one met or declined after all. */
export function decisionsOf(state: NeedState): readonly DecisionForm['decision'][] {
	if (state === 'open') return ['accept', 'decline'];
	return state === 'accepted' ? ['meet', 'decline'] : [];
}

/** An officer's decision over a need; whom it names is told that there is one. @throws {Problem} need.not_found, identity.not_allowed, need.already_decided */
export function decideNeed(ctx: Ctx, id: string, { decision, reason }: DecisionForm): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const need = await loadReadable(tx, actor, id);
		if (!mayManageNeed(actor, need)) throw new Problem('identity.not_allowed', 403, { verb: 'need.manage' });
		if (!decisionsOf(need.state).includes(decision)) throw new Problem('need.already_decided', 409);
		const [state, action] = OUTCOMES[decision];
		const change = { state, reason, decided_on: ctx.today, decided_by: actor.accountId, ...(decision === 'meet' && { met_on: ctx.today }) };
		if (!(await decideFrom(tx, actor.agencyId, id, need.state, change))) throw new Problem('need.already_decided', 409);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action, subject: `need:${id}`, detail: { from: need.state, to: state } });
		if (need.personId !== null) await tellNamed(tx, ctx, actor, { needId: id, personId: need.personId, what: state });
	});
}

/** Units for which the actor may open a need. @throws {Problem} identity.not_allowed */
export async function needUnits(ctx: Ctx): Promise<UnitChoice[]> {
	const actor = allowed(ctx, 'need.manage');
	return inTransaction(ctx.db, (tx) => listUnitsBy(tx, actor.agencyId, needsManagedBy(actor), ctx.today));
}

/** A need that an officer sees without a rule. @returns its key @throws {Problem} identity.not_allowed, unit.not_found */
export async function openNeed(ctx: Ctx, form: NeedForm): Promise<string> {
	const actor = allowed(ctx, 'need.manage');
	return inTransaction(ctx.db, async (tx) => {
		const unit = (await listUnitsBy(tx, actor.agencyId, needsManagedBy(actor), ctx.today)).find(({ id }) => id === form.unitId);
		if (!unit) throw new Problem('unit.not_found', 404, { field: 'unitId' });
		const id = await insertNeed(tx, {
			agency_id: actor.agencyId, kind: form.kind, unit_id: unit.id, topic: 'officer', competency: form.competency, opened_on: ctx.today, opened_by: actor.accountId, opened_why: form.why
		});
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'need.open', subject: `need:${id}`, detail: { kind: form.kind, unitId: unit.id } });
		return id;
	});
}

async function loadReadable(tx: Db, actor: Actor, id: string): Promise<NeedRow> {
	const need = isUuid(id) ? await findNeed(tx, actor.agencyId, id) : undefined;
	if (!need || !mayReadThisNeed(actor, need)) throw new Problem('need.not_found', 404);
	return need;
}
