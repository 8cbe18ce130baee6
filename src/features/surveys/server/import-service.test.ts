import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refreshPanel } from '#features/services/server/panel-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertServicePoint, type PointRow } from '#tests/support/surveys.ts';
import { withCommitted } from '#tests/support/training.ts';
import { importResponses, type ResponseImport } from './import-service.ts';
import { skmPanelSource } from './outcome-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-responses-'));
let number = 0;
function fileOf(text: string): string {
	const path = join(folder, `${(number += 1)}.csv`);
	writeFileSync(path, text);
	return path;
}

const header = 'Tanggal;U1;U2;U3;U4;U5;U6;U7;U8;U9;JK;Saran';
const rows = ['03-11-2026;3;3;3;4;3;3;3;2;4;L;Antre lama', '2026-11-04;4;4;4;4;4;4;4;4;4;P;', '2026-11-04;4;4;4;4;4;4;4;4;4;P;'];
const file = (lines: readonly string[] = rows) => fileOf([header, ...lines].join('\n'));

async function counter(db: Db): Promise<{ agencyId: string; point: PointRow; wanted: Omit<ResponseImport, 'file'> }> {
	const agency = await insertAgency(db);
	const point = await insertServicePoint(db, await insertUnit(db, { agencyId: agency.id }));
	return {
		agencyId: agency.id,
		point,
		wanted: { fileName: 'skm.csv', serviceCode: point.serviceCode, from: '2026-11-01', to: '2026-11-30', order: 'standard', isDryRun: false }
	};
}
const take = (db: Db, agencyId: string, wanted: ResponseImport) => importResponses({ ...ctxOf(db, null), agencyId }, wanted);
const stored = (db: Db, agencyId: string) =>
	db
		.selectFrom('survey_response')
		.select(['submitted_on', 'channel', 'facilities', 'complaints', 'sex', 'comment'])
		.where('agency_id', '=', agencyId)
		.orderBy('submitted_on')
		.orderBy('facilities')
		.execute();

