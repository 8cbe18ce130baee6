import type { Locale } from '#platform/context.ts';
import { answersOf, shortfallOf, type Answer } from '../evidence.rules.ts';
import { en } from '../page.messages.en.ts';
import { id } from '../page.messages.id.ts';
import { en as enRivals } from '../rivals/messages.en.ts';
import { id as idRivals } from '../rivals/messages.id.ts';
import type { VerdictCode } from '../schema.ts';
import type { EvaluationPage } from '../server/service.ts';
import { concurrentItems, drawnItem, selectionItem, standsBefore } from './design/cautions.ts';
import type { EvidenceItem } from './evidence-item.ts';
import { plain } from './numbers.ts';

/** How strong the evidence is: the registration, what the groups were like before, then the gates under their questions. */
export function evidenceOf(page: EvaluationPage, locale: Locale): EvidenceItem[] {
	const words = { id, en }[locale].evidence;
	const result = page.latest?.result;
	const gates = (locale === 'en' ? result?.english?.verdict.gates : result?.impact?.verdict.gates) ?? [];
	const facts = { verdict: page.latest?.verdict, isSeries: Boolean(result?.impact?.series) };
	const answers = answersOf(gates)
		.filter((answer) => isAsked(answer, facts))
		.map((answer): EvidenceItem => ({ ...titled(answer, facts, words), details: answer.details }));
	const start = selectionItem(page, locale) ?? (result ? baseline(page, locale) : []);
	return [...answers, ...attempted(page, locale), ...registration(page, words), ...drawnItem(page, locale), ...start, ...concurrentItems(page, locale)];
}

interface Facts {
	readonly verdict: VerdictCode | undefined;
	readonly isSeries: boolean;
}

/** Other ways of counting are asked where a direction is claimed, the effect where anything is, the comparison's trend where there is one. */
function isAsked({ question }: Answer, { verdict, isSeries }: Facts): boolean {
	if (question === 'robustness') return verdict !== undefined && /^(proven|indicated)/.test(verdict);
	if (question === 'effect') return verdict !== 'cannot_be_judged';
	return question !== 'trend' || !isSeries;
}

function titled({ question, passed }: Answer, { verdict, isSeries }: Facts, words: (typeof id)['evidence']): Pick<EvidenceItem, 'passed' | 'title'> {
	if (question === 'effect' && verdict === 'no_meaningful_effect') return { passed: true, title: words.allSmall };
	if (question === 'units' && isSeries) return { passed, title: words.nobodyToCompare };
	return { passed, title: (passed ? words.good : words.weak)[question] };
}

function registration(page: EvaluationPage, words: (typeof id)['evidence']): EvidenceItem[] {
	if (page.isAsRegistered === false) return [{ passed: false, title: words.changed, details: [words.changedDetail] }];
	const before = standsBefore(page);
	if (before === null) return [];
	return [
		before
			? { passed: true, title: words.registeredBefore, details: [words.registeredBeforeDetail] }
			: { passed: false, title: words.registeredAfter, details: [words.registeredAfterDetail] }
	];
}

/** What came of the attempt to break the verdict, once there was one. */
function attempted({ id: programmeId, challenge, latest }: EvaluationPage, locale: Locale): EvidenceItem[] {
	const summary = challenge?.summary;
	if (!summary || !latest) return [];
	const words = { id: idRivals, en: enRivals }[locale];
	const details = [`${words.standing[summary.standing]}.`, words.leaveOut(summary.leaveOut), words.placebos(summary.placebos)];
	return [{ passed: summary.standing === 'holds', title: words.attempted(summary.choices), details, more: { href: `/evaluasi/${programmeId}/patahkan`, label: words.open } }];
}

/** A group that starts lower by what is worth having may rise by itself. */
function baseline({ latest, sesoi, direction, outcome }: EvaluationPage, locale: Locale): EvidenceItem[] {
	const all = { id, en }[locale];
	const words = all.evidence;
	const unit = all.unitOf(outcome);
	const before = latest?.result.baseline;
	const shortfall = before ? shortfallOf(before, direction) : null;
	if (!before || shortfall === null) return [];
	if (shortfall >= sesoi) return [{ passed: false, title: words.baselineLow, details: [words.baselineLowDetail(`${plain(shortfall, locale, 1)} ${unit}`)] }];
	return [
		{
			passed: true,
			title: words.baselineSimilar,
			details: [words.baselineSimilarDetail(plain(before.trained ?? 0, locale, 1), plain(before.comparison ?? 0, locale, 1), unit)]
		}
	];
}
