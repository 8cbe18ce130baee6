import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import { GRANTED_ROLES } from '../schema.ts';
import type { GrantPage, GrantView } from '../server/grant-service.ts';
import type { Profile } from '../server/session-service.ts';
import AccountPage from './AccountPage.svelte';
import AccountsPage from './AccountsPage.svelte';
import GrantsPage from './GrantsPage.svelte';
import PasskeysPage from './PasskeysPage.svelte';
import PasswordForm from './PasswordForm.svelte';
import SecondFactorForm from './SecondFactorForm.svelte';
import SignInForm from './SignInForm.svelte';
import TotpPage from './TotpPage.svelte';

const LOCALES = ['id', 'en'] as const;
const timeZone = 'Asia/Jakarta';

describe('who may do what', () => {
	const grant: GrantView = { id: 'g1', name: 'Pegawai Rekaan', login: '199001012015011001', role: 'evaluator', unitName: 'Dinas Rekaan', validFrom: '2026-01-01', validTo: null, isOver: false, mayEnd: true };
	const page: GrantPage = { grants: [grant], total: 1, pages: 1, units: [{ id: 'u1', name: 'Dinas Rekaan', depth: 0 }, { id: 'u2', name: 'Bidang Rekaan', depth: 1 }], unitsLeftOut: 0 };
	const all = { q: '', page: 1, unit: '' };
	const shown = (given: Partial<GrantPage> = {}, search = all, locale: 'id' | 'en' = 'id') => html(GrantsPage, { page: { ...page, ...given }, search, today: '2026-11-21', seesAccounts: true, form: null }, locale);

	test.each(LOCALES)('in %s is readable by all', (locale) => {
		expectSound(shown({}, all, locale));
		expectSound(shown({ grants: [], total: 0 }, { ...all, q: 'x' }, locale));
		expectSound(shown({ unitsLeftOut: 1200, pages: 9, total: 420 }, { q: 'dinas', page: 2, unit: 'bidang' }, locale));
	});

	test('each button says whose authority ends: ten alike would be one to the ear', () => {
		const two = shown({ grants: [grant, { ...grant, id: 'g2', name: 'Orang Lain', role: 'mentor' }] });
		expect([...two.matchAll(/aria-label="(Akhiri[^"]*)"/g)].map(([, label]) => label)).toEqual(['Akhiri hari ini: Pegawai Rekaan, Evaluator', 'Akhiri hari ini: Orang Lain, Mentor']);
	});

	test('what is over has a mark and no button; what is not mine to end has neither', () => {
		expect(textOf(shown({ grants: [{ ...grant, isOver: true, mayEnd: false, validTo: '2026-02-01' }] }))).toContain('Berakhir');
		expect(shown({ grants: [{ ...grant, mayEnd: false }] })).not.toContain('?/akhiri');
	});

	test('the next page keeps the words that were searched, and the unit', () => {
		const out = shown({ pages: 3, total: 120 }, { q: 'dinas & badan', page: 1, unit: 'loket' });
		expect(out).toContain('q=dinas+%26+badan&amp;page=2&amp;unit=loket');
		expect(out).toContain('value="dinas &amp; badan"');
		expect(textOf(out)).toContain('120 kewenangan');
	});

	test('units are searched only where they are many, and then say how many are not listed', () => {
		expect(shown()).not.toContain('name="unit"');
		expect(textOf(shown({ unitsLeftOut: 1304 }))).toContain('1.304 unit lain tidak tertera');
		expect(shown({}, { ...all, unit: 'loket' })).toContain('value="loket"');
	});

	test('nothing found is said apart from nothing given', () => {
		expect(textOf(shown({ grants: [], total: 0 }))).toContain(id.grants.none);
		expect(textOf(shown({ grants: [], total: 0 }, { ...all, q: 'zzz' }))).toContain(id.grants.noneFound);
	});

	test('names of people and units are text, whatever stands in them', () => {
		expectHarmless(shown({ grants: [{ ...grant, name: HOSTILE, unitName: HOSTILE }], units: [{ id: 'u', name: HOSTILE, depth: 0 }] }));
		expectHarmless(shown({}, { q: HOSTILE, page: 1, unit: HOSTILE }));
	});

	test('every role that can be given is offered, by its name in the language', () => {
		for (const [locale, words] of [['id', id], ['en', en]] as const) for (const role of GRANTED_ROLES) expect(shown({}, all, locale)).toContain(`>${words.roles[role]}</option>`);
	});
});

describe('accounts', () => {
	const account = { id: 'a1', name: 'Pegawai Rekaan', login: '199001012015011001', unitName: null, isOpen: true };
	const shown = (given: object = {}, locale: 'id' | 'en' = 'id') =>
		html(AccountsPage, { list: { accounts: [account, { ...account, id: 'a2', isOpen: false }], total: 2, pages: 1 }, search: { q: '', page: 1 }, seesGrants: true, handover: undefined, form: null, ...given }, locale);

	test.each(LOCALES)('in %s is readable by all', (locale) => {
		expectSound(shown({}, locale));
		expectSound(shown({ list: { accounts: [], total: 0, pages: 1 } }, locale));
	});

	test('a new password is shown once, announced, with what to do with it', () => {
		const out = shown({ handover: { name: 'Pegawai Rekaan', login: '199001012015011001', password: 'abcd-efgh-jkmn-pqrs' } });
		expect(out).toMatch(/<code[^>]*>abcd-efgh-jkmn-pqrs<\/code>/);
		expect(out).toMatch(/role="(status|alert)"/);
		expect(shown()).not.toContain('<code');
	});

	test('an open account can be closed, a closed one opened, and not the other way round', () => {
		const closed = shown({ list: { accounts: [{ ...account, isOpen: false }], total: 1, pages: 1 } });
		expect([closed.includes('?/buka'), closed.includes('?/tutup'), closed.includes('?/sandi')]).toEqual([true, false, false]);
		const open = shown({ list: { accounts: [account], total: 1, pages: 1 } });
		expect([open.includes('?/buka'), open.includes('?/tutup'), open.includes('?/sandi')]).toEqual([false, true, true]);
	});

	test('names are text', () => { expectHarmless(shown({ list: { accounts: [{ ...account, name: HOSTILE }], total: 1, pages: 1 }, search: { q: HOSTILE, page: 1 } })); });
});

describe("one's own account", () => {
	const here = { id: 's1', device: 'Chrome · Android', since: new Date('2026-11-21T01:00:00Z'), isThis: true };
	const profile = { name: 'Pegawai Rekaan', nip: '199001012015011001', email: null, agencyName: 'Kabupaten Rekaan', unitName: 'Dinas Rekaan', roles: ['employee'], locale: 'id', twoFactor: false,
		workplaces: [{ id: 'w1', name: 'Kabupaten Rekaan', isHere: true }], sessions: [here] } as unknown as Profile;
	const shown = (given: Partial<Profile> = {}, locale: 'id' | 'en' = 'id') => html(AccountPage, { profile: { ...profile, ...given }, timeZone, form: null }, locale);

	test.each(LOCALES)('in %s is readable by all', (locale) => {
		expectSound(shown({}, locale));
		expectSound(shown({ nip: null, unitName: null, roles: [], sessions: [here, { ...here, id: 's2', device: undefined, isThis: false }, { ...here, id: 's3', isThis: false }] }, locale));
	});

	test('the device in hand has no button to end it; the others have one each, and one for all when they are several', () => {
		const others = [{ ...here, id: 's2', isThis: false }, { ...here, id: 's3', isThis: false }];
		expect(shown()).not.toContain('?/akhiri');
		const one = shown({ sessions: [here, others[0]!] });
		expect([one.match(/name="sessionId"/g)?.length, one.includes('?/akhiriLainnya')]).toEqual([1, false]);
		expect(shown({ sessions: [here, ...others] })).toContain('?/akhiriLainnya');
	});

	test('a second place of work is offered only to who has one', () => {
		expect(shown()).not.toContain('name="agencyId"');
		expect(shown({ workplaces: [...profile.workplaces, { id: 'w2', name: 'Provinsi Rekaan', isHere: false }] })).toContain('name="agencyId"');
	});

	test('the moment of signing in is told in the own time zone', () => expect(textOf(shown())).toContain('08.00'));
});

describe('signing in', () => {
	const form = (given: object = {}, locale: 'id' | 'en' = 'id') => html(SignInForm, { locale, to: '/hari-ini', personas: [], login: '', form: null, ...given }, locale);

	test.each(LOCALES)('in %s is readable by all', (locale) => {
		expectSound(form({}, locale));
		expectSound(form({ form: { values: { login: 'x' }, errors: { login: 'Isi.' } } }, locale));
		expectSound(html(SecondFactorForm, { locale, to: '/', clock: '10.03.27 WIB', form: null }, locale));
		expectSound(html(SecondFactorForm, { locale, to: '/', clock: '10.03.27 WIB', form: { values: { kind: 'recovery' }, errors: { code: 'Salah.' } } }, locale));
	});

	test('a password is never sent back, a typed name is', () => {
		const out = form({ form: { values: { login: 'sari', password: 'rahasia-sekali' }, errors: { password: 'Salah.' } } });
		expect(out).toContain('value="sari"');
		expect(out).not.toContain('rahasia-sekali');
	});

	test('people to try stand there only where they are invented', () => {
		expect(form()).not.toContain('peraga');
		const demo = form({ to: '/jp', personas: [{ key: 'evaluator', name: 'Orang Rekaan', email: 'orang@contoh.example' }] });
		expect(demo).toContain('/masuk?sebagai=orang%40contoh.example&amp;to=%2Fjp');
	});

	test('a recovery code that was refused leaves its part open', () => {
		expect(html(SecondFactorForm, { locale: 'id', to: '/', clock: '', form: { values: { kind: 'recovery' }, errors: {} } })).toMatch(/<details[^>]* open/);
		expect(html(SecondFactorForm, { locale: 'id', to: '/', clock: '', form: null })).not.toMatch(/<details[^>]* open/);
	});
});

describe('what protects an account', () => {
	const setup = { image: 'data:image/svg+xml,x', key: 'ABCD EFGH', recoveryCodes: ['aaaa-1111', 'bbbb-2222'] };

	test.each(LOCALES)('in %s every state is readable by all', (locale) => {
		for (const totp of ['off', 'pending', 'on'] as const) expectSound(html(TotpPage, { totp, form: null, setup: undefined, codes: undefined }, locale));
		expectSound(html(TotpPage, { totp: 'pending', form: { errors: { code: 'Salah.' } }, setup: undefined, codes: undefined }, locale));
		expectSound(html(TotpPage, { totp: 'off', form: null, setup, codes: undefined }, locale));
		expectSound(html(PasskeysPage, { passkeys: [{ id: 'p', name: null, createdAt: '2026-11-01T00:00:00Z' }], timeZone }, locale));
		expectSound(html(PasswordForm, { form: null, isDone: false, isForced: false }, locale));
		expectSound(html(PasswordForm, { form: null, isDone: true, isForced: false }, locale));
	});

	test('the key and its codes are shown while they are set up, and never after', () => {
		const out = html(TotpPage, { totp: 'off', form: null, setup, codes: undefined });
		for (const secret of [setup.key, ...setup.recoveryCodes]) expect(out).toContain(secret);
		expect(html(TotpPage, { totp: 'on', form: null, setup: undefined, codes: undefined })).not.toContain('<code');
	});

	test('turning it off or making new codes asks for the password', () => {
		const on = html(TotpPage, { totp: 'on', form: null, setup: undefined, codes: undefined });
		for (const action of ['pulihkan', 'matikan']) expect(on).toMatch(new RegExp(`action="\\?/${action}"[\\s\\S]*?name="currentPassword"`));
	});

	test('a key without a name can still be told apart and removed', () => {
		const out = html(PasskeysPage, { passkeys: [{ id: 'p', name: '', createdAt: '2026-11-01T00:00:00Z' }, { id: 'q', name: HOSTILE, createdAt: '2026-11-01T00:00:00Z' }], timeZone });
		expect(out).toContain(id.passkeys.unnamed);
		expectHarmless(out);
	});

	test('a password of an administrator\'s making says why it is to be changed, with no way around', () => {
		const page = html(PasswordForm, { form: null, isDone: false, isForced: true });
		expect(page).toContain('bukan hanya Anda yang mengetahuinya');
		expect(page).not.toContain('href="/akun"');
	});

	test('a changed password is confirmed, and its form is gone', () => expect(html(PasswordForm, { form: null, isDone: true, isForced: false })).not.toContain('<form'));
});
