import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { PublicAgency as Agency } from '../public.schema.ts';
import type { PublicPointPage as Point } from '../server/public-service.ts';
import OpenDataPage from './OpenDataPage.svelte';
import PublicAgencies from './PublicAgencies.svelte';
import PublicAgency from './PublicAgency.svelte';
import PublicPointPage from './PublicPointPage.svelte';

const LOCALES = ['id', 'en'] as const;
const survey = { id: 's', opensOn: '2026-01-01', closesOn: '2026-06-30', index: 8050, grade: 'B', interval95: [7900, 8200] as [number, number], respondents: 40, sampleMinimum: 100 };
const row = (slug: string, given: object = {}) => ({ slug, name: `Loket ${slug}`, unit: 'Dinas Rekaan', service: 'KTP-el', serviceCode: 'ktp', isOverdue: false, survey, ...given });
const agency: Agency = {
	code: '1505', name: 'Kabupaten Rekaan', points: [row('b'), row('a', { survey: null, isOverdue: true })], plans: { open: 1, late: 2, done: 3 }, complaints: { handling: 6, new: null, invented: 9 }, confirmed: { answers: 20, fixedPercent: 65 }
};
const point: Point = {
	agencyCode: '1505', agencyName: 'Kabupaten Rekaan', slug: 'a', name: 'Loket 1', unit: 'Dinas Rekaan', address: 'Jalan Rekaan 1', openDays: [1, 2, 3, 4, 5], opensMinute: 480, closesMinute: 900,
	service: { code: 'ktp', name: 'KTP-el', requirements: ['Kartu keluarga'], procedure: ['Ambil nomor'], promisedMinutes: 30, promisedWorkingDays: null, feeRupiah: 0, feeNote: '', product: 'KTP-el', legalBasis: '' },
	survey: { id: 's', opensOn: '2026-01-01', closesOn: '2026-06-30', closedOn: '2026-07-01', result: { respondents: 40, excluded: 0, index: 8050, grade: 'B', weight: '1/9', interval95: [7900, 8200], ruleName: 'skm-1/9', ruleVersion: '2017-1', sampleMinimum: null,
		elements: [{ element: 'conduct', answered: 40, sum: 120, index: 7500, grade: 'C' }, { element: 'cost', answered: 4, sum: 12, index: 7500, grade: 'C' }], elementIntervals: { conduct: [7200, 7800] } } },
	times: [{ month: '2026-09-01', visits: 40, wait: 12, p90: null, share: 75 }], plans: [{ id: 'p', element: 'conduct', plan: 'Melatih petugas', ownerPost: 'Kepala Bidang', dueOn: '2026-10-01', state: 'doing', madeOn: '2026-07-02', notes: [], isOverdue: true }]
};

test.each(LOCALES)('in %s all public pages are readable by all, full and empty', (locale) => {
	expectSound(html(PublicAgencies, { agencies: [{ code: '1505', name: 'Kabupaten Rekaan', points: 2, results: 1 }], locale }, locale));
	expectSound(html(PublicAgencies, { agencies: [], locale }, locale));
	for (const order of ['nama', 'ikm'] as const) expectSound(html(PublicAgency, { agency, search: { urut: order, halaman: 1 }, locale }, locale));
	expectSound(html(PublicAgency, { agency: { ...agency, points: [], complaints: {}, confirmed: null }, search: { urut: 'ikm', halaman: 9 }, locale }, locale));
	expectSound(html(PublicPointPage, { point, here: 'https://bina.example', locale }, locale));
	expectSound(html(PublicPointPage, { point: { ...point, survey: null, times: [], plans: [], opensMinute: null, closesMinute: null, service: { ...point.service, requirements: [], procedure: [] } }, here: '', locale }, locale));
	expectSound(html(OpenDataPage, { agency, locale }, locale));
});

describe('a government', () => {
	const page = (order: 'nama' | 'ikm') => textOf(html(PublicAgency, { agency, search: { urut: order, halaman: 1 }, locale: 'id' }));
	test('names the counter in each link where one service has two of them', () => {
		const out = html(PublicAgency, { agency, search: { urut: 'nama', halaman: 1 }, locale: 'id' });
		expect([...out.matchAll(/<a href="\/publik\/1505\/(?!laporan)[^"]*"[^>]*>([^<]*)<\/a>/g)].map(([, label]) => label)).toEqual(['KTP-el · Loket a', 'KTP-el · Loket b']);
		expect(textOf(out).split('Loket a'), 'once').toHaveLength(2);
		expect(textOf(out)).toContain('Dinas Rekaan');
	});

	test('shows each index with interval and number, and says when the sample is small', () => {
		expect(page('nama')).toContain('IKM 80,50 · mutu B · selang 79,00–82,00 · 40 responden (jawaban di bawah sampel minimum)');
		expect(page('nama')).toContain('Survei tahunan terlambat');
	});
	test('hides small counts, and explains an order by index', () => {
		expect(page('nama')).toContain('Baru ditutup');
		expect(page('nama')).not.toMatch(/invented|Jumlah.* 9 /);
		expect(page('ikm')).toContain('tidak dapat dikatakan mana yang lebih baik');
		expect(page('nama')).not.toContain('Kelompok');
	});
});

test('a government with many counters shows them in pages of less than 60 KB', () => {
	const many = { ...agency, points: Array.from({ length: 95 }, (_, at) => row(`loket-yang-panjang-namanya-${at}`)) };
	const page = html(PublicAgency, { agency: many, search: { urut: 'ikm', halaman: 2 }, locale: 'id' });
	expect(page.length).toBeLessThan(45_000);
	expect(textOf(page)).toContain('Sebelumnya Halaman 2 dari 3 Berikutnya');
	expect(page.match(/<strong>IKM/g)).toHaveLength(40);
});

describe('a counter', () => {
	const page = textOf(html(PublicPointPage, { point, here: 'https://bina.example', locale: 'id' }));
	test('shows elements with intervals, times against the promise, and late promises', () => {
		for (const words of ['75,00 72,00–78,00', '12 menit – 75%', 'Paling lambat 1 Oktober 2026, oleh Kepala Bidang. Terlambat', 'Gratis']) expect(page).toContain(words);
	});
	test('says its office once, also where its own name has it', () => {
		const lead = (name: string) => /<p class="lead">([^<]*)</.exec(html(PublicPointPage, { point: { ...point, name }, here: 'https://bina.example', locale: 'id' }))?.[1];
		expect(lead('Loket 1')).toBe('Loket 1, Dinas Rekaan');
		expect(lead('KTP-el, Dinas Rekaan')).toBe('KTP-el, Dinas Rekaan');
		const list = textOf(html(PublicAgency, { agency: { ...agency, points: [row('b', { service: 'Izin', name: 'KTP-el, Dinas Rekaan' })] }, search: { urut: 'nama', halaman: 1 }, locale: 'id' }));
		expect(list.match(/Dinas Rekaan/g)).toHaveLength(1);
	});
	test('leaves out an element that four people answered (R18)', () => expect(page).not.toContain('Biaya/tarif'));
	test('is harmless whatever a counter is called', () => {
		expectHarmless(html(PublicPointPage, { point: { ...point, name: HOSTILE, unit: HOSTILE, address: HOSTILE }, here: '', locale: 'id' }));
		expectHarmless(html(PublicAgency, { agency: { ...agency, name: HOSTILE }, search: { urut: 'nama', halaman: 1 }, locale: 'id' }));
	});
});
