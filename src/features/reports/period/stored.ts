import { reportWords, type Language } from './format.ts';
import { readPeriod } from './period.schema.ts';
import type { ReportDocument } from './report.schema.ts';
import type { ReportState, ReportVersion, StoredDocument } from './stored.schema.ts';

/** After so long without an end its worker is gone: asking again starts it anew. */
const GIVEN_UP_MS = 20 * 60_000;

/** Whether somebody who asks now waits for what is being made already. */
export function isOnItsWay({ state, requestedAt }: { readonly state: ReportState; readonly requestedAt: Date }, now: Date): boolean {
	return (state === 'waiting' || state === 'making') && now.getTime() - requestedAt.getTime() < GIVEN_UP_MS;
}

/** The version as somebody who looks now sees it: one whose worker is gone has failed, and may be made again. */
export function asSeen(version: ReportVersion, now: Date): ReportVersion {
	const isGone = (version.state === 'waiting' || version.state === 'making') && !isOnItsWay(version, now);
	return isGone ? { ...version, state: 'failed', fault: 'report.making_failed' } : version;
}

/** What stands below the title of a kept report: which version it is, and the fingerprint of its words and numbers. */
export interface Stamp {
	readonly version: number;
	/** Days, written out in each language. */
	readonly madeOn: Readonly<Record<Language, string>>;
	readonly publishedOn?: Readonly<Record<Language, string>>;
	readonly sha256: string;
}

/** The report with its stamp, to be drawn; its own words stay as they were. */
export function stamped(report: ReportDocument, { version, madeOn, publishedOn, sha256 }: Stamp): ReportDocument {
	const { stamp } = reportWords(report.language);
	const own = publishedOn ? stamp.published(version, publishedOn[report.language]) : stamp.made(version, madeOn[report.language]);
	return { ...report, lines: [...report.lines, own, stamp.print(sha256)] };
}

/** The text that is kept and whose fingerprint is printed. */
export function storedText(document: StoredDocument): string {
	return JSON.stringify(document);
}

/** Newest period first; of those that end together the shorter one. */
export function byPeriod(a: string, b: string): number {
	const [one, other] = [readPeriod(a), readPeriod(b)];
	return (other?.to ?? '').localeCompare(one?.to ?? '') || (other?.from ?? '').localeCompare(one?.from ?? '');
}
