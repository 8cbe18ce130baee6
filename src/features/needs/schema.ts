import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

/** What a need calls for: a competency to build, or a procedure or facility to mend. */
export const NEED_KINDS = ['training', 'improvement'] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

export const NEED_STATES = ['open', 'accepted', 'declined', 'met'] as const;
export type NeedState = (typeof NEED_STATES)[number];

export const EVIDENCE_KINDS = ['survey_element', 'complaint_root_cause', 'missed_time'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** 0: its evidence was undone. 3: first. */
export type Urgency = 0 | 1 | 2 | 3;

/** The filter in the address; what is not understood is left out. */
export const NeedSearch = z.object({
	state: z.enum([...NEED_STATES, 'all']).catch('open'),
	kind: z.enum(NEED_KINDS).nullable().catch(null),
	unitId: z.uuid().nullable().catch(null),
	page: z.coerce.number().int().min(1).max(10_000).catch(1)
});
export type NeedSearch = z.infer<typeof NeedSearch>;

const words = (longest: number) => z.string().trim().max(longest).regex(/^[^<>\0]*$/);

/** An officer's decision; declining says why. */
export const DecisionForm = z
	.object({ decision: z.enum(['accept', 'decline', 'meet']), reason: words(1000).default('') })
	.refine(({ decision, reason }) => decision !== 'decline' || reason !== '', { path: ['reason'], params: { problem: 'need.reason_missing' } });
export type DecisionForm = z.infer<typeof DecisionForm>;

/** A need that an officer opens without a rule. */
export const NeedForm = z.object({
	kind: z.enum(NEED_KINDS),
	unitId: z.uuid(),
	competency: words(200).refine((text) => text !== ''),
	why: words(1000).refine((text) => text !== '')
});
export type NeedForm = z.infer<typeof NeedForm>;

/** What the need of one person or position rests on. */
export const NEED_BASES = ['observation', 'assessment', 'duty', 'wish', 'unit_need'] as const;
export type NeedBasis = (typeof NEED_BASES)[number];

const whose = z.string().regex(/^(person|position):[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);

/** A training need of one person or one position; `whose` is 'person:' or 'position:' with the key. */
export const PersonalNeedForm = z
	.object({
		unitId: z.uuid(), whose, competency: words(200).refine((text) => text !== ''), basis: z.enum(NEED_BASES), why: words(1000).refine((text) => text !== ''),
		followsNeedId: z.union([z.literal('').transform(() => null), z.uuid()]).optional().transform((id) => id ?? null)
	})
	.refine(({ basis, followsNeedId }) => basis !== 'unit_need' || followsNeedId !== null, { path: ['followsNeedId'], params: { problem: 'need.choose_unit_need' } });
export type PersonalNeedForm = z.infer<typeof PersonalNeedForm>;

/** What an agency may set of its own; the rest comes from the dated rule. Numbers of the urgency stand beside the others. */
export const NeedSettings = z
	.object({
		elementBoundHundredths: z.int().min(2500).max(10_000),
		complaints: z.int().min(2).max(50),
		complaintDays: z.int().min(7).max(730),
		promisePercent: z.number().min(1).max(100),
		promiseMonths: z.int().min(1).max(12),
		leastVisits: z.int().min(1).max(10_000),
		leastAnswers: z.int().min(1).max(10_000),
		missedMonths: z.int().min(1).max(24),
		ageDays: z.int().min(7).max(730)
	})
	.partial()
	.catch({});
export type NeedSettings = z.infer<typeof NeedSettings>;

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** The page of the thresholds: all numbers at once, so that a version says everything. The bound of an element in points, 25 to 100. */
export const ThresholdForm = z.object({
	elementBound: z.string().trim().min(1).transform((text) => Math.round(Number(text.replace(',', '.')) * 100)).pipe(z.int().min(2500).max(10_000)),
	leastAnswers: whole(1, 10_000), complaints: whole(2, 50), complaintDays: whole(7, 730),
	promisePercent: whole(1, 100), promiseMonths: whole(1, 12), leastVisits: whole(1, 10_000), missedMonths: whole(1, 24), ageDays: whole(7, 730)
}).transform(({ elementBound, ...rest }) => ({ elementBoundHundredths: elementBound, ...rest }));
export type ThresholdForm = z.infer<typeof ThresholdForm>;

/** When and why they change. */
export const ThresholdChange = z.object({ validFrom: z.string().refine(isDay), reason: words(1000).refine((text) => text !== '') });
export type ThresholdChange = z.infer<typeof ThresholdChange>;
