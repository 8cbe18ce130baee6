import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { NEED_BASES, PersonalNeedForm } from '../schema.ts';
import type { NeedRow } from '../server/queries.ts';
import NeedPage from './NeedPage.svelte';
import OwnNeedsPage from './OwnNeedsPage.svelte';
import PersonalNeedPage from './PersonalNeedPage.svelte';
import { needWords } from './words.ts';

const LOCALES = ['id', 'en'] as const;
const words = needWords('id');
const units = [{ id: 'u1', name: 'Dinas Rekaan', path: '/1/' }];
const chosen = { unit: units[0]!, people: [{ id: 'p1', name: 'Pegawai Rekaan' }], positions: [{ id: 'o1', name: 'Penata layanan' }], needs: [{ id: 'n2', topic: 'conduct', competency: '' }] };
const need: NeedRow = {
	id: 'n1', kind: 'training', unitId: 'u1', unitName: 'Dinas Rekaan', unitPath: '/1/', serviceId: null, serviceName: null, personId: 'p1', personName: 'Pegawai Rekaan', positionTitle: null, basis: 'unit_need', followsNeedId: 'n2',
	topic: 'officer', competency: 'Bahasa isyarat', state: 'open', urgency: 1, ruleVersion: null, openedOn: '2026-11-01', openedWhy: 'Tiga warga tuli', decidedOn: null, reason: '', metOn: null, evidence: 0
};
const opening = (page: object = {}, form: object | null = null, locale: 'id' | 'en' = 'id') => html(PersonalNeedPage, { page: { units, chosen, ...page } as never, form: form as null }, locale);
const shown = (seesUnit: boolean, locale: 'id' | 'en' = 'id', given: Partial<NeedRow> = {}) => html(NeedPage, { page: { need: { ...need, ...given }, evidence: [], mayManage: seesUnit, seesUnit }, decisions: [], saved: false, form: null }, locale);

describe('opening a need for somebody', () => {
	test.each(LOCALES)('in %s is readable by all: before a unit is chosen, after, refused, and in an empty unit', (locale) => {
		expectSound(opening({ chosen: null }, null, locale));
		expectSound(opening({}, null, locale));
		expectSound(opening({}, { values: { whose: 'position:o1', basis: 'unit_need' }, errors: { followsNeedId: 'Pilih.', why: 'Isi.' } }, locale));
		expectSound(opening({ chosen: { ...chosen, people: [], positions: [], needs: [] } }, null, locale));
	});
	test('asks for nobody before the unit is known', () => {
		expect(opening({ chosen: null })).not.toContain('name="whose"');
		expect(textOf(opening({ chosen: { ...chosen, people: [], positions: [] } }))).toContain(words.personal.nobody);
	});
	test('a need of the unit is offered as its ground only where there is one', () => {
		expect(opening()).toContain('value="unit_need"');
		const without = opening({ chosen: { ...chosen, needs: [] } });
		for (const absent of ['value="unit_need"', 'name="followsNeedId"']) expect(without).not.toContain(absent);
	});
	test('what was chosen and typed comes back', () => {
		const out = opening({}, { values: { whose: 'position:o1', basis: 'duty', competency: 'Bahasa isyarat', why: 'Tugas baru' }, errors: { why: 'Isi.' } });
		expect(out).toMatch(/<option(?=[^>]*value="position:o1")[^>]*\sselected/);
		expect(out).toMatch(/value="duty"[^>]*checked/);
		expect(out).toContain('value="Bahasa isyarat"');
	});
	test('is harmless whatever people and positions are called', () => expectHarmless(opening({ chosen: { ...chosen, people: [{ id: 'p1', name: HOSTILE }], positions: [{ id: 'o1', name: HOSTILE }], needs: [{ id: 'n', topic: 'officer', competency: HOSTILE }] } })));
});

describe('a need that names somebody', () => {
	test.each(LOCALES)('in %s is readable by all, for the unit and for the one it names', (locale) => {
		for (const seesUnit of [true, false]) expectSound(shown(seesUnit, locale));
		expectSound(html(OwnNeedsPage, { needs: [need, { ...need, id: 'n3', basis: null, state: 'met' }] }, locale));
		expectSound(html(OwnNeedsPage, { needs: [] }, locale));
	});
	test('tells whom, on what it rests, and leads who sees the unit to the need of the unit', () => {
		const out = shown(true);
		for (const said of ['Untuk Pegawai Rekaan', `Dasar ${words.personal.bases.unit_need}`, 'Bukti Tiga warga tuli']) expect(textOf(out)).toContain(said);
		expect(out).toContain('href="/kebutuhan/n2"');
		expect(out).not.toContain(words.detail.ownNote);
	});
	test('leads the one it names only where that one may go', () => {
		const out = shown(false);
		expect(textOf(out)).toContain(words.detail.ownNote);
		for (const closed of ['href="/kebutuhan/n2"', 'garis-waktu', 'href="/kebutuhan"']) expect(out).not.toContain(closed);
	});
	test('is harmless whatever it says', () => {
		expectHarmless(shown(true, 'id', { personName: HOSTILE, openedWhy: HOSTILE }));
		expectHarmless(html(OwnNeedsPage, { needs: [{ ...need, competency: HOSTILE, unitName: HOSTILE }] }));
	});
});

describe('what is sent for it', () => {
	const key = '0199c0de-0000-7000-8000-000000000000';
	const typed = { unitId: key, whose: `person:${key}`, competency: 'Bahasa isyarat', basis: 'observation', why: 'Terlihat di loket' };
	test.each(NEED_BASES)('%s is one of the grounds; only a need of the unit asks which', (basis) => {
		expect(PersonalNeedForm.safeParse({ ...typed, basis }).success).toBe(basis !== 'unit_need');
		expect(PersonalNeedForm.parse({ ...typed, basis, followsNeedId: key })).toMatchObject({ basis, followsNeedId: key });
	});
	test.each(['', 'person:', key, `account:${key}`, `person:${key}x`, `person:${key},position:${key}`])('%j names nobody', (whose) => { expect(PersonalNeedForm.safeParse({ ...typed, whose }).success).toBe(false); });
	test.each(['competency', 'why'])('without %s it is refused', (name) => { expect(PersonalNeedForm.safeParse({ ...typed, [name]: ' ' }).success).toBe(false); });
});
