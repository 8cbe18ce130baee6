import type { Db } from '#platform/db/connect.ts';
import { insertEnrolled, type CourseWish } from './courses.ts';

export interface ProgrammeWish extends CourseWish {
	readonly agencyId: string;
	readonly title?: string;
	readonly outcome?: string;
	readonly courseId?: string | null;
	readonly verdict?: string | null;
	readonly att?: number;
	readonly ci95?: readonly [number, number];
	/** Units trained from the month, and units that compare. */
	readonly trained?: readonly { readonly id: string }[];
	readonly comparing?: readonly { readonly id: string }[];
	readonly serviceId?: string;
	readonly firstMonth?: string;
	readonly confirmedAt?: string;
}

/** An invented programme with a verdict as a computation would have stored it. @returns its id */
export async function insertJudged(db: Db, wish: ProgrammeWish): Promise<string> {
	const { agencyId, title = 'Program Rekaan', outcome = 'index', verdict = 'proven_better', att = 3, ci95 = [1, 5], firstMonth = '2026-03-01', confirmedAt = '2026-11-20T02:00:00Z' } = wish;
	const { id } = await db.insertInto('programme').values({ agency_id: agencyId, title, outcome, course_id: wish.courseId ?? null, registered_at: new Date('2026-02-01T02:00:00Z') }).returning('id').executeTakeFirstOrThrow();
	const cells = [...(wish.trained ?? []).map((unit) => [unit.id, firstMonth] as const), ...(wish.comparing ?? []).map((unit) => [unit.id, null] as const)];
	for (const [unitId, month] of cells) await db.insertInto('programme_unit').values({ agency_id: agencyId, programme_id: id, unit_id: unitId, service_id: wish.serviceId ?? (await insertService(db, agencyId)), first_month: month }).execute();
	if (verdict !== null) await insertVerdict(db, { agencyId, programmeId: id, verdict, att, ci95, confirmedAt });
	if (wish.courseId && wish.participants) await insertEnrolled(db, { agencyId, courseId: wish.courseId, participants: wish.participants });
	return id;
}

async function insertService(db: Db, agencyId: string): Promise<string> {
	return (await db.insertInto('service').values({ agency_id: agencyId, code: `L-${crypto.randomUUID().slice(0, 8)}`, name: 'Layanan Rekaan' }).returning('id').executeTakeFirstOrThrow()).id;
}

export interface VerdictWish {
	readonly agencyId: string;
	readonly programmeId: string;
	readonly verdict: string;
	readonly att: number;
	readonly ci95: readonly [number, number];
	readonly confirmedAt?: string;
}

/** A newer verdict over the same programme. @returns the fingerprint of its data */
export async function insertVerdict(db: Db, { agencyId, programmeId, verdict, att, ci95, confirmedAt = '2026-11-20T02:00:00Z' }: VerdictWish): Promise<string> {
	const dataSha256 = crypto.randomUUID().replaceAll('-', '').repeat(2);
	await db.insertInto('evaluation_result').values({
		agency_id: agencyId, programme_id: programmeId, data_sha256: dataSha256, rule_version: '2026-2', verdict, result: JSON.stringify({ impact: { series: null, simple: { att, ci95 } } }), computed_at: confirmedAt, confirmed_at: confirmedAt
	}).execute();
	return dataSha256;
}
