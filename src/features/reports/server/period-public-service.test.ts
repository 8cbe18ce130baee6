import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { insertUnit, type AgencyRow } from '#tests/support/builders.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { withDatabase } from '#tests/support/database.ts';
import { answerBytes, answerFile } from '../public-answer.ts';
import { readPeriod, type Period } from '../period/period.schema.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { fillReports, reportCtx as ctxOf, workReports } from '../testing/report-scene.ts';
import { openData } from './open-data-service.ts';
import { drawPublication } from './period-draw-job.ts';
import { sha256Of } from './period-files.ts';
import { publicReport, publicReportFile, publicReports } from './period-public-service.ts';
import { publishReport, withdrawReport } from './period-publish-service.ts';
import { requestReport } from './period-service.ts';

let moments = 0;
/** A citizen asks, each time at a minute of its own. */
const citizen = (db: Db, locale: 'id' | 'en' = 'id'): Ctx => ({ db, actor: null, now: new Date(Date.parse('2026-11-21T03:00:00Z') + (moments += 1) * 3_600_000), today: '2026-11-21', timeZone: 'Asia/Jakarta', locale, requestId: 'r' });

async function publish(db: Db, agency: AgencyRow, periodKey: string, struck: string[] = []): Promise<number> {
	const ctx = ctxOf(db, agency);
	const version = await requestReport(ctx, readPeriod(periodKey) as Period);
	await workReports(db, agency);
	await publishReport(ctx, periodKey, String(version), { read: true, struck });
	for (const { report_id: id } of await db.selectFrom('period_report_publication').select('report_id').where('agency_id', '=', agency.id).execute()) await drawPublication({ ...ctx, actor: null }, agency.id, id);
	return version;
}

describe('what citizens read of reports', () => {
	test('only what was published, the newest first, in their language', () => withDatabase(async (db) => {
		const agency = await fillReports(db);
		await requestReport(ctxOf(db, agency), readPeriod('2025') as Period);
		await workReports(db, agency);
		expect((await publicReports(citizen(db), agency.code)).periods).toEqual([]);
		await expect(publicReport(citizen(db), agency.code, '2025')).rejects.toMatchObject({ code: 'request.not_found' });
		await publish(db, agency, '2026-H1', ['reason-2']);
		await publish(db, agency, '2026-H1', ['reason-2']);
		await publish(db, agency, '2026-Q1');
		const { periods, name } = await publicReports(citizen(db), agency.code);
		expect([name, ...periods.map(({ period, versions }) => `${period} ${versions.map(({ version }) => version).join()}`)]).toEqual(['Kabupaten Rekaan', '2026-H1 2,1', '2026-Q1 1']);
		const page = await publicReport(citizen(db), agency.code, '2026-h1');
		expect(page).toMatchObject({ shown: { version: 2, dataOn: '2026-11-21', withdrawnOn: null }, report: { language: 'id' } });
		expect(JSON.stringify(page)).not.toContain('BUDI');
		expect(await publicReport(citizen(db, 'en'), agency.code, '2026-H1', '1')).toMatchObject({ shown: { version: 1 }, report: { language: 'en' } });
	}));

	test('an invented government tells how its first report stands, a real one does not', () => withDatabase(async (db) => {
		const agency = await fillReports(db);
		const first = async () => (await publicReports(citizen(db), agency.code)).first;
		await db.updateTable('agency').set({ invented: false }).where('id', '=', agency.id).execute();
		expect(await first()).toBeNull();
		await db.updateTable('agency').set({ invented: true }).where('id', '=', agency.id).execute();
		expect(await first()).toBe('awaited');
		await requestReport(ctxOf(db, agency), readPeriod('2026-H1') as Period);
		expect(await first()).toBe('making');
		await db.updateTable('period_report').set({ state: 'failed', fault: 'report.making_failed' }).where('agency_id', '=', agency.id).execute();
		expect(await first()).toBe('failed');
		await publish(db, agency, '2026-H1');
		await db.updateTable('agency').set({ invented: false }).where('id', '=', agency.id).execute();
		expect(await first()).toBeNull();
	}));

	test('of a withdrawn version the line that says why, and nothing else', () => withDatabase(async (db) => {
		const agency = await fillReports(db);
		await publish(db, agency, '2026-H1');
		await publish(db, agency, '2026-H1');
		const ctx = ctxOf(db, agency);
		await withdrawReport(ctx, '2026-H1', '2', { reason: 'Angka pengaduan keliru.' });
		const page = await publicReport(citizen(db), agency.code, '2026-H1');
		expect(page.shown!.version).toBe(1);
		expect(page.versions[0]).toMatchObject({ version: 2, withdrawnReason: 'Angka pengaduan keliru.' });
		await expect(publicReport(citizen(db), agency.code, '2026-H1', '2')).rejects.toMatchObject({ code: 'request.not_found' });
		for (const kind of ['pdf', 'zip', 'json']) await expect(publicReportFile(citizen(db), agency.code, `2026-H1-v2.${kind}`)).rejects.toMatchObject({ code: 'request.not_found' });
		await withdrawReport(ctx, '2026-H1', '1', { reason: 'Angka pengaduan keliru.' });
		expect(await publicReport(citizen(db), agency.code, '2026-H1')).toMatchObject({ shown: null, report: null });
	}));

	test('a withdrawal counts for whoever asks in the same moment', () => withDatabase(async (db) => {
		const agency = await fillReports(db);
		await publish(db, agency, '2026-H1');
		const asking = citizen(db);
		expect((await publicReport(asking, agency.code, '2026-H1')).shown!.version).toBe(1);
		await withdrawReport(ctxOf(db, agency), '2026-H1', '1', { reason: 'Angka pengaduan keliru.' });
		expect(await publicReport(asking, agency.code, '2026-H1')).toMatchObject({ shown: null, report: null, versions: [{ withdrawnReason: 'Angka pengaduan keliru.' }] });
		expect((await publicReports(asking, agency.code)).periods).toMatchObject([{ versions: [{ withdrawnReason: 'Angka pengaduan keliru.' }] }]);
		await expect(publicReport(asking, agency.code, '2026-H1', '1')).rejects.toMatchObject({ code: 'request.not_found' });
	}));

	test('nothing of another government', () => withDatabase(async (db) => {
		const [one, other] = [await fillReports(db), await fillReports(db)];
		await publish(db, one, '2026-H1');
		expect((await publicReports(citizen(db), other.code)).periods).toEqual([]);
		await expect(publicReport(citizen(db), other.code, '2026-H1')).rejects.toMatchObject({ code: 'request.not_found' });
	}));

	test.each([["x' or 1=1", '2026-H1', undefined], ['', '2026-H1', undefined]])('of no government %j nothing', (code, period, version) => withDatabase(async (db) => {
		await expect(publicReport(citizen(db), code, period, version)).rejects.toMatchObject({ code: 'request.not_found' });
	}));
});

