import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { id } from '../messages.id.ts';
import { ENROLMENT_STATES, SESSION_STATES } from '../schema.ts';
import type { AttendanceList } from '../server/attendance-service.ts';
import type { SessionDetail as Detail, SessionView } from '../server/service.ts';
import AttendanceSheet from './AttendanceSheet.svelte';
import CheckIn from './CheckIn.svelte';
import CheckInPoster from './CheckInPoster.svelte';
import CourseEditor from './CourseEditor.svelte';
import ManagedList from './ManagedList.svelte';
import SessionCatalogue from './SessionCatalogue.svelte';
import SessionDetail from './SessionDetail.svelte';
import SessionEditor from './SessionEditor.svelte';

const LOCALES = ['id', 'en'] as const;
const TODAY = '2026-11-21';
const session: SessionView = { id: '0193a000-0000-7000-8000-000000000001', ownerAgencyId: 'a1', ownerName: 'Kabupaten Rekaan', courseId: 'c1', courseTitle: 'Melayani dengan tenang', summary: 'Dua hari.',
	formId: '3', courseMinutes: 899, sharing: 'all', name: 'Angkatan I', startsOn: '2026-11-25', endsOn: '2026-11-26', place: 'Aula Rekaan', capacity: 30, state: 'open', taken: 28, myState: null };

describe('the catalogue', () => {
	const filter = { text: '', month: undefined, onlyFree: false };
	const shown = (sessions: readonly SessionView[], given: object = {}, locale: 'id' | 'en' = 'id') => html(SessionCatalogue, { sessions, filter, months: ['2026-11', '2026-12'], mayManage: false, ...given }, locale);

	test.each(LOCALES)('in %s is readable by all', (locale) => {
		expectSound(shown([session, { ...session, id: 'x', myState: 'waiting' }], { mayManage: true }, locale));
		expectSound(shown([], {}, locale));
		expectSound(shown([], { filter: { text: 'kopi', month: '2026-12', onlyFree: true } }, locale));
	});

	// R10: JP are whole, rounded down: 899 minutes are 19.
	test('a course of 899 minutes is one of 19 JP', () => expect(textOf(shown([session]))).toContain('19 JP'));

	test('a place that is mine is told as mine, not as one of those left', () => {
		expect(textOf(shown([{ ...session, myState: 'enrolled' }]))).toContain(id.enrolmentStates.enrolled);
		expect(textOf(shown([{ ...session, myState: 'withdrawn' }]))).toContain(id.catalogue.places(2, 30));
	});

	test('nothing found and nothing there are different sentences, and a filter can be taken off', () => {
		expect(textOf(shown([]))).toContain(id.catalogue.empty);
		const filtered = shown([], { filter: { ...filter, text: 'kopi' } });
		expect(textOf(filtered)).toContain(id.catalogue.emptyFiltered);
		expect(filtered).toContain('<a href="/pelatihan">');
		expect(shown([])).not.toContain('<a href="/pelatihan">');
	});

	test('only managers are led to managing', () => {
		expect(shown([session], { mayManage: true })).toContain('href="/pelatihan/kelola"');
		expect(shown([session])).not.toContain('/pelatihan/kelola');
	});

	test('what others wrote is text', () => { expectHarmless(shown([{ ...session, courseTitle: HOSTILE, name: HOSTILE, place: HOSTILE, ownerName: HOSTILE }], { filter: { ...filter, text: HOSTILE } })); });
});

