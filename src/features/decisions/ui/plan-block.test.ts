import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { DecisionPage as Page } from '../server/service.ts';
import { decisionPageOf, decisionRow, programmeNow } from '../testing/matters.ts';
import DecisionPage from './DecisionPage.svelte';
import PlanBlock from './PlanBlock.svelte';

const LOCALES = ['id', 'en'] as const;
const planned = (given: object = {}) => decisionRow({ plan: 'Melatih gelombang kedua', carriedOn: '2026-11-10', dueOn: '2026-12-15', ownerName: 'BKPSDM', ownerPath: '/1/2/', ...given });
const pageOf = (versions: Page['versions'], given: Partial<Page> = {}): Page => decisionPageOf(programmeNow(), { versions, standing: 'planned', ...given });
const shown = (page: Page, form: object | null = null, locale: 'id' | 'en' = 'id') => html(PlanBlock, { page, form }, locale);
const step = (given: object = {}) => ({ state: 'started', note: 'Jadwal disusun.', on: '2026-11-12', byName: 'Pengelola Rekaan', ...given }) as const;

/** Addresses inside the page that lead to nothing there. */
const lost = (page: string): string[] => [...page.matchAll(/href="#([^"]*)"/g)].map(([, target = '']) => target).filter((target) => !page.includes(`id="${target}"`));

describe('there is no plan to speak of', () => {
	test('before anything is decided', () => {
		expect(shown(pageOf([]))).toBe('');
		expect(shown(pageOf([decisionRow({ step: 'proposal' })]))).toBe('');
	});
	test('while a new proposal stands on a decision that became none', () => expect(shown(pageOf([decisionRow({ id: 'd2', version: 2, step: 'proposal' }), decisionRow()]))).toBe(''));
});

