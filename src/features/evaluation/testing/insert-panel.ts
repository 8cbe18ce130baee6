import type { Db } from '#platform/db/connect.ts';
import { seededRandom } from '../estimators/random.ts';
import { monthDay, monthNumber } from '../panel.rules.ts';
import { insertUnit, type UnitRow } from '#tests/support/builders.ts';
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

/** An invented programme with an outcome panel in which the effect is known. Returns the programme's id. */
export async function insertKnownPanel(db: Db, wish: PanelWish): Promise<string> {
	const { agencyId, months = 24, servicesEach = 1, effect = 0, drift = 0, noise = 1, responses = 30 } = wish;
	const random = seededRandom(wish.seed ?? 1);
	const uniform = () => (random.bits() + 0.5) / 4_294_967_296;
	const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
	const { id: programmeId } = await db.insertInto('programme')
		.values({ agency_id: agencyId, title: wish.title ?? 'Pelatihan Rekaan', sesoi: wish.sesoi ?? 2, direction: 'up', registered_at: wish.registeredAt ?? new Date('2025-01-15T02:00:00Z'), course_id: wish.courseId ?? null })
		.returning('id').executeTakeFirstOrThrow();
	for (const { offices, start } of wish.groups) {
		for (let office = 0; office < offices; office++) {
			const unit = await insertUnit(db, { agencyId, parent: wish.parent });
			const level = 76 + 3 * normal();
			for (let service = 0; service < servicesEach; service++) {
				const { id: serviceId } = await db.insertInto('service').values({ agency_id: agencyId, code: `L-${crypto.randomUUID().slice(0, 8)}`, name: `Layanan Rekaan ${service + 1}` }).returning('id').executeTakeFirstOrThrow();
				await db.insertInto('programme_unit').values({ agency_id: agencyId, programme_id: programmeId, unit_id: unit.id, service_id: serviceId, first_month: start === null ? null : monthDay(monthNumber(FIRST_MONTH) + start) }).execute();
				const rows = Array.from({ length: months }, (_, month) => {
					const index = level + Math.sin(month) + (start === null ? 0 : drift * month) + (start !== null && month >= start ? effect : 0) + noise * normal();
					return { agency_id: agencyId, unit_id: unit.id, service_id: serviceId, element: 'index', month: monthDay(monthNumber(FIRST_MONTH) + month), responses, total: Math.round((index / 25) * responses * ELEMENTS.length) };
				});
				if (rows.length > 0) await db.insertInto('outcome_month').values(rows).execute();
			}
		}
	}
	return programmeId;
}
