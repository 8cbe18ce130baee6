import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inventedInboxRow, TODAY } from '#tests/support/case-rows.ts';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { InboxSearch, statesOf, VIEWS } from '../inbox.schema.ts';
import { officeWords } from '../office.messages.ts';
import { CLASSES, OPEN_STATES, STATES, type ComplaintState } from '../schema.ts';
import type { Inbox } from '../server/inbox-service.ts';
import InboxPage from './InboxPage.svelte';
import InboxRows from './InboxRows.svelte';
import { nextDue } from '../rules.ts';
import { daysTo, isLateOn, stateKind } from './state-badge.ts';

const LOCALES = ['id', 'en'] as const;
const id = officeWords('id');
const UNIT = '01999999-0000-7000-8000-000000000001';

const inbox = (given: Partial<Omit<Inbox, 'search'>> & { readonly search?: Partial<InboxSearch> } = {}, locale: 'id' | 'en' = 'id') => {
	const { search, ...rest } = given;
	const whole: Inbox = {
		rows: [], counts: new Map(), beyond: new Set(), late: 0, isLateBeyond: false, total: 0, isTotalBeyond: false, pages: 1, mayAdd: true, maySet: true, ...rest, search: { ...InboxSearch.parse({}), ...search }
	};
	return html(InboxPage, { inbox: whole, today: TODAY }, locale);
};
const rows = (given: Parameters<typeof inventedInboxRow>[0] = {}, locale: 'id' | 'en' = 'id') => html(InboxRows, { rows: [inventedInboxRow(given)], today: TODAY }, locale);

