import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeTable } from '#platform/csv/write-table.ts';
import type { Db } from '#platform/db/connect.ts';
import type { AgencyRow } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { readPeriod, type Period } from '../period/period.schema.ts';
import { fillReports, reportCtx as ctxOf, workReports } from '../testing/report-scene.ts';
import { drawPublication, withoutTitles } from './period-draw-job.ts';
import { drawAgain, publishReport, readPublishPage, withdrawReport } from './period-publish-service.ts';
import { requestReport, reportFile } from './period-service.ts';

const H1 = readPeriod('2026-H1') as Period;

/** A government with one version that is made. */
async function made(db: Db): Promise<AgencyRow> {
	const agency = await fillReports(db);
	await requestReport(ctxOf(db, agency), H1);
	await workReports(db, agency);
	return agency;
}

async function draw(db: Db, agency: AgencyRow): Promise<void> {
	for (const { report_id: id } of await db.selectFrom('period_report_publication').select('report_id').where('agency_id', '=', agency.id).execute()) await drawPublication({ ...ctxOf(db, agency), actor: null }, agency.id, id);
}

const published = (db: Db, agency: AgencyRow) => db.selectFrom('period_report_publication').selectAll().where('agency_id', '=', agency.id).executeTakeFirst();

describe('before publishing', () => {
	test('every typed text is shown, and one with the name of an officer stands out whatever its letters', () => withDatabase(async (db) => {
		const agency = await made(db);
		const { texts, version } = await readPublishPage(ctxOf(db, agency), '2026-H1', '1');
		expect(version.publication).toBeNull();
		expect(texts.map(({ kind, text, suspicions }) => [kind, text, suspicions])).toEqual([
			['title', 'Pelatihan Rekaan', []], ['reason', 'Layanan membaik dan biayanya wajar.', []], ['reason', 'Menurut BUDI REKAAN pelatihan ini tidak perlu.', ['name']]
		]);
	}));

	test('a version that is not made cannot be checked, nor published', () => withDatabase(async (db) => {
		const agency = await fillReports(db);
		await requestReport(ctxOf(db, agency), H1);
		await expect(readPublishPage(ctxOf(db, agency), '2026-H1', '1')).rejects.toMatchObject({ code: 'report.not_done' });
		await expect(publishReport(ctxOf(db, agency), '2026-H1', '1', { read: true, struck: [] })).rejects.toMatchObject({ code: 'report.not_done' });
	}));

	test('somebody must say to have read them', () => withDatabase(async (db) => {
		const agency = await made(db);
		expect(() => publishReport(ctxOf(db, agency), '2026-H1', '1', { read: false, struck: [] })).toThrow(expect.objectContaining({ code: 'report.not_read' }));
		expect(await published(db, agency)).toBeUndefined();
	}));

	test.each(['auditor', 'employee', 'supervisor'] as const)('an %s neither checks, publishes nor withdraws', (role) => withDatabase(async (db) => {
		const agency = await made(db);
		const ctx = ctxOf(db, agency, role);
		for (const act of [() => readPublishPage(ctx, '2026-H1', '1'), () => publishReport(ctx, '2026-H1', '1', { read: true, struck: [] }), () => withdrawReport(ctx, '2026-H1', '1', { reason: 'Ada yang keliru.' })])
			await expect((async () => act())()).rejects.toMatchObject({ code: 'identity.not_allowed' });
	}));
});

