import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { LineagePage, LineageYear } from '../server/successor-service.ts';
import { en } from '../successor.messages.en.ts';
import { id } from '../successor.messages.id.ts';
import Lineage from './Lineage.svelte';

type Succession = NonNullable<LineagePage['successor']>;
const succession = (given: Partial<Succession> = {}): Succession => ({ id: 's', fromId: 'lama', fromName: 'Kelurahan Lama', toId: 'ini', toName: 'Kecamatan Baru', onDate: '2026-03-01', reason: 'Perda rekaan 3/2026', ...given });
const year = (given: Partial<LineageYear> = {}): LineageYear => ({ serviceId: 'ktp', serviceName: 'KTP-el', year: 2026, index: 8050, responses: 1240, isPartial: false, waitMedian: 12.25, kept: 0.915, units: 1, before: 'none', ...given });
const pageOf = (given: Partial<LineagePage> = {}): LineagePage => ({ unit: { id: 'ini', name: 'Kecamatan Baru', path: '/1/2/' }, successor: null, predecessors: [], years: [], choices: [], mayChange: false, ...given });
const draw = (given: Partial<LineagePage> = {}, locale: 'id' | 'en' = 'id', form: object | null = null) => html(Lineage, { page: pageOf(given), form: form as null }, locale);
/** The cells of the rows, as read. */
const rows = (out: string) => [...out.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].slice(1).map(([, row = '']) => [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => textOf(cell)));
const languages = [['id', id], ['en', en]] as const;

describe('the history of a unit’s services', () => {
	test.each(languages)('in %s is sound: nothing, one year, many, before and after a merger', (locale) => {
		expectSound(draw({}, locale));
		expectSound(draw({ years: [year()], predecessors: [succession(), succession({ fromId: 'lain', fromName: 'Kelurahan Lain' })] }, locale));
		expectSound(draw({ successor: succession({ fromId: 'ini', toId: 'baru' }), mayChange: true, years: Array.from({ length: 40 }, (_, at) => year({ year: 1990 + at })) }, locale));
		expectSound(draw({ mayChange: true, choices: [{ id: 'a', name: 'Dinas Rekaan' }] }, locale, { values: {}, errors: { toUnit: 'Pilih.', onDate: 'Isi.', reason: 'Isi.' }, reference: 'AB12' }));
	});

	test.each(languages)('in %s says where figures will come from while there are none, and shows no table', (locale, words) => {
		const out = draw({}, locale);
		expect(textOf(out)).toContain(words.empty);
		expect(out).not.toContain('<table');
		expect(draw({ years: [year()] }, locale)).not.toContain(words.empty);
	});

	test('shows each year in the figures of the language', () => {
		expect(rows(draw({ years: [year()] }))).toEqual([['KTP-el', '2026', '80,50', '1.240', '12,3', '92 %', '']]);
		expect(rows(draw({ years: [year()] }, 'en'))).toEqual([['KTP-el', '2026', '80.50', '1,240', '12.3', '92 %', '']]);
	});

	test('a figure that nobody measured is a dash, a zero is a zero', () => {
		expect(rows(draw({ years: [year({ index: null, responses: 0, waitMedian: null, kept: null }), year({ year: 2025, waitMedian: 0, kept: 0, responses: 5 })] })).map((row) => row.slice(2, 6))).toEqual([['–', '0', '–', '–'], ['80,50', '5', '0,0', '0 %']]);
	});

	test('a year is written without a separator', () => expect(rows(draw({ years: [year({ year: 2025 })] }))[0]?.[1]).toBe('2025'));
});

