import { describe, expect, test } from 'vitest';
import { makeReport } from '#features/reports/server/period-job.ts';
import { fillReports, reportCtx, workReports } from '#features/reports/testing/report-scene.ts';
import { drawPublication } from '#features/reports/server/period-draw-job.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { insertAccount, insertGrant, type AgencyRow } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { MOST_LOOKS, publishFirstReport } from './first-report.ts';

/** An invented government whose one evaluation is not judged yet, with somebody who trains the whole of it. */
async function demo(db: Db, given: { readonly invented?: boolean } = {}): Promise<AgencyRow & { readonly programmeId: string }> {
	const agency = await fillReports(db);
	await db.updateTable('agency').set({ invented: given.invented ?? true }).where('id', '=', agency.id).execute();
	const root = await db.selectFrom('unit').select(['id', 'number', 'path', 'name']).where('agency_id', '=', agency.id).where('parent_id', 'is', null).executeTakeFirstOrThrow();
	const account = await insertAccount(db, { agencyId: agency.id });
	await insertGrant(db, { account, role: 'training_manager', unit: { ...root, agencyId: agency.id, path: String(root.path) } });
	return agency;
}

const worker = (db: Db, agency: AgencyRow): Ctx => ({ ...reportCtx(db, agency), actor: null });
const versions = (db: Db, { id }: AgencyRow) => db.selectFrom('period_report').select(['period', 'version', 'state', 'requested_by']).where('agency_id', '=', id).execute();
const publications = (db: Db, { id }: AgencyRow) => db.selectFrom('period_report_publication').select(['struck', 'published_by', 'drawn_at', 'report_id']).where('agency_id', '=', id).execute();
const looks = async (db: Db, { id }: AgencyRow) => (await db.withSchema('pgboss').selectFrom('job' as never).select('data' as never).where('name' as never, '=', 'demo.report' as never).execute() as { data: { agencyId: string; looksLeft: number } }[])
	.filter(({ data }) => data.agencyId === id).map(({ data }) => data.looksLeft);
const judge = (db: Db, agency: AgencyRow & { readonly programmeId: string }) => db.insertInto('evaluation_result').values({
	agency_id: agency.id, programme_id: agency.programmeId, verdict: 'cannot_be_judged', result: '{}', rule_version: '1', data_sha256: 'a'.repeat(64)
}).execute();

describe('the first report of the demo', () => {
	test('waits for verdicts, is asked for, made by the ordinary job, checked, and published without what looks like a name', () => withDatabase(async (db) => {
		const agency = await demo(db);
		const ctx = worker(db, agency);
		await publishFirstReport(ctx, agency.id, MOST_LOOKS);
		expect(await versions(db, agency)).toEqual([]);
		expect(await looks(db, agency)).toEqual([MOST_LOOKS - 1]);

		await judge(db, agency);
		await publishFirstReport(ctx, agency.id, MOST_LOOKS - 1);
		expect(await versions(db, agency)).toEqual([{ period: '2026-H1', version: 1, state: 'waiting', requested_by: expect.any(String) as unknown }]);
		await publishFirstReport(ctx, agency.id, MOST_LOOKS - 2);
		expect(await versions(db, agency)).toHaveLength(1);

		await workReports(db, agency);
		await publishFirstReport(ctx, agency.id, MOST_LOOKS - 3);
		const [publication] = await publications(db, agency);
		expect(publication).toMatchObject({ struck: ['reason-2'], published_by: expect.any(String) as unknown, drawn_at: null });
		await drawPublication(ctx, agency.id, publication!.report_id);
		expect((await publications(db, agency))[0]!.drawn_at).not.toBeNull();
		const actions = await db.selectFrom('audit_entry').select('action').where('agency_id', '=', agency.id).where('action', 'like', 'report.%').orderBy('id').execute();
		expect(actions.map(({ action }) => action)).toEqual(['report.request', 'report.make', 'report.publish', 'report.draw']);
	}));

	test('is published once: a look that comes again changes nothing and is the last', () => withDatabase(async (db) => {
		const agency = await demo(db);
		const ctx = worker(db, agency);
		await publishFirstReport(ctx, agency.id, 1);
		await workReports(db, agency);
		await publishFirstReport(ctx, agency.id, 9);
		const before = await publications(db, agency);
		await publishFirstReport(ctx, agency.id, 9);
		expect(await publications(db, agency)).toEqual(before);
		expect(await versions(db, agency)).toHaveLength(1);
		expect(await looks(db, agency)).toEqual([]);
	}));

	test('does not wait for verdicts for ever', () => withDatabase(async (db) => {
		const agency = await demo(db);
		await publishFirstReport(worker(db, agency), agency.id, MOST_LOOKS - 60);
		expect(await versions(db, agency)).toHaveLength(1);
	}));

	test('that failed is left for a person, who reads why', () => withDatabase(async (db) => {
		const agency = await demo(db);
		const ctx = worker(db, agency);
		await publishFirstReport(ctx, agency.id, 9);
		const { id } = await db.selectFrom('period_report').select('id').where('agency_id', '=', agency.id).executeTakeFirstOrThrow();
		await expect(makeReport(ctx, agency.id, id, () => Promise.reject(new Error('no room')))).rejects.toThrow();
		const known = await looks(db, agency);
		await publishFirstReport(ctx, agency.id, 8);
		expect(await versions(db, agency)).toMatchObject([{ state: 'failed' }]);
		expect(await looks(db, agency)).toEqual(known);
	}));

	test('is nothing for a real government, nor where nobody trains the whole', () => withDatabase(async (db) => {
		for (const agency of [await demo(db, { invented: false }), await fillReports(db)]) {
			await publishFirstReport(worker(db, agency), agency.id, 9);
			expect(await versions(db, agency)).toEqual([]);
			expect(await looks(db, agency)).toEqual([]);
		}
	}));
});
