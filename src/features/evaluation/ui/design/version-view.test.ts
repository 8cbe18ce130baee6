import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { PLAIN_DESIGN } from '../../design/design.schema.ts';
import { ProgrammeChange, ProposedChange } from '../../design/change.schema.ts';
import type { Outlook } from '../../design/outlook.rules.ts';
import type { ChangePage, Version, VersionsPage as Page } from '../../server/version-service.ts';
import { starts } from '../../testing/build-panel.ts';
import { evaluationPage, storedEvaluation } from '../../testing/stored.ts';
import ChangeForm from './ChangeForm.svelte';
import VersionNote from './VersionNote.svelte';
import { cameBefore, madeOn, versionLines, versionRows } from './version-view.ts';
import VersionsPage from './VersionsPage.svelte';

const LOCALES = ['id', 'en'] as const;
const found: Outlook = {
	outcome: 'index', sesoi: 2, trained: 14, comparison: 22, withoutPast: 0, pastMonths: 24, preMonths: 26, windowMonths: 12, sd: 1.8, levelSd: 3, rho: 0.3,
	mde: 1.42, formulaMde: 1.1, draws: 400, obstacle: null, longer: [], trainedNeeded: null, unitsNeeded: null, selection: null, isLate: false
};
const names = new Map([['u1', 'Dinas Rekaan'], ['u2', 'Badan Rekaan'], ['u3', 'Kantor Rekaan']]);
const units = [
	{ unitId: 'u1', serviceId: 's', firstMonth: '2027-03-01' },
	{ unitId: 'u1', serviceId: 't', firstMonth: '2027-03-01' },
	{ unitId: 'u2', serviceId: 's', firstMonth: '2027-06-01' },
	{ unitId: 'u3', serviceId: 's', firstMonth: null }
];
const promise = { title: 'Pelayanan Prima', courseId: null, outcome: 'wait_p90_minutes', sesoi: 2.5, direction: 'down', design: { ...PLAIN_DESIGN, windowMonths: 6, panel: 'joined' }, units } as const;
const first: Version = { version: 1, madeAt: new Date('2027-01-31T20:00:00Z'), reason: '', sha256: 'a'.repeat(64), promise, outlook: null };
const second: Version = { ...first, version: 2, madeAt: new Date('2027-03-05T02:00:00Z'), reason: 'Batasnya disepakati ulang.', sha256: null };

describe('all that a version promised', () => {
	const rows = (version: Version, locale: 'id' | 'en' = 'id') => Object.fromEntries(versionRows(version, names, locale).map(({ label, value }) => [label, value]));
	test('stands in words, units by name under their month', () => {
		expect(rows(first)).toMatchObject({ 'Nama program': 'Pelayanan Prima', 'Perubahan terkecil yang berarti': '2,50 menit', Arah: 'turun berarti membaik', 'Bulan sesudah pelatihan yang dihitung': '6 bulan', 'Dilatih mulai Maret 2027': 'Dinas Rekaan', 'Dilatih mulai Juni 2027': 'Badan Rekaan', Pembanding: 'Unit yang tidak pernah dilatih', 'Kantor pembanding': '1 kantor' });
	});
	test('with the reason where there is one, and "none" where there was no fingerprint', () => {
		expect(rows(first)).not.toHaveProperty('Alasan perubahan');
		expect(rows(second)).toMatchObject({ 'Alasan perubahan': 'Batasnya disepakati ulang.', 'Sidik pendaftaran (SHA-256)': 'tidak ada' });
	});
	test('joined data are named only where they were chosen', () => {
		expect(rows(first, 'en')).toHaveProperty('Data of merged units');
		expect(rows({ ...first, promise: { ...promise, design: PLAIN_DESIGN } }, 'en')).not.toHaveProperty('Data of merged units');
	});
	test('seasons are named only where they were promised, also in versions kept before they could be', () => {
		const promised = (design: object) => rows({ ...first, promise: { ...promise, design: { ...PLAIN_DESIGN, ...design } } }, 'en');
		expect(promised({ seasonal: 'harmonics' })).toMatchObject({ 'Seasons of the year': 'Waves of a year and half a year taken out' });
		expect(promised({})).not.toHaveProperty('Seasons of the year');
		const { seasonal: _none, ...older } = PLAIN_DESIGN;
		expect(rows({ ...first, promise: { ...promise, design: older as typeof PLAIN_DESIGN } })).not.toHaveProperty('Musim dalam setahun');
	});
	test('a unit that is gone breaks nothing', () => expect(JSON.stringify(versionRows(first, new Map(), 'id'))).not.toMatch(/undefined|null/));
	test('its day is that of the reader, its standing that of the first month', () => {
		expect(madeOn(first, 'id', 'Asia/Jakarta')).toBe('1 Februari 2027');
		expect(cameBefore(first, '2027-03-01', 'Asia/Jakarta')).toBe(true);
		expect(cameBefore(second, '2027-03-01', 'Asia/Jakarta')).toBe(false);
		expect(cameBefore(second, null, 'Asia/Jakarta')).toBeNull();
		const midnight = { madeAt: new Date('2027-02-28T15:30:00Z') };
		expect([cameBefore(midnight, '2027-03-01', 'Asia/Jakarta'), cameBefore(midnight, '2027-03-01', 'Asia/Jayapura')]).toEqual([true, false]);
	});
});

