import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { badgeSvg } from './badge-picture.ts';
import { catalogue, DICTIONARY, surveyRows, type SurveyRow } from './open-data.rules.ts';
import { byName, pageOf, pointTitles, rankGroups } from './public.rules.ts';
import { DataFile, DATASETS, PublicSearch, type PublicPoint } from './public.schema.ts';

const point = (slug: string, interval95: readonly [number, number] | null, given: Partial<PublicPoint> = {}): PublicPoint => ({
	slug, name: `Loket ${slug}`, unit: 'Dinas Rekaan', service: 'KTP-el', serviceCode: 'ktp', isOverdue: false,
	survey: { id: slug, opensOn: '2026-01-01', closesOn: '2026-06-30', index: 8000, grade: 'B', interval95: interval95 && [...interval95], respondents: 50, sampleMinimum: null }, ...given
});
const slugs = (points: readonly PublicPoint[]) => points.map(({ slug }) => slug);

describe('what a counter is called in a list', () => {
	const titled = (...points: PublicPoint[]) => [...pointTitles(points).values()];

	test('is its service while no other counter gives it', () => expect(titled(point('a', null), point('b', null, { service: 'KK' }))).toEqual(['KTP-el', 'KK']));
	test('is the counter too where two give it, and the unit where these have one name', () => {
		expect(titled(point('a', null), point('b', null), point('c', null, { service: 'KK' }))).toEqual(['KTP-el · Loket a', 'KTP-el · Loket b', 'KK']);
		expect(titled(point('a', null, { name: 'Loket 1', unit: 'Dinas' }), point('b', null, { name: 'Loket 1', unit: 'Kecamatan' }))).toEqual(['KTP-el · Loket 1 · Dinas', 'KTP-el · Loket 1 · Kecamatan']);
	});
	test('does not say the service twice where the name has it', () => expect(titled(point('a', null, { name: 'KTP-EL, Sengeti' }), point('b', null))).toEqual(['KTP-EL, Sengeti', 'KTP-el · Loket b']));
	test('differs for any two of different name or unit', () => {
		const word = fc.constantFrom('A', 'B', 'C');
		fc.assert(fc.property(fc.uniqueArray(fc.tuple(word, word, word), { selector: (three) => three.join('/') }), (all) => {
			const titles = titled(...all.map(([service, name, unit], at) => point(String(at), null, { service: `Layanan ${service}`, name: `Loket ${name}`, unit: `Dinas ${unit}` })));
			return new Set(titles).size === titles.length;
		}));
	});
});

describe('an order that intervals allow', () => {
	test('sets apart what does not touch, best first', () => {
		expect(rankGroups([point('a', [6000, 6500]), point('b', [8000, 8600]), point('c', [7000, 7400])]).map(({ points }) => slugs(points))).toEqual([['b'], ['c'], ['a']]);
	});
	test('joins what touches, also over a third, in the order of names', () => {
		const [group, ...more] = rankGroups([point('b', [8000, 8600]), point('c', [7500, 8000]), point('a', [7000, 7600])]);
		expect(more).toEqual([]);
		expect(slugs(group?.points ?? [])).toEqual(['a', 'b', 'c']);
		expect(group?.span).toEqual([7000, 8600]);
	});
	test('says nothing of counters without a result or interval: they stand last', () => {
		expect(rankGroups([point('a', null), point('b', null, { survey: null }), point('c', [7000, 7100])]).map(({ span, points }) => [span, slugs(points)])).toEqual([[[7000, 7100], ['c']], [null, ['a', 'b']]]);
	});
	test('never puts one before another when their intervals overlap, and loses nobody', () => {
		const some = fc.array(fc.option(fc.tuple(fc.integer({ min: 2500, max: 9900 }), fc.integer({ min: 0, max: 1500 })), { nil: null }), { maxLength: 25 });
		fc.assert(fc.property(some, (intervals) => {
			const points = intervals.map((each, at) => point(String(at), each && [each[0], Math.min(10_000, each[0] + each[1])]));
			const groups = rankGroups(points);
			expect(groups.flatMap((group) => slugs(group.points)).sort()).toEqual(slugs(points).sort());
			const known = groups.filter(({ span }) => span !== null);
			known.forEach((better, at) => { for (const worse of known.slice(at + 1)) expect(better.span?.[0] ?? 0).toBeGreaterThan(worse.span?.[1] ?? 0); });
		}));
	});
	test('is by name until somebody asks otherwise', () => {
		expect(PublicSearch.parse({ urut: 'terbaik' })).toEqual({ urut: 'nama', halaman: 1 });
		expect(slugs(byName([point('b', null), point('a', null), point('z', null, { service: 'Akta' })]))).toEqual(['z', 'a', 'b']);
	});
});

