import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openPool, plainDb, type Db } from '#platform/db/connect.ts';
import { insertAgency } from '#tests/support/builders.ts';
import { withDatabase, withOwnDatabase, withScope } from '#tests/support/database.ts';
import { readPeriod, type Period } from '../period/period.schema.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { fillReports, reportCtx as ctxOf, workReports } from '../testing/report-scene.ts';
import { makeReport } from './period-job.ts';
import { sha256Of } from './period-files.ts';
import { listReports, newestVersion, readReport, reportFile, requestReport } from './period-service.ts';

const H1 = readPeriod('2026-H1') as Period;
const stateOf = async (db: Db, agencyId: string) => db.selectFrom('period_report').select(['version', 'state', 'progress', 'fault']).where('agency_id', '=', agencyId).orderBy('version').execute();
const actions = async (db: Db, agencyId: string) => (await db.selectFrom('audit_entry').select('action').where('agency_id', '=', agencyId).where('subject', 'like', 'report:%').orderBy('at').orderBy('id').execute()).map(({ action }) => action);
const jobs = async (db: Db) => Number((await db.withSchema('pgboss').selectFrom('job' as never).select(({ fn }) => fn.countAll().as('many')).where('name' as never, '=', 'report.make' as never).executeTakeFirstOrThrow() as { many: number }).many);

