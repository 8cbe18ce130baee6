import { expect, test } from 'vitest';
import { faultsFrom } from '#tests/support/reach.ts';
import { DESK, useBrowser, visit } from '#tests/support/visitor.ts';

useBrowser();

test.each([
	['service_officer', 3, DESK],
	['evaluator', 3, DESK],
	['administrator', 3, DESK]
] as const)('every page that the %s reaches', (persona, least, size) =>
	visit(async (visitor) => {
		await visitor.signIn(persona);
		const { kinds, faults } = await faultsFrom(visitor, '/hari-ini');
		expect(faults, faults.join('; ')).toEqual([]);
		expect(kinds.length).toBeGreaterThanOrEqual(least);
	}, { size }), 240_000);
