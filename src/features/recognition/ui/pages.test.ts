import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { formNames } from '../jp-forms.ts';
import { ledgerOf, type LedgerFact } from '../ledger.ts';
import { id } from '../messages.id.ts';
import type { LedgerPage as Page, TeamJp } from '../server/service.ts';
import ActivityEditor from './ActivityEditor.svelte';
import LedgerPage from './LedgerPage.svelte';
import TeamPage from './TeamPage.svelte';

const LOCALES = ['id', 'en'] as const;
const fact: LedgerFact = { id: 'f1', title: 'Seminar Rekaan', formId: '3', isAbroad: false, startsOn: '2026-03-02', endsOn: '2026-03-03', minutes: 720, sessions: 0, days: 0, isFromSession: false, evidence: 'Sertifikat 12' };

describe('the ledger', () => {
	const page = (facts: readonly LedgerFact[], given: Partial<Page> = {}, kind: 'PNS' | 'PPPK' = 'PNS'): Page =>
		({ ledger: ledgerOf(facts, 2026, kind), years: [2026, 2025], person: { personId: 'p1', name: 'Pegawai Rekaan', unitName: 'Dinas Rekaan' }, isOwn: true, ...given });
	const shown = (of: Page, given: object = {}, locale: 'id' | 'en' = 'id') => html(LedgerPage, { page: of, formNames: formNames(locale), withdrawn: null, added: false, hasTeam: false, ...given }, locale);

	test.each(LOCALES)('in %s is readable by all, with every form of activity', (locale) => {
		expectSound(shown(page([]), {}, locale));
		expectSound(shown(page([fact], { isOwn: false }), { hasTeam: true }, locale));
		expectSound(shown(page([fact], {}, 'PPPK'), { withdrawn: 'f1' }, locale));
		for (const formId of Object.keys(formNames(locale))) expectSound(shown(page([{ ...fact, formId, days: 2, sessions: 1 }, { ...fact, id: 'f2', formId, isAbroad: true, days: 2, sessions: 1 }]), {}, locale));
	});

	// R10: 720 minutes are 16 JP; 20 are the duty of a PNS (R07).
	test('says what counts and what is missing, with a bar that says the same', () => {
		const out = shown(page([fact]));
		expect(textOf(out)).toContain(id.ledger.heading(16, 20));
		expect(textOf(out)).toContain(id.ledger.missing(4));
		expect(out).toMatch(/<progress[^>]*max="20"|aria-valuemax="20"/);
	});

	test('who has no duty has no bar, and who met it is not sent to the catalogue', () => {
		const free = shown(page([fact], {}, 'PPPK'));
		expect(free).not.toMatch(/<progress|aria-valuemax/);
		expect(shown(page([{ ...fact, minutes: 900 }]))).not.toContain('href="/pelatihan"');
		expect(shown(page([fact]))).toContain('href="/pelatihan"');
	});

	test('only an own entry of one\'s own can be taken back', () => {
		const withdraw = (given: Partial<LedgerFact>, own: boolean) => shown(page([{ ...fact, ...given }], { isOwn: own })).includes('?/withdraw');
		expect([withdraw({}, true), withdraw({ isFromSession: true }, true), withdraw({}, false)]).toEqual([true, false, false]);
	});

	test('what was taken back can be put in again', () => {
		const out = shown(page([]), { withdrawn: 'f1' });
		expect(out).toContain('name="undo" value="yes"');
		expect(out).toContain('name="entry" value="f1"');
	});

	test('a year of somebody else keeps the person in its address', () => {
		expect(shown(page([], { isOwn: false }))).toContain('/jp?tahun=2025&amp;pegawai=p1');
		expect(shown(page([]))).not.toContain('pegawai=');
	});

	test('titles and evidence are text', () => { expectHarmless(shown(page([{ ...fact, title: HOSTILE, evidence: HOSTILE }], { isOwn: false, person: { personId: 'p1', name: HOSTILE, unitName: '' } }))); });
});

describe('the team', () => {
	type Person = TeamJp['people'][number];
	const person: Person = { personId: 'p1', name: 'Pegawai Rekaan', nip: '199001012015011001', unitName: 'Dinas Rekaan', unitPath: '/1/', kind: 'PNS', jp: 4, minimum: 20, missing: 16, met: false };
	const counted = (people: readonly Person[]) => {
		const obliged = people.filter(({ minimum }) => minimum !== null);
		return { obliged: obliged.length, met: obliged.filter(({ met }) => met).length };
	};
	const shown = (people: readonly Person[], given: object = {}, locale: 'id' | 'en' = 'id') =>
		html(TeamPage, { team: { year: 2026, people, ...counted(people), without: 0 }, people, page: 1, pages: 1, years: [2026, 2025], ...given }, locale);

	test.each(LOCALES)('in %s is readable by all', (locale) => {
		expectSound(shown([person, { ...person, personId: 'p2', kind: 'PPPK', minimum: null, met: true }], { pages: 3 }, locale));
		expectSound(shown([], {}, locale));
	});

	test('each name leads to that ledger in the year shown', () => expect(shown([person])).toContain('/jp?tahun=2026&amp;pegawai=p1'));

	test('met, not met and no duty are three words', () => {
		const text = textOf(shown([person, { ...person, personId: 'p2', met: true, missing: 0, jp: 20 }, { ...person, personId: 'p3', minimum: null, met: true }]));
		for (const word of [id.team.met, id.team.notMet, id.team.noMinimum]) expect(text).toContain(word);
	});

	test('the heading counts those who have a duty, and says so when nobody has', () => {
		const contract = { ...person, personId: 'p2', minimum: null, met: true };
		expect(textOf(shown([person, contract]))).toContain('0 dari 1 orang yang wajib sudah memenuhi JP-nya');
		expect(textOf(shown([contract]))).toContain('Tidak ada yang wajib mengumpulkan JP');
	});

	test('pages appear only where there are several, and keep the year', () => {
		expect(shown([person])).not.toContain('halaman=');
		expect(shown([person], { page: 2, pages: 3 })).toContain('/jp/tim?tahun=2026&amp;halaman=3');
	});
});

describe('recording an activity', () => {
	const forms = [{ value: '3', label: 'Seminar' }];

	test.each(LOCALES)('in %s the form is readable by all, refused too', (locale) => {
		expectSound(html(ActivityEditor, { forms, today: '2026-11-21', form: null }, locale));
		expectSound(html(ActivityEditor, { forms, today: '2026-11-21', form: { values: { title: 'x', jp: '-1' }, errors: { jp: 'Isi angka.', title: 'Isi.' } } }, locale));
	});

	test('no day after today can be chosen', () => expect(html(ActivityEditor, { forms, today: '2026-11-21', form: null }).match(/max="2026-11-21"/g)).toHaveLength(2));
	test('what was typed comes back, as text', () => { expectHarmless(html(ActivityEditor, { forms, today: '2026-11-21', form: { values: { evidence: HOSTILE } } })); });
});