describe('one session', () => {
	const detail: Detail = { session, mayManage: false, mayRecord: false, mayEnrol: true, mayWithdraw: false, refusal: undefined };
	const shown = (given: Partial<Detail> = {}, of: Partial<SessionView> = {}, outcome: string | null = null, locale: 'id' | 'en' = 'id') =>
		html(SessionDetail, { detail: { ...detail, ...given, session: { ...session, ...of } }, formName: 'Pelatihan teknis', outcome, form: null }, locale);
	const actions = (page: string) => [...page.matchAll(/action="\?\/(\w+)"/g)].map(([, action]) => action);

	test.each(LOCALES)('in %s every state is readable by all', (locale) => {
		for (const myState of [null, ...ENROLMENT_STATES]) for (const state of SESSION_STATES) for (const refusal of [undefined, 'session.full'] as const) expectSound(shown({ refusal, mayRecord: true }, { myState, state }, null, locale));
	});

	test('there is one thing to do at a time', () => {
		expect(actions(shown())).toEqual(['enrol']);
		expect(actions(shown({ mayWithdraw: true }, { myState: 'enrolled' }))).toEqual(['withdraw']);
		expect(actions(shown({ mayWithdraw: true }, { myState: 'waiting' }))).toEqual(['withdraw']);
		expect(actions(shown({}, { myState: 'withdrawn' }))).toEqual(['enrol']);
		expect(actions(shown({}, { myState: 'completed', state: 'done' }))).not.toContain('withdraw');
		expect(actions(shown({ mayEnrol: false }))).toEqual([]);
		for (const myState of [null, ...ENROLMENT_STATES]) expect(actions(shown({}, { myState })).length, String(myState)).toBeLessThanOrEqual(1);
	});

	test('a full session offers the waiting list, and says that it is one', () => {
		const full = shown({ refusal: 'session.full' }, { taken: 30 });
		expect(full).toContain('name="waiting" value="yes"');
		expect(textOf(full)).toContain(id.session.joinWaiting);
	});

	test('who has just withdrawn can undo it, once', () => {
		const out = shown({}, { myState: 'withdrawn' }, 'batal');
		expect(actions(out)).toEqual(['enrol']);
		expect(textOf(out)).toContain(id.session.undo);
	});

	test('the list of attendance is shown to who keeps it', () => {
		expect(shown({ mayRecord: true })).toContain(`/pelatihan/${session.id}/kehadiran`);
		expect(shown()).not.toContain('/kehadiran');
	});

	test('what others wrote is text', () => { expectHarmless(shown({}, { courseTitle: HOSTILE, summary: HOSTILE, place: HOSTILE })); });
});

describe('the attendance list', () => {
	const { taken: _taken, myState: _state, ...row } = session;
	const person = (enrolmentId: string, minutes: number | null) =>
		({ agencyId: 'a1', agencyName: 'Kabupaten Rekaan', enrolmentId, personId: `p${enrolmentId}`, name: `Pegawai ${enrolmentId}`, unitName: 'Dinas Rekaan', state: 'enrolled', minutes, method: minutes === null ? null : 'list', totalMinutes: minutes ?? 0 }) as const;
	const list: AttendanceList = { session: row, day: '2026-11-20', days: ['2026-11-20', '2026-11-21'], planned: 450, participants: [person('1', 450), person('2', 0), person('3', null)], waiting: 2, minimumPercent: 85 };
	const shown = (given: Partial<AttendanceList> = {}, more: object = {}, locale: 'id' | 'en' = 'id') =>
		html(AttendanceSheet, { list: { ...list, ...given }, today: TODAY, saved: null, mayFinish: true, form: null, ...more }, locale);

	test.each(LOCALES)('in %s is readable by all', (locale) => {
		for (const state of SESSION_STATES) expectSound(shown({ session: { ...row, state } }, {}, locale));
		expectSound(shown({ participants: [] }, {}, locale));
		expectSound(shown({}, { saved: 3 }, locale));
	});

	test('who is present is counted by minutes: none and not noted are both absent', () => expect(textOf(shown())).toContain(id.attendance.heading(1, 3)));

	test('a day to come and a session that is over can be read and not filled in', () => {
		const closed = [shown({ day: '2026-11-22' }), shown({ session: { ...row, state: 'done' } }), shown({ session: { ...row, state: 'cancelled' } })];
		for (const page of closed) {
			expect(page.match(/<input[^>]*inputmode="numeric"[^>]*disabled/g)).toHaveLength(3);
			expect(page).not.toContain('name="all"');
		}
		expect(shown()).not.toContain('disabled');
	});

	test('the end is offered on the last day, to who may end it', () => {
		const last = { session: { ...row, endsOn: TODAY } };
		expect(shown(last)).toContain('?/finish');
		expect(shown(last, { mayFinish: false })).not.toContain('?/finish');
		expect(shown(last, { today: '2026-11-20' })).not.toContain('?/finish');
		expect(shown({ session: { ...row, endsOn: TODAY, state: 'done' } })).not.toContain('?/finish');
	});

	test('a guest is told apart by the government, a colleague is not', () => {
		expect(textOf(shown({ participants: [{ ...person('1', 1), agencyId: 'a2', agencyName: 'Provinsi Rekaan' }] }))).toContain('Dinas Rekaan, Provinsi Rekaan');
		expect(textOf(shown())).not.toContain('Dinas Rekaan, Kabupaten Rekaan');
	});

	test('a number that was refused stands in its field again, marked', () => {
		const name = 'minutes.a1.1';
		const out = shown({}, { form: { values: { [name]: '9999' }, errors: { [name]: 'Terlalu banyak.' } } });
		expect(out).toMatch(/value="9999"[^>]*aria-invalid="true"/);
		expect(out.match(/aria-invalid="true"/g)).toHaveLength(1);
	});

	test('names are text', () => { expectHarmless(shown({ participants: [{ ...person('1', 1), name: HOSTILE, unitName: HOSTILE }] })); });
});

