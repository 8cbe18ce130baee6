import { readFileSync } from 'node:fs';
import { recordAudit } from '#platform/audit/record.ts';
import { DATABASE_OPTIONS, openCliDatabase } from '#platform/cli/database.ts';
import { InputError, requiredOption, textOption, type Arguments, type Command } from '#platform/cli/command.ts';
import { isDay } from '#platform/clock.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { passwordWeakness } from '../password.rules.ts';
import { normalLogin } from '../rules.ts';
import { GRANTED_ROLES, type GrantedRole } from '../schema.ts';
import { hashPassword, insertAccountWithPassword, randomPassword } from './account-service.ts';
import { ensureAgency, findPersonByNip, findRootUnit } from './cli-queries.ts';
import { insertGrant } from './grant-queries.ts';

/** What `bina accounts create` was asked for, read and checked. */
export interface AccountWish {
	readonly agencyCode: string;
	/** Creates the government when its code is not there yet. */
	readonly agency: { readonly name: string; readonly kind: string; readonly timeZone: string } | null;
	readonly name: string;
	readonly email: string | null;
	readonly nip: string | null;
	readonly role: GrantedRole;
	/** null: one is made. */
	readonly password: string | null;
}

export interface CreatedAccount {
	readonly accountId: string;
	readonly login: string;
	/** Only when it was made here. */
	readonly password: string | null;
	readonly agency: { readonly id: string; readonly code: string; readonly created: boolean };
	readonly role: GrantedRole;
}

const KINDS = ['province', 'regency', 'city'];
const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];

/** Reads the options; `password` is the first line of standard input where --password-stdin was given. */
export function readWish(input: Arguments, password: string | null): AccountWish {
	const role = GRANTED_ROLES.find((one) => one === (textOption(input, 'role') ?? 'administrator'));
	if (!role) throw new InputError('option.role', `--role is one of: ${GRANTED_ROLES.join(', ')}.`);
	const nip = textOption(input, 'nip')?.replace(/\s/g, '') ?? null;
	if (nip !== null && !/^\d{18}$/.test(nip)) throw new InputError('option.nip', '--nip has 18 figures.');
	const email = textOption(input, 'email') ?? null;
	if (email === null && nip === null) throw new InputError('option.missing', 'Give --nip or --email: one of them is the sign-in name.');
	if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new InputError('option.email', '--email must be an e-mail address.');
	const wish = { agencyCode: requiredOption(input, 'agency'), agency: readAgency(input), name: requiredOption(input, 'name'), email, nip, role, password };
	const weakness = password === null ? null : passwordWeakness(password, { name: wish.name, login: nip ?? email ?? '', email: email ?? '' });
	if (weakness) throw new InputError('password.weak', `This password would be guessed soon (${weakness}). Choose another, or leave --password-stdin out and one is made.`);
	return wish;
}

function readAgency(input: Arguments): AccountWish['agency'] {
	const name = textOption(input, 'agency-name');
	if (name === undefined) return null;
	const kind = textOption(input, 'agency-kind') ?? 'regency';
	if (!KINDS.includes(kind)) throw new InputError('option.agency_kind', `--agency-kind is one of: ${KINDS.join(', ')}.`);
	const timeZone = textOption(input, 'time-zone') ?? 'Asia/Jakarta';
	if (!ZONES.includes(timeZone)) throw new InputError('option.time_zone', `--time-zone is one of: ${ZONES.join(', ')}.`);
	return { name, kind, timeZone };
}

/**
 * Makes an account with a role over the whole government, and the government with its topmost unit where there is none yet.
 *
 * @throws {InputError} agency.unknown · account.exists
 */
export async function createAccountFor(ownerDb: Db, wish: AccountWish, today: string, now: Date): Promise<CreatedAccount> {
	if (!isDay(today)) throw new RangeError(`createAccountFor: not a day: ${today}`);
	const password = wish.password ?? randomPassword();
	return inTransaction(ownerDb, async (tx) => {
		const agency = await ensureAgency(tx, wish.agencyCode, wish.agency, today);
		if (!agency) throw new InputError('agency.unknown', `There is no agency with the code ${wish.agencyCode.slice(0, 20)}. To create it, add --agency-name "Kabupaten …".`);
		const root = await findRootUnit(tx, agency.id);
		const person = wish.nip === null ? undefined : await findPersonByNip(tx, agency.id, wish.nip);
		const accountId = await insertAccountWithPassword(tx, {
			agencyId: agency.id, name: wish.name, passwordHash: await hashPassword(password), mustChange: true,
			...(person ? { personId: person.id } : {}), ...(wish.nip === null ? {} : { nip: wish.nip }), ...(wish.email === null ? {} : { email: wish.email })
		}).catch((error: unknown) => {
			if (error instanceof Problem) throw new InputError('account.exists', 'That NIP or e-mail has an account already.');
			throw error;
		});
		await insertGrant(tx, { agencyId: agency.id, accountId, role: wish.role, unitId: root.id, validFrom: today, validTo: null });
		await recordAudit(tx, { actor: null, now, requestId: 'command line' }, { agencyId: agency.id, action: 'account.create', subject: `account:${accountId}`, detail: { role: wish.role } });
		return { accountId, login: wish.nip ?? normalLogin(wish.email ?? ''), password: wish.password === null ? password : null, agency: { ...agency, code: wish.agencyCode }, role: wish.role };
	});
}

const createCommand: Command = {
	path: ['accounts', 'create'],
	summary: 'make an account with a role, and on an empty installation its government',
	usage: '--agency CODE --name NAME (--nip NIP | --email ADDRESS) [--agency-name NAME] [--role administrator]',
	options: {
		agency: { type: 'string', help: 'area code of the government, for example 1505' },
		name: { type: 'string', help: 'name of the person' },
		nip: { type: 'string', help: '18 figures; the sign-in name of an officer' },
		email: { type: 'string', help: 'sign-in name of somebody without a NIP' },
		role: { type: 'string', help: `default administrator; or ${GRANTED_ROLES.filter((role) => role !== 'administrator').join(', ')}` },
		'agency-name': { type: 'string', help: 'creates the government when its code is not there yet' },
		'agency-kind': { type: 'string', help: 'province, regency (default) or city' },
		'time-zone': { type: 'string', help: 'Asia/Jakarta (default), Asia/Makassar or Asia/Jayapura' },
		'password-stdin': { type: 'boolean', help: 'read the password from standard input; without it one is made and printed once' },
		...DATABASE_OPTIONS
	},
	async run(input, io) {
		const wish = readWish(input, input.options['password-stdin'] === true ? (readFileSync(0, 'utf8').split('\n')[0] ?? '').replace(/\r$/, '') : null);
		const database = await openCliDatabase(input, io);
		try {
			const now = new Date();
			const created = await createAccountFor(database.ownerDb, wish, now.toISOString().slice(0, 10), now);
			const lines = [`Account made: ${created.login} (${created.role} of ${created.agency.code}${created.agency.created ? ', created' : ''}).`,
				...(created.password ? [`Password, shown only now: ${created.password}`] : [])];
			return { json: created, text: lines.join('\n') };
		} finally {
			await database.close();
		}
	}
};

export const commands: readonly Command[] = [createCommand];
