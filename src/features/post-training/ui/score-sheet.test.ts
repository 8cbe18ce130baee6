import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { id } from '../messages.id.ts';
import { roleResult, type Answer } from '../rules.ts';
import type { AskedRole } from '../schema.ts';
import { scoreName } from '../score.rules.ts';
import type { EndedList } from '../server/ended-list.ts';
import type { ScoreSheet as Sheet } from '../server/learning-service.ts';
import AnswersPage from './AnswersPage.svelte';
import EndedSessions from './EndedSessions.svelte';
import ScoreSheet from './ScoreSheet.svelte';
import StatementsPage from './StatementsPage.svelte';

const LOCALES = ['id', 'en'] as const;
const session = { id: 's', courseId: 'c', courseTitle: 'Melayani dengan tenang', name: 'Angkatan I', startsOn: '2026-03-09', endsOn: '2026-03-10', state: 'done' } as const;
const person = (enrolmentId: string, before: number | null, after: number | null, given: object = {}) => ({ agencyId: 'a', agencyName: 'Kabupaten Rekaan', enrolmentId, personId: `p${enrolmentId}`, nip: '198001012005011001', name: `Peserta ${enrolmentId}`, unitName: 'Dinas Rekaan', before, after, ...given });
const sheetOf = (participants: Sheet['participants'], given: Partial<Sheet> = {}): Sheet => ({ session, mayManage: true, participants, test: { beforeMost: 100, afterMost: 100 }, ...given });
const shown = (sheet: Sheet, given: object = {}, locale: 'id' | 'en' = 'id') => html(ScoreSheet, { sheet, saved: null, form: null, preview: null, ...given }, locale);
const cells = (out: string): string[][] => [...out.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, inner = '']) => [...inner.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => textOf(cell))).filter(({ length }) => length > 0);
const valuesOf = (out: string) => Object.fromEntries([...out.matchAll(/<input[^>]*name="((?:before|after)[^"]*)"[^>]*>/g)].map(([tag, name = '']) => [name, / value="([^"]*)"/.exec(tag)?.[1] ?? '']));

describe('the sheet as it is read', () => {
	const read = (participants: Sheet['participants'], given: Partial<Sheet> = {}, locale: 'id' | 'en' = 'id') => cells(shown(sheetOf(participants, { mayManage: false, ...given }), {}, locale));
	// R25: 55 to 82 of 100 is 27 points, 27/45 = 0.60, sedang; 60 to 50 is −0.25, a fall; who had everything has none.
	test('is a row a participant, with both scores and what came of them', () => {
		expect(read([person('1', 55, 82), person('2', 60, 50), person('3', 100, 100)])).toEqual([
			['Peserta 1 Dinas Rekaan', '55', '82', '27,0', '0,60, sedang'], ['Peserta 2 Dinas Rekaan', '60', '50', '-10,0 turun', '-0,25, rendah'], ['Peserta 3 Dinas Rekaan', '100', '100', '0,0', '—']
		]);
	});
	test('of who missed a test has a dash, and no change', () => {
		expect(read([person('1', null, 82), person('2', 60, null), person('3', null, null)]).map((row) => row.slice(1))).toEqual([['—', '82', '—', '—'], ['60', '—', '—', '—'], ['—', '—', '—', '—']]);
	});
	test('counts a score of nought as a score', () => expect(read([person('1', 0, 0), person('2', 0, 100)]).map((row) => row.slice(1))).toEqual([['0', '0', '0,0', '0,00, rendah'], ['0', '100', '100,0', '1,00, tinggi']]));
	test('brings tests out of different scores onto one scale', () => expect(read([person('1', 10, 41)], { test: { beforeMost: 20, afterMost: 50 } })[0]?.slice(1)).toEqual(['10', '41', '32,0', '0,64, sedang']));
	test('names the government of who has no unit here', () => expect(read([person('1', 1, 2, { unitName: '' })])[0]?.[0]).toBe('Peserta 1 Kabupaten Rekaan'));
	test('is in English in English, also its classes', () => expect(read([person('1', 55, 82.5)], {}, 'en')[0]?.slice(3)).toEqual(['27.5', '0.61, medium']));
});

