import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html, words } from '#tests/support/render.ts';
import Definition from '../Definition/Definition.svelte';
import Icon from '../Icon/Icon.svelte';
import { ICONS, type IconName } from '../Icon/icons.ts';
import { uiMessages as en } from '../messages.en.ts';
import { uiMessages as id } from '../messages.id.ts';
import Chart from './Chart.svelte';

const languages = [['id', id], ['en', en]] as const;

describe('a chart', () => {
	test.each(languages)('in %s says its picture in a sentence and has the numbers as a table', (locale, said) => {
		const out = html(Chart, { title: 'IKM', sentence: 'Naik dari 78 ke 81.', children: words('gambar'), table: words('angka') }, locale);
		expectSound(out);
		expect(textOf(out)).toBe(`IKM Naik dari 78 ke 81. gambar ${said.asTable} angka`);
		expect(out).toMatch(/<figcaption><strong>IKM<\/strong>/);
	});

	test('opens its table without script', () => {
		expect(html(Chart, { title: 'x', sentence: 'y', children: words(''), table: words('angka') })).toMatch(/<details><summary>[^<]+<\/summary>[\s\S]*angka[\s\S]*<\/details>/);
	});

	test('its words are text', () => expectHarmless(html(Chart, { title: HOSTILE, sentence: HOSTILE, children: words(''), table: words('') })));
});

describe('a number with its definition', () => {
	test.each(languages)('in %s says that it can be opened', (locale, said) => {
		const out = html(Definition, { value: '80,50', label: 'IKM', children: words('Jumlah skor dibagi jawaban.') }, locale);
		expectSound(out);
		expect(textOf(/<summary>[\s\S]*<\/summary>/.exec(out)?.[0] ?? '')).toBe(`80,50 IKM . ${said.howCounted}`);
	});

	test.each(languages)('in %s leads to its rows, by a name of its own where one is given', (locale, said) => {
		const out = (given: object) => html(Definition, { value: '1', label: 'x', children: words('y'), ...given }, locale);
		expect(out({})).not.toContain('<a ');
		expect(out({ rowsHref: '/jp' })).toContain(`<a href="/jp">${said.showRows}</a>`);
		expect(out({ rowsHref: '/jp', rowsLabel: 'Buka JP' })).toContain('<a href="/jp">Buka JP</a>');
	});
});

describe('an icon', () => {
	test('is decoration, unless it alone says something', () => {
		expect(html(Icon, { name: 'bell' })).toMatch(/aria-hidden="true" focusable="false"/);
		expect(html(Icon, { name: 'bell' })).not.toContain('role=');
		const said = html(Icon, { name: 'search', label: 'Cari' });
		expect(said).toMatch(/role="img" aria-label="Cari"/);
		expect(said).not.toContain('aria-hidden');
	});

	test.each(Object.keys(ICONS) as IconName[])('%s is drawn inside its square', (name) => {
		expect(html(Icon, { name })).toContain(`<path d="${ICONS[name]}">`);
		// Absolute points only: relative ones begin at these.
		const points = [...ICONS[name].matchAll(/[ML](-?[\d.]+)[ ,](-?[\d.]+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
		expect(points.length).toBeGreaterThan(0);
		expect(points.filter((point) => point < 0 || point > 24)).toEqual([]);
	});

	test('no two are alike: each says another thing', () => expect(new Set(Object.values(ICONS)).size).toBe(Object.keys(ICONS).length));
});