describe('the inbox', () => {
	test.each(LOCALES)('in %s is sound empty, with one, with a page of fifty and with ten thousand behind it', (locale) => {
		expectSound(inbox({}, locale));
		expectSound(inbox({ mayAdd: false, maySet: false }, locale));
		expectSound(inbox({ rows: [inventedInboxRow()], counts: new Map([['new', 1]]), total: 1 }, locale));
		const many = Array.from({ length: 50 }, (_, index) => inventedInboxRow({ id: `k${index}`, state: STATES[index % STATES.length] ?? 'new', class: CLASSES[index % CLASSES.length] ?? 'complaint', joined: index, isConfidential: index % 2 === 0 }));
		expectSound(inbox({ rows: many, counts: new Map(STATES.map((state) => [state, 10_000])), beyond: new Set(STATES), late: 10_000, isLateBeyond: true, total: 10_000, isTotalBeyond: true, pages: 200, search: { page: 100, view: 'all' } }, locale));
	});

	test.each<[view: (typeof VIEWS)[number], text: string]>([['open', 'Harus ditangani (6)'], ['late', 'Lewat tenggat (2)'], ['new', 'Baru (1)'], ['handling', 'Diproses (5)'], ['closed', 'Selesai (9)'], ['all', 'Semua (15)']])('the tab %s reads "%s"', (view, text) => {
		const out = inbox({ counts: new Map<ComplaintState, number>([['new', 1], ['handling', 5], ['closed', 9]]), late: 2, search: { view } });
		expect(textOf(out)).toContain(text);
		expect(out).toMatch(new RegExp(`lihat=${view}"[^>]*aria-current="page"`));
		expect(out.match(/aria-current="page"/g)).toHaveLength(1);
	});

	test.each([['id', '12.345 pengaduan menunggu', '1.234 lewat tenggat'], ['en', '12,345 complaints are waiting', '1,234 past their deadline']] as const)('large counts are written with separators in %s', (locale, title, late) => {
		const text = textOf(inbox({ counts: new Map<ComplaintState, number>([['new', 12_345]]), late: 1234 }, locale));
		expect(text).toContain(title);
		expect(text).toContain(late);
	});

	test.each(LOCALES.flatMap((locale) => (['gone', 'handedOver', 'handedBack'] as const).map((left) => [locale, left] as const)))('in %s says once that a complaint went out of sight: %s', (locale, left) => {
		const whole: Inbox = { rows: [], counts: new Map(), beyond: new Set(), late: 0, isLateBeyond: false, total: 0, isTotalBeyond: false, pages: 1, mayAdd: true, maySet: true, search: InboxSearch.parse({}) };
		const out = html(InboxPage, { inbox: whole, today: TODAY, left }, locale);
		expectSound(out);
		expect(textOf(out)).toContain(officeWords(locale).detail[left]);
		expect(out).toContain('role="status"');
		expect(textOf(inbox({}, locale))).not.toContain(officeWords(locale).detail[left]);
	});

	test.each(LOCALES)('a search without a find speaks of the search, an empty inbox of what will come (%s)', (locale) => {
		const nothing: Inbox = { rows: [], counts: new Map(), beyond: new Set(), late: 0, isLateBeyond: false, total: 0, isTotalBeyond: false, pages: 1, mayAdd: true, maySet: true, search: InboxSearch.parse({}) };
		const none = (text: string) => textOf(html(InboxPage, { inbox: { ...nothing, search: { ...nothing.search, text } }, today: TODAY }, locale));
		const words = officeWords(locale).inbox;
		expect(none('')).toContain(words.emptyText);
		expect(none('blangko')).toContain(words.foundText);
		expect(none('blangko')).not.toContain(words.emptyText);
	});

	test('a state that nothing is in has no tab, unless one stands in it', () => {
		expect(textOf(inbox())).not.toContain(id.states.archived);
		expect(textOf(inbox({ search: { view: 'archived' } }))).toContain(`${id.states.archived} (0)`);
	});

	test('a count that was not finished says so', () => {
		const out = textOf(inbox({ counts: new Map<ComplaintState, number>([['new', 10_000], ['closed', 3]]), beyond: new Set<ComplaintState>(['new']) }));
		expect(out).toContain('Harus ditangani (10.000+)');
		expect(out).toContain('Semua (10.003+)');
		expect(out).toContain('Selesai (3)');
	});

	test('the tabs together count each complaint once', () => {
		fc.assert(fc.property(fc.dictionary(fc.constantFrom(...STATES), fc.nat(9)), (found) => {
			const counts = new Map(Object.entries(found) as [ComplaintState, number][]);
			const sum = [...counts.values()].reduce((total, count) => total + count, 0);
			const open = OPEN_STATES.reduce((total, state) => total + (counts.get(state) ?? 0), 0);
			const out = textOf(inbox({ counts }));
			expect(out).toContain(`Semua (${sum})`);
			expect(out).toContain(`Harus ditangani (${open})`);
			expect(out).toContain(id.inbox.title(open));
		}), { numRuns: 25 });
	});

	test.each([[true, true], [true, false], [false, true], [false, false]])('may add %s, may set %s: exactly those buttons', (mayAdd, maySet) => {
		const out = inbox({ mayAdd, maySet });
		expect(out.includes('/pengaduan/baru')).toBe(mayAdd);
		expect(out.includes('/pengaduan/pengaturan')).toBe(maySet);
	});

	test('a search keeps what links have set, and the way out clears it', () => {
		const out = inbox({ search: { text: 'jalan', class: 'information', unitId: UNIT, rootCause: 'competence', view: 'closed' } });
		expect(out).toContain(`name="unit" value="${UNIT}"`);
		expect(out).toContain('name="sebab" value="competence"');
		expect(out).toContain('name="lihat" value="closed"');
		expect(out).toMatch(/<option value="information" selected/);
		expect(out).toMatch(/class="clear[^"]*" href="\/pengaduan\?lihat=closed"|href="\/pengaduan\?lihat=closed"[^>]*class="clear/);
		expect(textOf(inbox())).not.toContain(id.inbox.clear);
	});

	test.each(LOCALES)('search and views are folded under the present view until somebody searches, and open without script (%s)', (locale) => {
		const fold = (search: Partial<InboxSearch>) => /<details[^>]*>\s*<summary[^>]*>([^<]*)<\/summary>/.exec(inbox({ search }, locale));
		expect(fold({})?.[1]).toBe(officeWords(locale).inbox.fold(`${officeWords(locale).inbox.views.open} (0)`));
		expect(fold({})?.[0]).not.toContain('open');
		for (const search of [{ text: 'KTP' }, { class: 'information' as const }]) expect(fold(search)?.[0], JSON.stringify(search)).toMatch(/<details[^>]* open/);
	});

	test('pages keep the whole filter', () =>
		expect(inbox({ rows: [inventedInboxRow()], pages: 3, total: 120, search: { text: 'a&b', page: 2, view: 'late' } })).toContain('href="/pengaduan?lihat=late&amp;cari=a%26b&amp;halaman=3"'));

	test('what was typed and what citizens wrote is text', () => {
		expectHarmless(inbox({ rows: [inventedInboxRow({ subject: HOSTILE, unitName: HOSTILE })] }));
		expect(inbox({ search: { text: HOSTILE } })).not.toContain('<script>alert');
	});
});

describe('the views', () => {
	test('open and late are the states that wait, all is no condition, a state is itself', () => {
		expect(statesOf('open')).toEqual(['new', 'verified', 'assigned', 'handling']);
		expect(statesOf('late')).toEqual(statesOf('open'));
		expect(statesOf('all')).toEqual([]);
		for (const state of STATES) expect(statesOf(state)).toEqual([state]);
	});

	test.each(['', 'semua', 'OPEN', "new' or 1=1", 'constructor', '__proto__'])('a view "%s" that is none is the open ones', (view) => expect(InboxSearch.parse({ view }).view).toBe('open'));

	test('whatever stands in an address is read as a filter', () => {
		fc.assert(fc.property(fc.record({ view: fc.anything(), text: fc.anything(), unitId: fc.anything(), class: fc.anything(), page: fc.anything(), fromMonth: fc.anything(), outcome: fc.anything() }), (raw) => {
			const search = InboxSearch.parse(raw);
			expect(VIEWS).toContain(search.view);
			expect(search.text.length).toBeLessThanOrEqual(200);
			expect(Number.isInteger(search.page) && search.page >= 1 && search.page <= 10_000).toBe(true);
		}));
	});

	test.each([['0', 1], ['-1', 1], ['1.5', 1], ['10001', 1], ['1e3', 1000], ['x', 1], ['10000', 10_000]])('page "%s" is page %i', (page, read) => expect(InboxSearch.parse({ page }).page).toBe(read));
});