describe('answers collected elsewhere', () => {
	test('become a survey with its answers and its trail; two alike are two; their month waits until it is over', () =>
		withDatabase(async (db) => {
			const { agencyId, wanted } = await counter(db);
			expect(await take(db, agencyId, { ...wanted, file: file() })).toMatchObject({
				rows: 3,
				new: 3,
				changed: 0,
				unchanged: 0,
				refused: 0,
				warnings: {},
				units: { new: 0, changed: 0 }
			});
			expect(await stored(db, agencyId)).toEqual([
				{ submitted_on: '2026-11-03', channel: 'import', facilities: 2, complaints: 4, sex: 'M', comment: 'Antre lama' },
				...[1, 2].map(() => ({ submitted_on: '2026-11-04', channel: 'import', facilities: 4, complaints: 4, sex: 'F', comment: null }))
			]);
			const index = () => db.selectFrom('outcome_month').select(['responses', 'total']).where('agency_id', '=', agencyId).where('element', '=', 'index').execute();
			expect(await index()).toEqual([]);
			await refreshPanel(db, agencyId, [skmPanelSource], '2026-12-01');
			expect(await index()).toEqual([{ responses: 3, total: 100 }]);
			expect(await db.selectFrom('audit_entry').select('action').where('agency_id', '=', agencyId).execute()).toEqual([{ action: 'survey.import' }]);
			expect(await db.selectFrom('import_batch').select(['kind', 'state', 'rows_read']).where('agency_id', '=', agencyId).execute()).toEqual([
				{ kind: 'responses', state: 'confirmed', rows_read: 3 }
			]);
		}));

	test('the same file twice adds nothing; a longer one adds its new rows; order does not matter', () =>
		withDatabase(async (db) => {
			const { agencyId, wanted } = await counter(db);
			await take(db, agencyId, { ...wanted, file: file() });
			expect(await take(db, agencyId, { ...wanted, file: file() })).toMatchObject({ new: 0, unchanged: 3 });
			expect(await take(db, agencyId, { ...wanted, file: file([...rows, rows[0] ?? ''].reverse()) })).toMatchObject({ new: 1, unchanged: 3 });
			expect(await stored(db, agencyId)).toHaveLength(4);
		}));

	test('a dry run counts and writes nothing', () =>
		withCommitted(async ({ owner, scoped }) => {
			const { agencyId, wanted } = await counter(owner);
			expect(await take(scoped(agencyId), agencyId, { ...wanted, file: file(), isDryRun: true })).toMatchObject({ new: 3 });
			expect(await owner.selectFrom('survey').selectAll().execute()).toEqual([]);
			expect(await owner.selectFrom('import_batch').selectAll().execute()).toEqual([]);
			expect(await take(scoped(agencyId), agencyId, { ...wanted, file: file() })).toMatchObject({ new: 3 });
		}));

	test('rows that cannot be read are refused one by one with their place', () =>
		withDatabase(async (db) => {
			const { agencyId, wanted } = await counter(db);
			const refusals: unknown[] = [];
			const bad = [
				'2026-11-05;5;3;3;3;3;3;3;3;3;;',
				'2026-12-05;3;3;3;3;3;3;3;3;3;;',
				'31-11-2026;3;3;3;3;3;3;3;3;3;;',
				'2026-11-05;;;;;;;;;;L;x',
				'2026-11-05;=1+1;3;3;3;3;3;3;3;3;;'
			];
			const counts = await take(db, agencyId, {
				...wanted,
				file: file([...rows, ...bad]),
				onRefused: (row, code, column) => refusals.push([row, code, column])
			});
			expect(counts).toMatchObject({ rows: 8, new: 3, refused: 5, warnings: { 'skm.answer': 2, 'response.date': 2, 'response.empty': 1 } });
			expect(refusals).toEqual([
				[5, 'skm.answer', 'U1'],
				[6, 'response.date', 'Tanggal'],
				[7, 'response.date', 'Tanggal'],
				[8, 'response.empty', ''],
				[9, 'skm.answer', 'U1']
			]);
		}));

	test('with few answers a row is taken and warned of; without dates it gets the last day', () =>
		withDatabase(async (db) => {
			const { agencyId, wanted } = await counter(db);
			const counts = await take(db, agencyId, { ...wanted, file: fileOf('persyaratan,prosedur,sarana\n3,4,2\n') });
			expect(counts).toMatchObject({ new: 1, warnings: { 'response.no_date': 1, 'response.few_answers': 1 } });
			expect(await stored(db, agencyId)).toMatchObject([{ submitted_on: '2026-11-30', facilities: 2, complaints: null }]);
		}));

	test('the annex reads U8 as complaints (R15)', () =>
		withDatabase(async (db) => {
			const { agencyId, wanted } = await counter(db);
			await take(db, agencyId, { ...wanted, file: file([rows[0] ?? '']), order: 'annex' });
			expect(await stored(db, agencyId)).toMatchObject([{ facilities: 4, complaints: 2 }]);
		}));
});

describe('an import is refused whole', () => {
	test.each([
		['an unknown service', { serviceCode: 'tidak-ada' }, 'service.unknown'],
		['a counter that does not give it', { slug: 'tidak-ada' }, 'import.point'],
		['a period that is none', { from: '2026-11-31' }, 'import.period'],
		['a period that ends before it begins', { from: '2026-12-01' }, 'import.period'],
		['a period before there was a rule', { from: '2015-03-01', to: '2015-03-31' }, 'import.period'],
		['a period of a year that was mistyped', { from: '2026-11-01', to: '9999-12-31' }, 'import.period']
	])('for %s', (_, given, code) =>
		withDatabase(async (db) => {
			const { agencyId, wanted } = await counter(db);
			await expect(take(db, agencyId, { ...wanted, file: file(), ...given })).rejects.toMatchObject({ code });
		})
	);

	test('when there is no such file', () =>
		withDatabase(async (db) => {
			const { agencyId, wanted } = await counter(db);
			await expect(take(db, agencyId, { ...wanted, file: join(folder, 'tidak-ada.csv') })).rejects.toMatchObject({ code: 'csv.not_found' });
		}));

	test('when the file has none of the nine elements', () =>
		withDatabase(async (db) => {
			const { agencyId, wanted } = await counter(db);
			await expect(take(db, agencyId, { ...wanted, file: fileOf('nama;umur\nx;3\n') })).rejects.toMatchObject({ code: 'skm.no_elements' });
		}));

	test('when another survey meets the period, or a closed one would change', () =>
		withDatabase(async (db) => {
			const { agencyId, wanted } = await counter(db);
			const { surveyId } = await take(db, agencyId, { ...wanted, file: file() });
			await expect(take(db, agencyId, { ...wanted, from: '2026-11-15', to: '2026-12-15', file: file() })).rejects.toMatchObject({
				code: 'import.survey_overlap'
			});
			await db
				.updateTable('survey')
				.set({ closed_at: new Date() })
				.where('id', '=', surveyId ?? '')
				.execute();
			expect(await take(db, agencyId, { ...wanted, file: file() })).toMatchObject({ new: 0, unchanged: 3 });
			await expect(take(db, agencyId, { ...wanted, file: file(['2026-11-09;1;1;1;1;1;1;1;1;1;;']) })).rejects.toMatchObject({ code: 'import.survey_closed' });
		}));
});

