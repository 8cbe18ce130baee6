import { describe, expect, test } from 'vitest';
import { actorFrom } from '../actor.ts';
import { ctxOf, insertEmployment, insertGrant, insertPerson } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { withDoorway, type Doorway } from '#tests/support/entrance.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { insertOfficer, sendSignIn, signedInBrowser, visitIn } from '#tests/support/signed-in.ts';
import { passwordWeakness } from '../password.rules.ts';
import { createPartnerAccount, createPersonAccount, hashPassword, insertAccountWithPassword, randomPassword, readAccounts, resetPassword, setAccountOpen } from './account-service.ts';

const anything = { q: '', page: 1 };

/** An administrator of a whole government with the program's own connections, and an officer of it. */
async function arrange(doorway: Doorway) {
	const admin = await insertOfficer(doorway);
	await insertGrant(doorway.owner, { account: { id: admin.accountId, agencyId: admin.agency.id, email: admin.email, username: admin.person.nip, personId: admin.person.id }, role: 'administrator', unit: admin.unit });
	const { visit } = await signedInBrowser(doorway, admin);
	const officer = await insertOfficer(doorway, { agency: admin.agency, unit: admin.unit });
	const now = new Date();
	return { admin, officer, ctx: ctxOf(doorway.world.db([admin.agency.id]), actorFrom(visit.standing), { now, today: now.toISOString().slice(0, 10) }), authDb: doorway.world.authDb };
}

