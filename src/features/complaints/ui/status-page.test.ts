import { describe, expect, test } from 'vitest';
import { longDate } from '#platform/messages.ts';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { citizenStatus } from '../citizen.rules.ts';
import { ANSWERS } from '../filing.schema.ts';
import { ARCHIVE_REASONS, CLOSINGS, STATES } from '../schema.ts';
import type { StatusPage as Page } from '../server/tracking-service.ts';
import StatusPage from './StatusPage.svelte';
import { citizenWords } from './words.ts';

const LOCALES = ['id', 'en'] as const;
const id = citizenWords('id');

/** A report as its reporter opens it; the status follows from the state, as the service computes it. */
function invented(given: Partial<Page> = {}): Page {
	const row = { state: 'handling' as const, closing: null, confirmedAs: null, ...given };
	return {
		agencyId: 'a', number: '7KQ2M9XDC', isReporter: true, isGuarded: false, agencyName: 'Kabupaten Rekaan', agencyCode: 'rekaan', timeZone: 'Asia/Jakarta', whatsapp: null, class: 'complaint', closingNote: null, archiveReason: null,
		subject: 'Loket rekaan tutup', body: 'Loket rekaan tutup sejak Senin.', place: null, unitName: 'Dinas Rekaan', serviceName: null, receivedOn: '2026-11-16', verifyDueOn: null, respondDueOn: null, dueOn: '2026-12-04', clockVersion: null,
		closedOn: null, wasReopened: false, isAnonymous: false, isConfidential: false, joined: 0, satisfaction: null, confirmedOn: null, holidays: [], moves: [], messages: [], photos: [], ownNote: null,
		today: '2026-11-21', isLate: false, mayWrite: false, mayReopen: false, reopenedBefore: false, reopenUntil: null, mayConfirm: false, ...row, status: citizenStatus(row)
	};
}
const page = (given: Partial<Page> = {}, locale: 'id' | 'en' = 'id', form: object | null = null) => html(StatusPage, { page: invented(given), form: form as null }, locale);
test('who joined reads the own words there, and no stranger\'s markup', () => {
	const out = page({ isReporter: false, ownNote: 'Saya sudah tiga kali datang' });
	expectSound(out);
	expect(textOf(out)).toContain(`${id.status.ownNote} Saya sudah tiga kali datang`);
	expect(textOf(page({ isReporter: false }))).not.toContain(id.status.ownNote);
	expectHarmless(page({ isReporter: false, ownNote: HOSTILE }));
});

test('the answer of the office is read before it is asked whether all is well', () => {
	const out = textOf(page({ state: 'closed', closing: 'fixed', mayConfirm: true, mayReopen: true, reopenUntil: '2026-12-01', messages: [{ on: '2026-11-17', author: 'officer', body: 'KTP Anda sudah jadi.' }] }));
	expect(out.indexOf('KTP Anda sudah jadi.')).toBeGreaterThan(0);
	expect(out.indexOf('KTP Anda sudah jadi.')).toBeLessThan(out.indexOf(id.confirm.answer));
});

const actions = (out: string) => [...out.matchAll(/<form[^>]*action="\?\/(\w+)"/g)].map(([, action]) => action);

