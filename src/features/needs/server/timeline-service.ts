import { studentQuantile } from '#features/surveys/rules.ts';
import { toldMonths } from '#features/surveys/server/month-service.ts';
import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { monthsBefore, monthsBetween } from '#platform/months.ts';
import { indexOfMonth, type Mark, type TimelineMonth } from '../timeline.rules.ts';
import { listChoices, type Choice, type UnitFacts } from './improvement-queries.ts';
import { readableUnit } from './improvement-service.ts';
import { listComplaintMonths, listMarks, listTimesMonths } from './timeline-queries.ts';

export interface Timeline {
	readonly unit: UnitFacts;
	readonly services: readonly Choice[];
	readonly serviceId: string | null;
	readonly months: readonly TimelineMonth[];
	readonly marks: readonly Mark[];
	readonly seesComplaints: boolean;
}

const MONTHS = 24;
/** A month with fewer answers is a gap (R18). */
const LEAST_ANSWERS = 5;

/**
 * What happened in a unit and below it over two years: outcomes by month, and on the same axis what was done.
 *
 * @param wanted a service of the unit; anything else means all
 * @throws {Problem} unit.not_found
 */
export function timeline(ctx: Ctx, unitId: string, wanted: string | null): Promise<Timeline> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const unit = await readableUnit(tx, actor, unitId);
		const { services } = await listChoices(tx, actor.agencyId, unit, ctx.today);
		const serviceId = services.find(({ id }) => id === wanted)?.id ?? null;
		const from = monthsBefore(ctx.today, MONTHS);
		const span = { agencyId: actor.agencyId, unitPath: unit.path, serviceId, from, to: ctx.today };
		const [maySurvey, mayTimes, seesComplaints] = (['survey.read', 'service_time.read', 'complaint.read'] as const).map((verb) => actor.can(verb, unit.path)) as [boolean, boolean, boolean];
		const answers = new Map((maySurvey ? await toldMonths(tx, span) : []).map((row) => [row.month, row]));
		const times = new Map((mayTimes ? await listTimesMonths(tx, span) : []).map((row) => [row.month, row]));
		const complaints = new Map((seesComplaints ? await listComplaintMonths(tx, span) : []).map((row) => [row.month, row]));
		const months = monthsBetween(from, ctx.today).map((name): TimelineMonth => {
			const month = `${name}-01`;
			const answered = answers.get(month);
			return {
				month,
				answers: answered?.answers ?? 0,
				...(answered ? indexOfMonth(answered, studentQuantile, LEAST_ANSWERS) : { index: null, interval: null }),
				isPartial: answered?.isPartial ?? false,
				waitMinutes: times.get(month)?.waitMinutes ?? null,
				withinPromise: times.get(month)?.withinPromise ?? null,
				complaints: complaints.get(month)?.complaints ?? null,
				confirmedFixed: complaints.get(month)?.confirmedFixed ?? null
			};
		});
		return { unit, services, serviceId, months, marks: await listMarks(tx, { ...span, withPlans: actor.can('evaluation.read') }), seesComplaints };
	});
}
