import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { timesPanelSource } from '#features/service-times/server/panel-source.ts';
import { refreshPanel } from '#features/services/server/panel-service.ts';
import { refreshOutcomeMonth, skmPanelSource } from '#features/surveys/server/outcome-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { storedPath, storeFile } from '#platform/files/store.ts';
import { ctxOf, insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withCitizen, fileOne, closeAt } from '#tests/support/complaints.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { all, insertResponses, insertServicePoint, insertSurvey } from '#tests/support/surveys.ts';
import { RETENTION_KINDS, type RetentionKind } from '../schema.ts';
import { liftHold, placeHold, retainDue, retentionPage, saveRetention } from './retention-service.ts';

const LONG_AGO = new Date('2020-03-10T03:00:00Z');
const nothing = join(tmpdir(), 'bina-no-files');

async function insertComplaint(db: Db, agencyId: string, unitId: string, given: { readonly endedAt?: Date; readonly sha256?: string } = {}): Promise<string> {
	const { id } = await db.insertInto('complaint')
		.values({ agency_id: agencyId, number: `R${crypto.randomUUID().slice(0, 8)}`, unit_id: unitId, class: 'complaint', subject: 'Uji', received_at: LONG_AGO, state: given.endedAt ? 'closed' : 'handling', closed_at: given.endedAt ?? null, closing: given.endedAt ? 'fixed' : null })
		.returning('id').executeTakeFirstOrThrow();
	await db.insertInto('complaint_reporter').values({ agency_id: agencyId, complaint_id: id, sealed: Buffer.from('x') }).execute();
	if (given.sha256) await db.insertInto('complaint_photo').values({ agency_id: agencyId, complaint_id: id, sha256: given.sha256, width: 1, height: 1, size_bytes: 1 }).execute();
	return id;
}

const retentionDueOf = async (db: Db, agencyId: string) => (await sql<{ key: string }>`select key from retention_due(${agencyId}::uuid, 'visit', '2023-11-21')`.execute(db)).rows;
const count = async (db: Db, table: 'complaint_reporter' | 'complaint_photo' | 'visit' | 'visit_event' | 'notification' | 'complaint_draft', agencyId: string): Promise<number> =>
	Number((await db.selectFrom(table).select((part) => part.fn.countAll().as('count')).where('agency_id', '=', agencyId).executeTakeFirstOrThrow()).count);

describe('the names of reporters', () => {
	test('go two years after the report ended, and not a day before; the report stays', () =>
		withDatabase(async (db) => {
			const agency = await insertAgency(db);
			const unit = await insertUnit(db, { agencyId: agency.id });
			const old = await insertComplaint(db, agency.id, unit.id, { endedAt: new Date('2024-11-20T16:59:00Z') }); // 20 November 2024, 23.59 WIB
			const young = await insertComplaint(db, agency.id, unit.id, { endedAt: new Date('2024-11-20T17:00:00Z') }); // a minute later it is the 21st
			const running = await insertComplaint(db, agency.id, unit.id);
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({ complaint_reporter: 1 });
			expect((await db.selectFrom('complaint_reporter').select('complaint_id').where('agency_id', '=', agency.id).execute()).map((row) => row.complaint_id).sort()).toEqual([young, running].sort());
			expect(await db.selectFrom('complaint').select('id').where('id', '=', old).execute()).toHaveLength(1);
		}));

	test('an archived report counts from its last step', () =>
		withDatabase(async (db) => {
			const agency = await insertAgency(db);
			const unit = await insertUnit(db, { agencyId: agency.id });
			const id = await insertComplaint(db, agency.id, unit.id);
			await db.updateTable('complaint').set({ state: 'archived' }).where('id', '=', id).execute();
			await db.insertInto('complaint_move').values({ agency_id: agency.id, complaint_id: id, at: new Date('2026-11-01T00:00:00Z'), actor: 'officer', move: 'archive', from_state: 'new', to_state: 'archived' }).execute();
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({});
			expect(await retainDue(ctxOf(db, null, { now: new Date('2028-11-03T00:00:00Z') }), agency.id, nothing)).toEqual({ complaint_reporter: 1 });
		}));
});

