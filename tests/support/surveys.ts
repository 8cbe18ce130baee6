import type { Insertable } from 'kysely';
import { ELEMENTS, type Element } from '#features/surveys/schema.ts';
import type { Db, Tables } from '#platform/db/connect.ts';
import type { UnitRow } from './builders.ts';

export interface PointRow {
	readonly id: string;
	readonly slug: string;
	readonly serviceId: string;
	readonly serviceCode: string;
	readonly unit: UnitRow;
}

let counter = 0;

/** An invented counter: one service given by one unit. */
export async function insertServicePoint(db: Db, unit: UnitRow, given: Partial<Insertable<Tables['service_point']>> = {}): Promise<PointRow> {
	counter += 1;
	const service = await db
		.insertInto('service')
		.values({ agency_id: unit.agencyId, code: `ktp-${counter}`, name: 'Pembuatan KTP-el' })
		.returning(['id', 'code'])
		.executeTakeFirstOrThrow();
	const row = await db
		.insertInto('service_point')
		.values({
			agency_id: unit.agencyId,
			unit_id: unit.id,
			service_id: service.id,
			slug: `loket-${crypto.randomUUID().slice(0, 8)}`,
			name: 'Loket Rekaan',
			...given
		})
		.returning(['id', 'slug'])
		.executeTakeFirstOrThrow();
	return { ...row, serviceId: service.id, serviceCode: service.code, unit };
}

/** Open all of November 2026. */
export async function insertSurvey(db: Db, point: PointRow, given: Partial<Insertable<Tables['survey']>> = {}): Promise<string> {
	const { id } = await db
		.insertInto('survey')
		.values({ agency_id: point.unit.agencyId, service_point_id: point.id, opens_on: '2026-11-01', closes_on: '2026-11-30', rule_version: '2017-1', ...given })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Nine equal answers. */
export const all = (score: number): Record<Element, number> => Object.fromEntries(ELEMENTS.map((element) => [element, score])) as Record<Element, number>;

export async function insertResponses(
	db: Db,
	point: PointRow,
	surveyId: string,
	answers: readonly Partial<Record<Element, number>>[],
	given: Partial<Insertable<Tables['survey_response']>> = {}
): Promise<void> {
	await db
		.insertInto('survey_response')
		.values(
			answers.map((answer) => ({
				agency_id: point.unit.agencyId,
				survey_id: surveyId,
				visit_token: crypto.randomUUID(),
				submitted_on: '2026-11-10',
				...answer,
				...given
			}))
		)
		.execute();
}