test('the catalogue of open data names the newest version of each, and none that was withdrawn', () => withDatabase(async (db) => {
	const agency = await fillReports(db);
	const parent = await insertUnit(db, { agencyId: agency.id });
	await insertServicePoint(db, parent);
	await publish(db, agency, '2026-H1');
	await publish(db, agency, '2026-H1');
	await publish(db, agency, '2026-Q1');
	await withdrawReport(ctxOf(db, agency), '2026-Q1', '1', { reason: 'Angka pengaduan keliru.' });
	const { text } = await openData(citizen(db), agency.code, 'katalog.jsonld', 'https://bina.example');
	expect(text).toContain(`https://bina.example/data/${agency.code}/laporan/2026-H1-v2.pdf`);
	expect(text).toContain('"dct:issued"');
	expect(text).not.toMatch(/H1-v1|Q1/);
}));

test('a withdrawn report leaves the catalogue at once, also for whoever asks in the same moment or kept it', () => withDatabase(async (db) => {
	const agency = await fillReports(db);
	await insertServicePoint(db, await insertUnit(db, { agencyId: agency.id }));
	await publish(db, agency, '2026-H1');
	const asking = citizen(db);
	const ask = async (name = 'katalog.jsonld') => openData(asking, agency.code, name, 'https://bina.example');
	const before = await ask();
	expect(before).toMatchObject({ cache: 'public, no-cache', text: expect.stringContaining('2026-H1-v1.pdf') as unknown });
	expect(answerFile(await ask(), new Request('http://x/', { headers: { 'if-none-match': before.etag } })).status).toBe(304);
	await withdrawReport(ctxOf(db, agency), '2026-H1', '1', { reason: 'Angka pengaduan keliru.' });
	const after = await ask();
	expect(after.text).not.toContain('2026-H1');
	const answer = answerFile(after, new Request('http://x/', { headers: { 'if-none-match': before.etag } }));
	expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, no-cache']);
	// What changes once a month may be kept for a while.
	expect((await ask('kamus.json')).cache).toContain('max-age=60');
	await expect(openData(asking, '0000', 'katalog.jsonld', 'https://bina.example')).rejects.toMatchObject({ code: 'request.not_found' });
}));

describe('files', () => {
	test('carry the fingerprint that the page names, and a name of their own', () => withDatabase(async (db) => {
		const agency = await fillReports(db);
		await publish(db, agency, '2026-H1', ['reason-2']);
		const { shown } = await publicReport(citizen(db), agency.code, '2026-H1');
		const json = await publicReportFile(citizen(db), agency.code, '2026-H1-v1.json');
		expect(sha256Of(json.bytes)).toBe(shown!.sha256);
		const pdf = await publicReportFile(citizen(db), agency.code, '2026-H1-v1.en.pdf');
		expect(pdf.name).toBe(`laporan-${agency.code}-2026-H1-v1.en.pdf`);
		const words = JSON.stringify(readPdf(pdf.bytes).root);
		expect(words).toContain('Version 1, published');
		expect(words).not.toContain('BUDI');
	}));

	test.each(['x', '2026-H1-v1.exe', '2026-H1-v01.pdf', '2026-H1-v7.pdf'])('%j is not there', (name) => withDatabase(async (db) => {
		const agency = await fillReports(db);
		await expect(publicReportFile(citizen(db), agency.code, name)).rejects.toMatchObject({ code: 'request.not_found' });
	}));

	test('are sent once to whoever kept them, and asked for each time', async () => {
		const file = { name: 'a.pdf', type: 'application/pdf', bytes: new Uint8Array([1, 2]), etag: '"x"' };
		const fresh = answerBytes(file, new Request('http://localhost/'));
		expect([fresh.status, fresh.headers.get('cache-control'), fresh.headers.get('content-disposition')]).toEqual([200, 'public, no-cache', 'attachment; filename="a.pdf"']);
		expect(new Uint8Array(await fresh.arrayBuffer())).toEqual(file.bytes);
		expect(answerBytes(file, new Request('http://localhost/', { headers: { 'if-none-match': 'W/"x"' } })).status).toBe(304);
		expect(answerBytes(file, new Request('http://localhost/', { headers: { 'if-none-match': '"y"' } })).status).toBe(200);
	});
});
