import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { aboutPerson, insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type World } from '#tests/support/personas.ts';
import { complaintsHandledBy, complaintsReadableBy, mayHandle, mayIdentify, mayMove, mayReadComplaint, mayRoute } from './policy.ts';
import { findComplaint, type ComplaintRow } from './queries.ts';

async function scene(db: Db) {
	const world = await insertWorld(db);
	const { section, office, otherOffice } = world.units;
	const ids = {
		section: await insertComplaint(db, section),
		office: await insertComplaint(db, office, { class: 'information', is_confidential: true }),
		otherOffice: await insertComplaint(db, otherOffice, { state: 'handling' }),
		violation: await insertComplaint(db, otherOffice, { class: 'violation' }),
		aboutEmployee: await insertComplaint(db, section),
		aboutHead: await insertComplaint(db, section)
	};
	await aboutPerson(db, world.agency.id, ids.aboutEmployee, world.cast.employee.person?.id ?? '');
	await aboutPerson(db, world.agency.id, ids.aboutHead, world.cast.supervisor.person?.id ?? '');
	return { world, ids };
}

const load = async (db: Db, world: World, id: string): Promise<ComplaintRow> => {
	const row = await findComplaint(db, world.agency.id, id);
	if (!row) throw new Error('no such complaint');
	return row;
};

/** Names of the complaints that a persona may read. */
async function readable(db: Db, { world, ids }: Awaited<ReturnType<typeof scene>>, persona: (typeof PERSONAS)[number]): Promise<string[]> {
	const names: string[] = [];
	for (const [name, id] of Object.entries(ids)) if (mayReadComplaint(world.cast[persona].actor, await load(db, world, id)) && world.cast[persona].actor.agencyId === world.agency.id) names.push(name);
	return names;
}

describe('reading', () => {
	test.each(PERSONAS)('%s: the list shows exactly what the rule allows', (persona) =>
		withDatabase(async (db) => {
			const made = await scene(db);
			const { rows } = await sql<{ id: string }>`select c.id from complaint c join unit u on u.agency_id = c.agency_id and u.id = c.unit_id
				where c.agency_id = ${made.world.cast[persona].actor.agencyId} and c.id = any (${Object.values(made.ids)}::uuid[]) and ${complaintsReadableBy(made.world.cast[persona].actor)}`.execute(db);
			const listed = Object.entries(made.ids).filter(([, id]) => rows.some((row) => row.id === id)).map(([name]) => name);
			expect(listed).toEqual(await readable(db, made, persona));
		}));

	test('a violation is seen by the inspectorate and by nobody else, not even the head of the region (R21)', () =>
		withDatabase(async (db) => {
			const made = await scene(db);
			const seers: string[] = [];
			for (const persona of PERSONAS) if ((await readable(db, made, persona)).includes('violation')) seers.push(persona);
			expect(seers).toEqual(['inspector']);
		}));

	test('the inspectorate sees nothing else', () =>
		withDatabase(async (db) => {
			expect(await readable(db, await scene(db), 'inspector')).toEqual(['violation']);
		}));

	test('a report about an officer does not reach that officer or a superior of that officer (R21)', () =>
		withDatabase(async (db) => {
			const made = await scene(db);
			expect(await readable(db, made, 'supervisor')).toEqual(['section', 'office']);
			expect(await readable(db, made, 'service_officer')).toEqual(['section', 'aboutEmployee', 'aboutHead']);
			expect(await readable(db, made, 'complaint_administrator')).toEqual(['section', 'office', 'otherOffice', 'aboutEmployee', 'aboutHead']);
		}));

	test('an officer without authority reads none, also not in the own unit', () =>
		withDatabase(async (db) => {
			const made = await scene(db);
			for (const persona of ['employee', 'partner', 'mentor', 'stranger', 'administrator'] as const) expect(await readable(db, made, persona)).toEqual([]);
		}));
});

