import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

/** What data about people is used for; each has a dated text. */
export const PURPOSES = ['complaint', 'complaint_mail', 'survey', 'account', 'registry', 'privacy_request'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** On what the processing rests (UU 27/2022, Pasal 20(2)): consent only where saying no changes nothing else. */
export type Basis = 'consent' | 'legal_duty' | 'public_task';

/** What is deleted by a schedule. The words stand in the messages, the days in rules.ts, the rows in `retention_due` of the database. */
export const RETENTION_KINDS = ['complaint_reporter', 'complaint_photo', 'complaint_draft', 'supporter_note', 'survey_comment', 'post_training_words', 'notification', 'session', 'attempt', 'import_file', 'visit', 'privacy_request'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

export const REQUEST_KINDS = ['access', 'correction', 'deletion', 'withdrawal', 'objection'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
export const REQUEST_STATES = ['filed', 'checking', 'answered', 'refused', 'cancelled'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];
/** Why something asked for is not done: a refusal names its reason. */
export const REFUSAL_REASONS = ['identity', 'legal_duty', 'others', 'not_held', 'repeated', 'dispute'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];
/** What somebody may find wrong about the own data. */
export const FIELDS = ['name', 'nip', 'birth', 'education', 'position', 'rank', 'contact', 'jp', 'roles', 'complaint', 'other'] as const;
export type Field = (typeof FIELDS)[number];

export const SUBJECT_KINDS = ['reporters', 'respondents', 'officers', 'partners', 'others'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
/** To whom the notice of a breach goes (Pasal 46(1)). */
export const NOTICE_RECIPIENTS = ['subjects', 'authority'] as const;
export type NoticeRecipient = (typeof NOTICE_RECIPIENTS)[number];

const day = z.string().trim().refine(isDay);
const words = (most: number) => z.string().trim().max(most);
const said = (most: number) => words(most).min(1);
/** 'YYYY-MM-DDTHH:MM' in the agency's zone, as the browser's field gives it. */
const localMoment = z.string().trim().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/).refine((text) => isDay(text.slice(0, 10)));

export const AdditionForm = z.object({ purpose: z.enum(['all', ...PURPOSES]), validFrom: day, bodyId: said(3000), bodyEn: words(3000).default('') });
export type AdditionForm = z.infer<typeof AdditionForm>;

export const RetentionForm = z.object({ kind: z.enum(RETENTION_KINDS), keepDays: z.coerce.number().int(), validFrom: day, reason: said(500) });
export type RetentionForm = z.infer<typeof RetentionForm>;
export const HoldForm = z.object({ kind: z.enum(RETENTION_KINDS), reason: said(500) });
export type HoldForm = z.infer<typeof HoldForm>;
export const LiftForm = z.object({ kind: z.enum(RETENTION_KINDS) });

/** An e-mail address, or a telephone number of 7 (a house in a town) to 15 digits (E.164). */
function isReachable(contact: string): boolean {
	const digits = contact.replace(/\D/g, '').length;
	return z.email().safeParse(contact).success || (/^\+?[\d\s.()-]+$/.test(contact) && digits >= 7 && digits <= 15);
}

/** What a citizen asks: by the number and key of a complaint, or freely with a way to answer. */
export const CitizenRequestForm = z
	.object({
		kind: z.enum(REQUEST_KINDS), field: z.enum(FIELDS).or(z.literal('')).default(''), words: said(4000), number: words(60).default(''), secret: words(60).default(''),
		agency: words(20).default(''), name: words(100).default(''), contact: words(200).default('')
	})
	.refine((form) => form.number !== '' || (form.agency !== '' && form.name !== '' && form.contact !== ''), { path: ['contact'], params: { problem: 'privacy.who_needed' } })
	.refine((form) => form.contact === '' || isReachable(form.contact), { path: ['contact'], params: { problem: 'privacy.contact_unreachable' } })
	.refine((form) => form.number === '' || form.secret !== '', { path: ['secret'], params: { problem: 'privacy.who_needed' } });
export type CitizenRequestForm = z.infer<typeof CitizenRequestForm>;
export const OfficerRequestForm = z.object({ kind: z.enum(REQUEST_KINDS), field: z.enum(FIELDS).or(z.literal('')).default(''), words: said(4000) });
export type OfficerRequestForm = z.infer<typeof OfficerRequestForm>;
export const StatusForm = z.object({ number: said(60), secret: said(60) });
export const CancelForm = z.object({ requestId: z.uuid() });

/** Checks begin, an answer, or a refusal with its reason. */
export const RequestMove = z
	.object({ to: z.enum(['checking', 'answered', 'refused']), answer: words(8000).default(''), reason: z.enum(REFUSAL_REASONS).or(z.literal('')).default('') })
	.refine((move) => move.to === 'checking' || move.answer !== '', { path: ['answer'], params: { problem: 'privacy.answer_needed' } })
	.refine((move) => move.to !== 'refused' || move.reason !== '', { path: ['reason'], params: { problem: 'privacy.reason_needed' } });
export type RequestMove = z.infer<typeof RequestMove>;

export const OpenBreachForm = z.object({ title: said(200), known: localMoment });
export type OpenBreachForm = z.infer<typeof OpenBreachForm>;
const kinds = z.enum(SUBJECT_KINDS);
export const BreachForm = z.object({
	dataDisclosed: words(5000), whenAndHow: words(5000), handling: words(5000),
	subjectKinds: z.union([kinds.transform((one) => [one]), z.array(kinds)]).default([]),
	subjectCount: z.literal('').transform(() => null).or(z.coerce.number().int().min(0).max(100_000_000)), isCountExact: z.string().optional().transform((text) => text === 'on')
});
export type BreachForm = z.infer<typeof BreachForm>;
export const NoticeForm = z.object({ recipient: z.enum(NOTICE_RECIPIENTS), sent: localMoment, note: words(500).default('') });
export type NoticeForm = z.infer<typeof NoticeForm>;
export const PublishForm = z.object({ text: said(5000) });
export const EmptyForm = z.object({});
