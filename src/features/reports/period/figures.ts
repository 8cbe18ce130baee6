import type { VerdictCode } from '#features/evaluation/schema.ts';
import { cellText, numberText, reportWords } from './format.ts';
import { hideSmall, isFewPeople } from './hidden.rules.ts';
import type { ReportFigure } from './report.schema.ts';
import { pooledIndex, shareText, shownSurveys } from './shares.ts';
import type { Writing } from './writing.ts';

type FigureKey = keyof ReturnType<typeof reportWords>['figures'];

/** The figures of the report in one list: what `bina report` prints and what stands first on paper. */
export function figuresOf({ facts, language }: Writing): ReportFigure[] {
	const words = reportWords(language);
	const { courses, reached, jp, evaluations, decisions, complaints, times } = facts;
	const surveys = shownSurveys(facts);
	const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0);
	const figure = (key: FigureKey, value: number | null, text: string): ReportFigure => ({ key, label: words.figures[key], value, text });
	const count = (key: FigureKey, value: number) => figure(key, value, numberText(value, 'count', language));
	const people = (key: FigureKey, counts: readonly number[]) => {
		const cell = hideSmall(counts).total;
		return figure(key, typeof cell === 'number' ? cell : null, cellText(cell, 'count', language));
	};
	const share = (key: FigureKey, part: number, whole: number) =>
		isFewPeople(whole) ? figure(key, null, words.unknown) : figure(key, part / whole, `${words.ofWhole(numberText(part, 'count', language), numberText(whole, 'count', language))}: ${shareText(part, whole, language)}`);
	const verdicts = (...codes: readonly VerdictCode[]) => evaluations.filter(({ found }) => found !== null && codes.includes(found.verdict)).length;
	const index = pooledIndex(surveys);
	return [
		count('sessionsPlanned', sum(courses, ({ planned }) => planned)), count('sessionsDone', sum(courses, ({ done }) => done)), count('sessionsCancelled', sum(courses, ({ cancelled }) => cancelled)),
		people('completed', courses.map(({ completed }) => completed)), people('peopleReached', reached.map((unit) => unit.reached)),
		isFewPeople(jp.peopleWithJp) ? figure('jp', null, words.unknown) : count('jp', Math.floor(jp.hundredths / 100)), people('jpPeople', [jp.peopleWithJp]),
		count('evaluations', evaluations.length), count('better', verdicts('proven_better', 'indicated_better')), count('nil', verdicts('no_meaningful_effect')),
		count('worse', verdicts('proven_worse', 'indicated_worse')), count('open', verdicts('not_enough_evidence', 'cannot_be_judged') + evaluations.filter(({ found }) => !found).length), count('decisions', decisions.filter(({ step }) => step === 'decision').length),
		count('surveys', surveys.length), count('respondents', sum(surveys, ({ respondents }) => respondents)), figure('index', index, index === null ? words.unknown : numberText(index, 'points', language)),
		people('complaints', complaints.byState.map((own) => own.count)), share('inTime', complaints.inTime, complaints.timed), people('late', [complaints.late]), share('fixed', complaints.fixed, complaints.answered),
		count('visits', sum(times, ({ visits }) => visits)), share('kept', sum(times, ({ kept }) => kept), sum(times, ({ promises }) => promises))
	];
}
