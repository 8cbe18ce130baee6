import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '#features/evaluation/estimators/random.ts';
import { monthDay } from '#platform/months.ts';
import { writeTable } from '#platform/csv/write-table.ts';
import { countedHere } from '../server/period-data-effects.ts';
import type { DataRow } from '../server/period-data-queries.ts';
import { DATA_COLUMNS, type DataFileName } from './data-dictionary.ts';

/** Looked for on this machine, never needed by the program. */
const R = 'Rscript';
const hasR = spawnSync(R, ['--version']).status === 0;
const FIRST = 2024 * 12;
const MONTHS = 26;

interface Design {
	readonly title: string;
	/** Offices that begin in a month, counted from 0; null: never. */
	readonly groups: readonly (readonly [offices: number, start: number | null])[];
	readonly services?: number;
	/** Offices of one unit above. */
	readonly above?: number;
	readonly set?: DataRow;
	/** Every third month some answer was not asked all nine elements: those months have a value of their own, the others a sum. */
	readonly shortened?: boolean;
	/** What must carry the interval. */
	readonly by: string;
}

/** One of each design that a verdict may stand on. */
const DESIGNS: readonly Design[] = [
	{ title: 'many offices', by: 'repair', groups: [[6, 8], [6, 11], [12, null]] },
	{ title: 'a window, and later ones compare', by: 'repair', groups: [[6, 6], [6, 12], [8, null]], set: { control: 'notyet', window: 3 } },
	{ title: 'a month of anticipation', by: 'repair', groups: [[6, 8], [8, null]], set: { anticipation: 1 } },
	{ title: 'everybody begins some day', by: 'repair', groups: [[7, 6], [7, 13]] },
	{ title: 'everybody begins some day, later ones compare', by: 'repair', groups: [[7, 6], [7, 13]], set: { control: 'notyet' } },
	{ title: 'all lots', by: 'lot', groups: [[1, 8], [1, 10], [8, null]] },
	{ title: 'some lots', by: 'lot', groups: [[4, 10], [16, null]] },
	{ title: 'lots of offices with two services', by: 'lot', services: 2, groups: [[3, 8], [8, null]] },
	{ title: 'few offices with two services', by: 'cr2', services: 2, groups: [[4, 8], [4, 10], [8, null]] },
	{ title: 'decided above', by: 'cr2', above: 2, groups: [[14, 8], [14, null]] },
	{ title: 'a lone series', by: 'series', groups: [[5, 9]], set: { design: 'series' } },
	{ title: 'a lone series with its seasons', by: 'series', groups: [[5, 13]], set: { design: 'series', seasonal: 'harmonics' } },
	{ title: 'a lone series of counts', by: 'series of counts', groups: [[5, 9]], set: { design: 'series', family: 'poisson' } },
	{ title: 'a lone series of counts with its seasons', by: 'series of counts', groups: [[5, 13]], set: { design: 'series', family: 'poisson', seasonal: 'harmonics' } },
	{ title: 'one office compares alone, every turn of signs', by: 'wild', services: 3, groups: [[4, 8], [4, 10], [1, null]] },
	{ title: 'one office compares alone, twelve clusters', by: 'wild', services: 2, groups: [[11, 8], [1, null]] },
	{ title: 'one office compares alone, signs by lot', by: 'wild', services: 2, groups: [[14, 8], [1, null]] },
	{ title: 'a panel that was joined', by: 'repair', groups: [[6, 8], [8, null]], set: { data_panel: 'joined' } },
	{ title: 'minutes of waiting', by: 'repair', groups: [[6, 8], [8, null]], set: { outcome: 'wait_median_minutes' } },
	{ title: 'shorter questionnaires in some months', by: 'repair', groups: [[6, 8], [8, null]], shortened: true }
];

interface Files {
	readonly panel: DataRow[];
	readonly registration: DataRow[];
	readonly results: DataRow[];
}

function filesOf(): Files {
	const files: Files = { panel: [], registration: [], results: [] };
	const random = seededRandom(7);
	const noise = () => (random.integer(4001) - 2000) / 500;
	let number = 10;
	DESIGNS.forEach(({ title, groups, services = 1, above, shortened = false, set = {} }, at) => {
		const result: DataRow = { programme: `p${at}`, title, outcome: 'index', design: 'did', data_panel: 'own', assigned_by: above ? 'parent' : 'unit', control: 'never', gaps: 'pairwise', window: null, anticipation: 0, family: 'gaussian', seasonal: null, clustered: above || services > 1 ? 1 : 0, last_month: monthDay(FIRST + MONTHS - 1), ...set };
		let office = 0;
		for (const [offices, start] of groups) for (let own = 0; own < offices; own++) {
			const unit = `u${(number += 1)}`;
			// Groups have even numbers of offices where they stand under one unit above.
			const cluster = above ? `a${at}-${Math.floor(office / above)}` : unit;
			office += 1;
			const level = 70 + noise();
			for (let service = 0; service < services; service++) {
				files.registration.push({ programme: `p${at}`, unit, service: `s${service}`, first_month: start === null ? null : monthDay(FIRST + start), cluster });
				for (let month = 0; month < MONTHS; month++) {
					const points = level + Math.sin(month) + (start !== null && month >= start ? 3 : 0) + noise();
					const responses = 20 + random.integer(20);
					const isValue = result.outcome !== 'index';
					files.panel.push({ panel: String(result.data_panel), unit, unit_name: unit, service: `s${service}`, element: String(result.outcome), month: monthDay(FIRST + month), responses, total: isValue ? 0 : Math.round((points / 25) * responses * 9), value: isValue || (shortened && (month + number) % 3 === 0) ? points : null, in_period: 1 });
				}
			}
		}
		files.results.push(result);
	});
	return files;
}

