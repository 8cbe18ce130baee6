import { describe, expect, test } from 'vitest';
import { ctxOf, insertAccount, insertAgency } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { addGrant, endGrant, readGrants } from './grant-service.ts';

const FROM = '2026-11-01';

describe('giving authority', () => {
	test('an administrator gives, sees and ends a role; both are written down', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		const login = cast.employee.person!.nip;
		const id = await addGrant(ctx, db, { login, role: 'evaluator', unitId: units.office.id, validFrom: FROM, validTo: '' });
		const find = async () => (await readGrants(ctx, db)).grants.find((grant) => grant.id === id);
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
		expect((await readGrants(ctx, db)).grants.find((grant) => grant.id === id)).toMatchObject({ validFrom: '2027-01-01', validTo: '2027-01-01' });
	}));

	test('given again on the day it ended, it runs again', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		const input = { login: cast.employee.account.email, role: 'mentor', unitId: units.office.id, validFrom: '2026-11-21' } as const;
		const id = await addGrant(ctx, db, input);
		await endGrant(ctx, id);
		expect(await addGrant(ctx, db, input)).toBe(id);
		expect((await readGrants(ctx, db)).grants.find((grant) => grant.id === id)).toMatchObject({ validTo: null });
	}));

	test('is for administrators alone', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		for (const persona of PERSONAS.filter((one) => !one.endsWith('administrator'))) {
			await expect(readGrants(ctxOf(db, cast[persona].actor), db).catch((error: { code: string }) => error.code)).resolves.toBe('identity.not_allowed');
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
		expect((await readGrants(ctx, db)).grants.find((grant) => grant.id === id)).toMatchObject({ name: 'Tamu Rekaan', login: guest.email });
	}));

	test('units are offered from the top down, only one\'s own', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		expect((await readGrants(ctxOf(db, cast.administrator.actor), db)).units.map(({ id }) => id).sort()).toEqual([units.root.id, units.office.id, units.section.id, units.otherOffice.id].sort());
		expect((await readGrants(ctxOf(db, cast.office_administrator.actor), db)).units).toEqual([{ id: units.office.id, name: units.office.name, depth: 1 }, { id: units.section.id, name: units.section.name, depth: 2 }]);
	}));
});
