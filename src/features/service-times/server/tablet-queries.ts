import type { Db } from '#platform/db/connect.ts';
import type { HeldSeries } from '../series.rules.ts';

interface Where {
	readonly agencyId: string;
	readonly pointId: string;
}

export interface Tablet extends HeldSeries {
	readonly deviceId: string;
}

/** Every tablet of a point, with the letters it gives numbers under. */
export async function listTablets(db: Db, { agencyId, pointId }: Where): Promise<Tablet[]> {
	const rows = await db.selectFrom('queue_tablet').select(['device_id as deviceId', 'series', 'seen_at as seenAt']).where('agency_id', '=', agencyId).where('service_point_id', '=', pointId).execute();
	return rows.map(({ seenAt, ...tablet }) => ({ ...tablet, seenAt: seenAt.getTime() }));
}

/** The tablet gives numbers under these letters and was seen just now; whoever else held them has them no more. */
export async function putTablet(tx: Db, { agencyId, pointId }: Where, { deviceId, series, now }: { readonly deviceId: string; readonly series: string; readonly now: Date }): Promise<void> {
	await tx.deleteFrom('queue_tablet').where('agency_id', '=', agencyId).where('service_point_id', '=', pointId).where('series', '=', series).where('device_id', '<>', deviceId).execute();
	await tx
		.insertInto('queue_tablet')
		.values({ agency_id: agencyId, service_point_id: pointId, device_id: deviceId, series, registered_at: now, seen_at: now })
		.onConflict((conflict) => conflict.columns(['agency_id', 'service_point_id', 'device_id']).doUpdateSet({ seen_at: now }))
		.execute();
}
