/** Languages in which a visitor may read the survey. All but the first two are drafts that a speaker has still to check. */
export const LANGUAGES = ['id', 'en', 'jambi', 'lampung', 'jawa'] as const;
export type Language = (typeof LANGUAGES)[number];

export const DRAFT_LANGUAGES: readonly Language[] = ['jambi', 'lampung', 'jawa'];

/** Names in the language itself; the same on every screen. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { id: 'Indonesia', en: 'English', jambi: 'Melayu Jambi', lampung: 'Lampung', jawa: 'Jawa' };

/** BCP 47, for the reader's voice and hyphens: Jambi Malay, Lampung Api, Javanese. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { id: 'id', en: 'en', jambi: 'jax', lampung: 'ljp', jawa: 'jv' };

/** The language of an address, or the fallback. */
export function languageOf(text: string | null, fallback: Language): Language {
	return LANGUAGES.find((language) => language === text) ?? fallback;
}
