import { describe, expect, test } from 'vitest';
import { attendanceList, completeSession, recordAttendance } from '#features/sessions/server/attendance-service.ts';
import { enrol } from '#features/sessions/server/enrolment-service.ts';
import { takeKept } from '#features/surveys/server/kept-service.ts';
import { passFor } from '#features/surveys/server/sealed.ts';
import { addDays } from '#platform/clock.ts';
import { openPool, plainDb, roleConfig, scopedDb } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { all, insertResponses, insertServicePoint, insertSurvey } from '#tests/support/surveys.ts';
import { insertCourse, insertSession } from '#tests/support/training.ts';
import { jobHandlers } from './job-handlers.ts';

describe('what follows from what', () => {
	test('ending a session credits JP to the people of each government, and a second run changes nothing', () =>
		withOwnDatabase(async (address) => {
			const [ownerPool, pool] = [openPool(address.owner, 1), openPool(roleConfig(address, 'bina_app'), 3)];
			const owner = plainDb(ownerPool);
			const world = await insertWorld(owner);
			const session = await insertSession(owner, world.agency.id, await insertCourse(owner, world.agency.id, { sharing: 'all' }), {
				starts_on: '2026-11-20',
				ends_on: '2026-11-21'
			});
			const as = (who: 'employee' | 'foreign_administrator' | 'training_manager', today: string) => {
				const { actor } = world.cast[who];
				return ctxOf(scopedDb(pool, { agencyIds: [actor.agencyId] }, address.secret), actor, { today, now: new Date(`${today}T02:00:00Z`) });
			};
			await enrol(as('employee', '2026-11-19'), session);
			await enrol(as('foreign_administrator', '2026-11-19'), session);
			for (const day of ['2026-11-20', '2026-11-21']) {
				const { participants } = await attendanceList(as('training_manager', day), session, day);
				await recordAttendance(as('training_manager', day), session, {
					day,
					all: 'yes',
					...Object.fromEntries(participants.map((one) => [`minutes.${one.agencyId}.${one.enrolmentId}`, '']))
				});
			}
			await completeSession(as('training_manager', '2026-11-21'), session);

			const { rows: jobs } = await pool.query<{ data: { event: 'session.completed'; agencyId: string; subjectId: string } }>(
				`select data from pgboss.job where name = 'event.react'`
			);
			const handlers = jobHandlers({ pool, address, environment: {} });
			for (const { data } of [...jobs, ...jobs]) await handlers['event.react'](data);

			const credited = await owner.selectFrom('jp_entry').select(['agency_id', 'minutes']).execute();
			expect(credited.sort((a, b) => a.agency_id.localeCompare(b.agency_id))).toEqual(
				[world.agency.id, world.foreignAgency.id].sort().map((agency_id) => ({ agency_id, minutes: 900 }))
			);
			await Promise.all([ownerPool.end(), pool.end()]);
		}));

	test('by the clock the panel of every agency takes in the newest answers', () =>
		withOwnDatabase(async (address) => {
			const [ownerPool, pool] = [openPool(address.owner, 1), openPool(roleConfig(address, 'bina_app'), 3)];
			const owner = plainDb(ownerPool);
			const world = await insertWorld(owner);
			const today = new Date().toISOString().slice(0, 10);
			for (const unit of [world.units.section, world.units.foreignRoot]) {
				const point = await insertServicePoint(owner, unit);
				const survey = await insertSurvey(owner, point, { opens_on: addDays(today, -40), closes_on: '9999-12-31' });
				await insertResponses(owner, point, survey, [all(3)], { submitted_on: addDays(today, -35) });
				await insertResponses(owner, point, survey, [all(3)], { submitted_on: today });
			}
			await jobHandlers({ pool, address, environment: {} })['outcome.refresh']({});
			const panel = await owner.selectFrom('outcome_month').select(['agency_id', 'total']).where('element', '=', 'index').execute();
			expect(panel.map(({ agency_id }) => agency_id).sort()).toEqual([world.agency.id, world.foreignAgency.id].sort());
			await Promise.all([ownerPool.end(), pool.end()]);
		}));

	test('an answer that a tablet brings 200 days late is counted when it came: its own month stays as it was told', () =>
		withOwnDatabase(async (address) => {
			const [ownerPool, pool, citizenPool] = [openPool(address.owner, 1), openPool(roleConfig(address, 'bina_app'), 3), openPool(roleConfig(address, 'bina_citizen'), 1)];
			const owner = plainDb(ownerPool);
			const world = await insertWorld(owner);
			const [today, day] = [0, -200].map((days) => addDays(new Date().toISOString().slice(0, 10), days)) as [string, string];
			const point = await insertServicePoint(owner, world.units.section, { opened_on: '2020-01-01' });
			const surveyId = await insertSurvey(owner, point, { opens_on: addDays(today, -300), closes_on: addDays(today, 60) });
			await insertResponses(owner, point, surveyId, [all(3)], { submitted_on: day });
			const refresh = () => jobHandlers({ pool, address, environment: {} })['outcome.refresh']({});
			const panel = () => owner.selectFrom('outcome_month').select(['month', 'responses', 'total']).where('element', '=', 'index').execute();
			await refresh();
			const [month, running] = [`${day.slice(0, 7)}-01`, `${today.slice(0, 7)}-01`];
			expect(await panel()).toEqual([{ month, responses: 1, total: 27 }]);

			const keyOf = (purpose: string) => `invented key of ${purpose}`;
			const pass = passFor(keyOf, 'tablet', { slug: point.slug, surveyId, closesOn: addDays(today, 60) });
			const answers = [{ token: crypto.randomUUID(), day, floor: day, seconds: 40, answers: all(4) }];
			const send = () => takeKept(ctxOf(plainDb(citizenPool), null, { today, now: new Date() }), point.slug, { pass, answers }, keyOf);
			expect(await send()).toMatchObject([{ outcome: 'added' }]);
			expect(await send()).toMatchObject([{ outcome: 'repeated' }]);
			expect(new Set((await owner.selectFrom('panel_stale').select('month').execute()).map((row) => row.month))).toEqual(new Set([month, running]));
			await refresh();
			expect(await panel()).toEqual([{ month, responses: 1, total: 27 }]);
			expect(await owner.selectFrom('panel_stale').select('month').execute()).toEqual([{ month: running }]);
			await Promise.all([ownerPool.end(), pool.end(), citizenPool.end()]);
		}));
});
