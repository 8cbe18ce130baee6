import { countUnread } from '#features/notifications/server/service.ts';
import { signedIn, type Actor, type Ctx, type Locale } from '#platform/context.ts';
import type { NavEntry, ShellData } from '#ui/Shell/shell-data.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import { menuOf, thumbPlacesOf, type NavKey, type NavPlace } from '../navigation.rules.ts';

const ICONS: Readonly<Record<NavKey, NavEntry['icon']>> = {
	today: 'today', training: 'learn', jp: 'certificate', notifications: 'bell', people: 'people', units: 'list', surveys: 'survey',
	evaluation: 'chart', import: 'upload', quality: 'warning', accounts: 'person', grants: 'settings', audit: 'shield'
};

/** The frame around every officer's page: the menu by what the actor may do, and how much is unread. */
export async function shellFor(ctx: Ctx): Promise<ShellData> {
	const actor = signedIn(ctx);
	return { ...frameOf(actor, ctx.locale), unread: await countUnread(ctx) };
}

function frameOf(actor: Actor, locale: Locale): Omit<ShellData, 'unread'> {
	const { navigation } = { id, en }[locale];
	const entry = ({ key, href, letter }: NavPlace): NavEntry => ({ href, letter, label: navigation.long[key], short: navigation.short[key], icon: ICONS[key] });
	return {
		locale,
		name: actor.name,
		workplace: actor.unitName ?? actor.agencyName,
		groups: menuOf(actor).map(({ group, places }) => {
			const title = navigation.groups[group];
			return { ...(title === undefined ? {} : { title }), entries: places.map(entry) };
		}),
		places: thumbPlacesOf(actor).map(entry)
	};
}
