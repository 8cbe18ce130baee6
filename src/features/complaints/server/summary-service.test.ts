import { describe, expect, test } from 'vitest';
import { readTableText } from '#platform/csv/read-table.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { aboutPerson, insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { readSummarySearch, shareOf, summary, summaryFile } from './summary-service.ts';

const as = (db: Db, world: World, persona: keyof World['cast']) => ctxOf(db, world.cast[persona].actor);
const by = (text: string) => readSummarySearch(new URLSearchParams(text));

async function scene(db: Db) {
	const world = await insertWorld(db);
	const { section, otherOffice } = world.units;
	const closed = { state: 'closed', closing: 'fixed' } as const;
	await insertComplaint(db, section, { ...closed, closed_at: new Date('2026-07-14T16:59:00Z'), root_cause: 'competence', confirmed_fixed: true }); // due on 14 July, closed a minute before midnight in Jambi
	await insertComplaint(db, section, { ...closed, closed_at: new Date('2026-07-14T17:01:00Z'), root_cause: 'competence', confirmed_fixed: false });
	await insertComplaint(db, section, { ...closed, closed_at: new Date('2026-07-01T03:00:00Z'), due_on: null });
	await insertComplaint(db, section, { received_at: new Date('2026-06-30T17:00:00Z'), received_on: '2026-07-01' });
	await insertComplaint(db, otherOffice, { state: 'archived', state_before: 'new', archive_reason: 'too_general' });
	await insertComplaint(db, otherOffice, { class: 'violation' });
	const about = await insertComplaint(db, section);
	await aboutPerson(db, world.agency.id, about, world.cast.supervisor.person?.id ?? '');
	return world;
}

describe('the summary', () => {
	test('counts by unit what the reader may read; in time by the day of the agency', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const { rows } = await summary(as(db, world, 'supervisor'), by('dari=2026-06&sampai=2026-07'));
			expect(rows).toMatchObject([{ key: world.units.section.id, total: 4, open: 1, closed: 3, other: 0, inTime: { part: 1, whole: 2, isFew: true }, confirmed: { part: 1, whole: 2, share: 0.5 }, causes: { competence: 2 } }]);
			expect((await summary(as(db, world, 'complaint_administrator'), by('dari=2026-06&sampai=2026-07'))).rows.map(({ total, other }) => [total, other])).toEqual([[5, 0], [1, 1]]);
			expect((await summary(as(db, world, 'inspector'), by('dari=2026-06'))).rows.map(({ total }) => total)).toEqual([1]);
		}));

	test('months turn at midnight of the agency, services without a name are one row', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const months = (await summary(as(db, world, 'service_officer'), by('menurut=month&dari=2026-06&sampai=2026-07'))).rows;
			expect(months.map(({ key, total }) => [key, total])).toEqual([['2026-07', 1], ['2026-06', 4]]);
			expect((await summary(as(db, world, 'service_officer'), by('menurut=service&dari=2026-06'))).rows.map(({ key, total }) => [key, total])).toEqual([[null, 5]]);
		}));

	test('a year without months in the address, and none of nonsense', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			expect((await summary(as(db, world, 'service_officer'), by("menurut=x&dari=2026-99&sampai=1' or 1=1"))).search).toEqual({ by: 'unit', from: '2025-11', to: '2026-11' });
			expect((await summary(as(db, world, 'service_officer'), by('dari=2026-09&sampai=2026-02'))).search).toEqual({ by: 'unit', from: '2025-02', to: '2026-02' });
		}));

	test('is a csv of what is seen', () =>
		withDatabase(async (db) => {
			const world = await scene(db);
			const { rows } = readTableText(await summaryFile(as(db, world, 'service_officer'), by('dari=2026-06&sampai=2026-07')));
			expect(rows).toHaveLength(1);
			expect(rows[0]?.cells).toMatchObject({ Unit: world.units.section.name, Jumlah: '5', Selesai: '3', 'Terbukti teratasi %': '50', 'Terbukti teratasi % min': '9.5', 'Terbukti teratasi % max': '90.5' });
		}));

	test.each(['employee', 'administrator', 'stranger', 'mentor'] as const)('%s sees none', (persona) =>
		withDatabase(async (db) => {
			const world = await scene(db);
			await expect(summary(as(db, world, persona), by(''))).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));
});

// Source: Newcombe (1998), Statistics in Medicine 17, table I, method 3 (Wilson): 81 of 263 is 0.2553 to 0.3662; 0 of 20 is 0 to 0.1611.
test.each([[81, 263, 0.2553, 0.3662], [0, 20, 0, 0.1611]])('%i of %i has its interval', (part, whole, low, high) => {
	const { interval } = shareOf(part, whole);
	expect(interval?.[0]).toBeCloseTo(low, 4);
	expect(interval?.[1]).toBeCloseTo(high, 4);
});
test('nothing of nothing is no share', () => {
	expect(shareOf(0, 0)).toEqual({ part: 0, whole: 0, share: null, interval: null, isFew: true });
});
