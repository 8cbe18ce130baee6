import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/context.ts';

/** Who may read the results of a counter: whoever holds survey.read (or manages surveys) in its unit or above. */
export function mayReadSurvey(actor: Actor, { unitPath }: { readonly unitPath: string }): boolean {
	return actor.can('survey.read', unitPath) || actor.can('survey.manage', unitPath);
}

/** The same rule as a condition on `unit u`. */
export function surveysReadableBy(actor: Actor): RawBuilder<boolean> {
	return within([...actor.pathsFor('survey.read'), ...actor.pathsFor('survey.manage')]);
}

/** Who may open and close surveys of a counter. */
export function mayManageSurvey(actor: Actor, { unitPath }: { readonly unitPath: string }): boolean {
	return actor.can('survey.manage', unitPath);
}

/** The same rule as a condition on `unit u`. */
export function surveysManagedBy(actor: Actor): RawBuilder<boolean> {
	return within(actor.pathsFor('survey.manage'));
}

function within(paths: readonly string[]): RawBuilder<boolean> {
	return sql<boolean>`u.path like any (${paths.map((path) => `${path}%`)}::text[])`;
}
