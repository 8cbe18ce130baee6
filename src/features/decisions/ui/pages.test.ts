import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { DecisionPage as Page } from '../server/service.ts';
import type { ValuePage as Value } from '../server/value-service.ts';
import { decisionPageOf, decisionRow, programmeNow } from '../testing/matters.ts';
import DecisionPage from './DecisionPage.svelte';
import DecisionsPage from './DecisionsPage.svelte';
import PlansPage from './PlansPage.svelte';
import ValuePage from './ValuePage.svelte';
import { aboutRupiah, rupiah } from './words.ts';

const LOCALES = ['id', 'en'] as const;
const latest = programmeNow().latest!;
const shown = (page: Page, locale: 'id' | 'en' = 'id', given: object = {}) => html(DecisionPage, { page, saved: false, form: null, ...given }, locale);
const part = { id: 'k1', courseId: 'c1', title: 'Menyapa', outcome: null };

test('rupiah are written as in Indonesia, an estimate with three leading figures', () => {
	expect(rupiah(1_500_000, 'id')).toBe('Rp\u00a01.500.000');
	expect(rupiah(-1500, 'id')).toBe('−Rp\u00a01.500');
	expect(aboutRupiah(2_368_904, 'id')).toBe('Rp\u00a02.370.000');
	expect(aboutRupiah(0, 'en')).toBe('Rp\u00a00');
});

describe('the list', () => {
	const rows = [decisionPageOf(programmeNow(), { versions: [decisionRow()], standing: 'decided', isOutdated: true }), decisionPageOf(programmeNow({ id: 'p2', latest: null })), decisionPageOf(programmeNow(), { part })];
	const list = { search: { standing: 'all' } as const, rows, counts: new Map([['decided', 1], ['undecided', 2]] as const), waiting: 2 };
	test.each(LOCALES)('in %s is readable by all, with many and with none', (locale) => {
		expectSound(html(DecisionsPage, { list }, locale));
		expectSound(html(DecisionsPage, { list: { ...list, rows: [], counts: new Map() } }, locale));
	});
	test('says what waits, what differs, and where evidence has changed since', () => {
		const text = textOf(html(DecisionsPage, { list }));
		for (const words of ['2 hal menunggu keputusan', 'Perluas', 'Teruskan', 'berbeda dari saran', 'bukti berubah sejak itu', 'Belum dihitung']) expect(text).toContain(words);
	});
	test('of what waits says since when, by proposal or verdict', () => {
		const waits = (waiting: Page['waiting']) => decisionPageOf(programmeNow(), { waiting });
		const page = html(DecisionsPage, { list: { ...list, search: { standing: 'waiting' } as const, rows: [waits({ what: 'proposal', days: 12 }), { ...waits({ what: 'verdict', days: 0 }), programme: programmeNow({ id: 'p9' }) }] } });
		expectSound(page);
		for (const words of ['Menunggu keputusan (2)', 'usulan sejak 12 hari', 'putusan hari ini']) expect(textOf(page)).toContain(words);
	});
	test('leads a part to its own page', () => expect(html(DecisionsPage, { list })).toContain('href="/keputusan/p1/bagian/k1"'));
});

const plannedRow = (given: object = {}) => decisionRow({ plan: 'Melatih gelombang kedua', carriedOn: '2026-11-10', dueOn: '2026-11-15', ownerName: 'BKPSDM', ownerPath: '/1/2/', ...given });

