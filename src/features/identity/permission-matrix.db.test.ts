import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { VERBS } from '#platform/verbs.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { MATRIX_PERSONAS, matrixActor, permissionMatrix, reachOf } from './permission-matrix.ts';

describe('the permission matrix', () => {
	test('in the documents is the one of the rules', () => {
		expect(readFileSync(join(import.meta.dirname, '../../../docs/permissions.md'), 'utf8')).toBe(permissionMatrix());
	});

	test('speaks of the personas of the tests, each as far as the database lets it reach', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		expect(Object.keys(MATRIX_PERSONAS)).toEqual([...PERSONAS]);
		for (const persona of PERSONAS) {
			for (const verb of VERBS) {
				const real = (['root', 'office', 'section', 'otherOffice'] as const).filter((name) => cast[persona].actor.can(verb, units[name].path));
				const here = persona === 'foreign_administrator' ? [] : real; // unit paths of another government say nothing here
				expect([persona, verb, here]).toEqual([persona, verb, reachOf(matrixActor(persona), verb)]);
			}
		}
	}));

	// F128: the superior sees the own unit only.
	test('a superior reads people in the own office and below it, and nowhere else', () => {
		expect(reachOf(matrixActor('supervisor'), 'person.read')).toEqual(['office', 'section']);
		expect(reachOf(matrixActor('employee'), 'person.read')).toEqual([]);
	});
});
