import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { sayIssue } from '#src/problem-messages.ts';
import { ConfirmForm, FollowForm, JoinForm, MessageForm, PhotosForm, PlaceForm, ReopenForm, StoryForm, WriterForm } from './filing.schema.ts';

const story = (body: string, kind = 'complaint') => StoryForm.safeParse({ class: kind, body });
const problemOf = (result: { success: boolean; error?: { issues: readonly { code: string; params?: unknown }[] } }) => (result.error?.issues[0]?.params as { problem?: string } | undefined)?.problem;

describe('what happened', () => {
	test('ten thousand letters are taken, one more is refused, whatever they are made of', () => {
		for (const letter of ['a', '😀', '漢', 'ꦱ']) {
			expect(story(letter.repeat(10_000)).success).toBe(true);
			expect(problemOf(story(letter.repeat(10_001)))).toBe('complaint.too_long');
		}
	});

	test('what is too long names the limit of its own field', () => {
		const said = (result: { error?: z.ZodError | undefined }, locale: 'id' | 'en') => result.error?.issues.map((issue) => sayIssue(issue, locale));
		expect(said(story('a'.repeat(10_001)), 'id')).toEqual(['Terlalu panjang. Ringkaslah menjadi paling banyak 10.000 huruf.']);
		expect(said(JoinForm.safeParse({ number: 'A', note: 'a'.repeat(2001) }), 'id')).toEqual(['Terlalu panjang. Ringkaslah menjadi paling banyak 2.000 huruf.']);
		expect(said(PlaceForm.safeParse({ place: 'a'.repeat(301) }), 'en')).toEqual(['Too long. Shorten it to at most 300 letters.']);
	});

	test('nothing, a word, or only signs that nobody sees are too short', () => {
		for (const body of ['', '   ', 'rusak', '\u0000\u0001\u202E'.repeat(20), '\n'.repeat(100)]) expect(problemOf(story(body))).toBe('complaint.too_short');
	});

	test('HTML stays letters; the class is one of four', () => {
		expect(story('<script>alert(1)</script>').data?.body).toBe('<script>alert(1)</script>');
		for (const kind of ['', 'praise', 'VIOLATION', undefined]) expect(story('Jalan berlubang di depan pasar', kind as string).success).toBe(kind === undefined);
	});
});

describe('where', () => {
	test('everything may be left out', () => {
		expect(PlaceForm.parse({})).toEqual({ unitId: null, servicePointId: null, place: null, latitude: null, longitude: null });
		expect(PlaceForm.parse({ unitId: '', otherUnitId: '', servicePointId: '', place: ' ', latitude: '', longitude: '' })).toMatchObject({ unitId: null, place: null, latitude: null });
	});

	test('the list counts only where "another office" is chosen', () => {
		const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
		expect(PlaceForm.parse({ unitId: first, otherUnitId: second }).unitId).toBe(first);
		expect(PlaceForm.parse({ unitId: 'other', otherUnitId: second }).unitId).toBe(second);
		expect(PlaceForm.parse({ unitId: 'other', otherUnitId: '' }).unitId).toBeNull();
		expect(PlaceForm.parse({ unitId: '', otherUnitId: second }).unitId).toBeNull();
	});

	test.each([{ unitId: '1 or true' }, { servicePointId: 'x' }, { latitude: '91' }, { longitude: '-181' }, { latitude: 'NaN' }, { place: 'x'.repeat(301) }])('%j is refused', (given) => {
		expect(PlaceForm.safeParse(given).success).toBe(false);
	});
});

describe('who writes', () => {
	test('anonymous, what was typed beside it is not kept', () => {
		expect(WriterForm.parse({ privacy: 'anonymous', name: 'Warga', email: 'warga@contoh.example', phone: '0812345678', wantsMail: 'on', isConfidential: 'on' })).toEqual({
			privacy: 'anonymous', isConfidential: true, name: null, email: null, phone: null, wantsMail: false
		});
	});

	test('named, each part may be left out', () => {
		expect(WriterForm.parse({ privacy: 'named', name: '', email: '', phone: '' })).toMatchObject({ name: null, email: null, phone: null, isConfidential: false });
		expect(WriterForm.parse({ privacy: 'named', name: 'Warga', email: 'warga@contoh.example', wantsMail: 'on' })).toMatchObject({ name: 'Warga', wantsMail: true });
	});

	test.each([{ email: 'bukan surel' }, { email: 'a@b\r\nBcc: x@contoh.example' }, { phone: 'telepon' }, { privacy: 'secret' }, { name: 'x'.repeat(101) }])('%j is refused', (given) => {
		expect(WriterForm.safeParse({ privacy: 'named', ...given }).success).toBe(false);
	});
});

describe('later', () => {
	test('a reason and an answer are needed, within bounds', () => {
		expect(problemOf(ReopenForm.safeParse({ reason: 'belum' }))).toBe('complaint.too_short');
		expect(MessageForm.safeParse({ body: 'x'.repeat(2001) }).success).toBe(false);
		expect(problemOf(MessageForm.safeParse({ body: ' ' }))).toBe('complaint.too_short');
		for (const satisfaction of ['0', '5', '', '1.5']) expect(ConfirmForm.safeParse({ answer: 'fixed', satisfaction }).success).toBe(false);
		expect(ConfirmForm.parse({ answer: 'partly', satisfaction: '2' })).toEqual({ answer: 'partly', satisfaction: 2 });
	});

	test('number, secret and the button beside a photo', () => {
		expect(FollowForm.safeParse({ number: '', secret: '' }).success).toBe(false);
		expect(FollowForm.safeParse({ number: 'x'.repeat(61), secret: 'x' }).success).toBe(false);
		expect(PhotosForm.parse({})).toEqual({});
		expect(PhotosForm.parse({ drop: '3' })).toEqual({ drop: 3 });
		expect(PhotosForm.safeParse({ drop: '4' }).success).toBe(false);
	});
});
