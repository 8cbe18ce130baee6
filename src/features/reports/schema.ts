import { z } from 'zod';

const text = z.string();
const day = z.string();
const count = z.number().int().min(0);

/** An activity of the JP ledger, as the rules of recognition take it. */
const activity = z.object({ formId: text, isAbroad: z.boolean(), startsOn: day, endsOn: day, minutes: count, sessions: count, days: count });

const ownFacts = z.object({
	kind: z.enum(['pns', 'pppk']).nullable(),
	activities: z.array(activity),
	sessions: z.array(z.object({ id: text, title: text, startsOn: day, endsOn: day, place: text, state: z.enum(['enrolled', 'waiting']), attendedToday: z.boolean() })),
	offers: z.array(z.object({ id: text, title: text, startsOn: day, place: text, minutes: count })),
	offerCount: count
});

/** All that "Hari ini" is made of; a part is null where it is not among the actor's duties. One statement fills it. */
export const TodayFacts = z.object({
	unread: count,
	own: ownFacts.nullable(),
	held: z.array(z.object({ id: text, title: text, startsOn: day, endsOn: day, enrolled: count, recordedToday: z.boolean() })).nullable(),
	imports: z.array(z.object({ id: text, fileName: text, state: text, rows: count })).nullable(),
	verdicts: z.array(z.object({ programmeId: text, title: text, verdict: text, computedOn: day })).nullable(),
	surveys: z.array(z.object({ id: text, service: text, unit: text, closesOn: day, responses: count, yearlyUsers: count.nullable() })).nullable(),
	weakest: z.object({ element: text, responses: count, total: count }).nullable(),
	findings: count.nullable(),
	/** Questions after trainings that the actor is asked now. */
	asked: z.array(z.object({ id: text, title: text, alumnus: text, role: z.enum(['participant', 'alumnus', 'superior', 'peer']), closesOn: day })).nullable(),
	chain: z.object({ sealed: count, waiting: count, oldestMinutes: count.nullable() }).nullable()
});
export type TodayFacts = z.infer<typeof TodayFacts>;
export type OwnFacts = z.infer<typeof ownFacts>;

/** Facts that do not come from that statement. */
export interface OtherFacts {
	/** Officers of the team with a yearly minimum, and how many have not reached it. */
	readonly team: { readonly members: number; readonly below: number } | null;
	/** Hours since the newest backup; null when there is none. */
	readonly backup: { readonly ageHours: number | null } | null;
	/** What the actor may decide and nobody has; null when nothing waits. */
	readonly decisions: { readonly count: number; readonly oldestDays: number } | null;
	/** Plans of decisions owned by an office that the actor heads or stands above: past their day, and due within a fortnight; null when there is none. */
	readonly plans: { readonly late: number; readonly soon: number } | null;
	/** Decisions that the actor may put into a plan and nobody has; null when there is none. */
	readonly unplanned: number | null;
	/** Open needs that the actor may accept or decline; null when there is none. */
	readonly needs: { readonly count: number; readonly urgent: number } | null;
	/** Complaints that the actor handles, by what must be done next. */
	readonly complaints: { readonly late: number; readonly verify: number; readonly start: number; readonly answer: number } | null;
}

/** What may be typed into the search box. */
export const SearchForm = z.object({ q: z.string().trim().max(100).default('') });
