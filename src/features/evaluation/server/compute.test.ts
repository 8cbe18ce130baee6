import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLAIN_DESIGN } from '../design/design.schema.ts';
import type { PanelRow } from '../panel.rules.ts';
import { buildRows } from '../testing/build-rows.ts';
import { adjustInFamily, judgePanel, RULE_VERSION, type Standing } from './compute.ts';
import { dataFingerprint, registrationFingerprint, wasFixedBefore } from './fingerprints.ts';
import type { JudgedProgramme } from './queries.ts';

const programme: JudgedProgramme = {
	timeZone: 'Asia/Jakarta',
	id: 'p', agencyId: 'a', title: 'Pelatihan Rekaan', outcome: 'index', sesoi: 2, direction: 'up', courseId: 'c', registeredAt: new Date('2025-01-15T02:00:00Z'), registrationSha256: null,
	design: PLAIN_DESIGN, registrationId: null, version: 1, changedAt: null, previousSha256: null, earliestStart: null
};
const units = [
	{ unitId: 'u1', serviceId: 's1', firstMonth: '2025-03-01' },
	{ unitId: 'u2', serviceId: 's1', firstMonth: '2025-06-01' },
	{ unitId: 'u3', serviceId: 's1', firstMonth: null }
];
const standing: Standing = { units, familyP: [], registeredBefore: true };
const rows: readonly PanelRow[] = [{ unitId: 'u1', serviceId: 's1', firstMonth: '2025-03-01', month: '2025-01-01', responses: 10, total: 300, value: null }];
const sha256OfRegistration = registrationFingerprint({ ...programme, registeredAt: programme.registeredAt.toISOString() }, units);

describe('the fingerprint of what was judged', () => {
	test('is 64 hexadecimal figures, the same twice', () => {
		expect(dataFingerprint(programme, standing, rows)).toMatch(/^[0-9a-f]{64}$/);
		expect(dataFingerprint(programme, structuredClone(standing), structuredClone(rows))).toBe(dataFingerprint(programme, standing, rows));
	});

	test.each<[string, Partial<JudgedProgramme>, Partial<Standing>, readonly PanelRow[]]>([
		['another threshold', { sesoi: 3 }, {}, rows],
		['another direction', { direction: 'down' }, {}, rows],
		['another outcome', { outcome: 'duration' }, {}, rows],
		['one answer more', {}, {}, [{ ...rows[0]!, responses: 11 }]],
		['another sum', {}, {}, [{ ...rows[0]!, total: 301 }]],
		['a month more', {}, {}, [...rows, { ...rows[0]!, month: '2025-02-01' }]],
		['another start', {}, { units: [{ ...units[0]!, firstMonth: '2025-04-01' }, ...units.slice(1)] }, rows],
		['another try of the same course', {}, { familyP: [0.5] }, rows],
		['a try that got its result', {}, { familyP: [null] }, rows],
		['a registration that no longer holds', {}, { registeredBefore: false }, rows]
	])('changes with %s', (_name, other, circumstances, data) => {
		expect(dataFingerprint({ ...programme, ...other }, { ...standing, ...circumstances }, data)).not.toBe(dataFingerprint(programme, standing, rows));
	});

	test('does not change with the title: a better word is no new evidence', () => {
		const renamed: JudgedProgramme = { ...programme, title: 'Judul Lain' };
		expect(dataFingerprint(renamed, standing, rows)).toBe(dataFingerprint(programme, standing, rows));
	});
});

describe('complaints per 1,000 services', () => {
	/** 40 offices, half of them trained from the 13th month: 12 complaints per 1,000 services before, 8 after. */
	const rate = (change: number, services: (office: number) => number = () => 900) => buildRows({ months: 24, groups: [{ offices: 20, start: 12 }, { offices: 20, start: null }], minutes: true, effect: change, responses: services })
		.map((row): PanelRow => ({ ...row, value: Math.max(0, row.value! - 28), total: Math.round((Math.max(0, row.value! - 28) * row.responses) / 1000) }));
	const rates: JudgedProgramme = { ...programme, outcome: 'complaints_per_thousand', direction: 'down', sesoi: 2 };
	const alone = (data: readonly PanelRow[]): Standing => ({ units: data.map(({ unitId, serviceId, firstMonth }) => ({ unitId, serviceId, firstMonth })), familyP: [], registeredBefore: true });

	test('that fell are an improvement, said in their own unit', () => {
		const data = rate(-4);
		const { verdict, result } = judgePanel(rates, alone(data), data);
		expect(verdict).toBe('proven_better');
		expect(result.impact!.simple.att).toBeCloseTo(-4, 0);
		expect(result.impact!.verdict.sentence).toMatch(/pengaduan per 1\.000 layanan unit yang dilatih turun sekitar \d,\d+ pengaduan per 1\.000 layanan lebih besar/);
		expect(result.english!.verdict.sentence).toContain('complaints per 1,000 services');
	});

	test('that rose are a worsening', () => {
		const data = rate(4);
		expect(judgePanel(rates, alone(data), data).verdict).toBe('proven_worse');
	});

	test('that did not move are not said to have', () => {
		const data = rate(0);
		expect(['not_enough_evidence', 'no_meaningful_effect']).toContain(judgePanel(rates, alone(data), data).verdict);
	});
});

