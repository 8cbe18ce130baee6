import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { refreshPanel } from '#features/services/server/panel-service.ts';
import { insertComplaint } from '#tests/support/complaint-rows.ts';
import { withCitizen } from '#tests/support/complaints.ts';
import { confirmedPanelSource } from './panel-source.ts';

test('the panel hears of each answer in its own transaction, and takes it back on reopening', () =>
	withCitizen(async ({ owner, app, agency, office, point }) => {
		const { service_id } = await owner.selectFrom('service_point').select('service_id').where('id', '=', point.id).executeTakeFirstOrThrow();
		const closed = { state: 'closed', service_id, closed_at: new Date('2026-10-31T18:00:00Z') }; // 1 November in Jambi
		const [a = '', b = ''] = [await insertComplaint(owner, office, closed), await insertComplaint(owner, office, closed), await insertComplaint(owner, office, closed), await insertComplaint(owner, office, { ...closed, service_id: null })];
		const say = (id: string, fixed: boolean | null) => owner.updateTable('complaint').set({ confirmed_fixed: fixed }).where('id', '=', id).execute();
		const panel = async () => {
			await refreshPanel(app, agency.id, [confirmedPanelSource]);
			return (await sql`select month, element, responses, total, value from outcome_month where agency_id = ${agency.id}`.execute(owner)).rows;
		};
		expect(await panel()).toEqual([]);
		await say(a, true);
		await say(b, false);
		expect(await panel()).toEqual([{ month: '2026-11-01', element: 'confirmed_fixed', responses: 2, total: 1, value: 50 }]);
		await owner.updateTable('complaint').set({ state: 'assigned', closed_at: null, confirmed_fixed: null }).where('id', '=', b).execute();
		expect(await panel()).toEqual([{ month: '2026-11-01', element: 'confirmed_fixed', responses: 1, total: 1, value: 100 }]);
		await owner.updateTable('complaint').set({ class: 'violation', confirmed_fixed: false }).where('id', '=', a).execute();
		expect(await panel()).toEqual([]);
		expect((await refreshPanel(app, agency.id, [confirmedPanelSource])).cells).toBe(0);
	}));
