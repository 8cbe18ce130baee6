import { describe, expect, test } from 'vitest';
import { AdditionForm, BreachForm, CitizenRequestForm, HoldForm, NoticeForm, OpenBreachForm, RequestMove, RetentionForm } from './schema.ts';

const asked = { kind: 'access', words: 'Data apa saja tentang saya?' };
const problemsOf = (input: object) => CitizenRequestForm.safeParse(input).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('what a citizen asks', () => {
	test('by number and key needs no name', () => expect(problemsOf({ ...asked, number: '7KQ-2M9-XDC', secret: '4F2H-9KQ7-M3XDC' })).toEqual([]));
	test('a number without its key is refused', () => expect(problemsOf({ ...asked, number: '7KQ-2M9-XDC' })).toEqual(['secret']));
	test('freely needs a government, a name and a way to answer', () => {
		expect(problemsOf({ ...asked, agency: '1505', name: 'Nama Rekaan', contact: 'rekaan@contoh.example' })).toEqual([]);
		for (const missing of ['agency', 'name', 'contact']) expect(problemsOf({ ...asked, agency: '1505', name: 'Nama Rekaan', contact: 'rekaan@contoh.example', [missing]: ' ' })).toEqual(['contact']);
	});
	test.each(['rekaan@contoh.example', '0812 3456 7890', '+62 812-3456-7890', '(0741) 23456', '021.5550100'])('%s is a way to reach somebody', (contact) => expect(problemsOf({ ...asked, agency: '1505', name: 'Nama Rekaan', contact })).toEqual([]));
	test.each(['tetangga saya', 'rekaan@', 'rekaan@contoh', 'WA', '12345', '081', '+()-. ()-.', '0812345678901234567890', '0812 ekstensi 3'])('%s reaches nobody, and says why', (contact) => {
		const { error } = CitizenRequestForm.safeParse({ ...asked, agency: '1505', name: 'Nama Rekaan', contact });
		expect(error?.issues).toMatchObject([{ path: ['contact'], params: { problem: 'privacy.contact_unreachable' } }]);
	});
	test('what stands beside number and key must be reachable too, once it is given', () => {
		expect(problemsOf({ ...asked, number: '7KQ-2M9-XDC', secret: '4F2H-9KQ7-M3XDC', contact: 'tetangga saya' })).toEqual(['contact']);
	});
	test.each([[{ kind: 'everything' }], [{ words: '' }], [{ words: 'x'.repeat(4001) }], [{ field: 'password' }]])('%j is refused', (wrong) => expect(problemsOf({ ...asked, number: '7KQ-2M9-XDC', secret: 'x', ...wrong })).not.toEqual([]));
});

describe('an answer', () => {
	test('is needed unless only the checks begin', () => {
		expect(RequestMove.safeParse({ to: 'checking' }).success).toBe(true);
		expect(RequestMove.safeParse({ to: 'answered', answer: '  ' }).success).toBe(false);
		expect(RequestMove.safeParse({ to: 'answered', answer: 'Terlampir.' }).success).toBe(true);
	});
	test('that refuses names its reason', () => {
		expect(RequestMove.safeParse({ to: 'refused', answer: 'Tidak dapat.' }).success).toBe(false);
		expect(RequestMove.safeParse({ to: 'refused', answer: 'Tidak dapat.', reason: 'legal_duty' }).success).toBe(true);
	});
	test('cannot cancel what somebody else asked', () => expect(RequestMove.safeParse({ to: 'cancelled', answer: 'x' }).success).toBe(false));
});

describe('a breach', () => {
	test.each(['2026-03-02T08:15', '2024-02-29T23:59'])('%s is a moment', (known) => expect(OpenBreachForm.safeParse({ title: 'Uji', known }).success).toBe(true));
	test.each(['2026-02-30T08:15', '2026-03-02', '2026-03-02T24:00', '2026-03-02T08:60', '02-03-2026 08:15', '2026-03-02T08:15Z', ''])('%s is none', (known) => expect(OpenBreachForm.safeParse({ title: 'Uji', known }).success).toBe(false));
	test('counts people, or says that nobody knows yet', () => {
		const contents = { dataDisclosed: '', whenAndHow: '', handling: '' };
		expect(BreachForm.parse({ ...contents, subjectCount: '' })).toMatchObject({ subjectCount: null, subjectKinds: [], isCountExact: false });
		expect(BreachForm.parse({ ...contents, subjectCount: '1200', subjectKinds: 'officers', isCountExact: 'on' })).toMatchObject({ subjectCount: 1200, subjectKinds: ['officers'], isCountExact: true });
		for (const subjectCount of ['-1', '1.5', 'banyak', '1e12']) expect(BreachForm.safeParse({ ...contents, subjectCount }).success).toBe(false);
		expect(BreachForm.safeParse({ ...contents, subjectCount: '', subjectKinds: ['officers', 'everybody'] }).success).toBe(false);
	});
	test('a notice goes to those affected or to the authority', () => expect(NoticeForm.safeParse({ recipient: 'press', sent: '2026-03-02T08:15' }).success).toBe(false));
});

describe('settings', () => {
	test.each([{ kind: 'audit_entry' }, { keepDays: 'selamanya' }, { keepDays: '1.5' }, { validFrom: '2026-02-30' }, { reason: ' ' }])('%j is refused', (wrong) =>
		expect(RetentionForm.safeParse({ kind: 'visit', keepDays: '500', validFrom: '2026-12-01', reason: 'Jadwal retensi arsip', ...wrong }).success).toBe(false));
	test('a hold names its reason', () => expect(HoldForm.safeParse({ kind: 'visit', reason: '' }).success).toBe(false));
	test('a paragraph is dated and not endless', () => {
		expect(AdditionForm.safeParse({ purpose: 'all', validFrom: '2026-12-01', bodyId: 'Kontak: ppd@contoh.example' }).success).toBe(true);
		expect(AdditionForm.safeParse({ purpose: 'all', validFrom: 'besok', bodyId: 'x' }).success).toBe(false);
		expect(AdditionForm.safeParse({ purpose: 'all', validFrom: '2026-12-01', bodyId: 'x'.repeat(3001) }).success).toBe(false);
	});
});
