import { describe, expect, test } from 'vitest';
import { expectSound, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { PLAIN_DESIGN } from '../../design/design.schema.ts';
import type { Outlook } from '../../design/outlook.rules.ts';
import RegisterForm from '../RegisterForm.svelte';
import DesignFields from './DesignFields.svelte';
import OutlookList from './OutlookList.svelte';
import { outlookView } from './outlook-view.ts';

const good: Outlook = {
	outcome: 'index', sesoi: 2, trained: 14, comparison: 22, withoutPast: 0, pastMonths: 24, preMonths: 26, windowMonths: 6, sd: 1.8, levelSd: 3, rho: 0.3,
	mde: 1.42, formulaMde: 1.1, draws: 400, obstacle: null, longer: [], trainedNeeded: null, unitsNeeded: null, selection: null, isLate: false
};
const poor: Outlook = { ...good, mde: 4.14, longer: [{ windowMonths: 12, mde: 3.2 }], trainedNeeded: null, unitsNeeded: { trained: 60, comparison: 95 } };
const blocked: Outlook = { ...good, mde: null, formulaMde: null, draws: 0, sd: null, rho: null, obstacle: 'no_comparison', comparison: 0 };
const LOCALES = ['id', 'en'] as const;

describe('what a design can find, in words', () => {
	test('yes, with the figure', () => expect(outlookView(good, 'id', true)).toMatchObject({ tone: 'good', sentence: 'Rancangan ini dapat menemukan perubahan 2,0 poin: yang terkecil yang akan terlihat sekitar 1,4 poin.', help: [], cautions: [] }));
	test('no, and what would help', () => {
		const view = outlookView(poor, 'id', true);
		expect(view.tone).toBe('attention');
		expect(view.sentence).toMatch(/belum dapat menemukan perubahan 2,0 poin: baru perubahan sekitar 4,1 poin/);
		expect(view.help).toEqual(['Jendela 12 bulan: perubahan sekitar 3,2 poin akan terlihat.', 'Sekitar 60 unit dilatih dan 95 pembanding.']);
	});
	// Walked: "belum dapat menemukan perubahan 2,0 poin: baru perubahan sekitar 2,0 poin".
	test('a change just out of reach is not written like the one that is wanted', () => {
		expect(outlookView({ ...good, mde: 2.04 }, 'id', true).sentence).toMatch(/belum dapat menemukan perubahan 2,00 poin: baru perubahan sekitar 2,04 poin/);
		expect(outlookView({ ...good, mde: 1.98 }, 'id', true).sentence).toMatch(/dapat menemukan perubahan 2,0 poin: .* sekitar 2,0 poin|dapat menemukan perubahan 2,00 poin: .* sekitar 1,98 poin/);
		expect(outlookView({ ...good, sesoi: 12, mde: 12.3 }, 'en', true).sentence).toMatch(/12\.0 points.*12\.3 points/);
		expect(outlookView({ ...good, sesoi: 12, mde: 20 }, 'en', true).sentence).toMatch(/12 points.*20 points/);
	});
	test('where most months are empty it says before anything else that no verdict will come, how much is empty and the ways out', () => {
		const sparse: Outlook = { ...good, outcome: 'closing_median_days', empty: { months: 0.67, quarters: 0.18 } };
		const view = outlookView(sparse, 'id', true);
		expect(view.tone).toBe('attention');
		expect(view.sentence).toBe('Dengan ukuran ini putusannya akan “tidak dapat dinilai”, sebesar apa pun perubahannya: 67 % dari bulan-bulan lalu di tiap unit kosong, batasnya 20 %.');
		expect(view.help).toEqual([expect.stringMatching(/pengaduan per 1\.000 layanan/), expect.stringMatching(/hampir setiap bulan/), expect.stringMatching(/Per triwulan yang kosong hanya 18 %/)]);
		expect(outlookView({ ...sparse, empty: { months: 0.67, quarters: 0.4 } }, 'en', true).help.at(-1)).toBe('Putting months together into quarters does not help: 40% stay empty.');
		expect(outlookView({ ...sparse, empty: { months: 0.2, quarters: 0 } }, 'id', true).tone).toBe('good');
	});
	test('where no number of units is enough it says so', () => expect(outlookView({ ...poor, unitsNeeded: null }, 'id', true).help.at(-1)).toMatch(/^Menambah unit saja tidak cukup/));
	test.each(['no_comparison', 'few_past_months', 'few_units', 'few_lots'] as const)('%s is said with the way out, and promises no figure', (obstacle) => {
		const view = outlookView({ ...blocked, obstacle }, 'id', true);
		expect(view.tone).toBe('attention');
		expect(view.sentence).not.toMatch(/\d,\d/);
		expect(view.help).toEqual([]);
	});
	test('a late start is never good, however well it could be seen', () => expect(outlookView({ ...good, isLate: true }, 'id', true)).toMatchObject({ tone: 'attention', cautions: [expect.stringMatching(/sudah mulai/)] }));
	test('few units and few months are named', () => expect(outlookView({ ...good, trained: 4, preMonths: 3 }, 'id', true).cautions).toHaveLength(2));
	test('units chosen because they were bad, with figures and what goes away by itself', () => {
		const selection = { trained: 70, comparison: 76, shortfall: 6, size: 1.3, rebound: 2.1, months: 6 };
		expect(outlookView({ ...good, selection }, 'id', true).cautions).toEqual([expect.stringMatching(/6,0 poin lebih buruk \(1,3 simpangan baku\).*2,1 poin dari itu dapat pulih sendiri/)]);
		expect(outlookView({ ...good, selection: { ...selection, size: 0.2 } }, 'id', true).cautions).toEqual([]);
		expect(outlookView({ ...good, selection: { ...selection, rebound: null } }, 'en', true).cautions[0]).not.toMatch(/by itself/);
	});
	test('a window that nobody fixed is named', () => expect(outlookView(good, 'id', false).basis).toContain('Jendela tidak ditetapkan; angka ini untuk 12 bulan.'));
	test.each(LOCALES)('in %s no number is broken', (locale) => {
		for (const outlook of [good, poor, blocked, { ...good, outcome: 'wait_p90_minutes', mde: 12.34 } as const]) expect(JSON.stringify(outlookView(outlook, locale, true))).not.toMatch(/NaN|null|undefined|Infinity/);
	});
});

describe('on the page', () => {
	const choices = { courses: [], units: [{ id: 'u1', name: 'Dinas Rekaan', services: ['KTP'], kind: 'office', parentId: 'p', parentName: 'Induk' }], hasSuccessors: false };
	test.each(LOCALES)('in %s everybody can read it', (locale) => {
		expectSound(html(OutlookList, { outlooks: [good, { ...poor, outcome: 'conduct' }, { ...good, outcome: 'closing_median_days', empty: { months: 0.67, quarters: 0.18 } }], fixedWindow: true }, locale));
		for (const hasSuccessors of [true, false]) expectSound(html(DesignFields, { form: null, design: PLAIN_DESIGN, hasSuccessors }, locale));
		expectSound(html(RegisterForm, { choices, form: { values: { title: 'X', 'ukuran.conduct': '2' } }, outlooks: [good] }, locale));
	});
	test('checking comes first, and registering is offered beside what was found', () => {
		const before = html(RegisterForm, { choices, form: null });
		expect(before.indexOf('Periksa rancangan')).toBeLessThan(before.indexOf('Daftarkan evaluasi</button>') === -1 ? Infinity : before.lastIndexOf('Daftarkan evaluasi'));
		expect(before).toContain('action="?/periksa"');
		const after = html(RegisterForm, { choices, form: null, outlooks: [good] });
		expect(textOf(after).indexOf('dapat menemukan perubahan')).toBeLessThan(textOf(after).indexOf('Nama program'));
		expect(after).toContain('Periksa lagi');
	});
	test('Enter in a field checks, and never registers', () => {
		const after = html(RegisterForm, { choices, form: null, outlooks: [good] });
		const [first = ''] = /<button[^>]*>/.exec(after.slice(after.indexOf('<form'))) ?? [];
		expect(first).not.toContain('formaction');
		expect(first).toContain('tabindex="-1"');
	});
	test('where the lot gives every office its turn, those whose turn comes later compare', () => {
		const page = (starts: Readonly<Record<string, string>>) => html(RegisterForm, { choices, form: null, drawn: { id: 'd1', title: 'Undian', starts } });
		const everybody = Object.fromEntries(choices.units.map(({ id: unit }) => [unit, '2027-03-01']));
		const chosen = (out: string) => /<input[^>]*name="control"[^>]*checked[^>]*>/.exec(out)?.[0] ?? '';
		expect(chosen(page(everybody))).toContain('value="notyet"');
		expect(chosen(page({}))).toContain('value="never"');
		expect(chosen(html(RegisterForm, { choices, form: null }))).toContain('value="never"');
		expect(page(everybody)).toContain('href="/evaluasi/baru?undian=d1"');
	});
	test('seasons are left in unless they are chosen, and the page says when they speak', () => {
		const chosen = (out: string) => /<input[^>]*name="seasonal"[^>]*checked[^>]*>/.exec(out)?.[0] ?? '';
		const out = html(DesignFields, { form: null, design: PLAIN_DESIGN, hasSuccessors: false });
		expect(chosen(out)).toContain('value=""');
		expect(chosen(html(DesignFields, { form: null, design: { ...PLAIN_DESIGN, seasonal: 'harmonics' }, hasSuccessors: false }))).toContain('value="harmonics"');
		expect(textOf(out)).toContain('Hanya dipakai bila semua unit dilatih pada bulan yang sama');
	});
	test('joined data are offered only where units were merged', () => {
		expect(html(DesignFields, { form: null, design: PLAIN_DESIGN, hasSuccessors: false })).not.toContain('name="panel"');
		expect(html(DesignFields, { form: null, design: PLAIN_DESIGN, hasSuccessors: true })).toContain('value="joined"');
	});
	test('seats drawn by lot fill in the months, and say where they come from', () => {
		const page = html(RegisterForm, { choices, form: null, drawn: { id: 'd1', title: 'Undian', starts: { u1: '2027-03-01' } } });
		expect(page).toContain('name="drawId" value="d1"');
		expect(page).toContain('value="2027-03"');
	});
	test('typed further measures stay open', () => expect(html(RegisterForm, { choices, form: { values: { 'ukuran.conduct': '2' } } })).toMatch(/<details open/));
});
