import { describe, expect, test } from 'vitest';
import { expectSound, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { ConcurrentPage as Page } from '../../server/service.ts';
import ConcurrentPage from './ConcurrentPage.svelte';

const page: Page = {
	id: 'e1', title: 'Pelatihan Rekaan',
	rows: {
		from: '2026-12-01', to: '2027-09-01',
		offices: new Map([['a', { name: 'Dinas Rekaan', side: 'trained' }], ['b', { name: 'Badan Rekaan', side: 'comparison' }]]),
		events: [{ unitId: 'a', kind: 'improvement', on: null, what: null }, { unitId: 'b', kind: 'counter_opened', on: '2027-04-02', what: 'KTP · 3' }, { unitId: 'a', kind: 'service_closed', on: '2027-05-01', what: 'Izin' }],
		moves: [{ unitId: 'a', before: 1200, came: 2, went: 1 }, { unitId: 'b', before: 4, came: 2, went: 0 }]
	}
};

describe('what else changed, office by office', () => {
	test.each(['id', 'en'] as const)('in %s is readable by all', (locale) => {
		for (const rows of [page.rows, { ...page.rows!, events: [], moves: [] }, null]) expectSound(html(ConcurrentPage, { page: { ...page, rows } }, locale));
	});

	test('every change has its office, its side, its day and what it was', () => {
		const out = html(ConcurrentPage, { page });
		const text = textOf(out);
		expect(text).toMatch(/Badan Rekaan\s+pembanding\s+loket dibuka\s+KTP · 3\s+2 April 2027/);
		expect(text).toMatch(/Dinas Rekaan\s+dilatih\s+layanan ditutup\s+Izin\s+1 Mei 2027/);
		expect(out).toContain('href="/unit/a/perbaikan"');
	});

	test('people are numbers, and an office that became another one is said to be', () => {
		const text = textOf(html(ConcurrentPage, { page }));
		expect(text).toMatch(/Dinas Rekaan\s+dilatih\s+1\.200\s+2\s+1\s+tidak/);
		expect(text).toMatch(/Badan Rekaan\s+pembanding\s+4\s+2\s+0\s+ya/);
	});

	test('offices where nobody moved are left out; none at all is said', () => {
		const still = html(ConcurrentPage, { page: { ...page, rows: { ...page.rows!, moves: [{ unitId: 'a', before: 9, came: 0, went: 0 }] } } });
		expect(textOf(still)).toContain('Tidak ada pegawai yang masuk atau keluar.');
	});
});
