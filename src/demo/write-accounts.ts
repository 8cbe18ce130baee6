import type { BulkWriter, Column } from './insert-rows.ts';
import type { DemoRole, Persona } from './personas.ts';
import { Random } from './random.ts';
import type { AgencyDemo } from './types.ts';

interface Account {
	readonly id: string;
	readonly persona: Persona;
	readonly personId: string | null;
}

/** Accounts of the personas of one agency, their grants, and the one demo password, already hashed. */
export async function writeAccounts(writer: BulkWriter, demo: AgencyDemo, personas: readonly Persona[], passwordHash: string, today: string): Promise<void> {
	const agencyId = demo.agency.id;
	const random = new Random(`bina-demo/write-accounts/${agencyId}`);
	const units = new Map(demo.units.map(({ key, id }) => [key, id]));
	const people = new Map(demo.people.flatMap(({ personaKey, id }) => (personaKey === null ? [] : [[personaKey, id] as const])));
	const accounts = personas.filter(({ agencyCode }) => agencyCode === demo.agency.code)
		.map((persona): Account => ({ id: random.uuid(Date.parse('2024-01-01')), persona, personId: people.get(persona.key) ?? null }));
	await writer.write('account', accountColumns(agencyId), accounts);
	await writer.write('credential', credentialColumns(passwordHash), accounts);
	await writer.write('role_grant', grantColumns(agencyId, units, today), accounts.flatMap((account) => account.persona.roles.map((role) => ({ account, role }))));
}

function accountColumns(agencyId: string): Column<Account>[] {
	return [
		{ name: 'id', type: 'uuid', of: ({ id }) => id }, { name: 'name', type: 'text', of: ({ persona }) => persona.name }, { name: 'email', type: 'text', of: ({ persona }) => persona.email }, { name: 'email_verified', type: 'boolean', of: () => true },
		{ name: 'username', type: 'text', of: ({ persona }) => persona.nip ?? persona.email }, { name: 'home_agency_id', type: 'uuid', of: () => agencyId }, { name: 'person_id', type: 'uuid', of: ({ personId }) => personId }
	];
}

function credentialColumns(passwordHash: string): Column<Account>[] {
	return [
		{ name: 'account_id', type: 'uuid', of: ({ id }) => id }, { name: 'provider_id', type: 'text', of: () => 'credential' }, { name: 'provider_account_id', type: 'text', of: ({ id }) => id }, { name: 'password', type: 'text', of: () => passwordHash }
	];
}

function grantColumns(agencyId: string, units: ReadonlyMap<string, string>, today: string): Column<{ readonly account: Account; readonly role: DemoRole }>[] {
	const twoYearsAgo = `${Number(today.slice(0, 4)) - 2}-01-01`;
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'account_id', type: 'uuid', of: ({ account }) => account.id }, { name: 'role', type: 'text', of: ({ role }) => role },
		{ name: 'unit_id', type: 'uuid', of: ({ account }) => units.get(account.persona.grantUnitKey) ?? null }, { name: 'valid_from', type: 'date', of: () => twoYearsAgo }
	];
}
