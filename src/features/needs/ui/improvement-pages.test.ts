import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { Improvement, ImprovementPast } from '../server/improvement-queries.ts';
import ImprovementChangePage from './ImprovementChangePage.svelte';
import ImprovementsPage from './ImprovementsPage.svelte';
import { unitWords } from './words.ts';

const LOCALES = ['id', 'en'] as const;
const words = unitWords('id').improvement;
const unit = { id: 'u1', name: 'Dinas Rekaan', path: '/1/' };
const choices = { services: [{ id: 's1', name: 'KTP-el' }], clusters: [{ id: 'k1', name: 'Antrean' }], people: [{ id: 'p1', name: 'Pegawai Rekaan' }] };
const improvement: Improvement = {
	id: 'i1', unitId: 'u1', serviceId: 's1', serviceName: 'KTP-el', title: 'Satu loket', beforeText: 'Tiga loket', afterText: 'Satu loket', beganOn: '2026-03-02', endedOn: null, endedWhy: '', cause: 'complaints',
	clusterId: 'k1', clusterName: 'Antrean', causeElement: null, expected: 'time', responsible: 'p1', responsibleName: 'Pegawai Rekaan', version: 2, withdrawnOn: null, withdrawnWhy: ''
};
const past: ImprovementPast = {
	improvementId: 'i1', version: 1, kind: 'changed', reason: 'Tanggalnya keliru', changedOn: '2026-11-20', changedBy: 'Atasan Rekaan', serviceName: 'KTP-el', title: 'Satu loket', beforeText: 'Tiga loket',
	afterText: 'Satu loket', beganOn: '2026-02-01', endedOn: null, endedWhy: '', cause: 'complaints', clusterName: 'Antrean', causeElement: null, expected: 'time', responsibleName: 'Pegawai Rekaan'
};
const list = (given: object = {}, may = true, locale: 'id' | 'en' = 'id') =>
	html(ImprovementsPage, { page: { unit, improvements: [{ ...improvement, pasts: [past], ...given }], choices: may ? choices : null, today: '2026-11-21' }, saved: false, form: null }, locale);
const change = (given: object = {}, form: object | null = null, locale: 'id' | 'en' = 'id') =>
	html(ImprovementChangePage, { page: { unit, improvement: { ...improvement, ...given }, choices, today: '2026-11-21' }, form: form as null }, locale);

describe('the list of improvements', () => {
	test.each(LOCALES)('in %s is readable by all with its versions and its end', (locale) => {
		expectSound(list({ endedOn: '2026-09-30', endedWhy: 'Loket ditutup' }, true, locale));
		expectSound(list({ pasts: [] }, false, locale));
	});
	test('says what a version before said otherwise, who changed it and why', () => {
		const page = textOf(list());
		for (const said of ['Versi sebelumnya (1)', 'Diubah oleh Atasan Rekaan, 20 November 2026', 'Tanggalnya keliru', 'Mulai berlaku (sebelumnya)', '1 Februari 2026']) expect(page).toContain(said);
		expect(page).not.toContain(`${words.afterText} (sebelumnya)`);
	});
	test('compares each version with the one that followed it, not with the last', () => {
		const second: ImprovementPast = { ...past, version: 2, beganOn: '2026-03-02', title: 'Loket bersama', kind: 'changed' };
		const page = list({ version: 3, pasts: [second, { ...past, title: 'Loket bersama' }] });
		expect(textOf(page).match(/Nama perbaikan \(sebelumnya\)/g)).toHaveLength(1);
	});
	test('an end tells its reason, and not that there was none before', () => {
		const page = textOf(list({ endedOn: '2026-09-30', endedWhy: 'Loket ditutup', pasts: [{ ...past, kind: 'ended', beganOn: '2026-03-02', reason: 'Loket ditutup' }] }));
		expect(page).toContain('Diakhiri oleh Atasan Rekaan');
		for (const empty of ['(sebelumnya)', words.nothingElse]) expect(page).not.toContain(empty);
	});
	test('says so when only the reason was added', () => expect(textOf(list({ beganOn: past.beganOn }))).toContain(words.nothingElse));
	test('leads to a change only who may, and says which one', () => {
		expect(list()).toContain('href="/unit/u1/perbaikan/i1"');
		expect(list()).toContain('aria-label="Ubah, akhiri, atau tarik: Satu loket"');
		expect(list({}, false)).not.toContain('/perbaikan/i1');
	});
	test.each(LOCALES)('in %s a withdrawn one stays to be read, with its reason, and is changed no more', (locale) => {
		const given = { withdrawnOn: '2026-11-21', withdrawnWhy: 'Tercatat dua kali', version: 3, pasts: [{ ...past, version: 2, kind: 'withdrawn', beganOn: '2026-03-02', reason: 'Tercatat dua kali' }] };
		const page = list(given, true, locale);
		expectSound(page);
		for (const said of [unitWords(locale).improvement.withdrawn, unitWords(locale).improvement.kinds.withdrawn, 'Tercatat dua kali', 'Satu loket']) expect(textOf(page)).toContain(said);
		expect(page).not.toContain('/perbaikan/i1');
		expect(textOf(page)).not.toContain(unitWords(locale).improvement.nothingElse);
		expectHarmless(list({ ...given, withdrawnWhy: HOSTILE }, true, locale));
	});
	test('is harmless whatever a reason says', () => expectHarmless(list({ endedOn: '2026-09-30', endedWhy: HOSTILE, pasts: [{ ...past, reason: HOSTILE, changedBy: HOSTILE, title: HOSTILE }] })));
});

