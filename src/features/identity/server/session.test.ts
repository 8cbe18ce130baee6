import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insertAgency, insertEmployment, insertGrant, insertUnit, type AccountRow } from '#tests/support/builders.ts';
import { withDoorway, type Doorway } from '#tests/support/entrance.ts';
import { insertOfficer, sendSignIn, signedInBrowser, visitIn, type Officer } from '#tests/support/signed-in.ts';
import { actorFrom } from '../actor.ts';
import { SESSION_SECONDS } from '../rules.ts';
import { sessionCookieName, tokenIn } from './session.ts';
import { changeLocale, changeWorkplace, endOtherSessions, endSession, ownProfile, ownSessions } from './session-service.ts';
import { visitOf } from './visit-service.ts';

const accountOf = ({ accountId, agency, person, email }: Officer): AccountRow => ({ id: accountId, agencyId: agency.id, email, username: person.nip, personId: person.id });
const setPerson = ({ owner }: Doorway, { person }: Officer, leftOn: string | null) => owner.updateTable('person').set({ left_on: leftOn }).where('id', '=', person.id).execute();
const setEmployment = ({ owner }: Doorway, { person }: Officer, endedOn: string | null) => owner.updateTable('employment').set({ ended_on: endedOn }).where('person_id', '=', person.id).execute();

describe('the session cookie', () => {
	const secret = 'a secret';
	const signed = (token: string) => `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`;

	test('counts only with our signature', () => {
		expect(tokenIn(signed('abc'), secret)).toBe('abc');
		for (const cookie of [undefined, '', '.', 'abc', 'abc.', signed('abc').replace('abc', 'abd'), `${signed('abc')}x`, signed('abc').slice(0, -1)]) expect([cookie, tokenIn(cookie, secret)]).toEqual([cookie, undefined]);
		expect(tokenIn(signed('abc'), 'another')).toBeUndefined();
	});

	test('no text is read as a token by accident', () => {
		fc.assert(fc.property(fc.string({ maxLength: 120 }), (text) => {
			expect(tokenIn(text, secret)).toBeUndefined();
		}));
	});

	test('promises https where there is https', () => expect([sessionCookieName(false), sessionCookieName(true)]).toEqual(['bina.session_token', '__Secure-bina.session_token']));
});

describe('a leaver', () => {
	// Two moments of one day in Jakarta: 21 November 00.30 and 23.30.
	const early = new Date('2026-11-20T17:30:00Z');
	const late = new Date('2026-11-21T16:30:00Z');
	const dayBefore = new Date('2026-11-20T16:30:00Z');

	async function signedInThen(doorway: Doorway) {
		const officer = await insertOfficer(doorway);
		const { browser } = await signedInBrowser(doorway, officer);
		await doorway.owner.updateTable('account_session').set({ expires_at: '2030-01-01' }).execute();
		return { officer, browser };
	}

	test('has no access from the first minute of the day, in the zone of the government, and the records stay', () => withDoorway(async (doorway) => {
		const { officer, browser } = await signedInThen(doorway);
		await setPerson(doorway, officer, '2026-11-21');
		expect(await visitIn(doorway, browser, dayBefore)).toBeDefined();
		expect(await visitIn(doorway, browser, early)).toBeUndefined();
		expect(await visitIn(doorway, browser, late)).toBeUndefined();
		await doorway.owner.updateTable('agency').set({ time_zone: 'Asia/Jayapura' }).execute();
		expect(await visitIn(doorway, browser, dayBefore)).toBeUndefined();
		expect(await doorway.owner.selectFrom('account').select('id').execute()).toHaveLength(1);
		expect(await doorway.owner.selectFrom('employment').select('id').execute()).toHaveLength(1);
	}));

	test('an ended post without another one is leaving too; a new post brings access back', () => withDoorway(async (doorway) => {
		const { officer, browser } = await signedInThen(doorway);
		await setEmployment(doorway, officer, '2026-11-21');
		expect(await visitIn(doorway, browser, dayBefore)).toBeDefined();
		expect(await visitIn(doorway, browser, early)).toBeUndefined();
		await insertEmployment(doorway.owner, { person: officer.person, unit: officer.unit, startedOn: '2026-11-21' });
		expect(await visitIn(doorway, browser, early)).toBeDefined();
	}));

	test('is told so after the right password, and gets no session', () => withDoorway(async (doorway) => {
		const officer = await insertOfficer(doorway);
		await setPerson(doorway, officer, '2020-01-01');
		await expect(sendSignIn(doorway.browser(), officer.person.nip)).rejects.toMatchObject({ code: 'identity.no_access', status: 403 });
		await expect(sendSignIn(doorway.browser(), officer.person.nip, 'salah sekali ini')).rejects.toMatchObject({ code: 'identity.wrong_credentials' });
		expect(await doorway.owner.selectFrom('account_session').select('id').execute()).toEqual([]);
	}));

	test('a grant does not outlive the service', () => withDoorway(async (doorway) => {
		const { officer, browser } = await signedInThen(doorway);
		await insertGrant(doorway.owner, { account: accountOf(officer), role: 'administrator', unit: officer.unit });
		await setPerson(doorway, officer, '2026-11-21');
		expect(await visitIn(doorway, browser, early)).toBeUndefined();
	}));
});

