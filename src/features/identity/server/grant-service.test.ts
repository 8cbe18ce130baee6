import { describe, expect, test } from 'vitest';
import { ctxOf, insertAccount, insertAgency, insertGrant } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { GRANTS_PER_PAGE, UNITS_OFFERED } from '../rules.ts';
import { addGrant, endGrant, readGrants } from './grant-service.ts';

const FROM = '2026-11-01';
const ALL = { q: '', page: 1, unit: '' };

describe('giving authority', () => {
	test('an administrator gives, sees and ends a role; both are written down', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		const login = cast.employee.person!.nip;
		const id = await addGrant(ctx, db, { login, role: 'evaluator', unitId: units.office.id, validFrom: FROM, validTo: '' });
		const find = async () => (await readGrants(ctx, db, ALL)).grants.find((grant) => grant.id === id);
		expect(await find()).toMatchObject({ login, role: 'evaluator', validTo: null, isOver: false, mayEnd: true });
		await endGrant(ctx, id);
		expect(await find()).toMatchObject({ validTo: '2026-11-21', isOver: true, mayEnd: false });
		await endGrant(ctx, id);
		const trail = await db.selectFrom('audit_entry').select(['action', 'subject']).orderBy('id').execute();
		expect(trail).toEqual([{ action: 'grant.add', subject: `account:${cast.employee.account.id}` }, { action: 'grant.end', subject: `account:${cast.employee.account.id}` }]);
	}));

	test('one that was to begin later never begins when it is ended', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		const id = await addGrant(ctx, db, { login: cast.employee.account.email, role: 'mentor', unitId: units.office.id, validFrom: '2027-01-01' });
		await endGrant(ctx, id);
		expect((await readGrants(ctx, db, ALL)).grants.find((grant) => grant.id === id)).toMatchObject({ validFrom: '2027-01-01', validTo: '2027-01-01' });
	}));

	test('given again on the day it ended, it runs again', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		const input = { login: cast.employee.account.email, role: 'mentor', unitId: units.office.id, validFrom: '2026-11-21' } as const;
		const id = await addGrant(ctx, db, input);
		await endGrant(ctx, id);
		expect(await addGrant(ctx, db, input)).toBe(id);
		expect((await readGrants(ctx, db, ALL)).grants.find((grant) => grant.id === id)).toMatchObject({ validTo: null });
	}));

	test('is for administrators alone', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		for (const persona of PERSONAS.filter((one) => !one.endsWith('administrator'))) {
			await expect(readGrants(ctxOf(db, cast[persona].actor), db, ALL).catch((error: { code: string }) => error.code)).resolves.toBe('identity.not_allowed');
			await expect(addGrant(ctxOf(db, cast[persona].actor), db, { login: cast.stranger.account.email, role: 'mentor', unitId: units.section.id, validFrom: FROM })).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}
	}));

	test('outside of one\'s units, above one\'s rank, to oneself, to nobody: each has its own refusal', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.office_administrator.actor);
		const give = (given: object) => addGrant(ctx, db, { login: cast.employee.account.email, role: 'mentor', unitId: units.section.id, validFrom: FROM, ...given });
		await expect(give({ unitId: units.otherOffice.id })).rejects.toMatchObject({ code: 'identity.grant_outside' });
		await expect(give({ unitId: units.foreignRoot.id })).rejects.toMatchObject({ code: 'identity.grant_outside' });
		await expect(give({ role: 'auditor' })).rejects.toMatchObject({ code: 'identity.grant_outside' });
		await expect(give({ login: cast.office_administrator.account.email })).rejects.toMatchObject({ code: 'identity.grant_self' });
		await expect(give({ login: '199912312020121999' })).rejects.toMatchObject({ code: 'identity.account_unknown', params: { field: 'login' } });
		expect(await give({})).toMatch(/^[0-9a-f-]{36}$/);
	}));

	test('an administrator does not end his own, nor one of another government', () => withDatabase(async (db) => {
		const { cast } = await insertWorld(db);
		const own = await db.selectFrom('role_grant').select('id').where('account_id', '=', cast.administrator.account.id).executeTakeFirstOrThrow();
		const foreign = await db.selectFrom('role_grant').select('id').where('account_id', '=', cast.foreign_administrator.account.id).executeTakeFirstOrThrow();
		const ctx = ctxOf(db, cast.administrator.actor);
		await expect(endGrant(ctx, own.id)).rejects.toMatchObject({ code: 'identity.grant_self' });
		await expect(endGrant(ctx, foreign.id)).rejects.toMatchObject({ code: 'request.not_found', status: 404 });
	}));

	test('an account of another government may be given a role here, and is listed by name', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const guest = await insertAccount(db, { agencyId: (await insertAgency(db)).id, name: 'Tamu Rekaan' });
		const ctx = ctxOf(db, cast.administrator.actor);
		const id = await addGrant(ctx, db, { login: guest.email, role: 'facilitator', unitId: units.office.id, validFrom: FROM });
		expect((await readGrants(ctx, db, ALL)).grants.find((grant) => grant.id === id)).toMatchObject({ name: 'Tamu Rekaan', login: guest.email });
	}));

	test('units are offered from the top down, only one\'s own', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		expect((await readGrants(ctxOf(db, cast.administrator.actor), db, ALL)).units.map(({ id }) => id).sort()).toEqual([units.root.id, units.office.id, units.section.id, units.otherOffice.id].sort());
		expect((await readGrants(ctxOf(db, cast.office_administrator.actor), db, ALL)).units).toEqual([{ id: units.office.id, name: units.office.name, depth: 1 }, { id: units.section.id, name: units.section.name, depth: 2 }]);
	}));
});