describe('registered before the training', () => {
	test.each<[string, string, boolean]>([
		['the day before the first month', '2025-02-28T10:00:00Z', true],
		['on its first day', '2025-03-01T00:00:00Z', false],
		['when a later cohort had not begun yet', '2025-05-01T02:00:00Z', false],
		['long after', '2026-05-01T02:00:00Z', false]
	])('%s', (_name, at, before) => expect(wasFixedBefore({ ...programme, registeredAt: new Date(at) }, units)).toBe(before));

	test('nobody trained, nothing to be before', () => expect(wasFixedBefore(programme, [units[2]!])).toBeNull());

	test('a registration that was changed since holds no longer', () => {
		const registered = { ...programme, registrationSha256: sha256OfRegistration };
		expect(wasFixedBefore(registered, units)).toBe(true);
		expect(wasFixedBefore({ ...registered, sesoi: 0.5 }, units)).toBe(false);
		expect(wasFixedBefore({ ...registered, title: 'Lain' }, units)).toBe(false);
		expect(wasFixedBefore(registered, [{ ...units[0]!, firstMonth: '2025-04-01' }, ...units.slice(1)])).toBe(false);
		expect(wasFixedBefore(registered, units.slice(0, 2))).toBe(false);
	});
});

describe('several evaluations of one course', () => {
	test('one alone is judged alone', () => expect(adjustInFamily(0.01, [])).toBeNull());
	test('what has no p has none to adjust', () => expect(adjustInFamily(null, [0.01])).toBeNull());
	// Benjamini & Hochberg: 0.04 · 2 / 1 beside a try that found nothing; 0.04 · 2 / 2 beside a stronger one.
	test.each<[number, (number | null)[], number]>([
		[0.04, [0.9], 0.08],
		[0.04, [0.001], 0.04],
		[0.04, [null], 0.08],
		[0.03, [0.02, 0.01], 0.03],
		[0.03, [null, null, null], 0.12],
		[1, [1], 1]
	])('%s among %j is %s', (own, family, adjusted) => expect(adjustInFamily(own, family)).toBeCloseTo(adjusted, 12));

	test('never falls below the own p, never exceeds one, and a try more that finds nothing never helps', () => {
		const p = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(p, fc.array(fc.option(p), { minLength: 1, maxLength: 8 }), (own, family) => {
				const adjusted = adjustInFamily(own, family)!;
				expect(adjusted).toBeGreaterThanOrEqual(own);
				expect(adjusted).toBeLessThanOrEqual(1);
				expect(adjustInFamily(own, [...family, null])!).toBeGreaterThanOrEqual(adjusted - 1e-15);
				expect(adjustInFamily(own, family.toReversed())).toBeCloseTo(adjusted, 12);
			})
		);
	});
});

describe('judging a panel', () => {
	const months = Array.from({ length: 20 }, (_, at) => `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`);
	const offices = Array.from({ length: 20 }, (_, at) => ({ unitId: `u${at}`, serviceId: 's', firstMonth: at < 8 ? '2024-11-01' : null }));
	/** A rise of about four points in the trained offices, with a little unrest that the seedless sine gives. */
	const panel = offices.flatMap(({ unitId, serviceId, firstMonth }, office) =>
		months.map((month, at): PanelRow => {
			const index = 76 + office / 4 + Math.sin(office * 7 + at * 5) + (firstMonth !== null && month >= firstMonth ? 4 : 0);
			return { unitId, serviceId, firstMonth, month, responses: 40, total: Math.round((index / 25) * 40 * 9), value: null };
		})
	);
	test('fewer minutes are the gain where fewer are better', () => {
		const minutes = panel.map((row) => ({ ...row, total: 0, value: 40 - (row.total / (row.responses * 9)) * 5 }));
		const waiting = { ...programme, outcome: 'wait_median_minutes' as const, direction: 'down' as const, sesoi: 0.3 };
		const { verdict, result } = judgePanel(waiting, { ...standing, units: offices }, minutes);
		expect(verdict).toBe('proven_better');
		expect(result.impact?.simple.att).toBeLessThan(0);
		expect(JSON.stringify(result.impact?.verdict)).toContain('menit');
		expect(dataFingerprint(waiting, standing, minutes)).not.toBe(dataFingerprint(waiting, standing, minutes.map((row) => ({ ...row, value: row.value + 1 }))));
	});

	const judged = (given: Partial<Standing> = {}) => judgePanel(programme, { ...standing, units: offices, ...given }, panel);

	test('a clear rise is proven when it was registered before, and a sign when it was not', () => {
		expect(judged().verdict).toBe('proven_better');
		const late = judged({ registeredBefore: false });
		expect(late.verdict).toBe('indicated_better');
		expect(late.result.impact?.verdict.gates).toContainEqual({ name: 'registered', passed: false, detail: 'ukuran dan batasnya tidak ditetapkan sebelum pelatihan, atau kemudian diubah' });
		expect(late.result.english?.verdict.gates.find(({ name }) => name === 'registered')?.detail).toMatch(/^measure and threshold were not fixed/);
	});

	test('keeps the p of its family in the options, in both languages alike', () => {
		const alone = judged();
		const many = judged({ familyP: [null, null, 0.5] });
		expect(alone.result.impact?.options.adjustedP).toBeNull();
		expect(many.result.impact?.options.adjustedP).toBeCloseTo(Math.min(1, 4 * alone.result.impact!.simple.p!), 10);
		expect([alone.result.impact?.options.tests, many.result.impact?.options.tests]).toEqual([null, 4]);
		expect(many.result.english?.verdict.code).toBe(many.result.impact?.verdict.code);
	});

	test('says the version of its rules, raised when the numbers change', () => expect(RULE_VERSION).toMatch(/^20\d\d-\d+$/));
});
