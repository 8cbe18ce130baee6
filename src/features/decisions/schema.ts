import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

export const COST_KINDS = ['honorarium', 'travel', 'place', 'material', 'platform', 'working_time'] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** What may become of a programme or of a part of a curriculum. */
export const CHOICES = ['continue', 'change', 'widen', 'stop', 'wait'] as const;
export type Choice = (typeof CHOICES)[number];

export const STEPS = ['proposal', 'decision'] as const;
export type Step = (typeof STEPS)[number];

/** Where a programme stands on its way from evidence to plan. */
export const STANDINGS = ['undecided', 'proposed', 'decided', 'planned'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A thousand milliard: more is a slip of the keyboard, no training of a government costs it. */
export const MOST_RUPIAH = 1_000_000_000_000;

/** What is wrong with an amount as typed; the codes are refusals with a sentence. */
export type AmountFault = 'value.unreadable' | 'value.not_whole' | 'value.negative' | 'value.too_much';

/**
 * Whole rupiah of what was typed: '1500000', '1.500.000', 'Rp 1.500.000,00', '1,500,000.00'. A lone point or comma before
 * anything but three figures is never taken for thousands: '1.5' may be meant as one and a half million.
 *
 * @returns whole rupiah from 0 to `MOST_RUPIAH`, or why not
 */
export function readRupiah(text: string): number | AmountFault {
	const typed = text.trim().replace(/^rp\.?\s*/i, '').replaceAll(/[\s_]/g, '');
	const bare = typed.replace(/^[-−–]/, '');
	const [, whole = '', cents = ''] = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}|-))?$/.exec(bare) ?? /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}|-))?$/.exec(bare) ?? [];
	if (whole === '') return 'value.unreadable';
	if (bare !== typed) return 'value.negative';
	if (/[1-9]/.test(cents)) return 'value.not_whole';
	const amount = Number(whole.replaceAll(/[.,]/g, ''));
	return amount > MOST_RUPIAH ? 'value.too_much' : amount;
}

function amountOf(text: string, context: z.core.$RefinementCtx): number {
	const read = readRupiah(text);
	if (typeof read === 'number') return read;
	context.addIssue({ code: 'custom', params: { problem: read } });
	return z.NEVER;
}
const rupiah = z.string().max(60).transform(amountOf);
/** An amount that may be left out. */
const rupiahOrNone = z.string().max(60).default('').transform((text, context) => (text.trim() === '' ? null : amountOf(text, context)));

const words = (longest: number, shortest = 0) => z.string().trim().min(shortest).max(longest).refine((text) => /^[^<>\0]*$/.test(text), { params: { problem: 'value.signs' } });
const named = (longest: number) => words(longest, 1);
/** How an amount came about, and from where. */
const said = (longest: number) => words(longest).refine((text) => text !== '', { params: { problem: 'value.not_stated' } });

/** A line of cost. */
export const CostForm = z.object({ kind: z.enum(COST_KINDS), amount: rupiah, spentOn: z.string().refine(isDay), source: said(300) });
export type CostForm = z.infer<typeof CostForm>;

/** A benefit put into money: never without how and from where; with its range, or without one. */
export const BenefitForm = z.object({ benefit: rupiah, least: rupiahOrNone, most: rupiahOrNone, method: said(2000), basis: said(300) });
export type BenefitForm = z.infer<typeof BenefitForm>;

export const LineForm = z.object({ line: z.uuid() });
export type LineForm = z.infer<typeof LineForm>;

/** A proposal or a decision. `seen` names the version and the evidence that stood on the page. */
export const DecisionForm = z.object({
	step: z.enum(STEPS),
	choice: z.enum(CHOICES),
	why: words(2000).refine((text) => text.length >= 10, { params: { problem: 'decision.why_missing' } }),
	seen: z.string().regex(/^\d{1,6}\.[0-9a-f]{64}$/)
});
export type DecisionForm = z.infer<typeof DecisionForm>;

/** What is done about a decision, which unit owns it, and until when. */
export const PlanForm = z.object({ decision: z.uuid(), plan: named(200), owner: z.uuid(), dueOn: z.string().refine(isDay) });
export type PlanForm = z.infer<typeof PlanForm>;

/** What becomes of a plan; the last two end it. */
export const FOLLOW_UPS = ['started', 'done', 'dropped'] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];
export const FollowUpForm = z.object({ decision: z.uuid(), state: z.enum(FOLLOW_UPS), note: named(2000) });
export type FollowUpForm = z.infer<typeof FollowUpForm>;

/** How a plan stands. */
export const PLAN_STATES = ['open', ...FOLLOW_UPS] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** Which plans, from the address. */
export const PlanSearch = z.object({ state: z.enum(['going', 'late', 'ended', 'all']).catch('going') });
export type PlanSearch = z.infer<typeof PlanSearch>;

/** A named part of a curriculum; the measure it is meant for may be left open. */
export const PartForm = z.object({ title: named(200), outcome: z.string().max(60).transform((text) => (text === '' ? null : text)) });
export type PartForm = z.infer<typeof PartForm>;

/** The view of the list from the address. */
export const DecisionSearch = z.object({ standing: z.enum(['waiting', ...STANDINGS, 'all']).catch('all') });
export type DecisionSearch = z.infer<typeof DecisionSearch>;
