import { formFieldsOf } from './fields.ts';
import { insertAccount, insertEmployment, insertPerson, type AccountRow, type PersonRow } from '#tests/support/builders.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { actorFrom } from '#features/identity/actor.ts';
import type { Actor, Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';

/** A day of a test as the clock says it. */
export const at = (day: string): Partial<Ctx> => ({ now: new Date(`${day}T03:00:00Z`), today: day });

export interface Alumnus {
	readonly person: PersonRow;
	readonly account: AccountRow;
	readonly actor: Actor;
	readonly enrolmentId: string;
}

export interface Scene {
	readonly world: World;
	readonly courseId: string;
	readonly sessionId: string;
	/** In the section, each with an account. The head of the office above it is `world.cast.supervisor`. */
	readonly alumni: readonly Alumnus[];
}

/** A technical session that ended on 10 March 2026 (R24), completed that day by so many people of one section. */
export async function insertScene(db: Db, { people = 6, formId = '3', sharing = 'agency' } = {}): Promise<Scene> {
	const world = await insertWorld(db);
	const agencyId = world.agency.id;
	const { id: courseId } = await db.insertInto('course').values({ owner_agency_id: agencyId, code: 'P-1', title: 'Pelayanan Rekaan', form_id: formId, minutes: 900, sharing }).returning('id').executeTakeFirstOrThrow();
	const { id: sessionId } = await db.insertInto('session').values({ owner_agency_id: agencyId, course_id: courseId, name: 'Angkatan I', starts_on: '2026-03-09', ends_on: '2026-03-10', place: 'Aula Rekaan', capacity: 40,
		state: 'done', completed_at: new Date('2026-03-10T09:00:00Z') }).returning('id').executeTakeFirstOrThrow();
	const alumni: Alumnus[] = [];
	for (let count = 0; count < people; count += 1) alumni.push(await insertAlumnus(db, world, sessionId));
	return { world, courseId, sessionId, alumni };
}

async function insertAlumnus(db: Db, { agency, units }: World, sessionId: string): Promise<Alumnus> {
	const person = await insertPerson(db, { agencyId: agency.id });
	await insertEmployment(db, { person, unit: units.section });
	const account = await insertAccount(db, { agencyId: agency.id, person });
	const actor = actorFrom({ accountId: account.id, personId: person.id, name: person.name, agencyId: agency.id, agencyName: agency.name, unitId: units.section.id, unitName: units.section.name, unitPath: units.section.path,
		holdings: [{ role: 'employee', agencyId: agency.id, unitPath: units.section.path }] });
	const { id: enrolmentId } = await db.insertInto('enrolment').values({ agency_id: agency.id, session_id: sessionId, person_id: person.id, state: 'completed' }).returning('id').executeTakeFirstOrThrow();
	return { person, account, actor, enrolmentId };
}

export const REACTION = formFieldsOf(['relevance', 'facilitator', 'material', 'would_use']);
export const BEHAVIOUR = formFieldsOf(['uses', 'better', 'serves', 'solves', 'shares']);
