import type { Insertable } from 'kysely';
import { actorFrom, type Standing } from '#features/identity/actor.ts';
import type { GrantedRole, Role } from '#features/identity/schema.ts';
import { dayIn } from '#platform/clock.ts';
import type { Actor, Ctx } from '#platform/context.ts';
import type { Db, Tables } from '#platform/db/connect.ts';

/* Everything made here is invented. Numbers count up inside one test file, so that nothing collides. */
let counter = 0;
const next = () => (counter += 1);
/** Rolled back or not, two test files may meet in one database: the process's own digits keep codes apart. */
const own = `${process.pid % 1000}${Date.now() % 100_000}`;

export const NOW = new Date('2026-11-21T03:00:00Z');

export interface AgencyRow { readonly id: string; readonly code: string; readonly name: string }
export interface UnitRow { readonly id: string; readonly agencyId: string; readonly number: number; readonly path: string; readonly name: string }
export interface PersonRow { readonly id: string; readonly agencyId: string; readonly nip: string; readonly name: string }
export interface AccountRow { readonly id: string; readonly agencyId: string; readonly email: string; readonly username: string | null; readonly personId: string | null }

export async function insertAgency(db: Db, given: Partial<Insertable<Tables['agency']>> = {}): Promise<AgencyRow> {
	const number = next();
	return db
		.insertInto('agency')
		.values({ code: `T${own}${number}`, name: `Kabupaten Rekaan ${number}`, kind: 'regency', invented: true, ...given })
		.returning(['id', 'code', 'name'])
		.executeTakeFirstOrThrow();
}

export interface UnitGiven { readonly agencyId: string; readonly parent?: UnitRow; readonly name?: string; readonly kind?: string; readonly externalId?: string }

/** A unit; without `parent` it is the top of its agency's tree. */
export async function insertUnit(db: Db, { agencyId, parent, name, kind, externalId }: UnitGiven): Promise<UnitRow> {
	const number = next();
	const path = `${parent?.path ?? '/'}${number}/`;
	const row = await db
		.insertInto('unit')
		.values({ agency_id: agencyId, number, path, parent_id: parent?.id ?? null, name: name ?? `Unit Rekaan ${number}`, kind: kind ?? (parent ? 'unit' : 'agency'),
			external_id: externalId ?? null, valid_from: '2020-01-01', invented: true })
		.returning(['id', 'name'])
		.executeTakeFirstOrThrow();
	return { ...row, agencyId, number, path };
}

/** An invented NIP of the right form: born 1 January 1980 and so many days, in service since 2005. */
export function inventedNip(number: number): string {
	const born = new Date(Date.UTC(1980, 0, 1 + Math.floor(number / 999)));
	return `${born.toISOString().slice(0, 10).replaceAll('-', '')}2005011${String((number % 999) + 1).padStart(3, '0')}`;
}

export async function insertPerson(db: Db, { agencyId, ...given }: { readonly agencyId: string } & Partial<Insertable<Tables['person']>>): Promise<PersonRow> {
	const number = next();
	const row = await db
		.insertInto('person')
		.values({ agency_id: agencyId, nip: inventedNip(number), name: `Pegawai Rekaan ${number}`, born_on: '1980-01-01', sex: 'M', invented: true, ...given })
		.returning(['id', 'nip', 'name'])
		.executeTakeFirstOrThrow();
	return { ...row, agencyId };
}

export async function insertPosition(db: Db, { agencyId, unitId, isHead = false, title }: { readonly agencyId: string; readonly unitId: string; readonly isHead?: boolean; readonly title?: string }): Promise<string> {
	const row = await db
		.insertInto('position')
		.values({ agency_id: agencyId, unit_id: unitId, title: title ?? (isHead ? 'Kepala' : 'Penelaah Teknis Kebijakan'), kind: isHead ? 'administrator' : 'pelaksana', is_head: isHead })
		.returning('id')
		.executeTakeFirstOrThrow();
	return row.id;
}

export interface EmploymentGiven {
	readonly person: PersonRow;
	readonly unit: UnitRow;
	/** Heads the unit: makes the holder a supervisor. */
	readonly isHead?: boolean;
	readonly positionId?: string;
	readonly isPrimary?: boolean;
	readonly startedOn?: string;
	readonly endedOn?: string;
}

export async function insertEmployment(db: Db, given: EmploymentGiven): Promise<string> {
	const agencyId = given.person.agencyId;
	const position = given.positionId ?? (await insertPosition(db, { agencyId, unitId: given.unit.id, isHead: given.isHead ?? false }));
	const row = await db
		.insertInto('employment')
		.values({ agency_id: agencyId, person_id: given.person.id, unit_id: given.unit.id, position_id: position, kind: 'pns', rank: 'III/b',
			is_primary: given.isPrimary ?? true, started_on: given.startedOn ?? '2020-01-01', ended_on: given.endedOn ?? null })
		.returning('id')
		.executeTakeFirstOrThrow();
	return row.id;
}

/** An account without a password; `createAccount` of the identity service makes one that can sign in. */
export async function insertAccount(db: Db, given: { readonly agencyId: string; readonly person?: PersonRow; readonly name?: string; readonly email?: string; readonly username?: string }): Promise<AccountRow> {
	const number = next();
	const row = await db
		.insertInto('account')
		.values({ home_agency_id: given.agencyId, person_id: given.person?.id ?? null, name: given.name ?? given.person?.name ?? `Akun Rekaan ${number}`,
			email: given.email ?? `akun${number}.${own}@contoh.example`, username: given.username ?? given.person?.nip ?? null })
		.returning(['id', 'email', 'username', 'person_id'])
		.executeTakeFirstOrThrow();
	return { id: row.id, email: row.email, username: row.username, personId: row.person_id, agencyId: given.agencyId };
}

export async function insertGrant(db: Db, given: { readonly account: AccountRow; readonly role: GrantedRole; readonly unit: UnitRow; readonly validFrom?: string; readonly validTo?: string }): Promise<string> {
	const row = await db
		.insertInto('role_grant')
		.values({ agency_id: given.unit.agencyId, account_id: given.account.id, role: given.role, unit_id: given.unit.id, valid_from: given.validFrom ?? '2020-01-01', valid_to: given.validTo ?? null })
		.returning('id')
		.executeTakeFirstOrThrow();
	return row.id;
}

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** An actor without a database row: `actorOf({ agencyId, roles: { evaluator: '/1/' } })`. A path of '/' reaches everywhere. */
export function actorOf({ roles = {}, ...given }: Partial<Omit<Standing, 'holdings'>> & { readonly roles?: Partial<Record<Role, string>> } = {}): Actor {
	const agencyId = given.agencyId ?? NOBODY;
	const holdings = Object.entries(roles).map(([role, unitPath]) => ({ role: role as Role, agencyId, unitPath }));
	return actorFrom({ accountId: NOBODY, personId: null, name: 'Pelaku Rekaan', agencyName: 'Kabupaten Rekaan', unitId: null, unitName: null, unitPath: null, ...given, agencyId, holdings });
}

/** The context of a use case; the clock stands at 21 November 2026, 10.00 WIB. */
export function ctxOf(db: Db, actor: Actor | null, given: Partial<Ctx> = {}): Ctx {
	const timeZone = given.timeZone ?? 'Asia/Jakarta';
	const now = given.now ?? NOW;
	return { db, actor, now, today: dayIn(timeZone, now), timeZone, locale: 'id', requestId: 'test', ...given };
}