describe('the note of a year', () => {
	const note = (given: Partial<LineageYear>, page: Partial<LineagePage> = {}) => rows(draw({ ...page, years: [year(given)] }))[0]?.at(-1);

	test.each<[Partial<LineageYear>, string]>([
		[{}, ''], [{ units: 2 }, '2 unit digabung'], [{ before: 'all' }, 'dari unit sebelum penggabungan'], [{ before: 'some' }, ''], [{ isPartial: true }, 'kurang dari sembilan unsur'],
		[{ units: 3, isPartial: true, before: 'all' }, '3 unit digabung, kurang dari sembilan unsur, dari unit sebelum penggabungan']
	])('%j reads "%s"', (given, text) => expect(note(given)).toBe(text));

	test('names each merger in its own year only, whether it came or goes', () => {
		const page = { predecessors: [succession(), succession({ fromId: 'lain', onDate: '2026-09-15' })], successor: succession({ fromId: 'ini', onDate: '2027-01-01' }) };
		expect(note({ year: 2026 }, page)).toBe('penggabungan 1 Maret 2026, penggabungan 15 September 2026');
		expect(note({ year: 2027 }, page)).toBe('penggabungan 1 Januari 2027');
		expect(note({ year: 2025 }, page)).toBe('');
	});

	test.each(languages)('in %s fewer than nine elements are explained below, once, and only where they are', (locale, words) => {
		expect(textOf(draw({ years: [year(), year({ year: 2025, isPartial: true }), year({ year: 2024, isPartial: true })] }, locale)).split(words.partialNote)).toHaveLength(2);
		expect(textOf(draw({ years: [year()] }, locale))).not.toContain(words.partialNote);
		expect(textOf(draw({ years: [year()] }, locale))).toContain(words.medianNote);
	});
});

describe('where the services went', () => {
	const gone = { successor: succession({ fromId: 'ini', toId: 'baru', toName: 'Dinas Baru' }) };

	test.each(languages)('in %s names the successor, the day and the reason', (locale, words) => {
		expect(textOf(draw(gone, locale))).toContain(`${words.goesOn('Dinas Baru', locale === 'id' ? '1 Maret 2026' : '1 March 2026')} Perda rekaan 3/2026`);
	});

	test('only who may change it takes it back, and nobody registers a second', () => {
		expect(draw(gone)).not.toContain('<form');
		const out = draw({ ...gone, mayChange: true, choices: [{ id: 'a', name: 'A' }] });
		expect([...out.matchAll(/<form method="POST" action="([^"]+)"/g)].map(([, action]) => action)).toEqual(['?/batal']);
	});

	test('each unit that came is led to, with day and reason', () => {
		const out = draw({ predecessors: [succession({ fromId: '0197a000-0000-7000-8000-00000000000a' })] });
		expect(out).toContain('href="/unit/0197a000-0000-7000-8000-00000000000a/riwayat-layanan"');
		expect(textOf(out)).toContain('Kelurahan Lama, sejak 1 Maret 2026. Perda rekaan 3/2026');
		expect(textOf(draw())).not.toContain(id.cameFrom);
	});

	test('the way back leads to the unit', () => expect(draw()).toContain('href="/unit/ini"'));
});

describe('registering a successor', () => {
	const choices = [{ id: 'a', name: 'Dinas A' }, { id: 'b', name: 'Dinas B' }];

	test('is offered to who may, with nothing chosen beforehand', () => {
		const out = draw({ mayChange: true, choices });
		expect([...out.matchAll(/<form method="POST" action="([^"]+)"/g)].map(([, action]) => action)).toEqual(['?/penerus']);
		expect([...out.matchAll(/<option value="([^"]*)"/g)].map(([, value]) => value)).toEqual(['', 'a', 'b']);
		expect(out).not.toMatch(/<option value="[ab]" selected/);
		expect(out.match(/ required/g)).toHaveLength(3);
		expect(draw({ choices })).not.toContain('<form');
	});

	test('a refused form keeps what was chosen and typed', () => {
		const out = draw({ mayChange: true, choices }, 'id', { values: { toUnit: 'b', onDate: '2026-04-01', reason: 'Perbup 7' }, errors: { toUnit: 'Garisnya berputar.' } });
		expect(out).toMatch(/<option value="b" selected/);
		expect(out).toContain('value="2026-04-01"');
		expect(out).toContain('value="Perbup 7"');
		expect(out).toContain('href="#field-toUnit"');
	});

	test('names and reasons that others typed are text', () => {
		expectHarmless(draw({ unit: { id: 'ini', name: HOSTILE, path: '/1/' }, successor: succession({ toName: HOSTILE, reason: HOSTILE }), predecessors: [succession({ fromName: HOSTILE })], years: [year({ serviceName: HOSTILE })] }));
		expectHarmless(draw({ mayChange: true, choices: [{ id: 'a', name: HOSTILE }] }));
	});

	test.each(languages)('every refusal in %s says what to do', (_locale, { problems }) => {
		for (const say of Object.values(problems)) expect(say()).toMatch(/^\p{Lu}.*\.$/u);
		expect(new Set(Object.values(problems).map((say) => say())).size).toBe(4);
	});
});
