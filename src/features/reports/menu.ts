import type { Locale } from '#platform/context.ts';
import type { NavEntry, NavGroup } from '#ui/Shell/shell-data.ts';
import { en } from './messages.en.ts';
import { id } from './messages.id.ts';
import { menuOf, thumbPlacesOf, type NavKey, type NavPlace } from './navigation.rules.ts';

const ICONS: Readonly<Record<NavKey, NavEntry['icon']>> = {
	today: 'today', summary: 'chart', training: 'learn', jp: 'certificate', notifications: 'bell', people: 'people', units: 'list', services: 'service', surveys: 'survey', times: 'clock', complaints: 'complaint', needs: 'learn',
	evaluation: 'chart', decisions: 'check', reports: 'list', import: 'upload', quality: 'warning', accounts: 'person', grants: 'settings', audit: 'shield', privacy: 'shield'
};

export interface Menu {
	readonly groups: readonly NavGroup[];
	readonly places: readonly NavEntry[];
}

const known = new Map<string, Menu>();

/** The menu in words. Kept: an installation has a dozen different ones and draws them at every request. */
export function menuIn(locale: Locale, keys: readonly NavKey[]): Menu {
	const name = `${locale} ${keys.join(' ')}`;
	const found = known.get(name);
	if (found) return found;
	const menu = build(locale, keys);
	known.set(name, menu);
	return menu;
}

function build(locale: Locale, keys: readonly NavKey[]): Menu {
	const { navigation } = { id, en }[locale];
	const entry = ({ key, href, letter, pages }: NavPlace): NavEntry => ({ href, letter, label: navigation.long[key], short: navigation.short[key], icon: ICONS[key], ...(pages ? { pages } : {}) });
	return {
		groups: menuOf(keys).map(({ group, places }) => {
			const title = navigation.groups[group];
			return { ...(title === undefined ? {} : { title }), entries: places.map(entry) };
		}),
		places: thumbPlacesOf(keys).map(entry)
	};
}
