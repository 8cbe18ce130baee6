import { describe, expect, test } from 'vitest';
import { PLAIN_DESIGN } from '../design/design.schema.ts';
import { starts } from '../testing/build-panel.ts';
import { storedRivals } from '../testing/rivals.ts';
import { evaluationPage, storedEvaluation } from '../testing/stored.ts';
import { VERDICT_CODES } from '../schema.ts';
import type { StoredEvaluation } from '../stored.schema.ts';
import { evidenceOf } from './evidence.ts';
import { headlineOf } from './headline.ts';
import { leadOf, startsOf } from './lead.ts';
import { decimalsOf, plain, shortMonth, signed } from './numbers.ts';
import { technicalRows } from './technical.ts';
import { VERDICT_LOOK } from './verdict-look.ts';

const better = storedEvaluation({ months: 24, starts: starts([8, 10], [8, 14], [20, 0]), effect: () => 4 });
const nothing: StoredEvaluation = {
	impact: null,
	fault: 'panel.empty',
	english: null,
	series: [],
	baseline: { trained: null, comparison: null },
	counts: { rows: 0, responses: 0, withoutData: 4, firstMonth: null, lastMonth: null }
};
const headline = (result: StoredEvaluation, locale: 'id' | 'en' = 'id') =>
	headlineOf({ ...evaluationPage(result), verdict: result.impact?.verdict.code ?? 'cannot_be_judged', result }, locale);

describe('numbers', () => {
	test.each([
		[3.14159, '+3,1'],
		[-0.44, '−0,4'],
		[0.04, '0,0'],
		[-0.04, '0,0']
	])('%d reads %s', (value, text) => expect(signed(value, 'id', 1)).toBe(text));
	test('in English', () => expect([signed(-1234.5, 'en', 1), plain(2, 'en', 0)]).toEqual(['−1,234.5', '2']));
	test.each([
		[[2.1, 4.8], 1],
		[[-0.11, 0.11], 2],
		[[-40, 40], 0],
		[null, 1],
		[[1, 1], 1],
		[[0.00001, 0.00002], 3]
	] as const)('%s deserves %d decimals', (range, decimals) => expect(decimalsOf(range)).toBe(decimals));
	test('months', () => expect([shortMonth('2025-05-01', 'id'), shortMonth('2025-05-01', 'en')]).toEqual(['Mei 2025', 'May 2025']));
});

describe('the answer', () => {
	test('a proven change is a sentence and one number with its range', () => {
		const { code, sentence, number } = headline(better);
		expect(code).toBe('proven_better');
		expect(sentence).toMatch(/^Setelah pelatihan, IKM/);
		expect(number!.value).toMatch(/^\+\d,\d+$/);
		expect(number!.label).toMatch(/^poin IKM · \+\d,\d+ sampai \+\d,\d+$/);
		expect(number!.rowsHref).toMatch(/^\/evaluasi\/[0-9a-f-]{36}\/data$/);
		expect(number!.definition.join(' ')).toContain('dikurangi perubahan unit pembanding');
	});

	test('in English', () => {
		expect(headline(better, 'en').sentence).not.toMatch(/pelatihan/);
		expect(headline(better, 'en').number!.label).toMatch(/ to /);
	});

	test('the sentence and the number are equally fine', () => {
		const { sentence, number } = headline(better);
		expect(sentence).toContain(number!.value.replace('+', ''));
	});

	test('what cannot be judged has no number', () => {
		const tooFew = storedEvaluation({ months: 12, starts: starts([6, 8], [2, 0]), effect: () => 4 });
		expect(headline(tooFew)).toMatchObject({ code: 'cannot_be_judged', number: null });
		expect(headline(tooFew).sentence).toMatch(/^Tidak dapat dinilai/);
		expect(headline(nothing)).toEqual({
			code: 'cannot_be_judged',
			number: null,
			sentence: 'Tidak dapat dinilai: belum ada nilai bulanan IKM untuk unit-unit ini.'
		});
		expect(headline(nothing, 'en').sentence).toMatch(/^Cannot be judged/);
	});

	test('a single series has the number of the series', () => {
		const series = storedEvaluation({ months: 36, starts: starts([12, 19]), noise: 0.5, effect: () => 9 });
		expect(headline(series).code).toMatch(/^indicated/);
		expect(headline(series).number!.definition[0]).toContain('Tidak ada unit pembanding');
	});

	test('no test value and no "signifikan" on the first screen', () => {
		for (const locale of ['id', 'en'] as const) {
			const first = JSON.stringify([headline(better, locale), evidenceOf(evaluationPage(better), locale)]);
			expect(first).not.toMatch(/signifi|\bp\s*[=<]|NaN|undefined/i);
		}
	});
});

