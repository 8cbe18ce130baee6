import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { listedOffices, listedPoints, type PlaceChoice, type PlaceList } from '../place-list.rules.ts';
import { CLASSES } from '../schema.ts';
import type { CheckPage as Check, FilingPage, PlacePage as Place, Receipt, SimilarPage as Similar } from '../server/filing-pages.ts';
import type { MapPage as MapData } from '../server/map-service.ts';
import CheckPage from './CheckPage.svelte';
import MapPage from './MapPage.svelte';
import PlacePage from './PlacePage.svelte';
import ReceiptPage from './ReceiptPage.svelte';
import SimilarPage from './SimilarPage.svelte';
import StoryPage from './StoryPage.svelte';
import TrackForm from './TrackForm.svelte';
import { citizenWords } from './words.ts';
import WriterPage from './WriterPage.svelte';

const LOCALES = ['id', 'en'] as const;
type Locale = (typeof LOCALES)[number];
const id = citizenWords('id');
const STORY = { class: 'complaint' as const, body: 'Loket rekaan tutup sejak Senin.' };
const PLACE = { unitId: null, servicePointId: null, place: null, latitude: null, longitude: null };
const WRITER = { privacy: 'anonymous' as const, isConfidential: false, name: null, email: null, phone: null, wantsMail: false };
const filing: FilingPage = { code: 'rekaan', agencyName: 'Kabupaten Rekaan', onDay: '2026-11-21', story: undefined, place: undefined, writer: undefined, photos: [], isSent: false };
const listed = (...choices: readonly PlaceChoice[]): PlaceList => ({ choices, total: choices.length, isCut: false });
const refused = (errors: Record<string, string>, values: Record<string, string> = {}) => ({ errors, values }) as unknown as null;

const story = (given: Partial<FilingPage> = {}, { form = null, notice, locale = 'id' }: { form?: null; notice?: string; locale?: Locale } = {}) => html(StoryPage, { page: { ...filing, ...given }, notice, form }, locale);
const place = (given: Partial<Place> = {}, form: null = null, locale: Locale = 'id') => html(PlacePage, { page: { ...filing, story: STORY, suggestions: [], offices: listed(), points: listed(), search: null, point: null, hasMap: false, ...given }, form }, locale);
const similar = (rows: Similar['similar'], locale: Locale = 'id', own = '', form: null = null) => html(SimilarPage, { page: { code: 'rekaan', agencyName: 'Kabupaten Rekaan', similar: rows, own }, form }, locale);
const writer = (given: Partial<FilingPage> = {}, form: null = null, locale: Locale = 'id') => html(WriterPage, { page: { ...filing, ...given }, form }, locale);
const check = (given: Partial<Check> = {}, locale: Locale = 'id') => html(CheckPage, { page: { ...filing, story: STORY, place: PLACE, writer: WRITER, unitName: null, pointName: null, point: null, answerOn: '2026-12-04', ...given }, form: null }, locale);
const RECEIPT: Receipt = { code: 'rekaan', agencyName: 'Kabupaten Rekaan', whatsapp: null, isJoined: false, number: '7KQ2M9XDC', secret: '0123456789ABC', numberShown: '7KQ-2M9-XDC', secretShown: '0123-4567-89ABC', link: '/pantau/7KQ2M9XDC/0123456789ABC', qr: '<svg></svg>' };
const receipt = (given: Partial<Receipt> = {}, locale: Locale = 'id') => html(ReceiptPage, { receipt: { ...RECEIPT, ...given } }, locale);
const isChecked = (out: string, name: string, value: string) => new RegExp(`<input(?=[^>]*name="${name}")(?=[^>]*value="${value}")[^>]*\\schecked`).test(out);
const headings = (out: string) => [...out.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)].map(([, inner = '']) => textOf(inner));

