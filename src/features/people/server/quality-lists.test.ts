import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { actorOf, ctxOf, insertAgency, insertEmployment, insertPerson, insertPosition, insertUnit } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { INDICATORS } from '../quality-indicators.ts';
import { lookAgain, QUALITY_ROWS_PER_PAGE, readFinding, readQuality } from './quality-service.ts';

async function office(db: Db) {
	const agencyId = (await insertAgency(db)).id;
	const root = await insertUnit(db, { agencyId });
	const as = (role: 'administrator' | 'employee' | 'supervisor', path = root.path) => ctxOf(db, actorOf({ agencyId, roles: { [role]: path } }));
	return { agencyId, root, as, ctx: as('administrator') };
}
/** Somebody looked at on a day, with these findings. */
const looked = (db: Db, agencyId: string, name: string, findings: string[], on = '2026-11-20', given: object = {}) => insertPerson(db, { agencyId, name, findings, findings_on: on, ...given });
const countOf = async (ctx: Parameters<typeof readQuality>[0], code: string) => (await readQuality(ctx)).indicators.find((one) => one.code === code)?.count;

describe('the people behind an indicator', () => {
	test('are fifty a page by name; a page beyond the last is the last and never "nobody"', () => withDatabase(async (db) => {
		const { agencyId, ctx } = await office(db);
		for (let at = 0; at <= QUALITY_ROWS_PER_PAGE; at += 1) await looked(db, agencyId, `Pegawai ${String(at).padStart(2, '0')}`, ['COM_6']);
		expect(await readFinding(ctx, 'COM_6', 1)).toMatchObject({ total: 51, pages: 2, page: 1 });
		for (const page of [2, 3, 100_000]) {
			const last = await readFinding(ctx, 'COM_6', page);
			expect([last.total, last.pages, last.page, last.lines.map(({ name }) => name)], String(page)).toEqual([51, 2, 2, ['Pegawai 50']]);
		}
		expect(await readFinding(ctx, 'COM_7', 5)).toMatchObject({ lines: [], total: 0, pages: 1, page: 1 });
	}));

	test('are as many as the report counts, for each that can be counted', () => withDatabase(async (db) => {
		const { agencyId, root, ctx } = await office(db);
		await looked(db, agencyId, 'Satu', ['COM_6', 'CON_2']);
		await looked(db, agencyId, 'Dua', ['COM_6']);
		await looked(db, agencyId, 'Keluar', ['COM_6', 'CON_3'], '2026-11-20', { left_on: '2026-01-01' });
		const positionId = await insertPosition(db, { agencyId, unitId: root.id, isHead: true });
		for (const name of ['Kepala Satu', 'Kepala Dua']) await insertEmployment(db, { person: await looked(db, agencyId, name, []), unit: root, positionId });
		for (const { code, basis } of INDICATORS) {
			expect((await readFinding(ctx, code, 1)).total, code).toBe(typeof basis === 'object' ? 0 : await countOf(ctx, code));
		}
		expect([await countOf(ctx, 'COM_6'), await countOf(ctx, 'CON_2'), await countOf(ctx, 'CON_3'), await countOf(ctx, 'TIM_4'), await countOf(ctx, 'COM_1')]).toEqual([2, 1, 0, 2, null]);
	}));

	// TIM_4: one structural post held by two at a time.
	test('two who follow each other in a post do not share it, nor does a stand-in, nor two in a post that leads nothing', () => withDatabase(async (db) => {
		const { agencyId, root, ctx } = await office(db);
		const [head, clerk] = [await insertPosition(db, { agencyId, unitId: root.id, isHead: true }), await insertPosition(db, { agencyId, unitId: root.id })];
		const person = () => insertPerson(db, { agencyId });
		await insertEmployment(db, { person: await person(), unit: root, positionId: head, startedOn: '2020-01-01', endedOn: '2026-11-21' });
		await insertEmployment(db, { person: await person(), unit: root, positionId: head, startedOn: '2026-11-21' });
		for (let times = 0; times < 2; times += 1) await insertEmployment(db, { person: await person(), unit: root, positionId: clerk });
		await insertEmployment(db, { person: await person(), unit: root, positionId: head, isPrimary: false });
		expect(await countOf(ctx, 'TIM_4')).toBe(0);
		expect(await countOf({ ...ctx, today: '2026-11-20' }, 'TIM_4')).toBe(0);
		await insertEmployment(db, { person: await person(), unit: root, positionId: head });
		expect(await countOf(ctx, 'TIM_4')).toBe(2);
	}));
});

describe('the report', () => {
	// Two of four have CON_2: consistency (100 + 50 + 100 + 100) / 4 by equal weights.
	test('is the share of those looked at; who was never looked at is told beside it', () => withDatabase(async (db) => {
		const { agencyId, ctx } = await office(db);
		for (const [name, findings, on] of [['A', ['CON_2'], '2026-11-20'], ['B', ['CON_2'], '2026-10-01'], ['C', [], '2026-11-20'], ['D', [], '2026-11-20']] as const) await looked(db, agencyId, name, [...findings], on);
		await insertPerson(db, { agencyId });
		await insertPerson(db, { agencyId, left_on: '2026-01-01' });
		const report = await readQuality(ctx);
		expect(report).toMatchObject({ people: 4, unlooked: 1, lookedOn: '2026-10-01', score: { dimensions: { consistency: 87.5, completeness: 100, timeliness: 100, accuracy: 100 } } });
		// Weights 28, 31, 30, 11: (28 + 31 + 30) × 100 + 11 × 87.5, of 100.
		expect(report.score.total).toBe(98.63);
	}));

	test('of nobody has no score and no day', () => withDatabase(async (db) => {
		expect(await readQuality((await office(db)).ctx)).toMatchObject({ people: 0, unlooked: 0, lookedOn: null, score: { total: null } });
	}));

	test('looking again looks at all of the own government, and at nobody else\'s', () => withDatabase(async (db) => {
		const { agencyId, ctx } = await office(db);
		const other = await office(db);
		for (let times = 0; times < 3; times += 1) await insertPerson(db, { agencyId });
		await insertPerson(db, { agencyId, left_on: '2026-01-01' });
		await insertPerson(db, { agencyId: other.agencyId });
		expect(await lookAgain(ctx)).toBe(3);
		expect(await lookAgain(ctx)).toBe(3);
		expect(await readQuality(ctx)).toMatchObject({ people: 3, unlooked: 0, lookedOn: '2026-11-21' });
		expect(await readQuality(other.ctx)).toMatchObject({ people: 0, unlooked: 1 });
	}));

	test('is for who answers for the records of the whole government', () => withDatabase(async (db) => {
		const { agencyId, root, as } = await office(db);
		const unit = await insertUnit(db, { agencyId, parent: root });
		for (const ctx of [as('employee'), as('supervisor'), as('administrator', unit.path)]) {
			await expect(readQuality(ctx)).rejects.toMatchObject({ code: 'identity.not_allowed', status: 403 });
			await expect(readFinding(ctx, 'COM_6', 1)).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await expect(lookAgain(ctx)).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}
		for (const code of ['', 'COM_99', 'com_6', "COM_6' or true --", '__proto__']) await expect(readFinding(as('administrator'), code, 1), code).rejects.toMatchObject({ code: 'request.not_found', status: 404 });
	}));
});
