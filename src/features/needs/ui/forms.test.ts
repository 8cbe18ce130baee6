import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { EXPECTED, IMPROVEMENT_CAUSES } from '../improvement.schema.ts';
import { id } from '../messages.id.ts';
import { NEED_KINDS, NEED_STATES } from '../schema.ts';
import type { EvidenceRow, NeedRow } from '../server/queries.ts';
import { decisionsOf } from '../server/service.ts';
import ImprovementEditor from './ImprovementEditor.svelte';
import NeedPage from './NeedPage.svelte';
import NeedsPage from './NeedsPage.svelte';
import NewNeedPage from './NewNeedPage.svelte';
import { needTitle, needWords, STATE_KIND, unitWords } from './words.ts';

const LOCALES = ['id', 'en'] as const;
type Locale = (typeof LOCALES)[number];
const links = (out: string) => [...out.matchAll(/<a[^>]*\shref="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
const values = (out: string, name: string) => [...out.matchAll(new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`, 'g'))].map(([, value]) => value);
const need: NeedRow = {
	id: 'n1', kind: 'training', unitId: 'u1', unitName: 'Dinas Rekaan', unitPath: '/1/', serviceId: 's1', serviceName: 'KTP-el', personId: null, personName: null, positionTitle: null, basis: null, followsNeedId: null, topic: 'conduct', competency: '', state: 'open', urgency: 2,
	ruleVersion: '2017-1', openedOn: '2026-11-01', openedWhy: '', decidedOn: null, reason: '', metOn: null, evidence: 3
};

describe('a need that an officer writes down', () => {
	const units = [{ id: 'u1', name: 'Dinas Rekaan', path: '/1/' }, { id: 'u2', name: 'Bidang Rekaan', path: '/1/2/' }];
	const shown = (form: object | null = null, locale: Locale = 'id', list = units) => html(NewNeedPage, { units: list, form: form as null }, locale);

	test.each(LOCALES)('in %s is readable by all: empty, refused, and where there is no unit to choose', (locale) => {
		expectSound(shown(null, locale));
		expectSound(shown({ values: { unitId: 'u2', why: 'x' }, errors: { unitId: 'Pilih unit.', competency: 'Isi.', why: 'Terlalu pendek.' } }, locale));
		expectSound(shown(null, locale, []));
	});

	test('asks for unit, kind, competency and why', () => {
		const out = shown();
		for (const name of ['unitId', 'competency', 'why']) expect(out).toMatch(new RegExp(`name="${name}"[^>]*required|required[^>]*name="${name}"`));
		expect(values(out, 'kind')).toEqual([...NEED_KINDS]);
	});

	test('the first choice is nobody: a unit is chosen, not left standing', () => {
		expect(/<select[^>]*name="unitId"[\s\S]*?<option([^>]*)>/.exec(shown())?.[1]).toContain('value=""');
	});

	test('warns of names and stories before they are written', () => expect(textOf(shown())).toContain(needWords('id').form.whyHint));
	test('what was typed and chosen comes back', () => {
		const out = shown({ values: { unitId: 'u2', kind: 'improvement', competency: 'Menjelaskan <syarat>' }, errors: { why: 'Isi.' } });
		expect(out).toMatch(/<option(?=[^>]*value="u2")[^>]*\sselected/);
		expect(out).toMatch(/value="improvement"[^>]*checked/);
		expect(out).toContain('Menjelaskan &lt;syarat>');
		expectHarmless(shown({ values: { competency: HOSTILE }, errors: {} }));
	});
});

describe('an improvement that is written down', () => {
	const choices = { services: [{ id: 's1', name: 'KTP-el' }], clusters: [{ id: 'k1', name: 'Antrean' }], people: [{ id: 'p1', name: 'Pegawai Rekaan' }] };
	const shown = (given: Partial<typeof choices> = {}, form: object | null = null, locale: Locale = 'id') => html(ImprovementEditor, { choices: { ...choices, ...given }, today: '2026-11-21', form: form as null }, locale);
	const words = unitWords('id').improvement;

	test.each(LOCALES)('in %s is readable by all, full and with hardly anything to choose', (locale) => {
		expectSound(shown({}, null, locale));
		expectSound(shown({ services: [], clusters: [], people: [] }, { errors: { title: 'Isi.', endedOn: 'Sebelum mulai.' } }, locale));
	});

	test('begins today unless another day is said, and needs no end', () => {
		expect(shown()).toMatch(/<input(?=[^>]*name="beganOn")(?=[^>]*value="2026-11-21")/);
		expect(shown()).not.toMatch(/<input(?=[^>]*name="endedOn")(?=[^>]*required)/);
	});

	test('every cause can be named; one\'s own idea is the usual one', () => {
		const out = shown();
		expect(values(out, 'cause')).toEqual([...IMPROVEMENT_CAUSES]);
		expect(/value="(\w+)"[^>]*checked/.exec(out)?.[1]).toBe('own');
	});

	test('without groups of complaints none is asked for', () => {
		expect(textOf(shown())).toContain(words.cluster);
		expect(shown({ clusters: [] })).not.toContain('name="clusterId"');
	});

	test('time is expected to change, but is no element of a survey that could be the cause', () => {
		const options = (name: string) => [...(new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(shown())?.[0] ?? '').matchAll(/<option[^>]*value="([^"]*)"/g)].map(([, value]) => value);
		expect(options('expected')).toEqual([...EXPECTED]);
		expect(options('causeElement')).toEqual(['', ...EXPECTED.filter((one) => one !== 'time')]);
	});

	test('who is responsible is chosen from the people of the unit, by name', () => {
		expect(shown()).toContain('Pegawai Rekaan');
		expectHarmless(shown({ people: [{ id: 'p1', name: HOSTILE }] }));
	});
});

describe('the list of needs', () => {
	const search = { state: 'open', kind: null, unitId: null, page: 1 } as const;
	const list = { search, rows: [need], counts: new Map([['open', 1200], ['met', 34]] as const), total: 1200, pages: 24, units: [{ id: 'u1', name: 'Dinas Rekaan', path: '/1/' }], mayAdd: true, maySet: true };
	const shown = (given: object = {}, locale: Locale = 'id') => html(NeedsPage, { list: { ...list, ...given } as never }, locale);

	test('each state leads to its needs, with its number; all are the sum', () => {
		const out = shown();
		for (const state of [...NEED_STATES, 'all']) expect(links(out)).toContain(`/kebutuhan?lihat=${state}`);
		for (const said of ['Terbuka (1.200)', 'Terpenuhi (34)', 'Ditolak (0)', 'Semua (1.234)']) expect(textOf(out)).toContain(said);
		expect(out.match(/aria-current="(page|true)"/g)?.length).toBeGreaterThanOrEqual(1);
	});

	test('a filter stays from state to state and page to page, and can be cleared', () => {
		const out = shown({ search: { state: 'accepted', kind: 'training', unitId: 'u1', page: 2 } });
		expect(links(out)).toContain('/kebutuhan?lihat=met&jenis=training&unit=u1');
		expect(links(out)).toContain('/kebutuhan?lihat=accepted&jenis=training&unit=u1&halaman=3');
		expect(links(out)).toContain('/kebutuhan?lihat=accepted');
		expect(out).toContain('name="lihat" value="accepted"');
		expect(textOf(out)).toContain(id.filter.clear);
		expect(textOf(shown())).not.toContain(id.filter.clear);
	});

	test('another state begins at its first page', () => {
		expect(links(shown({ search: { ...search, page: 7 } })).filter((href) => href.startsWith('/kebutuhan?lihat=met'))).toEqual(['/kebutuhan?lihat=met']);
	});

	test('writing one down is for who may', () => {
		expect(links(shown())).toContain('/kebutuhan/baru');
		expect(links(shown({ mayAdd: false }))).not.toContain('/kebutuhan/baru');
	});

	test('the urgency and the state are words beside their colour', () => {
		for (const urgency of [0, 1, 2, 3] as const) expect(textOf(shown({ rows: [{ ...need, urgency }] }))).toContain(id.urgency[urgency]);
		for (const state of NEED_STATES) expect(textOf(shown({ rows: [{ ...need, state }] }))).toContain(id.states[state]);
		expect(Object.keys(STATE_KIND).sort()).toEqual([...NEED_STATES].sort());
	});

	test('an empty list says what will fill it', () => expect(textOf(shown({ rows: [], total: 0, counts: new Map() }))).toContain(id.emptyText));
});

describe('deciding about a need', () => {
	const shown = (state: NeedRow['state'], given: object = {}, form: object | null = null) =>
		html(NeedPage, { page: { need: { ...need, state, ...given }, evidence: [], mayManage: true, seesUnit: true }, decisions: decisionsOf(state), saved: false, form: form as null });
	const buttons = (out: string) => [...out.matchAll(/<button[^>]*name="decision"[^>]*value="(\w+)"|<button[^>]*value="(\w+)"[^>]*name="decision"/g)].map(([, one, other]) => one ?? other);

	test.each([['open', ['accept', 'decline']], ['accepted', ['meet', 'decline']], ['declined', []], ['met', []]] as const)('%s offers %j', (state, decisions) => { expect(buttons(shown(state))).toEqual(decisions); });

	test('a refusal without a reason comes back with its sentence', () => {
		const out = shown('open', {}, { values: { reason: '' }, errors: { reason: id.problems['need.reason_missing']() } });
		expectSound(out);
		expect(textOf(out)).toContain('Tulis alasan menolak');
	});

	test('facts that are not known are left out, not shown empty', () => {
		const out = shown('open', { serviceName: null });
		expect(textOf(out)).not.toContain(`${id.detail.service} `);
		expect(out).not.toMatch(/<dd>\s*<\/dd>/);
	});

	test('says whether a rule or an officer opened it', () => {
		expect(textOf(shown('open'))).toContain(id.byRule('2017-1'));
		expect(textOf(shown('open', { ruleVersion: null, openedWhy: 'Banyak salah ketik' }))).toContain(id.byOfficer);
	});

	test('a topic that a later version made is called by what was written, never by its code', () => {
		expect(needTitle({ topic: 'officer', competency: 'Menjelaskan syarat' }, id)).toBe('Menjelaskan syarat');
		expect(needTitle({ topic: 'conduct', competency: '' }, id)).toBe('Perilaku pelaksana');
	});

	test('evidence never tells who complained', () => {
		const row: EvidenceRow = { id: 'e1', needId: 'n1', kind: 'complaint_root_cause', unitId: 'u1', referenceId: 'c1', element: '', figure: null, bound: null, month: '2026-10-01', addedOn: '2026-11-01', undoneOn: null };
		const out = textOf(html(NeedPage, { page: { need, evidence: [{ ...row, href: null }], mayManage: false, seesUnit: true }, decisions: [], saved: true, form: null }));
		expect(out).toContain(id.detail.privacy);
		expect(out).toContain(id.detail.hidden);
		expect(out).toContain(id.detail.saved);
	});
});