describe('the evidence', () => {
	const titles = (...given: Parameters<typeof evaluationPage>) =>
		evidenceOf(evaluationPage(...given), 'id').map(({ passed, title }) => `${passed ? '+' : '-'} ${title}`);

	test('of a good evaluation', () =>
		expect(titles(better)).toEqual([
			'+ Perubahannya jelas dan cukup besar',
			'+ Tidak terlihat beda arah sebelum pelatihan',
			'+ Jumlah unit cukup',
			'+ Jumlah bulan cukup',
			'+ Data hampir lengkap',
			'+ Tahan terhadap cara hitung lain',
			'+ Didaftarkan sebelum pelatihan',
			'+ Nilai awal kedua kelompok berdekatan'
		]));

	test('says when registration came late, or was changed', () => {
		expect(titles(better, { registeredAt: '2025-06-01T00:00:00+00:00' })).toContain('- Didaftarkan setelah pelatihan mulai');
		expect(titles(better, { isAsRegistered: false })).toContain('- Pendaftaran tidak lagi sama');
	});

	test('warns when the trained units began lower', () =>
		expect(titles({ ...better, baseline: { trained: 72, comparison: 76 } })).toContain('- Unit yang dilatih mulai dari nilai lebih rendah'));

	test('a nil result is a result: nothing about other ways of counting', () => {
		const nil = storedEvaluation({ months: 24, starts: starts([30, 12], [40, 0]), noise: 0.5, effect: () => 0 });
		expect(nil.impact?.verdict.code).toBe('no_meaningful_effect');
		expect(titles(nil)[0]).toBe('+ Seluruh rentangnya di bawah batas yang berarti');
		expect(titles(nil).join()).not.toContain('cara hitung lain');
	});

	test('of a single series: nobody to compare with, no trend of a difference', () => {
		const series = storedEvaluation({ months: 36, starts: starts([12, 19]), noise: 0.5, effect: () => 9 });
		const found = titles({ ...series, baseline: { trained: 75, comparison: null } });
		expect(found).toContain('- Tidak ada unit pembanding');
		expect(found.join()).not.toMatch(/Arah|beda arah|Nilai awal/);
	});

	test('what cannot be judged shows no number among its evidence', () => {
		const tooFew = storedEvaluation({ months: 12, starts: starts([6, 8], [2, 0]), effect: () => 4 });
		expect(titles(tooFew).join()).not.toContain('Perubahannya');
		expect(titles(tooFew)).toContain('- Unit terlalu sedikit');
	});

	test('cites the attempt to break the verdict once there was one, with what it came to', () => {
		const { summary } = storedRivals({ months: 22, groups: [{ offices: 6, start: 12 }, { offices: 5, start: 14 }, { offices: 9, start: null }], effect: 4 });
		const { agrees, computed } = summary.choices;
		const challenge = { state: 'done', planned: 30, runs: 30, summary } as const;
		const list = titles(better, { challenge });
		expect(list[6]).toBe(`+ Coba patahkan: ${agrees} dari ${computed} cara hitung sejalan`);
		expect(evidenceOf(evaluationPage(better, { challenge }), 'en')[6]).toMatchObject({
			title: `Tried to break it: ${agrees} of ${computed} ways agree`,
			more: { href: '/evaluasi/0193a000-0000-7000-8000-000000000001/patahkan' }
		});
		expect(titles(better, { challenge: { ...challenge, summary: { ...summary, standing: 'broken' } } })[6]).toMatch(/^- Coba patahkan/);
		const none = { ...summary, standing: 'shaken', choices: { ...summary.choices, computed: 0, agrees: 0 } } as const;
		expect(titles(better, { challenge: { ...challenge, summary: none } })[6]).toBe('- Coba patahkan: tidak ada cara lain yang dapat dihitung');
		for (const state of ['waiting', 'running', 'refused'] as const) expect(titles(better, { challenge: { ...challenge, state, summary: null } }).join()).not.toContain('patahkan');
	});

	test('without a panel only the registration speaks', () => expect(titles(nothing)).toEqual(['+ Didaftarkan sebelum pelatihan']));
	test('not computed', () => expect(titles(null)).toEqual(['+ Didaftarkan sebelum pelatihan']));
});

