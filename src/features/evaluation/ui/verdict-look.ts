import type { VerdictCode } from '../schema.ts';

export interface VerdictLook {
	/** Never the only sign: word and icon always stand beside it. */
	readonly tone: 'good' | 'good-faint' | 'neutral' | 'attention' | 'bad-faint' | 'bad' | 'blank';
	/** Path on a square of 24, drawn as a line. */
	readonly icon: string;
}

/** A whole arrow is proven, a broken one indicated. */
export const VERDICT_LOOK: Readonly<Record<VerdictCode, VerdictLook>> = {
	proven_better: { tone: 'good', icon: 'M12 20V5M5 12l7-7 7 7' },
	indicated_better: { tone: 'good-faint', icon: 'M12 20v-2M12 14v-2M12 8V5M6 11l6-6 6 6' },
	not_enough_evidence: { tone: 'neutral', icon: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.200-1.500 2.400M12 18v.2' },
	no_meaningful_effect: { tone: 'attention', icon: 'M5 9h14M5 15h14' },
	indicated_worse: { tone: 'bad-faint', icon: 'M12 4v2M12 10v2M12 16v3M6 13l6 6 6-6' },
	proven_worse: { tone: 'bad', icon: 'M12 4v15M5 12l7 7 7-7' },
	cannot_be_judged: { tone: 'blank', icon: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.600 5.600l12.800 12.800' }
};
