import { hashPassword, insertAccountWithPassword } from '#features/identity/server/account-service.ts';
import { backgroundDone } from '#features/identity/server/background.ts';
import { findVisit, SESSION_COOKIE, tokenIn, type Visit } from '#features/identity/server/session.ts';
import { signIn } from '#features/identity/server/sign-in-service.ts';
import { insertAgency, insertEmployment, insertPerson, insertUnit, type AgencyRow, type PersonRow, type UnitRow } from './builders.ts';
import type { Browser, Doorway } from './entrance.ts';

/** Long and rare; hashed once for a whole test file. */
export const PASSWORD = 'kabut lereng sembilan pinggan';
let hash: Promise<string> | undefined;

export interface Officer {
	readonly agency: AgencyRow;
	readonly unit: UnitRow;
	readonly person: PersonRow;
	readonly email: string;
	readonly accountId: string;
}

/** An officer with a post and an account that can sign in. */
export async function insertOfficer({ owner }: Doorway, given: { readonly agency?: AgencyRow; readonly unit?: UnitRow; readonly isHead?: boolean } = {}): Promise<Officer> {
	const agency = given.agency ?? (await insertAgency(owner));
	const unit = given.unit ?? (await insertUnit(owner, { agencyId: agency.id }));
	const person = await insertPerson(owner, { agencyId: agency.id });
	await insertEmployment(owner, { person, unit, isHead: given.isHead ?? false });
	const email = `${person.nip}@contoh.example`;
	hash ??= hashPassword(PASSWORD);
	const accountId = await insertAccountWithPassword(owner, { agencyId: agency.id, personId: person.id, name: person.name, nip: person.nip, email, passwordHash: await hash });
	return { agency, unit, person, email, accountId };
}

/** Sends the sign-in form; the browser keeps what it is given. Returns the page it is led to. */
export async function sendSignIn(browser: Browser, login: string, password = PASSWORD, now = new Date()): Promise<string> {
	const passage = await signIn(browser.entrance(now), { login, password }, browser.cookies.get('device')).finally(backgroundDone);
	browser.keep(passage.headers);
	if (passage.device) browser.cookies.set('device', passage.device);
	return passage.onward;
}

/** The session of the browser at a moment; undefined when it has none that counts. */
export function visitIn({ world }: Doorway, browser: Browser, now = new Date()): Promise<Visit | undefined> {
	const token = tokenIn(browser.cookies.get(SESSION_COOKIE), world.key('better-auth'));
	return token === undefined ? Promise.resolve(undefined) : findVisit(world.authPool, token, now);
}

/** A browser in which the officer is signed in. */
export async function signedInBrowser(doorway: Doorway, { person }: Pick<Officer, 'person'>): Promise<{ browser: Browser; visit: Visit }> {
	const browser = doorway.browser();
	await sendSignIn(browser, person.nip);
	const visit = await visitIn(doorway, browser);
	if (!visit) throw new Error('signedInBrowser: no session');
	return { browser, visit };
}

/** The actions of the audit trail, in order, when all are written. */
export async function trailOf({ owner }: Doorway): Promise<string[]> {
	await backgroundDone();
	const rows = await owner.selectFrom('audit_entry').select('action').orderBy('id').execute();
	return rows.map(({ action }) => action);
}