describe('changing an improvement', () => {
	test.each(LOCALES)('in %s is readable by all: in force, ended, refused in either form', (locale) => {
		expectSound(change({}, null, locale));
		expectSound(change({ endedOn: '2026-09-30' }, null, locale));
		expectSound(change({}, { values: { why: '', endedOn: '2026-01-01', version: '1' }, errors: { endedOn: 'Sebelum mulai.', why: 'Isi.' } }, locale));
		expectSound(change({}, { values: { reason: '', title: 'Lain' }, errors: { reason: 'Isi.' } }, locale));
	});
	test.each(LOCALES)('in %s what was typed about a mistake comes back to that form alone', (locale) => {
		const page = change({}, { values: { mistake: 'Tercatat dua kali', version: '2' }, errors: { mistake: 'Terlalu panjang.' } }, locale);
		expectSound(page);
		expect(page).toMatch(/<textarea[^>]*name="mistake"[^>]*>Tercatat dua kali/);
		expect(page).toContain('value="Satu loket"');
		expect(page).toContain('action="?/tarik"');
	});
	test('begins with what is in force', () => {
		const page = change();
		expect(page).toMatch(/<option(?=[^>]*value="k1")[^>]*\sselected/);
		expect(page).toMatch(/<input(?=[^>]*name="beganOn")(?=[^>]*value="2026-03-02")/);
		expect(page.match(/name="version"[^>]*value="2"|value="2"[^>]*name="version"/g)).toHaveLength(3);
	});
	test('what was typed comes back to the form that was sent, and only there', () => {
		const refused = change({}, { values: { reason: 'Sebab', title: 'Nama lain', beganOn: '2026-05-05' }, errors: { reason: 'Isi.' } });
		expect(refused).toContain('value="Nama lain"');
		expect(refused).toMatch(/<input(?=[^>]*name="endedOn")(?=[^>]*value="2026-11-21")/);
		const ending = change({}, { values: { why: 'Sebab', endedOn: '2026-01-01' }, errors: { endedOn: 'Sebelum mulai.' } });
		expect(ending).toMatch(/<input(?=[^>]*name="endedOn")(?=[^>]*value="2026-01-01")/);
		expect(ending).toContain('value="Satu loket"');
	});
	test('an ended one may be taken up again', () => {
		expect(textOf(change({ endedOn: '2026-09-30' }))).toContain('Tercatat berakhir 30 September 2026');
		expect(textOf(change())).not.toContain('Tercatat berakhir');
	});
	test('is harmless whatever was written', () => expectHarmless(change({ title: HOSTILE, beforeText: HOSTILE, responsibleName: HOSTILE })));
});