describe('a report as its reporter follows it', () => {
	test.each(STATES.flatMap((state) => LOCALES.map((locale) => [state, locale] as const)))('%s in %s is sound with nothing and with everything, and says its status in a word', (state, locale) => {
		const words = citizenWords(locale);
		const bare = page({ state, dueOn: null, body: null }, locale);
		expectSound(bare);
		expect(textOf(bare)).toContain(words.status.labels[citizenStatus({ state, closing: null, confirmedAs: null })]);
		expectSound(page({
			state, closing: 'fixed', isLate: true, isAnonymous: true, isConfidential: true, joined: 10_000, mayWrite: true, mayReopen: true, reopenUntil: '2026-12-01', mayConfirm: true, confirmedOn: '2026-11-20', confirmedAs: 'partly', satisfaction: 3, place: 'Sengeti',
			photos: [{ id: 'f1', sha256: 'x', width: 8, height: 6 }, { id: 'f2', sha256: 'y', width: 6, height: 8 }], messages: [{ on: '2026-11-17', author: 'officer', body: 'Kami periksa.' }, { on: '2026-11-18', author: 'reporter', body: 'Terima kasih.' }],
			moves: [{ on: '2026-11-16', move: 'file', toState: 'new', unitName: null, reason: null }, { on: '2026-11-17', move: 'assign', toState: 'assigned', unitName: 'Loket', reason: 'Mohon ditangani' }]
		}, locale));
	});

	test('its subject is the heading, its number stands in groups of three; one of another system as it is', () => {
		expect(page()).toMatch(/<h1>Loket rekaan tutup<\/h1>/);
		expect(textOf(page())).toContain('7KQ-2M9-XDC');
		expect(textOf(page({ number: 'LAPOR-123456' }))).toContain('LAPOR-123456');
	});

	test.each(CLOSINGS)('closed as "%s", what the reporter says of it outweighs what the office says', (closing) => {
		expect(textOf(page({ state: 'closed', closing, confirmedAs: 'not_fixed' }))).toContain(id.status.labels.not_fixed);
		expect(textOf(page({ state: 'closed', closing, confirmedAs: 'fixed' }))).toContain(closing === 'not_fixed' ? id.status.labels.not_fixed : id.status.labels.fixed);
	});

	test('the day of the answer is said while it is awaited; a late one says that superiors know', () => {
		expect(textOf(page())).toContain(id.status.due('2026-12-04'));
		const late = textOf(page({ isLate: true, dueOn: '2026-11-20' }));
		expect(late).toContain(id.status.late('2026-11-20'));
		expect(late).not.toContain(id.status.due('2026-11-20'));
		for (const state of ['closed', 'archived', 'outside'] as const) expect(textOf(page({ state }))).not.toContain('paling lambat');
	});

	test.each(ARCHIVE_REASONS)('put away as "%s", the reason is said; on its way again it is not', (archiveReason) => {
		expect(textOf(page({ state: 'archived', archiveReason }))).toContain(id.status.archived[archiveReason]);
		expect(textOf(page({ state: 'new', archiveReason }))).not.toContain(id.status.archived[archiveReason]);
	});

	test('what was said at the closing is said while it is closed, not after it was opened again', () => {
		expect(textOf(page({ state: 'closed', closing: 'fixed', closingNote: 'Loket buka lagi sejak Selasa.' }))).toContain('Loket buka lagi sejak Selasa.');
		expect(textOf(page({ state: 'assigned', closing: 'fixed', wasReopened: true, closingNote: 'Loket buka lagi sejak Selasa.' }))).not.toContain('Loket buka lagi sejak Selasa.');
	});

	test.each(LOCALES)('of a violation its reporter reads in %s who alone sees it, and when it went there and came back', (locale) => {
		const words = citizenWords(locale).status;
		const moves = [{ on: '2026-11-17', move: 'hand_over', toState: 'assigned' as const, unitName: 'Inspektorat Rekaan', reason: null }];
		const out = page({ class: 'violation', unitName: 'Inspektorat Rekaan', moves, messages: [{ on: '2026-11-16', author: 'officer', body: 'Surat loket yang lama.' }] }, locale);
		expectSound(out);
		for (const said of [words.inspected, words.by('Inspektorat Rekaan'), words.moves['hand_over'] ?? '?', 'Surat loket yang lama.']) expect(textOf(out)).toContain(said);
		const back = page({ moves: [...moves, { on: '2026-11-18', move: 'hand_back', toState: 'assigned', unitName: 'Dinas Rekaan', reason: 'Antrean biasa' }] }, locale);
		expectSound(back);
		expect(textOf(back)).toContain(`${words.moves['hand_back']} ${words.to('Dinas Rekaan')}`);
		expect(textOf(back)).toContain('Antrean biasa');
		expect(textOf(back)).not.toContain(words.inspected);
	});

	test('of a late violation it is not said that a superior was told: only the inspectorate was', () => {
		const late = { isLate: true, dueOn: '2026-11-20' } as const;
		expect(textOf(page({ ...late, class: 'violation' }))).toContain(id.status.lateInspected('2026-11-20'));
		expect(textOf(page({ ...late, class: 'violation' }))).not.toContain('Atasan');
		expect(textOf(page(late))).toContain(id.status.late('2026-11-20'));
	});

	test('who joined a violation reads nothing of the inspectorate', () => expect(textOf(page({ isReporter: false, isGuarded: true, class: null, unitName: null, subject: null, body: null }))).not.toMatch(/Inspektorat/));

	test('where it belongs to another government, that is said', () => expect(textOf(page({ state: 'outside' }))).toContain(id.status.outside));

	test.each([[0, undefined], [1, '1 orang lain'], [10_000, '10.000 orang lain']])('%i others who reported the same', (joined, said) => {
		const out = textOf(page({ joined }));
		if (said === undefined) expect(out).not.toContain('orang lain');
		else expect(out).toContain(said);
	});

	test('who joined is told why letters are not shown', () => {
		expect(textOf(page({ isReporter: false, body: null }))).toContain(id.status.supporter);
		expect(textOf(page({ isReporter: false, body: null }))).not.toContain(id.status.yours);
		expect(textOf(page())).not.toContain(id.status.supporter);
	});

	test('without a step of its own the way begins with the day it came in', () => {
		expect(textOf(page())).toContain(id.status.received('2026-11-16'));
		const moved = textOf(page({ moves: [{ on: '2026-11-17', move: 'assign', toState: 'assigned', unitName: 'Loket KTP', reason: null }, { on: '2026-11-18', move: 'unheard_of', toState: 'assigned', unitName: 'Loket KTP', reason: null }] }));
		expect(moved).toContain(`${id.status.moves['assign']} ${id.status.to('Loket KTP')}`);
		expect(moved).toContain(longDate('2026-11-18', 'id'));
		expect(moved).not.toContain(id.status.received('2026-11-16'));
	});
});