test('a page holds forty, and a group that goes on keeps its place', () => {
	const groups = rankGroups([...Array.from({ length: 50 }, (_, at) => point(`a${at}`, [8000, 9000])), point('b', [3000, 4000])]);
	expect(pageOf(groups, 1).groups.map(({ place, points }) => [place, points.length])).toEqual([[1, 40]]);
	expect(pageOf(groups, 9)).toMatchObject({ page: 2, pages: 2, groups: [{ place: 1 }, { place: 2 }] });
	expect(pageOf([], 1)).toEqual({ groups: [], page: 1, pages: 1 });
});

describe('a badge', () => {
	const result = { index: 8050, grade: 'B', interval95: [7900, 8200] as const, closesOn: '2026-06-30' };
	test('names index, grade, interval and period, and leads to the page', () => {
		const svg = badgeSvg({ name: 'KTP-el, Loket 1', href: 'https://bina.example/publik/1505/ktp', result }, 'id');
		for (const words of ['IKM 80,50 · mutu B', 'selang 95% 79,00–82,00 · Juni 2026', 'href="https://bina.example/publik/1505/ktp"']) expect(svg).toContain(words);
		expect(badgeSvg({ name: 'x', href: '/', result: null }, 'id')).toContain('belum ada');
	});
	test('carries no script whatever a counter is called', () => {
		const svg = badgeSvg({ name: '"><script>alert(1)</script>\u0000', href: '/', result }, 'id');
		expect(svg).not.toMatch(/<script|\u0000|\son\w+=/);
		expect(svg).toContain('&lt;script&gt;');
	});
});

describe('open data', () => {
	const survey: SurveyRow = {
		survey: 's', point: 'ktp', service: 'ktp', unit: 'Dinas', opens_on: '2026-01-01', closes_on: '2026-06-30',
		result: { respondents: 40, excluded: 0, index: 8050, grade: 'B', weight: '1/9', interval95: [7900, 8200], ruleName: 'skm-1/9', ruleVersion: '2017-1', sampleMinimum: null,
			elements: [{ element: 'conduct', answered: 40, sum: 130, index: 8125, grade: 'B' }, { element: 'cost', answered: 4, sum: 12, index: 7500, grade: 'C' }] }
	};
	test('gives a result as rows with its interval, and leaves out an element of four people (R18)', () => {
		const rows = surveyRows(survey);
		expect(rows.map(({ element, respondents }) => [element, respondents])).toEqual([['index', 40], ['conduct', 40]]);
		expect(rows[0]).toMatchObject({ index: 80.5, low: 79, high: 82, rule_version: 'skm-1/9 2017-1' });
	});
	test('explains every column it writes', () => {
		const explained = new Set(DICTIONARY.skm.map(({ name }) => name));
		for (const name of Object.keys(surveyRows(survey)[1] ?? {}).filter((each) => each !== 'result')) expect(explained).toContain(name);
		for (const dataset of DATASETS) for (const { id, en } of DICTIONARY[dataset]) expect(id.length > 3 && en.length > 3).toBe(true);
	});
	test('has a catalogue that leads to every file (DCAT)', () => {
		const text = JSON.stringify(catalogue('https://bina.example', { code: '15/05', name: 'Kabupaten' }, { panel: 'a', skm: 'b', pengaduan: 'c', layanan: 'd' }));
		for (const dataset of DATASETS) for (const format of ['csv', 'json']) expect(text).toContain(`https://bina.example/data/15%2F05/${dataset}.${format}`);
		expect(text).toContain('"@type":"dcat:Catalog"');
	});
	test.each([['panel.csv', true], ['skm.json', true], ['panel.xlsx', false], ['../panel.csv', false], ['panel', false]])('has a file %s: %s', (name, known) => expect(DataFile.safeParse(name).success).toBe(known));
});
