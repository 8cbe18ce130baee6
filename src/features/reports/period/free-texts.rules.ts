import type { Cell, ReportDocument, ReportSection, ReportTable } from './report.schema.ts';

/** Kinds of text that somebody typed and that a report repeats. */
export type FreeTextKind = 'reason' | 'title';

/** Signs that a text may say something about a person. */
export const SUSPICIONS = ['id_number', 'phone', 'mail', 'name'] as const;
export type Suspicion = (typeof SUSPICIONS)[number];

export interface FreeText {
	/** The same in both languages of one version. */
	readonly key: string;
	readonly kind: FreeTextKind;
	readonly text: string;
	/** What it belongs to. */
	readonly of: string;
}

/** NIP has 18 digits and NIK 16; people write them with spaces and dots. */
const ID_NUMBER = /(?:\d[ .-]?){15,}\d/;
const PHONE = /(?:\+62|\b0)[ .-]?8\d(?:[ .-]?\d){6,}/;
const MAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/;

/** Every text that somebody typed, in the order of the report; each title once. */
export function freeTextsOf(report: ReportDocument): FreeText[] {
	const texts: FreeText[] = [];
	const titles = new Set<string>();
	const title = (text: string, of: string) => {
		if (text === '' || titles.has(text)) return;
		titles.add(text);
		texts.push({ key: `title-${titles.size}`, kind: 'title', text, of });
	};
	let reasons = 0;
	for (const section of report.sections) {
		for (const table of section.tables) if (table.isTyped) for (const [name] of table.rows) if (typeof name === 'string') title(name, section.heading);
		for (const finding of section.findings) {
			title(finding.title, section.heading);
			if (finding.typed !== undefined) texts.push({ key: `reason-${++reasons}`, kind: 'reason', text: finding.typed, of: finding.title });
		}
	}
	return texts;
}

/** What in a text looks like personal data, names apart: those are compared with the registry. */
export function suspicionsOf(text: string): Suspicion[] {
	return [...(ID_NUMBER.test(text) ? ['id_number' as const] : []), ...(PHONE.test(text) ? ['phone' as const] : []), ...(MAIL.test(text) ? ['mail' as const] : [])];
}

export interface StruckWords {
	readonly reason: string;
	readonly title: string;
	readonly line: (count: number) => string;
}

/**
 * The report without the struck texts: a sentence says that one stood there. A struck title goes wherever it is repeated.
 *
 * @param keys of `freeTextsOf`; unknown ones change nothing
 */
export function strike(report: ReportDocument, keys: ReadonlySet<string>, words: StruckWords): ReportDocument {
	const struck = freeTextsOf(report).filter(({ key }) => keys.has(key));
	if (struck.length === 0) return report;
	const titles = new Set(struck.filter(({ kind }) => kind === 'title').map(({ text }) => text));
	let reasons = 0;
	const inSection = (section: ReportSection): ReportSection => ({
		...section,
		findings: section.findings.map((finding) => {
			const { typed, ...rest } = { ...finding, title: withoutTitle(finding.title, titles, words.title) };
			if (typed === undefined) return rest;
			return keys.has(`reason-${++reasons}`) ? { ...rest, sentence: words.reason } : { ...rest, typed };
		}),
		tables: section.tables.map((table) => inTable(table, titles, words.title))
	});
	return { ...report, lines: [...report.lines, words.line(struck.length)], sections: report.sections.map(inSection) };
}

/** The titles that are struck, for files that repeat them. */
export function struckTitles(report: ReportDocument, keys: ReadonlySet<string>): Set<string> {
	return new Set(freeTextsOf(report).filter(({ key, kind }) => kind === 'title' && keys.has(key)).map(({ text }) => text));
}

function inTable(table: ReportTable, titles: ReadonlySet<string>, word: string): ReportTable {
	return { ...table, rows: table.rows.map((row) => row.map((cell, at): Cell => (at === 0 && typeof cell === 'string' ? withoutTitle(cell, titles, word) : cell))) };
}

/** A decision on a part is called after the programme and the part: 'programme: part'. Of two struck titles that begin it the longer is its own. */
function withoutTitle(text: string, titles: ReadonlySet<string>, word: string): string {
	if (titles.has(text)) return word;
	const whole = [...titles].filter((title) => text.startsWith(`${title}: `)).sort((a, b) => b.length - a.length)[0];
	return whole === undefined ? text : `${word}${text.slice(whole.length)}`;
}