describe('the notes of those who joined', () => {
	test('go two years after the report ended; that somebody joined, and can follow it, stays', () =>
		withDatabase(async (db) => {
			const agency = await insertAgency(db);
			const unit = await insertUnit(db, { agencyId: agency.id });
			const join = (complaint_id: string, note: string | null) => db.insertInto('complaint_supporter').values({ agency_id: agency.id, complaint_id, secret_hash: Buffer.alloc(32, 7), joined_on: '2020-03-11', note }).execute();
			const [old, running] = [await insertComplaint(db, agency.id, unit.id, { endedAt: LONG_AGO }), await insertComplaint(db, agency.id, unit.id)];
			await join(old, 'Saya tetangganya, RT 04');
			await join(old, null);
			await join(running, 'Masih menunggu');
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({ complaint_reporter: 1, supporter_note: 1 });
			expect((await db.selectFrom('complaint_supporter').select('note').where('agency_id', '=', agency.id).execute()).map(({ note }) => note).sort()).toEqual(['Masih menunggu', null, null].sort());
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({});
		}));
});

describe('a run', () => {
	test('leaves a count and a trace, and finds nothing the second time', () =>
		withDatabase(async (db) => {
			const agency = await insertAgency(db);
			const unit = await insertUnit(db, { agencyId: agency.id });
			await insertComplaint(db, agency.id, unit.id, { endedAt: LONG_AGO });
			const ctx = ctxOf(db, null);
			await retainDue(ctx, agency.id, nothing);
			expect(await retainDue(ctx, agency.id, nothing)).toEqual({});
			expect(await db.selectFrom('retention_run').select(['kind', 'done', 'before_on']).where('agency_id', '=', agency.id).execute()).toEqual([{ kind: 'complaint_reporter', done: 1, before_on: '2024-11-21' }]);
			expect(await db.selectFrom('audit_entry').select(['action', 'subject', 'account_id']).where('agency_id', '=', agency.id).execute())
				.toEqual([{ action: 'privacy.retain', subject: 'retention:complaint_reporter', account_id: null }]);
		}));

	test('deletes in no other government, whoever runs it', () =>
		withDatabase(async (db) => {
			const [here, there] = [await insertAgency(db), await insertAgency(db)];
			for (const { id } of [here, there]) await insertComplaint(db, id, (await insertUnit(db, { agencyId: id })).id, { endedAt: LONG_AGO, sha256: 'a'.repeat(64) });
			await retainDue(ctxOf(db, null), here.id, nothing);
			expect([await count(db, 'complaint_reporter', here.id), await count(db, 'complaint_reporter', there.id)]).toEqual([0, 1]);
			expect([await count(db, 'complaint_photo', here.id), await count(db, 'complaint_photo', there.id)]).toEqual([0, 1]);
		}));

	test('in the scope of one government cannot be pointed at another, nor beyond today', () =>
		withCitizen(async ({ owner, app, agency }) => {
			const other = await insertAgency(owner);
			await insertComplaint(owner, other.id, (await insertUnit(owner, { agencyId: other.id })).id, { endedAt: LONG_AGO });
			await expect(retainDue(ctxOf(app, null), other.id, nothing)).rejects.toThrow(/outside the scope/);
			await expect(app.transaction().execute((tx) => sql`select count_retention(${other.id}::uuid, 'visit', '2026-01-01')`.execute(tx))).rejects.toThrow(/outside the scope/);
			await expect(app.transaction().execute((tx) => sql`select retain(${agency.id}::uuid, 'visit', '2099-01-01', now(), 10)`.execute(tx))).rejects.toThrow(/a day to come/);
			await expect(app.transaction().execute((tx) => sql`select * from retention_due(${other.id}::uuid, 'visit', '2026-01-01')`.execute(tx))).rejects.toThrow(/permission denied/);
			expect(await count(owner, 'complaint_reporter', other.id)).toBe(1);
			expect(await retainDue(ctxOf(app, null), agency.id, nothing)).toEqual({});
		}));

	test('a kind that nobody knows is a fault', () =>
		withDatabase(async (db) => {
			const agency = await insertAgency(db);
			const { rows } = await sql<{ done: number }>`select done from retain(${agency.id}::uuid, 'audit_entry', '2020-01-01', now(), 10)`.execute(db);
			expect(rows[0]?.done).toBe(0); // nothing is ever due of it
		}));

	test('every kind is known to the database', () =>
		withDatabase(async (db) => {
			const definition = await sql<{ text: string }>`select pg_get_functiondef('retain'::regproc) || pg_get_functiondef('retention_due'::regproc) as text`.execute(db);
			for (const kind of RETENTION_KINDS) expect(definition.rows[0]?.text.split(`'${kind}'`).length).toBeGreaterThanOrEqual(3);
		}));
});

