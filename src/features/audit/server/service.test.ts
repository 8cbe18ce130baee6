import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { recordAudit } from '#platform/audit/record.ts';
import type { Actor, Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { actorOf, ctxOf, insertAgency } from '#tests/support/builders.ts';
import { testPool, withDatabase } from '#tests/support/database.ts';
import { withDoorway } from '#tests/support/entrance.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { auditCsv } from './csv-service.ts';
import { exportAudit, readAudit, sealAudit, verifyAuditChain } from './service.ts';

const all = { page: 1 };
const nothing = () => sql<boolean>`false`;

async function write(db: Db, agencyId: string, count: number, action = 'thing.change', at = new Date('2026-11-21T02:00:00Z')): Promise<void> {
	for (let index = 0; index < count; index += 1) {
		await recordAudit(db, { actor: null, now: new Date(at.getTime() + index), requestId: 'uji' }, { agencyId, action, subject: `thing:${index}`, detail: { index } });
	}
}

const auditorOf = (agencyId: string): Actor => actorOf({ agencyId, roles: { auditor: '/1/' } });
const ctxIn = (db: Db, agencyId: string): Ctx => ctxOf(db, auditorOf(agencyId));

/** What an administrator of the server could do: the trigger off, a row changed, the trigger on. */
async function tamper(db: Db, statement: ReturnType<typeof sql>): Promise<void> {
	await sql`alter table audit_entry disable trigger all`.execute(db);
	await statement.execute(db);
	await sql`alter table audit_entry enable trigger all`.execute(db);
}

describe('the chain of the audit trail', () => {
	test('holds after sealing, however often, and grows with what is written', () => withDatabase(async (db) => {
		const { id } = await insertAgency(db);
		expect(await verifyAuditChain(ctxIn(db, id))).toEqual({ holds: true, broken: null, sealed: 0, fingerprint: null, noted: null, waiting: 0 });
		await write(db, id, 5);
		expect(await sealAudit(db, id)).toBe(5);
		expect(await sealAudit(db, id)).toBe(0);
		await write(db, id, 2);
		expect(await sealAudit(db, id)).toBe(2);
		expect(await verifyAuditChain(ctxIn(db, id))).toMatchObject({ holds: true, sealed: 7, fingerprint: expect.stringMatching(/^7-[0-9a-f]{16}$/) });
	}));

	test.each([
		['detail', sql`update audit_entry set detail = '{"index": 9}' where number = 3`],
		['action', sql`update audit_entry set action = 'thing.read' where number = 3`],
		['subject', sql`update audit_entry set subject = 'thing:other' where number = 3`],
		['moment', sql`update audit_entry set at = at + interval '1 microsecond' where number = 3`],
		['account', sql`update audit_entry set account_id = gen_random_uuid() where number = 3`],
		['request', sql`update audit_entry set request_id = null where number = 3`]
	])('a sealed entry whose %s was changed past the trigger is named', (_, statement) => withDatabase(async (db) => {
		const { id } = await insertAgency(db);
		await write(db, id, 5);
		await sealAudit(db, id);
		await tamper(db, sql`${statement} and agency_id = ${id}`);
		expect(await verifyAuditChain(ctxIn(db, id))).toMatchObject({ holds: false, broken: { number: 3, reason: 'changed' } });
	}));

	test('an entry changed together with its own hash breaks the next link', () => withDatabase(async (db) => {
		const { id } = await insertAgency(db);
		await write(db, id, 5);
		await sealAudit(db, id);
		await tamper(db, sql`update audit_entry e set action = 'thing.read' where agency_id = ${id} and number = 3`);
		await tamper(db, sql`update audit_entry e set hash = audit_digest(e, (select hash from audit_entry p where p.agency_id = e.agency_id and p.number = 2)) where agency_id = ${id} and number = 3`);
		expect(await verifyAuditChain(ctxIn(db, id))).toMatchObject({ holds: false, broken: { number: 4, reason: 'changed' } });
	}));

	test('a missing entry is a gap, and two that changed places are found', () => withDatabase(async (db) => {
		const { id } = await insertAgency(db);
		await write(db, id, 5);
		await sealAudit(db, id);
		await tamper(db, sql`delete from audit_entry where agency_id = ${id} and number = 2`);
		expect(await verifyAuditChain(ctxIn(db, id))).toMatchObject({ holds: false, broken: { number: 3, reason: 'gap' } });
	}));

	test('a trail cut off at its end holds, and only a noted fingerprint tells', () => withDatabase(async (db) => {
		const { id } = await insertAgency(db);
		await write(db, id, 5);
		await sealAudit(db, id);
		const { fingerprint } = await verifyAuditChain(ctxIn(db, id));
		expect(await verifyAuditChain(ctxIn(db, id), fingerprint!)).toMatchObject({ noted: 'same' });
		expect(await verifyAuditChain(ctxIn(db, id), `5-${'0'.repeat(16)}`)).toMatchObject({ noted: 'different' });
		await tamper(db, sql`delete from audit_entry where agency_id = ${id} and number = 5`);
		expect(await verifyAuditChain(ctxIn(db, id), fingerprint!)).toMatchObject({ holds: true, noted: 'absent' });
	}));

	test('each government has a chain of its own', () => withDatabase(async (db) => {
		const [a, b] = [await insertAgency(db), await insertAgency(db)];
		await write(db, a.id, 3);
		await write(db, b.id, 4);
		await sealAudit(db, a.id);
		await sealAudit(db, b.id);
		await tamper(db, sql`update audit_entry set action = 'thing.read' where agency_id = ${b.id} and number = 1`);
		expect(await verifyAuditChain(ctxIn(db, a.id))).toMatchObject({ holds: true, sealed: 3 });
		expect(await verifyAuditChain(ctxIn(db, b.id))).toMatchObject({ holds: false, broken: { number: 1 } });
	}));

	test('entries that wait too long are counted', () => withDatabase(async (db) => {
		const { id } = await insertAgency(db);
		await write(db, id, 2, 'thing.change', new Date('2026-11-21T02:58:00Z'));
		await write(db, id, 1, 'thing.change', new Date('2026-11-21T02:59:59Z'));
		expect(await verifyAuditChain(ctxIn(db, id))).toMatchObject({ holds: true, sealed: 0, waiting: 2 });
	}));

	test('writers who commit while it is sealed lose nothing', () => withDoorway(async ({ world, owner }) => {
		const { id } = await insertAgency(owner);
		const db = () => world.db([id]);
		const work = Array.from({ length: 40 }, (_, index) => (index % 4 === 3 ? sealAudit(db(), id) : inTransaction(db(), (tx) => write(tx, id, 3))));
		await Promise.all(work);
		await sealAudit(db(), id);
		expect(await verifyAuditChain(ctxIn(db(), id))).toMatchObject({ holds: true, sealed: 90, waiting: 0 });
	}));
});

describe('the program itself', () => {
	const attempt = async (statement: string): Promise<string> => {
		try {
			await testPool('bina_app').query(statement);
			return 'done';
		} catch (error) {
			return String((error as { code?: string }).code);
		}
	};

	test.each(['update audit_entry set action = $$x$$', 'delete from audit_entry', 'truncate audit_entry', 'alter table audit_entry disable trigger all',
		'insert into audit_entry (agency_id, action, subject, number, hash) values (uuidv7(), $$x$$, $$y$$, 1, $$z$$)'])('cannot: %s', async (statement) => {
		expect(await attempt(statement)).toBe('42501');
	});

	test('even the owner is stopped by the trigger', () => withDatabase(async (db) => {
		const { id } = await insertAgency(db);
		await write(db, id, 1);
		await sealAudit(db, id);
		for (const statement of ['update audit_entry set action = $$x$$', 'delete from audit_entry', 'truncate audit_entry']) {
			await sql`savepoint s`.execute(db);
			await expect(sql.raw(statement).execute(db)).rejects.toThrow('append-only');
			await sql`rollback to savepoint s`.execute(db);
		}
	}));
});

describe('reading the trail', () => {
	test('is for who may read it in the whole government', () => withDatabase(async (db) => {
		const { cast } = await insertWorld(db);
		const readers: string[] = [];
		for (const persona of PERSONAS) {
			try {
				await readAudit(ctxOf(db, cast[persona].actor), all, nothing);
				readers.push(persona);
			} catch (error) {
				expect(error).toMatchObject({ code: 'identity.not_allowed' });
			}
		}
		expect(readers).toEqual(['auditor', 'administrator', 'foreign_administrator']);
	}));

	test('finds by action, kind of action, object and day in the zone of the government', () => withDatabase(async (db) => {
		const { id } = await insertAgency(db);
		await write(db, id, 3, 'survey.open');
		await write(db, id, 2, 'survey.close', new Date('2026-11-20T17:30:00Z')); // 21 November, 00.30 WIB
		await write(db, id, 1, 'account.sign_in', new Date('2026-11-20T16:30:00Z')); // 20 November, 23.30 WIB
		const count = async (filter: object) => (await readAudit(ctxIn(db, id), { ...all, ...filter }, nothing)).total;
		expect(await count({})).toBe(6);
		expect(await count({ action: 'survey.open' })).toBe(3);
		expect(await count({ action: 'survey' })).toBe(5);
		expect(await count({ subject: 'thing:1' })).toBe(2);
		expect(await count({ subject: '%' })).toBe(0);
		expect(await count({ from: '2026-11-21' })).toBe(5);
		expect(await count({ to: '2026-11-20' })).toBe(1);
		expect(await count({ from: '2026-11-21', to: '2026-11-21', action: 'survey.close' })).toBe(2);
		expect((await readAudit(ctxIn(db, id), all, nothing)).actions).toEqual(['account.sign_in', 'survey.close', 'survey.open']);
	}));

	test('comes in pages, newest first, and a page beyond the last is the last', () => withDatabase(async (db) => {
		const { id } = await insertAgency(db);
		await write(db, id, 120);
		const first = await readAudit(ctxIn(db, id), all, nothing);
		expect([first.total, first.pages, first.entries.length, first.entries[0]?.subject]).toEqual([120, 3, 50, 'thing:119']);
		const last = await readAudit(ctxIn(db, id), { page: 99 }, nothing);
		expect([last.entries.length, last.entries.at(-1)?.subject]).toEqual([20, 'thing:0']);
	}));

	test('is taken away as a table in which no cell is a formula, and that is written down', () => withDatabase(async (db) => {
		const { id } = await insertAgency(db);
		await recordAudit(db, { actor: null, now: new Date('2026-11-21T02:00:00Z'), requestId: '=1+1' }, { agencyId: id, action: 'thing.change', subject: '=HYPERLINK("http://x","y")' });
		const csv = auditCsv(await exportAudit(ctxIn(db, id), all, nothing), { locale: 'id' });
		expect(csv.split('\r\n')[1]).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
		expect(csv).toContain(`'=1+1`);
		expect((await readAudit(ctxIn(db, id), all, nothing)).entries.map(({ action }) => action)).toContain('audit.export');
	}));
});