describe('every page on the way of a complaint', () => {
	test.each(LOCALES)('is sound with nothing filled in, has one heading and says which step it is (%s)', (locale) => {
		const words = citizenWords(locale);
		const pages = [[story({}, { locale }), words.story.title, 1], [place({}, null, locale), words.place.title, 2], [similar([], locale), words.similar.title, 2], [writer({}, null, locale), words.writer.title, 3], [check({}, locale), words.check.title, 4]] as const;
		for (const [out, title, step] of pages) {
			expectSound(out);
			expect(headings(out)).toEqual([title]);
			expect(textOf(out)).toContain(words.step(step));
		}
	});

	test('goes back to the page before it, in an address that holds whatever the code is', () => {
		const code = 'a/b c?';
		const base = '/lapor/a%2Fb%20c%3F';
		expect(place({ code })).toContain(`href="${base}"`);
		for (const out of [writer({ code }), similar([])]) expect(out).toMatch(/href="\/lapor\/[^"/]+\/tempat"/);
		expect(check({ code })).toContain(`href="${base}/nama"`);
	});

	test('what a citizen wrote is text on all of them', () => {
		const texts = { story: { class: 'complaint' as const, body: HOSTILE }, place: { ...PLACE, place: HOSTILE }, writer: { ...WRITER, privacy: 'named' as const, name: HOSTILE, email: HOSTILE, phone: HOSTILE }, agencyName: HOSTILE };
		const row = { number: '7KQ2M9XDC', subject: HOSTILE, words: [HOSTILE], place: HOSTILE, month: '2026-11-01', state: 'handling' as const, joined: 0 };
		const suggestion = { unitId: 'u1', unitName: HOSTILE, cases: 3, words: [HOSTILE] };
		for (const out of [
			story(texts), place({ ...texts, suggestions: [suggestion], offices: listed({ id: 'u2', label: HOSTILE, group: HOSTILE }), points: listed({ id: 'p1', label: HOSTILE, group: HOSTILE }), search: HOSTILE }), similar([row]), writer(texts), check({ ...texts, unitName: HOSTILE, pointName: HOSTILE }), receipt({ agencyName: HOSTILE })
		]) {
			expectHarmless(out);
			expectSound(out);
		}
	});
});

describe('the story', () => {
	test('has an example beside each kind, and none is chosen for the citizen', () => {
		const out = story();
		for (const kind of CLASSES) expect(textOf(out)).toContain(id.story.classes[kind].hint);
		expect(out).not.toMatch(/type="radio"[^>]*\schecked/);
		expect(textOf(out)).toContain('112');
	});

	test.each(CLASSES)('keeps what was written about %s', (kind) => {
		const out = story({ story: { class: kind, body: 'Baris satu\nBaris dua' } });
		expect(isChecked(out, 'class', kind)).toBe(true);
		expect(out).toContain('Baris satu\nBaris dua');
	});

	test('a notice is said at the beginning only, never over a draft or a refusal', () => {
		const notice = id.problems['complaint.draft_gone']();
		expect(textOf(story({}, { notice }))).toContain(notice);
		expect(textOf(story({ story: STORY }, { notice }))).not.toContain(notice);
		expect(textOf(story({}, { notice, form: refused({ body: 'x' }) }))).not.toContain(notice);
	});

	test('a refusal stands on top and beside its field, with what was typed', () => {
		const out = story({}, { form: refused({ body: id.problems['complaint.too_short']() }, { body: 'pendek', class: 'aspiration' }) });
		expectSound(out);
		expect(textOf(out).split(id.problems['complaint.too_short']()).length).toBeGreaterThan(2);
		expect(isChecked(out, 'class', 'aspiration')).toBe(true);
		expect(out).toMatch(/<form[^>]*novalidate/);
	});

	test('ten thousand letters are kept whole', () => expect(story({ story: { class: 'complaint', body: 'a'.repeat(10_000) } })).toContain('a'.repeat(10_000)));
});

