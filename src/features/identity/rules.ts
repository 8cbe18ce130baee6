import type { Verb } from '#platform/verbs.ts';
import { ROLES, type GrantedRole, type Holding, type Role } from './schema.ts';

/** What each role may do inside its subtree. An employee always sees what is his own; that needs no verb. */
export const VERBS_OF: Readonly<Record<Role, readonly Verb[]>> = {
	employee: ['unit.read'],
	supervisor: ['unit.read', 'person.read', 'person.read_contact', 'jp.read', 'service_time.read', 'survey.read', 'complaint.read', 'evaluation.read', 'need.read', 'need.manage', 'decision.decide', 'report.read'],
	training_manager: ['unit.read', 'person.read', 'person.read_contact', 'person.import', 'quality.read', 'course.manage', 'session.manage', 'attendance.record',
		'jp.read', 'service_time.read', 'survey.read', 'evaluation.read', 'evaluation.register', 'need.read', 'need.manage', 'decision.propose', 'report.read', 'report.publish'],
	facilitator: ['unit.read', 'attendance.record'],
	mentor: ['unit.read'],
	partner: [],
	service_officer: ['unit.read', 'service.manage', 'queue.operate', 'service_time.read', 'survey.manage', 'survey.read', 'complaint.read', 'complaint.handle', 'need.read'],
	complaint_administrator: ['unit.read', 'complaint.read', 'complaint.handle', 'complaint.route', 'complaint.identity', 'holiday.manage'],
	inspector: ['unit.read', 'complaint.violation'],
	evaluator: ['unit.read', 'service_time.read', 'survey.read', 'complaint.read', 'evaluation.read', 'evaluation.register', 'need.read', 'report.read'],
	head_of_region: ['unit.read', 'person.read', 'jp.read', 'service_time.read', 'survey.read', 'complaint.read', 'evaluation.read', 'need.read', 'decision.decide', 'report.read', 'report.publish'],
	auditor: ['unit.read', 'service_time.read', 'survey.read', 'complaint.read', 'evaluation.read', 'need.read', 'report.read', 'audit.read'],
	administrator: ['unit.read', 'unit.import', 'person.read', 'person.read_contact', 'person.import', 'quality.read', 'service.manage', 'holiday.manage', 'grant.manage', 'account.manage',
		'agency.configure', 'audit.read', 'privacy.manage']
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

/** The roles held in one agency, each once, in the order of `ROLES`. */
export function rolesIn(holdings: readonly Holding[], agencyId: string): Role[] {
	return ROLES.filter((role) => holdings.some((holding) => holding.role === role && holding.agencyId === agencyId));
}

/** Shortest password accepted; length protects, compelled signs do not. @source NIST SP 800-63B-4 § 3.1.1.2 (its 15 for a password alone is softened by the delay between attempts) */
export const PASSWORD_SHORTEST = 12;
export const PASSWORD_LONGEST = 256;
/** A session ends after a week at the latest, used or not. */
export const SESSION_SECONDS = 7 * 24 * 3600;

/** An officer's home. */
export const HOME = '/hari-ini';

/** Where to go after signing in: a path of ours, never another site's address ('//evil', '/\\evil'); else home. */
export function onwardPath(to: string | undefined): string {
	return to && /^\/(?![/\\])[^\\\s]+$/.test(to) ? to : HOME;
}

/** Where the language button of a page without an account comes back to: the page itself; the front page where that cannot be told. */
export function placeToReturn(to: string | undefined): string {
	return to && onwardPath(to) === to ? to : '/';
}

/** The server's clock in the three zones of the country, to compare a phone with: '10.03.27 WIB (11.03.27 WITA, 12.03.27 WIT)'. */
export function clockText(now: Date): string {
	const [wib, wita, wit] = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'].map((timeZone) =>
		new Intl.DateTimeFormat('id-ID', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(now));
	return `${wib} WIB (${wita} WITA, ${wit} WIT)`;
}

const BROWSERS = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['SamsungBrowser/', 'Samsung Internet'], ['UCBrowser/', 'UC Browser'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const;
const SYSTEMS = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS X', 'Mac'], ['CrOS', 'ChromeOS'], ['Linux', 'Linux']] as const;

/** 'Chrome · Android' of a browser's self-description, for the list of signed-in devices; undefined when it says nothing we know. */
export function deviceName(userAgent: string | null): string | undefined {
	const find = (names: readonly (readonly [string, string])[]) => names.find(([sign]) => userAgent?.includes(sign))?.[1];
	return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(' · ') || undefined;
}

/** Failed attempts under one key within the last quarter of an hour. */
export interface Tally {
	readonly count: number;
	readonly lastAt: Date;
}

export const FAILURES_COUNT_FOR_MINUTES = 15;

/** How many attempts are free, the first wait, and the longest wait that anybody ever has. */
interface Patience {
	readonly free: number;
	readonly firstSeconds: number;
	readonly longestSeconds: number;
}

/** One account from one place: a person who mistypes, or a machine that guesses. */
export const HERE: Patience = { free: 10, firstSeconds: 5, longestSeconds: 300 };
/** One account from all places together: short, for the person himself may be among them. */
export const ACCOUNT: Patience = { free: 30, firstSeconds: 5, longestSeconds: 60 };
/** One address and all accounts: a whole office may stand behind it. */
export const SOURCE: Patience = { free: 200, firstSeconds: 2, longestSeconds: 30 };

/**
 * Seconds until the next attempt is looked at: nothing at first, then doubling to a limit. Nobody is ever locked out.
 *
 * @returns whole seconds, 0 when it may be tried now
 */
export function waitSeconds(tally: Tally | undefined, { free, firstSeconds, longestSeconds }: Patience, now: Date): number {
	if (!tally || tally.count < free) return 0;
	const wait = Math.min(longestSeconds, firstSeconds * 2 ** Math.min(tally.count - free, 20));
	return Math.max(0, Math.ceil((tally.lastAt.getTime() - now.getTime()) / 1000 + wait));
}

/** What was typed in the field "NIP or e-mail", as it is stored: a NIP without spaces, an address in small letters. */
export function normalLogin(text: string): string {
	const typed = text.replaceAll('\0', '').trim().toLowerCase();
	return /^[\d\s]+$/.test(typed) ? typed.replace(/\s/g, '') : typed;
}

/** Roles that look over or rule a whole government: only who administers all of it gives them. */
const AGENCY_ROLES: readonly Role[] = ['head_of_region', 'complaint_administrator', 'inspector', 'auditor', 'administrator'];

/** Whether an administrator of these subtrees may give (or end) a role on a unit. */
export function coversGrant(administered: readonly string[], role: GrantedRole, unitPath: string): boolean {
	const isWhole = administered.some((path) => /^\/\d+\/$/.test(path));
	return isWhole || (!AGENCY_ROLES.includes(role) && administered.some((path) => isWithin(unitPath, path)));
}

/** Grants on one page of the list, and units offered at once: with more than these, one searches. */
export const GRANTS_PER_PAGE = 50;
export const UNITS_OFFERED = 300;

/** Accounts on one page of the list. */
export const ACCOUNTS_PER_PAGE = 50;

/** Somebody to try the demo as. */
export interface DemoPersona {
	/** 'training_manager'; a role where it is one. */
	readonly key: string;
	readonly name: string;
	readonly email: string;
}

/** Reads the table of personas that the start prints: key, name and e-mail in columns, one a line; other lines are left out. */
export function readDemoPersonas(table: string): DemoPersona[] {
	return table.split('\n').flatMap((line) => {
		const [key, name, email, more] = line.split(/\s{2,}/);
		return key && name && email?.includes('@') && more === undefined ? [{ key, name, email }] : [];
	});
}