describe('beside a verdict', () => {
	const result = storedEvaluation({ months: 18, starts: starts([8, 9], [20, 0]), effect: () => 1, noise: 0.6 });
	const lines = (given: object, today = '2028-01-10') => versionLines(evaluationPage(result, { lastStart: '2027-03-01', design: { ...PLAIN_DESIGN, windowMonths: 6 }, ...given }), today, 'id');
	test('stands the version it was judged against', () => expect(lines({})).toEqual(['dinilai terhadap pendaftaran versi 1']));
	test('a newer version asks for another judgement', () => expect(lines({ version: 2 })[0]).toMatch(/terhadap versi 1; yang berlaku sekarang versi 2/));
	test('a window that is not over is named', () => {
		expect(lines({}, '2027-05-10')).toEqual([expect.anything(), 'baru 2 dari 6 bulan jendelanya berlalu; putusan dapat berubah']);
		expect(lines({}, '2027-09-01')).toHaveLength(1);
		expect(lines({}, '2027-01-01')[1]).toMatch(/^baru 0 dari 6/);
		expect(lines({ design: PLAIN_DESIGN }, '2027-05-10')).toHaveLength(1);
	});
	test('before a verdict nothing was judged', () => expect(versionLines(evaluationPage(null, { lastStart: '2027-03-01', design: { ...PLAIN_DESIGN, windowMonths: 6 } }), '2027-05-10', 'id')).toEqual([]));
	test.each(LOCALES)('in %s it leads to the registration', (locale) => {
		const note = html(VersionNote, { page: evaluationPage(result), today: '2027-05-10' }, locale);
		expectSound(note);
		expect(note).toMatch(/href="\/evaluasi\/[\w-]+\/pendaftaran"/);
	});
});

