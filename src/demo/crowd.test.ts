import { expect, test, vi } from 'vitest';
import { inventCrowd } from './crowd.ts';
import { siasnFile } from './siasn-file.ts';

// Whole regions are made here; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TODAY = '2026-11-21';

test('a crowd has as many people as were asked for, each NIP once, in units of the list', async () => {
	const crowd = await inventCrowd({ people: 9000, seed: 3, today: TODAY });
	const units = new Set(crowd.units.map(({ id }) => id));
	const nips = new Set<string>();
	for (const { people, employments } of crowd.people()) {
		for (const { nip } of people) nips.add(nip);
		expect(employments.every(({ unitId }) => units.has(unitId))).toBe(true);
	}
	expect(nips.size).toBe(9000);
});

test('its file is the same each time and stops at the row it was told', async () => {
	const crowd = await inventCrowd({ people: 6000, seed: 3, today: TODAY });
	const read = async () => {
		let text = '';
		for await (const line of siasnFile(crowd.people(), TODAY, { rows: 1200, separator: ';', bom: true })) text += line;
		return text;
	};
	const first = await read();
	expect(await read()).toBe(first);
	expect(first.trimEnd().split('\r\n')).toHaveLength(1201);
});

test('too few people for the units of a regency are refused in words', async () => {
	await expect(inventCrowd({ people: 300, seed: 1, today: TODAY })).rejects.toThrow(/people cannot head/);
});
