import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { en } from './messages.en.ts';
import type { Finding } from './messages.id.ts';
import { decimalsFor, id } from './messages.id.ts';
import type { GateName } from './rules.ts';
import { GATE_NAMES } from './rules.ts';
import type { NoticeCode, VerdictCode } from './schema.ts';
import { NOTICE_CODES, VERDICT_CODES } from './schema.ts';
import { finding } from './testing/evidence.ts';

const fall: Partial<Finding> = { att: -2.4, ci95: [-3.7, -1.1], treatedChange: -3 };
const english: Partial<Finding> = { outcomeName: 'the satisfaction index', outcomeUnit: 'points' };

// The sentence patterns of the handbook on impact methods § 9, word for word, in both languages.
describe('every verdict has its sentence', () => {
	test.each<[string, VerdictCode, Partial<Finding>, string, string]>([
		[
			'a rise that the trained units themselves show',
			'proven_better',
			{},
			'Setelah pelatihan, IKM unit yang dilatih naik sekitar 2,4 poin lebih besar daripada unit pembanding (perkiraan wajar 1,1 sampai 3,7).',
			'After the training, the satisfaction index of the trained units rose by about 2.4 points more than in the comparison units (reasonable range 1.1 to 3.7).'
		],
		[
			'a rise only against the comparison',
			'proven_better',
			{ treatedChange: -0.4 },
			'Setelah pelatihan, IKM unit yang dilatih sekitar 2,4 poin lebih tinggi daripada yang diperkirakan dari unit pembanding (perkiraan wajar 1,1 sampai 3,7).',
			'After the training, the satisfaction index of the trained units is about 2.4 points higher than the comparison units let us expect (reasonable range 1.1 to 3.7).'
		],
		[
			'a fall that the trained units themselves show',
			'proven_worse',
			fall,
			'Setelah pelatihan, IKM unit yang dilatih turun sekitar 2,4 poin lebih besar daripada unit pembanding (perkiraan wajar turun 1,1 sampai 3,7).',
			'After the training, the satisfaction index of the trained units fell by about 2.4 points more than in the comparison units (reasonable range a fall of 1.1 to 3.7).'
		],
		[
			'a fall only against the comparison',
			'proven_worse',
			{ ...fall, treatedChange: null },
			'Setelah pelatihan, IKM unit yang dilatih sekitar 2,4 poin lebih rendah daripada yang diperkirakan dari unit pembanding (perkiraan wajar 1,1 sampai 3,7 lebih rendah).',
			'After the training, the satisfaction index of the trained units is about 2.4 points lower than the comparison units let us expect (reasonable range 1.1 to 3.7 lower).'
		],
		[
			'an indication',
			'indicated_better',
			{},
			'Indikasi saja. Setelah pelatihan, IKM unit yang dilatih naik sekitar 2,4 poin lebih besar daripada unit pembanding (perkiraan wajar 1,1 sampai 3,7).',
			'Only a sign. After the training, the satisfaction index of the trained units rose by about 2.4 points more than in the comparison units (reasonable range 1.1 to 3.7).'
		],
		[
			'an indication from a series',
			'indicated_worse',
			{ ...fall, design: 'series' },
			'Indikasi saja: tidak ada unit pembanding, perubahan lain pada bulan yang sama (aturan baru, aplikasi baru) tidak bisa dipisahkan. Setelah pelatihan, IKM unit yang dilatih sekitar 2,4 poin lebih rendah daripada yang diperkirakan dari bulan-bulan sebelumnya (perkiraan wajar 1,1 sampai 3,7 lebih rendah).',
			'Only a sign: there are no comparison units, and other changes in the same month (a new rule, a new application) cannot be told apart. After the training, the satisfaction index of the trained units is about 2.4 points lower than the months before let us expect (reasonable range 1.1 to 3.7 lower).'
		],
		[
			'not enough evidence',
			'not_enough_evidence',
			{ att: 0.8, ci95: [-2.1, 3.7], mde: 4, treated: 5 },
			'Belum cukup bukti. Perubahan terlihat +0,8 poin (perkiraan wajar antara turun 2,1 dan naik 3,7), tetapi dengan 5 unit terlatih data ini hanya mampu mendeteksi perubahan minimal 4,0 poin. Jangan dibaca sebagai tidak berdampak.',
			'Not enough evidence. A change of +0.8 points is seen (reasonable range between a fall of 2.1 and a rise of 3.7), but with 5 trained units these data can only detect a change of at least 4.0 points. Do not read this as "no effect".'
		],
		[
			'not enough evidence, a fall, judged by clusters',
			'not_enough_evidence',
			{ att: -0.8, ci95: [-3.7, 2.1], mde: 4, treated: 5, assignment: 'cluster' },
			'Belum cukup bukti. Perubahan terlihat −0,8 poin (perkiraan wajar antara turun 3,7 dan naik 2,1), tetapi dengan 5 kelompok unit terlatih data ini hanya mampu mendeteksi perubahan minimal 4,0 poin. Jangan dibaca sebagai tidak berdampak.',
			'Not enough evidence. A change of −0.8 points is seen (reasonable range between a fall of 3.7 and a rise of 2.1), but with 5 trained groups of units these data can only detect a change of at least 4.0 points. Do not read this as "no effect".'
		],
		[
			'not enough evidence, only because several were examined at once',
			'not_enough_evidence',
			{ adjustedP: 0.13, tests: 6 },
			'Belum cukup bukti. Perubahan terlihat +2,4 poin (perkiraan wajar naik 1,1 sampai 3,7). Seandainya diperiksa sendiri, perubahan ini sudah jelas; tetapi 6 evaluasi dari pelatihan atau kantor yang sama diperiksa sekaligus; makin banyak yang diperiksa, makin mudah satu di antaranya tampak berubah karena kebetulan. Setelah itu diperhitungkan, buktinya belum cukup. Jangan dibaca sebagai tidak berdampak.',
			'Not enough evidence. A change of +2.4 points is seen (reasonable range a rise of 1.1 to 3.7). Examined alone it would be clear; but 6 evaluations of the same training or offices were examined at once; the more are examined, the more easily one of them seems to change by chance. With that taken into account the evidence is not enough. Do not read this as "no effect".'
		],
		[
			'several examined at once, but not clear by itself either',
			'not_enough_evidence',
			{ att: 0.8, ci95: [-2.1, 3.7], mde: null, adjustedP: 0.9, tests: 6 },
			'Belum cukup bukti. Perubahan terlihat +0,8 poin (perkiraan wajar antara turun 2,1 dan naik 3,7). Jangan dibaca sebagai tidak berdampak.',
			'Not enough evidence. A change of +0.8 points is seen (reasonable range between a fall of 2.1 and a rise of 3.7). Do not read this as "no effect".'
		],
		[
			'not enough evidence, and the power unknown',
			'not_enough_evidence',
			{ att: 0.8, ci95: [-2.1, 3.7], mde: null },
			'Belum cukup bukti. Perubahan terlihat +0,8 poin (perkiraan wajar antara turun 2,1 dan naik 3,7). Jangan dibaca sebagai tidak berdampak.',
			'Not enough evidence. A change of +0.8 points is seen (reasonable range between a fall of 2.1 and a rise of 3.7). Do not read this as "no effect".'
		],
		[
			// The gate looks at 90 %, so the sentence gives that interval: the wider one may reach past the limit it speaks of.
			'no meaningful effect',
			'no_meaningful_effect',
			{ att: 0.1, ci95: [-2.1, 2.3], ci90: [-1.7, 1.9] },
			'Tidak ada dampak berarti: perubahannya (rentang 90 % antara turun 1,7 dan naik 1,9) lebih kecil daripada 2,0 poin, perubahan terkecil yang dianggap berarti.',
			'No meaningful effect: the change (90% range between a fall of 1.7 and a rise of 1.9) is smaller than 2.0 points, the smallest change held to matter.'
		]
	])('%s', (_name, code, change, indonesian, other) => {
		expect(id.sentence(code, { ...finding, ...change })).toBe(indonesian);
		expect(en.sentence(code, { ...finding, ...english, ...change })).toBe(other);
	});

	test.each<[string, GateName, Partial<Finding>, string, string]>([
		[
			'nobody trained',
			'treated_units',
			{ treated: 0 },
			'Tidak dapat dinilai: tidak ada unit terlatih yang punya data sebelum dan sesudah pelatihan.',
			'Cannot be judged: no trained unit has data both before and after the training.'
		],
		[
			'too few to compare with',
			'control_units',
			{ control: 3 },
			'Tidak dapat dinilai: hanya ada 3 unit pembanding; perlu paling sedikit 5. Perubahan lain pada bulan yang sama tidak bisa dipisahkan.',
			'Cannot be judged: there are only 3 comparison units; at least 5 are needed. Other changes in the same month cannot be told apart.'
		],
		[
			'too short before',
			'pre_months',
			{ preMonths: 1 },
			'Tidak dapat dinilai: hanya ada 1 bulan data sebelum pelatihan; perlu paling sedikit 2.',
			'Cannot be judged: there are only 1 month of data before the training; at least 2 are needed.'
		],
		[
			'too short before, alone',
			'pre_months',
			{ preMonths: 8, design: 'series' },
			'Tidak dapat dinilai: tidak ada unit pembanding, dan hanya ada 8 bulan data sebelum pelatihan; perlu paling sedikit 12.',
			'Cannot be judged: there are no comparison units, and there are only 8 months of data before the training; at least 12 are needed.'
		],
		[
			'too short after',
			'post_months',
			{ postMonths: 2 },
			'Tidak dapat dinilai: baru ada 2 bulan data sesudah pelatihan pada angkatan yang memuat separuh unit terlatih; perlu paling sedikit 3.',
			'Cannot be judged: there are only 2 months of data after the training in the cohorts that hold half of the trained units; at least 3 are needed.'
		],
		[
			'too short after, alone',
			'post_months',
			{ postMonths: 4, design: 'series' },
			'Tidak dapat dinilai: tidak ada unit pembanding, dan baru ada 4 bulan data sesudah pelatihan; perlu paling sedikit 6.',
			'Cannot be judged: there are no comparison units, and there are only 4 months of data after the training; at least 6 are needed.'
		],
		[
			// "20 % are missing, the limit is 20 %" would be no reason.
			'just too much missing',
			'missing',
			{ missing: 0.204 },
			'Tidak dapat dinilai: 20,4 % data unit per bulan tidak ada; batasnya 20 %.',
			'Cannot be judged: 20.4% of the unit-months are missing; the limit is 20%.'
		],
		[
			'a rise before',
			'drift',
			{ slope: 0.2 },
			'Tidak dapat dinilai: sebelum pelatihan pun unit yang dilatih sudah naik lebih cepat 0,2 poin per bulan.',
			'Cannot be judged: even before the training the trained units were rising faster by 0.2 points a month.'
		],
		[
			'a fall before',
			'drift',
			{ slope: -0.1234 },
			'Tidak dapat dinilai: sebelum pelatihan pun unit yang dilatih sudah turun lebih cepat 0,12 poin per bulan.',
			'Cannot be judged: even before the training the trained units were falling faster by 0.12 points a month.'
		],
		[
			'nothing to measure with',
			'effect',
			{ ci95: null, att: 0 },
			'Tidak dapat dinilai: hasilnya tidak bervariasi, atau unitnya terlalu sedikit untuk mengukur ketidakpastian.',
			'Cannot be judged: the outcome does not vary, or there are too few units to measure the uncertainty.'
		],
		[
			'nothing to compare',
			'effect',
			{ ci95: null, att: null },
			'Tidak dapat dinilai: tidak ada dua bulan yang dapat dibandingkan antara unit terlatih dan pembanding; catatannya menyebut sebabnya.',
			'Cannot be judged: there are no two months in which trained and comparison units can be compared; the notes say why.'
		]
	])('cannot be judged: %s', (_name, blockedBy, change, indonesian, other) => {
		expect(id.sentence('cannot_be_judged', { ...finding, ...change, blockedBy })).toBe(indonesian);
		expect(en.sentence('cannot_be_judged', { ...finding, ...english, ...change, blockedBy })).toBe(other);
	});
});

