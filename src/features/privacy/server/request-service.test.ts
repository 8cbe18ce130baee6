import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { trackingNumber } from '#platform/tracking.ts';
import { ctxOf, insertAgency } from '#tests/support/builders.ts';
import { fileOne, withCitizen } from '#tests/support/complaints.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { CitizenRequestForm } from '../schema.ts';
import { fileAsCitizen, requestStatus, statusOfReceipt } from './citizen-service.ts';
import { openAsked, sealAsked } from './request-seal.ts';
import { cancelRequest, fileAsOfficer, moveRequest, ownRequests, requestPage, requestQueue } from './request-service.ts';

const KEY = 'a key of the test';
const asked = { kind: 'correction', field: 'education', words: 'Pendidikan saya sudah S-2, tercatat S-1.' } as const;
let sources = 0;
/** A network of its own for each test: the pauses live as long as the process. */
const source = (): string => `10.${(sources += 1)}.0.1`;
const form = (given: object) => CitizenRequestForm.parse({ kind: 'access', words: 'Data apa saja tentang saya?', ...given });
const freely = (code: string) => form({ agency: code, name: 'Nama Rekaan', contact: 'rekaan@contoh.example' });

describe('an officer', () => {
	test('asks, is answered within the clock, and reads the answer; every step is kept', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const officer = ctxOf(db, world.cast.employee.actor);
			const id = await fileAsOfficer(officer, asked, KEY);
			const manager = ctxOf(db, world.cast.administrator.actor, { now: new Date('2026-11-22T03:00:00Z') });
			expect(await requestQueue(manager)).toMatchObject([{ id, kind: 'correction', via: 'account', state: 'filed', isOpen: true, clock: { isLate: false, hours: 48, minutes: 0 } }]);
			const page = await requestPage(manager, id, KEY);
			expect(page).toMatchObject({ asked: { words: asked.words }, owner: { owner: 'siasn' }, complaintId: null });
			expect(page.dueAt).toEqual(new Date('2026-11-24T03:00:00Z')); // R31: 72 clock hours, over a weekend
			await moveRequest(manager, id, { to: 'checking', answer: '', reason: '' }, KEY);
			await moveRequest(manager, id, { to: 'answered', answer: 'Sudah diperbaiki di SIASN.', reason: '' }, KEY);
			expect(await ownRequests(officer, KEY)).toMatchObject([{ state: 'answered', answerText: 'Sudah diperbaiki di SIASN.', isOpen: false }]);
			expect((await requestPage(manager, id, KEY)).steps.map(({ step }) => step)).toEqual(['filed', 'checking', 'answered']);
		}));

	test('is refused with a reason, and what ended cannot be moved', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await fileAsOfficer(ctxOf(db, world.cast.employee.actor), { ...asked, kind: 'deletion' }, KEY);
			const manager = ctxOf(db, world.cast.administrator.actor);
			await moveRequest(manager, id, { to: 'refused', answer: 'Riwayat jabatan wajib disimpan.', reason: 'legal_duty' }, KEY);
			expect(await ownRequests(ctxOf(db, world.cast.employee.actor), KEY)).toMatchObject([{ state: 'refused', reason: 'legal_duty' }]);
			for (const to of ['checking', 'answered', 'refused'] as const) await expect(moveRequest(manager, id, { to, answer: 'x', reason: 'others' }, KEY)).rejects.toMatchObject({ code: 'privacy.request_ended' });
		}));

	test('is late after 72 hours, and the queue says so', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await fileAsOfficer(ctxOf(db, world.cast.employee.actor), asked, KEY);
			const at = (now: string) => requestQueue(ctxOf(db, world.cast.administrator.actor, { now: new Date(now) }));
			expect((await at('2026-11-24T03:00:00Z'))[0]?.clock.isLate).toBe(false);
			expect((await at('2026-11-24T04:30:00Z'))[0]?.clock).toEqual({ isLate: true, hours: 1, minutes: 30 });
		}));

	test('takes an own request back, and nobody else’s', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await fileAsOfficer(ctxOf(db, world.cast.employee.actor), asked, KEY);
			for (const other of ['supervisor', 'administrator', 'foreign_administrator'] as const) await expect(cancelRequest(ctxOf(db, world.cast[other].actor), id)).rejects.toMatchObject({ code: 'privacy.request_not_found' });
			expect(await ownRequests(ctxOf(db, world.cast.supervisor.actor), KEY)).toEqual([]);
			await cancelRequest(ctxOf(db, world.cast.employee.actor), id);
			await expect(cancelRequest(ctxOf(db, world.cast.employee.actor), id)).rejects.toMatchObject({ code: 'privacy.request_ended' });
		}));
});

