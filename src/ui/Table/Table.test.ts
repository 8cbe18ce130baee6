import { expect, test } from 'vitest';
import { html, words } from '#tests/support/render.ts';
import Badge from '../Badge/Badge.svelte';
import Definition from '../Definition/Definition.svelte';
import Pagination from '../Pagination/Pagination.svelte';
import Stat from '../Stat/Stat.svelte';
import Tabs from '../Tabs/Tabs.svelte';
import Chart from '../Chart/Chart.svelte';
import Table from './Table.svelte';

interface Row { readonly name: string; readonly jp: number }
const rows: readonly Row[] = [{ name: 'Sari', jp: 16 }, { name: 'Budi <b>', jp: 22 }];
const columns = [{ key: 'name', label: 'Nama', text: (row: Row) => row.name }, { key: 'jp', label: 'JP', numeric: true, text: (row: Row) => row.jp }];

test('each cell says its column, for the narrow screen', () => {
	const out = html(Table<Row>, { caption: 'Tim', columns, rows, key: (row: Row) => row.name });
	expect(out).toContain('<caption>Tim</caption>');
	expect(out.match(/data-label="JP"/g)).toHaveLength(2);
	expect(out).toContain('scope="col"');
	expect(out).toContain('Budi &lt;b>');
});

test('a cell without anything is empty for the style that leaves it out of a phone\'s list', () => {
	const out = html(Table<Row>, { caption: 'Tim', columns: [...columns, { key: 'note', label: 'Catatan', text: () => '' }], rows, key: (row: Row) => row.name });
	expect(out.match(/<td[^>]*data-label="Catatan"[^>]*>(<!--[^>]*-->)*<\/td>/g)).toHaveLength(2);
});

test('a quiet caption is still read aloud', () => {
	expect(html(Table<Row>, { caption: 'Tim', quietCaption: true, columns, rows: [], key: (row: Row) => row.name })).toContain('<caption class="hidden-visually">Tim</caption>');
});

test('pages keep their filters and stop at both ends', () => {
	const href = (page: number) => `?bulan=3&halaman=${page}`;
	const first = html(Pagination, { page: 1, pages: 3, href });
	expect(first).toContain('Halaman 1 dari 3');
	expect(first).toContain('halaman=2');
	expect(first).not.toContain('Sebelumnya');
	expect(html(Pagination, { page: 3, pages: 3, href })).not.toContain('Berikutnya');
	expect(html(Pagination, { page: 1, pages: 1, href })).toBe('');
	expect(html(Pagination, { page: 1, pages: 1, href, total: '3 orang' })).toContain('3 orang');
});

test('a number opens its definition and its rows', () => {
	const out = html(Definition, { value: '80,50', label: 'IKM', rowsHref: '/layanan/1', children: words('Rata-rata dikali 25.') });
	expect(out).toMatch(/<details[\s\S]*<summary>[\s\S]*80,50/);
	expect(out).toContain('Cara menghitung');
	expect(out).toContain('href="/layanan/1"');
});

test('a tile with an address is a link, without one it is not', () => {
	expect(html(Stat, { value: '412', label: 'terjadwal', href: '/x' })).toMatch(/^<a/);
	expect(html(Stat, { value: '412', label: 'terjadwal' })).toMatch(/^<div/);
});

test('the open tab is marked for everyone', () => {
	const out = html(Tabs, { label: 'Tampilan', tabs: [{ href: '/a', label: 'A', current: true }, { href: '/b', label: 'B', current: false }] });
	expect(out.match(/aria-current="page"/g)).toHaveLength(1);
});

test('a chart has its sentence and its table', () => {
	const out = html(Chart, { title: 'IKM', sentence: 'Naik 3 poin.', children: words('svg'), table: words('tabel') });
	expect(out).toContain('Naik 3 poin.');
	expect(out).toContain('Lihat sebagai tabel');
});

test('a badge says its state in words', () => {
	expect(html(Badge, { kind: 'good', children: words('Membaik') })).toContain('Membaik');
	expect(html(Badge, { children: words('x') })).not.toContain('badge-');
});