describe('the attempt to break a verdict', () => {
	const tally = { computed: 13, agrees: 8, unsure: 4, contradicts: 1, notComputable: 5 };
	const summary = { choices: tally, leaveOut: tally, placebos: { computed: 4, falseAlarms: 2, notComputable: 0 }, matters: null, standing: 'shaken' } as const;
	const done = { state: 'done', planned: 40, runs: 40, summary } as const;
	test.each(LOCALES)('in %s stands beside the evidence, with the way to it', (locale) => {
		const out = shown(decisionPageOf(programmeNow(), { attempt: done }), locale);
		expectSound(out);
		expect(out).toContain('href="/evaluasi/p1/patahkan"');
		expect(textOf(out)).toMatch(locale === 'id' ? /Putusan ini belum sepenuhnya tahan Coba patahkan: 8 dari 13/ : /8 of 13 ways agree/);
	});
	test('is asked for where nobody tried, and not where nothing can be broken', () => {
		for (const attempt of [null, { ...done, state: 'running', summary: null } as const]) expect(textOf(shown(decisionPageOf(programmeNow(), { attempt })))).toContain('Belum dicoba dipatahkan');
		expect(shown(decisionPageOf(programmeNow({ latest: { ...latest, verdict: 'cannot_be_judged' } })))).not.toContain('patahkan');
		expect(shown(decisionPageOf(programmeNow({ latest: null })))).not.toContain('patahkan');
	});
});