describe('the lead', () => {
	test('names who, when, and that it was registered before', () =>
		expect(leadOf(evaluationPage(better), 'id', 'Asia/Jakarta')).toBe(
			'Pelatihan Rekaan · 14 unit dilatih bertahap Maret 2025–Agustus 2025 · 22 unit pembanding · didaftarkan sebelum pelatihan, 12 Januari 2025'
		));
	test('of a programme that is no longer as registered, says no more than the day', () =>
		expect(leadOf(evaluationPage(better, { isAsRegistered: false }), 'id', 'Asia/Jakarta')).toMatch(/ · didaftarkan 12 Januari 2025$/));
	test('of one changed after the first month, that it came late', () =>
		expect(leadOf(evaluationPage(better, { changedAt: '2025-04-01T02:00:00+00:00', version: 2 }), 'id', 'Asia/Jakarta')).toMatch(/didaftarkan setelah pelatihan mulai, 1 April 2025$/));
	test('of turns for everybody, that those whose turn comes later are compared with', () => {
		const turns = { comparisonUnits: 0, design: { ...PLAIN_DESIGN, control: 'notyet' as const } };
		expect(leadOf(evaluationPage(better, turns), 'id', 'Asia/Jakarta')).toContain(' · dibanding unit yang belum mendapat giliran · ');
		expect(leadOf(evaluationPage(better, { comparisonUnits: 0 }), 'id', 'Asia/Jakarta')).toContain(' · 0 unit pembanding · ');
		expect(leadOf(evaluationPage(better, { ...turns, comparisonUnits: 3 }), 'en', 'Asia/Jakarta')).toContain('3 ');
	});
	test('of one cohort', () =>
		expect(leadOf(evaluationPage(better, { lastStart: '2025-03-01' }), 'en', 'Asia/Jakarta')).toContain('14 units trained from March 2025'));
	test('of nobody', () =>
		expect(leadOf(evaluationPage(better, { firstStart: null, lastStart: null, trainedUnits: 0 }), 'id', 'Asia/Jakarta')).toBe(
			'Pelatihan Rekaan · 22 unit pembanding · didaftarkan 12 Januari 2025'
		));
	test('cohorts as months', () => {
		expect(startsOf(better.impact)).toHaveLength(2);
		expect(startsOf(null)).toEqual([]);
	});
});

describe('technical details', () => {
	test('hold seed, version and fingerprints, and no gap', () => {
		const rows = technicalRows(evaluationPage(better), 'id', 'Asia/Jakarta');
		const of = (label: string) => rows.find((row) => row.label === label)?.value;
		expect(of('Benih acak')).toBe('199 penarikan, benih 1');
		expect(of('Versi aturan')).toBe('2026-1');
		expect(of('Sidik data (SHA-256)')).toBe('d'.repeat(64));
		expect(of('Sidik pendaftaran (SHA-256)')).toBe('tidak ada');
		expect(JSON.stringify(rows)).not.toMatch(/NaN|undefined|null/);
	});

	test('without a panel only what is known', () =>
		expect(technicalRows(evaluationPage(nothing), 'en', 'Asia/Jakarta').map(({ label }) => label)).toEqual([
			'Version of the rules',
			'Computed',
			'Fingerprint of the data (SHA-256)',
			'Fingerprint of the registration (SHA-256)'
		]));
	test('not computed', () => expect(technicalRows(evaluationPage(null), 'id', 'Asia/Jakarta')).toEqual([]));
});

test('every verdict has a look of its own', () => {
	const looks = VERDICT_CODES.map((code) => VERDICT_LOOK[code]);
	expect(new Set(looks.map(({ icon }) => icon)).size).toBe(VERDICT_CODES.length);
	expect(new Set(looks.map(({ tone }) => tone)).size).toBe(VERDICT_CODES.length);
});
