import { coversAgency, type Actor } from '#platform/context.ts';

/** Who may read value, recommendations and decisions: whoever may read evaluations in the government, for they rest on them. */
export function mayReadDecisions(actor: Actor, { agencyId }: { readonly agencyId: string }): boolean {
	return actor.agencyId === agencyId && actor.can('evaluation.read');
}

/** Who may record costs and benefits, name parts of a curriculum, and propose: only for the whole government, for a programme belongs to no unit. */
export function mayPropose(actor: Actor, { agencyId }: { readonly agencyId: string }): boolean {
	return actor.agencyId === agencyId && coversAgency(actor.pathsFor('decision.propose'));
}

/** Who may say what became of a plan: who may propose, and who heads the office that owns it. */
export function mayFollowUp(actor: Actor, { agencyId, ownerPath }: { readonly agencyId: string; readonly ownerPath: string | null }): boolean {
	return mayPropose(actor, { agencyId }) || (actor.agencyId === agencyId && ownerPath !== null && actor.can('decision.decide', ownerPath));
}

export interface Proposed {
	readonly agencyId: string;
	/** Account; null where nothing is proposed. */
	readonly proposedBy: string | null;
	/** The office of who proposed; null where nothing is proposed, or nobody's office is known. */
	readonly officePath: string | null;
}

/** Who may decide: who may for the whole government, or heads the office that proposed. Never who proposed: two pairs of eyes. */
export function mayDecide(actor: Actor, { agencyId, proposedBy, officePath }: Proposed): boolean {
	if (actor.agencyId !== agencyId || proposedBy === actor.accountId) return false;
	return coversAgency(actor.pathsFor('decision.decide')) || (officePath !== null && actor.can('decision.decide', officePath));
}
