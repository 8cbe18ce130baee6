import { readLocale } from './locale.ts';
import { uiMessages as en } from './messages.en.ts';
import { uiMessages as id } from './messages.id.ts';

/** The components' own few words, in the language the layout set. */
export function uiWords(): typeof id {
	return { id, en }[readLocale()];
}