describe('one programme', () => {
	const states: readonly [string, Page][] = [
		['proven', decisionPageOf(programmeNow(), { mayPropose: true })],
		['without a verdict or costs', decisionPageOf(programmeNow({ latest: null, costs: [], minutes: 0, courseId: null }))],
		['without effect', decisionPageOf(programmeNow({ latest: { ...latest, verdict: 'no_meaningful_effect', att: 0.3, ci95: [-1.4, 2] } }), { mayDecide: true, versions: [decisionRow({ step: 'proposal', choice: 'stop' })], standing: 'proposed' })],
		['not to be judged', decisionPageOf(programmeNow({ latest: { ...latest, verdict: 'cannot_be_judged', att: null, ci95: null } }))],
		['worse', decisionPageOf(programmeNow({ latest: { ...latest, verdict: 'proven_worse', att: -3, ci95: [-5, -1] } }), { versions: [decisionRow()], standing: 'decided', isOutdated: true, mayPropose: true })],
		['planned', decisionPageOf(programmeNow({ benefitRupiah: 90_000_000, used: { percent: 30, low: 20, high: 42, answered: 60 } }), { versions: [decisionRow({ plan: 'Rencana 2027', carriedOn: '2026-11-10', madeByName: null, verdict: null, dataSha256: null })], standing: 'planned' })],
		['planned with an owner', decisionPageOf(programmeNow(), { versions: [plannedRow({ followUps: [{ state: 'started', note: 'Jadwal disusun.', on: '2026-11-12', byName: 'Pengelola Rekaan' }] })], standing: 'planned', mayFollow: ['d1'], mayPropose: true })],
		['superseded', decisionPageOf(programmeNow(), { versions: [decisionRow({ id: 'd2', version: 2 }), plannedRow({ followUps: [{ state: 'dropped', note: 'Diganti.', on: '2026-11-12', byName: null }] })], standing: 'decided', mayFollow: ['d1'], mayPropose: true, mayDecide: true, offices: [{ id: 'u1', name: 'BKPSDM' }] })],
		['with parts', decisionPageOf(programmeNow(), { parts: [decisionPageOf(programmeNow(), { part })], mayPropose: true })],
		['a part', decisionPageOf(programmeNow(), { part, mayPropose: true, mayDecide: true })]
	];
	test.each(states.flatMap(([name, page]) => LOCALES.map((locale) => [name, locale, page] as const)))('%s is readable by all in %s', (_, locale, page) => expectSound(shown(page, locale)));

	test('a plan says what, who, until when and what became of it, and asks for the next step only while it is not ended', () => {
		const going = shown(states[6]![1]);
		for (const words of ['Melatih gelombang kedua', 'BKPSDM, sampai 15 November 2026', 'lewat batas waktu', 'Berjalan', 'Jadwal disusun.', 'Pengelola Rekaan']) expect(textOf(going)).toContain(words);
		expect(going).toContain('action="?/tindakLanjut"');
		const superseded = shown(states[7]![1]);
		for (const words of ['Dihentikan', 'digantikan versi 2', 'menggantikan versi 1']) expect(textOf(superseded)).toContain(words);
		expect(superseded).not.toContain('action="?/tindakLanjut"');
		expect(superseded).toContain('action="?/rencana"');
	});
	test('a decision over another says whose place it takes', () => {
		expect(textOf(shown(decisionPageOf(programmeNow(), { versions: [decisionRow({ version: 3 })], standing: 'decided', mayDecide: true })))).toContain('menggantikan versi 3 (Teruskan)');
	});
	test('says the cost of a point with its interval where the effect is surely above zero', () => {
		const text = textOf(shown(decisionPageOf(programmeNow())));
		expect(text).toContain('Rp 2.000.000 per poin IKM yang diperoleh satu unit');
		expect(text).toContain('Rentang 95 %: Rp 1.200.000 sampai Rp 6.000.000.');
	});
	test('says "tidak terbatas" where the interval holds zero, and no number beside it', () => {
		const text = textOf(shown(states[2]![1]));
		expect(text).toMatch(/tidak terbatas per poin IKM/);
		expect(text).toContain('Paling sedikit Rp 3.000.000; ke atas tidak terbatas');
	});
	test('shows a dash, never a zero, for a return nobody stated', () => {
		expect(textOf(shown(decisionPageOf(programmeNow())))).toMatch(/— ROI.*— manfaat ÷ biaya/);
		// R26 in the small: 90 of 60 is 50 percent, 1.5.
		expect(textOf(shown(states[5]![1]))).toMatch(/50 % ROI.*1,50 manfaat ÷ biaya/);
		expect(textOf(shown(states[5]![1]))).toContain('Tidak ada rentang yang dinyatakan');
		expect(textOf(shown(decisionPageOf(programmeNow({ benefitRupiah: 90_000_000, benefitRange: [75_000_000, 120_000_000] }))))).toMatch(/ROI: Rentang yang dinyatakan: 25 % sampai 100 %.*1,25 sampai 2,00/);
	});
	test('what was decided on this evidence is not asked for again, and can be', () => {
		const settled = decisionPageOf(programmeNow(), { versions: [decisionRow()], standing: 'decided', mayPropose: true });
		expect(shown(settled)).toMatch(/<details class="again[^"]*">.*Usulkan lagi.*name="choice"/s);
		expect(shown({ ...settled, mayPropose: false, mayDecide: true })).toMatch(/<details class="again[^"]*">.*Putuskan lagi/s);
		// A refused form stands open with what was typed; changed evidence or a proposal asks openly.
		expect(shown(settled, 'id', { form: { values: { seen: '1', step: 'proposal', why: 'x' }, errors: { why: 'Terlalu pendek' } } })).toMatch(/<details class="again[^"]*" open/);
		for (const open of [{ ...settled, isOutdated: true }, { ...settled, versions: [decisionRow({ step: 'proposal' })] }]) expect(shown(open)).not.toContain('class="again');
	});
	test('a version is numbered once, in words that stay together', () => {
		const out = shown(decisionPageOf(programmeNow(), { versions: [decisionRow({ version: 12 })], standing: 'decided' }));
		expect(out).toMatch(/<span class="version[^"]*">Versi 12<\/span>/);
	});
	test('the day a plan was made is said without its name again', () => {
		const text = textOf(shown(states[6]![1]));
		expect(text.split('Melatih gelombang kedua')).toHaveLength(2);
		expect(text).toContain('Masuk rencana pada 10 November 2026.');
	});
	test('offers the form only to whom it concerns, with nothing chosen', () => {
		expect(shown(states[1]![1])).not.toContain('name="choice"');
		for (const [at, step] of [[0, 'proposal'], [2, 'decision']] as const) {
			const page = shown(states[at]![1]);
			expect(page).toContain(`name="step" value="${step}"`);
			expect(page.match(/name="choice"/g)).toHaveLength(5);
			expect(page).not.toContain('checked');
		}
	});
	test('marks what is recommended, also when it is to stop', () => expect(textOf(shown(states[2]![1]))).toContain('Hentikan (disarankan)'));
	test('keeps what was typed when it is refused', () => {
		const page = shown(states[0]![1], 'id', { form: { values: { choice: 'stop', why: 'sebab' }, errors: { why: 'Tulis alasannya.' }, reference: 'abc' } });
		expectSound(page);
		expect(page).toContain('href="#field-why"');
		expect(page).toContain('>sebab</textarea>');
	});
	test('is harmless whatever was written', () => expectHarmless(shown(decisionPageOf(programmeNow({ title: HOSTILE }), { versions: [decisionRow({ why: HOSTILE, plan: HOSTILE, carriedOn: '2026-11-10', madeByName: HOSTILE })] }))));
});

