import { getContext, setContext } from 'svelte';
import type { Locale } from '#platform/context.ts';

const KEY = 'locale';

/** Called by a layout, so that every component below speaks the reader's language. */
export function setLocale(locale: () => Locale): void {
	setContext(KEY, locale);
}

/** The reader's language; Indonesian where no layout said. */
export function readLocale(): Locale {
	return getContext<(() => Locale) | undefined>(KEY)?.() ?? 'id';
}
