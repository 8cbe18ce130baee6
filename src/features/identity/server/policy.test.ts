import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type World } from '#tests/support/personas.ts';
import type { Db } from '#platform/db/connect.ts';
import { GRANTED_ROLES, type GrantedRole } from '../schema.ts';
import { manageableAccountsBy, mayChangeGrant, mayManageAccount, mayReadGrant, readableGrantsBy } from './policy.ts';

interface GrantFact { readonly id: string; readonly agencyId: string; readonly unitPath: string; readonly accountId: string; readonly role: GrantedRole }
interface AccountFact { readonly id: string; readonly agencyId: string; readonly unitPath: string | null }

const grantsWhere = async (db: Db, condition: ReturnType<typeof readableGrantsBy>) =>
	(await sql<GrantFact>`select g.id, g.agency_id as "agencyId", u.path as "unitPath", g.account_id as "accountId", g.role from role_grant g
		join unit u on u.agency_id = g.agency_id and u.id = g.unit_id where ${condition} order by g.id`.execute(db)).rows;
const accountsWhere = async (db: Db, condition: ReturnType<typeof manageableAccountsBy>) =>
	(await sql<AccountFact>`select a.id, a.home_agency_id as "agencyId", u.path as "unitPath" from account a
		left join employment e on e.agency_id = a.home_agency_id and e.person_id = a.person_id and e.is_primary
		left join unit u on u.agency_id = e.agency_id and u.id = e.unit_id where ${condition} order by a.id`.execute(db)).rows;
const everything = sql<boolean>`true`;
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

describe('one and many agree', () => {
	test('which grants each persona sees', () => withDatabase(async (db) => {
		const { cast } = await insertWorld(db);
		const all = await grantsWhere(db, everything);
		expect(all.length).toBeGreaterThan(9);
		for (const persona of PERSONAS) {
			const { actor } = cast[persona];
			expect([persona, idsOf(await grantsWhere(db, readableGrantsBy(actor)))]).toEqual([persona, idsOf(all.filter((grant) => mayReadGrant(actor, grant)))]);
		}
	}));

	test('which accounts each persona manages', () => withDatabase(async (db) => {
		const { cast } = await insertWorld(db);
		const all = await accountsWhere(db, everything);
		for (const persona of PERSONAS) {
			const { actor } = cast[persona];
			expect([persona, idsOf(await accountsWhere(db, manageableAccountsBy(actor)))]).toEqual([persona, idsOf(all.filter((account) => mayManageAccount(actor, account)))]);
		}
	}));
});

describe('who may what', () => {
	const seen = (world: World, persona: (typeof PERSONAS)[number], all: readonly GrantFact[]) => all.filter((grant) => mayReadGrant(world.cast[persona].actor, grant)).length;

	test('grants: the administrators, each in the own subtree', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const all = await grantsWhere(db, everything);
		const here = all.filter(({ agencyId }) => agencyId === world.agency.id);
		const below = here.filter(({ unitPath }) => unitPath.startsWith(world.units.office.path));
		expect(PERSONAS.filter((persona) => seen(world, persona, all) > 0)).toEqual(['administrator', 'office_administrator', 'foreign_administrator']);
		expect(seen(world, 'administrator', all)).toBe(here.length);
		expect(seen(world, 'office_administrator', all)).toBe(below.length);
		expect(below.length).toBeLessThan(here.length);
	}));

	test('changing: nobody his own, an office no role over the whole government, nobody across governments', () => withDatabase(async (db) => {
		const { cast, units, agency } = await insertWorld(db);
		const target = cast.employee.account.id;
		const may = (persona: (typeof PERSONAS)[number], role: GrantedRole, unitPath: string, accountId = target) => mayChangeGrant(cast[persona].actor, { agencyId: agency.id, role, unitPath, accountId });
		for (const role of GRANTED_ROLES) {
			expect(may('administrator', role, units.section.path)).toBe(true);
			expect(may('administrator', role, units.section.path, cast.administrator.account.id)).toBe(false);
			expect(may('foreign_administrator', role, units.section.path)).toBe(false);
			expect(may('office_administrator', role, units.otherOffice.path)).toBe(false);
			for (const persona of PERSONAS.filter((one) => !one.endsWith('administrator'))) expect(may(persona, role, units.section.path)).toBe(false);
		}
		expect(may('office_administrator', 'mentor', units.section.path)).toBe(true);
		expect(may('office_administrator', 'administrator', units.section.path)).toBe(false);
	}));
});
