import { countUnread } from '#features/notifications/server/service.ts';
import { signedIn, type Ctx, type Locale } from '#platform/context.ts';
import { placesOf, type NavKey } from '../navigation.rules.ts';

/** What the frame around an officer's page needs to know; `menuIn` makes the menu of the keys. */
export interface ShellFacts {
	readonly locale: Locale;
	readonly name: string;
	readonly workplace: string;
	readonly unread: number;
	readonly keys: readonly NavKey[];
}

/** The frame by what the actor may do, and how much is unread (0 when the page counts that itself). */
export async function shellFor(ctx: Ctx, { countUnread: isCounted = true }: { readonly countUnread?: boolean } = {}): Promise<ShellFacts> {
	const actor = signedIn(ctx);
	return {
		locale: ctx.locale, name: actor.name, workplace: actor.unitName ?? actor.agencyName, keys: placesOf(actor),
		unread: isCounted ? await countUnread(ctx) : 0
	};
}
