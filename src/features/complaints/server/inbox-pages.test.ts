import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { inbox, readInboxSearch } from './inbox-service.ts';
import { readSummarySearch, summary } from './summary-service.ts';

const as = (db: Db, world: World, persona: keyof World['cast']) => ctxOf(db, world.cast[persona].actor);

/** So many complaints in turn at the office, its section and another office; five came at each instant. All invented. */
async function fill(db: Db, { agency, units }: World, count: number): Promise<void> {
	const at = [units.office.id, units.section.id, units.otherOffice.id];
	await sql`insert into complaint (agency_id, unit_id, number, class, state, closing, closed_at, subject, body, received_at, received_on)
		select ${agency.id}::uuid, (${at}::uuid[])[1 + n % 3], 'HAL-' || n, case when n % 7 = 0 then 'violation' when n % 5 = 0 then 'aspiration' else 'complaint' end, case when n % 4 = 0 then 'closed' else 'archived' end,
			case when n % 4 = 0 then 'fixed' end, case when n % 4 = 0 then timestamptz '2026-11-01 10:00+07' end, 'Keluhan ' || n, 'Isi rekaan ' || n, timestamptz '2026-09-30 23:59+07' + interval '1 minute' * (n / 5), '2026-10-01'
		from generate_series(0, ${count - 1}::integer) n`.execute(db);
}

/** All pages of a list, one after another. */
async function pagesOf(ctx: ReturnType<typeof as>, given: Record<string, string>): Promise<string[]> {
	const numbers: string[] = [];
	for (let page = 1, pages = 1; page <= pages; page += 1) {
		const found = await inbox(ctx, readInboxSearch(new URLSearchParams({ lihat: 'all', halaman: String(page), ...given })));
		pages = found.pages;
		numbers.push(...found.rows.map(({ number }) => number));
	}
	return numbers;
}

/** The same said plainly, by sorting everything. */
async function plainly(db: Db, { agency }: World, unitIds: readonly string[], holds = sql<boolean>`true`): Promise<string[]> {
	const { rows } = await sql<{ number: string }>`select c.number from complaint c where c.agency_id = ${agency.id} and c.unit_id = any (${unitIds}::uuid[]) and c.class <> 'violation' and ${holds} order by c.received_at desc, c.id`.execute(db);
	return rows.map(({ number }) => number);
}

describe('the pages of all complaints', () => {
	test.each(['supervisor', 'complaint_administrator'] as const)('of %s hold each once, newest first, to the last, whatever is filtered', (persona) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await fill(db, world, 460);
			const { office, section, otherOffice } = world.units;
			const own = persona === 'supervisor' ? [office.id, section.id] : [office.id, section.id, otherOffice.id];
			const ctx = as(db, world, persona);
			expect(await pagesOf(ctx, {})).toEqual(await plainly(db, world, own));
			expect(await pagesOf(ctx, { lihat: 'closed' })).toEqual(await plainly(db, world, own, sql<boolean>`c.state = 'closed'`));
			expect(await pagesOf(ctx, { jenis: 'aspiration' })).toEqual(await plainly(db, world, own, sql<boolean>`c.class = 'aspiration'`));
			expect(await pagesOf(ctx, { unit: section.id })).toEqual(await plainly(db, world, [section.id]));
			expect(await pagesOf(ctx, { unit: otherOffice.id })).toEqual(persona === 'supervisor' ? [] : await plainly(db, world, [otherOffice.id]));
		}));

	test('a page beyond the last is the last', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await fill(db, world, 200);
			const found = await inbox(as(db, world, 'supervisor'), readInboxSearch(new URLSearchParams({ lihat: 'all', halaman: '999' })));
			const all = await plainly(db, world, [world.units.office.id, world.units.section.id]);
			expect([found.search.page, found.rows.map(({ number }) => number)]).toEqual([found.pages, all.slice((found.pages - 1) * 50)]);
		}));

	test('a month begins at midnight where the government is', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await fill(db, world, 15); // five at 23.59 of 30 September in Jakarta, ten after midnight
			const admin = as(db, world, 'complaint_administrator');
			const months = async (month: string, timeZone: string) => (await pagesOf({ ...admin, timeZone }, { dari: month, sampai: month })).length;
			expect([await months('2026-09', 'Asia/Jakarta'), await months('2026-10', 'Asia/Jakarta')]).toEqual([4, 8]);
			expect([await months('2026-09', 'Asia/Jayapura'), await months('2026-10', 'Asia/Jayapura')]).toEqual([0, 12]);
			const total = async (month: string) => (await summary(admin, readSummarySearch(new URLSearchParams({ menurut: 'unit', dari: month, sampai: month })))).rows.reduce((sum, row) => sum + row.total, 0);
			expect([await total('2026-09'), await total('2026-10'), await total('2026-08')]).toEqual([4, 8, 0]);
		}));
});