describe('a session', () => {
	test('ends after a week, whatever happens', () => withDoorway(async (doorway) => {
		const { browser } = await signedInBrowser(doorway, await insertOfficer(doorway));
		const after = (seconds: number) => new Date(Date.now() + seconds * 1000);
		expect(await visitIn(doorway, browser, after(SESSION_SECONDS - 60))).toBeDefined();
		expect(await visitIn(doorway, browser, after(SESSION_SECONDS + 1))).toBeUndefined();
	}));

	test('of a closed account is over at once', () => withDoorway(async (doorway) => {
		const officer = await insertOfficer(doorway);
		const { browser } = await signedInBrowser(doorway, officer);
		await doorway.owner.updateTable('account').set({ disabled_at: new Date() }).execute();
		expect(await visitIn(doorway, browser)).toBeUndefined();
		await expect(sendSignIn(doorway.browser(), officer.person.nip)).rejects.toMatchObject({ code: 'identity.no_access' });
	}));

	test('shows roles as they are today: head of a unit, grants that have begun and not ended', () => withDoorway(async (doorway) => {
		const officer = await insertOfficer(doorway, { isHead: true });
		const below = await insertUnit(doorway.owner, { agencyId: officer.agency.id, parent: officer.unit });
		const { browser } = await signedInBrowser(doorway, officer);
		await insertGrant(doorway.owner, { account: accountOf(officer), role: 'evaluator', unit: below, validFrom: '2026-01-01', validTo: '2026-06-01' });
		const at = async (day: string) => actorFrom((await visitIn(doorway, browser, new Date(`${day}T03:00:00Z`)))!.standing);
		expect((await at('2025-12-31')).roles).toEqual(['employee', 'supervisor']);
		expect((await at('2026-01-01')).roles).toEqual(['employee', 'supervisor', 'evaluator']);
		expect((await at('2026-01-01')).pathsFor('evaluation.register')).toEqual([below.path]);
		expect((await at('2026-06-01')).roles).toEqual(['employee', 'supervisor']);
		expect((await at('2026-06-01')).can('person.read', below.path)).toBe(true);
	}));

	test('is listed with its device, and is ended from another one at once', () => withDoorway(async (doorway) => {
		const officer = await insertOfficer(doorway);
		const desk = await signedInBrowser(doorway, officer);
		const phone = await signedInBrowser(doorway, officer);
		const cafe = await signedInBrowser(doorway, officer);
		const list = await ownSessions(desk.browser.entrance(), desk.visit);
		expect(list).toHaveLength(3);
		expect(list.filter(({ isThis }) => isThis).map(({ id }) => id)).toEqual([desk.visit.sessionId]);
		await endSession(desk.browser.entrance(), desk.visit, cafe.visit.sessionId);
		expect(await visitIn(doorway, cafe.browser)).toBeUndefined();
		expect(await visitIn(doorway, phone.browser)).toBeDefined();
		await endOtherSessions(desk.browser.entrance(), desk.visit);
		expect(await visitIn(doorway, phone.browser)).toBeUndefined();
		expect(await visitIn(doorway, desk.browser)).toBeDefined();
	}));

	test('of somebody else is not ended', () => withDoorway(async (doorway) => {
		const mine = await signedInBrowser(doorway, await insertOfficer(doorway));
		const theirs = await signedInBrowser(doorway, await insertOfficer(doorway));
		await endSession(mine.browser.entrance(), mine.visit, theirs.visit.sessionId);
		expect(await visitIn(doorway, theirs.browser)).toBeDefined();
	}));

	test('a request without one is led to the sign-in page', () => expect(() => visitOf({ visit: null })).toThrow(expect.objectContaining({ code: 'identity.sign_in_needed', status: 401 })));
});

describe('working in two governments', () => {
	test('one sees one of them at a time, with the rights held there, and no person of the home government', () => withDoorway(async (doorway) => {
		const officer = await insertOfficer(doorway);
		const elsewhere = await insertAgency(doorway.owner);
		const unit = await insertUnit(doorway.owner, { agencyId: elsewhere.id });
		await insertGrant(doorway.owner, { account: accountOf(officer), role: 'facilitator', unit });
		const { browser, visit } = await signedInBrowser(doorway, officer);
		expect(actorFrom(visit.standing)).toMatchObject({ agencyIds: [officer.agency.id], roles: ['employee'] });
		expect(visit.workplaces.map(({ id }) => id).sort()).toEqual([officer.agency.id, elsewhere.id].sort());

		await changeWorkplace(browser.entrance(), visit, elsewhere.id);
		const there = (await visitIn(doorway, browser))!;
		expect(actorFrom(there.standing)).toMatchObject({ agencyId: elsewhere.id, agencyIds: [elsewhere.id], personId: null, unitPath: null, roles: ['facilitator'] });

		await doorway.owner.updateTable('role_grant').set({ valid_to: '2020-06-01' }).execute();
		expect((await visitIn(doorway, browser))?.standing.agencyId).toBe(officer.agency.id);
	}));

	test('a government without a role for one is not entered', () => withDoorway(async (doorway) => {
		const { browser, visit } = await signedInBrowser(doorway, await insertOfficer(doorway));
		const elsewhere = await insertAgency(doorway.owner);
		await expect(changeWorkplace(browser.entrance(), visit, elsewhere.id)).rejects.toMatchObject({ code: 'identity.not_allowed' });
	}));
});

describe('one\'s own account', () => {
	test('shows what one is, and changes language', () => withDoorway(async (doorway) => {
		const officer = await insertOfficer(doorway);
		const { browser, visit } = await signedInBrowser(doorway, officer);
		expect(await ownProfile(browser.entrance(), visit)).toMatchObject({ name: officer.person.name, nip: officer.person.nip, email: officer.email, roles: ['employee'], locale: 'id', twoFactor: false, workplaces: [{ isHere: true }] });
		await changeLocale(browser.entrance(), visit, 'en');
		expect((await visitIn(doorway, browser))?.locale).toBe('en');
	}));
});
