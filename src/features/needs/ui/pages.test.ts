import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { Improvement } from '../server/improvement-queries.ts';
import type { EvidenceRow, NeedRow } from '../server/queries.ts';
import type { TimelineMonth } from '../timeline.rules.ts';
import ImprovementsPage from './ImprovementsPage.svelte';
import NeedPage from './NeedPage.svelte';
import NeedsPage from './NeedsPage.svelte';
import NewNeedPage from './NewNeedPage.svelte';
import TimelinePage from './TimelinePage.svelte';
import UnitLinks from './UnitLinks.svelte';
import { unitWords } from './words.ts';

const LOCALES = ['id', 'en'] as const;
const need: NeedRow = {
	id: 'n1', kind: 'training', unitId: 'u1', unitName: 'Dinas Rekaan', unitPath: '/1/', serviceId: 's1', serviceName: 'KTP-el', personId: null, personName: null, positionTitle: null, basis: null, followsNeedId: null, topic: 'complaint', competency: 'Menjelaskan syarat',
	state: 'open', urgency: 2, ruleVersion: '2017-1', openedOn: '2026-11-01', openedWhy: '', decidedOn: null, reason: '', metOn: null, evidence: 3
};
const row = (given: Partial<EvidenceRow & { href: string | null }>) => ({
	id: 'e1', needId: 'n1', kind: 'complaint_root_cause' as const, unitId: 'u1', referenceId: 'c1', element: '', figure: null, bound: null, month: '2026-10-01', addedOn: '2026-11-01', undoneOn: null, href: '/pengaduan/c1', ...given
});
const search = { state: 'open', kind: null, unitId: null, page: 1 } as const;
const list = { search, rows: [need, { ...need, id: 'n2', topic: 'conduct', competency: '', urgency: 0 as const }], counts: new Map([['open', 2]] as const), total: 2, pages: 1, units: [{ id: 'u1', name: 'Dinas Rekaan', path: '/1/' }], mayAdd: true, maySet: true };

describe('needs', () => {
	test.each(LOCALES)('in %s are readable by all, many and none', (locale) => {
		expectSound(html(NeedsPage, { list }, locale));
		expectSound(html(NeedsPage, { list: { ...list, rows: [], counts: new Map(), total: 0, mayAdd: false, maySet: false } }, locale));
		expectSound(html(NewNeedPage, { units: list.units, form: null }, locale));
	});
	test('say what is missing in words, by element or as the officer wrote it', () => {
		const page = textOf(html(NeedsPage, { list }));
		for (const words of ['2 kebutuhan terbuka', 'Menjelaskan syarat', 'Perilaku pelaksana', 'Buktinya gugur']) expect(page).toContain(words);
	});
	test('are harmless whatever a competency is called', () => {
		expectHarmless(html(NeedsPage, { list: { ...list, rows: [{ ...need, competency: HOSTILE, unitName: HOSTILE }] } }));
	});
});

describe('one need', () => {
	const evidence = [row({}), row({ id: 'e2', kind: 'survey_element', element: 'conduct', figure: 5750, bound: 6500, href: null }), row({ id: 'e3', kind: 'missed_time', figure: 62.4, bound: 80, undoneOn: '2026-11-02', href: '/unit/u1/garis-waktu' })];
	const shown = (given: object = {}, locale: 'id' | 'en' = 'id') => html(NeedPage, { page: { need, evidence, mayManage: true, seesUnit: true }, decisions: ['accept', 'decline'], saved: false, form: null, ...given }, locale);
	test.each(LOCALES)('in %s is readable by all', (locale) => {
		expectSound(shown({}, locale));
		expectSound(shown({ page: { need: { ...need, ruleVersion: null, state: 'declined', reason: 'Sudah dilatih', decidedOn: '2026-11-05' }, evidence: [], mayManage: false, seesUnit: true }, saved: true }, locale));
	});
	test('says each piece of evidence in a sentence, and leads to it only where the reader may go', () => {
		const page = shown();
		for (const words of ['Unsur Perilaku pelaksana bernilai 57,50; seluruh selangnya di bawah 65,00.', '62% layanan selesai dalam waktu yang dijanjikan; batasnya 80%.', 'akar masalah kompetensi petugas', 'Gugur']) expect(textOf(page)).toContain(words);
		expect(page.match(/href="\/pengaduan\/c1"/g)).toHaveLength(1);
		expect(textOf(page)).toContain('Di luar wewenang Anda');
	});
	test('offers no decision to who only reads', () => expect(shown({ page: { need, evidence, mayManage: false, seesUnit: true } })).not.toContain('name="decision"'));
});

