import { describe, expect, test } from 'vitest';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';

describe('the personas of the tests', () => {
	test('everybody stands where the story says', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		expect(Object.keys(cast)).toEqual([...PERSONAS]);
		expect(cast.supervisor.actor.can('person.read', units.section.path)).toBe(true);
		expect(cast.supervisor.actor.can('person.read', units.otherOffice.path)).toBe(false);
		expect(cast.employee.actor.can('person.read')).toBe(false);
		expect(cast.administrator.actor.pathsFor('grant.manage')).toEqual([units.root.path]);
		expect(cast.stranger.actor.roles).toEqual([]);
	}));
});