describe('photos', () => {
	test('go from the disk with their last row, and stay while another report names them', () =>
		withDatabase(async (db) => {
			const folder = await mkdtemp(join(tmpdir(), 'bina-retain-'));
			try {
				const { sha256 } = await storeFile(folder, (async function* () { yield Buffer.from('a photo'); })());
				await utimes(storedPath(folder, sha256), LONG_AGO, LONG_AGO);
				const agency = await insertAgency(db);
				const unit = await insertUnit(db, { agencyId: agency.id });
				await insertComplaint(db, agency.id, unit.id, { endedAt: LONG_AGO, sha256 });
				const running = await insertComplaint(db, agency.id, unit.id, { sha256 });
				expect(await retainDue(ctxOf(db, null), agency.id, folder)).toMatchObject({ complaint_photo: 1 });
				expect(await readdir(join(folder, sha256.slice(0, 2)))).toEqual([sha256]);
				await db.updateTable('complaint').set({ state: 'closed', closed_at: LONG_AGO }).where('id', '=', running).execute();
				await retainDue(ctxOf(db, null), agency.id, folder);
				expect(await readdir(join(folder, sha256.slice(0, 2)))).toEqual([]);
			} finally {
				await rm(folder, { recursive: true, force: true });
			}
		}));
});

describe('answers to questions of the government\'s own', () => {
	test('lose their words with the comment, and keep what was chosen from a list', () =>
		withDatabase(async (db) => {
			const agency = await insertAgency(db);
			const point = await insertServicePoint(db, await insertUnit(db, { agencyId: agency.id }));
			const survey = await insertSurvey(db, point, { opens_on: '2020-03-01', closes_on: '2020-03-31', closed_at: new Date('2020-04-01T00:00:00Z'), result: JSON.stringify({ index: 8050 }) });
			const answer = async (extras: object | null) => insertResponses(db, point, survey, [all(3)], { submitted_on: '2020-03-12', extras: extras && JSON.stringify(extras) });
			await answer({ x1: '2', x2: 'Bu Rekaan, 0812-0000-0000' });
			await answer({ x2: 'hanya kata' });
			await answer({ x1: '4' });
			await answer({ x1: '12' });
			await answer(null);
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({ survey_comment: 3 });
			const rows = await db.selectFrom('survey_response').select('extras').where('survey_id', '=', survey).execute();
			expect(rows.map(({ extras }) => JSON.stringify(extras)).sort()).toEqual(['null', 'null', 'null', '{"x1":"2"}', '{"x1":"4"}'].sort());
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({});
		}));
});