describe('a row of the inbox', () => {
	test.each(LOCALES)('in %s names every state and every kind', (locale) => {
		const words = officeWords(locale);
		for (const state of STATES) expect(textOf(rows({ state }, locale))).toContain(words.states[state]);
		for (const kind of CLASSES) expect(textOf(rows({ class: kind }, locale))).toContain(words.classes[kind]);
	});

	// What is due next: the check of a new one, the follow-up of a given one, else the answer; whichever comes first.
	test.each<[ComplaintState, Parameters<typeof inventedInboxRow>[0], string]>([
		['new', { verifyDueOn: '2026-11-23', dueOn: '2026-12-04' }, '23 November 2026 2 hari lagi'],
		['new', { verifyDueOn: '2026-12-10', dueOn: '2026-12-04' }, '4 Desember 2026 13 hari lagi'],
		['verified', { verifyDueOn: '2026-11-19', dueOn: '2026-12-04' }, '4 Desember 2026'],
		['assigned', { respondDueOn: '2026-11-22', dueOn: '2026-12-04' }, '22 November 2026 besok'],
		['handling', { respondDueOn: '2026-11-01', dueOn: TODAY }, '21 November 2026 hari ini'],
		['handling', { dueOn: '2026-11-20' }, 'lewat 1 hari'],
		['new', { verifyDueOn: '2026-11-11', dueOn: null }, 'lewat 10 hari'],
		['verified', { verifyDueOn: null, dueOn: null }, id.inbox.noDue]
	])('%s with %o is due: %s', (state, given, text) => expect(textOf(rows({ state, ...given }))).toContain(text));

	test.each<ComplaintState>(['closed', 'paused', 'outside', 'archived'])('%s has no day to wait for, however old it is', (state) => {
		const out = textOf(rows({ state, dueOn: '2020-01-01', verifyDueOn: '2020-01-01', respondDueOn: '2020-01-01' }));
		expect(out).not.toContain('lewat');
		expect(out).toContain('–');
	});

	test.each([[1, '1 citizen joined'], [12, '12 citizens joined']] as const)('%i who joined are said in English as people say it', (joined, said) => expect(officeWords('en').inbox.joined(joined)).toBe(said));

	test('what is confidential and how many joined is said', () => {
		expect(textOf(rows({ isConfidential: true, joined: 12 }))).toMatch(/rahasia.*12 warga bergabung/);
		expect(textOf(rows())).not.toContain('rahasia');
		expect(textOf(rows())).not.toContain('bergabung');
	});
});

describe('the colour of a state', () => {
	test.each<[ComplaintState, string]>([['new', 'attention'], ['paused', 'attention'], ['closed', 'good'], ['outside', 'neutral'], ['archived', 'neutral'], ['verified', 'teal'], ['assigned', 'teal'], ['handling', 'teal']])('%s is %s in time', (state, kind) => {
		expect(stateKind(state, false)).toBe(kind);
		expect(stateKind(state, true)).toBe('bad');
	});
});

describe('what is due next', () => {
	const due = fc.record({ state: fc.constantFrom(...STATES), verifyDueOn: fc.option(fc.constantFrom('2026-11-19', TODAY, '2026-11-25')), respondDueOn: fc.option(fc.constantFrom('2026-11-20', '2026-11-24')), dueOn: fc.option(fc.constantFrom('2026-11-18', TODAY, '2026-12-04')) });

	test('is one of its days, and nothing of what is over', () => {
		fc.assert(fc.property(due, (complaint) => {
			const day = nextDue(complaint);
			expect([undefined, complaint.verifyDueOn, complaint.respondDueOn, complaint.dueOn]).toContain(day);
			if (!(OPEN_STATES as readonly ComplaintState[]).includes(complaint.state)) expect(day).toBeUndefined();
			else if (complaint.dueOn !== null) expect((day ?? '') <= complaint.dueOn).toBe(true);
		}));
	});

	test('late begins the day after and stays', () => {
		fc.assert(fc.property(due, (complaint) => {
			const day = nextDue(complaint);
			if (day !== undefined) expect(isLateOn(complaint, day)).toBe(false);
			expect(isLateOn(complaint, '2099-01-01')).toBe(day !== undefined);
		}));
	});
});

describe('days to a deadline', () => {
	test.each([['2026-11-21', '2026-11-21', 0], ['2026-11-22', '2026-11-21', 1], ['2026-11-20', '2026-11-21', -1], ['2026-03-01', '2026-02-28', 1], ['2028-03-01', '2028-02-28', 2], ['2027-01-01', '2026-12-31', 1]])('%s seen from %s: %i', (day, today, days) => expect(daysTo(day, today)).toBe(days));

	test('there and back is the same number', () => {
		const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
		fc.assert(fc.property(days, days, (a, b) => {
			expect(daysTo(a, b) + daysTo(b, a)).toBe(0);
			expect(daysTo(a, b) > 0).toBe(a > b);
		}));
	});
});
