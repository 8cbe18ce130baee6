import { describe, expect, test } from 'vitest';
import { inventedCase, inventedComplaint, inventedMessage, inventedMove, TODAY } from '#tests/support/case-rows.ts';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { Reporter } from '../filing.schema.ts';
import { officeWords } from '../office.messages.ts';
import { MOVE_RULES, movesFrom } from '../rules.ts';
import { ARCHIVE_REASONS, CHANNELS, CLASSES, CLOSINGS, MOVES, ROOT_CAUSES, STATES, type ComplaintState, type Move } from '../schema.ts';
import CaseFacts from './CaseFacts.svelte';
import CaseHistory from './CaseHistory.svelte';
import CasePage from './CasePage.svelte';
import CaseTalk from './CaseTalk.svelte';

const LOCALES = ['id', 'en'] as const;
const id = officeWords('id');
type Given = Parameters<typeof inventedCase>[0];
interface Shown {
	readonly form?: object | null;
	readonly saved?: boolean;
	readonly reporter?: Reporter | null;
	readonly locale?: 'id' | 'en';
}
const page = (given: Given = {}, { form = null, saved = false, reporter = null, locale = 'id' }: Shown = {}) =>
	html(CasePage, { page: inventedCase(given), form: form as null, saved, reporter, timeZone: 'Asia/Jakarta' }, locale);
/** The moves that an officer can be offered in a state. */
const offered = (state: ComplaintState) => movesFrom(state).filter((move) => move !== 'reopen');
const TARGETS = [{ id: 'u1', name: 'Kabupaten Rekaan', path: '/1/', isIntake: false }, { id: 'u2', name: 'Sekretariat', path: '/1/2/', isIntake: true }, { id: 'u3', name: 'Loket', path: '/1/2/3/', isIntake: false }];