test('a file of which no row fits opens no survey, and leaves no batch behind', () =>
	withCommitted(async ({ owner, scoped }) => {
		const { agencyId, wanted } = await counter(owner);
		expect(await take(scoped(agencyId), agencyId, { ...wanted, from: '2026-12-01', to: '2026-12-31', file: file() })).toMatchObject({ new: 0, refused: 3, surveyId: null });
		expect(await owner.selectFrom('survey').select('id').execute()).toEqual([]);
		expect(await owner.selectFrom('import_batch').select('id').execute()).toEqual([]);
	}));

describe('more answers for a month that is told', () => {
	const line = (day: string) => `${day};1;1;1;1;1;1;1;1;1;P;`;
	const lines = (count: number, day: string) => Array.from({ length: count }, () => line(day));
	const index = (db: Db, agencyId: string) => db.selectFrom('outcome_month').select(['month', 'responses']).where('agency_id', '=', agencyId).where('element', '=', 'index').orderBy('month').execute();
	const october = (wanted: Omit<ResponseImport, 'file'>) => ({ ...wanted, from: '2026-10-01', to: '2026-11-30' });

	test('count in the month that runs when they are fewer than five, in their own when they are more', () =>
		withDatabase(async (db) => {
			const { agencyId, wanted } = await counter(db);
			const first = lines(8, '2026-10-05');
			await take(db, agencyId, { ...october(wanted), file: file(first) });
			expect(await index(db, agencyId)).toEqual([{ month: '2026-10-01', responses: 8 }]);
			await take(db, agencyId, { ...october(wanted), file: file([...first, ...lines(4, '2026-10-06')]) });
			expect(await index(db, agencyId)).toEqual([{ month: '2026-10-01', responses: 8 }]);
			expect(await db.selectFrom('survey_response').select(['submitted_on', 'counted_in']).where('counted_in', 'is not', null).execute()).toEqual(lines(4, '').map(() => ({ submitted_on: '2026-10-06', counted_in: '2026-11-01' })));
			expect((await db.selectFrom('panel_stale').select('month').where('agency_id', '=', agencyId).where('month', '=', '2026-11-01').execute()).length).toBeGreaterThan(0);
			await take(db, agencyId, { ...october(wanted), file: file([...first, ...lines(4, '2026-10-06'), ...lines(5, '2026-10-07')]) });
			expect(await index(db, agencyId)).toEqual([{ month: '2026-10-01', responses: 13 }]);
		}));

	test('the first file of a month counts in it, however few its rows are; so does one of the month that runs', () =>
		withDatabase(async (db) => {
			const { agencyId, wanted } = await counter(db);
			await take(db, agencyId, { ...october(wanted), file: file([...lines(2, '2026-10-05'), ...lines(1, '2026-11-05')]) });
			expect(await index(db, agencyId)).toEqual([{ month: '2026-10-01', responses: 2 }]);
			expect(await db.selectFrom('survey_response').select('id').where('counted_in', 'is not', null).execute()).toEqual([]);
		}));
});