describe('a unit', () => {
	const improvement: Improvement = {
		id: 'i1', unitId: 'u1', serviceId: 's1', serviceName: 'KTP-el', title: 'Satu loket', beforeText: 'Tiga loket', afterText: 'Satu loket', beganOn: '2026-03-02', endedOn: null, endedWhy: '', cause: 'element', clusterId: null, clusterName: null,
		causeElement: 'duration', expected: 'time', responsible: 'p1', responsibleName: 'Pegawai Rekaan', version: 1, withdrawnOn: null, withdrawnWhy: ''
	};
	const unit = { id: 'u1', name: 'Dinas Rekaan', path: '/1/' };
	const choices = { services: [{ id: 's1', name: 'KTP-el' }], clusters: [{ id: 'k1', name: 'Antrean' }], people: [{ id: 'p1', name: 'Pegawai Rekaan' }] };
	const month = (name: string, given: Partial<TimelineMonth> = {}): TimelineMonth => ({ month: name, index: null, interval: null, answers: 0, waitMinutes: null, withinPromise: null, complaints: null, confirmedFixed: null, ...given });
	const months = [month('2026-08-01', { index: 70, interval: [66, 74], answers: 40 }), month('2026-09-01'), month('2026-10-01', { index: 72.5, interval: [69, 76], answers: 45, complaints: 3, confirmedFixed: 50, waitMinutes: 12.5, withinPromise: 80 })];
	const marks = [{ kind: 'training', on: '2026-09-04', title: 'Pelayanan Prima', href: '/pelatihan/x', topic: null }, { kind: 'need_opened', on: '2026-10-01', title: '', href: '/kebutuhan/n1', topic: 'conduct' }] as const;
	const line = { unit, services: choices.services, serviceId: null, months, marks, seesComplaints: true };

	test.each(LOCALES)('in %s shows its improvements and its time line readably', (locale) => {
		expectSound(html(ImprovementsPage, { page: { unit, improvements: [{ ...improvement, pasts: [] }], choices, today: '2026-11-21' }, saved: true, form: null }, locale));
		expectSound(html(ImprovementsPage, { page: { unit, improvements: [], choices: null, today: '2026-11-21' }, saved: false, form: null }, locale));
		expectSound(html(TimelinePage, { line }, locale));
		expectSound(html(TimelinePage, { line: { ...line, months: [month('2026-10-01')], marks: [], seesComplaints: false } }, locale));
		expectSound(html(UnitLinks, { unitId: 'u1' }, locale));
	});
	test('says its last index with interval, and shows a month without data as a dash', () => {
		const page = textOf(html(TimelinePage, { line }));
		expect(page).toContain('IKM Oktober 2026 72,50 (69,00–76,00). Dalam dua tahun 1 kebutuhan dibuka; 1 pelatihan dan perbaikan dilakukan.');
		expect(page).toMatch(/September 2026\s*–\s*–\s*–\s*–\s*–/);
	});
	test.each(LOCALES)('in %s says which months were asked fewer than nine elements, in words and in the picture', (locale) => {
		const said = unitWords(locale).timeline;
		const of = (partial: number) => html(TimelinePage, { line: { ...line, months: Array.from({ length: 6 }, (_, at) => month(`2026-0${at + 1}-01`, { index: 70, answers: 40, isPartial: at < partial })) } }, locale);
		expectSound(of(2));
		expect(textOf(of(2))).toContain(said.partial(locale === 'id' ? 'Januari 2026, Februari 2026' : 'January 2026, February 2026'));
		expect(textOf(of(2)).split(said.partialMark)).toHaveLength(3);
		expect(of(2).match(/<circle[^>]*hollow/g)).toHaveLength(4); // two months, in the narrow and the wide picture
		expect(textOf(of(5))).toContain(said.partial(said.months(5)));
		expect(textOf(of(0))).not.toContain(said.partialMark);
	});
	test('says nothing of elements where a month has too few answers to show an index', () => {
		const few = html(TimelinePage, { line: { ...line, months: [month('2026-09-01', { answers: 2, isPartial: true }), ...months.slice(2)] } });
		expect(textOf(few)).not.toContain(unitWords('id').timeline.partialMark);
	});
	test('lets each mark lead to its source', () => {
		const page = html(TimelinePage, { line });
		expect(page.match(/href="\/pelatihan\/x"/g)).toHaveLength(3);
		expect(textOf(page)).toContain('Perilaku pelaksana');
	});
	test('is harmless whatever was written', () => {
		expectHarmless(html(ImprovementsPage, { page: { unit, improvements: [{ ...improvement, title: HOSTILE, beforeText: HOSTILE, afterText: HOSTILE, pasts: [] }], choices, today: '2026-11-21' }, saved: false, form: null }));
		expectHarmless(html(TimelinePage, { line: { ...line, marks: [{ ...marks[0], title: HOSTILE }] } }));
	});
});