describe('the place', () => {
	const suggestion = { unitId: 'u1', unitName: 'Dinas Rekaan', cases: 12, words: ['loket', 'ktp'] };
	const offices = listed({ id: 'u1', label: 'Dinas Rekaan', group: 'office' }, { id: 'u2', label: 'Kecamatan Rekaan', group: 'office' });

	test('the first suggestion is chosen, and says what speaks for it', () => {
		const out = place({ suggestions: [suggestion, { unitId: 'u2', unitName: 'Kecamatan Rekaan', cases: 0, words: ['kecamatan'] }], offices });
		expect(isChecked(out, 'unitId', 'u1')).toBe(true);
		expect(textOf(out)).toContain(id.place.suggested(12, 'Dinas Rekaan', ['loket', 'ktp']));
		expect(textOf(out)).toContain(id.place.suggestedByName(['kecamatan']));
	});

	test('without one, not knowing is the answer given', () => expect(isChecked(place({ offices }), 'unitId', '')).toBe(true));

	test('not knowing stays not knowing on coming back, whatever is suggested', () => expect(isChecked(place({ suggestions: [suggestion], offices, place: PLACE }), 'unitId', '')).toBe(true));

	test('an office out of the list stays chosen on coming back', () => {
		const out = place({ suggestions: [suggestion], offices, place: { ...PLACE, unitId: 'u2' } });
		expect(isChecked(out, 'unitId', 'other')).toBe(true);
		expect(out).toMatch(/<option(?=[^>]*value="u2")[^>]*\sselected/);
	});

	test('an alleged breach goes to no office of choice, and says where', () => {
		const out = place({ story: { class: 'violation', body: STORY.body }, suggestions: [suggestion], offices });
		expectSound(out);
		expect(out).not.toContain('name="unitId"');
		expect(textOf(out)).toContain(id.place.violation);
	});

	test('service points are asked only where there are some; a spot on the earth is carried on', () => {
		expect(place()).not.toContain('name="servicePointId"');
		expect(place({ points: listed({ id: 'p1', label: 'Loket', group: 'Kantor' }), place: { ...PLACE, servicePointId: 'p1' } })).toMatch(/<option(?=[^>]*value="p1")[^>]*\sselected/);
		expect(place({ place: { ...PLACE, latitude: 0, longitude: -0.5 } })).toMatch(/name="latitude" value="0"[\s\S]*name="longitude" value="-0\.5"/);
		expect(place()).toMatch(/name="latitude" value=""/);
	});

	test('a long list is sought, and stands under headings; a short one has no search', () => {
		expect(place()).not.toContain('name="find"');
		const out = place({ search: 'ktp', points: { total: 70, isCut: true, choices: [{ id: 'n', label: 'Terdekat', group: null }, { id: 'p1', label: 'KTP-el', group: 'Kecamatan A' }, { id: 'p2', label: 'KK', group: 'Kecamatan A' }, { id: 'p3', label: 'KK', group: 'Kecamatan B' }] }, offices: listed({ id: 'o1', label: 'Kecamatan A', group: 'district' }, { id: 'o2', label: 'Balai', group: 'agency' }) });
		expectSound(out);
		expect([...out.matchAll(/<optgroup label="([^"]*)"/g)].map(([, label]) => label)).toEqual([id.place.kinds['district'], id.place.kinds.other, id.place.near, 'Kecamatan A', 'Kecamatan B']);
		expect(textOf(out)).toContain('2 kantor dan 70 tempat layanan. Yang pertama ditampilkan');
		expect(out).toMatch(/name="found" value="ktp"[\s\S]*name="find"(?=[^>]*value="ktp")/);
		expect(textOf(place({ search: '', offices: { total: 500, isCut: true, choices: [] } }))).toContain(id.place.findFirst);
		expect(textOf(place({ search: 'zzz' }))).toContain('Tidak ada yang cocok dengan “zzz”');
	});

	test('with two thousand places the form stays small', () => {
		const rows = Array.from({ length: 2000 }, (_, n) => ({ unitId: `0199a7f2-1c2d-7abc-8def-0123456${10_000 + n}`, unitName: `Kelurahan dan Desa Rekaan Nomor ${n % 400}`, unitKind: 'village', pointId: `0199a7f2-1c2d-7abc-8def-0123456${10_000 + n}`, pointName: `Loket pelayanan terpadu ${n}`, serviceName: 'Penerbitan surat pengantar KTP elektronik', latitude: -1.5, longitude: 103 + n / 1000 }));
		const offices = rows.slice(0, 400).map((row) => ({ ...row, pointId: null }));
		for (const search of ['', 'loket']) {
			const wanted = { search, at: { latitude: -1.5, longitude: 103.5 }, chosen: null };
			const out = place({ search, points: listedPoints(rows, wanted), offices: listedOffices([...rows, ...offices], wanted) });
			expect(Buffer.byteLength(out)).toBeLessThan(30_000);
		}
	});

	test.each(LOCALES)('a great number of cases is written as people write it (%s)', (locale) => expect(textOf(place({ suggestions: [{ ...suggestion, cases: 12_000 }] }, null, locale))).toContain(locale === 'id' ? '12.000 ' : '12,000 '));
});

describe('what others reported already', () => {
	const row = { number: '7KQ2M9XDC', subject: 'Loket tutup' as string | null, words: [] as string[], place: 'Sengeti', month: '2026-11-01', state: 'handling' as const, joined: 0 };

	test('says how many, since when and how far it is, and each button names its matter', () => {
		const out = similar([row, { ...row, number: 'B', subject: 'Antrean lama', place: null, state: 'verified', joined: 4 }]);
		expectSound(out);
		expect(textOf(out)).toContain(`Sengeti · November 2026 · ${id.status.labels.handling} · ${id.similar.joined(0)}`);
		expect(textOf(out)).toContain(`November 2026 · ${id.status.labels.received} · ${id.similar.joined(4)}`);
		expect(out).toContain(`aria-label="${id.similar.joinAbout('Antrean lama')}"`);
		expect(out).toContain('name="number" value="7KQ2M9XDC"');
	});

	test.each(LOCALES)('an anonymous one is called by the words that others use too, or by none, and its button says the same (%s)', (locale) => {
		const { about, untitled, joinAbout } = citizenWords(locale).similar;
		const out = similar([{ ...row, subject: null, words: ['blangko', 'ktp'], place: null }, { ...row, number: 'B', subject: null, place: null }], locale);
		expectSound(out);
		expect(out).toContain(`<h2>${about(['blangko', 'ktp'])}</h2>`);
		expect(out).toContain(`<h2>${untitled}</h2>`);
		expect(out).toContain(`aria-label="${joinAbout(untitled)}"`);
		expectHarmless(similar([{ ...row, subject: null, words: [HOSTILE] }], locale));
	});

	test('who joins sees what would be sent, may empty it, and gets it back in the card that was refused', () => {
		const two = [row, { ...row, number: 'B' }];
		expect(similar(two, 'id', 'Loket tutup').match(/<textarea[^>]*name="note"[^>]*>\s*Loket tutup<\/textarea>/g)).toHaveLength(2);
		const out = similar(two, 'id', 'Loket tutup', refused({ note: 'Terlalu panjang.' }, { number: 'B', note: 'Kata lain' }));
		expect([...out.matchAll(/<textarea[^>]*>\s*([^<]*)<\/textarea>/g)].map(([, text]) => text)).toEqual(['Loket tutup', 'Kata lain']);
		expect(out).toContain('href="#field-note"');
		expect([...out.matchAll(/<textarea[^>]* id="([^"]+)"/g)].map(([, place]) => place)).toEqual([`field-note-${row.number}`, 'field-note']);
		expectSound(out);
		expectHarmless(similar([row], 'id', HOSTILE));
	});

	test('the way on stands also where all of them are others\' matters', () => expect(similar([row])).toContain('href="/lapor/rekaan/nama"'));

	test.each(LOCALES)('ten thousand who joined are counted with their reporter, as people write it (%s)', (locale) => expect(textOf(similar([{ ...row, joined: 9_999 }], locale))).toContain(locale === 'id' ? '10.000 pelapor' : '10,000 reporters'));
});

describe('photos and the name', () => {
	test('nothing is told about the citizen unless he chooses so', () => {
		const out = writer();
		expect(isChecked(out, 'privacy', 'anonymous')).toBe(true);
		expect(out).not.toMatch(/type="checkbox"[^>]*\schecked/);
	});

	test('what was given stays, and a refusal does not tick what was not ticked', () => {
		const named = { ...WRITER, privacy: 'named' as const, name: 'Budi Rekaan', wantsMail: true, isConfidential: true };
		const out = writer({ writer: named });
		expect(isChecked(out, 'privacy', 'named')).toBe(true);
		expect(out.match(/type="checkbox"[^>]*\schecked/g)).toHaveLength(2);
		expect(textOf(out), 'a refusal speaks of an example').toContain(id.writer.emailHint);
		expect(textOf(out)).toContain(id.writer.phoneHint);
		const again = writer({ writer: named }, refused({ email: 'Alamat surel ini tidak lengkap.' }, { privacy: 'named', email: 'budi@' }));
		expectSound(again);
		expect(again).not.toMatch(/type="checkbox"[^>]*\schecked/);
		expect(again).toContain('value="budi@"');
	});

	test('three photos are the most: each is shown and can be taken away, and no fourth is asked', () => {
		const out = writer({ photos: [1, 2, 3] });
		expectSound(out);
		for (const at of [1, 2, 3]) expect(textOf(out)).toContain(id.writer.drop(at));
		expect(out).not.toContain('type="file"');
		expect(writer({ photos: [1] })).toContain('type="file"');
		expect(out).toContain('src="/lapor/rekaan/foto/2"');
	});
});

describe('the check before sending', () => {
	test('says in words what was left open', () => {
		const out = textOf(check());
		for (const sentence of [id.check.noUnit, id.check.noPlace, id.check.photoCount(0), id.check.anonymous, id.check.openAnonymous, id.check.due('2026-12-04')]) expect(out).toContain(sentence);
	});

	test('shows all that was given, with the spot on the equator', () => {
		const out = textOf(check({ unitName: 'Dinas Rekaan', pointName: 'Loket 1', photos: [1, 2], place: { ...PLACE, place: 'Pasar', latitude: 0, longitude: 101.5 }, point: { latitude: 0, longitude: 101.5, near: null, metres: 0 }, writer: { ...WRITER, privacy: 'named', name: 'Budi Rekaan', phone: '0800' } }));
		expect(out).toContain(`Pasar · Loket 1 · ${id.place.pointAt({ near: null, metres: 0, latitude: 0, longitude: 101.5 })}`);
		expect(out).toContain('Budi Rekaan · 0800');
		expect(out).toContain(id.check.photoCount(2));
		expect(out).not.toContain(id.check.anonymous);
		expect(out).toContain(id.check.openYes);
	});

	test('what is secret is not called open: a breach always, the others by choice', () => {
		for (const given of [{ story: { class: 'violation' as const, body: STORY.body } }, { writer: { ...WRITER, isConfidential: true } }]) {
			expect(textOf(check(given))).toContain(id.check.openNo);
			for (const open of [id.check.openYes, id.check.openAnonymous]) expect(textOf(check(given))).not.toContain(open);
		}
	});

	test('a proposal has no day by which it is answered, and says so', () => expect(textOf(check({ answerOn: null }))).toContain(id.check.dueNone));

	test('every answer can be changed where it was given, and each link says which', () => {
		const links = [...check().matchAll(/<a href="([^"]+)" aria-label="([^"]+)">/g)].map(([, href, label]) => [href, label]);
		expect(links).toHaveLength(7);
		expect(new Set(links.map(([, label]) => label)).size).toBe(7);
		expect(links).toContainEqual(['/lapor/rekaan/tempat', id.check.changeWhat('ditangani')]);
	});
});

describe('the receipt', () => {
	test.each(LOCALES)('says in its heading what happened, and to keep number and key (%s)', (locale) => {
		const words = citizenWords(locale).receipt;
		expectSound(receipt({}, locale));
		expect(headings(receipt({}, locale))).toEqual([words.title]);
		expect(headings(receipt({ isJoined: true }, locale))).toEqual([words.titleJoined]);
		expect(textOf(receipt({}, locale))).toContain(words.next);
		expect(textOf(receipt({ isJoined: true }, locale)), 'the officers have checked it').not.toContain(words.next);
		for (const shown of [RECEIPT.numberShown, RECEIPT.secretShown, words.keep]) expect(textOf(receipt({}, locale))).toContain(shown);
	});

	test('the link holds also a number of another system', () => expect(receipt({ number: 'LAPOR/12 3' })).toContain('href="/pantau/LAPOR%2F12%203/0123456789ABC"'));

	test('a question by WhatsApp carries the number, never the key', () => {
		const [, href = ''] = /href="(https:\/\/wa\.me\/[^"]+)"/.exec(receipt({ whatsapp: '620000000000' })) ?? [];
		expect(decodeURIComponent(href)).toContain(RECEIPT.numberShown);
		expect(decodeURIComponent(href)).not.toContain('0123');
		expect(receipt()).not.toContain('wa.me');
	});
});

