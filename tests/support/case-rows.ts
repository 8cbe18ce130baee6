import type { Case } from '#features/complaints/server/case-service.ts';
import type { InboxRow } from '#features/complaints/server/inbox-queries.ts';
import type { MessageRow } from '#features/complaints/server/move-queries.ts';
import type { ComplaintRow, MoveRow } from '#features/complaints/server/queries.ts';

/** The day on which pages of complaints are drawn in tests. */
export const TODAY = '2026-11-21';

/** Rows of complaints as their pages get them, without a database; all invented. */
export function inventedComplaint(given: Partial<ComplaintRow> = {}): ComplaintRow {
	return {
		id: 'k1', number: '7X4M9KQ2B', class: 'complaint', state: 'new', stateBefore: null, subject: 'Antrean rekaan terlalu lama', body: 'Saya menunggu tiga jam.', channel: 'web', unitId: 'u1', unitName: 'Dinas Rekaan', unitPath: '/1/2/',
		serviceId: null, serviceName: null, place: null, isFormal: false, isAnonymous: false, isConfidential: false, wasConfidential: null, receivedAt: new Date('2026-11-16T02:00:00Z'), receivedOn: '2026-11-16',
		verifyDueOn: '2026-11-19', respondDueOn: null, dueOn: '2026-12-04', clockVersion: '2018-1', closedAt: null, closing: null, closingNote: null, archiveReason: null, rootCause: null, rootCauseNote: null, competency: null,
		reopenedAt: null, confirmedFixed: null, satisfaction: null, joined: 0, escalation: 0, hasReporter: true, about: [], ...given
	};
}

export function inventedInboxRow(given: Partial<InboxRow> = {}): InboxRow {
	return { ...inventedComplaint(), ...given };
}

export function inventedMove(given: Partial<MoveRow> = {}): MoveRow {
	return { at: new Date('2026-11-16T02:00:00Z'), actor: 'officer', officerName: 'Petugas Rekaan', move: 'verify', fromState: 'new', toState: 'verified', fromUnitName: null, toUnitName: null, reason: null, ...given };
}

export function inventedMessage(given: Partial<MessageRow> = {}): MessageRow {
	return { at: new Date('2026-11-17T03:00:00Z'), author: 'officer', officerName: 'Petugas Rekaan', body: 'Sedang kami periksa.', isInternal: false, ...given };
}

export function inventedCase(given: Partial<Omit<Case, 'complaint'>> & { readonly complaint?: Partial<ComplaintRow> } = {}): Case {
	const { complaint, ...rest } = given;
	return { complaint: inventedComplaint(complaint), moves: [], messages: [], photos: [], notes: [], point: null, templates: [], maySetTemplates: false, possible: [], targets: [], anyUnit: [], mayWrite: false, mayIdentify: false, named: null, today: TODAY, ...rest };
}