describe('a complaint on one screen', () => {
	test.each(STATES.flatMap((state) => LOCALES.map((locale) => [state, locale] as const)))('%s in %s is sound with everything and with nothing', (state, locale) => {
		expectSound(page({ complaint: { state } }, { locale }));
		const full = page({
			complaint: {
				state, stateBefore: 'handling', class: 'information', isFormal: true, isAnonymous: true, isConfidential: true, joined: 10_000, escalation: 3, closing: 'not_fixed', confirmedFixed: false, place: 'Sengeti', serviceName: 'KTP-el',
				rootCause: 'competence', competency: 'Verifikasi', archiveReason: 'duplicate', verifyDueOn: null, respondDueOn: '2026-11-20', dueOn: null
			},
			possible: offered(state), targets: TARGETS, mayWrite: true, mayIdentify: true, maySetTemplates: true, templates: [{ id: 't1', name: 'Terima kasih', text: 'Terima kasih atas laporan Anda.', isForService: true }, { id: 't2', name: 'Salam', text: 'Salam.', isForService: false }],
			notes: [{ id: 'n1', on: '2026-11-20', note: 'Saya sudah tiga kali datang' }],
			photos: [{ id: 'f1', sha256: 'x', width: 800, height: 600 }, { id: 'f2', sha256: 'y', width: 600, height: 800 }],
			messages: [inventedMessage(), inventedMessage({ author: 'reporter', officerName: null }), inventedMessage({ isInternal: true, officerName: null })],
			moves: [inventedMove({ move: 'file', actor: 'reporter', officerName: null }), inventedMove({ move: 'assign', toUnitName: 'Loket', reason: 'Mohon ditangani' })]
		}, { locale, saved: true, reporter: { name: null, email: null, phone: null, wantsMail: false } });
		expectSound(full);
	});

	test('what a citizen, an officer and a unit are called is text everywhere', () => {
		const out = page({
			complaint: { state: 'assigned', subject: HOSTILE, body: HOSTILE, place: HOSTILE, unitName: HOSTILE, serviceName: HOSTILE, competency: HOSTILE, rootCause: 'competence' },
			possible: offered('assigned'), targets: [{ id: 'u1', name: HOSTILE, path: '/1/', isIntake: true }], mayWrite: true, mayIdentify: true,
			messages: [inventedMessage({ body: HOSTILE, officerName: HOSTILE })], moves: [inventedMove({ reason: HOSTILE, toUnitName: HOSTILE, officerName: HOSTILE })], templates: [{ id: 't', name: HOSTILE, text: HOSTILE, isForService: false }]
		}, { reporter: { name: HOSTILE, email: HOSTILE, phone: HOSTILE, wantsMail: false } });
		expectHarmless(out);
		expect(out.match(/&lt;script>alert\(1\)/g)?.length).toBeGreaterThanOrEqual(15);
	});

	test.each(CHANNELS)('says that it came by %s', (channel) => expect(textOf(page({ complaint: { channel } }))).toContain(id.detail.received('16 November 2026', id.channels[channel])));

	test.each(CLOSINGS)('an end that is "%s" is said as plainly as the others, and only of what is closed', (closing) => {
		expect(textOf(page({ complaint: { state: 'closed', closing } }))).toContain(id.closings[closing]);
		expect(textOf(page({ complaint: { state: 'assigned', closing } }))).not.toContain(`Didisposisikan ${id.closings[closing]}`);
	});

	test.each<[boolean | null, string | null]>([[true, id.detail.confirmed.yes], [false, id.detail.confirmed.no], [null, null]])('the reporter who says %s is heard', (confirmedFixed, said) => {
		const out = textOf(page({ complaint: { state: 'closed', closing: 'fixed', confirmedFixed } }));
		for (const answer of [id.detail.confirmed.yes, id.detail.confirmed.no]) expect(out.includes(answer)).toBe(answer === said);
	});

	test('own words of citizens who joined stand below the story, as text', () => {
		const out = textOf(page({ notes: [{ id: 'n1', on: '2026-11-20', note: 'Saya sudah tiga kali datang' }] }));
		expect(out).toContain(`${id.detail.notes(1)} Saya sudah tiga kali datang 20 November 2026`);
		expectHarmless(page({ notes: [{ id: 'n1', on: '2026-11-20', note: HOSTILE }] }));
	});

	test.each([0, 1, 2, 3])('rung %i of the ladder is told', (escalation) => {
		const out = textOf(page({ complaint: { escalation } }));
		for (const rung of [1, 2, 3]) expect(out.includes(`${id.detail.rung[rung]} `) && rung === escalation).toBe(rung === escalation);
	});

	test.each<[string, Given, boolean]>([
		['new, not checked in time', { complaint: { state: 'new', verifyDueOn: '2026-11-20', dueOn: '2026-12-04' } }, true],
		['new, in time', { complaint: { state: 'new', verifyDueOn: TODAY, dueOn: '2026-12-04' } }, false],
		['given, no follow-up in time', { complaint: { state: 'assigned', respondDueOn: '2026-11-20', dueOn: '2026-12-04' } }, true],
		['given, once late to be checked', { complaint: { state: 'assigned', verifyDueOn: '2026-11-01', respondDueOn: '2026-11-25', dueOn: '2026-12-04' } }, false],
		['being handled after the day of the answer', { complaint: { state: 'handling', dueOn: '2026-11-20' } }, true],
		['paused for long', { complaint: { state: 'paused', dueOn: '2026-11-20' } }, false],
		['closed long after', { complaint: { state: 'closed', dueOn: '2026-11-20' } }, false]
	])('%s: marked as late %s', (_, given, late) => expect(page(given).includes('badge-bad')).toBe(late));
});

