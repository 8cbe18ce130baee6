import type { Element } from '#features/surveys/schema.ts';
import type { Expected, ImprovementCause } from './improvement.schema.ts';

/** What a reader sees of one version of an improvement. Days 'YYYY-MM-DD'; a name is null where what it names is gone. */
export interface ImprovementFace {
	readonly serviceName: string | null;
	readonly title: string;
	readonly beforeText: string;
	readonly afterText: string;
	readonly beganOn: string;
	/** Null while it lasts. */
	readonly endedOn: string | null;
	/** '' while it lasts, and where its end was recorded before reasons were asked. */
	readonly endedWhy: string;
	readonly cause: ImprovementCause;
	readonly clusterName: string | null;
	readonly causeElement: Element | null;
	readonly expected: Expected;
	readonly responsibleName: string | null;
}

const SHOWN = ['serviceName', 'title', 'beforeText', 'afterText', 'beganOn', 'endedOn', 'endedWhy', 'cause', 'clusterName', 'causeElement', 'expected', 'responsibleName'] as const satisfies readonly (keyof ImprovementFace)[];

/** What one version said otherwise than the next, in the order of the form. */
export function differences(was: ImprovementFace, is: ImprovementFace): (keyof ImprovementFace)[] {
	return SHOWN.filter((key) => was[key] !== is[key]);
}
