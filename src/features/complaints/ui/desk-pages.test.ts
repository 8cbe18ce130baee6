import { describe, expect, test } from 'vitest';
import { TODAY } from '#tests/support/case-rows.ts';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { officeWords } from '../office.messages.ts';
import { WALK_IN_CHANNELS } from '../office.schema.ts';
import { CLASSES } from '../schema.ts';
import type { ComplaintSettings } from '../server/settings-service.ts';
import SettingsPage from './SettingsPage.svelte';
import WalkInPage from './WalkInPage.svelte';

const LOCALES = ['id', 'en'] as const;
const id = officeWords('id');
const UNITS = [{ id: 'u1', name: 'Kabupaten Rekaan', path: '/1/', isIntake: false }, { id: 'u2', name: 'Dinas Rekaan', path: '/1/2/', isIntake: true }, { id: 'u3', name: 'Bidang Rekaan', path: '/1/2/3/', isIntake: false }];
const TOKEN = '01999999-0000-7000-8000-00000000000a';
const RECEIPT = { id: 'k1', number: '7X4M9KQ2B', secret: '4F2H9KQ7M3XDC' };

const walkIn = (given: object = {}, locale: 'id' | 'en' = 'id') => html(WalkInPage, { units: UNITS, services: [], today: TODAY, token: TOKEN, form: null, receipt: null, ...given }, locale);

describe('taking down a complaint for a citizen', () => {
	test.each(LOCALES)('in %s is sound: empty, refused and with its receipt', (locale) => {
		expectSound(walkIn({}, locale));
		expectSound(walkIn({ units: [] }, locale));
		expectSound(walkIn({ form: { values: { body: 'x' }, errors: { body: 'Terlalu pendek.', phone: 'Bukan nomor.', unitId: 'Pilih unit.' }, reference: 'AB12' } }, locale));
		expectSound(walkIn({ receipt: RECEIPT }, locale));
	});

	test('a form that comes back is the same form: sent twice, it is one complaint', () => {
		expect(walkIn()).toContain(`name="token" value="${TOKEN}"`);
		expect(walkIn({ token: 'another', form: { values: { token: TOKEN, body: 'x' }, errors: { body: 'Terlalu pendek.' } } })).toContain(`name="token" value="${TOKEN}"`);
	});

	test('every way in and every kind can be chosen; the usual ones are', () => {
		const out = walkIn();
		for (const channel of WALK_IN_CHANNELS) expect(out).toContain(`name="channel" value="${channel}"`);
		for (const kind of CLASSES) expect(out).toContain(`name="class" value="${kind}"`);
		expect([...out.matchAll(/value="(\w+)"[^>]*checked/g)].map(([, value]) => value)).toEqual(['walk_in', 'complaint']);
	});

	test('ways in that no officer takes down are not offered', () => {
		for (const channel of ['web', 'lapor', 'open311']) expect(walkIn()).not.toContain(`value="${channel}"`);
	});

	test('received today unless another day is said, and never later', () => {
		expect(walkIn()).toMatch(/<input(?=[^>]*name="receivedOn")(?=[^>]*max="2026-11-21")(?=[^>]*value="2026-11-21")/);
		expect(walkIn({ form: { values: { receivedOn: '2026-11-03' }, errors: { body: 'x' } } })).toContain('value="2026-11-03"');
	});

	test('not knowing the unit is an answer, and the first', () => {
		const out = walkIn();
		expect(out.indexOf(id.walkIn.unknownUnit)).toBeLessThan(out.indexOf('Dinas Rekaan'));
		expect(out).toContain('>Kabupaten Rekaan<');
		expect(out).toContain('>\u2003Dinas Rekaan<');
		expect(out).toContain('>\u2003\u2003Bidang Rekaan<');
	});

	test('a service can be named where there are services, none is the first answer, and names are text', () => {
		expect(walkIn()).not.toContain('name="serviceId"');
		const out = walkIn({ services: [{ id: 's1', name: 'Pembuatan KTP-el' }] });
		expect(out.indexOf(id.walkIn.noService)).toBeLessThan(out.indexOf('Pembuatan KTP-el'));
		expectSound(out);
		expectHarmless(walkIn({ services: [{ id: 's1', name: HOSTILE }] }));
		expect(walkIn({ services: [{ id: 's1', name: 'A' }], form: { values: { serviceId: 's1' }, errors: { body: 'x' } } })).toMatch(/value="s1" selected/);
	});

	test('no field lets the browser remember one citizen for the next', () => {
		for (const name of ['name', 'phone']) expect(walkIn()).toMatch(new RegExp(`<input(?=[^>]*name="${name}")(?=[^>]*autocomplete="off")`));
	});

	test('the receipt shows number and code in groups to read out, and no form to send again', () => {
		const out = walkIn({ receipt: RECEIPT });
		expect(textOf(out)).toContain('7X4-M9K-Q2B');
		expect(textOf(out)).toContain('4F2H-9KQ7-M3XDC');
		expect(out).not.toContain('<form');
		expect(out).toContain('href="/pengaduan/k1"');
		expect(out).toContain('href="/pengaduan/baru"');
		expect(textOf(out)).toContain(id.walkIn.doneLead);
	});

	test('the code stands in no address', () => {
		const addresses = [...walkIn({ receipt: RECEIPT }).matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address = '']) => address);
		expect(addresses.filter((address) => /4F2H|7X4M/.test(address))).toEqual([]);
	});

	test('what was typed comes back as text', () => {
		expectHarmless(walkIn({ units: [{ id: 'u1', name: HOSTILE, path: '/1/', isIntake: false }], form: { values: { body: HOSTILE, name: HOSTILE, place: HOSTILE }, errors: { body: HOSTILE } } }));
	});
});

