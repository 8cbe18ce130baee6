import { expect, test } from 'vitest';
import { faultsFrom } from '#tests/support/reach.ts';
import { DESK, PHONE, useBrowser, visit } from '#tests/support/visitor.ts';

useBrowser();

test.each([
	['officer', 4, PHONE],
	['training_manager', 4, DESK],
	['supervisor', 3, PHONE]
] as const)('every page that the %s reaches', (persona, least, size) =>
	visit(async (visitor) => {
		await visitor.signIn(persona);
		const { kinds, faults } = await faultsFrom(visitor, '/hari-ini');
		expect(faults, faults.join('; ')).toEqual([]);
		expect(kinds.length).toBeGreaterThanOrEqual(least);
	}, { size }), 240_000);
