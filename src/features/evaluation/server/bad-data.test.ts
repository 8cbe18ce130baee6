import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refreshPanel } from '#features/services/server/panel-service.ts';
import { importResponses } from '#features/surveys/server/import-service.ts';
import { skmPanelSource } from '#features/surveys/server/outcome-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { monthDay, monthNumber } from '#platform/months.ts';
import { ctxOf, insertUnit } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { headlineOf } from '../ui/headline.ts';
import { withMonthNames } from '../ui/numbers.ts';
import { technicalRows } from '../ui/technical.ts';
import { computeEvaluation } from './compute-service.ts';
import { readEvaluation, type EvaluationPage as Page } from './service.ts';

/** Every sentence and number that the page of the verdict takes from what was stored. */
function saidBy(page: Page): string {
	const { verdict, result } = page.latest!;
	return (['id', 'en'] as const).flatMap((locale) => {
		const said = locale === 'en' ? result.english : result.impact;
		const notes = (said?.warnings ?? []).map(({ message }) => withMonthNames(message, locale));
		return [JSON.stringify(headlineOf({ ...page, verdict, result }, locale).number), headlineOf({ ...page, verdict, result }, locale).sentence, ...notes, ...(said?.verdict.gates ?? []).map(({ detail }) => detail), ...technicalRows(page, locale, 'Asia/Jakarta').map(({ value }) => value)];
	}).join(' | ');
}
const expectReadable = (page: Page) => expect(saidBy(page).replaceAll('null | ', '')).not.toMatch(/\bNaN\b|Infinity|∞|\bnull\b|undefined|\[object|(?:\d{3}[.,]){5}/);

const folder = mkdtempSync(join(tmpdir(), 'bina-bad-data-'));
const HEADER = 'Tanggal;U1;U2;U3;U4;U5;U6;U7;U8;U9';
const MONTHS = Array.from({ length: 22 }, (_value, at) => monthDay(monthNumber('2025-01-01') + at).slice(0, 7));

/** Answers of offices imported as files, half of the offices trained from January 2026; then counted, judged and read as its page. */
async function pageOfImports(db: Db, offices: number, lines: (office: number, month: string, at: number) => readonly string[]): Promise<{ page: Page; refused: number; codes: string[] }> {
	const world = await insertWorld(db);
	const agencyId = world.agency.id;
	const { id } = await db.insertInto('programme').values({ agency_id: agencyId, title: 'Pelatihan Rekaan', sesoi: 2, direction: 'up', registered_at: new Date('2025-06-01T02:00:00Z') }).returning('id').executeTakeFirstOrThrow();
	const codes = new Set<string>();
	let refused = 0;
	for (let office = 0; office < offices; office++) {
		const point = await insertServicePoint(db, await insertUnit(db, { agencyId, parent: world.units.root }));
		await db.insertInto('programme_unit').values({ agency_id: agencyId, programme_id: id, unit_id: point.unit.id, service_id: point.serviceId, first_month: office % 2 === 0 ? '2026-01-01' : null }).execute();
		const file = join(folder, `${point.serviceCode}.csv`);
		writeFileSync(file, [HEADER, ...MONTHS.flatMap((month, at) => lines(office, month, at))].join('\n'));
		const counts = await importResponses({ ...ctxOf(db, null), agencyId }, { fileName: 'skm.csv', file, serviceCode: point.serviceCode, from: '2025-01-01', to: '2026-10-31', order: 'standard', isDryRun: false });
		refused += counts.refused;
		for (const code of Object.keys(counts.warnings)) codes.add(code);
	}
	await refreshPanel(db, agencyId, [skmPanelSource], '2026-11-21');
	await computeEvaluation(ctxOf(db, null), id);
	return { page: await readEvaluation(ctxOf(db, world.cast.evaluator.actor), id), refused, codes: [...codes].sort() };
}
const answer = (month: string, score: number | string) => `${month}-10;${Array(9).fill(score).join(';')}`;

describe('from a file to the page', () => {
	test('the same answer everywhere', () => withDatabase(async (db) => {
		const { page, refused } = await pageOfImports(db, 4, (_office, month) => [answer(month, 3)]);
		expect(refused).toBe(0);
		expect(page.latest?.verdict).toBe('cannot_be_judged');
		expectReadable(page);
		expect(saidBy(page)).toContain('Hasilnya sama di semua baris (75)');
	}), 60_000);

	test('text, infinity, a power of ten and a date that is none are refused by row, and the rest is judged without them', () => withDatabase(async (db) => {
		const bad = (month: string) => [answer(month, 'baik'), answer(month, 'Infinity'), answer(month, '1e9'), answer(month, -3), `2025-13-10;3;3;3;3;3;3;3;3;3`];
		const { page, refused, codes } = await pageOfImports(db, 4, (office, month, at) => [answer(month, 2 + ((office + at) % 3)), ...(at === 4 ? bad(month) : [])]);
		expect([refused, codes]).toEqual([20, ['response.date', 'skm.answer']]);
		expect(page.latest?.result.counts).toMatchObject({ rows: 4 * MONTHS.length, responses: 4 * MONTHS.length });
		expectReadable(page);
	}), 60_000);

	test('months that are not in the file are missing and never zero', () => withDatabase(async (db) => {
		const { page } = await pageOfImports(db, 4, (office, month, at) => (at === 5 ? [] : [answer(month, 2 + ((office + at) % 3))]));
		expect(page.latest?.result.counts.rows).toBe(4 * (MONTHS.length - 1));
		expect(page.latest?.result.impact?.units.missing).toBe(0);
		expectReadable(page);
		expect(saidBy(page)).toContain('1 bulan tidak ada di semua unit (Jun 2025)');
	}), 60_000);
});
