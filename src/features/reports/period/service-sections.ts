import { elementNames as elementsEn } from '#features/surveys/skm.messages.en.ts';
import { elementNames as elementsId } from '#features/surveys/skm.messages.id.ts';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { CLASSES, STATES } from '#features/complaints/schema.ts';
import { en as publicEn } from '../public.messages.en.ts';
import { id as publicId } from '../public.messages.id.ts';
import type { SurveyFacts } from './facts.schema.ts';
import { cellText, numberText, reportWords, type Language } from './format.ts';
import { hideSmall, isFewPeople } from './hidden.rules.ts';
import type { ReportChart, ReportSection } from './report.schema.ts';
import { pooledIndex, shareText, shownSurveys } from './shares.ts';
import { column, section, tableOf } from './tables.ts';
import type { Writing } from './writing.ts';

const MOST_IN_CHART = 20;

export function satisfactionSection({ facts, language, from, to }: Writing): ReportSection {
	const all = reportWords(language);
	const words = all.satisfaction;
	const shown = shownSurveys(facts);
	const few = facts.surveys.length - shown.length;
	const notes = few > 0 ? [words.few(few)] : [];
	if (shown.length === 0) return section('satisfaction', all.sections.satisfaction, [words.none, ...notes]);
	const below = shown.filter(({ respondents, sampleMinimum }) => sampleMinimum !== null && respondents < sampleMinimum).length;
	const respondents = shown.reduce((sum, survey) => sum + survey.respondents, 0);
	const index = pooledIndex(shown);
	const lead = words.lead(shown.length, numberText(respondents, 'count', language), index === null ? all.unknown : numberText(index, 'points', language));
	const chart = chartOf(shown, language);
	return section('satisfaction', all.sections.satisfaction, [lead, ...notes, ...(below > 0 ? [words.below(below)] : []), ...(shown.length > MOST_IN_CHART ? [words.chartMost(MOST_IN_CHART)] : [])], {
		chart, tables: [elementTable(shown, language), pointTable(shown, language, from, to)]
	});
}

function elementTable(surveys: readonly SurveyFacts[], language: Language) {
	const words = reportWords(language).satisfaction;
	const names = { id: elementsId, en: elementsEn }[language];
	const sums = ELEMENTS.map((element) => {
		const own = surveys.flatMap(({ elements }) => elements.filter((each) => each.element === element));
		return { element, answered: own.reduce((sum, { answered }) => sum + answered, 0), score: own.reduce((sum, each) => sum + each.sum, 0) };
	});
	return tableOf({
		key: 'elements', title: words.elements, filter: words.elementsFilter, empty: words.none,
		columns: [
			column('element', words.element, 'text', 5), column('answered', words.answered, 'count', 1.7, { sum: true }), column('sum', words.sum, 'count', 1.8, { sum: true }),
			column('mean', words.mean, 'mean', 1.5, { derived: { by: 'quotient', part: 'sum', whole: 'answered' } }), column('index', words.elementIndex, 'points', 2, { derived: { by: 'points', part: 'sum', whole: 'answered' } })
		],
		rows: sums.filter(({ answered }) => !isFewPeople(answered)).map(({ element, answered, score }) => [names[element], answered, score, null, null])
	}, language);
}

function pointTable(surveys: readonly SurveyFacts[], language: Language, from: string, to: string) {
	const words = reportWords(language).satisfaction;
	return tableOf({
		key: 'surveys', title: words.table, filter: words.filter(from, to), empty: words.none,
		columns: [
			column('service', words.service, 'text', 3), column('unit', words.unit, 'text', 3), column('respondents', words.respondents, 'count', 1.4, { sum: true }), column('minimum', words.minimum, 'count', 1.2),
			column('index', words.index, 'points', 0.9), column('low', words.low, 'points', 0.9), column('high', words.high, 'points', 0.9), column('grade', words.grade, 'text', 0.7)
		],
		rows: surveys.map(({ service, unit, respondents, sampleMinimum, index, interval95, grade }) => [service, unit, respondents, sampleMinimum, index / 100, interval95 ? interval95[0] / 100 : null, interval95 ? interval95[1] / 100 : null, grade])
	}, language);
}

