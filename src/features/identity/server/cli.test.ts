import { describe, expect, test } from 'vitest';
import type { Arguments } from '#platform/cli/command.ts';
import { insertAgency, insertEmployment, insertPerson } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { withDoorway } from '#tests/support/entrance.ts';
import { sendSignIn, visitIn } from '#tests/support/signed-in.ts';
import { actorFrom } from '../actor.ts';
import { commands, createAccountFor, readWish, type AccountWish } from './cli.ts';
import { findRootUnit } from './cli-queries.ts';

const given = (options: Arguments['options']): Arguments => ({ positionals: [], options });
const first: AccountWish = { agencyCode: '9901', agency: { name: 'Kabupaten Rekaan', kind: 'regency', timeZone: 'Asia/Jayapura' }, name: 'Admin Pertama', email: 'Admin@Contoh.Example', nip: null, role: 'administrator', password: null };
const now = new Date();
const today = now.toISOString().slice(0, 10);

describe('bina accounts create', () => {
	test('on an empty installation makes the government, its topmost unit and its first administrator, who signs in', () => withDoorway(async (doorway) => {
		const created = await createAccountFor(doorway.owner, first, today, now);
		expect(created).toMatchObject({ login: 'admin@contoh.example', role: 'administrator', agency: { code: '9901', created: true }, password: expect.stringMatching(/^(....-){3}....$/) });
		const browser = doorway.browser();
		await sendSignIn(browser, created.login, created.password!);
		const actor = actorFrom((await visitIn(doorway, browser))!.standing);
		expect(actor).toMatchObject({ agencyName: 'Kabupaten Rekaan', roles: ['administrator'] });
		expect(actor.pathsFor('grant.manage')).toEqual(['/1/']);
		expect(await doorway.owner.selectFrom('audit_entry').select(['action', 'request_id']).orderBy('id').execute()).toContainEqual({ action: 'account.create', request_id: 'command line' });
	}));

	test('in a government that is there already adds a role and links the person of the NIP', () => withDatabase(async (db) => {
		const agency = await insertAgency(db);
		const person = await insertPerson(db, { agencyId: agency.id });
		const wish = { ...first, agencyCode: agency.code, agency: null, nip: person.nip, email: null, role: 'auditor', password: 'kabut lereng sembilan pinggan' } as const;
		const created = await createAccountFor(db, wish, today, now);
		expect(created).toMatchObject({ login: person.nip, password: null, agency: { id: agency.id, created: false } });
		await insertEmployment(db, { person, unit: { ...(await findRootUnit(db, agency.id)), agencyId: agency.id, number: 1, name: '' } });
		expect(await db.selectFrom('account').select('person_id').where('id', '=', created.accountId).execute()).toEqual([{ person_id: person.id }]);
		await expect(createAccountFor(db, wish, today, now)).rejects.toMatchObject({ code: 'account.exists' });
	}));

	test('an unknown code without a name is refused, and nothing is left behind', () => withDatabase(async (db) => {
		await expect(createAccountFor(db, { ...first, agency: null }, today, now)).rejects.toMatchObject({ code: 'agency.unknown' });
		await expect(createAccountFor(db, first, '2026-02-30', now)).rejects.toThrow(RangeError);
	}));

	test.each([
		[{}, 'option.missing'],
		[{ agency: '1505', name: 'A' }, 'option.missing'],
		[{ agency: '1505', name: 'A', nip: '12' }, 'option.nip'],
		[{ agency: '1505', name: 'A', email: 'bukan surel' }, 'option.email'],
		[{ agency: '1505', name: 'A', email: 'a@b.id', role: 'raja' }, 'option.role'],
		[{ agency: '1505', name: 'A', email: 'a@b.id', 'agency-name': 'B', 'agency-kind': 'kerajaan' }, 'option.agency_kind'],
		[{ agency: '1505', name: 'A', email: 'a@b.id', 'agency-name': 'B', 'time-zone': 'Europe/Berlin' }, 'option.time_zone'],
		[{ name: 'A', email: 'a@b.id' }, 'option.missing']
	])('%j → %s', (options, code) => expect(() => readWish(given(options), null)).toThrow(expect.objectContaining({ code })));

	test('a weak password is refused before anything is opened', () => {
		expect(() => readWish(given({ agency: '1505', name: 'Ratna', email: 'ratna@contoh.example' }), 'rahasia123456')).toThrow(expect.objectContaining({ code: 'password.weak' }));
		expect(readWish(given({ agency: '1505', name: 'Ratna', nip: '19910417 201503 2 007' }), 'kabut lereng sembilan')).toMatchObject({ nip: '199104172015032007', role: 'administrator', agency: null });
	});

	test('stands in the list of commands with a line of help', () => expect(commands.map(({ path, summary }) => [path.join(' '), summary.length > 20])).toEqual([['accounts create', true]]));
});