describe('the sheet as it is filled', () => {
	const two = [person('1', 55, 82.5), person('2', null, null)];
	const [first, second] = two as [(typeof two)[number], (typeof two)[number]];

	test.each(LOCALES)('in %s has a labelled field for each score, and what the tests are out of', (locale) => {
		const out = shown(sheetOf(two, { test: { beforeMost: 20, afterMost: 62.5 } }), {}, locale);
		expectSound(out);
		expect(valuesOf(out)).toEqual({ beforeMost: '20', afterMost: '62,5', 'before.a.1': '55', 'after.a.1': '82,5', 'before.a.2': '', 'after.a.2': '' });
		for (const { name } of two) for (const label of locale === 'id' ? [`Nilai sebelum ${name}`, `Nilai sesudah ${name}`] : [`Score before of ${name}`, `Score after of ${name}`]) expect(out).toContain(`aria-label="${label}"`);
	});
	test('refused leads to the cell, which is marked, and keeps all that was typed', () => {
		const field = scoreName('after', second);
		const out = shown(sheetOf(two), { form: { values: { beforeMost: '50', afterMost: '100', [scoreName('before', first)]: '12', [field]: 'x' }, errors: { [field]: 'Tulis nilai dengan angka.' } } });
		expectSound(out);
		const [, target = ''] = /href="#([^"]*)"/.exec(out) ?? [];
		expect(out).toMatch(new RegExp(`<input[^>]*name="${field.replaceAll('.', '\\.')}"[^>]*id="${target}"[^>]*aria-invalid="true"`));
		expect(out.match(/aria-invalid="true"/g)).toHaveLength(1);
		expect(valuesOf(out)).toMatchObject({ beforeMost: '50', 'before.a.1': '12', 'after.a.1': '82,5', 'after.a.2': 'x' });
	});
	test('from a file shows what it would hold; rows that were refused keep what is stored', () => {
		const out = shown(sheetOf(two), { preview: { values: { [scoreName('before', second)]: '40', [scoreName('after', second)]: '' }, taken: 1, refusals: [{ row: 2, reason: 'above_most', cell: '101' }, { row: 5, reason: 'nip_unknown', cell: HOSTILE }] } });
		expect(valuesOf(out)).toMatchObject({ 'before.a.1': '55', 'after.a.1': '82,5', 'before.a.2': '40', 'after.a.2': '' });
		expect(textOf(out)).toContain('1 peserta terisi dari berkas');
		expect(textOf(out)).toContain('2 baris tidak dapat dipakai: Baris 2: 101 melebihi nilai tertinggi tes.');
		expectHarmless(out);
	});
	test('from a file without a fault names no row', () => expect(textOf(shown(sheetOf(two), { preview: { values: {}, taken: 2, refusals: [] } }))).not.toContain('tidak dapat dipakai'));
	test('says how many were saved, unless something is refused since', () => {
		const said = (saved: number | null, form: object | null = null) => textOf(shown(sheetOf(two), { saved, form }));
		expect(said(2)).toContain('Nilai 2 peserta disimpan.');
		expect(said(0)).toContain('Tidak ada yang berubah.');
		expect(said(null)).not.toMatch(/peserta disimpan|Tidak ada yang berubah/);
		expect(said(2, { values: {}, errors: {} })).not.toContain('Nilai 2 peserta disimpan.');
	});
	test('with no participant has nothing to fill', () => {
		const out = shown(sheetOf([]));
		expect(out).not.toMatch(/<form|<table/);
		expect(textOf(out)).toContain(id.sheet.empty);
	});
	test('two guests of one number in two governments keep their own fields', () => {
		const out = shown(sheetOf([person('1', 1, 2), person('1', 3, 4, { agencyId: 'b', name: 'Tamu' })]));
		expectSound(out);
		expect(valuesOf(out)).toMatchObject({ 'before.a.1': '1', 'before.b.1': '3' });
	});
});

