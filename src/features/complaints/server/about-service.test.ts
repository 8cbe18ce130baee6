import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { insertComplaint, insertDesk } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { listAbout, nameOfficer, unnameOfficer } from './about-service.ts';
import { moveComplaint } from './move-service.ts';
import { caseOf } from './case-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly id: string;
	readonly nip: (persona: keyof World['cast']) => string;
	as(persona: keyof World['cast']): Ctx;
}

function inScene(work: (scene: Scene) => Promise<void>, kind: 'complaint' | 'violation' = 'complaint'): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const id = await insertComplaint(db, kind === 'violation' ? world.units.otherOffice : world.units.section, { class: kind });
		const people = await db.selectFrom('person').select(['id', 'nip']).where('agency_id', '=', world.agency.id).execute();
		await work({
			db, world, id,
			nip: (persona) => people.find((person) => person.id === world.cast[persona].person?.id)?.nip ?? '',
			as: (persona) => ctxOf(db, world.cast[persona].actor, { now: new Date('2026-06-25T03:00:00Z') })
		});
	});
}

const tell = (db: Db, world: World, persona: keyof World['cast'], id: string) =>
	db.insertInto('notification').values({ agency_id: world.agency.id, account_id: world.cast[persona].account.id, kind: 'complaint.new', link: `/pengaduan/${id}` }).execute();

describe('an officer named as the one a complaint is about (R21)', () => {
	test('does not read it from then on, nor does a superior; others do', () =>
		inScene(async ({ id, nip, as, world }) => {
			await caseOf(as('service_officer'), id);
			await caseOf(as('supervisor'), id);
			expect(await nameOfficer(as('complaint_administrator'), id, { nip: nip('service_officer') })).toBe(true);
			for (const persona of ['service_officer', 'supervisor'] as const) await expect(caseOf(as(persona), id)).rejects.toMatchObject({ code: 'complaint.not_found' });
			const page = await caseOf(as('complaint_administrator'), id);
			expect(page.named).toEqual([{ personId: world.cast.service_officer.person?.id, name: world.cast.service_officer.person?.name }]);
		}));

	test('loses the news of it, and so does the superior; the administrator keeps it', () =>
		inScene(async ({ db, world, id, nip, as }) => {
			for (const persona of ['service_officer', 'supervisor', 'complaint_administrator'] as const) await tell(db, world, persona, id);
			await nameOfficer(as('complaint_administrator'), id, { nip: nip('service_officer') });
			const left = await db.selectFrom('notification').select('account_id').where('agency_id', '=', world.agency.id).execute();
			expect(left.map(({ account_id }) => account_id)).toEqual([world.cast.complaint_administrator.account.id]);
		}));

	test('twice is once; a wrong name is taken off again', () =>
		inScene(async ({ db, world, id, nip, as }) => {
			for (const _ of [1, 2]) await nameOfficer(as('complaint_administrator'), id, { nip: nip('employee') });
			const [about] = await listAbout(db, world.agency.id, id);
			await unnameOfficer(as('complaint_administrator'), id, { personId: about?.personId ?? '' });
			expect(await listAbout(db, world.agency.id, id)).toEqual([]);
			expect((await caseOf(as('supervisor'), id)).complaint.id).toBe(id);
		}));

	test('who names themselves is out at once, and is told so', () =>
		inScene(async ({ id, nip, as }) => expect(await nameOfficer(as('complaint_administrator'), id, { nip: nip('complaint_administrator') })).toBe(false)));

	test('a violation is the inspectorate\'s to say; the complaint administrator does not know it', () =>
		inScene(async ({ id, nip, as }) => {
			await expect(nameOfficer(as('complaint_administrator'), id, { nip: nip('employee') })).rejects.toMatchObject({ code: 'complaint.not_found' });
			expect(await nameOfficer(as('inspector'), id, { nip: nip('employee') })).toBe(true);
		}, 'violation'));

	test.each(['service_officer', 'supervisor', 'auditor'] as const)('%s reads it but names nobody, and does not see who was named', (persona) =>
		inScene(async ({ id, nip, as }) => {
			await expect(nameOfficer(as(persona), id, { nip: nip('evaluator') })).rejects.toMatchObject({ code: 'identity.not_allowed' });
			expect((await caseOf(as(persona), id)).named).toBeNull();
		}));

	test('a number that nobody has, or somebody of another government, is refused', () =>
		inScene(async ({ db, world, id, as }) => {
			const foreign = await db.selectFrom('person').select('nip').where('id', '=', world.cast.foreign_administrator.person?.id ?? '').executeTakeFirstOrThrow();
			for (const nip of ['000000000000000000', foreign.nip]) await expect(nameOfficer(as('complaint_administrator'), id, { nip })).rejects.toMatchObject({ code: 'complaint.person_unknown' });
		}));

	test('the trace says that it was done and names nobody', () =>
		inScene(async ({ db, world, id, nip, as }) => {
			await nameOfficer(as('complaint_administrator'), id, { nip: nip('employee') });
			const trace = await db.selectFrom('audit_entry').select(['action', 'subject', 'detail']).where('agency_id', '=', world.agency.id).execute();
			expect(trace).toMatchObject([{ action: 'complaint.about_add', subject: `complaint:${id}` }]);
			expect(JSON.stringify(trace)).not.toContain(world.cast.employee.person?.id);
		}));
});

test('what turns out to be a violation is taken back from the news of all but the inspectorate (R21)', () =>
	inScene(async ({ db, world, id, as }) => {
		await insertDesk(db, world.units.otherOffice, 'inspectorate');
		for (const persona of ['service_officer', 'supervisor', 'complaint_administrator', 'inspector'] as const) await tell(db, world, persona, id);
		await moveComplaint(as('complaint_administrator'), id, { move: 'verify', class: 'violation' });
		const left = await db.selectFrom('notification').select('account_id').where('agency_id', '=', world.agency.id).execute();
		expect(left.map(({ account_id }) => account_id)).toEqual([world.cast.inspector.account.id]);
	}));