describe('managing', () => {
	const course = { id: 'c1', ownerAgencyId: 'a1', code: 'LYN-01', title: 'Melayani dengan tenang', formId: '3', minutes: 900, sharing: 'agency' } as const;
	const shown = (given: object = {}, locale: 'id' | 'en' = 'id') => html(ManagedList, { courses: [course], sessions: [session], formNames: { 3: 'Pelatihan teknis' }, cancelled: null, saved: false, ...given }, locale);

	test.each(LOCALES)('in %s the lists and forms are readable by all', (locale) => {
		expectSound(shown({}, locale));
		expectSound(shown({ courses: [], sessions: [] }, locale));
		expectSound(shown({ sessions: [] }, locale));
		expectSound(shown({ cancelled: 's1' }, locale));
		expectSound(html(CourseEditor, { forms: [{ value: '3', label: 'Pelatihan teknis' }], form: null }, locale));
		expectSound(html(SessionEditor, { courses: [course], chosen: 'c1', today: TODAY, form: { errors: { startsOn: 'Sudah lewat.' }, values: { startsOn: '2020-01-01' } } }, locale));
	});

	test('a session is called off and brought back by one button each', () => {
		expect(shown()).toContain('?/cancel');
		expect(shown({ sessions: [{ ...session, state: 'cancelled' }] })).not.toContain('?/cancel');
		const undo = shown({ cancelled: 's1' });
		expect(undo).toContain('?/reopen');
		expect(undo).toContain('name="session" value="s1"');
	});

	test('without a course there is no session to open', () => expect(shown({ courses: [], sessions: [] })).not.toContain('angkatan-baru'));
	test('a form without a name shows its code rather than nothing', () => expect(textOf(shown({ formNames: {} }))).toMatch(/LYN-01 3 20/));
	test('titles are text', () => { expectHarmless(shown({ sessions: [{ ...session, courseTitle: HOSTILE }], courses: [{ ...course, title: HOSTILE }] })); });
});

describe('checking in', () => {
	const place = { title: 'Melayani dengan tenang', name: 'Angkatan I', place: 'Aula Rekaan', day: TODAY };

	test.each(LOCALES)('in %s each step is readable by all', (locale) => {
		for (const outcome of [null, 'baru', 'sudah', 'lain']) expectSound(html(CheckIn, { place, code: 'k', outcome, form: null }, locale));
		for (const isToday of [true, false]) expectSound(html(CheckInPoster, { session, svg: '<svg></svg>', isToday }, locale));
	});

	test('one button sends the code; after it there is none', () => {
		expect(html(CheckIn, { place, code: '"kode"', outcome: null, form: null })).toContain('name="k" value="&quot;kode&quot;"');
		expect(html(CheckIn, { place, code: 'k', outcome: 'baru', form: null })).not.toContain('<form');
	});

	test('on another day the poster shows no code, and fetches itself anew either way', () => {
		const other = html(CheckInPoster, { session, svg: '<svg id="kode"></svg>', isToday: false });
		expect(other).not.toContain('id="kode"');
		expect(other).toContain('http-equiv="refresh"');
		expect(html(CheckInPoster, { session, svg: '<svg id="kode"></svg>', isToday: true })).toContain('id="kode"');
	});
});
