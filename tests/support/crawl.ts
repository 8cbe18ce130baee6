import type { Page } from 'playwright-core';

const VARIABLE = /[0-9a-f]{8}-[0-9a-f-]{27}|\d[\d-]{2,}[\w-]*/g;

/** The page behind an address: keys and numbers do not make another page. */
export function pageKind(path: string): string {
	return path.replace(/[?#].*$/, '').replaceAll(VARIABLE, '…');
}

/**
 * Walks the links from `start` and calls `look` once for each kind of page. Ends by itself: there are only so many kinds.
 * @returns the kinds seen, and links that lead to an error with the page on which they stand
 */
export async function crawl(page: Page, start: string, look: (path: string) => Promise<void>, most = 60): Promise<{ kinds: string[]; broken: string[] }> {
	const broken: string[] = [];
	const from = new Map<string, string>();
	const waiting = [start];
	const seen = new Set<string>();
	for (const path of waiting) {
		const kind = pageKind(path);
		if (seen.has(kind) || seen.size >= most || /\/keluar|\.(ics|csv|xlsx|pdf|zip|svg|png)$/.test(kind)) continue;
		seen.add(kind);
		const response = await page.goto(path).catch((error: Error) => {
			if (/Download is starting|ERR_ABORTED/.test(error.message)) return null; // a file, not a page
			throw error;
		});
		if (!response || !(response.headers()['content-type'] ?? '').includes('text/html')) continue;
		if (response.status() >= 400) {
			broken.push(`${from.get(path) ?? start} links to ${path}, which answers ${response.status()}`);
			continue;
		}
		await look(path);
		const links = await page.locator('a[href^="/"]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('href') ?? ''));
		for (const link of links) if (!from.has(link)) from.set(link, path);
		waiting.push(...links);
	}
	return { kinds: [...seen], broken };
}
