import type { Locale } from '#platform/context.ts';
import { answersOf, isRegisteredBefore, shortfallOf } from '../evidence.rules.ts';
import { en } from '../page.messages.en.ts';
import { id } from '../page.messages.id.ts';
import type { VerdictCode } from '../schema.ts';
import type { EvaluationPage } from '../server/service.ts';
import { plain } from './numbers.ts';

export interface EvidenceItem {
	readonly passed: boolean;
	readonly title: string;
	readonly details: readonly string[];
}

/** How strong the evidence is: the registration, what the groups were like before, then the gates under their questions. */
export function evidenceOf(page: EvaluationPage, locale: Locale): EvidenceItem[] {
	const words = { id, en }[locale].evidence;
	const result = page.latest?.result;
	const gates = (locale === 'en' ? result?.english?.verdict.gates : result?.impact?.verdict.gates) ?? [];
	const verdict = page.latest?.verdict;
	const answers = answersOf(gates)
		.filter(({ question }) => question !== 'robustness' || isAboutEffect(verdict))
		.map(({ question, passed, details }): EvidenceItem =>
			question === 'effect' && verdict === 'no_meaningful_effect'
				? { passed: true, title: words.allSmall, details }
				: { passed, title: (passed ? words.good : words.weak)[question], details }
		);
	return [...answers, ...registration(page, words), ...(result ? baseline(page, locale) : [])];
}

/** Whether other ways of counting agree on a direction is asked only where one is claimed. */
function isAboutEffect(verdict: VerdictCode | undefined): boolean {
	return verdict !== undefined && /^(proven|indicated)/.test(verdict);
}

function registration({ registeredAt, firstStart, isAsRegistered }: EvaluationPage, words: (typeof id)['evidence']): EvidenceItem[] {
	if (isAsRegistered === false) return [{ passed: false, title: words.changed, details: [words.changedDetail] }];
	const before = isRegisteredBefore(registeredAt, firstStart);
	if (before === null) return [];
	return [
		before
			? { passed: true, title: words.registeredBefore, details: [words.registeredBeforeDetail] }
			: { passed: false, title: words.registeredAfter, details: [words.registeredAfterDetail] }
	];
}

/** A group that starts lower by what is worth having may rise by itself. */
function baseline({ latest, sesoi, direction }: EvaluationPage, locale: Locale): EvidenceItem[] {
	const words = { id, en }[locale].evidence;
	const before = latest?.result.baseline;
	const shortfall = before ? shortfallOf(before, direction) : null;
	if (!before || shortfall === null) return [];
	if (shortfall >= sesoi) return [{ passed: false, title: words.baselineLow, details: [words.baselineLowDetail(plain(shortfall, locale, 1))] }];
	return [
		{
			passed: true,
			title: words.baselineSimilar,
			details: [words.baselineSimilarDetail(plain(before.trained ?? 0, locale, 1), plain(before.comparison ?? 0, locale, 1))]
		}
	];
}
