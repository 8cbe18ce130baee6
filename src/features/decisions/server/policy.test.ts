import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { mayDecide, mayFollowUp, mayPropose, mayReadDecisions, type Proposed } from './policy.ts';

const inWorld = (work: (world: World) => void): Promise<void> => withDatabase(async (db) => work(await insertWorld(db)));
const who = ({ cast }: World, may: (persona: Persona) => boolean): Persona[] => PERSONAS.filter((persona) => cast[persona] !== undefined && may(persona));

test('whoever reads evaluations reads what they lead to, in the own government alone', () =>
	inWorld((world) => {
		expect(who(world, (persona) => mayReadDecisions(world.cast[persona].actor, { agencyId: world.agency.id }))).toEqual(['supervisor', 'training_manager', 'evaluator', 'head_of_region', 'auditor']);
		expect(who(world, (persona) => mayReadDecisions(world.cast[persona].actor, { agencyId: world.foreignAgency.id }))).toEqual([]);
	}));

test('who manages the training of the whole government proposes, nobody else', () =>
	inWorld((world) => {
		expect(who(world, (persona) => mayPropose(world.cast[persona].actor, { agencyId: world.agency.id }))).toEqual(['training_manager']);
		expect(who(world, (persona) => mayPropose(world.cast[persona].actor, { agencyId: world.foreignAgency.id }))).toEqual([]);
	}));

test('the head of the region decides, and the head of the office that proposed; nobody over the own proposal', () =>
	inWorld((world) => {
		const { cast, units, agency } = world;
		const deciders = (given: Partial<Proposed> = {}) =>
			who(world, (persona) => mayDecide(cast[persona].actor, { agencyId: agency.id, proposedBy: cast.training_manager.account.id, officePath: units.office.path, ...given }));
		expect(deciders()).toEqual(['supervisor', 'head_of_region']);
		expect(deciders({ officePath: units.otherOffice.path })).toEqual(['head_of_region']);
		expect(deciders({ officePath: null })).toEqual(['head_of_region']);
		expect(deciders({ proposedBy: null, officePath: null })).toEqual(['head_of_region']);
		expect(deciders({ proposedBy: cast.supervisor.account.id })).toEqual(['head_of_region']);
		expect(deciders({ proposedBy: cast.head_of_region.account.id })).toEqual(['supervisor']);
		expect(deciders({ agencyId: world.foreignAgency.id })).toEqual([]);
	}));

test('who proposes says what became of a plan, and who decides for the office that owns it; nobody elsewhere', () =>
	inWorld((world) => {
		const { cast, units, agency } = world;
		const followers = (ownerPath: string | null, agencyId = agency.id) => who(world, (persona) => mayFollowUp(cast[persona].actor, { agencyId, ownerPath }));
		expect(followers(units.office.path)).toEqual(['supervisor', 'training_manager', 'head_of_region']);
		expect(followers(units.otherOffice.path)).toEqual(['training_manager', 'head_of_region']);
		expect(followers(null)).toEqual(['training_manager']);
		expect(followers(units.office.path, world.foreignAgency.id)).toEqual([]);
	}));
