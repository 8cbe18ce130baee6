import type { Locale } from '#platform/context.ts';
import type { IconName } from '../Icon/icons.ts';

export interface NavEntry {
	readonly href: string;
	readonly label: string;
	/** Fits under a thumb: one short word. */
	readonly short: string;
	readonly icon: IconName;
	/** Pressed after `g`. */
	readonly letter: string;
	/** What the addresses of its pages begin with; left out: its own address. */
	readonly pages?: readonly string[];
}

export interface NavGroup {
	/** The first group has none. */
	readonly title?: string;
	readonly entries: readonly NavEntry[];
}

/** All that the frame around an officer's page shows. */
export interface ShellData {
	readonly locale: Locale;
	readonly name: string;
	readonly workplace: string;
	readonly unread: number;
	readonly groups: readonly NavGroup[];
	/** At most five, for the bar at the bottom of a phone. */
	readonly places: readonly NavEntry[];
}

/** 'SW' of 'Sari Wulandari': first letters of the first and the last name, titles left out. */
export function initials(name: string): string {
	const words = name.replace(/,.*$/, '').split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !word.endsWith('.'));
	const first = words[0]?.[0] ?? '?';
	const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
	return (first + last).toUpperCase();
}

/** The entry a page belongs to: its own address, else the longest beginning; none when the page belongs to a place that is not shown. */
export function currentHref(groups: readonly NavGroup[], pathname: string): string | undefined {
	const entries = groups.flatMap((group) => group.entries);
	if (entries.some(({ href }) => href === pathname)) return pathname;
	return entries
		.flatMap(({ href, pages = [href] }) => pages.map((page) => ({ href, page })))
		.filter(({ page }) => pathname === page || pathname.startsWith(`${page}/`))
		.sort((a, b) => b.page.length - a.page.length)[0]?.href;
}

/**
 * Where the language button of a page without an account comes back to, without the name of an action: a form that was refused starts anew.
 * None where the page chooses languages of its own (surveys), or is shown without a line.
 */
export function languageAt(url: Pick<URL, 'pathname' | 'search'>): string | undefined {
	if (/^\/(?:survei\/|luring$)/.test(url.pathname)) return undefined;
	return url.search.startsWith('?/') ? url.pathname : url.pathname + url.search;
}
