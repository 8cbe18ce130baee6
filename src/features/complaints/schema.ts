import { z } from 'zod';

/** What a citizen brings. A violation (berkadar pengawasan) goes to the inspectorate only (R21). */
export const CLASSES = ['complaint', 'information', 'aspiration', 'violation'] as const;
export type ComplaintClass = (typeof CLASSES)[number];
/** What any unit may handle. */
export const ORDINARY_CLASSES = ['complaint', 'information', 'aspiration'] as const satisfies readonly ComplaintClass[];

/** The straight way, then the side states (R20). */
export const STATES = ['new', 'verified', 'assigned', 'handling', 'closed', 'paused', 'outside', 'archived'] as const;
export type ComplaintState = (typeof STATES)[number];
export const OPEN_STATES = ['new', 'verified', 'assigned', 'handling'] as const satisfies readonly ComplaintState[];
export type OpenState = (typeof OPEN_STATES)[number];

export const CHANNELS = ['web', 'walk_in', 'whatsapp', 'sms', 'paper', 'lapor', 'open311'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Why a complaint is put aside; no other reason is taken (R20). */
export const ARCHIVE_REASONS = ['wrong_format', 'too_general', 'not_government', 'duplicate', 'abusive', 'withdrawn'] as const;
export type ArchiveReason = (typeof ARCHIVE_REASONS)[number];

/** How it ended. `not_fixed` is said as plainly as the others. */
export const CLOSINGS = ['fixed', 'explained', 'not_fixed'] as const;
export type Closing = (typeof CLOSINGS)[number];

export const ROOT_CAUSES = ['procedure', 'capacity', 'competence', 'facility', 'rule', 'outside'] as const;
export type RootCause = (typeof ROOT_CAUSES)[number];

/** Everything that can be done to a complaint. */
export const MOVES = ['verify', 'assign', 'start', 'close', 'pause', 'resume', 'refer', 'archive', 'restore', 'reopen', 'hand_over', 'hand_back'] as const;
export type Move = (typeof MOVES)[number];

export const RootCauseChoice = z.enum(ROOT_CAUSES);
