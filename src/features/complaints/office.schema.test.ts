import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayIssue } from '#src/problem-messages.ts';
import { LONGEST_BODY } from './filing.schema.ts';
import { MessageForm, MoveForm } from './move.schema.ts';
import { DeskForm, TemplateChoice, TemplateForm, WALK_IN_CHANNELS, WalkInForm } from './office.schema.ts';
import { ARCHIVE_REASONS, CHANNELS, CLASSES, CLOSINGS, ROOT_CAUSES } from './schema.ts';

const UNIT = '01999999-0000-7000-8000-000000000001';
const walkIn = (given: object = {}) => WalkInForm.safeParse({ token: UNIT, channel: 'walk_in', class: 'complaint', body: 'Antrean lama sekali.', receivedOn: '2026-11-21', ...given });
const faultsOf = (result: { readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] } | undefined }) => [...new Set(result.error?.issues.map(({ path }) => path.join('.')) ?? [])];

describe('what is written down for a citizen', () => {
	test('the least: what it is about and when', () => expect(walkIn().data).toEqual({ token: UNIT, channel: 'walk_in', class: 'complaint', body: 'Antrean lama sekali.', unitId: null, serviceId: null, place: null, name: null, phone: null, receivedOn: '2026-11-21' }));

	test('everything', () => expect(walkIn({ unitId: UNIT, place: ' Sengeti ', name: 'Warga Rekaan', phone: '+62 (800) 12-34', isConfidential: 'on' }).data)
		.toMatchObject({ unitId: UNIT, place: 'Sengeti', name: 'Warga Rekaan', phone: '+62 (800) 12-34', isConfidential: 'on' }));

	test('empty fields are nobody, nowhere and no unit: a form sends them all', () => expect(walkIn({ unitId: '', place: '', name: '  ', phone: '' }).data).toMatchObject({ unitId: null, serviceId: null, place: null, name: null, phone: null }));

	test.each([
		['body', 'pendek'], ['body', ' '.repeat(50)], ['body', ''], ['body', 'x'.repeat(LONGEST_BODY + 1)], ['channel', 'web'], ['channel', 'lapor'], ['channel', ''], ['class', 'praise'],
		['unitId', '1'], ['unitId', "1' or '1'='1"], ['receivedOn', '2026-02-30'], ['receivedOn', '21/11/2026'], ['receivedOn', ''], ['receivedOn', '0206-11-20'], ['receivedOn', '2012-12-31'], ['receivedOn', '2026-11-21T00:00'], ['phone', '12345'], ['phone', 'delapan'], ['phone', '+62 800 1234 5678 9012 3456'],
		['phone', "0800'; --"], ['name', 'x'.repeat(101)], ['place', 'x'.repeat(301)], ['isConfidential', 'yes'], ['token', ''], ['token', '1']
	])('%s "%.20s" is refused, and nothing else', (name, value) => expect(faultsOf(walkIn({ [name]: value }))).toEqual([name]));

	test.each([['body', '', 'Terlalu pendek; paling sedikit 10 huruf.'], ['body', 'x'.repeat(LONGEST_BODY + 1), 'Terlalu panjang; paling banyak 10000 huruf.'], ['place', 'x'.repeat(301), 'Terlalu panjang; paling banyak 300 huruf.']])('%s "%.5s" is refused with the number of letters that it may have', (name, value, said) => {
		expect(walkIn({ [name]: value }).error?.issues.map((issue) => sayIssue(issue, 'id'))).toEqual([said]);
	});

	test('the ways in that officers take down are some of all', () => expect(WALK_IN_CHANNELS.every((channel) => (CHANNELS as readonly string[]).includes(channel))).toBe(true));

	test('invisible characters neither fill a field nor are kept', () => {
		expect(walkIn({ name: '\u200b\u200b' }).data?.name ?? null).toBeNull();
		expect(walkIn({ body: '\u0000'.repeat(30) }).success).toBe(false);
	});

	test('whatever is sent is taken whole or refused, never changed into something longer', () => {
		fc.assert(fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (body) => {
			const { success, data } = walkIn({ body });
			if (success) {
				expect([...data.body].length).toBeLessThanOrEqual([...body].length);
				expect(walkIn({ body: data.body }).data?.body).toBe(data.body);
			}
		}));
	});
});

describe('desks and templates', () => {
	test('a desk is a unit or none', () => {
		expect(DeskForm.parse({ intake: UNIT, inspectorate: '' })).toEqual({ intake: UNIT, inspectorate: null });
		expect(DeskForm.parse({})).toEqual({ intake: null, inspectorate: null });
		expect(faultsOf(DeskForm.safeParse({ intake: 'x', inspectorate: UNIT }))).toEqual(['intake']);
	});

	test.each([['', 'Isi'], ['Nama', ''], ['  ', 'Isi'], ['x'.repeat(101), 'Isi'], ['Nama', 'x'.repeat(5001)]])('a template "%.10s" of "%.10s" is refused', (name, body) => expect(TemplateForm.safeParse({ name, body }).success).toBe(false));
	test('a template keeps its lines', () => expect(TemplateForm.parse({ name: ' Salam ', body: 'Baris satu\nBaris dua' })).toEqual({ name: 'Salam', body: 'Baris satu\nBaris dua' }));
	test.each(['', '1', 'null', `${UNIT}x`])('no template is called "%s"', (templateId) => expect(TemplateChoice.safeParse({ templateId }).success).toBe(false));
});