describe('a report is asked for', () => {
	test('waits for the worker, is made, and stays a version with its files and fingerprint', () => withDatabase(async (db) => {
		const agency = await fillReports(db);
		const ctx = ctxOf(db, agency);
		const before = await jobs(db);
		expect(await newestVersion(ctx, '2026-h1')).toBeUndefined();
		expect(await requestReport(ctx, H1)).toBe(1);
		expect(await jobs(db)).toBe(before + 1);
		expect(await readReport(ctx, '2026-H1', '1')).toMatchObject({ report: null, changes: null, version: { state: 'waiting', sha256: null } });
		await workReports(db, agency);
		const page = await readReport(ctx, '2026-h1', '1');
		expect(page).toMatchObject({ version: { state: 'done', progress: 100, dataOn: '2026-11-21', publication: null }, report: { language: 'id', agencyName: 'Kabupaten Rekaan' }, mayPublish: true });
		expect((await readReport({ ...ctx, locale: 'en' }, '2026-H1', '1')).report!.language).toBe('en');
		// The fingerprint is that of the file of its contents, and is printed on paper.
		const { bytes } = await reportFile(ctx, '2026-H1', '1', 'json');
		expect(sha256Of(bytes)).toBe(page.version.sha256);
		const pdf = await reportFile(ctx, '2026-H1', '1', 'pdf');
		expect(pdf).toMatchObject({ name: `laporan-${agency.code}-2026-H1-v1.pdf`, type: 'application/pdf' });
		expect(JSON.stringify(readPdf(pdf.bytes).root).replaceAll(' ', '')).toContain(page.version.sha256!);
		expect(readPdf(pdf.bytes).pages).toBe(page.version.pages);
		expect((await reportFile({ ...ctx, locale: 'en' }, '2026-H1', '1', 'xlsx')).name).toBe(`laporan-${agency.code}-2026-H1-v1.en.xlsx`);
		expect(strFromU8(unzipSync((await reportFile(ctx, '2026-H1', '1', 'zip')).bytes)['README.md']!)).toContain('Data per 2026-11-21');
		expect(await actions(db, agency.id)).toEqual(['report.request', 'report.make']);
		expect(await newestVersion(ctx, '2026-H1')).toBe(1);
	}));

	test('once more while it is on its way nobody makes a second; after an hour its worker is gone', () => withDatabase(async (db) => {
		const agency = await fillReports(db);
		const ctx = ctxOf(db, agency);
		expect([await requestReport(ctx, H1), await requestReport(ctx, H1)]).toEqual([1, 1]);
		expect(await actions(db, agency.id)).toEqual(['report.request']);
		await db.updateTable('period_report').set({ state: 'making', progress: 40 }).execute();
		expect((await readReport(ctx, '2026-H1', '1')).version).toMatchObject({ state: 'making', fault: null });
		const later = { ...ctx, now: new Date(ctx.now.getTime() + 3_600_000) };
		expect(await readReport(later, '2026-H1', '1')).toMatchObject({ version: { state: 'failed', fault: 'report.making_failed' }, versions: [{ state: 'failed' }] });
		expect((await listReports(later)).reports).toMatchObject([{ state: 'failed' }]);
		expect(await requestReport({ ...ctx, now: new Date(ctx.now.getTime() + 3_600_000) }, H1)).toBe(1);
		expect(await stateOf(db, agency.id)).toEqual([{ version: 1, state: 'waiting', progress: 0, fault: null }]);
	}));

	test('by four people in the same moment it is one report, one job and one line in the trail', () => withOwnDatabase(async (address) => {
		const pool = openPool(address.owner, 4);
		try {
			const db = plainDb(pool);
			const agency = await insertAgency(db);
			const ctx = ctxOf(db, agency);
			expect(await Promise.all([1, 2, 3, 4].map(() => requestReport(ctx, H1)))).toEqual([1, 1, 1, 1]);
			expect(await stateOf(db, agency.id)).toHaveLength(1);
			expect(await jobs(db)).toBe(1);
			expect(await actions(db, agency.id)).toEqual(['report.request']);
			// Two workers that take it at once make it once.
			const { id } = await db.selectFrom('period_report').select('id').where('agency_id', '=', agency.id).executeTakeFirstOrThrow();
			await Promise.all([1, 2].map(() => makeReport({ ...ctx, actor: null }, agency.id, id)));
			expect(await stateOf(db, agency.id)).toEqual([{ version: 1, state: 'done', progress: 100, fault: null }]);
			expect(await actions(db, agency.id)).toEqual(['report.request', 'report.make']);
		} finally {
			await pool.end();
		}
	}), 60_000);

	test('again makes the next version and says what changed; the first stays letter by letter', () => withDatabase(async (db) => {
		const agency = await fillReports(db);
		const ctx = ctxOf(db, agency);
		await requestReport(ctx, H1);
		await workReports(db, agency);
		const first = await reportFile(ctx, '2026-H1', '1', 'pdf');
		expect(await requestReport(ctx, H1)).toBe(2);
		await workReports(db, agency);
		expect((await readReport(ctx, '2026-H1', '2')).changes).toEqual({ since: 1, what: { figures: [], findings: [], tables: [] } });
		await db.insertInto('decision').values({ agency_id: agency.id, programme_id: agency.programmeId, version: 3, step: 'decision', choice: 'stop', recommended: 'continue', rule_version: '1', why: 'Anggaran habis.', evidence: '{}', evidence_sha256: 'a'.repeat(64), made_at: ctx.now, made_on: '2026-06-04' }).execute();
		await requestReport(ctx, H1);
		await workReports(db, agency);
		const { changes, versions } = await readReport(ctx, '2026-H1', '3');
		expect(changes!.what.figures).toContainEqual({ label: 'Keputusan atas program', before: '1', after: '2' });
		expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
		expect((await listReports(ctx)).reports.map(({ period, version }) => [period, version])).toEqual([['2026-H1', 3]]);
		expect(Buffer.from((await reportFile(ctx, '2026-H1', '1', 'pdf')).bytes).equals(Buffer.from(first.bytes))).toBe(true);
	}));

	test('of a period that has not begun is refused', () => withDatabase(async (db) => {
		const ctx = ctxOf(db, await insertAgency(db));
		expect(() => requestReport(ctx, readPeriod('2027-Q1') as Period)).toThrow(expect.objectContaining({ code: 'report.in_the_future' }));
	}));
});

