import type { Locale } from '#platform/context.ts';
import { monthName, number } from '#platform/messages.ts';
import { en } from './public.messages.en.ts';
import { id } from './public.messages.id.ts';

/** What a badge says; figures in hundredths of a point. */
export interface Badge {
	readonly name: string;
	readonly href: string;
	readonly result: { readonly index: number; readonly grade: string; readonly interval95: readonly [number, number] | null; readonly closesOn: string } | null;
}

const escaped = (text: string) => text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/** A small picture with index, grade, interval and period, that leads to the page of the counter. No script, nothing from elsewhere. */
export function badgeSvg({ name, href, result }: Badge, locale: Locale): string {
	const { badge: words } = { id, en }[locale];
	const points = (hundredths: number) => number(hundredths / 100, locale, 2);
	const short = name.length > 34 ? `${name.slice(0, 33)}…` : name;
	const [figure, detail] = result
		? [`${words.index} ${points(result.index)} · ${words.grade(result.grade)}`, [result.interval95 && words.interval(points(result.interval95[0]), points(result.interval95[1])), monthName(result.closesOn, locale)].filter(Boolean).join(' · ')]
		: [`${words.index}: ${words.none}`, ''];
	return `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="56" viewBox="0 0 240 56" role="img" aria-label="${escaped(`${words.title(name)}. ${figure}. ${detail}`)}"><title>${escaped(words.title(name))}</title>`
		+ `<a href="${escaped(href)}" target="_top"><rect width="240" height="56" rx="6" fill="#0b5d57"/><g fill="#fff" font-family="system-ui,sans-serif"><text x="10" y="17" font-size="11">${escaped(short)}</text>`
		+ `<text x="10" y="35" font-size="15" font-weight="700">${escaped(figure)}</text><text x="10" y="49" font-size="10">${escaped(detail)}</text></g></a></svg>`;
}