describe('finding authority among much', () => {
	test('what was given is found by name, NIP, address and unit, whatever stands in the pattern', () => withDatabase(async (db) => {
		const { cast, units, agency } = await insertWorld(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		const holder = await insertAccount(db, { agencyId: agency.id, name: 'Wulan_100% Rekaan', username: '199001012015011001' });
		const id = await addGrant(ctx, db, { login: holder.email, role: 'mentor', unitId: units.section.id, validFrom: FROM });
		const found = async (q: string) => (await readGrants(ctx, db, { ...ALL, q })).grants.map((grant) => grant.id);
		for (const q of ['wulan', 'n_100% r', '19900101', holder.email.toUpperCase()]) expect(await found(q), q).toEqual([id]);
		expect(await found(units.section.name)).toContain(id);
		for (const q of ['Wulan%Rekaan', 'w_lan', "' or 1=1 --", '\\']) expect(await found(q), q).toEqual([]);
	}));

	test('an account of another government is found by its whole address, and by no part of its name', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		const login = cast.foreign_administrator.account.email;
		const id = await addGrant(ctx, db, { login, role: 'facilitator', unitId: units.office.id, validFrom: FROM });
		expect((await readGrants(ctx, db, { ...ALL, q: login })).grants.map((grant) => grant.id)).toEqual([id]);
	}));

	test('more grants than a page holds stand on the next ones: each once, none left out', () => withDatabase(async (db) => {
		const { cast, units, agency } = await insertWorld(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		const before = (await readGrants(ctx, db, ALL)).total;
		for (let index = 0; index < GRANTS_PER_PAGE + 3; index++) await insertGrant(db, { account: await insertAccount(db, { agencyId: agency.id }), role: 'mentor', unit: units.section });
		const pages = await Promise.all([1, 2, 3].map((page) => readGrants(ctx, db, { ...ALL, page })));
		expect(pages[0]).toMatchObject({ total: before + GRANTS_PER_PAGE + 3, pages: 2 });
		const ids = pages.flatMap(({ grants }) => grants.map(({ id }) => id));
		expect([new Set(ids).size, ids.length, pages[2]?.grants]).toEqual([before + GRANTS_PER_PAGE + 3, before + GRANTS_PER_PAGE + 3, []]);
	}));

	test('a unit beyond those offered at once is found by its name; how many are left out is said', () => withDatabase(async (db) => {
		const { cast, units, agency } = await insertWorld(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		const rows = Array.from({ length: UNITS_OFFERED + 5 }, (_, index) => ({ agency_id: agency.id, number: 900_000 + index, path: `${units.office.path}${900_000 + index}/`, parent_id: units.office.id,
			name: index === UNITS_OFFERED + 4 ? 'Zona Paling Akhir' : `Loket ${String(index).padStart(4, '0')}`, kind: 'unit', valid_from: '2020-01-01', invented: true }));
		await db.insertInto('unit').values(rows).execute();
		const all = await readGrants(ctx, db, ALL);
		expect(all.units).toHaveLength(UNITS_OFFERED);
		expect(all.unitsLeftOut).toBe(UNITS_OFFERED + 5 + 4 - UNITS_OFFERED);
		expect(all.units.map(({ name }) => name)).not.toContain('Zona Paling Akhir');
		const found = await readGrants(ctx, db, { ...ALL, unit: 'paling akhir' });
		expect([found.units.map(({ name }) => name), found.unitsLeftOut]).toEqual([['Zona Paling Akhir'], 0]);
		const office = await readGrants(ctxOf(db, cast.office_administrator.actor), db, { ...ALL, unit: units.otherOffice.name });
		expect(office.units.map(({ id }) => id)).not.toContain(units.otherOffice.id);
	}));
});
