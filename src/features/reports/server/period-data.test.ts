import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { computeEvaluation } from '#features/evaluation/server/compute-service.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { insertAgency, insertUnit, NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertKnownPanel } from '#tests/support/evaluation.ts';
import { DATA_COLUMNS, dictionaryText, readmeText } from '../period/data-dictionary.ts';
import { readPeriod, type Period } from '../period/period.schema.ts';
import { renderData } from './period-data.ts';

/** Looked for on this machine, never needed by the program. */
const R = 'Rscript';
const hasR = spawnSync(R, ['--version']).status === 0;
const YEAR = readPeriod('2026') as Period;
const ctxOf = (db: Db): Ctx => ({ db, actor: null, now: NOW, today: '2026-11-21', timeZone: 'Asia/Jakarta', locale: 'id', requestId: 'r' });

/** An evaluation of 12 trained and 12 other offices, 24 months, with some months of fewer than five answers. */
async function fill(db: Db, title = 'Pelatihan Rekaan'): Promise<{ readonly agencyId: string; readonly programmeId: string }> {
	const agency = await insertAgency(db);
	const parent = await insertUnit(db, { agencyId: agency.id });
	const programmeId = await insertKnownPanel(db, { agencyId: agency.id, parent, groups: [{ offices: 6, start: 10 }, { offices: 6, start: 14 }, { offices: 12, start: null }], months: 24, effect: 3, noise: 2, responses: 30, title });
	return { agencyId: agency.id, programmeId };
}

const open = async (db: Db, agencyId: string) => {
	const files = unzipSync(await renderData(ctxOf(db), agencyId, YEAR));
	return { files, text: (name: string) => strFromU8(files[name]!), rows: (name: string) => strFromU8(files[name]!).trim().split('\r\n').map((line) => line.split(',')) };
};

describe('data to count again', () => {
	test('holds panel, registration, results, dictionary and script; heads as the dictionary says', () => withDatabase(async (db) => {
		const { agencyId, programmeId } = await fill(db);
		await computeEvaluation(ctxOf(db), programmeId);
		const { files, text, rows } = await open(db, agencyId);
		expect(Object.keys(files).sort()).toEqual(['README.md', 'analysis.R', 'dictionary.csv', 'dictionary.md', 'panel.csv', 'registration.csv', 'results.csv']);
		for (const name of ['panel.csv', 'registration.csv', 'results.csv'] as const) expect(rows(name)[0]).toEqual(DATA_COLUMNS[name].map((column) => column.name));
		expect(rows('registration.csv')).toHaveLength(25);
		const [heads, result] = rows('results.csv') as [string[], string[]];
		const value = (name: string) => result[heads.indexOf(name)];
		expect(value('design')).toBe('did');
		// Nothing is left out here: counting the files gives what is stored.
		expect(Number(value('att_here'))).toBeCloseTo(Number(value('att')), 10);
		expect(Number(value('se_here'))).toBeCloseTo(Number(value('se')), 10);
		expect(text('dictionary.csv').split('\r\n')).toHaveLength(2 + Object.values(DATA_COLUMNS).flat().length);
	}));

	test('leaves out cells of fewer than five, months that are not over, and other governments', () => withDatabase(async (db) => {
		const { agencyId } = await fill(db);
		await fill(db);
		await db.updateTable('outcome_month').set({ responses: 4 }).where('agency_id', '=', agencyId).where('month', '=', '2025-03-01').execute();
		const { rows } = await open(db, agencyId);
		const [heads, ...cells] = rows('panel.csv') as [string[], ...string[][]];
		const at = (name: string) => heads.indexOf(name);
		expect(cells.length).toBeGreaterThan(0);
		expect(cells.every((row) => Number(row[at('responses')]) >= 5 && row[at('month')]! < '2026-11-01' && row[at('month')] !== '2025-03-01')).toBe(true);
		expect(new Set(cells.map((row) => row[at('unit')])).size).toBe(24);
	}));

	test('a title that a spreadsheet would run is guarded, and the same data give the same archive', () => withDatabase(async (db) => {
		const { agencyId, programmeId } = await fill(db, '=cmd|calc');
		await computeEvaluation(ctxOf(db), programmeId);
		expect((await open(db, agencyId)).text('results.csv')).toContain(",'=cmd|calc,");
		expect(Buffer.from(await renderData(ctxOf(db), agencyId, YEAR)).equals(Buffer.from(await renderData(ctxOf(db), agencyId, YEAR)))).toBe(true);
	}));

	test('of a government without evaluations is whole and empty', () => withDatabase(async (db) => {
		const { rows } = await open(db, (await insertAgency(db)).id);
		for (const name of ['panel.csv', 'registration.csv', 'results.csv']) expect(rows(name)).toHaveLength(1);
	}));

	test.skipIf(!hasR)('R counts the same from the files alone, also where small cells are left out', () => withDatabase(async (db) => {
		const { agencyId, programmeId } = await fill(db);
		await computeEvaluation(ctxOf(db), programmeId);
		await db.updateTable('outcome_month').set({ responses: 4 }).where('agency_id', '=', agencyId).where('month', '=', '2025-03-01').execute();
		const folder = mkdtempSync(join(tmpdir(), 'bina-r-'));
		try {
			for (const [name, bytes] of Object.entries((await open(db, agencyId)).files)) writeFileSync(join(folder, name), bytes);
			const { stdout, status } = spawnSync(R, ['analysis.R'], { cwd: folder, encoding: 'utf8' });
			expect(status).toBe(0);
			const difference = /difference to Bina on these rows (\S+);/.exec(stdout)?.[1];
			expect(Number(difference)).toBeLessThan(1e-9);
			expect(stdout).toContain('small cells are left out');
		} finally {
			rmSync(folder, { recursive: true });
		}
	}));
});

describe('the texts beside the data', () => {
	test('name every column in both languages', () => {
		for (const column of Object.values(DATA_COLUMNS).flat()) expect(dictionaryText(YEAR)).toContain(`| ${column.name} | ${column.type} | ${column.id} | ${column.en} |`);
	});
	test('say the day of the data, what is left out and how to count again', () => expect(readmeText('2026-11-21', YEAR)).toMatch(/Data per 2026-11-21[\s\S]*kurang dari lima[\s\S]*Rscript analysis\.R/));
});
