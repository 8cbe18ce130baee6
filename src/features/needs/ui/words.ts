import type { Locale } from '#platform/context.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import type { NeedState, Urgency } from '../schema.ts';
import { en as unitEn } from '../unit.messages.en.ts';
import { id as unitId } from '../unit.messages.id.ts';

export function needWords(locale: Locale): typeof id {
	return { id, en }[locale];
}

/** What a need is about, in words. */
export function needTitle({ topic, competency }: { readonly topic: string; readonly competency: string }, words: typeof id): string {
	return words.topics[topic] ?? competency;
}

export const URGENCY_KIND: Readonly<Record<Urgency, 'neutral' | 'attention' | 'bad'>> = { 0: 'neutral', 1: 'neutral', 2: 'attention', 3: 'bad' };
export const STATE_KIND: Readonly<Record<NeedState, 'neutral' | 'teal' | 'good' | 'attention'>> = { open: 'attention', accepted: 'teal', declined: 'neutral', met: 'good' };

export function unitWords(locale: Locale): typeof unitId {
	return { id: unitId, en: unitEn }[locale];
}