describe('figures that were published', () => {
	test('are the same before and after: times of months whose visits are gone, and the indices of surveys without their comments', () =>
		withDatabase(async (db) => {
			const agency = await insertAgency(db);
			const unit = await insertUnit(db, { agencyId: agency.id });
			const point = await insertServicePoint(db, unit);
			for (let minute = 1; minute <= 5; minute += 1) {
				const taken = new Date(LONG_AGO.getTime() + minute * 3_600_000);
				const { id } = await db.insertInto('visit').values({ agency_id: agency.id, service_point_id: point.id, taken_at: taken, called_at: new Date(taken.getTime() + minute * 60_000), done_at: new Date(taken.getTime() + minute * 120_000) }).returning('id').executeTakeFirstOrThrow();
				await db.insertInto('visit_event').values({ agency_id: agency.id, id: crypto.randomUUID(), visit_id: id, service_point_id: point.id, kind: 'taken', at: taken, received_at: taken }).execute();
			}
			const survey = await insertSurvey(db, point, { opens_on: '2020-03-01', closes_on: '2020-03-31', closed_at: new Date('2020-04-01T00:00:00Z'), result: JSON.stringify({ index: 8050 }) });
			await insertResponses(db, point, survey, [all(3), all(4)], { submitted_on: '2020-03-12', comment: 'Bu Rekaan di loket dua sangat membantu' });
			const mark = () => db.insertInto('panel_stale').values({ agency_id: agency.id, unit_id: unit.id, service_id: point.serviceId, month: '2020-03-01' }).execute();
			const sources = [skmPanelSource, timesPanelSource];
			await mark();
			await refreshOutcomeMonth(db, agency.id, survey, '2027-01-01');
			await refreshPanel(db, agency.id, sources, '2027-01-01');
			const figures = async () => ({
				panel: await db.selectFrom('outcome_month').selectAll().where('agency_id', '=', agency.id).orderBy('element').execute(),
				survey: await db.selectFrom('survey').select(['result', 'closed_at']).where('id', '=', survey).executeTakeFirstOrThrow(),
				scores: await db.selectFrom('survey_response').select(['requirements', 'signs']).where('survey_id', '=', survey).orderBy('requirements').execute()
			});
			const before = await figures();
			expect(before.panel.map(({ element }) => element)).toEqual(expect.arrayContaining(['index', 'wait_median_minutes', 'serve_median_minutes']));

			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({ survey_comment: 2, visit: 5 });
			expect([await count(db, 'visit', agency.id), await count(db, 'visit_event', agency.id)]).toEqual([0, 0]);
			expect(await figures()).toEqual(before);
			// Somebody marks the month again: with nothing left to count, the times stay; the index is counted from the scores.
			await mark();
			await refreshPanel(db, agency.id, sources, '2027-01-01');
			expect(await figures()).toEqual(before);
			// A visit that comes late into such a month does not replace what five visits said.
			await db.insertInto('visit').values({ agency_id: agency.id, service_point_id: point.id, taken_at: LONG_AGO, called_at: new Date(LONG_AGO.getTime() + 9e6), done_at: new Date(LONG_AGO.getTime() + 9e6) }).execute();
			await mark();
			await refreshPanel(db, agency.id, sources, '2027-01-01');
			expect(await figures()).toEqual(before);
		}));

	test('a month that waits to be counted keeps its visits until it is counted', () =>
		withDatabase(async (db) => {
			const agency = await insertAgency(db);
			const point = await insertServicePoint(db, await insertUnit(db, { agencyId: agency.id }));
			await db.insertInto('visit').values({ agency_id: agency.id, service_point_id: point.id, taken_at: LONG_AGO }).execute();
			await db.insertInto('panel_stale').values({ agency_id: agency.id, unit_id: point.unit.id, service_id: point.serviceId, month: '2020-03-01' }).execute();
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({});
			await refreshPanel(db, agency.id, [skmPanelSource, timesPanelSource], '2027-01-01');
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({ visit: 1 });
		}));

	test('the guard of the panel knows every measure of time', () =>
		withDatabase(async (db) => {
			const { rows } = await sql<{ text: string }>`select pg_get_triggerdef(oid) as text from pg_trigger where tgname = 'outcome_month_times_kept'`.execute(db);
			for (const element of timesPanelSource.elements) expect(rows[0]?.text).toContain(element);
		}));

	test('visits go by whole months: nothing of a month that is not over by then', () =>
		withDatabase(async (db) => {
			const agency = await insertAgency(db);
			const point = await insertServicePoint(db, await insertUnit(db, { agencyId: agency.id }));
			for (const taken of ['2023-10-31T16:59:00Z', '2023-10-31T17:00:00Z', '2023-11-02T03:00:00Z']) await db.insertInto('visit').values({ agency_id: agency.id, service_point_id: point.id, taken_at: new Date(taken) }).execute();
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({ visit: 1 }); // before 22 November 2023: October only, in WIB
		}));

	test('what officers did to a ticket of which nothing is left goes by its own day, and closes no month to counting', () =>
		withDatabase(async (db) => {
			const agency = await insertAgency(db);
			const point = await insertServicePoint(db, await insertUnit(db, { agencyId: agency.id }));
			const visit = await db.insertInto('visit').values({ agency_id: agency.id, service_point_id: point.id, taken_at: LONG_AGO }).returning('id').executeTakeFirstOrThrow();
			await db.insertInto('panel_stale').values({ agency_id: agency.id, unit_id: point.unit.id, service_id: point.serviceId, month: '2020-03-01' }).execute();
			const event = (kind: 'taken' | 'undone', at: string | Date, visitId: string = crypto.randomUUID()) => ({ agency_id: agency.id, id: crypto.randomUUID(), visit_id: visitId, service_point_id: point.id, kind, undoes_id: kind === 'undone' ? visitId : null, at, received_at: at });
			const withdrawn = event('taken', LONG_AGO);
			// The last instant of 21 November 2023 in WIB and the first of the 22nd, three years before the day of the test.
			await db.insertInto('visit_event').values([withdrawn, event('undone', LONG_AGO, withdrawn.visit_id), event('undone', '2023-11-20T16:59:59Z'), event('undone', '2023-11-21T17:00:00Z'), event('taken', LONG_AGO, visit.id)]).execute();
			expect((await retentionDueOf(db, agency.id)).length).toBe(3);
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({ visit: 3 });
			expect([await count(db, 'visit', agency.id), await count(db, 'visit_event', agency.id)]).toEqual([1, 2]);
			expect(await db.selectFrom('panel_kept').select('before').where('agency_id', '=', agency.id).execute()).toEqual([]);
			await db.deleteFrom('panel_stale').where('agency_id', '=', agency.id).execute();
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({ visit: 1 });
			expect([await count(db, 'visit', agency.id), await count(db, 'visit_event', agency.id)]).toEqual([0, 1]);
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({});
		}));

	test('a hold on visits holds these events too', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const point = await insertServicePoint(db, world.units.section);
			const orphan = crypto.randomUUID();
			await db.insertInto('visit_event').values({ agency_id: world.agency.id, id: crypto.randomUUID(), visit_id: orphan, service_point_id: point.id, kind: 'taken', at: LONG_AGO, received_at: LONG_AGO, account_id: world.cast.service_officer.actor.accountId }).execute();
			await placeHold(ctxOf(db, world.cast.administrator.actor), { kind: 'visit', reason: 'Pemeriksaan Inspektorat' });
			expect(await retainDue(ctxOf(db, null), world.agency.id, nothing)).toEqual({});
			await liftHold(ctxOf(db, world.cast.administrator.actor), 'visit');
			expect(await retainDue(ctxOf(db, null), world.agency.id, nothing)).toEqual({ visit: 1 });
			expect(await count(db, 'visit_event', world.agency.id)).toBe(0);
		}));
});

