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

/** The entry a page belongs to: the longest address that begins the page's own. */
export function currentHref(groups: readonly NavGroup[], pathname: string): string | undefined {
	return groups
		.flatMap(({ entries }) => entries.map(({ href }) => href))
		.filter((href) => pathname === href || pathname.startsWith(`${href}/`))
		.sort((a, b) => b.length - a.length)[0];
}
