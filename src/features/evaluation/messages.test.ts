import { describe, expect, test } from 'vitest';
import { en } from './messages.en.ts';
import { decimalsFor, id, numberFormat } from './messages.id.ts';
import { GATE_NAMES } from './rules.ts';
import { NOTICE_CODES, VERDICT_CODES } from './schema.ts';
import { finding } from './testing/evidence.ts';

// The sentence patterns of the handbook on impact methods, § 9.
describe('sentences', () => {
	test('a proven improvement', () => {
		expect(id.sentence('proven_better', finding)).toBe(
			'Setelah pelatihan, IKM unit yang dilatih naik sekitar 2,4 poin lebih besar daripada unit pembanding (perkiraan wajar 1,1 sampai 3,7).'
		);
		expect(en.sentence('proven_better', finding)).toBe(
			'After the training, IKM of the trained units rose by about 2.4 poin more than in the comparison units (reasonable range 1.1 to 3.7).'
		);
	});

	test('when the trained units fell less than the others, nobody is told that they rose', () => {
		expect(id.sentence('proven_better', { ...finding, treatedChange: -1 })).toBe(
			'Setelah pelatihan, IKM unit yang dilatih sekitar 2,4 poin lebih tinggi daripada yang diperkirakan dari unit pembanding (perkiraan wajar 1,1 sampai 3,7).'
		);
	});

	test('the range of a decline is said as a decline, without signs to turn round', () => {
		expect(id.sentence('proven_worse', { ...finding, att: -2.4, ci95: [-3.7, -1.1], treatedChange: -2 })).toBe(
			'Setelah pelatihan, IKM unit yang dilatih turun sekitar 2,4 poin lebih besar daripada unit pembanding (perkiraan wajar turun 1,1 sampai 3,7).'
		);
	});

	test('not enough evidence gives the interval, the power, and what it does not mean', () => {
		expect(id.sentence('not_enough_evidence', { ...finding, treated: 5, att: 0.8, ci95: [-2.1, 3.7], mde: 4 })).toBe(
			'Belum cukup bukti. Perubahan terlihat +0,8 poin (perkiraan wajar antara turun 2,1 dan naik 3,7), tetapi dengan 5 unit terlatih data ini hanya mampu mendeteksi perubahan minimal 4,0 poin. Jangan dibaca sebagai tidak berdampak.'
		);
	});

	test('a drift is said in its own speed', () => {
		expect(id.sentence('cannot_be_judged', { ...finding, blockedBy: 'drift' })).toBe(
			'Tidak dapat dinilai: sebelum pelatihan pun unit yang dilatih sudah naik lebih cepat 0,2 poin per bulan.'
		);
	});

	test('no verdict, gate or note in either language holds a p-value, "signifikan", a key or a hole', () => {
		for (const messages of [id, en]) {
			const texts = [
				...VERDICT_CODES.flatMap((code) => [
					messages.verdicts[code],
					...[null, ...GATE_NAMES].map((blockedBy) => messages.sentence(code, { ...finding, blockedBy }))
				]),
				...GATE_NAMES.flatMap((name) => [true, false].map((passed) => messages.gate(name, passed, finding))),
				...GATE_NAMES.map((name) =>
					messages.gate(name, false, { ...finding, sesoi: null, ci95: null, pretrendP: null, assignment: 'cluster', treatedClusters: 3, design: 'series' })
				),
				...NOTICE_CODES.map((code) => messages.notice({ code, count: 3, list: '5, 7' }))
			];
			for (const text of texts) {
				expect(text).not.toMatch(/signifikan|significant|p-value|undefined|null|NaN|_/);
				expect(text.length).toBeGreaterThan(5);
			}
		}
	});

	test('without name and unit the sentence still reads', () => {
		const plain = { ...finding, outcomeName: null, outcomeUnit: null };
		expect(id.sentence('indicated_better', plain)).toMatch(/^Indikasi saja\. Setelah pelatihan, hasil unit yang dilatih naik sekitar 2,4 lebih besar/);
		expect(id.sentence('no_meaningful_effect', { ...plain, att: 0.1, ci95: [-0.4, 0.6] })).toContain('lebih kecil daripada 2,00');
	});
});

describe('numbers in a sentence', () => {
	test.each([
		[1.3, 1],
		[0.02, 3],
		[13, 0],
		[130, 0],
		[1e-9, 6],
		[0, 2],
		[NaN, 2]
	])('a width of %f deserves %i decimals', (width, decimals) => expect(decimalsFor(width)).toBe(decimals));

	test('zero has no sign', () => expect(numberFormat('id-ID', { ci95: [-1, 1], att: 0, mde: null })(-0.0001)).toBe('0,0'));
});
