import { describe, expect, test } from 'vitest';
import { actorOf, ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { insertCourse, insertSession, withCommitted } from '#tests/support/training.ts';
import { mayManage, mayRecord, maySee, visibleTo } from './policy.ts';
import { listCatalogue } from './queries.ts';
import { cancelSession, catalogue, createCourse, createSession, managedCatalogue, readFilter } from './service.ts';

const course = { code: 'BTK-01', title: 'Melayani dengan tenang', summary: '', formId: '3', jp: 20, sharing: 'all' as const };

describe('courses and sessions', () => {
	test('a manager makes a course of 20 JP and opens a session; both stand in the trail', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const manager = ctx(world.cast.training_manager.actor);
			const courseId = await createCourse(manager, course);
			const sessionId = await createSession(manager, {
				courseId,
				name: 'Angkatan I',
				startsOn: '2026-12-01',
				endsOn: '2026-12-02',
				place: 'Aula',
				capacity: 30
			});
			const managed = await managedCatalogue(manager);
			expect(managed.courses).toMatchObject([{ id: courseId, minutes: 900 }]);
			expect(managed.sessions).toMatchObject([{ id: sessionId, taken: 0, capacity: 30, state: 'open' }]);
			expect((await owner.selectFrom('audit_entry').select('action').orderBy('id').execute()).map(({ action }) => action)).toEqual([
				'course.create',
				'session.create'
			]);
		}));

	test('a code is taken once in a government', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const manager = ctx(world.cast.training_manager.actor);
			await createCourse(manager, course);
			await expect(createCourse(manager, course)).rejects.toMatchObject({ code: 'course.code_taken', params: { field: 'code' } });
		}));

	test('dates out of order, in the past or too long, and a foreign course are refused at their field', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const manager = ctx(world.cast.training_manager.actor);
			const courseId = await createCourse(manager, course);
			const form = { courseId, name: 'Angkatan I', startsOn: '2026-12-01', endsOn: '2026-12-02', place: 'Aula', capacity: 30 };
			await expect(createSession(manager, { ...form, endsOn: '2026-11-30' })).rejects.toMatchObject({
				code: 'session.dates_out_of_order',
				params: { field: 'endsOn' }
			});
			await expect(createSession(manager, { ...form, endsOn: '2028-11-30' })).rejects.toMatchObject({ code: 'session.too_long' });
			await expect(createSession(manager, { ...form, startsOn: '2026-11-20' })).rejects.toMatchObject({
				code: 'session.in_the_past',
				params: { field: 'startsOn' }
			});
			const foreign = await insertCourse(owner, world.foreignAgency.id, { sharing: 'all' });
			await expect(createSession(manager, { ...form, courseId: foreign })).rejects.toMatchObject({ code: 'course.not_found' });
		}));

	test('a session sent twice, also at the same moment, is one; called off, it can be opened anew', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const manager = ctx(world.cast.training_manager.actor);
			const courseId = await createCourse(manager, course);
			const form = { courseId, name: 'Angkatan I', startsOn: '2026-12-01', endsOn: '2026-12-02', place: 'Aula', capacity: 30 };
			const ids = await Promise.all(Array.from({ length: 4 }, () => createSession(manager, form)));
			expect(new Set(ids).size).toBe(1);
			expect(await createSession(manager, { ...form, name: 'Angkatan II' })).not.toBe(ids[0]);
			await cancelSession(manager, ids[0] ?? '', false);
			expect(await createSession(manager, form)).not.toBe(ids[0]);
			expect((await managedCatalogue(manager)).sessions).toHaveLength(3);
		}));

	test('a session called off leaves the catalogue and comes back by undo', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const manager = ctx(world.cast.training_manager.actor);
			const session = await insertSession(owner, world.agency.id, await insertCourse(owner, world.agency.id));
			const shown = async () => (await catalogue(manager, readFilter(new URLSearchParams()))).length;
			await cancelSession(manager, session, false);
			expect(await shown()).toBe(0);
			await cancelSession(manager, session, true);
			expect(await shown()).toBe(1);
			await expect(cancelSession(manager, session, true)).rejects.toMatchObject({ code: 'session.not_open' });
		}));

	test('only managers manage, and only at home', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const session = await insertSession(owner, world.agency.id, await insertCourse(owner, world.agency.id, { sharing: 'all' }));
			for (const who of PERSONAS.filter((name) => name !== 'training_manager')) {
				expect(() => createCourse(ctx(world.cast[who].actor), course)).toThrow('identity.not_allowed');
				expect(() => managedCatalogue(ctx(world.cast[who].actor))).toThrow('identity.not_allowed');
				expect(() => cancelSession(ctx(world.cast[who].actor), session, false)).toThrow('identity.not_allowed');
			}
		}));

	test('a manager of one office adds no course and holds no session: both belong to the whole agency', () =>
		withDatabase(async (db) => {
			const { agency, units } = await insertWorld(db);
			const ofOffice = ctxOf(db, actorOf({ agencyId: agency.id, roles: { training_manager: units.office.path } }));
			expect(() => createCourse(ofOffice, course)).toThrow('identity.not_allowed');
			expect(() => managedCatalogue(ofOffice)).toThrow('identity.not_allowed');
			expect(await db.selectFrom('course').select('id').execute()).toEqual([]);
		}));
});