describe('the pages', () => {
	const page: Page = { id: 'e1', title: 'Pelayanan Prima', outcome: 'wait_p90_minutes', mayRegister: true, versions: [second, first], unitNames: names, firstStart: '2027-03-01' };
	test.each(LOCALES)('in %s show every version, the newest first, with what it means', (locale) => {
		const out = html(VersionsPage, { page, timeZone: 'Asia/Jakarta' }, locale);
		expectSound(out);
		expect(out.indexOf('versi-2')).toBeLessThan(out.indexOf('versi-1'));
		expect(out).toContain('/evaluasi/e1/pendaftaran/ubah');
		expect(html(VersionsPage, { page: { ...page, mayRegister: false }, timeZone: 'Asia/Jakarta' }, locale)).not.toContain('/ubah');
	});
	test('say before and after the first training month', () => {
		const text = textOf(html(VersionsPage, { page, timeZone: 'Asia/Jakarta' }));
		expect(text).toMatch(/Versi yang berlaku, dibuat setelah bulan pelatihan pertama/);
		expect(text).toMatch(/Versi lama, sudah diganti, dibuat sebelum pelatihan mulai/);
	});
	test('titles and reasons are text', () => expectHarmless(html(VersionsPage, { page: { ...page, title: HOSTILE, versions: [{ ...second, reason: HOSTILE, promise: { ...promise, title: HOSTILE } }] }, timeZone: 'Asia/Jakarta' })));

	const change: ChangePage = {
		programme: { id: 'e1', agencyId: 'a', timeZone: 'Asia/Jakarta', title: 'Pelayanan Prima', outcome: 'index', sesoi: 1.5, direction: 'up', courseId: null, design: { ...PLAIN_DESIGN, windowMonths: 6 }, registeredAt: new Date('2027-01-31'), registrationSha256: null, registrationId: null, version: 3, changedAt: null, previousSha256: null, earliestStart: null },
		units: [{ id: 'u1', name: 'Dinas Rekaan', kind: 'office', parentId: 'p', parentName: 'Induk', services: ['KTP'], firstMonth: '2027-03-01' }],
		isLate: true,
		hasSuccessors: true
	};
	test.each(LOCALES)('in %s a change begins with what stands, and asks for its reason', (locale) => {
		const out = html(ChangeForm, { page: change, form: null }, locale);
		expectSound(out);
		expect(out).toContain('name="version" value="3"');
		expect(out).toContain('value="2027-03"');
		expect(out).toContain(locale === 'id' ? 'value="1,5"' : 'value="1.5"');
		expect(out).toMatch(/name="reason"/);
	});
	test.each(LOCALES)('in %s the change can be checked first, and what was found stands above what was typed', (locale) => {
		const bare = html(ChangeForm, { page: change, form: null }, locale);
		expect(bare).toContain('action="?/periksa"');
		expect(bare).toContain('formaction="?/simpan"');
		// The browser does not ask for the reason before the check.
		expect(bare).toContain('formnovalidate');
		const typed = { values: { title: 'Diubah', windowMonths: '' }, errors: {}, reference: 'r' };
		const checked = html(ChangeForm, { page: change, form: typed, outlook: found }, locale);
		expectSound(checked);
		expect(checked).toContain('value="Diubah"');
		expect(checked.indexOf('id="hasil"')).toBeLessThan(checked.indexOf('name="reason"'));
		expect(checked).toContain('role="status"');
		expect(textOf(checked)).toContain(locale === 'id' ? 'Periksa lagi' : 'Check again');
	});
	test('a check needs no reason, a saving does', () => {
		const fields = { title: 'Pelayanan Prima', sesoi: '1,5', reason: '', version: '3', control: 'notyet', windowMonths: '', assignedBy: 'parent', panel: 'own', 'mulai.u1': '3/2027', 'mulai.u2': ' ' };
		expect(ProposedChange.parse(fields)).toEqual({ title: 'Pelayanan Prima', sesoi: 1.5, version: 3, design: { ...PLAIN_DESIGN, control: 'notyet', assignedBy: 'parent' }, starts: { u1: '2027-03-01' } });
		expect(ProgrammeChange.safeParse(fields).success).toBe(false);
		for (const bad of [{ sesoi: '0' }, { version: 'x' }, { title: ' ' }, { 'mulai.u1': 'Maret' }]) expect(ProposedChange.safeParse({ ...fields, ...bad }).success).toBe(false);
	});
	test('what the form holds can be sent as it is', () => {
		const fields = { title: 'Pelayanan Prima', sesoi: '1,5', reason: 'Disepakati ulang.', version: '3', control: 'never', windowMonths: '6', assignedBy: 'unit', panel: 'own', 'mulai.u1': '2027-03' };
		expect(ProgrammeChange.parse(fields)).toEqual({ title: 'Pelayanan Prima', sesoi: 1.5, reason: 'Disepakati ulang.', version: 3, design: { ...PLAIN_DESIGN, windowMonths: 6 }, starts: { u1: '2027-03-01' } });
		for (const bad of [{ reason: 'ya' }, { reason: ' '.repeat(30) }, { version: '0' }, { version: 'x' }, { sesoi: '0' }, { sesoi: '-1' }, { 'mulai.u1': 'Maret' }]) expect(ProgrammeChange.safeParse({ ...fields, ...bad }).success).toBe(false);
	});
});
