import { accessibilityFaults } from './axe.ts';
import { crawl } from './crawl.ts';
import type { Visitor } from './visitor.ts';

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

/** Faults of every kind of page that can be reached from `start`, and the pages that scroll sideways. */
export async function faultsFrom({ page }: Visitor, start: string): Promise<{ kinds: string[]; faults: string[] }> {
	const faults: string[] = [];
	const { kinds, broken } = await crawl(page, start, async (path) => {
		faults.push(...(await accessibilityFaults(page)).filter((fault) => !isExcused(path, fault)).map((fault) => `${path} ${fault}`));
		const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		if (over > 1) faults.push(`${path} scrolls sideways by ${over} px at ${page.viewportSize()?.width} px`);
	});
	return { kinds, faults: [...broken, ...faults] };
}
