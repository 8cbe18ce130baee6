import type { Finding } from '../messages.id.ts';
import type { Evidence } from '../rules.ts';

/** A sound design with a clear, worthwhile improvement: it passes every gate, and only what a test changes can fail. */
export const soundEvidence: Evidence = {
	design: 'comparison',
	direction: 'up',
	sesoi: 2,
	rawComplaints: false,
	assignment: 'unit',
	treated: 14,
	control: 22,
	treatedClusters: null,
	months: 24,
	preMonths: 10,
	postMonths: 12,
	missing: 0.02,
	missingGap: 0.01,
	pretrendP: 0.6,
	slope: 0.01,
	meanPostMonths: 9,
	att: 3.1,
	ci95: [1.2, 5],
	ci90: [1.5, 4.7],
	adjustedP: null,
	registeredBefore: true,
	permutationP: null,
	robustness: [
		{ name: 'other_control', att: 3, ci90: [1.3, 4.6] },
		{ name: 'more_anticipation', att: 2.8, ci90: [1.1, 4.4] }
	]
};

/** What a sentence is filled with: a rise of 2,4 points of IKM, found by one of two other ways of computing as well. */
export const finding: Finding = {
	...soundEvidence,
	slope: 0.2,
	att: 2.4,
	ci95: [1.1, 3.7],
	ci90: [1.3, 3.5],
	robustness: [
		{ name: 'other_control', att: 2.2, ci90: [1, 3.4] },
		{ name: 'more_anticipation', att: 0.5, ci90: [-1, 2] }
	],
	outcomeName: 'IKM',
	outcomeUnit: 'poin',
	mde: 1.9,
	treatedChange: 3,
	blockedBy: null,
	tests: null
};