describe('the worker', () => {
	const waiting = async (db: Db) => {
		const agency = await fillReports(db);
		await requestReport(ctxOf(db, agency), H1);
		const { id } = await db.selectFrom('period_report').select('id').where('agency_id', '=', agency.id).executeTakeFirstOrThrow();
		return { agency, id, ctx: { ...ctxOf(db, agency), actor: null } };
	};

	test('notes what failed, for whoever waits; asked again it is made', () => withDatabase(async (db) => {
		const { agency, id, ctx } = await waiting(db);
		await expect(makeReport(ctx, agency.id, id, async () => { throw new Error('no room'); })).rejects.toThrow('no room');
		expect(await stateOf(db, agency.id)).toEqual([{ version: 1, state: 'failed', progress: 1, fault: 'report.making_failed' }]);
		await makeReport(ctx, agency.id, id);
		expect((await stateOf(db, agency.id))[0]!.state).toBe('failed');
		expect(await requestReport(ctxOf(db, agency), H1)).toBe(1);
		await workReports(db, agency);
		expect(await stateOf(db, agency.id)).toEqual([{ version: 1, state: 'done', progress: 100, fault: null }]);
		expect(await actions(db, agency.id)).toEqual(['report.request', 'report.fail', 'report.request', 'report.make']);
	}));

	test('makes a version once, however often the job comes', () => withDatabase(async (db) => {
		const { agency, id, ctx } = await waiting(db);
		await makeReport(ctx, agency.id, id);
		await makeReport(ctx, agency.id, id, async () => { throw new Error('made twice'); });
		await makeReport(ctx, agency.id, '0198a000-0000-7000-8000-00000000000b');
		expect(await actions(db, agency.id)).toEqual(['report.request', 'report.make']);
	}));

	test('tells how far it is', () => withDatabase(async (db) => {
		const { agency, id, ctx } = await waiting(db);
		await expect(makeReport(ctx, agency.id, id, async (_ctx, _agency, _period, _version, onProgress) => {
			await onProgress(0.5);
			await onProgress(0.2);
			throw new Error('enough');
		})).rejects.toThrow();
		expect((await stateOf(db, agency.id))[0]!.progress).toBe(50);
	}));
});

describe('who may', () => {
	test('whoever reads reports of the whole government, and nobody else; publishing is a right of its own', () => withDatabase(async (db) => {
		const agency = await fillReports(db);
		expect((await listReports(ctxOf(db, agency))).mayPublish).toBe(true);
		expect((await listReports(ctxOf(db, agency, 'auditor'))).mayPublish).toBe(false);
		for (const ctx of [ctxOf(db, agency, 'employee'), ctxOf(db, agency, 'supervisor', '/1/2/')]) {
			for (const act of [() => listReports(ctx), () => requestReport(ctx, H1), () => readReport(ctx, '2026-H1', '1'), () => reportFile(ctx, '2026-H1', '1', 'pdf')])
				await expect((async () => act())()).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}
	}));

	test.each([['x', '1', 'report.period_unknown'], ['2026-H1', '2', 'request.not_found'], ['2026-H1', '0', 'request.not_found'], ['2026-H1', "1' or 1=1", 'request.not_found'], ['2026-H1', '9999999999', 'request.not_found']])('%s version %s is refused: %s', async (period, version, code) => withDatabase(async (db) => {
		const agency = await insertAgency(db);
		await requestReport(ctxOf(db, agency), H1);
		await expect((async () => readReport(ctxOf(db, agency), period, version))()).rejects.toMatchObject({ code });
	}));

	test.each(['pdf', 'json', 'exe', '../etc/passwd'])('a file %s of a version that is not made is not there', (kind) => withDatabase(async (db) => {
		const agency = await insertAgency(db);
		await requestReport(ctxOf(db, agency), H1);
		await expect(reportFile(ctxOf(db, agency), '2026-H1', '1', kind)).rejects.toMatchObject({ code: 'request.not_found' });
	}));
});

describe('the database', () => {
	test('lets nobody change or delete a version that is done', () => withDatabase(async (db) => {
		const agency = await fillReports(db);
		await requestReport(ctxOf(db, agency), H1);
		await workReports(db, agency);
		await expect(db.updateTable('period_report').set({ sha256: 'x' }).where('agency_id', '=', agency.id).execute()).rejects.toThrow('a report that is done is not changed');
	}));

	test.each(['delete from period_report', 'delete from period_report_file', "update period_report_file set sha256 = 'x'", 'delete from period_report_publication', "update period_report_publication set struck = '{}'"])('refuses the program itself: %s', (statement) => withScope(['0198a000-0000-7000-8000-00000000000a'], async (db) => {
		const { sql } = await import('kysely');
		await expect(sql.raw(statement).execute(db)).rejects.toThrow('permission denied');
	}));
});