describe('what officers leave behind', () => {
	test('notifications, ended sign-ins and attempts go; running sign-ins and other governments stay', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const [mine, foreign] = [world.cast.employee.account, world.cast.foreign_administrator.account];
			for (const account of [mine, foreign]) {
				await db.insertInto('notification').values({ agency_id: account.agencyId, account_id: account.id, kind: 'session.promoted', link: '/x', created_at: LONG_AGO }).execute();
				for (const [token, expires] of [['old', LONG_AGO], ['new', new Date('2026-11-25T00:00:00Z')]] as const) await db.insertInto('account_session').values({ account_id: account.id, token: `${token} ${account.id}`, expires_at: expires }).execute();
			}
			await db.insertInto('sign_in_failure').values({ key: 'hash', failed_at: LONG_AGO }).execute();
			expect(await retainDue(ctxOf(db, null), world.agency.id, nothing)).toEqual({ notification: 1, session: 1, attempt: 1 });
			const left = await db.selectFrom('account_session').select('token').where('account_id', 'in', [mine.id, foreign.id]).execute();
			expect(left.map(({ token }) => token).sort()).toEqual([`new ${foreign.id}`, `new ${mine.id}`, `old ${foreign.id}`].sort());
			expect(await count(db, 'notification', world.foreignAgency.id)).toBe(1);
		}));

	test('an import loses its rows and its file, and keeps its counts', () =>
		withDatabase(async (db) => {
			const agency = await insertAgency(db);
			const { id } = await db.insertInto('import_batch').values({ agency_id: agency.id, kind: 'people', state: 'previewed', file_name: 'a.csv', file_sha256: 'b'.repeat(64), created_at: LONG_AGO, counts: JSON.stringify({ refused: 3 }) }).returning('id').executeTakeFirstOrThrow();
			await db.insertInto('import_row').values({ agency_id: agency.id, batch_id: id, row_number: 1, data: JSON.stringify({ nama: 'Rekaan' }), state: 'refused' }).execute();
			expect(await retainDue(ctxOf(db, null), agency.id, nothing)).toEqual({ import_file: 1 });
			expect(await db.selectFrom('import_batch').select(['state', 'counts']).where('id', '=', id).executeTakeFirstOrThrow()).toEqual({ state: 'refused', counts: { refused: 3 } });
			expect(await db.selectFrom('import_row').select('row_number').where('batch_id', '=', id).execute()).toEqual([]);
		}));
});