describe('publishing', () => {
	test('waits until its files are drawn, and leaves struck texts out of all of them', () => withDatabase(async (db) => {
		const agency = await made(db);
		const ctx = ctxOf(db, agency, 'head_of_region');
		await publishReport(ctx, '2026-H1', '1', { read: true, struck: ['reason-2', 'title-1', 'reason-77'] });
		expect(await published(db, agency)).toMatchObject({ struck: ['reason-2', 'title-1'], drawn_at: null, document: null });
		await draw(db, agency);
		const { document, sha256 } = (await published(db, agency))!;
		expect(document).not.toMatch(/BUDI|Pelatihan Rekaan/);
		expect(document).toContain('Alasan tertulis ini ditutup pada versi yang diterbitkan.');
		expect(document).toContain('This written reason is withheld in the published version.');
		const files = await db.selectFrom('period_report_file').select(['kind', 'language', 'bytes', 'edition']).where('agency_id', '=', agency.id).where('edition', '=', 'public').orderBy('kind').orderBy('language').execute();
		expect(files.map(({ kind, language }) => `${kind} ${language}`)).toEqual(['pdf en', 'pdf id', 'xlsx en', 'xlsx id', 'zip id']);
		const results = strFromU8(unzipSync(files[4]!.bytes)['results.csv']!);
		expect(results).not.toContain('Pelatihan Rekaan');
		// The version itself is as it was.
		expect(strFromU8((await reportFile(ctx, '2026-H1', '1', 'json')).bytes)).toContain('BUDI REKAAN');
		expect(sha256).toMatch(/^[0-9a-f]{64}$/);
	}));

	test('is done once; the second click is told so, the second job changes nothing', () => withDatabase(async (db) => {
		const agency = await made(db);
		await publishReport(ctxOf(db, agency), '2026-H1', '1', { read: true, struck: [] });
		await expect(publishReport(ctxOf(db, agency), '2026-H1', '1', { read: true, struck: [] })).rejects.toMatchObject({ code: 'report.published_before' });
		await draw(db, agency);
		const before = await published(db, agency);
		await draw(db, agency);
		expect(await published(db, agency)).toEqual(before);
		const actions = await db.selectFrom('audit_entry').select(['action', 'account_id']).where('agency_id', '=', agency.id).where('action', 'in', ['report.publish', 'report.draw']).orderBy('id').execute();
		expect(actions.map(({ action, account_id: by }) => [action, by !== null])).toEqual([['report.publish', true], ['report.draw', false]]);
	}));

	test('of the whole without striking says the same as the version', () => withDatabase(async (db) => {
		const agency = await made(db);
		await publishReport(ctxOf(db, agency), '2026-H1', '1', { read: true, struck: [] });
		await draw(db, agency);
		const version = await db.selectFrom('period_report').select(['document', 'sha256']).where('agency_id', '=', agency.id).executeTakeFirstOrThrow();
		expect(await published(db, agency)).toMatchObject(version);
	}));
});

describe('files that cannot be drawn', () => {
	const fails = () => Promise.reject(new Error('no room'));
	const drawId = async (db: Db, agency: AgencyRow) => (await db.selectFrom('period_report_publication').select('report_id').where('agency_id', '=', agency.id).executeTakeFirstOrThrow()).report_id;
	const failed = async (db: Db): Promise<AgencyRow> => {
		const agency = await made(db);
		await publishReport(ctxOf(db, agency), '2026-H1', '1', { read: true, struck: [] });
		await expect(drawPublication({ ...ctxOf(db, agency), actor: null }, agency.id, await drawId(db, agency), fails)).rejects.toThrow('no room');
		return agency;
	};

	test('leave a note where the publisher reads it, and a line in the trail', () => withDatabase(async (db) => {
		const agency = await failed(db);
		expect((await readPublishPage(ctxOf(db, agency), '2026-H1', '1')).version.publication).toMatchObject({ drawnAt: null, fault: 'report.drawing_failed' });
		const [entry] = await db.selectFrom('audit_entry').select(['action', 'detail']).where('agency_id', '=', agency.id).orderBy('id', 'desc').limit(1).execute();
		expect(entry).toEqual({ action: 'report.fail', detail: { fault: 'report.drawing_failed' } });
	}));

	test('are drawn when the queue tries again, and the note goes', () => withDatabase(async (db) => {
		const agency = await failed(db);
		await draw(db, agency);
		expect(await published(db, agency)).toMatchObject({ fault: null, drawn_at: expect.any(Date) as unknown, document: expect.any(String) as unknown });
	}));

	test('are drawn when a person asks again, who may publish', () => withDatabase(async (db) => {
		const agency = await failed(db);
		await expect((async () => drawAgain(ctxOf(db, agency, 'auditor'), '2026-H1', '1'))()).rejects.toMatchObject({ code: 'identity.not_allowed' });
		await drawAgain(ctxOf(db, agency, 'head_of_region'), '2026-H1', '1');
		expect(await published(db, agency)).toMatchObject({ fault: null, drawn_at: null });
		await draw(db, agency);
		await expect(drawAgain(ctxOf(db, agency), '2026-H1', '1')).rejects.toMatchObject({ code: 'report.not_published' });
	}));

	test('of a version that was never published, or was withdrawn meanwhile, are nobody’s business', () => withDatabase(async (db) => {
		const agency = await made(db);
		await expect(drawAgain(ctxOf(db, agency), '2026-H1', '1')).rejects.toMatchObject({ code: 'report.not_published' });
		await publishReport(ctxOf(db, agency), '2026-H1', '1', { read: true, struck: [] });
		const id = await drawId(db, agency);
		await expect(drawPublication({ ...ctxOf(db, agency), actor: null }, agency.id, id, async () => {
			await withdrawReport(ctxOf(db, agency), '2026-H1', '1', { reason: 'Keliru menekan tombol.' });
			throw new Error('no room');
		})).rejects.toThrow('no room');
		expect(await published(db, agency)).toMatchObject({ fault: null, drawn_at: null });
		await expect(drawAgain(ctxOf(db, agency), '2026-H1', '1')).rejects.toMatchObject({ code: 'report.not_published' });
	}));
});

