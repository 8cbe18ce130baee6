import { expect, test } from 'vitest';
import { readFiles } from '#tests/repository/files.ts';
import { accessibilityFaults } from '#tests/support/axe.ts';
import { openSurveyPath } from '#tests/support/peek.ts';
import { faultsFrom } from '#tests/support/reach.ts';
import { DESK, PHONE, useBrowser, visit } from '#tests/support/visitor.ts';

useBrowser();

test('citizens’ pages', () =>
	visit(async (visitor) => {
		const survey = await faultsFrom(visitor, await openSurveyPath());
		const home = await faultsFrom(visitor, '/');
		const signIn = await faultsFrom(visitor, '/masuk');
		expect([...survey.faults, ...home.faults, ...signIn.faults]).toEqual([]);
	}), 120_000);

test.each([PHONE, DESK])('every component in every state', (size) =>
	visit(async ({ page, open }) => {
		await open('/_contoh');
		expect(await page.locator('main > section').count()).toBe(readFiles('src/ui/*/*.examples.svelte').length);
		expect(await accessibilityFaults(page)).toEqual([]);
	}, { size }));
