import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
	readonly id: string;
	readonly help: string;
	readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** What axe finds on the page as it stands, one line a rule: light colours for all rules, dark for contrast. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
	await page.evaluate(SOURCE);
	const light = await violations(page, { runOnly: STANDARD });
	await page.emulateMedia({ colorScheme: 'dark' });
	const dark = await violations(page, { runOnly: { type: 'rule', values: ['color-contrast'] } });
	await page.emulateMedia({ colorScheme: 'light' });
	return [...light.map((one) => describe('light', one)), ...dark.map((one) => describe('dark', one))];
}

/** Runs inside the page. */
function violations(page: Page, options: object): Promise<Violation[]> {
	return page.evaluate(async (given) => {
		const { axe } = globalThis as unknown as { axe: { run(root: unknown, options: object): Promise<{ violations: Violation[] }> } };
		const found = await axe.run(document, given);
		return found.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target }) => ({ target })) }));
	}, options);
}

function describe(scheme: string, { id, help, nodes }: Violation): string {
	return `${scheme}: ${id} (${help}): ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`;
}
