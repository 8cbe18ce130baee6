import { en as outcomeEn } from '#features/evaluation/page.messages.en.ts';
import { id as outcomeId } from '#features/evaluation/page.messages.id.ts';
import type { Outcome } from '#features/evaluation/programme.schema.ts';
import type { Locale } from '#platform/context.ts';
import { number } from '#platform/messages.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import { en as pageEn } from '../page.messages.en.ts';
import { id as pageId } from '../page.messages.id.ts';
import type { Choice, PlanState, Standing } from '../schema.ts';

export function decisionWords(locale: Locale): typeof id & typeof pageId {
	return { id: { ...id, ...pageId }, en: { ...en, ...pageEn } }[locale];
}

/** 'poin IKM', 'menit'. */
export function pointsOf(outcome: Outcome, locale: Locale): string {
	return { id: outcomeId, en: outcomeEn }[locale].pointsOf(outcome);
}

export function outcomeName(outcome: Outcome, locale: Locale): string {
	return { id: outcomeId, en: outcomeEn }[locale].outcomeName(outcome);
}

/** 'Rp 1.500.000' of whole rupiah. */
export function rupiah(amount: number, locale: Locale): string {
	return `${amount < 0 ? '−' : ''}Rp\u00a0${number(Math.abs(amount), locale)}`;
}

/** An estimate in money to three leading figures: the rest would be false precision. */
export function aboutRupiah(amount: number, locale: Locale): string {
	return rupiah(Number(amount.toPrecision(3)), locale);
}

export const CHOICE_KIND: Readonly<Record<Choice, 'neutral' | 'teal' | 'good' | 'attention' | 'bad'>> = { continue: 'teal', change: 'attention', widen: 'good', stop: 'bad', wait: 'neutral' };
export const STANDING_KIND: Readonly<Record<Standing, 'neutral' | 'teal' | 'good' | 'attention'>> = { undecided: 'neutral', proposed: 'attention', decided: 'teal', planned: 'good' };

export const PLAN_KIND: Readonly<Record<PlanState, 'neutral' | 'teal' | 'good'>> = { open: 'neutral', started: 'teal', done: 'good', dropped: 'neutral' };

/** From which amount, in what: 999,95 million is printed as a thousand million, not as 1.000,0 million. */
const SHORT = [[999_950_000_000, 1e12, { id: 'T', en: 'tn' }], [999_950_000, 1e9, { id: 'M', en: 'bn' }], [1e6, 1e6, { id: 'jt', en: 'm' }]] as const;

/** 'Rp 48,2 jt' of whole rupiah, for a tile; under a million in full. */
export function shortRupiah(amount: number, locale: Locale): string {
	const [, size, unit] = SHORT.find(([least]) => amount >= least) ?? [];
	return size === undefined ? rupiah(amount, locale) : `Rp\u00a0${number(amount / size, locale, 1)}\u00a0${unit[locale]}`;
}
