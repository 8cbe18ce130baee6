import type { Db } from '#platform/db/connect.ts';
import { monthDay, monthNumber } from '#platform/months.ts';
import { seededRandom } from '#features/evaluation/estimators/random.ts';
import { insertUnit, type UnitRow } from './builders.ts';
import { ELEMENTS } from '#features/surveys/schema.ts';

export interface PanelWish {
	readonly agencyId: string;
	readonly parent: UnitRow;
	/** Offices trained from a month, counted from 0; null = never. */
	readonly groups: readonly { readonly offices: number; readonly start: number | null }[];
	readonly months?: number;
	/** Points of IKM that training adds. */
	readonly effect?: number;
	/** Points a month that trained offices gain anyway, also before. */
	readonly drift?: number;
	readonly servicesEach?: number;
	readonly responses?: number;
	/** Standard deviation of a month, in points. */
	readonly noise?: number;
	readonly seed?: number;
	readonly registeredAt?: Date;
	readonly sesoi?: number;
	readonly courseId?: string;
	readonly title?: string;
}

export const FIRST_MONTH = '2024-11-01';

/** Draws from a bell curve, the same at every run. */
function bellCurve(seed: number): () => number {
	const random = seededRandom(seed);
	const uniform = () => (random.bits() + 0.5) / 4_294_967_296;
	return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

const monthAt = (position: number) => monthDay(monthNumber(FIRST_MONTH) + position);

/** An invented programme with an outcome panel in which the effect is known. Returns the programme's id. */
export async function insertKnownPanel(db: Db, wish: PanelWish): Promise<string> {
	const { agencyId, servicesEach = 1 } = wish;
	const normal = bellCurve(wish.seed ?? 1);
	const { id: programmeId } = await db
		.insertInto('programme')
		.values({
			agency_id: agencyId,
			title: wish.title ?? 'Pelatihan Rekaan',
			sesoi: wish.sesoi ?? 2,
			direction: 'up',
			registered_at: wish.registeredAt ?? new Date('2025-01-15T02:00:00Z'),
			course_id: wish.courseId ?? null
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	for (const { offices, start } of wish.groups) {
		for (let office = 0; office < offices; office++) {
			const unit = await insertUnit(db, { agencyId, parent: wish.parent });
			const level = 76 + 3 * normal();
			for (let service = 0; service < servicesEach; service++) {
				const serviceId = await insertService(db, agencyId);
				const first = start === null ? null : monthAt(start);
				await db
					.insertInto('programme_unit')
					.values({ agency_id: agencyId, programme_id: programmeId, unit_id: unit.id, service_id: serviceId, first_month: first })
					.execute();
				await insertMonths(db, wish, { unitId: unit.id, serviceId, level, start }, normal);
			}
		}
	}
	return programmeId;
}

async function insertService(db: Db, agencyId: string): Promise<string> {
	const row = await db
		.insertInto('service')
		.values({ agency_id: agencyId, code: `L-${crypto.randomUUID().slice(0, 8)}`, name: 'Layanan Rekaan' })
		.returning('id')
		.executeTakeFirstOrThrow();
	return row.id;
}

interface Counter {
	readonly unitId: string;
	readonly serviceId: string;
	readonly level: number;
	readonly start: number | null;
}

async function insertMonths(db: Db, wish: PanelWish, { unitId, serviceId, level, start }: Counter, normal: () => number): Promise<void> {
	const { months = 24, effect = 0, drift = 0, noise = 1, responses = 30 } = wish;
	const rows = Array.from({ length: months }, (_, month) => {
		const gained = start === null ? 0 : drift * month + (month >= start ? effect : 0);
		const index = level + Math.sin(month) + gained + noise * normal();
		return {
			agency_id: wish.agencyId,
			unit_id: unitId,
			service_id: serviceId,
			element: 'index',
			month: monthAt(month),
			responses,
			total: Math.round((index / 25) * responses * ELEMENTS.length)
		};
	});
	if (rows.length > 0) await db.insertInto('outcome_month').values(rows).execute();
}
