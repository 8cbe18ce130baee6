import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences, type ImprovementFace } from './improvement.rules.ts';
import { ImprovementChange, ImprovementEnd, ImprovementForm } from './improvement.schema.ts';

const face: ImprovementFace = {
	serviceName: 'KTP-el', title: 'Satu loket', beforeText: 'Tiga loket', afterText: 'Satu loket', beganOn: '2026-03-02', endedOn: null, endedWhy: '', cause: 'own', clusterName: null, causeElement: null, expected: 'time',
	responsibleName: 'Pegawai Rekaan'
};

describe('what changed between two versions', () => {
	test('is nothing between equals', () => expect(differences(face, { ...face })).toEqual([]));
	test('is told in the order of the form', () => {
		expect(differences({ ...face, responsibleName: null, title: 'Dua loket' }, face)).toEqual(['title', 'responsibleName']);
		expect(differences(face, { ...face, endedOn: '2026-09-30', endedWhy: 'Loket ditutup' })).toEqual(['endedOn', 'endedWhy']);
	});
	test('is the same in both directions', () => {
		const faces = fc.record({ title: fc.constantFrom('a', 'b'), beganOn: fc.constantFrom('2026-01-01', '2026-02-01'), causeElement: fc.constantFrom(null, 'duration') }).map((given) => ({ ...face, ...given }));
		fc.assert(fc.property(faces, faces, (one, other) => { expect(differences(one, other)).toEqual(differences(other, one)); }));
	});
});

describe('the forms of an improvement', () => {
	const key = '0199c0de-0000-7000-8000-000000000000';
	const typed = { serviceId: key, title: 'Satu loket', beforeText: 'Tiga', afterText: 'Satu', beganOn: '2026-03-02', cause: 'own', expected: 'time', responsible: key };
	const faults = (result: { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[] }[] } }) => result.error?.issues.map(({ path }) => path.join('.')) ?? [];

	test('an end needs its reason, and a reason without an end says nothing', () => {
		expect(faults(ImprovementForm.safeParse({ ...typed, endedOn: '2026-04-01' }))).toEqual(['endedWhy']);
		expect(ImprovementForm.parse({ ...typed, endedOn: '', endedWhy: 'tidak jadi' })).toMatchObject({ endedOn: null, endedWhy: '' });
		expect(ImprovementForm.parse({ ...typed, endedOn: '2026-04-01', endedWhy: ' Loket ditutup ' })).toMatchObject({ endedOn: '2026-04-01', endedWhy: 'Loket ditutup' });
		expect(faults(ImprovementForm.safeParse({ ...typed, endedOn: '2026-03-01', endedWhy: 'x' }))).toEqual(['endedOn']);
	});
	test('a change needs its reason and the version that was read', () => {
		expect(faults(ImprovementChange.safeParse({ ...typed, reason: ' ', version: '2' }))).toEqual(['reason']);
		for (const version of ['', '0', '-1', '1.5', 'x', '1e99']) expect(new Set(faults(ImprovementChange.safeParse({ ...typed, reason: 'Keliru', version })))).toEqual(new Set(['version']));
		expect(ImprovementChange.parse({ ...typed, reason: 'Keliru', version: '2' })).toMatchObject({ version: 2, clusterId: null });
	});
	test('an end takes a day or none, never another text', () => {
		expect(ImprovementEnd.parse({ version: '1', endedOn: '', why: 'Masih dipakai' })).toEqual({ version: 1, endedOn: null, why: 'Masih dipakai' });
		for (const endedOn of ['2026-02-30', 'besok', '<b>']) expect(faults(ImprovementEnd.safeParse({ version: '1', endedOn, why: 'x' }))).toEqual(['endedOn']);
	});
});
