import type { FollowUpState } from './follow-up.schema.ts';

/** Past its day and not done. @source F88 */
export function isOverdue({ dueOn, state }: { readonly dueOn: string; readonly state: FollowUpState }, today: string): boolean {
	return (state === 'planned' || state === 'doing') && dueOn < today;
}

export const EVIDENCE_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** What a file is by its first bytes, whatever its name says; undefined for anything else. */
export function evidenceType(bytes: Uint8Array): EvidenceType | undefined {
	const starts = (...values: readonly number[]) => values.every((value, at) => bytes[at] === value);
	if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
	if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
	if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
	return undefined;
}
