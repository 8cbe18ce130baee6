import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { carryDuty, decisionDuty, planDuty, type DuePlan, type WaitingMatter } from './duty-service.ts';

function inWorld(work: (world: World, as: (persona: Persona) => ReturnType<typeof ctxOf>, db: Db) => void): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		work(world, (persona) => ctxOf(db, world.cast[persona].actor), db);
	});
}

describe('what waits for whom', () => {
	test('is counted with the days of the oldest, in any order', () => inWorld((world, as) => {
		const matter = (days: number): WaitingMatter => ({ agencyId: world.agency.id, proposedBy: null, officePath: null, days });
		fc.assert(fc.property(fc.array(fc.nat(4000), { minLength: 1, maxLength: 12 }), (all) => {
			expect(decisionDuty(as('head_of_region'), all.map(matter))).toEqual({ count: all.length, oldestDays: Math.max(...all) });
		}), { numRuns: 30 });
		expect(decisionDuty(as('head_of_region'), [])).toBeNull();
		expect(decisionDuty(as('supervisor'), [matter(9)])).toBeNull();
	}));

	test('the oldest of others does not make mine older', () => inWorld((world, as) => {
		const mine: WaitingMatter = { agencyId: world.agency.id, proposedBy: world.cast.training_manager.account.id, officePath: world.units.office.path, days: 2 };
		const theirs: WaitingMatter = { ...mine, officePath: world.units.otherOffice.path, days: 90 };
		expect(decisionDuty(as('supervisor'), [theirs, mine])).toEqual({ count: 1, oldestDays: 2 });
		expect(decisionDuty(as('head_of_region'), [theirs, mine])).toEqual({ count: 2, oldestDays: 90 });
	}));

	test('of another government is nothing to anybody', () => inWorld((world, as) => {
		const foreign: WaitingMatter = { agencyId: world.foreignAgency.id, proposedBy: null, officePath: null, days: 5 };
		for (const persona of PERSONAS.filter((each) => each !== 'foreign_administrator')) expect(decisionDuty(as(persona), [foreign]), persona).toBeNull();
	}));
});

describe('what is to be planned and carried out', () => {
	test('decisions without a plan are the duty of who proposes, and of nobody where there is none', () => inWorld((_world, as) => {
		expect(PERSONAS.filter((persona) => carryDuty(as(persona), 3) !== null)).toEqual(['training_manager']);
		expect([carryDuty(as('training_manager'), 3), carryDuty(as('training_manager'), 0)]).toEqual([3, null]);
	}));

	test('plans are counted late or soon, each once, for the office that owns them', () => inWorld((world, as) => {
		const plans: DuePlan[] = [[world.units.office.path, true], [world.units.office.path, false], [world.units.otherOffice.path, true], [null, true]].map(([ownerPath, isLate]) => ({ ownerPath: ownerPath as string | null, isLate: isLate === true }));
		expect(planDuty(as('supervisor'), plans)).toEqual({ late: 1, soon: 1 });
		expect(planDuty(as('head_of_region'), plans)).toEqual({ late: 2, soon: 1 });
		expect(planDuty(as('supervisor'), plans.slice(2))).toBeNull();
		for (const persona of ['training_manager', 'evaluator', 'employee', 'auditor'] as const) expect(planDuty(as(persona), plans), persona).toBeNull();
	}));

	test('a plan that nobody owns is nobody\'s duty', () => inWorld((_world, as) => {
		for (const persona of PERSONAS) expect(planDuty(as(persona), [{ ownerPath: null, isLate: true }]), persona).toBeNull();
	}));
});