function chartOf(surveys: readonly SurveyFacts[], language: Language): ReportChart {
	const words = reportWords(language);
	const points = (value: number) => numberText(value, 'points', language);
	const named = ({ service, index }: SurveyFacts) => `${service} ${points(index / 100)}`;
	const drawn = surveys.slice(0, MOST_IN_CHART);
	const sorted = [...drawn].sort((a, b) => a.index - b.index);
	return {
		key: 'index', title: words.satisfaction.chart, alt: words.satisfaction.chartAlt(drawn.length, named(sorted[0]!), named(sorted.at(-1)!)), low: 25, high: 100,
		rows: drawn.map(({ service, unit, index, interval95 }) => ({
			label: `${service} · ${unit}`, value: index / 100, interval: interval95 ? [interval95[0] / 100, interval95[1] / 100] : null,
			text: interval95 ? `${points(index / 100)} (${words.interval(points(interval95[0] / 100), points(interval95[1] / 100))})` : points(index / 100)
		}))
	};
}

export function complaintSection({ facts, language, from, to }: Writing): ReportSection {
	const all = reportWords(language);
	const words = all.complaints;
	const { byState, byClass, timed, inTime, answered, fixed } = facts.complaints;
	const received = byState.reduce((sum, { count }) => sum + count, 0);
	if (received === 0) return section('complaints', all.sections.complaints, [words.none]);
	const { states } = { id: publicId, en: publicEn }[language];
	const counts = (key: string, title: string, label: string, rows: readonly (readonly [string, number])[]) => tableOf({
		key, title, filter: words.filter(from, to), empty: words.none, people: ['count'], columns: [column('name', label, 'text', 9), column('count', words.count, 'count', 3, { sum: true })], rows
	}, language);
	const whole = (count: number) => numberText(count, 'count', language);
	return section('complaints', all.sections.complaints, [
		words.lead(cellText(hideSmall(byState.map(({ count }) => count)).total, 'count', language)),
		...(isFewPeople(timed) ? [] : [words.inTime(shareText(inTime, timed, language), whole(timed))]), isFewPeople(answered) ? words.noAnswers : words.fixed(shareText(fixed, answered, language), whole(answered))
	], {
		tables: [
			counts('states', words.table, words.state, STATES.map((state) => [states[state] ?? state, byState.find((own) => own.state === state)?.count ?? 0])),
			counts('classes', words.classes, words.class, CLASSES.filter((name) => name !== 'violation').map((name) => [words.classNames[name], byClass.find((own) => own.class === name)?.count ?? 0]))
		]
	});
}

export function timesSection({ facts, language, from, to }: Writing): ReportSection {
	const all = reportWords(language);
	const words = all.times;
	const { times } = facts;
	if (times.length === 0) return section('times', all.sections.times, [words.none]);
	const sum = (of: (own: (typeof times)[number]) => number) => times.reduce((total, own) => total + of(own), 0);
	const promise = ({ promisedMinutes, promisedWorkingDays }: (typeof times)[number]) => (promisedMinutes !== null ? words.minutes(promisedMinutes) : promisedWorkingDays !== null ? words.days(promisedWorkingDays) : null);
	const table = tableOf({
		key: 'times', title: words.table, filter: words.filter(from, to), empty: words.none,
		columns: [
			column('service', words.service, 'text', 2.3), column('unit', words.unit, 'text', 2.2), column('promise', words.promise, 'text', 1), column('visits', words.visits, 'count', 1.15, { sum: true }),
			column('low', words.low, 'minutes', 1.05), column('high', words.high, 'minutes', 1.05), column('p90', words.p90, 'minutes', 1), column('promises', words.promises, 'count', 1.1, { sum: true }),
			column('kept', words.kept, 'count', 0.9, { sum: true }), column('share', words.share, 'share', 1, { derived: { by: 'quotient', part: 'kept', whole: 'promises' } })
		],
		rows: times.map((own) => [own.service, own.unit, promise(own), own.visits, own.waitLow, own.waitHigh, own.waitP90, own.promises, own.kept, null])
	}, language);
	const [visits, promises] = [sum((own) => own.visits), sum((own) => own.promises)];
	const lead = promises === 0 ? words.leadNoPromise(numberText(visits, 'count', language)) : words.lead(numberText(visits, 'count', language), shareText(sum((own) => own.kept), promises, language));
	return section('times', all.sections.times, [lead], { tables: [table] });
}
