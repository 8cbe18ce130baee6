import { expect, test } from 'vitest';
import { readFiles } from '#tests/repository/files.ts';
import { accessibilityFaults } from '#tests/support/axe.ts';
import { crawl } from '#tests/support/crawl.ts';
import { openSurveyPath } from '#tests/support/peek.ts';
import { DESK, PHONE, useBrowser, visit, type Visitor } from '#tests/support/visitor.ts';

useBrowser();

/** Findings that we keep, by the end of the address and the rule, each with its reason. */
const EXCUSED: readonly (readonly [RegExp, string])[] = [
	// The code on the wall of a room must change, and nobody reads or types on that page.
	[/\/qr$/, 'meta-refresh'],
	// A tablet at a counter goes back to the first question for the next visitor.
	[/\/terima-kasih/, 'meta-refresh'],
	// The board on the wall shows who is called now; a ticket gives the tablet back to the next visitor.
	[/^\/antrean\/[^/]+\/(layar|nomor\/.*)$/, 'meta-refresh']
];

function isExcused(path: string, fault: string): boolean {
	return EXCUSED.some(([page, rule]) => page.test(path) && fault.includes(`: ${rule} `));
}

/** Faults of every kind of page that can be reached, and the pages that scroll sideways. */
async function faultsFrom({ page }: Visitor, start: string): Promise<{ kinds: string[]; faults: string[] }> {
	const faults: string[] = [];
	const { kinds, broken } = await crawl(page, start, async (path) => {
		faults.push(...(await accessibilityFaults(page)).filter((fault) => !isExcused(path, fault)).map((fault) => `${path} ${fault}`));
		const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		if (over > 1) faults.push(`${path} scrolls sideways by ${over} px at ${page.viewportSize()?.width} px`);
	});
	return { kinds, faults: [...broken, ...faults] };
}

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

test.each([
	['officer', 4, PHONE],
	['training_manager', 4, DESK],
	['supervisor', 3, PHONE],
	['service_officer', 3, DESK],
	['evaluator', 3, DESK],
	['administrator', 3, DESK]
] as const)('every page that the %s reaches', (persona, least, size) =>
	visit(async (visitor) => {
		await visitor.signIn(persona);
		const { kinds, faults } = await faultsFrom(visitor, '/hari-ini');
		expect(faults).toEqual([]);
		expect(kinds.length).toBeGreaterThanOrEqual(least);
	}, { size }), 240_000);