describe('the plans', () => {
	const row = { decisionId: 'd1', programmeId: 'p1', partId: null, title: 'Pelatihan Rekaan', choice: 'widen', plan: 'Melatih gelombang kedua', ownerName: 'BKPSDM', carriedOn: '2026-11-10', dueOn: '2026-11-15', state: 'started', isLate: true, note: 'Jadwal disusun.' } as const;
	const list = { search: { state: 'going' }, rows: [row, { ...row, decisionId: 'd2', partId: 'k1', ownerName: null, dueOn: null, note: null, isLate: false, state: 'open' }], counts: { going: 2, late: 1, ended: 0, all: 2 } } as const;
	test.each(LOCALES)('in %s are readable by all, with many and with none', (locale) => {
		expectSound(html(PlansPage, { list }, locale));
		expectSound(html(PlansPage, { list: { ...list, rows: [], counts: { going: 0, late: 0, ended: 0, all: 0 } } }, locale));
	});
	test('lead to their decision and give what is seen as a file', () => {
		const page = html(PlansPage, { list });
		for (const href of ['/keputusan/p1', '/keputusan/p1/bagian/k1', '/keputusan/rencana/csv?lihat=going']) expect(page).toContain(`href="${href}"`);
		expect(textOf(page)).toContain('2 rencana sedang berjalan');
	});
	test('are harmless whatever was written', () => expectHarmless(html(PlansPage, { list: { ...list, rows: [{ ...row, plan: HOSTILE, ownerName: HOSTILE, note: HOSTILE, title: HOSTILE }] } })));
});

describe('the rows behind the value', () => {
	const value = (given: Partial<Value> = {}): Value => ({
		page: decisionPageOf(programmeNow({ benefitRupiah: 90_000_000 })), mayRecord: true, today: '2026-11-21',
		costs: [{ id: 'l1', kind: 'honorarium', amountRupiah: 50_000_000, spentOn: '2026-03-02', source: 'SPM 12', byName: 'Pengelola Rekaan', withdrawnAt: null }, { id: 'l2', kind: 'place', amountRupiah: 1, spentOn: '2026-03-02', source: 'Keliru', byName: null, withdrawnAt: '2026-03-03T02:00:00Z' }],
		benefits: [{ id: 'b1', amountRupiah: 90_000_000, range: [80_000_000, 95_000_000], method: 'Jam × upah', source: 'Jam antrean', byName: null, withdrawnAt: null }], hours: [{ sessionId: 's1', name: 'Angkatan 1', startsOn: '2026-02-16', endsOn: '2026-02-18', participants: 30, minutes: 36_030 }], ...given
	});
	test.each(LOCALES)('in %s are readable by all: full, empty, and to who only reads', (locale) => {
		for (const given of [{}, { costs: [], benefits: [], hours: [], page: decisionPageOf(programmeNow({ costs: [], minutes: 0 })) }, { mayRecord: false }]) expectSound(html(ValuePage, { value: value(given), saved: true, form: null }, locale));
	});
	test('say that a line was withdrawn, and offer to withdraw only one that stands', () => {
		const page = html(ValuePage, { value: value(), saved: false, form: null });
		expect(textOf(page)).toContain('Ditarik');
		expect(page.match(/action="\?\/tarikBiaya"/g)).toHaveLength(1);
		expect(html(ValuePage, { value: value({ mayRecord: false }), saved: false, form: null })).not.toContain('<form');
	});
	test('are harmless whatever was written', () => expectHarmless(html(ValuePage, { value: value({ costs: [{ ...value().costs[0]!, source: HOSTILE }], benefits: [{ ...value().benefits[0]!, method: HOSTILE }] }), saved: false, form: null })));
});