describe('whom it is about', () => {
	const named = [{ personId: 'p1', name: 'Pegawai Rekaan' }];

	test('is asked and shown only of whom the service handed it to', () => {
		expect(page({ named: null })).not.toContain('?/tentang');
		expect(page({ named: [] })).toContain('?/tentang');
		expect(page({ named: [] })).not.toContain('?/bukan-tentang');
		expect(textOf(page({ named }))).toContain('Pegawai Rekaan Lepas');
	});

	test.each(LOCALES)('is sound in %s and says what follows', (locale) => {
		const out = page({ named }, { locale });
		expectSound(out);
		expect(textOf(out)).toContain(officeWords(locale).detail.aboutLead);
	});

	test('a name is text', () => expectHarmless(page({ named: [{ personId: HOSTILE, name: HOSTILE }] })));

	test('a wrong number comes back in its own field and in no other', () => {
		const out = page({ named: [], mayWrite: true, complaint: { state: 'assigned' } }, { form: { values: { nip: '12' }, issues: [] } });
		expect(out).toContain('value="12"');
	});
});

describe('who wrote', () => {
	const reporter: Reporter = { name: 'Warga Rekaan', email: null, phone: '+62 800', wantsMail: false };

	test('is not on the page until somebody who may has asked, with a button that warns', () => {
		expect(page({ mayIdentify: false })).not.toContain('?/identitas');
		const asked = page({ mayIdentify: true });
		expect(asked).toContain('?/identitas');
		expect(textOf(asked)).toContain(id.detail.identityLead);
		expect(asked).not.toContain('Warga Rekaan');
	});

	test('is shown then with what was left, and says what was not', () => {
		const out = textOf(page({ mayIdentify: true }, { reporter }));
		expect(out).toContain('Nama Warga Rekaan');
		expect(out).toContain(`${id.detail.identityEmail} ${id.detail.identityEmpty}`);
		expect(out).toContain('+62 800');
	});

	test('is never shown to who may not, even were it handed over', () => expect(page({ mayIdentify: false }, { reporter })).not.toContain('Warga Rekaan'));
});

