import { describe, expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import type { Db } from '#platform/db/connect.ts';
import { ThresholdForm } from '../schema.ts';
import { reviewNeeds } from './review-service.ts';
import { readThresholds, saveThresholds, thresholdPage } from './threshold-service.ts';

const TYPED = { elementBound: '65', leastAnswers: '10', complaints: '3', complaintDays: '90', promisePercent: '70', promiseMonths: '2', leastVisits: '10', missedMonths: '6', ageDays: '60' };
const values = (given: Partial<typeof TYPED> = {}) => ThresholdForm.parse({ ...TYPED, ...given });
const change = (validFrom = '2026-12-01') => ({ validFrom, reason: 'Terlalu banyak kebutuhan' });

async function inScene(work: (scene: { db: Db; agencyId: string; as: (persona: Persona, day?: string) => ReturnType<typeof ctxOf>; review: (day: string) => ReturnType<typeof reviewNeeds> }) => Promise<void>): Promise<void> {
	await withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section);
		const at = (day: string) => ({ now: new Date(`${day}T03:00:00Z`) });
		await db.insertInto('outcome_month').values([['2026-01-01', 10], ['2026-02-01', 10], ['2026-09-01', 55], ['2026-10-01', 50]].map(([month, value]) => ({
			agency_id: world.agency.id, unit_id: world.units.section.id, service_id: point.serviceId, element: 'within_promise_percent', month: String(month), responses: 100, total: 0, value: Number(value)
		}))).execute();
		await work({ db, agencyId: world.agency.id, as: (persona, day = '2026-11-22') => ctxOf(db, world.cast[persona].actor, at(day)), review: (day) => reviewNeeds(ctxOf(db, null, at(day)), world.agency.id) });
	});
}

describe('thresholds of needs', () => {
	test('show what is in force and what other numbers would do, and change nothing by trying', () =>
		inScene(async ({ db, as }) => {
			const page = await thresholdPage(as('training_manager'), values({ promisePercent: '50' }));
			expect(page).toMatchObject({ now: values(), version: '2026-1', versions: [], effect: { elements: 0, complaints: 0, times: 1, urgency: [1, 0, 0] }, tried: { effect: { times: 0, urgency: [0, 0, 0] } } });
			expect(await db.selectFrom('need_rule').selectAll().execute()).toEqual([]);
			expect(await db.selectFrom('need').selectAll().execute()).toEqual([]);
		}));

	test('saved, they are in force from their day on, and the need names their version', () =>
		inScene(async ({ db, as, review }) => {
			await saveThresholds(as('training_manager'), values({ promisePercent: '50' }), change());
			expect((await thresholdPage(as('training_manager'), null)).now.promisePercent).toBe(70);
			const later = await thresholdPage(as('training_manager', '2026-12-01'), null);
			expect(later).toMatchObject({ version: '2026-1+2026-12-01', now: { promisePercent: 50 }, effect: { times: 0 }, versions: [{ validFrom: '2026-12-01', reason: 'Terlalu banyak kebutuhan' }] });
			expect((await review('2026-12-01')).opened).toBe(0);
			await saveThresholds(as('training_manager', '2026-12-01'), values({ promisePercent: '90' }), change('2026-12-02'));
			expect((await review('2026-12-02')).opened).toBe(1);
			expect(await db.selectFrom('need').select('rule_version').execute()).toEqual([{ rule_version: '2026-1+2026-12-02' }]);
			expect(await db.selectFrom('audit_entry').select('action').where('action', '=', 'need.rule').execute()).toHaveLength(2);
		}));

	test('months older than half a year open nothing', () =>
		inScene(async ({ review, db }) => {
			await review('2026-11-22');
			expect(await db.selectFrom('need_evidence').select('month').orderBy('month').execute()).toEqual([{ month: '2026-09-01' }, { month: '2026-10-01' }]);
		}));

	test('are not set for a day that is past, nor twice for one day', () =>
		inScene(async ({ as }) => {
			await expect((async () => saveThresholds(as('training_manager'), values(), change('2026-11-21')))()).rejects.toMatchObject({ code: 'need.rule_in_past' });
			await saveThresholds(as('training_manager'), values(), change('2026-11-22'));
			await expect(saveThresholds(as('training_manager'), values(), change('2026-11-22'))).rejects.toMatchObject({ code: 'need.rule_taken' });
		}));

	test.each(PERSONAS.filter((persona) => persona !== 'training_manager'))('%s neither sees nor sets them', (persona) =>
		inScene(async ({ db, as, agencyId }) => {
			const attempt = (work: () => Promise<unknown>) => Promise.resolve().then(work).then(() => 'done', (error: { code?: string }) => error.code);
			expect(await attempt(() => thresholdPage(as(persona), null))).toBe('identity.not_allowed');
			expect(await attempt(() => saveThresholds(as(persona), values(), change()))).toBe('identity.not_allowed');
			expect(await db.selectFrom('need_rule').selectAll().where('agency_id', '=', agencyId).execute()).toEqual([]);
		}));

	test.each([{}, { elementBound: '12' }, { elementBound: 'x' }, { complaints: '1' }, { promisePercent: '101' }, { promiseMonths: '0' }, { leastVisits: '1.5' }, { ageDays: "' or 1=1" }])('in the address nothing that is not whole is tried: %j', (given) => {
		const query = new URLSearchParams(Object.keys(given).length === 0 ? {} : { ...TYPED, ...given });
		expect(readThresholds(query)).toBeNull();
	});

	test('in the address numbers are read as they are written here', () => {
		expect(readThresholds(new URLSearchParams({ ...TYPED, elementBound: '76,61' }))?.elementBoundHundredths).toBe(7661);
	});
});
