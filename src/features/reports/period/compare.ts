import { cellText, type Language } from './format.ts';
import type { ReportDocument, ReportTable } from './report.schema.ts';

/** What another version says differently. */
export interface ReportChanges {
	/** Figures of the summary as they were and as they are; null: it was not, or is no longer, stated. */
	readonly figures: readonly { readonly label: string; readonly before: string | null; readonly after: string | null }[];
	/** Evaluations and decisions whose outcome reads differently. */
	readonly findings: readonly { readonly title: string; readonly before: string | null; readonly after: string | null }[];
	/** Tables with rows that came, went or read differently. */
	readonly tables: readonly { readonly title: string; readonly added: number; readonly gone: number; readonly changed: number }[];
}

/** Compares two versions in one language. Words around the numbers, such as the day of the data, are no change. */
export function compareReports(before: ReportDocument, after: ReportDocument): ReportChanges {
	const pair = <T>(of: (report: ReportDocument) => ReadonlyMap<string, T>) => {
		const [old, now] = [of(before), of(after)];
		return [...new Set([...now.keys(), ...old.keys()])].map((key) => [key, old.get(key), now.get(key)] as const);
	};
	const figures = pair(figuresOf).flatMap(([, old, now]) => (old?.text === now?.text ? [] : [{ label: (now ?? old)!.label, before: old?.text ?? null, after: now?.text ?? null }]));
	const findings = pair(findingsOf).flatMap(([title, old, now]) => (old === now ? [] : [{ title: title.split(ORDER)[0] ?? title, before: old ?? null, after: now ?? null }]));
	const tables = pair(tablesOf).flatMap(([, old, now]) => {
		const counted = { title: (now ?? old)!.title, ...countRows(old, now, after.language) };
		return counted.added + counted.gone + counted.changed === 0 ? [] : [counted];
	});
	return { figures, findings, tables };
}

/** Whether the other version says the same. */
export function isUnchanged({ figures, findings, tables }: ReportChanges): boolean {
	return figures.length + findings.length + tables.length === 0;
}

function figuresOf({ sections }: ReportDocument) {
	return new Map(sections.flatMap((section) => section.figures).map((figure) => [figure.key, figure]));
}

function findingsOf({ sections }: ReportDocument): Map<string, string> {
	return numbered(sections.flatMap(({ findings }) => findings).map(({ title, verdict }) => [title, verdict] as const));
}

function tablesOf({ sections }: ReportDocument): Map<string, ReportTable> {
	return new Map(sections.flatMap((section) => section.tables).map((table) => [table.key, table]));
}

function countRows(before: ReportTable | undefined, after: ReportTable | undefined, language: Language): { added: number; gone: number; changed: number } {
	const [old, now] = [rowsOf(before, language), rowsOf(after, language)];
	const both = [...now].filter(([name]) => old.has(name));
	return { added: now.size - both.length, gone: old.size - both.length, changed: both.filter(([name, text]) => old.get(name) !== text).length };
}

/** A row is known by its name; of several alike by their order. */
function rowsOf(table: ReportTable | undefined, language: Language): Map<string, string> {
	if (!table) return new Map();
	const written = table.rows.map((row) => row.map((cell, at) => cellText(cell, table.columns[at]?.kind ?? 'text', language)));
	return numbered(written.map((row) => [row[0] ?? '', row.join('\t')] as const));
}

/** Nobody types it: a title that ends in '#2' stays itself. */
const ORDER = '\u0000';

function numbered(entries: readonly (readonly [string, string])[]): Map<string, string> {
	const seen = new Map<string, number>();
	return new Map(entries.map(([name, text]) => {
		const at = seen.get(name) ?? 0;
		seen.set(name, at + 1);
		return [at === 0 ? name : `${name}${ORDER}${at + 1}`, text];
	}));
}
