import { longDate } from '#platform/messages.ts';
import { lastDayOf, type Period } from './period.schema.ts';
import { reportWords, type Language } from './format.ts';
import type { PeriodFacts } from './facts.schema.ts';
import type { ReportDocument, ReportSection } from './report.schema.ts';
import { decidedSection, foundSection } from './evidence-sections.ts';
import { figuresOf } from './figures.ts';
import { complaintSection, satisfactionSection, timesSection } from './service-sections.ts';
import { plannedSection, reachedSection } from './training-sections.ts';
import type { Writing } from './writing.ts';

/**
 * The report in words and numbers: everything that paper, spreadsheet and pages show, small counts hidden.
 * The same facts give the same report.
 *
 * @param today day of the data; of a period that is not over nothing later is known
 */
export function writeReport(facts: PeriodFacts, period: Period, today: string, language: Language): ReportDocument {
	const words = reportWords(language);
	const day = (text: string) => longDate(text, language);
	const writing: Writing = { facts, language, from: day(period.from), to: day(lastDayOf(period, today)), dataOn: day(today) };
	const isEmpty = !hasAnything(facts);
	const found = [plannedSection(writing), reachedSection(writing), foundSection(writing), decidedSection(writing), satisfactionSection(writing), complaintSection(writing), timesSection(writing)];
	const summary: ReportSection = {
		key: 'summary', heading: words.sections.summary, figures: isEmpty ? [] : figuresOf(writing), chart: null, findings: [], tables: [],
		paragraphs: isEmpty ? [words.nothing] : found.flatMap(({ paragraphs }) => paragraphs.slice(0, 1))
	};
	return {
		format: 1, language, agencyCode: facts.agency.code, agencyName: facts.agency.name, period: period.key, from: period.from, to: period.to, dataOn: today, title: words.title,
		lines: [words.span(words.kinds[period.kind](period.part, period.year), day(period.from), day(period.to)), words.dataOn(writing.dataOn), ...(today < period.to ? [words.running] : []), words.hiddenNote],
		sections: isEmpty ? [summary] : [summary, ...found]
	};
}

/** Whether anything was done or measured; people who merely work there are not news. */
function hasAnything({ courses, jp, evaluations, decisions, surveys, complaints, times }: PeriodFacts): boolean {
	return courses.length > 0 || jp.peopleWithJp > 0 || evaluations.length > 0 || decisions.length > 0 || surveys.length > 0 || complaints.byState.length > 0 || times.length > 0;
}
