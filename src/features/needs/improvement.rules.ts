import type { Expected, ImprovementCause } from './improvement.schema.ts';

/** What a reader sees of one version of an improvement. Days 'YYYY-MM-DD'. */
export interface ImprovementFace {
	readonly serviceName: string | null;
	readonly title: string;
	readonly beforeText: string;
	readonly afterText: string;
	readonly beganOn: string;
	readonly endedOn: string | null;
	readonly endedWhy: string;
	readonly cause: ImprovementCause;
	readonly clusterName: string | null;
	readonly causeElement: string | null;
	readonly expected: Expected;
	readonly responsibleName: string | null;
}

const SHOWN = ['serviceName', 'title', 'beforeText', 'afterText', 'beganOn', 'endedOn', 'endedWhy', 'cause', 'clusterName', 'causeElement', 'expected', 'responsibleName'] as const satisfies readonly (keyof ImprovementFace)[];

/** What one version said otherwise than the next, in the order of the form. */
export function differences(was: ImprovementFace, is: ImprovementFace): (keyof ImprovementFace)[] {
	return SHOWN.filter((key) => was[key] !== is[key]);
}
