import type { Locale } from '#platform/context.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import type { AskedRole, BaseStatement, ReactionItem } from '../schema.ts';

export const postTrainingWords = (locale: Locale): typeof id => ({ id, en })[locale];

/** A session by the training it belongs to, which its own name may begin with. */
export function sessionTitle({ courseTitle, name }: { readonly courseTitle: string; readonly name: string }): string {
	return name.startsWith(courseTitle) ? name : `${courseTitle}, ${name}`;
}

/** What a statement says: the course's own words, or ours; a key that nobody knows any more stands as it is. */
export function statementText(key: string, role: AskedRole, own: Readonly<Record<string, string>>, words: typeof id): string {
	return own[key] ?? (role === 'participant' ? words.reaction[key as ReactionItem] : words.statements[key as BaseStatement]) ?? key;
}
