import type { Verb } from '#platform/verbs.ts';
import { ROLES, type Holding, type Role } from './schema.ts';

/** What each role may do inside its subtree. An employee always sees what is his own; that needs no verb. */
export const VERBS_OF: Readonly<Record<Role, readonly Verb[]>> = {
	employee: ['unit.read'],
	supervisor: ['unit.read', 'person.read', 'person.read_contact', 'jp.read', 'survey.read', 'complaint.read', 'evaluation.read', 'report.read'],
	training_manager: ['unit.read', 'person.read', 'person.read_contact', 'person.import', 'quality.read', 'course.manage', 'session.manage', 'attendance.record',
		'jp.read', 'survey.read', 'evaluation.read', 'evaluation.register', 'report.read'],
	facilitator: ['unit.read', 'attendance.record'],
	mentor: ['unit.read'],
	partner: ['attendance.record'],
	service_officer: ['unit.read', 'survey.manage', 'survey.read', 'complaint.read'],
	evaluator: ['unit.read', 'quality.read', 'survey.read', 'complaint.read', 'evaluation.read', 'evaluation.register', 'report.read'],
	head_of_region: ['unit.read', 'person.read', 'jp.read', 'survey.read', 'complaint.read', 'evaluation.read', 'report.read'],
	auditor: ['unit.read', 'survey.read', 'complaint.read', 'evaluation.read', 'report.read', 'audit.read'],
	administrator: ['unit.read', 'unit.import', 'person.read', 'person.read_contact', 'person.import', 'quality.read', 'grant.manage', 'account.manage',
		'agency.configure', 'audit.read']
};

/** Whether a unit is `top` or lies below it. Paths look like '/1/4/22/'; the closing stroke keeps '/1/4/' apart from '/1/42/'. */
export function isWithin(unitPath: string, top: string): boolean {
	return unitPath.startsWith(top);
}

/**
 * The subtrees of one agency in which a verb holds, outermost only and in order of path; empty when nowhere.
 * Roles in other agencies do not count: unit paths mean something inside one agency alone.
 */
export function pathsFor(holdings: readonly Holding[], agencyId: string, verb: Verb): string[] {
	const paths = holdings
		.filter((holding) => holding.agencyId === agencyId && VERBS_OF[holding.role].includes(verb))
		.map((holding) => holding.unitPath)
		.sort();
	return paths.filter((path, index) => paths.indexOf(path) === index && !paths.some((other) => other !== path && isWithin(path, other)));
}

/** Whether one of the subtrees is the whole agency: a path of one number, '/1/'. */
export function coversAgency(paths: readonly string[]): boolean {
	return paths.some((path) => /^\/\d+\/$/.test(path));
}

/** The roles held in one agency, each once, in the order of `ROLES`. */
export function rolesIn(holdings: readonly Holding[], agencyId: string): Role[] {
	return ROLES.filter((role) => holdings.some((holding) => holding.role === role && holding.agencyId === agencyId));
}
