import type { Db } from '#platform/db/connect.ts';
import { wasFixedBefore } from './fingerprints.ts';
import { unitsByProgramme } from './panel-queries.ts';
import { listJudgedProgrammes } from './queries.ts';

/**
 * Which programmes of a government were fixed before anybody was trained, by their id: the version in force was made before the first
 * training month of any version, and stands as it was made. Null where nobody is trained.
 */
export async function fixedBefore(tx: Db, agencyId: string): Promise<ReadonlyMap<string, boolean | null>> {
	const units = await unitsByProgramme(tx, agencyId);
	const programmes = await listJudgedProgrammes(tx, agencyId);
	return new Map(programmes.map((programme) => [programme.id, wasFixedBefore(programme, units.get(programme.id) ?? [])]));
}