describe('a decision without a plan', () => {
	const offices = [{ id: 'u1', name: 'BKPSDM' }, { id: 'u2', name: 'Dinas Kependudukan dan Pencatatan Sipil' }];
	const open = (given: Partial<Page> = {}) => pageOf([decisionRow()], { standing: 'decided', mayPropose: true, offices, ...given });

	test.each(LOCALES)('in %s asks who may make one for what, who and until when', (locale) => {
		const out = shown(open(), null, locale);
		expectSound(out);
		expect(out).toContain('action="?/rencana"');
		expect(out).toContain('<input type="hidden" name="decision" value="d1"');
		for (const name of ['plan', 'owner', 'dueOn']) expect(out).toMatch(new RegExp(`name="${name}"[^>]*required|required[^>]*name="${name}"`));
	});
	test('offers the offices, and none beforehand', () => {
		const out = shown(open());
		expect([...out.matchAll(/<option value="([^"]*)"/g)].map(([, value]) => value)).toEqual(['', 'u1', 'u2']);
		expect(out).not.toMatch(/<option value="u\d"[^>]*selected/);
		expect(shown(open({ offices: [] }))).toContain('<option value=""');
	});
	test('takes no day before that of the page', () => expect(shown(open())).toMatch(/name="dueOn"[^>]*min="2026-11-21"|min="2026-11-21"[^>]*name="dueOn"/));
	test('only says so to all others', () => {
		const out = shown(open({ mayPropose: false }));
		expect(textOf(out)).toBe('Rencana berikutnya Keputusan ini belum masuk rencana.');
	});
	test('keeps what was typed when it is refused, and leads to what is to be mended', () => {
		const form = { values: { decision: 'd1', plan: 'Melatih', owner: 'u2', dueOn: '2026-11-20' }, errors: { dueOn: 'Pilih tanggal mulai hari ini.' } };
		const out = html(DecisionPage, { page: open(), saved: false, form });
		expectSound(out);
		expect(lost(out)).toEqual([]);
		expect(out).toContain('href="#field-dueOn"');
		expect(out).toContain('value="Melatih"');
		expect(out).toMatch(/<option value="u2"[^>]*selected/);
	});
});

describe('a plan', () => {
	test.each(LOCALES)('in %s says what, who, until when and of which decision', (locale) => {
		const out = shown(pageOf([planned({ version: 3 })]), null, locale);
		expectSound(out);
		const words = locale === 'id' ? ['BKPSDM, sampai 15 Desember 2026', 'Rencana dari versi 3', 'Masuk rencana pada 10 November 2026', 'Belum dimulai'] : ['BKPSDM, until 15 December 2026', 'Plan of version 3', 'Put into the plan on 10 November 2026', 'Not begun'];
		for (const text of words) expect(textOf(out)).toContain(text);
	});
	test('from before plans had an owner says that nobody wrote it down', () => {
		for (const given of [{ ownerName: null, ownerPath: null, dueOn: null }, { ownerName: null }, { dueOn: null }]) {
			const out = shown(pageOf([planned(given)]));
			expectSound(out);
			expect(textOf(out)).toContain('Penanggung jawab dan batas waktunya tidak dicatat.');
		}
	});
	test('without a day of its own was made on the day of its decision', () => expect(textOf(shown(pageOf([planned({ carriedOn: null, madeOn: '2026-11-02' })])))).toContain('Masuk rencana pada 2 November 2026'));
	test('is late from the day after its last one, unless it is ended', () => {
		const late = (dueOn: string, followUps: readonly object[] = []) => textOf(shown(pageOf([planned({ dueOn, followUps })]))).includes('lewat batas waktu');
		expect([late('2026-11-20'), late('2026-11-21'), late('2026-11-22')]).toEqual([true, false, false]);
		expect(late('2026-11-20', [step()])).toBe(true);
		for (const state of ['done', 'dropped']) expect(late('2026-11-20', [step({ state })])).toBe(false);
	});
	test('tells its steps in their order, and by whom; of who is not named it says so', () => {
		const followUps = [step(), step({ note: 'Enam unit.', on: '2026-11-14', byName: null }), step({ state: 'done', note: 'Selesai semua.', on: '2026-11-20' })];
		const out = shown(pageOf([planned({ followUps })]));
		const list = textOf(/<ol[\s\S]*<\/ol>/.exec(out)?.[0] ?? '');
		expect(list).toBe('Berjalan, 12 November 2026, Pengelola Rekaan Jadwal disusun. Berjalan, 14 November 2026, Data contoh Enam unit. Selesai, 20 November 2026, Pengelola Rekaan Selesai semua.');
		expect(textOf(out).indexOf('Selesai')).toBeLessThan(textOf(out).indexOf('Jadwal disusun.'));
	});
	test('has no list of steps before the first', () => expect(shown(pageOf([planned()]))).not.toContain('<ol'));
	test('has its own mark on the page, so that a link finds it', () => expect(shown(pageOf([planned({ id: 'd7' })]))).toContain('id="d7"'));
	test('of every version stays in sight, the newest first', () => {
		const text = textOf(shown(pageOf([planned({ id: 'd2', version: 2, plan: 'Mengubah isi' }), planned({ followUps: [step({ state: 'dropped' })] })])));
		expect(text.indexOf('Mengubah isi')).toBeLessThan(text.indexOf('Melatih gelombang kedua'));
		expect(text).toContain('Dihentikan');
	});
	test('is harmless whatever was written of it', () => expectHarmless(shown(pageOf([planned({ plan: HOSTILE, ownerName: HOSTILE, followUps: [step({ note: HOSTILE, byName: HOSTILE })] })]))));
});

describe('the next step of a plan', () => {
	const own = (given: Partial<Page> = {}, row: object = {}) => pageOf([planned(row)], { mayFollow: ['d1'], ...given });
	const folded = /<details>\s*<summary[^>]*>Catat tindak lanjut/;
	const unfolded = /<details open[^>]*>\s*<summary[^>]*>Catat tindak lanjut/;

	test('is asked for folded, of who may, with nothing chosen', () => {
		const out = shown(own());
		expectSound(out);
		expect(out).toMatch(folded);
		expect([...out.matchAll(/name="state" value="([^"]*)"/g)].map(([, value]) => value)).toEqual(['started', 'done', 'dropped']);
		expect(out).not.toContain('checked');
	});
	test('is not asked for of others, nor of a plan that is ended', () => {
		expect(shown(own({ mayFollow: [] }))).not.toContain('<form');
		expect(shown(own({ mayFollow: ['d9'] }))).not.toContain('<form');
		for (const state of ['done', 'dropped']) expect(shown(own({}, { followUps: [step({ state })] }))).not.toContain('<form');
	});
	test('is asked for beside each plan that goes on, each for itself', () => {
		const out = shown(pageOf([planned({ id: 'd2', version: 2 }), planned()], { mayFollow: ['d1', 'd2'] }));
		expectSound(out);
		expect([...out.matchAll(/name="decision" value="([^"]*)"/g)].map(([, value]) => value)).toEqual(['d2', 'd1']);
	});

	// Once the summary led to '#field-note', which was not on the page, and a form without a state came back folded over its fault.
	test.each([
		['without what happened', { state: 'done', note: '' }, { note: 'Bagian ini perlu diisi.' }, 'field-note'],
		['without a state', { note: 'Selesai.' }, { state: 'Pilih salah satu.' }, 'field-state'],
		['too late', { state: 'done', note: 'Selesai.' }, { '': 'Rencana ini sudah selesai.' }, null]
	])('refused %s stands open, with what was typed and a way to each fault', (_, values, errors, field) => {
		const out = html(DecisionPage, { page: own(), saved: false, form: { values: { decision: 'd1', ...values }, errors } });
		expectSound(out);
		expect(lost(out)).toEqual([]);
		expect(out).toMatch(unfolded);
		if (field !== null) expect(out).toContain(`href="#${field}"`);
		if (values.note !== '') expect(out).toContain(`>${values.note}</textarea>`);
		if ('state' in values) expect(out).toMatch(/value="done"[^>]*checked/);
	});
	test('refused for one plan leaves the form of another as it was', () => {
		const page = pageOf([planned({ id: 'd2', version: 2 }), planned()], { mayFollow: ['d1', 'd2'] });
		const out = html(DecisionPage, { page, saved: false, form: { values: { decision: 'd1', state: 'done', note: 'Selesai.' }, errors: { note: 'Terlalu panjang.' } } });
		expectSound(out);
		expect(lost(out)).toEqual([]);
		expect(out.match(/>Selesai\.<\/textarea>/g)).toHaveLength(1);
		expect(out.match(/<details open/g)).toHaveLength(1);
	});
	test('is not opened by a refused plan or decision', () => {
		for (const values of [{ decision: 'd9', plan: 'x' }, { seen: '1', step: 'proposal', why: 'x' }]) expect(shown(own(), { values, errors: {} })).toMatch(folded);
	});
});
