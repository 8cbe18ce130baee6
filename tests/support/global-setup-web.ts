import type { TestProject } from 'vitest/node';
import { openInstallation } from './seeded.ts';

/** One seeded installation for all page tests of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const { address, close } = await openInstallation();
	project.provide('databaseAddress', address);
	return close;
}