describe('every gate says what it saw and what it wants', () => {
	test.each<[GateName, boolean, Partial<Finding>, string, string]>([
		['treated_units', true, {}, '14 unit terlatih; perlu paling sedikit 5', '14 trained units; at least 5 needed'],
		[
			'treated_units',
			false,
			{ treated: 3, treatedClusters: 2 },
			'3 unit terlatih dalam 2 kelompok; perlu paling sedikit 5',
			'3 trained units in 2 clusters; at least 5 needed'
		],
		[
			'treated_units',
			false,
			{ treated: 3, assignment: 'cluster' },
			'3 kelompok unit terlatih; perlu paling sedikit 5',
			'3 trained groups of units; at least 5 needed'
		],
		['control_units', true, {}, '22 unit pembanding; perlu paling sedikit 5', '22 comparison units; at least 5 needed'],
		[
			'pre_months',
			true,
			{},
			'10 bulan sebelum pelatihan pada angkatan yang memuat separuh unit terlatih; sebaiknya 6',
			'10 months before training in the cohorts that hold half of the trained units; 6 are better'
		],
		[
			'pre_months',
			false,
			{ design: 'series' },
			'10 bulan sebelum pelatihan pada angkatan yang memuat separuh unit terlatih; sebaiknya 12',
			'10 months before training in the cohorts that hold half of the trained units; 12 are better'
		],
		['post_months', true, {}, '12 bulan sesudah pelatihan pada angkatan yang memuat separuh unit terlatih; perlu paling sedikit 3', '12 months after training in the cohorts that hold half of the trained units; at least 3 needed'],
		['post_months', true, { design: 'series' }, '12 bulan sesudah pelatihan; perlu paling sedikit 6', '12 months after training; at least 6 needed'],
		['missing', true, { missing: 0.125 }, '12,5 % data unit per bulan tidak ada; batasnya 20 %', '12.5% of unit-months missing; the limit is 20%'],
		[
			'missing_balance',
			false,
			{ missingGap: 0.12 },
			'data yang tidak ada berbeda 12 % antara unit terlatih dan pembanding; batasnya 10 %',
			'missing data differ by 12% between trained and comparison units; the limit is 10%'
		],
		['pre_trend', true, { treated: 20 }, 'sebelum pelatihan unit-unit bergerak serupa', 'before the training the units moved alike'],
		[
			'pre_trend',
			true,
			{ treated: 19 },
			'tidak terlihat beda tren, tetapi datanya terlalu sedikit untuk memastikan',
			'no difference in trend is visible, but the data are too few to be sure'
		],
		['pre_trend', false, {}, 'tren sudah berbeda sebelum pelatihan', 'trends differed before the training'],
		['pre_trend', false, { pretrendP: null }, 'tren sebelum pelatihan tidak dapat diuji', 'the trend before training cannot be tested'],
		['drift', true, {}, 'tren sebelum pelatihan tidak menjelaskan perubahan ini', 'the trend before training does not explain this change'],
		[
			'drift',
			false,
			{},
			'tren sebelum pelatihan dapat menjelaskan separuh perubahan atau lebih',
			'the trend before training can explain half of the change or more'
		],
		['effect', true, {}, 'perkiraan wajar naik 1,1 sampai 3,7', 'reasonable range a rise of 1.1 to 3.7'],
		['effect', false, { ci95: null }, 'ketidakpastian tidak dapat dihitung', 'the uncertainty cannot be computed'],
		['worthwhile', true, {}, 'perubahan terkecil yang berarti: 2,0 poin', 'smallest change that matters: 2.0 points'],
		['worthwhile', false, { sesoi: null }, 'perubahan terkecil yang berarti belum ditetapkan', 'the smallest change that matters has not been fixed'],
		['robustness', false, {}, '1 dari 2 cara hitung lain memberi arah yang sama', '1 of 2 other ways of computing point the same way']
	])('%s, passed %s, %o', (name, passed, change, indonesian, other) => {
		expect(id.gate(name, passed, { ...finding, ...change })).toBe(indonesian);
		expect(en.gate(name, passed, { ...finding, ...english, ...change })).toBe(other);
	});
});

