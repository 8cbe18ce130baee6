import { describe, expect, test } from 'vitest';
import { expectSound, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import type { EnrolmentState, SessionState } from '../schema.ts';
import type { SessionDetail as Detail, SessionView } from '../server/service.ts';
import SessionCatalogue from './SessionCatalogue.svelte';
import SessionDetail from './SessionDetail.svelte';

/* What somebody reads on the page of a session, by how it stands and by what they are in it. */
const LOCALES = [['id', id], ['en', en]] as const;
const session: SessionView = {
	id: '0193a000-0000-7000-8000-000000000001',
	ownerAgencyId: 'a1',
	ownerName: 'Kabupaten Rekaan',
	courseId: 'c1',
	courseTitle: 'Melayani dengan tenang',
	summary: '',
	formId: '3',
	courseMinutes: 900,
	sharing: 'all',
	name: 'Angkatan I',
	startsOn: '2026-11-25',
	endsOn: '2026-11-26',
	place: 'Aula Rekaan',
	capacity: 30,
	state: 'open',
	taken: 28,
	myState: null
};
interface Given {
	readonly state?: SessionState;
	readonly mine?: EnrolmentState | null;
	readonly refusal?: Detail['refusal'];
	readonly mayWithdraw?: boolean;
	readonly outcome?: string | null;
	readonly locale?: 'id' | 'en';
	readonly mayEnrol?: boolean;
	readonly of?: Partial<SessionView>;
}
function shown({ state = 'open', mine = null, refusal, mayWithdraw = false, outcome = null, locale = 'id', mayEnrol = true, of = {} }: Given = {}): string {
	const detail: Detail = { session: { ...session, state, myState: mine, ...of }, mayManage: false, mayRecord: false, mayEnrol, mayWithdraw, refusal };
	return html(SessionDetail, { detail, formName: 'Pelatihan teknis', outcome, form: null }, locale);
}
const buttons = (page: string) => [...page.matchAll(/action="\?\/(\w+)"/g)].map(([, action]) => action);

describe.each(LOCALES)('a session that was called off, in %s', (locale, words) => {
	const cancelled = { state: 'cancelled', refusal: 'session.not_open', locale } as const;

	test.each(['enrolled', 'waiting'] as const)('tells who is %s that it does not take place, and not that they are in it', (mine) => {
		const page = shown({ ...cancelled, mine });
		expectSound(page);
		expect(textOf(page)).toContain(words.session.calledOff);
		expect(textOf(page)).not.toContain(words.session.enrolled);
		expect(textOf(page)).not.toContain(words.session.waiting);
		expect(buttons(page)).toEqual([]);
	});

	test.each([null, 'withdrawn'] as const)('tells who is not in it (%s) that nobody can enrol', (mine) => {
		const page = shown({ ...cancelled, mine });
		expect(textOf(page)).toContain(words.problems['session.not_open']());
		expect(textOf(page)).not.toContain(words.session.calledOff);
		expect(buttons(page)).toEqual([]);
	});
});

describe.each(LOCALES)('a session that has begun, in %s', (locale, words) => {
	test('says on its first day why an enrolment cannot be taken back, and shows no button that is refused', () => {
		const page = shown({ mine: 'enrolled', mayWithdraw: false, locale });
		expectSound(page);
		expect(buttons(page)).toEqual([]);
		expect(textOf(page)).toContain(words.problems['session.started']());
		expect(textOf(page)).toContain(words.session.enrolled);
	});

	test('is closed to who is not in it, with the reason', () => {
		const page = shown({ refusal: 'session.started', locale });
		expect(textOf(page)).toContain(words.problems['session.started']());
		expect(buttons(page)).toEqual([]);
	});

	test('undoing a withdrawal is not offered any more', () => {
		expect(buttons(shown({ mine: 'withdrawn', outcome: 'batal', refusal: 'session.started', locale }))).toEqual([]);
	});
});

describe('taking an enrolment back', () => {
	test('is offered while it may be', () => {
		expect(buttons(shown({ mine: 'enrolled', mayWithdraw: true }))).toEqual(['withdraw']);
		expect(buttons(shown({ mine: 'waiting', mayWithdraw: true, refusal: 'session.full' }))).toEqual(['withdraw']);
	});

	test('of a session that filled up meanwhile leads to the waiting list alone: undo would be refused', () => {
		const page = shown({ mine: 'withdrawn', outcome: 'batal', refusal: 'session.full', of: { taken: 30 } });
		expect(buttons(page)).toEqual(['enrol']);
		expect(page).toContain('name="waiting" value="yes"');
		expect(textOf(page)).toContain(id.session.withdrawnWaiting);
		expect(textOf(page)).not.toContain(id.session.undo);
	});

	test('is told once: the page of tomorrow does not say it again', () => {
		expect(textOf(shown({ mine: 'withdrawn', outcome: 'batal' }))).toContain(id.session.withdrawn);
		expect(textOf(shown({ mine: 'withdrawn' }))).not.toContain(id.session.withdrawn);
		expect(textOf(shown({ mine: 'withdrawn' }))).toContain(id.session.enrolAgain);
	});

	test('who enrolled again after it reads that they are in', () => {
		const page = shown({ mine: 'enrolled', outcome: 'batal', mayWithdraw: true });
		expect(textOf(page)).toContain(id.session.enrolled);
		expect(textOf(page)).not.toContain(id.session.withdrawn);
	});
});

describe('the end of a session', () => {
	test.each(LOCALES)('in %s tells each how it ended for them, and offers nothing', (locale, words) => {
		for (const mine of ['completed', 'absent'] as const) {
			const page = shown({ state: 'done', mine, refusal: 'session.not_open', locale });
			expect(textOf(page)).toContain(words.enrolmentStates[mine]);
			expect(textOf(page)).not.toContain(words.problems['session.not_open']());
			expect(buttons(page)).toEqual([]);
		}
	});
});

describe('the facts of a session', () => {
	const facts = (page: string) => Object.fromEntries([...page.matchAll(/<dt>([\s\S]*?)<\/dt>\s*<dd>([\s\S]*?)<\/dd>/g)].map(([, name = '', value = '']) => [textOf(name), textOf(value)]));

	test('are each called by their name', () => {
		expect(facts(shown())).toEqual({
			Waktu: '25 November 2026 sampai 26 November 2026',
			Tempat: 'Aula Rekaan',
			Panjang: '20 JP',
			Bentuk: 'Pelatihan teknis',
			Penyelenggara: 'Kabupaten Rekaan',
			'Tempat tersisa': '2 dari 30 tempat tersisa'
		});
	});
	test('of one day name the day once', () => expect(facts(shown({ of: { endsOn: '2026-11-25' } }))['Waktu']).toBe('25 November 2026'));
	test('are in English for who reads English', () => expect(facts(shown({ locale: 'en' }))).toMatchObject({ When: '25 November 2026 to 26 November 2026', 'Places left': '2 of 30 places left' }));

	// R10: a JP is 45 minutes, and what is left over is none.
	test.each([[900, '20 JP'], [899, '19 JP'], [44, '0 JP'], [45, '1 JP'], [45_000, '1000 JP']])('%i minutes are %s', (courseMinutes, jp) => expect(facts(shown({ of: { courseMinutes } }))['Panjang']).toBe(jp));
	test.each([[30, 'Penuh'], [31, 'Penuh'], [29, '1 dari 30 tempat tersisa'], [0, '30 dari 30 tempat tersisa']])('with %i places taken: %s', (taken, text) => expect(facts(shown({ of: { taken } }))['Tempat tersisa']).toBe(text));
});

describe('the catalogue', () => {
	const list = (sessions: readonly SessionView[], locale: 'id' | 'en' = 'id') => html(SessionCatalogue, { sessions, filter: { text: '', month: undefined, onlyFree: false }, months: [], mayManage: false }, locale);
	const h1 = (page: string) => textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(page)?.[1] ?? '');

	test.each([[0, 'No session is open to you yet'], [1, '1 session is open to you'], [2, '2 sessions are open to you']])('%i sessions: "%s"', (count, text) => {
		expect(h1(list(Array.from({ length: count }, (_, at) => ({ ...session, id: `s${at}` })), 'en'))).toBe(text);
	});
	test('a session that is full says so, and one of mine does not', () => {
		expect(textOf(list([{ ...session, taken: 30 }]))).toContain('Penuh');
		expect(textOf(list([{ ...session, taken: 30, myState: 'waiting' }]))).not.toContain('Penuh');
		expect(textOf(list([{ ...session, taken: 30, myState: 'waiting' }]))).toContain(id.enrolmentStates.waiting);
	});
	test('what ended for me, or what I left, is offered like any other', () => {
		for (const myState of ['withdrawn', 'absent', 'completed'] as const) expect(textOf(list([{ ...session, myState }]))).toContain('2 dari 30 tempat tersisa');
	});
});

test('who has no account of an officer reads why there is no button', () => {
	const page = shown({ mayEnrol: false });
	expect(buttons(page)).toEqual([]);
	expect(textOf(page)).toContain(id.session.signInAsOfficer);
});