describe('the queue', () => {
	test('is for the administrator of the whole government, and for no other government', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await fileAsOfficer(ctxOf(db, world.cast.employee.actor), asked, KEY);
			for (const persona of PERSONAS) {
				const ctx = ctxOf(db, world.cast[persona].actor);
				const uses = [async () => requestQueue(ctx), async () => requestPage(ctx, id, KEY), async () => moveRequest(ctx, id, { to: 'checking', answer: '', reason: '' }, KEY)];
				const codes = await Promise.all(uses.map((use) => use().then((value) => (Array.isArray(value) ? `list of ${value.length}` : 'done'), (error: unknown) => (error as { code: string }).code)));
				if (persona === 'administrator') expect(codes).toEqual(['list of 1', 'done', 'done']);
				else if (persona === 'foreign_administrator') expect(codes).toEqual(['list of 0', 'privacy.request_not_found', 'privacy.request_not_found']);
				else expect(codes).toEqual(['identity.not_allowed', 'identity.not_allowed', 'identity.not_allowed']);
			}
		}));

	test.each(['', 'x', '../audit', "' or 1=1"])('an address that is no key (%j) finds nothing', (wrong) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await expect(requestPage(ctxOf(db, world.cast.administrator.actor), wrong, KEY)).rejects.toMatchObject({ code: 'privacy.request_not_found' });
		}));

	test('holds no name and no words in the open, and a box does not open for another request', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await fileAsOfficer(ctxOf(db, world.cast.employee.actor), asked, KEY);
			const row = await db.selectFrom('privacy_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
			expect(JSON.stringify(row) + row.sealed.toString('latin1')).not.toContain('Pendidikan saya');
			expect(openAsked(row.sealed, KEY, row.number)?.words).toBe(asked.words);
			expect(openAsked(row.sealed, KEY, trackingNumber(randomBytes(8)))).toBeUndefined();
			expect(openAsked(row.sealed, 'another key', row.number)).toBeUndefined();
			expect(openAsked(sealAsked({ name: 'a', contact: 'b', words: 'c' }, KEY, 'X'), KEY, 'X')).toEqual({ name: 'a', contact: 'b', words: 'c' });
		}));
});

