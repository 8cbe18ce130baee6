import type { Locale } from '#platform/context.ts';
import { en } from './pages.messages.en.ts';
import { id } from './pages.messages.id.ts';

export function pageWords(locale: Locale): typeof id {
	return { id, en }[locale];
}