describe('withdrawing', () => {
	test('keeps the reason, is recorded, and cannot be taken back or done twice', () => withDatabase(async (db) => {
		const agency = await made(db);
		const ctx = ctxOf(db, agency);
		await expect(withdrawReport(ctx, '2026-H1', '1', { reason: 'Belum terbit sama sekali.' })).rejects.toMatchObject({ code: 'report.not_published' });
		await publishReport(ctx, '2026-H1', '1', { read: true, struck: [] });
		await draw(db, agency);
		await withdrawReport(ctx, '2026-H1', '1', { reason: 'Satu alasan menyebut nama.' });
		expect(await published(db, agency)).toMatchObject({ withdrawn_reason: 'Satu alasan menyebut nama.', withdrawn_at: ctx.now });
		await expect(withdrawReport(ctx, '2026-H1', '1', { reason: 'Sekali lagi saja.' })).rejects.toMatchObject({ code: 'report.not_published' });
		await expect(publishReport(ctx, '2026-H1', '1', { read: true, struck: [] })).rejects.toMatchObject({ code: 'report.published_before' });
		expect(await db.selectFrom('audit_entry').select('detail').where('agency_id', '=', agency.id).where('action', '=', 'report.withdraw').execute()).toEqual([{ detail: { period: '2026-H1', version: 1 } }]);
	}));

	test('before the files are drawn stops them', () => withDatabase(async (db) => {
		const agency = await made(db);
		await publishReport(ctxOf(db, agency), '2026-H1', '1', { read: true, struck: [] });
		await withdrawReport(ctxOf(db, agency), '2026-H1', '1', { reason: 'Keliru menekan tombol.' });
		await draw(db, agency);
		expect(await published(db, agency)).toMatchObject({ drawn_at: null, document: null });
	}));
});

describe('titles in the data', () => {
	const zipOf = (title: string) => zipSync({ 'results.csv': strToU8(writeTable(['programme', 'title', 'outcome'], [['1', title, 'index'], ['2', 'Lain', 'index']])), 'panel.csv': strToU8('x') });
	test.each(['Kelas Budi', 'Kelas, "Budi"', '=cmd|Budi', "'Budi", '$&Budi', 'Budi\nKelas'])('%j is replaced as it was written', (title) => {
		const files = unzipSync(withoutTitles(zipOf(title), new Set([title]), '[judul ditutup]'));
		expect(strFromU8(files['results.csv']!)).toBe('programme,title,outcome\r\n1,[judul ditutup],index\r\n2,Lain,index\r\n');
		expect(strFromU8(files['panel.csv']!)).toBe('x');
	});
	test('that are not struck leave the file alone', () => {
		const zip = zipOf('Kelas');
		expect(withoutTitles(zip, new Set(), '-')).toBe(zip);
	});
});