describe('a citizen', () => {
	test('asks freely, and opens the answer with number and key alone', () =>
		withCitizen(async ({ owner, ctx, agency }) => {
			const from = source();
			const receipt = await fileAsCitizen(ctx, freely(agency.code), KEY, from);
			expect(await requestStatus(ctx, receipt, KEY, from)).toMatchObject({ state: 'filed', kind: 'access', answer: null, agencyCode: agency.code, clock: { hours: 72 } });
			const { id } = await owner.selectFrom('privacy_request').select('id').where('number', '=', receipt.number).executeTakeFirstOrThrow();
			const world = await insertWorld(owner);
			await expect(moveRequest(ctxOf(owner, world.cast.administrator.actor), id, { to: 'answered', answer: 'x', reason: '' }, KEY)).rejects.toMatchObject({ code: 'privacy.request_not_found' }); // of another government
			expect((await owner.selectFrom('audit_entry').select(['action', 'account_id']).where('subject', '=', `privacy_request:${id}`).execute())).toEqual([{ action: 'privacy.request', account_id: null }]);
		}));

	test('guesses in vain: a wrong key and an unknown number are the same, and guessing is slowed', () =>
		withCitizen(async ({ ctx, agency }) => {
			const receipt = await fileAsCitizen(ctx, freely(agency.code), KEY, source());
			const from = source();
			const wrong = [{ ...receipt, secret: '0000000000000' }, { number: trackingNumber(randomBytes(8)), secret: receipt.secret }, { number: 'xx', secret: '' }];
			for (const typed of wrong) await expect(requestStatus(ctx, typed, KEY, from)).rejects.toMatchObject({ code: 'privacy.wrong_slip', status: 404 });
			for (let left = 5; left > 0; left -= 1) await requestStatus(ctx, wrong[0]!, KEY, from).catch(() => undefined);
			await expect(requestStatus(ctx, receipt, KEY, from)).rejects.toMatchObject({ code: 'privacy.wait', status: 429 });
			expect(await statusOfReceipt(ctx, { number: receipt.number, secret: '0000000000000' }, KEY)).toBeNull();
			expect((await requestStatus(ctx, receipt, KEY, source())).state).toBe('filed'); // from elsewhere its owner is let through
		}));

	test('asks about an own complaint by its number and key, without a name', () =>
		withCitizen(async ({ owner, ctx, agency }) => {
			const open = await fileOne(ctx, agency.code);
			const { number, secret } = open.draft;
			await fileAsCitizen(ctx, form({ kind: 'deletion', number, secret }), KEY, source());
			const row = await owner.selectFrom('privacy_request').select(['via', 'filed_at', 'complaint_id', 'agency_id']).executeTakeFirstOrThrow();
			expect(row).toMatchObject({ via: 'complaint', agency_id: agency.id });
			expect(new Date(row.filed_at).toISOString()).toBe('2026-11-21T03:00:00.000Z'); // an anonymous report: to the hour
			for (const wrong of [{ number, secret: '0000000000000' }, { number: trackingNumber(randomBytes(8)), secret }, { number: 'abc', secret: 'def' }]) {
				await expect(fileAsCitizen(ctx, form({ kind: 'access', ...wrong }), KEY, source())).rejects.toMatchObject({ code: 'privacy.wrong_slip' });
			}
		}));

	test('withdraws consent to mail, and it holds at once', () =>
		withCitizen(async ({ owner, ctx, agency }) => {
			const open = await fileOne(ctx, agency.code, { writer: { privacy: 'named', name: 'Nama Rekaan', email: 'rekaan@contoh.example', wantsMail: 'on' } });
			const { number, secret } = open.draft;
			const receipt = await fileAsCitizen(ctx, form({ kind: 'withdrawal', number, secret }), KEY, source());
			expect(receipt.isDone).toBe(true);
			expect(await owner.selectFrom('complaint').select('told_by_mail').executeTakeFirstOrThrow()).toEqual({ told_by_mail: false });
			expect((await owner.selectFrom('privacy_consent').select('withdrawn_on').executeTakeFirstOrThrow()).withdrawn_on).not.toBeNull();
			expect(await requestStatus(ctx, receipt, KEY, source())).toMatchObject({ state: 'answered', atOnce: true, isOpen: false });
		}));

	test('cannot flood one complaint with requests, nor one network with forms', () =>
		withCitizen(async ({ ctx, agency }) => {
			const open = await fileOne(ctx, agency.code);
			const { number, secret } = open.draft;
			for (let left = 5; left > 0; left -= 1) await fileAsCitizen(ctx, form({ kind: 'access', number, secret }), KEY, source());
			await expect(fileAsCitizen(ctx, form({ kind: 'access', number, secret }), KEY, source())).rejects.toMatchObject({ code: 'privacy.full' });
			const from = source();
			for (let left = 6; left > 0; left -= 1) await fileAsCitizen(ctx, freely(agency.code), KEY, from);
			await expect(fileAsCitizen(ctx, freely(agency.code), KEY, from)).rejects.toMatchObject({ code: 'privacy.wait' });
		}));

	test('writes to no government that is not there', () =>
		withCitizen(async ({ ctx }) => { await expect(fileAsCitizen(ctx, freely('tidak-ada'), KEY, source())).rejects.toMatchObject({ code: 'privacy.no_agency' }); }));

	test('reads nothing of the tables: requests, breaches, consents and schedules are closed to that role', () =>
		withCitizen(async ({ citizen, owner }) => {
			await insertAgency(owner);
			for (const table of ['privacy_request', 'privacy_step', 'privacy_consent', 'privacy_addition', 'breach', 'retention_rule', 'retention_hold', 'retention_run', 'panel_kept']) {
				await expect(citizen.transaction().execute((tx) => sql`select * from ${sql.table(table)}`.execute(tx))).rejects.toThrow(/permission denied/);
			}
			for (const call of [sql`select retain(uuidv7(), 'visit', '2020-01-01', now(), 1)`, sql`select own_sign_in_data(uuidv7())`, sql`select count_retention(uuidv7(), 'visit', '2020-01-01')`]) {
				await expect(citizen.transaction().execute((tx) => call.execute(tx))).rejects.toThrow(/permission denied/);
			}
		}));
});
