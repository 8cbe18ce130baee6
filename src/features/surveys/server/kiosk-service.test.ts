import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { insertServicePoint, insertSurvey, type PointRow } from '#tests/support/surveys.ts';
import { KioskForm } from '../kiosk.schema.ts';
import { kioskStep, type KioskScreen } from './kiosk-service.ts';
import { passFor } from './sealed.ts';

const keyOf = (purpose: string) => `invented key of ${purpose}`;
const desk = { keyOf, source: null, device: null };

function withKiosk(work: (scene: { ctx: Ctx; point: PointRow; surveyId: string; pass: string }) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section);
		const surveyId = await insertSurvey(db, point);
		await work({ ctx: ctxOf(db, null), point, surveyId, pass: passFor(keyOf, 'kiosk', { slug: point.slug, surveyId, closesOn: '2026-11-30' }) });
	});
}

/** The next tap as the page of a screen would send it. */
const tap = (screen: KioskScreen, pass: string, given: object = {}) =>
	KioskForm.parse({ token: screen.token, seal: screen.seal, pass, ...Object.fromEntries(Object.entries(screen.answers).map(([element, score]) => [element, String(score)])), ...given });

async function walk(ctx: Ctx, slug: string, pass: string, secondsEach: number): Promise<KioskScreen | null> {
	let screen = await kioskStep(ctx, slug, KioskForm.parse({ go: 'start', pass }), desk);
	for (let at = 1; screen && at <= 9; at += 1) {
		const now = new Date(ctx.now.getTime() + at * secondsEach * 1000);
		screen = await kioskStep({ ...ctx, now }, slug, tap(screen, pass, { [screen.question.element]: '4' }), desk);
	}
	return screen;
}

describe('a visitor at the kiosk', () => {
	test('answers nine screens, counted from the first tap on, and is kept as one of the office’s kiosk', () =>
		withKiosk(async ({ ctx, point, pass }) => {
			expect(await walk(ctx, point.slug, pass, 3)).toBeNull();
			expect(await ctx.db.selectFrom('survey_response').select(['channel', 'signs', 'facilities']).execute()).toEqual([{ channel: 'kiosk', signs: [], facilities: 4 }]);
		}));

	test('who taps nine times in nine moments has not read', () =>
		withKiosk(async ({ ctx, point, pass }) => {
			await walk(ctx, point.slug, pass, 1);
			expect(await ctx.db.selectFrom('survey_response').select('signs').execute()).toEqual([{ signs: ['fast'] }]);
		}));

	test('a kiosk that nobody set up is a visitor’s own device', () =>
		withKiosk(async ({ ctx, point }) => {
			await walk(ctx, point.slug, 'kiosk.forged.pass', 3);
			expect(await ctx.db.selectFrom('survey_response').select('channel').execute()).toEqual([{ channel: 'web' }]);
		}));

	test('the last tap twice is one answer; a new start is a new form', () =>
		withKiosk(async ({ ctx, point, pass }) => {
			let screen = (await kioskStep(ctx, point.slug, KioskForm.parse({ go: 'start', pass }), desk)) as KioskScreen;
			for (let at = 1; at < 9; at += 1) screen = (await kioskStep(ctx, point.slug, tap(screen, pass, { [screen.question.element]: '3' }), desk)) as KioskScreen;
			const last = tap(screen, pass, { [screen.question.element]: '3' });
			for (const _ of [1, 2]) expect(await kioskStep(ctx, point.slug, last, desk)).toBeNull();
			expect(await ctx.db.selectFrom('survey_response').select('id').execute()).toHaveLength(1);
			const again = await kioskStep(ctx, point.slug, KioskForm.parse({ ...last, go: 'start' }), desk);
			expect(again).toMatchObject({ at: 0, answers: {} });
			expect(again?.token).not.toBe(screen.token);
		}));

	test('a closed survey and an unknown counter are refused', () =>
		withKiosk(async ({ ctx, point, surveyId, pass }) => {
			await expect(kioskStep(ctx, 'tidak-ada', KioskForm.parse({ go: 'start', pass }), desk)).rejects.toMatchObject({ code: 'survey.not_found' });
			await ctx.db.updateTable('survey').set({ closed_at: new Date() }).where('id', '=', surveyId).execute();
			await expect(kioskStep(ctx, point.slug, KioskForm.parse({ go: 'start', pass }), desk)).rejects.toMatchObject({ code: 'survey.closed' });
		}));
});
