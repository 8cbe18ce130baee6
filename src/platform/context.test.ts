import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actorOf, ctxOf } from '#tests/support/builders.ts';
import { allowed, allowedEverywhere, coversAgency, signedIn } from './context.ts';
import type { Db } from './db/connect.ts';

const noDb = {} as Db;
const manager = (path: string) => ctxOf(noDb, actorOf({ roles: { training_manager: path } }));

describe('who acts', () => {
	test('nobody is led to the sign-in page', () => {
		expect(() => signedIn(ctxOf(noDb, null))).toThrow(expect.objectContaining({ code: 'identity.sign_in_needed', status: 401 }) as Error);
		expect(() => allowed(ctxOf(noDb, null), 'unit.read')).toThrow('identity.sign_in_needed');
		expect(() => allowedEverywhere(ctxOf(noDb, null), 'audit.read')).toThrow('identity.sign_in_needed');
	});

	test('a refusal names the verb, and is no fault', () => {
		expect(() => allowed(manager('/1/'), 'audit.read')).toThrow(expect.objectContaining({ code: 'identity.not_allowed', status: 403, params: { verb: 'audit.read' } }) as Error);
	});

	test('what is allowed below is not allowed beside or above', () => {
		const ctx = manager('/1/4/');
		for (const path of ['/1/4/', '/1/4/22/']) expect(allowed(ctx, 'person.read', path)).toBe(ctx.actor);
		for (const path of ['/1/', '/1/42/', '/1/5/4/', '/2/1/4/']) expect(() => allowed(ctx, 'person.read', path), path).toThrow('identity.not_allowed');
	});

	test('what belongs to no unit needs the whole agency', () => {
		expect(allowedEverywhere(manager('/7/'), 'session.manage')).toBeDefined();
		for (const path of ['/7/1/', '/7/1/2/']) expect(() => allowedEverywhere(manager(path), 'session.manage'), path).toThrow('identity.not_allowed');
	});
});

describe('the whole agency', () => {
	test.each([[[], false], [['/1/'], true], [['/1/2/'], false], [['/1/2/', '/3/'], true], [['/'], false], [['/x/'], false], [['1'], false], [['/1/\n'], false], [['//'], false]] as const)('%j: %s', (paths, covers) =>
		expect(coversAgency(paths)).toBe(covers));

	test('is covered by a path of one number and by no longer one', () => {
		fc.assert(fc.property(fc.array(fc.nat(9999), { minLength: 1, maxLength: 6 }), (numbers) => {
			expect(coversAgency([`/${numbers.join('/')}/`])).toBe(numbers.length === 1);
		}));
	});
});
