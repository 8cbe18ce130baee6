/** What is noted about the filling of an answer, never about the person: it stands with the answer and says nothing more. */
export const SIGNS = ['fast', 'burst', 'device', 'unsealed', 'forged', 'late'] as const;
export type Sign = (typeof SIGNS)[number];

/** Why an answer may stay out of the index: a sign, all answers alike, or too few answers. */
export const REASONS = ['incomplete', 'late', 'unsealed', 'fast', 'burst', 'device', 'straight', 'forged'] as const;
export type Reason = (typeof REASONS)[number];

export const CHANNEL_NAMES = ['web', 'kiosk', 'officer', 'import'] as const;
export type Channel = (typeof CHANNEL_NAMES)[number];

/** What a page of signs counts: each reason, and answers that officers wrote down for visitors. */
export const SIGN_GROUPS = [...REASONS, 'officer'] as const;
export type SignGroup = (typeof SIGN_GROUPS)[number];
