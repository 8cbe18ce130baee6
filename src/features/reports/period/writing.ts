import type { PeriodFacts } from './facts.schema.ts';
import type { Language } from './format.ts';

/** What a section is written with. */
export interface Writing {
	readonly facts: PeriodFacts;
	readonly language: Language;
	/** First and last day in words; the last is the data day while the period runs. */
	readonly from: string;
	readonly to: string;
	readonly dataOn: string;
}