describe('no sentence betrays the reader', () => {
	const number = fc.double({ min: -500, max: 500, noNaN: true });
	const findings = fc
		.record({
			att: number,
			half: fc.double({ min: 0.001, max: 90, noNaN: true }),
			mde: fc.option(fc.double({ min: 0.001, max: 90, noNaN: true })),
			slope: number,
			design: fc.constantFrom('comparison' as const, 'series' as const),
			treatedChange: fc.option(number),
			blockedBy: fc.constantFrom(...GATE_NAMES)
		})
		.map(({ half, ...rest }): Finding => ({
			...finding,
			...rest,
			ci95: [rest.att - half, rest.att + half],
			ci90: [rest.att - 0.8 * half, rest.att + 0.8 * half]
		}));

	test('no p-value, no "signifikan", no hole, no English number in Indonesian, in any verdict', () => {
		fc.assert(
			fc.property(findings, fc.constantFrom(...VERDICT_CODES), (one, code) => {
				const [indonesian, other] = [id.sentence(code, one), en.sentence(code, one)];
				for (const text of [indonesian, other]) {
					expect(text).not.toMatch(/signifikan|significan|p-value|nilai p\b|\bp\s*[<=]|\bNaN\b|undefined|null|Infinity/i);
					expect(text).toMatch(/^[A-Z].*\.$/);
					// A hyphen before a digit is a typing error; the minus sign is −.
					expect(text).not.toMatch(/-\d/);
				}
				expect(indonesian).not.toMatch(/\d\.\d{1,2}(?!\d)/);
				expect(other).not.toMatch(/\d,\d{1,2}(?!\d)/);
			}),
			{ numRuns: 300 }
		);
	});

	test('numbers of one sentence are equally fine, two leading digits of the uncertainty', () => {
		fc.assert(
			fc.property(findings, (one) => {
				const fractions = [...id.sentence('proven_better', one).matchAll(/\d(?:,(\d+))?(?= |\)|$)/g)].map(([, digits = '']) => digits.length);
				expect(new Set(fractions).size).toBe(1);
				expect(fractions[0]).toBe(decimalsFor((one.ci95![1] - one.ci95![0]) / 2));
			}),
			{ numRuns: 200 }
		);
	});

	test('"not enough evidence" never says that there is no effect', () => {
		fc.assert(
			fc.property(findings, (one) => {
				expect(id.sentence('not_enough_evidence', one)).toMatch(/perkiraan wajar .* (?:sampai|dan naik) .*Jangan dibaca sebagai tidak berdampak\.$/);
				expect(en.sentence('not_enough_evidence', one)).toMatch(/reasonable range .* (?:to|and a rise of) .*Do not read this as "no effect"\.$/);
			})
		);
	});
});

