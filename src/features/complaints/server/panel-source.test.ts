import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { markStale, refreshPanel } from '#features/services/server/panel-service.ts';
import { insertPerson } from '#tests/support/builders.ts';
import { aboutPerson, insertComplaint } from '#tests/support/complaint-rows.ts';
import { withCitizen } from '#tests/support/complaints.ts';
import { insertVisits, type InventedVisit } from '#tests/support/queue.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { complaintPanelSources, confirmedPanelSource } from './panel-source.ts';

test('the panel hears of each answer in its own transaction, and takes it back on reopening', () =>
	withCitizen(async ({ owner, app, agency, office, point }) => {
		const { service_id } = await owner.selectFrom('service_point').select('service_id').where('id', '=', point.id).executeTakeFirstOrThrow();
		const closed = { state: 'closed', service_id, closed_at: new Date('2026-10-31T18:00:00Z') }; // 1 November in Jambi
		const [a = '', b = ''] = [await insertComplaint(owner, office, closed), await insertComplaint(owner, office, closed), await insertComplaint(owner, office, closed), await insertComplaint(owner, office, { ...closed, service_id: null })];
		const say = (id: string, fixed: boolean | null) => owner.updateTable('complaint').set({ confirmed_fixed: fixed }).where('id', '=', id).execute();
		const panel = async () => {
			await refreshPanel(app, agency.id, [confirmedPanelSource], '2027-01-01');
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
		expect((await refreshPanel(app, agency.id, [confirmedPanelSource], '2027-01-01')).cells).toBe(0);
	}));

type Scene = Parameters<Parameters<typeof withCitizen>[0]>[0];

/** Months of one measure as [month, how many, of them, value], counted again from what is marked. */
async function months({ app, owner, agency }: Scene, element: string) {
	await refreshPanel(app, agency.id, complaintPanelSources, '2027-01-01');
	const { rows } = await sql<{ month: string; responses: number; total: number; value: number }>`
		select month, responses, total, value from outcome_month where agency_id = ${agency.id} and element = ${element} order by month`.execute(owner);
	return rows.map(({ month, responses, total, value }) => [month.slice(0, 7), responses, total, value]);
}
const many = (count: number, takenAt: string, given: Partial<InventedVisit> = {}): InventedVisit[] => Array.from({ length: count }, () => ({ takenAt, wait: 5, serve: 5, ...given }));

describe('complaints per 1,000 services', () => {
	const rates = (scene: Scene) => months(scene, 'complaints_per_thousand');
	const scene = (work: (given: Scene & { complain: (given?: object) => Promise<string>; stale: (month: string) => Promise<void> }) => Promise<void>) => withCitizen(async (given) => {
		const { owner, office, point, agency } = given;
		const complain = (about: object = {}) => insertComplaint(owner, office, { service_id: point.serviceId, received_at: new Date('2026-09-10T03:00:00Z'), received_on: '2026-09-10', ...about });
		const stale = (month: string) => markStale(owner, agency.id, [{ unitId: office.id, serviceId: point.serviceId, month }]);
		await work({ ...given, complain, stale });
	});

	test('are counted by the month of receipt, over numbers called and files taken in; a month without complaints is zero', () => scene(async (given) => {
		const { owner, point, complain, stale } = given;
		await insertVisits(owner, point, [...many(9, '2026-09-10T02:00:00Z'), ...many(1, '2026-09-30T16:59:00Z', { reference: 'B-1' }), ...many(4, '2026-10-05T02:00:00Z')]);
		await complain();
		expect(await rates(given)).toEqual([['2026-09', 10, 1, 100]]);
		await stale('2026-10-01');
		expect(await rates(given)).toEqual([['2026-09', 10, 1, 100], ['2026-10', 4, 0, 0]]);
	}));

	test('have no value in a month without services, and none before the first complaint of the government', () => scene(async (given) => {
		const { owner, point, complain, stale } = given;
		await insertVisits(owner, point, [...many(5, '2026-08-10T02:00:00Z'), ...many(5, '2026-10-05T02:00:00Z')]);
		for (const month of ['2026-08-01', '2026-09-01', '2026-10-01']) await stale(month);
		expect(await rates(given)).toEqual([]); // nobody could complain yet
		await complain(); // September, without a single service
		for (const month of ['2026-08-01', '2026-10-01']) await stale(month);
		expect(await rates(given)).toEqual([['2026-10', 5, 0, 0]]);
	}));

	test('an earlier first complaint makes zeros of the months after it, though nobody marked them', () => scene(async (given) => {
		const { owner, point, complain, stale } = given;
		await insertVisits(owner, point, [...many(5, '2026-07-10T02:00:00Z'), ...many(5, '2026-08-10T02:00:00Z')]);
		for (const month of ['2026-07-01', '2026-08-01']) await stale(month);
		await owner.insertInto('outcome_month').values(['2026-07-01', '2026-08-01'].map((month) => ({ agency_id: given.agency.id, unit_id: given.office.id, service_id: point.serviceId, element: 'wait_median_minutes', month, responses: 5, total: 0, value: 5 }))).execute();
		await rates(given);
		await complain({ service_id: null, received_at: new Date('2026-07-20T03:00:00Z'), received_on: '2026-07-20' });
		expect(await rates(given)).toEqual([['2026-07', 5, 0, 0], ['2026-08', 5, 0, 0]]);
		await complain({ service_id: null, received_at: new Date('2026-08-20T03:00:00Z'), received_on: '2026-08-20' });
		expect((await refreshPanel(given.app, given.agency.id, complaintPanelSources, '2027-01-01')).cells).toBe(0); // only the first one says so
	}));

	test('who left or never came was not served', () => scene(async (given) => {
		const { owner, point, agency, complain } = given;
		await insertVisits(owner, point, many(2, '2026-09-10T02:00:00Z'));
		const taken = { agency_id: agency.id, service_point_id: point.id, taken_at: new Date('2026-09-10T02:00:00Z') };
		await owner.insertInto('visit').values([{ ...taken, left_at: new Date('2026-09-10T02:30:00Z') }, { ...taken, called_at: new Date('2026-09-10T02:20:00Z'), absent_at: new Date('2026-09-10T02:30:00Z') }, taken]).execute();
		await complain();
		expect(await rates(given)).toEqual([['2026-09', 2, 1, 500]]);
	}));

	test('leave out questions, wishes, violations, what names an officer, what was put aside, and what has no service', () => scene(async (given) => {
		const { owner, point, agency, complain } = given;
		await insertVisits(owner, point, many(10, '2026-09-10T02:00:00Z'));
		for (const about of [{ class: 'information' }, { class: 'aspiration' }, { class: 'violation' }, { state: 'archived' }, { state: 'outside' }, { service_id: null }]) await complain(about);
		const counted = await complain();
		const named = await complain();
		expect(await rates(given)).toEqual([['2026-09', 10, 2, 200]]);
		await aboutPerson(owner, agency.id, named, (await insertPerson(owner, { agencyId: agency.id })).id);
		expect(await rates(given)).toEqual([['2026-09', 10, 1, 100]]);
		await owner.updateTable('complaint').set({ state: 'archived' }).where('id', '=', counted).execute();
		expect(await rates(given)).toEqual([['2026-09', 10, 0, 0]]);
	}));

	test('follow a complaint that is passed on to another service', () => scene(async (given) => {
		const { owner, office, point, complain } = given;
		const other = await insertServicePoint(owner, office);
		await insertVisits(owner, point, many(10, '2026-09-10T02:00:00Z'));
		await insertVisits(owner, other, many(20, '2026-09-10T02:00:00Z'));
		const id = await complain();
		await owner.updateTable('complaint').set({ service_id: other.serviceId }).where('id', '=', id).execute();
		expect((await rates(given)).sort()).toEqual([['2026-09', 10, 0, 0], ['2026-09', 20, 1, 50]]);
	}));

	test('stay as they were counted when the visits of the month are deleted, and are no open data', () => scene(async (given) => {
		const { owner, agency, point, complain, stale } = given;
		await insertVisits(owner, point, many(10, '2026-09-10T02:00:00Z'));
		await complain();
		await rates(given);
		await owner.insertInto('panel_kept').values({ agency_id: agency.id, before: '2026-10-01' }).execute();
		await owner.deleteFrom('visit').where('agency_id', '=', agency.id).execute();
		await stale('2026-09-01');
		expect(await rates(given)).toEqual([['2026-09', 10, 1, 100]]);
		const { rows } = await sql<{ element: string }>`select element from agency a, public_panel(a.code) where a.id = ${agency.id}`.execute(owner);
		expect(rows).toEqual([]);
	}));
});

describe('days until a complaint is closed', () => {
	test('are the median of those closed in the month, the reporter’s days of waiting with them', () =>
		withCitizen(async (scene) => {
			const { owner, office, point } = scene;
			const closed = (closedAt: string, given: object = {}) => insertComplaint(owner, office, { service_id: point.serviceId, state: 'closed', received_at: new Date('2026-09-10T03:00:00Z'), received_on: '2026-09-10', closed_at: new Date(closedAt), ...given });
			await closed('2026-09-12T03:00:00Z');
			await closed('2026-09-13T15:00:00Z');
			const late = await closed('2026-09-30T18:00:00Z'); // 1 October in Jambi
			await closed('2026-09-11T03:00:00Z', { class: 'information' });
			await closed('2026-09-11T03:00:00Z', { state: 'handling', closed_at: null });
			const days = () => months(scene, 'closing_median_days');
			expect(await days()).toEqual([['2026-09', 2, 0, 2.75], ['2026-10', 1, 0, 20.625]]);
			await owner.updateTable('complaint').set({ state: 'handling', closed_at: null }).where('id', '=', late).execute();
			expect(await days()).toEqual([['2026-09', 2, 0, 2.75]]);
		}));
});