describe('a password made for somebody', () => {
	test('is long, readable aloud, and never the same', () => {
		const made = Array.from({ length: 50 }, randomPassword);
		for (const password of made) {
			expect(password).toMatch(/^([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}$/);
			expect(passwordWeakness(password, { name: 'Ratna', login: '199104172015032007', email: 'ratna@contoh.example' })).toBeNull();
		}
		expect(new Set(made).size).toBe(50);
	});
});

describe('accounts', () => {
	test('of an officer: made with a password that works at once, by the program\'s own roles', () => withDoorway(async (doorway) => {
		const { admin, ctx, authDb } = await arrange(doorway);
		const person = await insertPerson(doorway.owner, { agencyId: admin.agency.id });
		await insertEmployment(doorway.owner, { person, unit: admin.unit });
		const handover = await createPersonAccount(ctx, authDb, { nip: person.nip });
		expect(handover).toMatchObject({ name: person.name, login: person.nip });
		expect(await sendSignIn(doorway.browser(), person.nip, handover.password)).toBe('/hari-ini');
		await expect(createPersonAccount(ctx, authDb, { nip: person.nip })).rejects.toMatchObject({ code: 'identity.account_exists' });
	}));

	test('of a partner: signs in by e-mail and may do nothing yet', () => withDoorway(async (doorway) => {
		const { ctx, authDb } = await arrange(doorway);
		const handover = await createPartnerAccount(ctx, authDb, { name: 'Lembaga Rekaan', email: 'Pelatih@Contoh.Example' });
		const browser = doorway.browser();
		await sendSignIn(browser, 'pelatih@contoh.example', handover.password);
		expect((await visitIn(doorway, browser))?.mustChangePassword).toBe(true);
		expect(actorFrom((await visitIn(doorway, browser))!.standing)).toMatchObject({ personId: null, roles: [] });
		await expect(createPartnerAccount(ctx, authDb, { name: 'Lagi', email: 'pelatih@contoh.example' })).rejects.toMatchObject({ code: 'identity.account_exists', params: { field: 'email' } });
	}));

	test('closed: out at once, and back after opening', () => withDoorway(async (doorway) => {
		const { officer, ctx, authDb } = await arrange(doorway);
		const { browser } = await signedInBrowser(doorway, officer);
		await setAccountOpen(ctx, authDb, officer.accountId, false);
		expect(await visitIn(doorway, browser)).toBeUndefined();
		await expect(sendSignIn(doorway.browser(), officer.person.nip)).rejects.toMatchObject({ code: 'identity.no_access' });
		expect((await readAccounts(ctx, { q: officer.person.nip, page: 1 })).accounts).toMatchObject([{ isOpen: false }]);
		await setAccountOpen(ctx, authDb, officer.accountId, true);
		expect(await sendSignIn(doorway.browser(), officer.person.nip)).toBe('/hari-ini');
	}));

	test('a new password ends the old one and every session', () => withDoorway(async (doorway) => {
		const { officer, ctx, authDb } = await arrange(doorway);
		const { browser } = await signedInBrowser(doorway, officer);
		const { password } = await resetPassword(ctx, authDb, officer.accountId);
		expect(await visitIn(doorway, browser)).toBeUndefined();
		await expect(sendSignIn(doorway.browser(), officer.person.nip)).rejects.toMatchObject({ code: 'identity.wrong_credentials' });
		const own = doorway.browser();
		expect(await sendSignIn(own, officer.person.nip, password)).toBe('/hari-ini');
		expect((await visitIn(doorway, own))?.mustChangePassword).toBe(true);
		const trail = await doorway.owner.selectFrom('audit_entry').select('detail').where('action', '=', 'account.password_reset').execute();
		expect(trail).toEqual([{ detail: {} }]);
	}));

	test('one\'s own, and that of a mightier person, are not touched', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const office = ctxOf(db, cast.office_administrator.actor);
		await expect(resetPassword(office, db, cast.office_administrator.account.id)).rejects.toMatchObject({ code: 'identity.grant_self' });
		// The training manager's post is in the office, his role reaches over the whole government.
		await expect(resetPassword(office, db, cast.training_manager.account.id)).rejects.toMatchObject({ code: 'identity.grant_outside' });
		await expect(setAccountOpen(office, db, cast.evaluator.account.id, false)).rejects.toMatchObject({ code: 'request.not_found' });
		await expect(setAccountOpen(office, db, cast.foreign_administrator.account.id, false)).rejects.toMatchObject({ code: 'request.not_found' });
		await insertGrant(db, { account: cast.employee.account, role: 'mentor', unit: units.section });
		expect(await resetPassword(office, db, cast.employee.account.id)).toMatchObject({ login: cast.employee.person!.nip });
	}));

	test('with a role in another government, now or later, are not touched until it ended', () => withDoorway(async (doorway) => {
		const { officer, ctx, authDb } = await arrange(doorway);
		const elsewhere = await insertOfficer(doorway);
		const account = { id: officer.accountId, agencyId: officer.agency.id, email: officer.email, username: officer.person.nip, personId: officer.person.id };
		for (const validFrom of ['2020-01-01', '2999-01-01']) {
			const grant = await insertGrant(doorway.owner, { account, role: 'administrator', unit: elsewhere.unit, validFrom });
			await expect(resetPassword(ctx, authDb, officer.accountId)).rejects.toMatchObject({ code: 'identity.grant_outside' });
			await expect(setAccountOpen(ctx, authDb, officer.accountId, false)).rejects.toMatchObject({ code: 'identity.grant_outside' });
			expect(await sendSignIn(doorway.browser(), officer.person.nip)).toBe('/hari-ini');
			await doorway.owner.updateTable('role_grant').set({ valid_to: validFrom }).where('id', '=', grant).execute();
		}
		expect(await resetPassword(ctx, authDb, officer.accountId)).toMatchObject({ login: officer.person.nip });
	}));

	test('with a mightier role from tomorrow are not touched today', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		await insertGrant(db, { account: cast.employee.account, role: 'administrator', unit: units.root, validFrom: '2999-01-01' });
		await expect(resetPassword(ctxOf(db, cast.office_administrator.actor), db, cast.employee.account.id)).rejects.toMatchObject({ code: 'identity.grant_outside' });
	}));

	test('are seen and made by administrators alone, each in the own units', () => withDatabase(async (db) => {
		const { cast, units, agency } = await insertWorld(db);
		for (const persona of PERSONAS.filter((one) => !one.endsWith('administrator'))) {
			const ctx = ctxOf(db, cast[persona].actor);
			await expect(readAccounts(ctx, anything).catch((error: { code: string }) => error.code)).resolves.toBe('identity.not_allowed');
			await expect(createPersonAccount(ctx, db, { nip: '1' })).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}
		const outside = await insertPerson(db, { agencyId: agency.id });
		await insertEmployment(db, { person: outside, unit: units.otherOffice });
		const office = ctxOf(db, cast.office_administrator.actor);
		await expect(createPersonAccount(office, db, { nip: outside.nip })).rejects.toMatchObject({ code: 'identity.person_unknown' });
		await expect(createPartnerAccount(office, db, { name: 'Mitra', email: 'm@contoh.example' })).rejects.toMatchObject({ code: 'identity.not_allowed' });
		expect(await createPersonAccount(ctxOf(db, cast.administrator.actor), db, { nip: outside.nip })).toMatchObject({ login: outside.nip });
	}));

	test('a person who left, or is not there, gets none', () => withDatabase(async (db) => {
		const { cast, units, agency } = await insertWorld(db);
		const gone = await insertPerson(db, { agencyId: agency.id });
		await insertEmployment(db, { person: gone, unit: units.office, endedOn: '2026-11-21' });
		const ctx = ctxOf(db, cast.administrator.actor);
		for (const nip of [gone.nip, '199912312020121999', '']) await expect(createPersonAccount(ctx, db, { nip })).rejects.toMatchObject({ code: 'identity.person_unknown' });
	}));

	test('are found by name, NIP or e-mail; signs of a pattern are letters', () => withDatabase(async (db) => {
		const { cast } = await insertWorld(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		const { person, account } = cast.employee;
		for (const q of [person!.name, person!.name.toUpperCase(), person!.nip, account.email]) expect((await readAccounts(ctx, { q, page: 1 })).accounts.map(({ id }) => id)).toContain(account.id);
		expect((await readAccounts(ctx, { q: '%', page: 1 })).total).toBe(0);
		expect((await readAccounts(ctx, anything)).total).toBe(PERSONAS.length - 1);
		expect((await readAccounts(ctx, { q: '', page: 9 })).accounts).toEqual([]);
	}));

	test('the first one of an installation is written by the owner, once', () => withDatabase(async (db) => {
		const { agency } = await insertWorld(db);
		const account = { agencyId: agency.id, name: 'Admin Pertama', email: 'Admin@Contoh.Example', passwordHash: await hashPassword('kabut lereng') };
		await insertAccountWithPassword(db, account);
		expect(await db.selectFrom('account').select('email').where('name', '=', 'Admin Pertama').execute()).toEqual([{ email: 'admin@contoh.example' }]);
		await expect(insertAccountWithPassword(db, account)).rejects.toMatchObject({ code: 'identity.account_exists' });
	}));
});