describe('the answers behind a figure', () => {
	const list = (role: AskedRole, answers: readonly Answer[], keys: readonly string[] = ['uses', 'own']) => {
		const months = role === 'participant' ? 0 : 4;
		const result = roleResult({ months, role, opensOn: '2026-07-10', closesOn: '2026-08-10', asked: 9, answered: answers.length, unreached: 0 }, answers, keys, '2026-08-11');
		return html(AnswersPage, { list: { session, result, answers: answers.map((one) => ({ ...one, months, role })), statements: { own: 'Menyapa' } } });
	};
	const five = [4, 3, 2, 1].map((score): Answer => ({ scores: { uses: score, own: null }, obstacles: [], words: null }));
	const whole: Answer = { scores: { uses: 4 }, obstacles: ['rule', 'forgot', 'laziness'], words: 'Dipakai di loket.' };

	test('are numbered, each with its scores, its obstacles and its words', () => {
		expect(cells(list('peer', [whole, ...five]))).toEqual([
			['1', '4', '—', 'Aturan atau SOP tidak memungkinkan, Sudah lupa caranya, laziness', 'Dipakai di loket.'], ['2', '4', 'TD', '—', '—'], ['3', '3', 'TD', '—', '—'], ['4', '2', 'TD', '—', '—'], ['5', '1', 'TD', '—', '—']
		]);
	});
	test('say what each column was asked', () => expect(textOf(/<ol aria-label[\s\S]*?<\/ol>/.exec(list('peer', [whole, ...five]))?.[0] ?? '')).toBe(`P1 ${id.statements.uses} P2 Menyapa`));
	test('of participants have no obstacles', () => {
		const out = list('participant', Array.from({ length: 5 }, () => ({ scores: { relevance: 4 }, obstacles: [], words: null })), ['relevance']);
		expectSound(out);
		expect(cells(out)[0]).toEqual(['1', '4', '—']);
		expect(textOf(out)).not.toContain('Penghalang');
	});
	test('tell nothing of who or when', () => expect(list('peer', [whole, ...five])).not.toMatch(/2026-0[78]|198001012005011001|Peserta 1/));
});

describe('sessions that are over', () => {
	const list = (given: Partial<EndedList> = {}): EndedList => ({ search: { cari: '', halaman: 1 }, rows: [{ id: 's1', courseTitle: 'Bimtek', name: 'Angkatan I', endsOn: '2026-03-10', missed: [] }], total: 1, page: 1, pages: 1, ...given });
	const ended = (given: Partial<EndedList> = {}, locale: 'id' | 'en' = 'id') => html(EndedSessions, { list: list(given) }, locale);
	test('say when they ended, and what was missed only where something was', () => {
		expect(textOf(ended())).toContain('Bimtek Angkatan I · Selesai 10 Maret 2026');
		expect(textOf(ended())).not.toContain('Terlewat');
		expect(textOf(ended({ rows: [{ ...list().rows[0]!, missed: [3, 12] }] }, 'en'))).toContain('Missed: window after 3, 12 months');
	});
	test('keep the search from page to page, and carry none where nothing is searched', () => {
		const hrefs = (out: string) => [...out.matchAll(/href="(\/pasca-pelatihan\?[^"]*)"/g)].map(([, href]) => href);
		expect(hrefs(ended({ page: 2, pages: 3, total: 45 })).every((href) => href?.startsWith('/pasca-pelatihan?halaman='))).toBe(true);
		expect(hrefs(ended({ search: { cari: 'a&b=c', halaman: 2 }, page: 2, pages: 3, total: 45 }))).toContain('/pasca-pelatihan?cari=a%26b%3Dc&amp;halaman=3');
	});
	test('count one as one in English', () => expect(textOf(ended({}, 'en'))).not.toContain('1 sessions'));
});

describe('the statements of a course', () => {
	const page = { course: { id: 'c', title: 'Bimtek' }, statements: [{ id: 's1', courseId: 'c', statement: 'Menyapa', isRetired: false }, { id: 's2', courseId: 'c', statement: 'Lama', isRetired: true }] };
	const statements = (given: object = {}) => html(StatementsPage, { page, saved: false, retired: null, form: null, ...given });
	test('offer to take out what is asked and to ask again what is not', () => {
		const forms = [...statements().matchAll(/<form method="POST" action="\?\/cabut">([\s\S]*?)<\/form>/g)].map(([, inner = '']) => [/name="statementId" value="([^"]*)"/.exec(inner)?.[1], inner.includes('name="undo"'), textOf(inner)]);
		expect(forms).toEqual([['s1', false, 'Cabut : Menyapa'], ['s2', true, 'Tanyakan lagi : Lama']]);
	});
	test('offer to undo what was just taken out, by its name', () => {
		const out = statements({ retired: 's2' });
		expectSound(out);
		expect(textOf(out)).toContain('Urungkan : Lama');
		expect(statements({ retired: 's9' })).not.toContain('Urungkan');
	});
	test('a full list says so at the field of the new one', () => {
		const out = statements({ form: { values: { statement: 'Sebelas' }, errors: { statement: 'Satu pelatihan menanyakan paling banyak 10 pernyataan sendiri.' } } });
		expectSound(out);
		expect(out).toContain('href="#field-statement"');
		expect(out).toContain('id="field-statement"');
		expect(out).toContain('value="Sebelas"');
	});
});
