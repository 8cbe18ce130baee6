import type { Db } from '#platform/db/connect.ts';
import type { OwnDay } from '../rules.ts';
import type { HolidayForm } from '../schema.ts';

/** Days that the agency changed, in order. */
export async function listOwnDays(db: Db, agencyId: string): Promise<OwnDay[]> {
	const rows = await db.selectFrom('holiday').select(['day', 'name', 'kind', 'is_off']).where('agency_id', '=', agencyId).orderBy('day').execute();
	return rows.map(({ day, name, kind, is_off }) => ({ day, name, kind: kind as OwnDay['kind'], isOff: is_off }));
}

export async function putOwnDay(db: Db, agencyId: string, { day, name, kind }: HolidayForm, isOff: boolean): Promise<void> {
	await db
		.insertInto('holiday')
		.values({ agency_id: agencyId, day, name, kind, is_off: isOff })
		.onConflict((conflict) => conflict.columns(['agency_id', 'day']).doUpdateSet({ name, kind, is_off: isOff }))
		.execute();
}

/** @returns whether there was one */
export async function dropOwnDay(db: Db, agencyId: string, day: string): Promise<boolean> {
	const { numDeletedRows } = await db.deleteFrom('holiday').where('agency_id', '=', agencyId).where('day', '=', day).executeTakeFirst();
	return numDeletedRows > 0n;
}
