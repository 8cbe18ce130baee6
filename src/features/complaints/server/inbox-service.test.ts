import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase, withScope } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { InboxSearch } from '../inbox.schema.ts';
import { nextDue } from '../rules.ts';
import { isLateOn } from '../ui/state-badge.ts';
import { complaintDuty } from './duty-service.ts';
import { MOST_COUNTED, MOST_FOUND, NEXT_DUE, searchIds } from './inbox-queries.ts';
import { inbox } from './inbox-service.ts';

const as = (db: Db, world: World, persona: keyof World['cast']) => ctxOf(db, world.cast[persona].actor, { now: new Date('2026-07-01T03:00:00Z') });
const all = InboxSearch.parse({ view: 'all' });

/** Many complaints of one unit at once. */
const insertMany = (db: Db, world: World, count: number, state: string) =>
	sql`insert into complaint (agency_id, unit_id, number, class, state, subject, body, received_at, received_on, due_on, closed_at)
		select ${world.agency.id}, ${world.units.section.id}, ${state} || n, 'complaint', ${state}, 'Drainase tersumbat', 'Banjir', timestamptz '2026-06-01 03:00Z' - n * interval '1 minute', '2026-06-01', '2026-06-20',
			case when ${state} = 'closed' then now() end from generate_series(1, ${count}::integer) n`.execute(db);