describe('the trial', () => {
	test('counts exactly what the run then deletes, and deletes nothing', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			for (let index = 0; index < 3; index += 1) await insertComplaint(db, world.agency.id, world.units.office.id, { endedAt: new Date(LONG_AGO.getTime() + index * 86_400_000), sha256: String(index).repeat(64) });
			const page = await retentionPage(ctxOf(db, world.cast.administrator.actor));
			expect(await count(db, 'complaint_reporter', world.agency.id)).toBe(3);
			const due = Object.fromEntries(page.rows.filter((row) => row.due > 0).map((row): [RetentionKind, number] => [row.kind, row.due]));
			expect(page.rows.find(({ kind }) => kind === 'complaint_reporter')).toMatchObject({ due: 3, oldest: '2020-03-10', isOwn: false, days: 730, before: '2024-11-21', hold: null });
			expect(await retainDue(ctxOf(db, null), world.agency.id, nothing)).toEqual(due);
		}));
});

describe('the schedule', () => {
	test('is changed from a day on, with its reason, and a trace', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor);
			await saveRetention(ctx, { kind: 'notification', keepDays: 60, validFrom: '2026-12-01', reason: 'Jadwal retensi arsip' });
			expect((await retentionPage(ctx)).rows.find(({ kind }) => kind === 'notification')).toMatchObject({ days: 180, coming: { keepDays: 60, validFrom: '2026-12-01' } });
			expect((await retentionPage(ctxOf(db, world.cast.administrator.actor, { now: new Date('2026-12-01T03:00:00Z') }))).rows.find(({ kind }) => kind === 'notification')).toMatchObject({ days: 60, isOwn: true, coming: null });
			expect((await db.selectFrom('audit_entry').select('action').where('agency_id', '=', world.agency.id).execute()).map(({ action }) => action)).toContain('privacy.set_retention');
		}));

	test.each([[{ keepDays: 0 }, 'privacy.keep_out_of_range'], [{ keepDays: 99_999 }, 'privacy.keep_out_of_range'], [{ validFrom: '2026-11-20' }, 'privacy.in_the_past']] as const)('%j is refused: %s', (given, code) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await expect(saveRetention(ctxOf(db, world.cast.administrator.actor), { kind: 'visit', keepDays: 500, validFrom: '2026-12-01', reason: 'x', ...given })).rejects.toMatchObject({ code });
		}));
});

