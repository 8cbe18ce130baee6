import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { computeEvaluation } from '#features/evaluation/server/compute-service.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { insertAgency, insertUnit, NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertKnownPanel, type PanelWish } from '#tests/support/evaluation.ts';
import { DATA_COLUMNS, dictionaryText, readmeText } from '../period/data-dictionary.ts';
import { readPeriod, type Period } from '../period/period.schema.ts';
import { renderData } from './period-data.ts';

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

	// The result of a survey says how many answered in all of its months, and each element's sum.
	test.each([
		['with the lone small month goes the next smallest', [3, 20, 9, 30], [20, 30]],
		['small months of five people together go alone', [3, 4, 20, 30], [20, 30]],
		['until five people are hidden', [1, 2, 20, 8], [20]],
		['of a survey without small months nothing', [7, 20, 9, 30], [7, 20, 9, 30]]
	])('no small month follows from the result of its survey: %s', (_what, responses, shown) => withDatabase(async (db) => {
		const { agencyId, programmeId } = await fill(db);
		const place = await db.selectFrom('programme_unit').select(['unit_id', 'service_id']).where('programme_id', '=', programmeId).orderBy('unit_id').limit(1).executeTakeFirstOrThrow();
		const { id: own } = await db.insertInto('service_point').values({ ...place, agency_id: agencyId, slug: 'loket-rekaan-kecil', name: 'Loket Rekaan' }).returning('id').executeTakeFirstOrThrow();
		await db.insertInto('survey').values({ agency_id: agencyId, service_point_id: own, opens_on: '2026-03-01', closes_on: '2026-06-30', rule_version: '1' }).execute();
		const cells = () => db.updateTable('outcome_month').where('unit_id', '=', place.unit_id).where('service_id', '=', place.service_id);
		for (const [at, count] of responses.entries()) await cells().set({ responses: count }).where('month', '=', `2026-0${at + 3}-01`).execute();
		// Outside the survey nothing else is hidden.
		await cells().set({ responses: 2 }).where('month', '=', '2026-08-01').execute();
		const unit = await db.selectFrom('unit').select('number').where('id', '=', place.unit_id).executeTakeFirstOrThrow();
		const months = (await open(db, agencyId)).rows('panel.csv').filter(([, key, , , , month]) => key === `u${unit.number}` && month! >= '2026-03-01' && month! <= '2026-09-01');
		expect(months.map(([, , , , , , count]) => Number(count))).toEqual([...shown, 30, 30]);
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

});

/** Units of a programme, in the order in which they were made. */
async function unitsOf(db: Db, programmeId: string): Promise<string[]> {
	const rows = await db.selectFrom('programme_unit').innerJoin('unit', 'unit.id', 'programme_unit.unit_id').select(['unit.id', 'unit.number']).distinct().where('programme_id', '=', programmeId).orderBy('unit.number').execute();
	return rows.map(({ id }) => id);
}

/** Three designs as the database keeps them: decided by the unit above, joined across mergers, and a lone series. */
async function threeDesigns(db: Db): Promise<string> {
	const agency = await insertAgency(db);
	const head = await insertUnit(db, { agencyId: agency.id });
	const programme = async (title: string, groups: PanelWish['groups']) => {
		const id = await insertKnownPanel(db, { agencyId: agency.id, parent: head, groups, months: 16, effect: 3, noise: 2, responses: 30, title });
		return { id, units: await unitsOf(db, id) };
	};
	const above = await programme('atasan', [{ offices: 10, start: 8 }, { offices: 10, start: null }]);
	for (let pair = 0; pair < above.units.length; pair += 2) {
		const parent = await insertUnit(db, { agencyId: agency.id, parent: head });
		await db.updateTable('unit').set({ parent_id: parent.id }).where('id', 'in', above.units.slice(pair, pair + 2)).execute();
	}
	await db.updateTable('programme').set({ assigned_by: 'parent' }).where('id', '=', above.id).execute();
	const merged = await programme('lebur', [{ offices: 5, start: 8 }, { offices: 5, start: null }]);
	for (const unit of merged.units.slice(0, 2)) {
		const before = await insertUnit(db, { agencyId: agency.id, parent: head });
		await db.insertInto('unit_successor').values({ agency_id: agency.id, from_unit: before.id, to_unit: unit, on_date: '2025-05-01', reason: 'Lebur' }).execute();
		await db.updateTable('outcome_month').set({ unit_id: before.id }).where('unit_id', '=', unit).where('month', '<', '2025-05-01').execute();
	}
	await db.updateTable('programme').set({ panel: 'joined' }).where('id', '=', merged.id).execute();
	// A part of a merger was asked fewer than nine elements: its months have a value, those of the other part a sum.
	const partly = await insertUnit(db, { agencyId: agency.id, parent: head });
	await db.insertInto('unit_successor').values({ agency_id: agency.id, from_unit: partly.id, to_unit: merged.units[2]!, on_date: '2025-05-01', reason: 'Lebur' }).execute();
	const cells = await db.selectFrom('outcome_month').select(['service_id', 'element', 'month']).where('unit_id', '=', merged.units[2]!).where('month', '>=', '2025-07-01').execute();
	await db.insertInto('outcome_month').values(cells.map((cell) => ({ ...cell, agency_id: agency.id, unit_id: partly.id, responses: 12, total: 400, value: 91.5 }))).execute();
	const series = await programme('deret', [{ offices: 3, start: 8 }]);
	for (const { id } of [above, merged, series]) await computeEvaluation(ctxOf(db), id);
	return agency.id;
}

describe('designs', () => {
	test('decided above, joined across a merger, or of a lone series are given away whole: counting the files gives what is stored', () => withDatabase(async (db) => {
		const agencyId = await threeDesigns(db);
		const { rows } = await open(db, agencyId);
		const [heads, ...lines] = rows('results.csv') as [string[], ...string[][]];
		const results = lines.map((cells) => Object.fromEntries(heads.map((head, at) => [head, cells[at]!])));
		expect(results.map(({ title, design, data_panel: panel, assigned_by: by, interval_by: interval }) => [title, design, panel, by, interval])).toEqual([
			['atasan', 'did', 'own', 'parent', 'cr2'], ['lebur', 'did', 'joined', 'unit', 'repair'], ['deret', 'series', 'own', 'unit', 'series']
		]);
		for (const result of results) for (const key of ['att', 'se', 'low', 'high', 'rows']) expect(Number(result[`${key}_here`]), `${result.title} ${key}`).toBeCloseTo(Number(result[key]), 9);
		// Of a joined panel no cell stands there that has a part under five: else the part could be worked out.
		const joined = async () => ((await open(db, agencyId)).rows('panel.csv')).filter(([panel, , , , , month]) => panel === 'joined' && month === '2025-06-01').map((row) => row[1]);
		const before = await joined();
		const merged = await db.selectFrom('unit_successor').innerJoin('unit', 'unit.id', 'unit_successor.to_unit').select(['from_unit', 'to_unit', 'unit.number']).where('unit_successor.agency_id', '=', agencyId).orderBy('unit.number').limit(1).executeTakeFirstOrThrow();
		const cell = await db.selectFrom('outcome_month').selectAll().where('unit_id', '=', merged.to_unit).where('month', '=', '2025-06-01').executeTakeFirstOrThrow();
		await db.insertInto('outcome_month').values({ agency_id: agencyId, unit_id: merged.from_unit, service_id: cell.service_id, element: 'index', month: '2025-06-01', responses: 3, total: 81 }).execute();
		expect(before).toContain(`u${merged.number}`);
		expect(await joined()).toEqual(before.filter((unit) => unit !== `u${merged.number}`));
	}));
});

describe('the period of a report', () => {
	test('limits the months, but for those that its verdicts stand on; the dictionary says so', () => withDatabase(async (db) => {
		const { agencyId, programmeId } = await fill(db);
		await computeEvaluation(ctxOf(db), programmeId);
		const [lone] = await unitsOf(db, programmeId);
		const { service_id: serviceId } = await db.selectFrom('programme_unit').select('service_id').where('unit_id', '=', lone!).executeTakeFirstOrThrow();
		await db.insertInto('outcome_month').values(['2025-12-01', '2026-01-01', '2026-07-01'].map((month) => ({ agency_id: agencyId, unit_id: lone!, service_id: serviceId, element: 'conduct', month, responses: 9, total: 30 }))).execute();
		const files = unzipSync(await renderData(ctxOf(db), agencyId, readPeriod('2026-H1') as Period));
		const lines = strFromU8(files['panel.csv']!).trim().split('\r\n').map((line) => line.split(','));
		expect(lines.filter(([, , , , element]) => element === 'conduct').map(([, , , , , month, , , , own]) => [month, own])).toEqual([['2026-01-01', '1']]);
		const months = new Set(lines.filter(([, , , , element]) => element === 'index').map((line) => `${line[5]} ${line[9]}`));
		expect(months).toContain('2024-11-01 0');
		expect(months).toContain('2026-03-01 1');
		expect(strFromU8(files['dictionary.md']!)).toContain('Months 2026-01 to 2026-06 are whole for all measures');
	}));

	test('before the first training has no evaluations', () => withDatabase(async (db) => {
		const { agencyId, programmeId } = await fill(db);
		await computeEvaluation(ctxOf(db), programmeId);
		const files = unzipSync(await renderData(ctxOf(db), agencyId, readPeriod('2024-Q4') as Period));
		expect(strFromU8(files['results.csv']!).trim().split('\r\n')).toHaveLength(1);
	}));
});

describe('the texts beside the data', () => {
	test('name every column in both languages', () => {
		for (const column of Object.values(DATA_COLUMNS).flat()) expect(dictionaryText(YEAR)).toContain(`| ${column.name} | ${column.type} | ${column.id} | ${column.en} |`);
	});
	test('say the day of the data, what is left out and how to count again', () => expect(readmeText('2026-11-21', YEAR)).toMatch(/Data per 2026-11-21[\s\S]*kurang dari lima[\s\S]*Rscript analysis\.R/));
});
