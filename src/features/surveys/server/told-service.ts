import type { CountedSpan } from '#features/services/server/panel-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { untoldCells, type MonthPart } from '../told.rules.ts';
import { FEWEST } from './counted.ts';
import { listParts, writeTold, type PartRow } from './told-queries.ts';

/** Units and services looked at together: a rebuilt panel of a province is not in memory whole. */
const AT_ONCE = 500;

/**
 * Writes which cells of the panel may be shown, for all months of all surveys that meet months counted again: a month may wait for the one
 * after it, and for the closing.
 *
 * @source R18; docs/decisions/0010-figures-by-whole-months.md
 */
export async function judgeMonths(tx: Db, agencyId: string, counted: readonly CountedSpan[]): Promise<void> {
	for (let at = 0; at < counted.length; at += AT_ONCE) {
		const spans = counted.slice(at, at + AT_ONCE);
		const groups = Map.groupBy(await listParts(tx, agencyId, spans), ({ unitId, serviceId }) => `${unitId} ${serviceId}`);
		const untold = [...groups.values()].flatMap((parts) => {
			const [{ unitId, serviceId }] = parts as [PartRow];
			return untoldCells(parts satisfies readonly MonthPart[], FEWEST).map((cell) => ({ unitId, serviceId, ...cell }));
		});
		await writeTold(tx, agencyId, spans, untold);
	}
}