describe('notes', () => {
	test.each(NOTICE_CODES.map((code) => [code]))('%s names its count and its list in both languages', (code: NoticeCode) => {
		for (const messages of [id, en]) {
			const text = messages.notice({ code, count: 4711, list: '2025-03, 2025-07' });
			if (/always|weight|pairwise|dropped|^cell/.test(code)) expect(text).toContain('4711');
			if (/^cell|^group/.test(code)) expect(text).toContain('2025-03, 2025-07');
			expect(text).toMatch(/^\S.*\.$/);
		}
	});
});

test('the gate of the effect says why a range without zero is not enough', () => {
	expect(id.gate('effect', false, { ...finding, adjustedP: 0.13, tests: 6 })).toBe('perkiraan wajar naik 1,1 sampai 3,7; belum cukup karena 6 evaluasi dari pelatihan atau kantor yang sama diperiksa sekaligus');
	expect(en.gate('effect', false, { ...finding, ...english, adjustedP: 0.13, tests: 6 })).toBe('reasonable range a rise of 1.1 to 3.7; not enough because 6 evaluations of the same training or offices were examined at once');
	expect(id.gate('effect', true, { ...finding, adjustedP: 0.05, tests: 6 })).toBe('perkiraan wajar naik 1,1 sampai 3,7');
	expect(en.gate('effect', false, { ...finding, adjustedP: 0.13, tests: null })).toContain('several evaluations');
});