describe('an inbox of many', () => {
	test('counts up to its limit and says so; the last page is that of the limit', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertMany(db, world, MOST_COUNTED + 5, 'closed');
			await insertMany(db, world, 3, 'handling');
			const page = await inbox(as(db, world, 'complaint_administrator'), { ...all, page: 9999 });
			expect([page.counts.get('closed'), page.counts.get('handling'), [...page.beyond], page.isTotalBeyond, page.pages, page.search.page]).toEqual([MOST_COUNTED, 3, ['closed'], true, 20, 20]);
			expect([page.late, page.isLateBeyond, page.rows.length]).toEqual([3, false, 50]);
			const open = await inbox(as(db, world, 'complaint_administrator'), InboxSearch.parse({}));
			expect([open.total, open.isTotalBeyond]).toEqual([3, false]);
		}));

	test('a search looks at its newest finds and says that there are more', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertMany(db, world, MOST_FOUND + 20, 'closed');
			const page = await inbox(as(db, world, 'complaint_administrator'), { ...all, text: 'banjir' });
			expect([page.total, page.isTotalBeyond, page.rows[0]?.number]).toEqual([MOST_FOUND, true, 'closed1']);
		}));

	test('older finds are shown where newer ones do not fill the limit', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ids = [];
			for (const day of ['2026-06-30', '2026-05-02', '2025-12-01', '2019-01-01']) ids.push(await insertComplaint(db, world.units.section, { subject: 'Jembatan putus', received_on: day, received_at: new Date(`${day}T03:00:00Z`) }));
			ids.push(await insertComplaint(db, world.units.section, { subject: 'Jembatan putus', received_on: null, received_at: new Date('2018-01-01T03:00:00Z') }));
			expect((await inbox(as(db, world, 'service_officer'), { ...all, text: 'jembatan' })).rows.map(({ id }) => id)).toEqual(ids);
		}));

	test('late is what the badge of its row calls late: past check, follow-up or answer, whichever is due next (F73)', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const late = [
				await insertComplaint(db, world.units.section, { state: 'new' }), // to be verified by 29 June
				await insertComplaint(db, world.units.section, { state: 'assigned', respond_due_on: '2026-06-30' }),
				await insertComplaint(db, world.units.section, { state: 'handling', respond_due_on: '2026-06-25', due_on: '2026-06-30' })
			];
			for (const given of [{ state: 'verified' }, { state: 'assigned', respond_due_on: '2026-07-01' }, { state: 'handling', respond_due_on: '2026-06-30' }, { state: 'paused', state_before: 'assigned', respond_due_on: '2026-06-30', due_on: null }]) {
				await insertComplaint(db, world.units.section, given);
			}
			const page = await inbox(as(db, world, 'service_officer'), InboxSearch.parse({ view: 'late' }));
			expect([page.late, page.rows.map(({ id }) => id).sort()]).toEqual([3, late.sort()]);
			const open = await inbox(as(db, world, 'service_officer'), InboxSearch.parse({ view: 'all' }));
			expect(open.rows.filter((row) => isLateOn(row, '2026-07-01')).map(({ id }) => id).sort()).toEqual(late);
			expect((await complaintDuty(as(db, world, 'service_officer')))?.late).toBe(3);
		}));

	test('what is due next comes first, whichever deadline it is, as each row shows it; without one it comes last (F73)', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const rows: [due: string, given: Parameters<typeof insertComplaint>[2]][] = [
				['none', { state: 'handling', due_on: null, received_on: '2026-01-01' }],
				['2026-07-20', { state: 'handling', respond_due_on: '2026-07-01', verify_due_on: '2026-07-01', due_on: '2026-07-20' }],
				['2026-07-05', { state: 'new', verify_due_on: '2026-07-05', due_on: '2026-08-01' }],
				['2026-07-09', { state: 'verified', verify_due_on: '2026-07-02', due_on: '2026-07-09' }],
				['2026-07-07', { state: 'assigned', verify_due_on: '2026-07-02', respond_due_on: '2026-07-07', due_on: '2026-09-01' }],
				['2026-07-03', { state: 'assigned', respond_due_on: '2026-07-03', due_on: null }],
				['2026-07-08', { state: 'new', verify_due_on: '2026-07-10', due_on: '2026-07-08' }]
			];
			for (const [due, given] of rows) await insertComplaint(db, world.units.section, { subject: due, ...given });
			const page = await inbox(as(db, world, 'service_officer'), InboxSearch.parse({}));
			expect(page.rows.map(({ subject }) => subject)).toEqual(['2026-07-03', '2026-07-05', '2026-07-07', '2026-07-08', '2026-07-09', '2026-07-20', 'none']);
			expect(page.rows.map((row) => nextDue(row) ?? 'none')).toEqual(page.rows.map(({ subject }) => subject));
		}));

	test('the order of the open ones is read from an index, never sorted', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertMany(db, world, 2000, 'assigned');
			await insertMany(db, world, 2000, 'closed');
			await sql`analyze complaint`.execute(db);
			const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select c.id from complaint c where c.agency_id = ${world.agency.id} and c.state in ('new', 'verified', 'assigned', 'handling')
				order by ${NEXT_DUE}, c.received_at, c.id limit 50`.execute(db);
			const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
			expect(plan).toContain('complaint_next_due');
			expect(plan).not.toContain('Sort');
		}));

	test('figures lead to just their rows', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const closed = (given: object) => insertComplaint(db, world.units.section, { state: 'closed', closing: 'fixed', closed_at: new Date('2026-07-01T03:00:00Z'), ...given });
			const inTime = await closed({ confirmed_fixed: true, root_cause: 'competence' });
			const late = await closed({ due_on: '2026-06-30', confirmed_fixed: false });
			const none = await closed({ due_on: null });
			await insertComplaint(db, world.units.section);
			const found = async (given: Partial<InboxSearch>) => (await inbox(as(db, world, 'service_officer'), { ...all, ...given })).rows.map(({ id }) => id).sort();
			expect(await found({ outcome: 'in_time' })).toEqual([inTime]);
			expect(await found({ outcome: 'too_late' })).toEqual([late]);
			expect(await found({ outcome: 'confirmed' })).toEqual([inTime]);
			expect(await found({ outcome: 'denied' })).toEqual([late]);
			expect(await found({ rootCause: 'competence' })).toEqual([inTime]);
			expect(await found({ fromMonth: '2026-06', toMonth: '2026-06', view: 'closed' })).toEqual([inTime, late, none].sort());
			expect(await found({ fromMonth: '2026-07' })).toEqual([]);
			expect(await found({ toMonth: '2026-05' })).toEqual([]);
		}));
});

describe('the search by itself', () => {
	test('finds nothing of another agency, whatever agency is named', async () => {
		await withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertComplaint(db, world.units.section, { subject: 'Rahasia daerah' });
			const scope = { unitIds: null, violations: null };
			expect(await searchIds(db, world.agency.id, 'rahasia', scope, false, '2026-07-01', 10)).toHaveLength(1);
			expect(await searchIds(db, world.units.foreignRoot.agencyId, 'rahasia', scope, false, '2026-07-01', 10)).toEqual([]);
		});
		await withScope(['01999999-0000-7000-8000-000000000001'], async (db) => {
			const ask = searchIds(db, '01999999-0000-7000-8000-000000000002', 'rahasia', { unitIds: null, violations: null }, false, '2026-07-01', 10);
			expect(await ask).toEqual([]);
		});
	});

	test.each(["' or true --", '#open', "'#a'", '!a', '"', ':*', '\\', '('.repeat(300)])('%s is only text', (text) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertComplaint(db, world.units.section);
			expect(await searchIds(db, world.agency.id, text, { unitIds: [world.units.section.id], violations: false }, true, '2026-07-01', 10)).toEqual([]);
		}));

	test('violations only, or all but them; open only; units only', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const { section, otherOffice } = world.units;
			const violation = await insertComplaint(db, otherOffice, { subject: 'Pungutan', class: 'violation' });
			const open = await insertComplaint(db, section, { subject: 'Pungutan' });
			const over = await insertComplaint(db, section, { subject: 'Pungutan', state: 'closed', closed_at: new Date() });
			const ask = async (unitIds: string[] | null, violations: boolean | null, onlyOpen: boolean) => (await searchIds(db, world.agency.id, 'pungutan', { unitIds, violations }, onlyOpen, '2026-07-01', 10)).sort();
			expect(await ask(null, null, false)).toEqual([violation, open, over].sort());
			expect(await ask(null, true, false)).toEqual([violation]);
			expect(await ask(null, false, true)).toEqual([open]);
			expect(await ask([section.id], null, false)).toEqual([open, over].sort());
			expect(await ask([], null, false)).toEqual([]);
		}));
});
