import type { Db } from './db/connect.ts';
import { Problem } from './problem.ts';
import type { Verb } from './verbs.ts';

export type Locale = 'id' | 'en';

/** Who acts: an account with what it may do and where. */
export interface Actor {
	readonly accountId: string;
	readonly personId: string | null;
	readonly name: string;
	/** The government the actor works in now. */
	readonly agencyId: string;
	readonly agencyName: string;
	/** All governments whose rows the actor may see at all; the database enforces it. */
	readonly agencyIds: readonly string[];
	readonly unitId: string | null;
	readonly unitName: string | null;
	/** '/1/4/22/' of the unit of the actor's primary post. */
	readonly unitPath: string | null;
	readonly roles: readonly string[];
	/** May this be done, in the unit with this path (or anywhere, when none is given)? */
	can(verb: Verb, unitPath?: string): boolean;
	/** The subtrees in which the verb holds, for lists: paths; empty when nowhere. */
	pathsFor(verb: Verb): readonly string[];
}

/** What a use case is called with. The clock is here, so that nothing below asks the machine. */
export interface Ctx {
	readonly db: Db;
	readonly actor: Actor | null;
	readonly now: Date;
	/** Today in the agency's zone, 'YYYY-MM-DD'. */
	readonly today: string;
	readonly timeZone: string;
	readonly locale: Locale;
	readonly requestId: string;
}

/** The actor, or a refusal that leads to the sign-in page. */
export function signedIn(ctx: Ctx): Actor {
	if (!ctx.actor) throw new Problem('identity.sign_in_needed', 401);
	return ctx.actor;
}

/** The actor when the verb is allowed there, else a refusal. */
export function allowed(ctx: Ctx, verb: Verb, unitPath?: string): Actor {
	const actor = signedIn(ctx);
	if (!actor.can(verb, unitPath)) throw new Problem('identity.not_allowed', 403, { verb });
	return actor;
}

/** The actor when the verb is allowed in the whole agency: for things that belong to no unit, such as the audit trail. */
export function allowedEverywhere(ctx: Ctx, verb: Verb): Actor {
	const actor = allowed(ctx, verb);
	if (!coversAgency(actor.pathsFor(verb))) throw new Problem('identity.not_allowed', 403, { verb });
	return actor;
}

/** Whether one of the subtrees is the whole agency: a path of one number, '/1/'. */
export function coversAgency(paths: readonly string[]): boolean {
	return paths.some((path) => /^\/\d+\/$/.test(path));
}
