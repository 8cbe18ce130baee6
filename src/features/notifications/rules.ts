import { KINDS, type Kind } from './schema.ts';

/** Sent by mail unless switched off: what has a date, or waits for a decision. */
const BY_MAIL_AT_FIRST: ReadonlySet<Kind> = new Set(['session.promoted', 'evaluation.computed', 'complaint.late', 'complaint.reopened', 'privacy.due', 'post_training.asked', 'post_training.closing']);

/** Whether a kind goes out by mail: as chosen, else as at first. */
export function isByMail(kind: Kind, chosen: ReadonlyMap<string, boolean>): boolean {
	return chosen.get(kind) ?? BY_MAIL_AT_FIRST.has(kind);
}

export function isKind(text: string): text is Kind {
	return (KINDS as readonly string[]).includes(text);
}

/** An address of ours that a notification may lead to: a path, never another site. */
export function isOwnPath(link: string): boolean {
	return /^\/(?![/\\])[^\\\s]*$/.test(link);
}
