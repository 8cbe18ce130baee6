import { en as decisionsEn } from '#features/decisions/messages.en.ts';
import { id as decisionsId } from '#features/decisions/messages.id.ts';
import { changeInWords, movedEn, movedId } from '#features/evaluation/direction-words.ts';
import { en as verdictsEn } from '#features/evaluation/messages.en.ts';
import { id as verdictsId } from '#features/evaluation/messages.id.ts';
import { outcomeWords as outcomesEn } from '#features/evaluation/outcome.messages.en.ts';
import { outcomeWords as outcomesId } from '#features/evaluation/outcome.messages.id.ts';
import { VERDICT_CODES } from '#features/evaluation/schema.ts';
import { longDate } from '#platform/messages.ts';
import type { DecisionFacts, EvaluationFacts } from './facts.schema.ts';
import { numberText, reportWords, type Language } from './format.ts';
import type { ReportSection } from './report.schema.ts';
import { column, section, tableOf } from './tables.ts';
import type { Writing } from './writing.ts';

/** All evaluations in the order of registration: a nil or adverse result has the same place and size as a good one. */
export function foundSection({ facts, language }: Writing): ReportSection {
	const all = reportWords(language);
	const words = all.found;
	const { evaluations } = facts;
	if (evaluations.length === 0) return section('found', all.sections.found, [words.none]);
	const { verdicts } = { id: verdictsId, en: verdictsEn }[language];
	const named = [...VERDICT_CODES.map((code) => [verdicts[code], evaluations.filter(({ found }) => found?.verdict === code).length] as const), [words.notComputed, evaluations.filter(({ found }) => found === null).length] as const];
	const counts = tableOf({
		key: 'verdicts', title: words.counts, filter: words.countsFilter, empty: words.empty,
		columns: [column('verdict', words.verdict, 'text', 9), column('count', words.count, 'count', 3, { sum: true })], rows: named.map((row) => [...row])
	}, language);
	const measures = tableOf({
		key: 'evaluations', isTyped: true, title: words.table, filter: words.filter, empty: words.empty,
		columns: [
			column('title', words.title, 'text', 3.2), column('effect', words.effect, 'effect', 1.3), column('low', words.low, 'effect', 1.1), column('high', words.high, 'effect', 1.1), column('mde', words.mde, 'points', 1.4),
			column('sesoi', words.sesoi, 'minutes', 1.1), column('trained', words.trained, 'count', 1.1), column('comparison', words.comparison, 'count', 1.7)
		],
		rows: evaluations.map(({ title, sesoi, trainedUnits, comparisonUnits, found }) => {
			const judged = found && found.verdict !== 'cannot_be_judged' ? found : null;
			return [title, judged?.att ?? null, judged?.ci95?.[0] ?? null, judged?.ci95?.[1] ?? null, judged?.mde ?? null, Number(sesoi), trainedUnits, comparisonUnits];
		})
	}, language);
	return section('found', all.sections.found, [words.lead(evaluations.length)], { findings: evaluations.map((one) => findingOf(one, language)), tables: [counts, measures] });
}

function findingOf({ title, outcome, registeredOn, found }: EvaluationFacts, language: Language): ReportSection['findings'][number] {
	const { found: words } = reportWords(language);
	const moved = { id: movedId, en: movedEn }[language];
	const outcomes = { id: outcomesId, en: outcomesEn }[language];
	const day = (text: string) => longDate(text, language);
	if (!found) return { title, verdict: words.notComputed, sentence: words.notComputedYet, facts: [words.registered(outcomes.outcomeName(outcome), day(registeredOn))] };
	// Two decimals, as the table of measures has them.
	const size = (value: number) => numberText(value, 'points', language);
	const { att, ci95, mde } = found;
	const isJudged = found.verdict !== 'cannot_be_judged';
	return {
		title, verdict: { id: verdictsId, en: verdictsEn }[language].verdicts[found.verdict], sentence: found.sentence ?? words.noPanel(outcomes.outcomeInSentence(outcome)),
		facts: [
			...(isJudged && att !== null && ci95 ? [words.effectLine(changeInWords({ att, ci95, unit: outcomes.unitOf(outcome) }, size, moved))] : []),
			...(isJudged && mde !== null ? [words.mdeLine(numberText(mde, 'points', language), outcomes.unitOf(outcome))] : []),
			words.facts(outcomes.outcomeName(outcome), day(registeredOn), day(found.computedOn), found.ruleVersion), words.hash(found.dataSha256.slice(0, 16))
		]
	};
}

export function decidedSection({ facts, language, from, to }: Writing): ReportSection {
	const all = reportWords(language);
	const words = all.decided;
	const { decisions } = facts;
	if (decisions.length === 0) return section('decided', all.sections.decided, [words.none]);
	const { choices, steps } = { id: decisionsId, en: decisionsEn }[language];
	const table = tableOf({
		key: 'decisions', isTyped: true, title: words.table, filter: words.filter(from, to), empty: words.none,
		columns: [
			column('programme', words.programme, 'text', 4.5), column('step', words.step, 'text', 1.6), column('choice', words.choice, 'text', 1.8), column('recommended', words.recommended, 'text', 1.9), column('on', words.on, 'day', 2.2)
		],
		rows: decisions.map((one) => [named(one), steps[one.step], choices[one.choice], choices[one.recommended], one.madeOn])
	}, language);
	// A reason may be long: it stands as text, which goes on over the page.
	const findings = decisions.map((one) => ({ title: named(one), verdict: `${steps[one.step]}: ${choices[one.choice]}`, sentence: words.why(one.why), typed: one.why, facts: [words.advised(choices[one.recommended], longDate(one.madeOn, language))] }));
	return section('decided', all.sections.decided, [words.lead(decisions.length)], { findings, tables: [table] });
}

function named({ programme, part }: DecisionFacts): string {
	return part === null ? programme : `${programme}: ${part}`;
}