describe('policy', () => {
	test('what one may open is what one is listed, for every persona', () =>
		withCommitted(async ({ owner, scoped }) => {
			const world = await insertWorld(owner);
			for (const [agencyId, sharing] of [
				[world.agency.id, 'all'],
				[world.agency.id, 'agency'],
				[world.foreignAgency.id, 'all'],
				[world.foreignAgency.id, 'agency']
			] as const) {
				await insertSession(owner, agencyId, await insertCourse(owner, agencyId, { sharing }), { name: `${agencyId} ${sharing}` });
			}
			const everything = await owner
				.selectFrom('session as s')
				.innerJoin('course as c', 'c.id', 's.course_id')
				.select(['s.id', 's.owner_agency_id as ownerAgencyId', 'c.sharing'])
				.orderBy('s.id')
				.execute();
			for (const persona of PERSONAS) {
				const { actor } = world.cast[persona];
				const listed = await scoped(actor.agencyId)
					.transaction()
					.execute((tx) =>
						listCatalogue(
							tx,
							visibleTo(actor),
							{ agencyId: actor.agencyId, personId: actor.personId, today: '2026-11-21' },
							{ text: '', month: undefined, onlyFree: false }
						)
					);
				const opened = everything.filter(({ ownerAgencyId, sharing }) => maySee(actor, { ownerAgencyId, sharing: sharing as 'all' | 'agency' }));
				expect(listed.map(({ id }) => id).sort(), persona).toEqual(opened.map(({ id }) => id).sort());
				expect(opened).toHaveLength(3);
			}
		}));

	test('attendance is kept by managers and facilitators at home; sessions by managers', () =>
		withCommitted(async ({ owner }) => {
			const world = await insertWorld(owner);
			const held = { ownerAgencyId: world.agency.id };
			expect(PERSONAS.filter((name) => mayRecord(world.cast[name].actor, held))).toEqual(['training_manager', 'facilitator']);
			expect(PERSONAS.filter((name) => mayManage(world.cast[name].actor, held))).toEqual(['training_manager']);
		}));

	test('a role on one unit of the government reaches no session and no list, for they belong to all of it', () => {
		const agencyId = '00000000-0000-7000-8000-000000000001';
		for (const [path, may] of [['/1/', true], ['/1/2/', false]] as const) {
			const actor = actorOf({ agencyId, roles: { training_manager: path, facilitator: path, partner: path } });
			expect([mayManage(actor, { ownerAgencyId: agencyId }), mayRecord(actor, { ownerAgencyId: agencyId })]).toEqual([may, may]);
		}
		const partner = actorOf({ agencyId, roles: { partner: '/1/' } });
		expect([mayManage(partner, { ownerAgencyId: agencyId }), mayRecord(partner, { ownerAgencyId: agencyId })]).toEqual([false, false]);
	});
});
