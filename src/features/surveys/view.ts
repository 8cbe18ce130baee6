import type { Locale } from '#platform/context.ts';
import { DRAFT_LANGUAGES, languageOf, type Language } from './languages.schema.ts';

/** How a visitor reads the page: all of it stands in the address, so that a link changes it without script. */
export interface View {
	readonly path: string;
	readonly language: Language;
	readonly isDraft: boolean;
	readonly large: boolean;
	/** With buttons that read aloud. */
	readonly voice: boolean;
	readonly pass: string;
	readonly ticket: string;
}

const LONGEST = 200;

export function viewOf(url: URL, locale: Locale): View {
	const of = (name: string) => (url.searchParams.get(name) ?? '').slice(0, LONGEST);
	const language = languageOf(of('bahasa'), locale);
	return { path: url.pathname, language, isDraft: DRAFT_LANGUAGES.includes(language), large: of('besar') === '1', voice: of('suara') === '1', pass: of('izin'), ticket: of('t') };
}

/** The same view with something changed, as an address. */
export function addressOf(view: View, change: Partial<Pick<View, 'path' | 'language' | 'large' | 'voice'>> = {}): string {
	const { path, language, large, voice, pass, ticket } = { ...view, ...change };
	const query = new URLSearchParams({
		bahasa: language,
		...(large && { besar: '1' }),
		...(voice && { suara: '1' }),
		...(pass !== '' && { izin: pass }),
		...(ticket !== '' && { t: ticket })
	});
	return `${path}?${query.toString()}`;
}