describe('the door to a report on its way', () => {
	test.each(LOCALES)('asks for number and key, and says why it asks again (%s)', (locale) => {
		const words = citizenWords(locale);
		const door = (given: { isGone?: boolean; refusal?: string; form?: null }) => html(TrackForm, { form: null, isGone: false, refusal: undefined, ...given }, locale);
		for (const given of [{}, { isGone: true }, { refusal: words.problems['complaint.wrong_slip']() }]) expectSound(door(given));
		expect(textOf(door({})), 'as long as the keys on the slips').toContain(locale === 'id' ? 'Enam belas huruf' : 'Sixteen letters');
		expect(textOf(door({ isGone: true }))).toContain(words.track.gone);
		expect(textOf(door({ refusal: words.problems['complaint.wrong_slip']() }))).toContain(words.problems['complaint.wrong_slip']());
		const refusedOut = door({ form: refused({ number: 'x' }, { number: HOSTILE }) });
		expectHarmless(refusedOut);
	});
});

describe('pointing at a map', () => {
	const sheets = { small: { width: 288, height: 216 }, wide: { width: 640, height: 480 } };
	const at = { latitude: -1.5012, longitude: 103.5, near: 'Kecamatan Rekaan', metres: 300 };
	const map = (given: Partial<MapData> = {}, { form = null, locale = 'id' }: { form?: null; locale?: Locale } = {}) =>
		html(MapPage, { page: { code: 'rekaan', agencyName: 'Kabupaten Rekaan', sheets, point: null, isNear: false, places: [], ...given }, form }, locale);

	test.each(LOCALES)('is sound: empty, with a point, near, refused (%s)', (locale) => {
		const places = [{ id: 'u1', name: 'Kecamatan Rekaan', kind: 'district' as const, latitude: -1.5, longitude: 103.5 }];
		for (const out of [map({}, { locale }), map({ point: at, places }, { locale }), map({ point: at, places, isNear: true }, { locale }), map({ places }, { locale, form: refused({ placeId: 'Pilih.' }) })]) expectSound(out);
	});

	test('has one sheet for phones and one for wide screens, each a button at its own size', () => {
		const out = map();
		for (const [name, { width, height }] of Object.entries(sheets)) expect(out).toMatch(new RegExp(`<input(?=[^>]*type="image")(?=[^>]*name="${name}")(?=[^>]*width="${width}")(?=[^>]*height="${height}")(?=[^>]*alt="Peta wilayah)`));
	});

	test('says the point by what is near, and how to use it, take it back and see the whole', () => {
		const out = map({ point: at, isNear: true });
		expect(textOf(out)).toContain('Dekat Kecamatan Rekaan, -1,5012; 103,5');
		for (const part of ['href="/lapor/rekaan/tempat#titik"', 'value="drop"', 'href="/lapor/rekaan/tempat/peta"', 'name="near"']) expect(out).toContain(part);
		expect(map({ point: at })).not.toContain('name="near"');
		expect(textOf(map({ point: { ...at, metres: 12_400 } }))).toContain('12 km dari Kecamatan Rekaan');
	});

	test('names of places are text', () => {
		expectHarmless(map({ agencyName: HOSTILE, point: { ...at, near: HOSTILE }, isNear: true, places: [{ id: 'u1', name: HOSTILE, kind: 'office', latitude: 0, longitude: 100 }] }));
	});

	test('the page of the place offers it only where there is a map, and the key Enter goes on instead of there', () => {
		expect(place()).not.toContain('value="map"');
		const out = place({ hasMap: true });
		expect(out.indexOf('value="map"')).toBeGreaterThan(out.indexOf(`aria-hidden="true">${id.next}`));
		expect(place({ hasMap: true, point: at, place: { ...PLACE, latitude: at.latitude, longitude: at.longitude } })).toContain('value="drop"');
	});

	test('a refused point of the phone can be taken back', () => {
		const out = html(PlacePage, { page: { ...filing, story: STORY, suggestions: [], offices: listed(), points: listed(), search: null, point: null, hasMap: false }, form: refused({ latitude: 'Di luar wilayah.' }, { latitude: '-6.2', longitude: '106.8' }) }, 'id');
		expect(out).toContain('value="drop"');
		expect(textOf(out)).toContain('Di luar wilayah.');
	});
});
