import { actorFrom } from '#features/identity/actor.ts';
import type { GrantedRole, Holding, Role } from '#features/identity/schema.ts';
import type { Actor } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import {
	insertAccount, insertAgency, insertEmployment, insertGrant, insertPerson, insertUnit,
	type AccountRow, type AgencyRow, type PersonRow, type UnitRow
} from './builders.ts';

/** One for each role, and three for whom the answer is no. */
export const PERSONAS = [
	'employee', 'supervisor', 'training_manager', 'facilitator', 'mentor', 'partner', 'service_officer', 'complaint_administrator', 'inspector', 'evaluator', 'head_of_region', 'auditor', 'administrator',
	'office_administrator', 'stranger', 'foreign_administrator'
] as const;
export type Persona = (typeof PERSONAS)[number];

export interface Cast {
	readonly actor: Actor;
	readonly account: AccountRow;
	readonly person: PersonRow | null;
}

/** Two governments; the first has a tree of three levels and everybody of `PERSONAS` but the last. */
export interface World {
	readonly agency: AgencyRow;
	readonly foreignAgency: AgencyRow;
	/** root ⊃ office ⊃ section; root ⊃ otherOffice. foreignRoot is the top of the other government. */
	readonly units: Readonly<Record<'root' | 'office' | 'section' | 'otherOffice' | 'foreignRoot', UnitRow>>;
	readonly cast: Readonly<Record<Persona, Cast>>;
}

/** Builds the world as the tables' owner (`withDatabase`); nobody has a password. */
export async function insertWorld(db: Db): Promise<World> {
	const agency = await insertAgency(db);
	const foreignAgency = await insertAgency(db);
	const root = await insertUnit(db, { agencyId: agency.id, kind: 'agency' });
	const office = await insertUnit(db, { agencyId: agency.id, parent: root, kind: 'office' });
	const section = await insertUnit(db, { agencyId: agency.id, parent: office, kind: 'section' });
	const otherOffice = await insertUnit(db, { agencyId: agency.id, parent: root, kind: 'office' });
	const foreignRoot = await insertUnit(db, { agencyId: foreignAgency.id, kind: 'agency' });

	const officer = (unit: UnitRow, home: AgencyRow, grants: readonly (readonly [GrantedRole, UnitRow])[] = [], isHead = false) => castOfficer(db, unit, home, grants, isHead);
	return {
		agency, foreignAgency, units: { root, office, section, otherOffice, foreignRoot },
		cast: {
			employee: await officer(section, agency),
			supervisor: await officer(office, agency, [], true),
			training_manager: await officer(office, agency, [['training_manager', root]]),
			facilitator: await officer(office, agency, [['facilitator', root]]),
			mentor: await officer(office, agency, [['mentor', office]]),
			partner: await castOutsider(db, agency, [['partner', office]]),
			service_officer: await officer(section, agency, [['service_officer', section]]),
			complaint_administrator: await officer(otherOffice, agency, [['complaint_administrator', root]]),
			inspector: await officer(otherOffice, agency, [['inspector', otherOffice]]),
			evaluator: await officer(otherOffice, agency, [['evaluator', root]]),
			head_of_region: await castOutsider(db, agency, [['head_of_region', root]]),
			auditor: await officer(otherOffice, agency, [['auditor', root]]),
			administrator: await officer(otherOffice, agency, [['administrator', root]]),
			office_administrator: await officer(office, agency, [['administrator', office]]),
			stranger: await castOutsider(db, agency, []),
			foreign_administrator: await officer(foreignRoot, foreignAgency, [['administrator', foreignRoot]])
		}
	};
}

async function castOfficer(db: Db, unit: UnitRow, home: AgencyRow, grants: readonly (readonly [GrantedRole, UnitRow])[], isHead: boolean): Promise<Cast> {
	const person = await insertPerson(db, { agencyId: home.id });
	await insertEmployment(db, { person, unit, isHead });
	const derived: Role[] = isHead ? ['employee', 'supervisor'] : ['employee'];
	const own = derived.map((role): Holding => ({ role, agencyId: home.id, unitPath: unit.path }));
	return cast(db, home, person, unit, own, grants);
}

function castOutsider(db: Db, home: AgencyRow, grants: readonly (readonly [GrantedRole, UnitRow])[]): Promise<Cast> {
	return cast(db, home, null, null, [], grants);
}

async function cast(db: Db, home: AgencyRow, person: PersonRow | null, unit: UnitRow | null, own: readonly Holding[], grants: readonly (readonly [GrantedRole, UnitRow])[]): Promise<Cast> {
	const account = await insertAccount(db, { agencyId: home.id, ...(person ? { person } : {}) });
	for (const [role, where] of grants) await insertGrant(db, { account, role, unit: where });
	const holdings = [...own, ...grants.map(([role, where]): Holding => ({ role, agencyId: where.agencyId, unitPath: where.path }))];
	const actor = actorFrom({ accountId: account.id, personId: person?.id ?? null, name: person?.name ?? 'Akun Rekaan', agencyId: home.id, agencyName: home.name,
		unitId: unit?.id ?? null, unitName: unit?.name ?? null, unitPath: unit?.path ?? null, holdings });
	return { actor, account, person };
}
