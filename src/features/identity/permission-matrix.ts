import type { Actor } from '#platform/context.ts';
import { VERBS, type Verb } from '#platform/verbs.ts';
import { actorFrom } from './actor.ts';
import { id } from './messages.id.ts';
import { VERBS_OF } from './rules.ts';
import { ROLES, type Holding, type Role } from './schema.ts';

/** The whole government ⊃ an office ⊃ a section, and another office beside it. */
export const MATRIX_UNITS = { root: '/1/', office: '/1/2/', section: '/1/2/3/', otherOffice: '/1/4/' } as const;
type UnitName = keyof typeof MATRIX_UNITS;

/** What each persona of the tests holds, and where. */
export const MATRIX_PERSONAS: Readonly<Record<string, readonly (readonly [Role, UnitName])[]>> = {
	employee: [['employee', 'section']],
	supervisor: [['employee', 'office'], ['supervisor', 'office']],
	training_manager: [['employee', 'office'], ['training_manager', 'root']],
	facilitator: [['employee', 'office'], ['facilitator', 'root']],
	mentor: [['employee', 'office'], ['mentor', 'office']],
	partner: [['partner', 'office']],
	service_officer: [['employee', 'section'], ['service_officer', 'section']],
	complaint_administrator: [['employee', 'otherOffice'], ['complaint_administrator', 'root']],
	inspector: [['employee', 'otherOffice'], ['inspector', 'otherOffice']],
	evaluator: [['employee', 'otherOffice'], ['evaluator', 'root']],
	head_of_region: [['head_of_region', 'root']],
	auditor: [['employee', 'otherOffice'], ['auditor', 'root']],
	administrator: [['employee', 'otherOffice'], ['administrator', 'root']],
	office_administrator: [['employee', 'office'], ['administrator', 'office']],
	stranger: [],
	foreign_administrator: []
};

/** Where a verb reaches: 'all' of the government, some of its units by name, or nowhere. */
export function reachOf(actor: Actor, verb: Verb): readonly UnitName[] {
	return (Object.keys(MATRIX_UNITS) as UnitName[]).filter((name) => actor.can(verb, MATRIX_UNITS[name]));
}

export function matrixActor(persona: string): Actor {
	const holdings = (MATRIX_PERSONAS[persona] ?? []).map(([role, unit]): Holding => ({ role, agencyId: 'here', unitPath: MATRIX_UNITS[unit] }));
	return actorFrom({ accountId: persona, personId: null, name: persona, agencyId: 'here', agencyName: '', unitId: null, unitName: null, unitPath: null, holdings });
}

/** docs/permissions.md: what each role may do, and how far each persona of the tests reaches. */
export function permissionMatrix(): string {
	const personas = Object.keys(MATRIX_PERSONAS);
	return [
		'# Permissions', '',
		'Written by `node scripts/print-permission-matrix.ts` from `src/features/identity/rules.ts`; a test compares it. Code asks verbs, never role names.',
		'A role holds in one unit and everything below it. What is one\'s own (profile, JP, notifications, enrolment) needs no verb.', '',
		'## Verbs of each role', '',
		...table(['verb', ...ROLES.map((role) => `${role} (${id.roles[role]})`)], VERBS.map((verb) => [`\`${verb}\``, ...ROLES.map((role) => (VERBS_OF[role].includes(verb) ? 'yes' : '·'))])), '',
		'## How far each persona reaches', '',
		'One government: root ⊃ office ⊃ section, and otherOffice beside the office. `foreign_administrator` administers another government, `stranger` has an account and nothing else.', '',
		...table(['verb', ...personas], VERBS.map((verb) => [`\`${verb}\``, ...personas.map((persona) => shortReach(reachOf(matrixActor(persona), verb)))])), ''
	].join('\n');
}

function shortReach(units: readonly UnitName[]): string {
	if (units.length === 0) return '·';
	if (units.includes('root')) return 'all';
	return units[0] ?? '·'; // the others lie below it
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
	return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
