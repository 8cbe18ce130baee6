import { loadAreas } from './areas.ts';
import { NipBook } from './nip.ts';
import { streamPeople } from './people.ts';
import { Random } from './random.ts';
import type { SiasnSource } from './siasn-file.ts';
import type { Agency, Unit } from './types.ts';
import { buildUnits } from './units.ts';

export interface Crowd {
	readonly agency: Agency;
	readonly units: readonly Unit[];
	/** People unit by unit; feed it to `siasnFile`. */
	people(): Generator<SiasnSource>;
}

/**
 * One regency of any size, for files larger than a region: an import of 100,000 rows into one government.
 *
 * @param people at least 6,000: fewer cannot head the units of a whole regency
 */
export async function inventCrowd({ people, seed, today }: { readonly people: number; readonly seed: number; readonly today: string }): Promise<Crowd> {
	const [area] = await loadAreas('regency');
	if (area === undefined) throw new RangeError('inventCrowd: the regency has no area');
	const random = new Random(`bina-crowd/${seed}/${people}`);
	const agency: Agency = { id: random.uuid(Date.parse('2017-01-02')), ...area.agency, staff: people };
	const staffed = buildUnits({ ...area, agency }, 'full', today, random.fork('units'));
	return {
		agency,
		units: staffed.map(({ unit }) => unit),
		*people() {
			const setting = { agency, today, nips: new NipBook(), personas: [], places: area.districts.map(({ name }) => name), random: random.fork('people') };
			for (const force of streamPeople(staffed, setting)) yield { agency, ...force };
		}
	};
}