describe('what the reporter can do', () => {
	test.each([
		[{}, ['close']], [{ mayWrite: true }, ['write', 'close']], [{ mayConfirm: true }, ['confirm', 'close']], [{ mayReopen: true, reopenUntil: '2026-12-01' }, ['reopen', 'close']], [{ mayReopen: true, reopenUntil: null }, ['close']]
	])('%j', (given, offered) => expect(actions(page(given))).toEqual(offered));

	test('reopening says until when, and that it can be done once', () => expect(textOf(page({ mayReopen: true, reopenUntil: '2026-12-01' }))).toContain(id.reopen.lead('2026-12-01')));

	test.each(ANSWERS)('the answer "%s" that was given is chosen, with its day', (confirmedAs) => {
		const out = page({ state: 'closed', closing: 'fixed', mayConfirm: true, confirmedAs, satisfaction: 4, confirmedOn: '2026-11-20' });
		expect(out).toMatch(new RegExp(`<input(?=[^>]*name="answer")(?=[^>]*value="${confirmedAs}")[^>]*\\schecked`));
		expect(out).toMatch(/<input(?=[^>]*name="satisfaction")(?=[^>]*value="4")[^>]*\schecked/);
		expect(textOf(out)).toContain(id.confirm.thanks('2026-11-20'));
	});

	test('before an answer none is chosen', () => expect(page({ mayConfirm: true })).not.toMatch(/type="radio"[^>]*\schecked/));

	test('a refused letter stays open with what was typed', () => {
		const out = page({ mayWrite: true }, 'id', { errors: { body: id.problems['complaint.letters_full']() }, values: { body: 'Sudah saya tulis' } });
		expectSound(out);
		expect(out).toMatch(/<details[^>]*\sopen/);
		expect(out).toContain('Sudah saya tulis');
		expect(page({ mayWrite: true })).not.toMatch(/<details[^>]*\sopen/);
	});

	test('whatever was written by either side is text', () => {
		const out = page({
			subject: HOSTILE, body: HOSTILE, place: HOSTILE, unitName: HOSTILE, agencyName: HOSTILE, state: 'closed', closing: 'fixed', closingNote: HOSTILE,
			messages: [{ on: '2026-11-17', author: 'officer', body: HOSTILE }], moves: [{ on: '2026-11-17', move: 'assign', toState: 'assigned', unitName: HOSTILE, reason: HOSTILE }]
		});
		expectHarmless(out);
		expectSound(out);
		expect(out.match(/&lt;script>alert\(1\)/g)?.length).toBeGreaterThanOrEqual(9);
	});

	test('photos open in the page of the report, each by its number', () => {
		const out = page({ photos: [{ id: 'f1', sha256: 'x', width: 8, height: 6 }, { id: 'f2', sha256: 'y', width: 6, height: 8 }] });
		expect(out).toContain('href="/pantau/laporan/foto/f1"');
		expect(out).toContain(`alt="${id.status.photo(2)}"`);
	});
});

describe('a report that somebody joined', () => {
	const guarded = { isReporter: false, isGuarded: true, class: null, subject: null, unitName: null, body: null, dueOn: null } as const;

	test.each(LOCALES.flatMap((locale) => [['handling', locale], ['closed', locale]] as const))('where it is guarded, says "%s" and no more (%s)', (state, locale) => {
		const w = citizenWords(locale).status;
		const out = page({ ...guarded, state }, locale);
		expectSound(out);
		expect(out).toContain(`<h1>${w.untitled}</h1>`);
		expect(textOf(out)).toContain(w.guarded[state]);
		expect(textOf(out)).toContain(w.guarded.note);
		for (const left of [w.timeline, w.labels[state === 'closed' ? 'fixed' : 'handling'], w.supporter, 'null', 'undefined']) expect(textOf(out)).not.toContain(left);
		expect(actions(out)).toEqual(['close']);
	});

	test('where its reporter is anonymous, has a time line but no title', () => {
		const out = page({ isReporter: false, subject: null, body: null, isAnonymous: true });
		expect(out).toContain(`<h1>${id.status.untitled}</h1>`);
		expect(textOf(out)).toContain(id.status.timeline);
		expect(textOf(out)).toContain(id.status.by('Dinas Rekaan'));
	});
});
