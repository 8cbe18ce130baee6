import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { PersonRecordPage, Post } from '../server/person-queries.ts';
import PeoplePage from './PeoplePage.svelte';
import PersonPage from './PersonPage.svelte';
import UnitPage from './UnitPage.svelte';
import UnitsPage from './UnitsPage.svelte';

const LOCALES = ['id', 'en'] as const;
const post: Post = { unit: 'Dinas Rekaan', unitId: 'u1', title: 'Penelaah', rank: 'III/b', kind: 'pns', isPrimary: true, isPresent: true, startedOn: '2020-01-01', endedOn: null };

describe('a record', () => {
	const person: PersonRecordPage & { mayReadContact: boolean } = { id: 'p1', agencyId: 'a1', nip: '199001012015011001', name: 'Pegawai Rekaan', bornOn: null, birthPlace: '', sex: null, email: 'rahasia@contoh.example', phone: '0800', educationId: '',
		educationLevel: null, leftOn: null, findings: [], unitPath: '/1/', posts: [post], mayReadContact: false };
	const shown = (given: Partial<typeof person> = {}, locale: 'id' | 'en' = 'id') => html(PersonPage, { person: { ...person, ...given } }, locale);

	test.each(LOCALES)('in %s is readable by all, full and nearly empty', (locale) => {
		expectSound(shown({}, locale));
		expectSound(shown({ posts: [], findings: ['CON_2', 'TIM_1', 'unknown'], leftOn: '2026-01-01', mayReadContact: true }, locale));
	});

	test('a post that begins later is history to come, not the heading of today', () => {
		const coming: Post = { ...post, unit: 'Badan Lain', unitId: 'u2', title: 'Kepala Bidang', rank: 'IV/a', isPresent: false, startedOn: '2026-12-01' };
		const page = shown({ posts: [coming, { ...post, endedOn: '2026-12-01' }] });
		const heading = textOf(page.slice(0, page.indexOf('<h2')));
		expect(heading).toContain('Penelaah, Dinas Rekaan');
		expect(heading).not.toContain('Kepala Bidang');
		expect(textOf(page)).toContain('Kepala Bidang');
	});

	test('who has only a post to come, or none any more, has no post in the heading', () => {
		const page = shown({ posts: [{ ...post, isPresent: false, startedOn: '2027-01-01' }] });
		expect(textOf(page.slice(0, page.indexOf('<h2')))).not.toContain('Penelaah');
	});

	test('a second post beside the first is marked, and is not the heading', () => {
		const page = shown({ posts: [{ ...post, isPrimary: false, title: 'Plt. Kepala' }, post] });
		expect(textOf(page.slice(0, page.indexOf('<h2')))).toContain('Penelaah');
	});

	test('addresses and numbers are shown to who may read them alone', () => {
		expect(shown()).not.toContain('rahasia@contoh.example');
		expect(shown({ mayReadContact: true })).toContain('rahasia@contoh.example');
	});

	test('what stands in a record is text', () => { expectHarmless(shown({ name: HOSTILE, posts: [{ ...post, title: HOSTILE, unit: HOSTILE }] })); });
});

describe('lists of people and units', () => {
	const line = { id: 'p1', nip: '199001012015011001', name: 'Pegawai Rekaan', title: null, unit: null, unitId: null, leftOn: null };

	test.each(LOCALES)('in %s are readable by all', (locale) => {
		const people = { lines: [line, { ...line, id: 'p2', title: 'Penelaah', unit: 'Dinas', unitId: 'u1' }], total: 120, pages: 3, mayAdd: true };
		expectSound(html(PeoplePage, { list: people, filter: { cari: undefined, halaman: 1 } }, locale));
		for (const cari of [undefined, 'sari']) for (const mayAdd of [true, false]) expectSound(html(PeoplePage, { list: { ...people, lines: [], total: 0, mayAdd }, filter: { cari, halaman: 1 } }, locale));
		const unit = { id: 'u1', name: 'Dinas Rekaan', level: 9, people: 3, total: 1 };
		expectSound(html(UnitsPage, { list: { lines: [unit], total: 1, pages: 1, day: '2026-11-21' }, filter: { cari: undefined, pada: undefined, halaman: 1 } }, locale));
		expectSound(html(UnitsPage, { list: { lines: [], total: 0, pages: 1, day: '2026-11-21' }, filter: { cari: 'x', pada: '2025-01-01', halaman: 1 } }, locale));
	});

	test('the next page keeps the day and the words', () => {
		const unit = { id: 'u1', name: 'Dinas Rekaan', level: 1, people: 3, total: 90 };
		const page = html(UnitsPage, { list: { lines: [unit], total: 90, pages: 2, day: '2025-01-01' }, filter: { cari: 'dinas', pada: '2025-01-01', halaman: 1 } });
		expect(page).toContain('/unit?pada=2025-01-01&amp;cari=dinas&amp;halaman=2');
		expect(page).toContain('/unit/u1?pada=2025-01-01');
	});

	test('names are text', () => { expectHarmless(html(PeoplePage, { list: { lines: [{ ...line, name: HOSTILE }], total: 1, pages: 1, mayAdd: false }, filter: { cari: HOSTILE, halaman: 1 } })); });
});

describe('one unit', () => {
	const unit = { id: 'u1', agencyId: 'a1', name: 'Dinas Rekaan', path: '/1/2/', since: '2020-01-01', above: [{ id: 'r', name: 'Kabupaten Rekaan' }], below: [{ id: 'b', name: 'Bidang' }], former: [{ name: 'Kantor Lama', from: '2010-01-01', to: '2020-01-01' }],
		people: [{ id: 'p1', nip: '199001012015011001', name: 'Pegawai Rekaan', title: 'Kepala', rank: 'IV/a', head: true }], count: 1, day: '2026-11-21', mayReadPeople: true };

	test.each(LOCALES)('in %s is readable by all', (locale) => {
		for (const given of [{}, { mayReadPeople: false }, { people: [], count: 0, below: [], former: [], above: [] }]) expectSound(html(UnitPage, { unit: { ...unit, ...given }, dated: false }, locale));
	});

	test('who may not read people reads how many, and no name', () => {
		const page = textOf(html(UnitPage, { unit: { ...unit, mayReadPeople: false }, dated: false }));
		expect(page).not.toContain('Pegawai Rekaan');
		expect(page).toContain('1');
	});

	test('seen on a day, every way onward stays on that day', () => {
		const page = html(UnitPage, { unit, dated: true });
		for (const href of ['/unit/r?pada=2026-11-21', '/unit/b?pada=2026-11-21']) expect(page).toContain(href);
	});
});
