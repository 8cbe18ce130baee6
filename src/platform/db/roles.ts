import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import { derived, roleConfig, ROLES, type DatabaseAddress, type Role } from './connect.ts';

const ROUNDS = 4096; // as PostgreSQL itself; the password is 256 bits of a key, not a word that could be guessed

/**
 * What PostgreSQL keeps instead of a password (RFC 5803). Sent in its place, so that no log of statements on a server of
 * somebody else's holds the password itself.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
	const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
	const keyed = (label: string) => createHmac('sha256', salted).update(label).digest();
	const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
	return `SCRAM-SHA-256$${ROUNDS}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}

/**
 * Lets the program's roles sign in with their own passwords, which follow from the secret of the installation: a session
 * of theirs has no way back to the owner. Where the owner may not set passwords, or they belong to another installation
 * on the same server, the owner is made a member of the roles and its sessions change to them.
 *
 * @param client the owner's, outside a transaction
 * @returns whether the roles sign in themselves
 */
export async function prepareRoles(client: pg.Client, address: DatabaseAddress): Promise<boolean> {
	if (await rolesSignIn(address)) return true;
	if ((await setPasswords(client, address)) && (await rolesSignIn(address))) return true;
	for (const role of ROLES) await client.query(`grant ${role} to current_user`).catch(unlessRefused); // a member already, made so by somebody else
	return false;
}

/** Whether each role can sign in with its own password. @throws {Error} the server does not answer, or takes no more connections */
export async function rolesSignIn(address: DatabaseAddress): Promise<boolean> {
	for (const role of ROLES) if (!(await signsIn(address, role))) return false;
	return true;
}

async function signsIn(address: DatabaseAddress, role: Role): Promise<boolean> {
	const client = new pg.Client(roleConfig({ ...address, rolesSignIn: true }, role));
	try {
		await client.connect();
		const { rows } = await client.query<{ self: boolean }>('select session_user = $1 as self', [role]);
		return rows[0]?.self === true;
	} catch (error) {
		// 28: no such login, or not with this password; 08: a pooler that knows no such user. Anything else is no answer to the question.
		if (/^(28|08P01)/.test((error as pg.DatabaseError).code ?? '')) return false;
		throw error;
	} finally {
		await client.end().catch(() => undefined);
	}
}

/** False when the owner may not, or the roles are another installation's: its database is named in their comment. */
async function setPasswords(client: pg.Client, address: DatabaseAddress): Promise<boolean> {
	const { rows } = await client.query<{ taken: boolean }>(`select exists (select from pg_roles r join pg_database d on d.datname = shobj_description(r.oid, 'pg_authid')
		where r.rolname = any ($1) and d.datname <> current_database()) as taken`, [ROLES]);
	if (rows[0]?.taken) return false;
	await client.query('begin');
	try {
		for (const role of ROLES) {
			await client.query(`alter role ${role} login password '${scramVerifier(derived(address.secret, role))}'`);
			await client.query(`do $$ begin execute format('comment on role ${role} is %L', current_database()); end $$`);
			await client.query(`do $$ begin execute format('grant connect on database %I to ${role}', current_database()); end $$`);
		}
		await client.query('commit');
		return true;
	} catch (error) {
		await client.query('rollback');
		unlessRefused(error);
		return false;
	}
}

const INSUFFICIENT_PRIVILEGE = '42501';

function unlessRefused(error: unknown): void {
	if ((error as pg.DatabaseError).code !== INSUFFICIENT_PRIVILEGE) throw error;
}
