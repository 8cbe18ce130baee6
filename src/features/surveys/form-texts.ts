import { en } from './form.messages.en.ts';
import { id } from './form.messages.id.ts';
import { jambi } from './form.messages.jambi.ts';
import { jawa } from './form.messages.jawa.ts';
import { lampung } from './form.messages.lampung.ts';
import type { Language } from './languages.schema.ts';

export type FormTexts = typeof id;

/** What a visitor reads, by language. */
export const formTexts: Readonly<Record<Language, FormTexts>> = { id, en, jambi, lampung, jawa };
