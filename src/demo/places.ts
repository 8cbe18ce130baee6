import type { Random } from './random.ts';
import type { AgencyDemo } from './types.ts';

/** Where the districts of Muaro Jambi lie, to about two kilometres; what stands there is invented, and so is its exact place. */
const DISTRICTS: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
	'1505': [-1.49, 103.52], '150501': [-1.6, 103.46], '150502': [-1.46, 103.47], '150503': [-1.42, 103.98], '150504': [-1.49, 103.62], '150505': [-1.79, 103.53],
	'150506': [-1.6, 103.74], '150507': [-1.97, 103.42], '150508': [-1.72, 103.78], '150509': [-1.89, 103.45], '150510': [-2.07, 103.44], '150511': [-1.5, 103.82]
};

/** An invented place for each unit that serves the public, within its district; null where the district is not known here. */
export function placesOf({ units }: Pick<AgencyDemo, 'units'>, random: Random): (unitId: string) => readonly [latitude: number, longitude: number] | null {
	const places = new Map(units.flatMap(({ id, areaCode }) => {
		const centre = DISTRICTS[areaCode.replaceAll('.', '')];
		const near = (degrees: number) => Math.round((degrees + (random.next() - 0.5) * 0.05) * 10_000) / 10_000;
		return centre ? [[id, [near(centre[0]), near(centre[1])] as const] as const] : [];
	}));
	return (unitId) => places.get(unitId) ?? null;
}
