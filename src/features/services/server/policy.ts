import { sql, type RawBuilder } from 'kysely';
import { coversAgency, type Actor } from '#platform/context.ts';

/** Who may change the standard of a service: whoever manages services in the unit that sets it, or in the whole government where no unit does. */
export function mayManageService(actor: Actor, { responsibleUnitPath }: { readonly responsibleUnitPath: string | null }): boolean {
	return responsibleUnitPath === null ? coversAgency(actor.pathsFor('service.manage')) : actor.can('service.manage', responsibleUnitPath);
}

/** Who may open, change and close a service point and its counters: whoever manages services in its unit. */
export function mayManagePoint(actor: Actor, { unitPath }: { readonly unitPath: string }): boolean {
	return actor.can('service.manage', unitPath);
}

/** The same rule as a condition on `unit u`. */
export function pointsManagedBy(actor: Actor): RawBuilder<boolean> {
	return withinUnits(actor.pathsFor('service.manage'));
}

/** Whether `unit u` lies in one of these subtrees. */
export function withinUnits(paths: readonly string[]): RawBuilder<boolean> {
	return sql<boolean>`u.path like any (${paths.map((path) => `${path}%`)}::text[])`;
}