describe('a hold', () => {
	test('stops the deletion of its kind alone until it is lifted', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor);
			await insertComplaint(db, world.agency.id, world.units.office.id, { endedAt: LONG_AGO, sha256: 'c'.repeat(64) });
			await placeHold(ctx, { kind: 'complaint_reporter', reason: 'Pemeriksaan Inspektorat' });
			await expect(placeHold(ctx, { kind: 'complaint_reporter', reason: 'lagi' })).rejects.toMatchObject({ code: 'privacy.held_already' });
			expect(await retainDue(ctxOf(db, null), world.agency.id, nothing)).toEqual({ complaint_photo: 1 });
			expect((await retentionPage(ctx)).rows.find(({ kind }) => kind === 'complaint_reporter')?.hold).toMatchObject({ reason: 'Pemeriksaan Inspektorat' });
			await liftHold(ctx, 'complaint_reporter');
			await expect(liftHold(ctx, 'complaint_reporter')).rejects.toMatchObject({ code: 'privacy.not_held' });
			expect(await retainDue(ctxOf(db, null), world.agency.id, nothing)).toEqual({ complaint_reporter: 1 });
		}));

	test('of one government does not hold the other', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertComplaint(db, world.agency.id, world.units.office.id, { endedAt: LONG_AGO });
			await placeHold(ctxOf(db, world.cast.foreign_administrator.actor), { kind: 'complaint_reporter', reason: 'x' });
			expect(await retainDue(ctxOf(db, null), world.agency.id, nothing)).toEqual({ complaint_reporter: 1 });
		}));
});

test('schedule, trial and holds are for the administrator of the whole government', () =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const able: string[] = [];
		for (const persona of PERSONAS) {
			const ctx = ctxOf(db, world.cast[persona].actor);
			const uses = [async () => retentionPage(ctx), async () => saveRetention(ctx, { kind: 'visit', keepDays: 500, validFrom: '2026-12-01', reason: 'x' }), async () => placeHold(ctx, { kind: 'attempt', reason: 'x' }), async () => liftHold(ctx, 'attempt')];
			for (const use of uses) await use().then(() => able.push(persona), (error: unknown) => expect(error).toMatchObject({ code: 'identity.not_allowed' }));
		}
		expect([...new Set(able)]).toEqual(['administrator', 'foreign_administrator']);
	}));

test('consent to mail stands while it is wanted and ends with the name (complaint filed by a citizen)', () =>
	withCitizen(async ({ owner, app, ctx, agency }) => {
		const { door } = await fileOne(ctx, agency.code, { writer: { privacy: 'named', name: 'Nama Rekaan', email: 'rekaan@contoh.example', wantsMail: 'on' } });
		await fileOne(ctx, agency.code, { story: { body: 'Lampu jalan di depan balai desa mati sejak Senin dan gelap sekali.' } });
		expect(door.agencyId).toBe(agency.id);
		const consents = () => owner.selectFrom('privacy_consent').select(['purpose', 'version', 'given_on', 'withdrawn_on']).where('agency_id', '=', agency.id).execute();
		expect(await consents()).toEqual([{ purpose: 'complaint_mail', version: '2026-1', given_on: '2026-11-21', withdrawn_on: null }]);
		for (const { number } of await owner.selectFrom('complaint').select('number').execute()) await closeAt(owner, number, new Date('2026-11-21T04:00:00Z'));
		expect(await retainDue(ctxOf(app, null, { now: new Date('2029-01-01T00:00:00Z') }), agency.id, nothing)).toMatchObject({ complaint_reporter: 1 });
		expect((await consents())[0]?.withdrawn_on).not.toBeNull();
	}));