const CLOSE = { move: 'close', closing: 'fixed', answer: 'Kartu sudah dicetak dan dapat diambil.', rootCause: 'capacity' };

describe('a step of an officer', () => {
	test.each([
		[{ move: 'verify', class: 'information', isFormal: 'on' }], [{ move: 'assign', unitId: UNIT }], [{ move: 'start' }], [CLOSE], [{ ...CLOSE, rootCause: 'competence', competency: 'Verifikasi dokumen' }],
		[{ move: 'pause', reason: 'Menunggu berkas' }], [{ move: 'resume' }], [{ move: 'refer', reason: 'Wewenang provinsi' }], [{ move: 'archive', archiveReason: 'duplicate' }], [{ move: 'restore', reason: 'Keliru diarsipkan' }]
	])('%o is one', (form) => expect(MoveForm.safeParse(form).success).toBe(true));

	test.each<[object, string]>([
		[{ move: 'reopen', reason: 'Saya warga' }, 'move'], [{ move: 'delete' }, 'move'], [{}, 'move'], [{ move: ['close'] }, 'move'], [{ move: '__proto__' }, 'move'],
		[{ move: 'verify', class: 'praise' }, 'class'], [{ move: 'verify' }, 'class'], [{ move: 'assign', unitId: '' }, 'unitId'], [{ move: 'assign' }, 'unitId'],
		[{ ...CLOSE, answer: 'Sudah.' }, 'answer'], [{ ...CLOSE, answer: ` ${' '.repeat(40)}Sudah. ` }, 'answer'], [{ ...CLOSE, answer: 'x'.repeat(10_001) }, 'answer'], [{ ...CLOSE, closing: 'done' }, 'closing'], [{ ...CLOSE, rootCause: '' }, 'rootCause'],
		[{ ...CLOSE, rootCause: 'competence' }, 'competency'], [{ ...CLOSE, rootCause: 'competence', competency: '   ' }, 'competency'],
		[{ move: 'pause', reason: 'ok' }, 'reason'], [{ move: 'pause', reason: '        ' }, 'reason'], [{ move: 'pause' }, 'reason'], [{ move: 'refer', reason: '' }, 'reason'], [{ move: 'restore' }, 'reason'], [{ move: 'refer', reason: 'x'.repeat(1001) }, 'reason'],
		[{ move: 'archive' }, 'archiveReason'], [{ move: 'archive', archiveReason: 'boring' }, 'archiveReason'], [{ move: 'archive', archiveReason: 'abusive', reason: 'x'.repeat(1001) }, 'reason']
	])('%o is refused at %s', (form, field) => expect(faultsOf(MoveForm.safeParse(form))).toEqual([field]));

	test('the lack of a competency has a sentence of its own', () => expect(MoveForm.safeParse({ ...CLOSE, rootCause: 'competence' }).error?.issues[0]).toMatchObject({ params: { problem: 'complaint.competency_needed' } }));
	test.each(ROOT_CAUSES.filter((cause) => cause !== 'competence'))('%s asks for no competency', (rootCause) => expect(MoveForm.safeParse({ ...CLOSE, rootCause }).success).toBe(true));
	test.each(CLOSINGS)('can end as %s', (closing) => expect(MoveForm.parse({ ...CLOSE, closing })).toMatchObject({ closing }));
	test.each(ARCHIVE_REASONS)('can be put aside because %s', (archiveReason) => expect(MoveForm.parse({ move: 'archive', archiveReason })).toEqual({ move: 'archive', archiveReason }));
	test.each(CLASSES)('can be taken for %s', (kind) => expect(MoveForm.parse({ move: 'verify', class: kind })).toEqual({ move: 'verify', class: kind }));

	test('a forged field changes nothing: state, number and account are not the sender\'s to say', () => {
		expect(MoveForm.parse({ move: 'start', state: 'closed', closing: 'fixed', accountId: 'x', unitId: UNIT })).toEqual({ move: 'start' });
		expect(Object.keys(MoveForm.parse({ ...CLOSE, closedAt: '2020-01-01', confirmedFixed: 'true' })).sort()).toEqual(['answer', 'closing', 'move', 'rootCause']);
	});
});

describe('a line in the talk', () => {
	test.each(['', '   ', '\n\t', 'x'.repeat(10_001)])('"%.5s" is none', (body) => expect(MessageForm.safeParse({ body }).success).toBe(false));
	test('is to the reporter unless marked', () => {
		expect(MessageForm.parse({ body: ' Halo ' })).toEqual({ body: 'Halo' });
		expect(MessageForm.parse({ body: 'Halo', isInternal: 'on' })).toEqual({ body: 'Halo', isInternal: 'on' });
		expect(MessageForm.safeParse({ body: 'Halo', isInternal: 'true' }).success).toBe(false);
	});
});
