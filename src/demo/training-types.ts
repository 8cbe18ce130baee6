export interface Session {
	readonly id: string;
	readonly courseCode: string;
	readonly name: string;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly capacity: number;
	readonly place: string;
	readonly state: 'done' | 'open';
}

export interface Enrolment {
	readonly id: string;
	readonly sessionId: string;
	readonly personId: string;
	readonly state: 'completed' | 'absent' | 'enrolled';
	/** Minutes present on each day of the session. */
	readonly attendance: readonly { readonly day: string; readonly minutes: number }[];
	readonly preScore: number | null;
	readonly postScore: number | null;
}

export interface JpEntry {
	readonly id: string;
	readonly personId: string;
	/** SIASN jenisDiklat id, '1' to '25'. */
	readonly formId: string;
	readonly title: string;
	readonly provider: string;
	readonly startsOn: string;
	readonly endsOn: string;
	/** 45 minutes are one JP. */
	readonly minutes: number;
	/** For forms that count by day or by session instead of by minutes. */
	readonly days: number;
	readonly sessions: number;
	readonly enrolmentId: string | null;
}

export type Outcome = 'index' | 'waiting_minutes' | 'complaint_rate';

export interface Treatment {
	readonly programmeKey: string;
	readonly unitId: string;
	/** First month with the critical share trained (YYYY-MM); null is never. */
	readonly firstMonth: string | null;
}

/** What the generator put into the data, so that an evaluation can be checked against it. */
export interface TrueEffect {
	readonly programmeKey: string;
	readonly outcome: Outcome;
	/** IKM points for `index`; a share (−0.3 is 30 % less) for the other two. */
	readonly effect: number;
	readonly treatedUnits: number;
	readonly neverTreatedUnits: number;
}
