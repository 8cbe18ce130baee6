import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { DrawPage as Page } from '../../server/draw-service.ts';
import { commandOf, planWords, stratumWords } from './draw-view.ts';
import DrawForm from './DrawForm.svelte';
import DrawList from './DrawList.svelte';
import DrawPage from './DrawPage.svelte';

const LOCALES = ['id', 'en'] as const;
const announced = { plan: { kind: 'lottery', seats: 1, months: ['2027-03-01'] }, strata: 'both', outcome: 'index', candidates: [{ key: 'u1', name: 'Dinas Rekaan', stratum: 'office/1' }, { key: 'u2', name: 'Badan Rekaan', stratum: 'office/2' }] } as const;
const waiting: Page = { id: 'd1', title: 'Undian Rekaan', seedSource: 'sealed', publicSource: '', commitment: 'c'.repeat(64), announced, planSha256: 'p'.repeat(64), announcedAt: new Date('2027-01-10T02:00:00Z'), drawnAt: null, seed: null, drawn: [], others: 0, mayRegister: true };
const drawn: Page = { ...waiting, drawnAt: new Date('2027-02-01T02:00:00Z'), seed: "a'b", drawn: announced.candidates.map((one, at) => ({ ...one, ticket: 't'.repeat(64), position: at + 1, month: at === 0 ? '2027-03-01' : null })) };
const units = [{ id: 'u1', name: 'Dinas Rekaan', kind: 'office', parentId: 'p', parentName: 'Induk', services: ['KTP'] }, { id: 'u2', name: 'Badan Rekaan', kind: 'office', parentId: 'p', parentName: 'Induk', services: ['Izin'] }];
const page = (given: Page, locale: 'id' | 'en' = 'id') => html(DrawPage, { page: given, timeZone: 'Asia/Jakarta', form: null }, locale);

describe('a drawing', () => {
	test.each(LOCALES)('in %s is readable by all, before and after', (locale) => {
		for (const given of [waiting, drawn, { ...waiting, seedSource: 'public', commitment: null, publicSource: 'Terbitan 3 Maret' } as const, { ...drawn, others: 2 }]) expectSound(page(given, locale));
		expectSound(html(DrawList, { draws: [waiting, drawn], mayRegister: true, timeZone: 'Asia/Jakarta' }, locale));
		expectSound(html(DrawList, { draws: [], mayRegister: false, timeZone: 'Asia/Jakarta' }, locale));
		for (const kind of ['lottery', 'phased'] as const) expectSound(html(DrawForm, { units, kind, form: null }, locale));
	});
	test('shows the fingerprint of its seed beforehand, the seed and the command afterwards', () => {
		expect(page(waiting)).toContain('c'.repeat(64));
		expect(textOf(page(waiting))).not.toContain('bina impact lottery');
		expect(textOf(page(drawn))).toContain('bina impact lottery undian-d1.csv --unit key --stratum stratum --seats 1 --month 2027-03');
	});
	test('says who begins when, and who compares', () => {
		const text = textOf(page(drawn));
		expect(text).toMatch(/1\s*Dinas Rekaan\s*dinas atau badan, sepertiga bawah\s*Maret 2027/);
		expect(text).toMatch(/2\s*Badan Rekaan\s*dinas atau badan, sepertiga tengah\s*pembanding/);
		expect(page(drawn)).toContain('/evaluasi/baru?undian=d1');
	});
	test('asks for the public number, and only who may register can draw', () => {
		expect(page({ ...waiting, seedSource: 'public', commitment: null })).toContain('name="seed"');
		expect(page(waiting)).not.toContain('name="seed"');
		expect(page({ ...waiting, mayRegister: false })).not.toContain('<form');
		expect(page({ ...drawn, mayRegister: false })).not.toContain('?undian=');
	});
	test('another one among the same offices is said aloud', () => expect(textOf(page({ ...drawn, others: 2 }))).toContain('Ada 2 undian lain dengan sebagian kantor yang sama'));
	test('titles and names are text', () => expectHarmless(page({ ...drawn, title: HOSTILE, publicSource: HOSTILE, commitment: null, drawn: [{ ...drawn.drawn[0]!, name: HOSTILE, stratum: HOSTILE }] })));
	test('a seed with a quotation mark stays one word of the command', () => expect(commandOf({ ...drawn, seed: "a'b" }, 'undian')).toMatch(/--seed 'a'\\''b'$/));
	test('a group is said in words, an unknown kind as it is', () => {
		expect(stratumWords({ strata: 'both' }, 'health_centre/–', 'id')).toBe('puskesmas, tanpa nilai awal');
		expect(stratumWords({ strata: 'baseline' }, '3', 'en')).toBe('highest third');
		expect(stratumWords({ strata: 'kind' }, 'balai', 'id')).toBe('balai');
		expect(stratumWords({ strata: 'none' }, '–', 'id')).toBe('–');
	});
	test('turns are named by their months', () => {
		const phased = { ...announced, plan: { kind: 'phased', months: ['2027-03-01', '2027-06-01'] } } as const;
		expect(planWords(phased, 'id')).toBe('giliran diundi: Maret 2027, Juni 2027');
		expect(commandOf({ announced: phased, seed: 's', id: 'd1' }, 'undian')).toContain('--months 2027-03,2027-06');
	});
});

describe('announcing one', () => {
	test('everybody takes part until somebody is left out, and that stays when the form comes back', () => {
		expect(html(DrawForm, { units, kind: 'lottery', form: null }).match(/type="checkbox"[^>]*checked/g)).toHaveLength(2);
		expect(html(DrawForm, { units, kind: 'lottery', form: { values: { 'calon.u1': 'on' }, errors: { seats: 'x' } } }).match(/type="checkbox"[^>]*checked/g)).toHaveLength(1);
	});
	test('of turns asks for months, of seats for their number', () => {
		expect(html(DrawForm, { units, kind: 'phased', form: null })).toMatch(/name="months"/);
		expect(html(DrawForm, { units, kind: 'lottery', form: null })).toMatch(/name="seats"/);
	});
	test('one office is nothing to draw among', () => expect(html(DrawForm, { units: units.slice(0, 1), kind: 'lottery', form: null })).not.toContain('<form'));
});
