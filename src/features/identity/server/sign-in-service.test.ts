import { describe, expect, test } from 'vitest';
import { insertAgency, insertEmployment, insertPerson, insertUnit } from '#tests/support/builders.ts';
import { withDoorway, type Browser, type Doorway } from '#tests/support/entrance.ts';
import { actorFrom } from '../actor.ts';
import { hashPassword, insertAccountWithPassword } from './account-service.ts';
import { findVisit, SESSION_COOKIE, tokenIn, type Visit } from './session.ts';
import { signIn, signOut } from './sign-in-service.ts';

const PASSWORD = 'kabut lereng sembilan pinggan';
const hash = hashPassword(PASSWORD);

async function arrange({ owner }: Doorway) {
	const agency = await insertAgency(owner);
	const unit = await insertUnit(owner, { agencyId: agency.id });
	const person = await insertPerson(owner, { agencyId: agency.id });
	await insertEmployment(owner, { person, unit });
	const email = `${person.nip}@contoh.example`;
	const accountId = await insertAccountWithPassword(owner, { agencyId: agency.id, personId: person.id, name: person.name, nip: person.nip, email, passwordHash: await hash });
	return { agency, unit, person, email, accountId };
}

async function enter({ world }: Doorway, browser: Browser, login: string, password = PASSWORD, now = new Date()): Promise<Visit | undefined> {
	const passage = await signIn(browser.entrance(now), { login, password }, browser.cookies.get('device'));
	browser.keep(passage.headers);
	if (passage.device) browser.cookies.set('device', passage.device);
	const token = tokenIn(browser.cookies.get(SESSION_COOKIE), world.key('better-auth'));
	return token === undefined ? undefined : findVisit(world.authPool, token, now);
}

const actions = (owner: Doorway['owner']) => owner.selectFrom('audit_entry').select('action').orderBy('id').execute().then((rows) => rows.map(({ action }) => action));

describe('signing in', () => {
	test('with NIP or e-mail and the password gives a session whose actor has a post', () => withDoorway(async (doorway) => {
		const { person, email, unit, agency } = await arrange(doorway);
		for (const login of [person.nip, ` ${person.nip.replace(/(.{8})(.{6})(.)/, '$1 $2 $3 ')} `, email.toUpperCase()]) {
			const visit = await enter(doorway, doorway.browser(), login);
			expect(visit?.standing).toMatchObject({ personId: person.id, agencyId: agency.id, unitPath: unit.path });
			expect(actorFrom(visit!.standing).roles).toEqual(['employee']);
		}
		expect(await actions(doorway.owner)).toEqual(['account.sign_in', 'account.sign_in', 'account.sign_in']);
	}));

	test('a wrong password and an unknown name get the same refusal', () => withDoorway(async (doorway) => {
		const { person } = await arrange(doorway);
		for (const login of [person.nip, '199912312020121999', 'siapa@contoh.example', 'bukan surel']) {
			await expect(enter(doorway, doorway.browser(), login, 'salah sekali ini')).rejects.toMatchObject({ code: 'identity.wrong_credentials', params: {} });
		}
		expect(await actions(doorway.owner)).toEqual(['account.sign_in_refused']);
	}));

	test('signing out ends the session at once, and is written down', () => withDoorway(async (doorway) => {
		const { person } = await arrange(doorway);
		const browser = doorway.browser();
		const visit = await enter(doorway, browser, person.nip);
		browser.keep(await signOut(browser.entrance(), visit!));
		expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
		expect(await findVisit(doorway.world.authPool, visit!.token, new Date())).toBeUndefined();
		expect(await actions(doorway.owner)).toEqual(['account.sign_in', 'account.sign_out']);
	}));
});