describe('working', () => {
	test.each(PERSONAS)('%s: the work that is counted is the work that the rule gives', (persona) =>
		withDatabase(async (db) => {
			const { world, ids } = await scene(db);
			const { actor } = world.cast[persona];
			const { rows } = await sql<{ id: string }>`select c.id from complaint c join unit u on u.agency_id = c.agency_id and u.id = c.unit_id
				where c.agency_id = ${actor.agencyId} and c.id = any (${Object.values(ids)}::uuid[]) and ${complaintsHandledBy(actor)}`.execute(db);
			const handled: string[] = [];
			for (const id of Object.values(ids)) if (actor.agencyId === world.agency.id && mayHandle(actor, await load(db, world, id))) handled.push(id);
			expect(rows.map(({ id }) => id).sort()).toEqual(handled.sort());
		}));

	test('the unit handles its own, the complaint administrator all but violations', () =>
		withDatabase(async (db) => {
			const { world, ids } = await scene(db);
			const [section, other, violation] = [await load(db, world, ids.section), await load(db, world, ids.otherOffice), await load(db, world, ids.violation)];
			const { service_officer: officer, complaint_administrator: administrator, inspector, supervisor } = world.cast;
			expect([section, other, violation].map((row) => mayHandle(officer.actor, row))).toEqual([true, false, false]);
			expect([section, other, violation].map((row) => mayRoute(administrator.actor, row))).toEqual([true, true, false]);
			expect([section, other, violation].map((row) => mayHandle(inspector.actor, row))).toEqual([false, false, true]);
			expect(mayHandle(supervisor.actor, section)).toBe(false);
		}));

	test('a unit gives a wrong complaint back to the intake desk, but not to any other office', () =>
		withDatabase(async (db) => {
			const { world, ids } = await scene(db);
			const row = await load(db, world, ids.section);
			const { actor } = world.cast.service_officer;
			const to = (unitPath: string, isIntake = false) => mayMove(actor, row, 'assign', { unitPath, isIntake });
			expect([to(world.units.otherOffice.path, true), to(world.units.section.path), to(world.units.otherOffice.path)]).toEqual([true, true, false]);
			expect(['refer', 'archive', 'restore', 'reopen'].map((move) => mayMove(actor, row, move as 'refer'))).toEqual([false, false, false, false]);
		}));

	test('who works on a complaint hands it to the inspectorate, and the inspectorate alone gives one back', () =>
		withDatabase(async (db) => {
			const { world, ids } = await scene(db);
			const [plain, violation] = [await load(db, world, ids.section), await load(db, world, ids.violation)] as const;
			const may = (move: 'hand_over' | 'hand_back', row: typeof plain) => PERSONAS.filter((persona) => world.cast[persona].actor.agencyId === world.agency.id && mayMove(world.cast[persona].actor, row, move));
			expect([may('hand_over', plain), may('hand_back', violation)]).toEqual([['service_officer', 'complaint_administrator'], ['inspector']]);
			expect([may('hand_over', violation), may('hand_back', plain)]).toEqual([[], []]);
		}));

	test('nobody reopens for the reporter', () =>
		withDatabase(async (db) => {
			const { world, ids } = await scene(db);
			const row = await load(db, world, ids.section);
			for (const persona of PERSONAS) expect(mayMove(world.cast[persona].actor, row, 'reopen')).toBe(false);
		}));

	test('who wrote is seen by the complaint administrator, of a violation by the inspectorate', () =>
		withDatabase(async (db) => {
			const { world, ids } = await scene(db);
			const rows = [await load(db, world, ids.section), await load(db, world, ids.violation)] as const;
			const seers = PERSONAS.map((persona) => [persona, rows.map((row) => world.cast[persona].actor.agencyId === world.agency.id && mayIdentify(world.cast[persona].actor, row))] as const).filter(([, sees]) => sees.includes(true));
			expect(seers).toEqual([['complaint_administrator', [true, false]], ['inspector', [false, true]]]);
		}));
});