const settings = (given: Partial<ComplaintSettings> = {}, { form = null, saved = false, locale = 'id' }: { form?: object | null; saved?: boolean; locale?: 'id' | 'en' } = {}) =>
	html(SettingsPage, { settings: { intake: '', inspectorate: '', units: UNITS, templates: [], area: undefined, ...given }, form: form as null, saved }, locale);
const template = (number: number, given: object = {}) => ({ id: `t${number}`, name: `Templat ${number}`, body: `Isi ${number}`, ...given });

describe('settings of complaints', () => {
	test.each(LOCALES)('in %s is sound: nothing set, everything set, refused, saved', (locale) => {
		expectSound(settings({}, { locale }));
		expectSound(settings({ units: [] }, { locale }));
		expectSound(settings({ intake: 'u2', inspectorate: 'u3', templates: Array.from({ length: 100 }, (_, index) => template(index)) }, { locale, saved: true }));
		expectSound(settings({ templates: [template(1)] }, { locale, form: { values: { name: 'x', body: '' }, errors: { body: 'Isi.' } } }));
	});

	test('each desk shows the unit that it is, or that none is chosen', () => {
		const out = settings({ intake: 'u2', inspectorate: 'u3' });
		const desk = (name: string) => new RegExp(`<select[^>]*name="${name}"[^>]*>([\\s\\S]*?)</select>`).exec(out)?.[1] ?? '';
		expect(desk('intake')).toMatch(/value="u2" selected/);
		expect(desk('inspectorate')).toMatch(/value="u3" selected/);
		expect(settings()).toContain(`>${id.settings.choose}<`);
	});

	test('without templates the page says what they are for', () => {
		expect(textOf(settings())).toContain(id.settings.empty);
		expect(textOf(settings({ templates: [template(1)] }))).not.toContain(id.settings.empty);
	});

	test('each template is removed by a button that names it', () => {
		const out = settings({ templates: [template(1), template(2)] });
		expect(out.match(/action="\?\/hapus"/g)).toHaveLength(2);
		expect(textOf(out)).toContain(`${id.settings.remove} : Templat 2`);
		expect(out).toContain('name="templateId" value="t2"');
	});

	test('each template can be changed where it stands; a refused change is open and no other form has its words', () => {
		const out = settings({ templates: [template(1), template(2)] }, { form: { values: { templateId: 't2', name: 'Templat 1', body: 'Diketik' }, errors: { name: 'Sudah ada.' } } });
		expectSound(out);
		expect(out.match(/action="\?\/ubah"/g)).toHaveLength(2);
		expect(out.match(/<details open/g)).toHaveLength(1);
		expect(out.match(/>Diketik<\/textarea>/g)).toHaveLength(1);
		expect(out.match(/id="field-name"/g)).toHaveLength(1);
		expect(out).toContain('>Isi 1</textarea>');
		expect(textOf(out)).toContain('{nomor}');
	});

	test('a refused form fills its own fields only', () => {
		const desks = settings({ intake: 'u2' }, { form: { values: { intake: 'u3', inspectorate: '' }, errors: { intake: 'Unit ditutup.' } } });
		expect(desks).toMatch(/name="intake"[^>]*>[\s\S]*?value="u3" selected/);
		expect(desks.match(/Unit ditutup\./g)).toHaveLength(2);
		const template = settings({ intake: 'u2' }, { form: { values: { name: 'Salam', body: 'Halo' }, errors: { name: 'Sudah ada.' } } });
		expect(template).toContain('>Halo</textarea>');
		expect(template).toMatch(/name="intake"[^>]*>[\s\S]*?value="u2" selected/);
	});

	test('leads to the calendar that deadlines are counted with', () => expect(settings()).toContain('href="/hari-libur"'));
	test('what was saved is said', () => expect(textOf(settings({}, { saved: true }))).toContain(id.settings.saved));
	test('what others typed is text', () => { expectHarmless(settings({ units: [{ ...UNITS[0]!, name: HOSTILE }], templates: [template(1, { name: HOSTILE, body: HOSTILE })] })); });
});

describe('the map in the settings', () => {
	const area = { box: { south: -2, west: 103, north: -1, east: 104.33333 }, isSet: true, picture: undefined, places: [] };

	test.each(LOCALES)('in %s is sound: none, drawn, set', (locale) => {
		expectSound(settings({}, { locale }));
		expectSound(settings({ area: { ...area, isSet: false } }, { locale }));
		expectSound(settings({ area }, { locale, form: { values: { north: 'x' }, errors: { north: 'Isi.' } } }));
	});

	test('shows its edges as they are written here, and goes back to the drawn one only where one was set', () => {
		const out = settings({ area });
		expect(out).toMatch(/name="east"[^>]*value="104,3333"|value="104,3333"[^>]*name="east"/);
		expect(out).toContain('?/hapuspeta');
		expect(settings({ area: { ...area, isSet: false } })).not.toContain('?/hapuspeta');
		expect(textOf(settings())).toContain(id.settings.mapNone);
	});
});
