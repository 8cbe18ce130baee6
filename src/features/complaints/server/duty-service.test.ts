import { expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { aboutPerson, insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { complaintDuty } from './duty-service.ts';

test('what waits is counted by what must be done next, what is late apart', () =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const { section, otherOffice } = world.units;
		await insertComplaint(db, section);
		await insertComplaint(db, section, { state: 'assigned', respond_due_on: '2026-06-30' });
		await insertComplaint(db, section, { state: 'verified' });
		await insertComplaint(db, section, { state: 'handling', class: 'aspiration', due_on: null });
		await insertComplaint(db, section, { state: 'handling', due_on: '2026-06-25' });
		for (const state of ['closed', 'paused', 'archived', 'outside'] as const) await insertComplaint(db, section, { state, state_before: 'handling', closed_at: new Date() });
		await insertComplaint(db, otherOffice, { class: 'violation' });
		const about = await insertComplaint(db, section);
		await aboutPerson(db, world.agency.id, about, world.cast.service_officer.person?.id ?? '');
		const duty = (persona: keyof typeof world.cast, day: string) => complaintDuty(ctxOf(db, world.cast[persona].actor, { now: new Date(`${day}T03:00:00Z`) }));
		expect(await duty('service_officer', '2026-06-26')).toEqual({ late: 1, verify: 1, start: 2, answer: 1 });
		expect(await duty('service_officer', '2026-07-01')).toEqual({ late: 3, verify: 0, start: 1, answer: 1 });
		expect(await duty('complaint_administrator', '2026-06-26')).toEqual({ late: 1, verify: 2, start: 2, answer: 1 });
		expect(await duty('inspector', '2026-06-26')).toEqual({ late: 0, verify: 1, start: 0, answer: 0 });
	}));

test('nobody else has any', () =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		await insertComplaint(db, world.units.section);
		for (const persona of ['employee', 'supervisor', 'evaluator', 'head_of_region', 'auditor', 'administrator'] as const) expect(await complaintDuty(ctxOf(db, world.cast[persona].actor))).toBeNull();
	}));