/** What Bina counts on these rows stands in the results, as it does in an archive; `stored` is what was counted on all of them. */
function withCounted({ panel, registration, results }: Files, stored: readonly DataRow[] | null = null): Files {
	const counted = results.map((result, at): DataRow => {
		const here = countedHere(result, registration, panel);
		const all = stored?.[at] ?? { ...here };
		return { ...result, ...here, att: all.att_here!, se: all.se_here!, low: all.low_here!, high: all.high_here!, rows: all.rows_here!, interval_by: DESIGNS[at]!.by };
	});
	return { panel, registration, results: counted };
}

function rerun({ panel, registration, results }: Files): string {
	const folder = mkdtempSync(join(tmpdir(), 'bina-r-'));
	try {
		for (const [name, rows] of Object.entries({ 'panel.csv': panel, 'registration.csv': registration, 'results.csv': results }) as [DataFileName, DataRow[]][]) {
			const columns = DATA_COLUMNS[name].map((column) => column.name);
			writeFileSync(join(folder, name), writeTable(columns, rows.map((row) => columns.map((column) => row[column] ?? null))));
		}
		copyFileSync(new URL('./analysis.R', import.meta.url), join(folder, 'analysis.R'));
		const { stdout, stderr, status } = spawnSync(R, ['analysis.R'], { cwd: folder, encoding: 'utf8' });
		expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
		return stdout;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Counted once for all tests. */
const whole = withCounted(filesOf());

/** The same files as other programmes, of other offices: several lots of them stand in one folder. */
function renamed({ panel, registration, results }: Files, from: number): Files {
	const programme = (row: DataRow) => `p${Number(String(row.programme).slice(1)) + from}`;
	const office = (name: unknown) => `${from}-${String(name)}`;
	return {
		panel: panel.map((row) => ({ ...row, unit: office(row.unit), unit_name: office(row.unit) })),
		registration: registration.map((row) => ({ ...row, programme: programme(row), unit: office(row.unit), cluster: office(row.cluster) })),
		results: results.map((row) => ({ ...row, programme: programme(row) }))
	};
}

/** Where each lot begins; R is started once for all of them, for its start costs as much as several designs. */
const [WHOLE, REDUCED, NOTHING] = [0, 100, 200] as const;

function runOnce(): Map<number, string> {
	const { panel, registration, results } = whole;
	const reduced = withCounted({ registration, results, panel: panel.filter((_row, at) => at % 11 !== 3) }, results);
	const nothing: Files = { panel: panel.slice(0, 40), registration, results: [{ ...results[0]!, design: 'none' }, results[1]!] };
	const lots = [renamed(whole, WHOLE), renamed(reduced, REDUCED), renamed(nothing, NOTHING)];
	const text = rerun({ panel: lots.flatMap((lot) => lot.panel), registration: lots.flatMap((lot) => lot.registration), results: lots.flatMap((lot) => lot.results) });
	return new Map(text.split(/^(?=p\d+: )/m).flatMap((block) => (block === '' ? [] : [[Number(/^p(\d+)/.exec(block)?.[1]), block] as const])));
}

const difference = (block: string) => Number(/on these rows ([\d.e+-]+),/.exec(block)?.[1] ?? NaN);

describe.skipIf(!hasR)('the script beside the data, run by R', () => {
	let said: ReadonlyMap<number, string>;
	beforeAll(() => {
		said = runOnce();
	}, 60_000);
	const block = (number: number) => said.get(number) ?? '';

	test('tells of every line, once', () => expect(said.size).toBe(2 * DESIGNS.length + 2));

	test.each(DESIGNS.map(({ title, by }, at) => [title, by, at] as const))('counts %s as Bina does, interval and all', (_title, by, at) => {
		expect(block(WHOLE + at)).toContain(`counted here (${by})`);
		expect(difference(block(WHOLE + at))).toBeLessThan(1e-6);
		expect(block(WHOLE + at)).not.toContain('small cells are left out');
	});

	test.each(DESIGNS.map(({ title }, at) => [title, at] as const))('also %s where small cells are left out, and says that the stored numbers stand on more rows', (_title, at) => {
		expect(difference(block(REDUCED + at))).toBeLessThan(1e-6);
		expect(block(REDUCED + at)).toContain('small cells are left out');
	});

	test('leaves nothing out: every design is counted, those of signs and of counts as well', () => {
		expect([...said.values()].join('')).not.toContain('not counted');
		expect(DESIGNS.filter(({ by }) => by === 'wild')).toHaveLength(3);
	});

	test('of a period without verdicts says that there are none', () => expect(rerun({ panel: [], registration: [], results: [] })).toBe('Tidak ada putusan dalam data ini. / No verdict in these data.\n'));

	test('says so where nothing can be compared', () => {
		expect(block(NOTHING)).toContain('nothing was counted');
		expect(block(NOTHING + 1)).toContain('no comparison in these data');
	});
});

test('what Bina counts on the rows of the files has an interval in every design', () => {
	for (const { title, att_here: att, low_here: low, high_here: high } of whole.results) {
		expect(Number(low), String(title)).toBeLessThan(Number(att));
		expect(Number(high), String(title)).toBeGreaterThan(Number(att));
	}
});