describe('the steps', () => {
	test.each(STATES)('from %s each possible one has a form of its own with its name, and no other', (state) => {
		const out = page({ complaint: { state }, possible: offered(state), targets: TARGETS });
		const sent = [...out.matchAll(/name="move" value="(\w+)"/g)].map(([, move = '']) => move);
		expect(sent.sort()).toEqual([...offered(state)].sort());
		for (const move of sent) expect(textOf(out)).toContain(id.forms[move as keyof typeof id.forms].lead);
	});

	test.each<[ComplaintState, Move | undefined]>([['new', 'verify'], ['verified', 'assign'], ['assigned', 'start'], ['handling', 'close'], ['paused', 'resume'], ['outside', 'restore'], ['archived', 'restore'], ['closed', undefined]])('in %s the usual next step is %s: open and first', (state, usual) => {
		const out = page({ complaint: { state }, possible: offered(state), targets: TARGETS });
		const open = [...out.matchAll(/<details[^>]* open[^>]*>[\s\S]*?name="move" value="(\w+)"/g)].map(([, move]) => move);
		expect(open).toEqual(usual === undefined ? [] : [usual]);
		if (usual) expect(/name="move" value="(\w+)"/.exec(out)?.[1]).toBe(usual);
	});

	test('who can do nothing is told so', () => {
		expect(textOf(page({ possible: [] }))).toContain(id.detail.nothing);
		expect(page({ possible: [] })).not.toContain('?/langkah');
	});

	test('who may only give it back sees that alone, unopened where it is not the usual step', () => {
		const out = page({ complaint: { state: 'handling' }, possible: ['assign'], targets: [TARGETS[1]!] });
		expect([...out.matchAll(/name="move" value="(\w+)"/g)].map(([, move]) => move)).toEqual(['assign']);
		expect(out).not.toMatch(/<details[^>]*class="move[^"]*"[^>]* open|<details open/);
	});

	test('a refused step comes back open with what was typed; the others stay empty', () => {
		const form = { values: { move: 'pause', reason: 'x' }, errors: { reason: 'Tulis alasan.' } };
		const out = page({ complaint: { state: 'handling' }, possible: offered('handling'), targets: TARGETS }, { form });
		expect([...out.matchAll(/<details[^>]* open[^>]*>[\s\S]*?name="move" value="(\w+)"/g)].map(([, move]) => move)).toEqual(['pause']);
		expect(out.match(/>x<\/textarea>/g)).toHaveLength(1);
		expect(out.match(/id="field-reason-error"|class="field-error"/g)?.length).toBeGreaterThanOrEqual(1);
	});

	test('the list of faults leads to the field of the step that was sent', () => {
		for (const move of ['archive', 'pause', 'refer'] as const) {
			const out = page({ complaint: { state: 'new' }, possible: offered('new'), targets: TARGETS }, { form: { values: { move, reason: 'x' }, errors: { reason: 'Tulis alasan.' } } });
			expectSound(out);
			expect(out).toContain('href="#field-reason"');
			expect(out).toMatch(new RegExp(`name="move" value="${move}"(?:(?!</form>)[\\s\\S])*id="field-reason"`));
		}
	});

	test('units to give it to stand as in the tree, the intake desk by its name, the present one chosen', () => {
		const out = page({ complaint: { state: 'verified', unitId: 'u3' }, possible: ['assign'], targets: TARGETS });
		expect(out).toContain(`\u2003Sekretariat (${id.forms.assign.intake})`);
		expect(out).toMatch(/<option value="u3" selected/);
		expect(out).toContain(`>${id.forms.assign.choose}<`);
	});

	test('closing offers every end and every root cause, and asks for the competency', () => {
		const out = page({ complaint: { state: 'handling' }, possible: ['close'] });
		for (const closing of CLOSINGS) expect(out).toContain(`name="closing" value="${closing}"`);
		for (const cause of ROOT_CAUSES) expect(out).toContain(`name="rootCause" value="${cause}"`);
		expect(out).toContain('name="competency"');
		expect(textOf(out)).toContain(id.forms.close.competencyHint);
		expect(textOf(out), 'what may be needed is not said to be left empty').not.toMatch(/Kompetensi yang kurang\s*\(/);
		expect(out.match(/name="(?:closing|rootCause)"[^>]*checked/g)).toBeNull();
	});

	test('every reason for putting aside can be chosen', () => {
		const out = page({ possible: ['archive'] });
		for (const reason of ARCHIVE_REASONS) expect(textOf(out)).toContain(id.archiveReasons[reason]);
	});

	test('checking begins with the kind that the citizen named', () => {
		for (const kind of CLASSES) expect(page({ complaint: { class: kind }, possible: ['verify'] })).toMatch(new RegExp(`<option value="${kind}" selected`));
		expect(page({ complaint: { isFormal: true }, possible: ['verify'] })).toMatch(/name="isFormal"[^>]*checked/);
	});

	test('no page offers what is the reporter\'s alone', () => {
		for (const state of STATES) expect(page({ complaint: { state }, possible: offered(state), targets: TARGETS })).not.toContain('value="reopen"');
		expect(MOVES.filter((move) => MOVE_RULES[move].from.includes('closed'))).toEqual(['reopen', 'hand_over']);
	});

	test.each(LOCALES)('handing over warns in %s that the officer will not see it again, and asks for a reason that only the inspectorate reads', (locale) => {
		const { forms } = officeWords(locale);
		const out = page({ complaint: { state: 'handling' }, possible: ['hand_over'] }, { locale });
		expectSound(out);
		for (const said of [forms.hand_over.lead, forms.hand_over.warning, forms.hand_over.reasonHint]) expect(textOf(out)).toContain(textOf(said));
		expect(out).toMatch(/<textarea[^>]*name="reason"/);
		expect(out).not.toMatch(/<details[^>]* open/);
		expect(out).not.toContain('name="unitId"');
	});

	test.each(LOCALES)('giving back asks in %s for kind, unit and reason, and never offers a violation', (locale) => {
		const { forms } = officeWords(locale);
		const out = page({ complaint: { state: 'new', class: 'violation' }, possible: ['hand_back'], anyUnit: TARGETS }, { locale });
		expectSound(out);
		for (const said of [forms.hand_back.lead, forms.hand_back.warning, forms.hand_back.reasonHint]) expect(textOf(out)).toContain(textOf(said));
		expect([...out.matchAll(/<option value="(\w+)"/g)].map(([, value]) => value)).toEqual(['complaint', 'information', 'aspiration', 'u1', 'u2', 'u3']);
	});

	test('a refused hand-over comes back open with its reason', () => {
		const out = page({ complaint: { state: 'handling' }, possible: ['close', 'hand_over'] }, { form: { values: { move: 'hand_over', reason: 'x' }, errors: { reason: 'Tulis alasan.' } } });
		expect([...out.matchAll(/<details[^>]* open[^>]*>[\s\S]*?name="move" value="(\w+)"/g)].map(([, move]) => move)).toEqual(['hand_over']);
	});

	test.each([1, 2, 3])('of a violation that is late on rung %i, only the inspectorate was told', (escalation) =>
		expect(textOf(page({ complaint: { class: 'violation', escalation } }))).toContain(id.detail.rung[3]));
});

describe('facts of a complaint', () => {
	const facts = (given: Parameters<typeof inventedComplaint>[0], locale: 'id' | 'en' = 'id') => textOf(html(CaseFacts, { complaint: inventedComplaint(given) }, locale));

	test.each<[ComplaintState, Parameters<typeof inventedComplaint>[0], string, string | null]>([
		['new', { verifyDueOn: '2026-11-19' }, `${id.detail.verifyBy} 19 November 2026`, id.detail.respondBy],
		['assigned', { respondDueOn: '2026-11-24' }, `${id.detail.respondBy} 24 November 2026`, id.detail.verifyBy],
		['handling', { dueOn: '2026-12-04' }, `${id.detail.answerBy} 4 Desember 2026`, id.detail.respondBy],
		['paused', { dueOn: null }, `${id.detail.answerBy} ${id.detail.paused}`, id.detail.none],
		['handling', { class: 'aspiration', dueOn: null }, `${id.detail.answerBy} ${id.detail.none}`, id.detail.paused]
	])('%s with %o: "%s", not "%s"', (state, given, said, unsaid) => {
		expect(facts({ state, ...given })).toContain(said);
		if (unsaid) expect(facts({ state, ...given })).not.toContain(unsaid);
	});

	test('a formal request of information names the law', () => {
		expect(facts({ class: 'information', isFormal: true })).toContain(id.detail.formal);
		expect(facts({ class: 'information' })).not.toContain(id.detail.formal);
	});

	test.each(ROOT_CAUSES)('the root cause %s is named, with the competency where one was', (rootCause) => {
		expect(facts({ rootCause })).toContain(id.rootCauses[rootCause]);
		expect(facts({ rootCause, competency: 'Melayani lansia' })).toContain(`${id.rootCauses[rootCause]}: Melayani lansia`);
	});

	test('what is not known takes no line', () => {
		for (const line of [id.detail.service, id.detail.place, id.detail.rootCause, id.detail.anonymous, id.detail.confidential]) expect(facts({})).not.toContain(line);
	});
});

describe('the talk', () => {
	const talk = (given: object = {}, locale: 'id' | 'en' = 'id') => html(CaseTalk, { messages: [], templates: [], mayWrite: true, isAnonymous: false, timeZone: 'Asia/Jakarta', form: null, ...given }, locale);

	test('the hour is that of the agency', () => {
		const messages = [inventedMessage({ at: new Date('2026-11-17T20:30:00Z') })];
		expect(textOf(talk({ messages }))).toMatch(/18 November 2026[^0-9]*03[.:]30/);
		expect(textOf(talk({ messages, timeZone: 'Asia/Jayapura' }))).toMatch(/18 November 2026[^0-9]*05[.:]30/);
	});

	test('a line of an anonymous reporter has its day alone, the answer its hour', () => {
		const messages = [inventedMessage({ at: new Date('2026-11-20T17:00:00Z'), author: 'reporter' }), inventedMessage({ at: new Date('2026-11-21T03:15:00Z') })];
		expect(textOf(talk({ messages, isAnonymous: true }))).not.toContain('00.00');
		expect(textOf(talk({ messages, isAnonymous: true }))).toContain('10.15');
		expect(textOf(talk({ messages }))).toContain('00.00');
	});

	test('a note among officers is marked, a line to the reporter is not', () => {
		expect(textOf(talk({ messages: [inventedMessage({ isInternal: true })] }))).toContain(id.detail.internal);
		expect(textOf(talk({ messages: [inventedMessage()] }))).not.toContain(id.detail.internal);
	});

	test('the reporter has no name; an officer who left is still an officer', () => {
		expect(textOf(talk({ messages: [inventedMessage({ author: 'reporter', officerName: 'Nama Warga' })] }))).not.toContain('Nama Warga');
		expect(textOf(talk({ messages: [inventedMessage({ officerName: null })] }))).toContain(id.detail.officer);
	});

	test('who reads only has no form, and is shown no templates', () => {
		const out = talk({ mayWrite: false, templates: [{ id: 't', name: 'Templat', text: 'Isi', isForService: false }] });
		expect(out).not.toContain('<form');
		expect(out).not.toContain('Isi');
		expect(textOf(out)).toContain(id.detail.noTalk);
	});

	test('what was typed comes back, but not what was typed into a step', () => {
		expect(talk({ form: { values: { body: 'Belum jadi' }, errors: { body: 'Tulis sesuatu.' } } })).toContain('>Belum jadi</textarea>');
		expect(talk({ form: { values: { move: 'close', body: 'Bukan di sini' }, errors: { answer: 'x' } } })).not.toContain('Bukan di sini');
	});
});

describe('the history', () => {
	const history = (moves: readonly ReturnType<typeof inventedMove>[], locale: 'id' | 'en' = 'id', isAnonymous = false) => html(CaseHistory, { moves, isAnonymous, timeZone: 'Asia/Jakarta' }, locale);
	const ALL = [...MOVES, 'file', 'escalate', 'confirm', 'join', 'reclass'] as const;

	test.each(LOCALES)('in %s names every step there can be', (locale) => {
		const out = history(ALL.map((move) => inventedMove({ move, reason: move === 'escalate' ? '2' : null })), locale);
		expectSound(out);
		for (const move of ALL) expect(textOf(out)).toContain(officeWords(locale).moves[move]);
	});

	test('what an anonymous reporter did, and who joined, has a day and no hour; what an officer did has both', () => {
		const at = new Date('2026-11-20T17:00:00Z'); // midnight in Jambi, as the day of an anonymous report is kept
		for (const [given, isAnonymous] of [[{ actor: 'reporter', officerName: null }, true], [{ actor: 'reporter', move: 'join', officerName: null }, false]] as const) {
			const out = textOf(history([inventedMove({ at, ...given })], 'id', isAnonymous));
			expect(out).toContain('21 November 2026');
			expect(out).not.toContain('00.00');
		}
		for (const isAnonymous of [true, false]) expect(textOf(history([inventedMove({ at })], 'id', isAnonymous))).toContain('00.00');
		expect(textOf(history([inventedMove({ at, actor: 'reporter', officerName: null })]))).toContain('00.00');
	});

	test('nothing happened: nothing is drawn', () => expect(history([])).toBe(''));

	test.each(['1', '2', '3'])('a rung is told in words, not as %s', (reason) => expect(textOf(history([inventedMove({ move: 'escalate', actor: 'clock', officerName: null, reason })]))).toContain(`${id.detail.clock} ${id.detail.rung[Number(reason)]}`));

	test('a rung that this version does not know is left out', () => expectSound(history([inventedMove({ move: 'escalate', actor: 'clock', officerName: null, reason: '9' })])));

	test.each([['reporter', id.detail.reporter], ['clock', id.detail.clock], ['import', id.detail.officer]] as const)('by %s without a name: "%s"', (actor, said) => expect(textOf(history([inventedMove({ actor, officerName: null })]))).toContain(said));

	test('giving it away names where to', () => expect(textOf(history([inventedMove({ move: 'assign', toUnitName: 'Loket Rekaan' })]))).toContain(`${id.moves.assign}: Loket Rekaan`));
});
