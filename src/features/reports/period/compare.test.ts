import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyFacts, evaluationFacts, periodFacts, surveyFacts } from '../testing/period-facts.ts';
import { compareReports, isUnchanged } from './compare.ts';
import { readPeriod, type Period } from './period.schema.ts';
import { writeReport } from './write-report.ts';

const H1 = readPeriod('2026-H1') as Period;
const write = (given: Parameters<typeof periodFacts>[0] = {}, today = '2026-11-22') => writeReport(periodFacts(given), H1, today, 'id');

describe('what changed between two versions', () => {
	test('nothing, when the same was found on another day', () => {
		expect(isUnchanged(compareReports(write({}, '2026-07-01'), write({}, '2026-11-22')))).toBe(true);
	});

	test('figures with what they were and are', () => {
		const complaints = { ...periodFacts().complaints, late: 9 };
		expect(compareReports(write(), write({ complaints })).figures).toEqual([{ label: 'Terbuka melewati batas waktu', before: '6', after: '9' }]);
	});

	test('an evaluation that reads otherwise, one that came and one that went', () => {
		const [first, second, third] = periodFacts().evaluations;
		const after = write({ evaluations: [evaluationFacts({}, { verdict: 'not_enough_evidence' }), second!, evaluationFacts({ id: '9', title: 'Baru' })] });
		const { findings } = compareReports(write({ evaluations: [first!, second!, third!] }), after);
		expect(findings.map(({ title, before, after: now }) => [title, before === null, now === null])).toEqual([['Pelayanan Prima', false, false], ['Baru', true, false], ['Belum Dihitung', false, true]]);
	});

	test('two evaluations of one title are told apart by their order', () => {
		const twice = (second: 'proven_better' | 'proven_worse') => write({ evaluations: [evaluationFacts(), evaluationFacts({ id: '2' }, { verdict: second })] });
		const { findings } = compareReports(twice('proven_better'), twice('proven_worse'));
		expect(findings).toHaveLength(1);
		expect(findings[0]!.title).toBe('Pelayanan Prima');
	});

	test('rows of tables, counted as new, gone and changed', () => {
		const after = write({ surveys: [surveyFacts(40, 3), surveyFacts(60, 3.5, { service: 'Layanan baru', unit: 'Dinas Penanaman Modal', sampleMinimum: 50 }), surveyFacts(4, 1, { service: 'Terlalu Sedikit' })], reached: [{ unit: 'Dinas Kesehatan', people: 120, reached: 50 }, ...periodFacts().reached.slice(1)] });
		const { tables } = compareReports(write(), after);
		expect(tables).toContainEqual({ title: 'IKM menurut tempat layanan', added: 1, gone: 1, changed: 0 });
		expect(tables).toContainEqual({ title: 'Pegawai yang dijangkau menurut perangkat daerah', added: 0, gone: 0, changed: 1 });
	});

	test('all of it, when there was nothing before', () => {
		const changes = compareReports(writeReport(emptyFacts(), H1, '2026-11-22', 'id'), write());
		expect(changes.figures.every(({ before }) => before === null)).toBe(true);
		expect(changes.tables.every(({ gone, changed }) => gone + changed === 0)).toBe(true);
	});

	test('a version compared with itself never changed, and backwards new is gone', () => {
		fc.assert(fc.property(fc.array(fc.record({ unit: fc.string(), people: fc.nat(500), reached: fc.nat(500) })), fc.array(fc.record({ unit: fc.string(), people: fc.nat(500), reached: fc.nat(500) })), (one, other) => {
			const [a, b] = [write({ reached: one }), write({ reached: other })];
			expect(isUnchanged(compareReports(a, a))).toBe(true);
			const [forth, back] = [compareReports(a, b), compareReports(b, a)];
			const sum = (changes: typeof forth, key: 'added' | 'gone' | 'changed') => changes.tables.reduce((total, table) => total + table[key], 0);
			expect([sum(forth, 'added'), sum(forth, 'changed')]).toEqual([sum(back, 'gone'), sum(back, 'changed')]);
		}), { numRuns: 40 });
	});
});

describe('names that look like an order', () => {
	test('a title that ends in a number stays whole', () => {
		const titled = (verdict: 'proven_better' | 'proven_worse') => write({ evaluations: [evaluationFacts({ title: 'Pelayanan Prima #2' }, { verdict })] });
		expect(compareReports(titled('proven_better'), titled('proven_worse')).findings.map(({ title }) => title)).toEqual(['Pelayanan Prima #2']);
	});

	test('a title that is another’s with a number is not taken for its second', () => {
		const evaluations = (third: 'proven_better' | 'proven_worse') => [evaluationFacts(), evaluationFacts({ id: '2' }), evaluationFacts({ id: '3', title: 'Pelayanan Prima#2' }, { verdict: third })];
		const { findings } = compareReports(write({ evaluations: evaluations('proven_better') }), write({ evaluations: evaluations('proven_worse') }));
		expect(findings.map(({ title }) => title)).toEqual(['Pelayanan Prima#2']);
	});

	test('of three of one name each has its own place', () => {
		const rows = (second: number) => write({ reached: [40, second, 60].map((reached) => ({ unit: 'Kecamatan', people: 100, reached })) });
		const reach = ({ tables }: ReturnType<typeof compareReports>) => tables.filter(({ title }) => title.startsWith('Pegawai yang dijangkau'));
		expect(reach(compareReports(rows(50), rows(55)))).toEqual([{ title: 'Pegawai yang dijangkau menurut perangkat daerah', added: 0, gone: 0, changed: 1 }]);
	});
});

describe('what counts as unchanged', () => {
	const none = { figures: [], findings: [], tables: [] };
	const line = { label: 'a', title: 'a', before: '1', after: '2', added: 1, gone: 1, changed: 0 };
	test.each([['figures', false], ['findings', false], ['tables', false]] as const)('one line under %s is a change', (part, unchanged) => expect(isUnchanged({ ...none, [part]: [line] })).toBe(unchanged));
	test('lines under two parts do not take each other away', () => expect(isUnchanged({ figures: [line], findings: [line, line], tables: [line] })).toBe(false));
	test('nothing at all is no change', () => expect(isUnchanged(none)).toBe(true));

	test('as many rows gone as came is a change', () => {
		const unit = (name: string) => write({ reached: [{ unit: name, people: 100, reached: 40 }] });
		expect(compareReports(unit('Dinas A'), unit('Dinas B')).tables).toContainEqual({ title: 'Pegawai yang dijangkau menurut perangkat daerah', added: 1, gone: 1, changed: 0 });
	});
});
