import type { Random } from './random.ts';
import type { Outcome, Treatment, TrueEffect } from './training-types.ts';
import type { Unit } from './types.ts';

/** A programme of the demo with the effects that are built into the data. */
export interface ProgrammeKind {
	readonly key: string;
	readonly title: string;
	readonly courseCode: string;
	/** The outcome it is registered for. */
	readonly outcome: Outcome;
	/** Position in the 24 months at which each cohort has its critical share trained. */
	readonly cohorts: readonly number[];
	readonly effects: Readonly<Record<Outcome, number>>;
}

/** What a demo programme promises of the outcome that it moves: the measure in the panel, the smallest change worth having in its unit, and which way is better. */
export const DEMO_PROMISES = {
	index: { outcome: 'index', sesoi: 2, direction: 'up' },
	waiting_minutes: { outcome: 'wait_median_minutes', sesoi: 2, direction: 'down' },
	complaint_rate: { outcome: 'complaints_per_thousand', sesoi: 5, direction: 'down' }
} as const satisfies Readonly<Record<Outcome, { readonly outcome: string; readonly sesoi: number; readonly direction: 'up' | 'down' }>>;

export const PROGRAMMES: readonly ProgrammeKind[] = [
	{
		key: 'pelayanan-prima', title: 'Pelatihan Pelayanan Prima', courseCode: 'LYN-01', outcome: 'index', cohorts: [8, 11, 14, 17],
		effects: { index: 4, complaint_rate: -0.2, waiting_minutes: 0 }
	},
	{
		key: 'aplikasi-perkantoran', title: 'Pelatihan Aplikasi Perkantoran', courseCode: 'APK-01', outcome: 'index', cohorts: [10, 15],
		effects: { index: 0, complaint_rate: 0, waiting_minutes: 0 }
	},
	{
		key: 'pengelolaan-antrean', title: 'Bimtek Pengelolaan Antrean Loket', courseCode: 'ANT-01', outcome: 'waiting_minutes', cohorts: [9, 13],
		effects: { index: 0, complaint_rate: 0, waiting_minutes: -0.3 }
	}
];

/**
 * Who is trained when. Cohorts of Pelayanan Prima are drawn by lot; the other two are dealt out inside each of its cohorts
 * (and inside the never-trained), so that no programme's comparison group carries more of another programme than its treated group.
 */
export function assignTreatments(units: readonly Unit[], months: readonly string[], random: Random): Treatment[] {
	const [prime, office, queue] = PROGRAMMES as readonly [ProgrammeKind, ProgrammeKind, ProgrammeKind];
	const drawn = random.shuffle(units);
	const size = Math.max(1, Math.floor((units.length * 0.4) / prime.cohorts.length));
	const strata: Unit[][] = prime.cohorts.map((_, cohort) => drawn.slice(cohort * size, (cohort + 1) * size));
	strata.push(drawn.slice(prime.cohorts.length * size));
	const month = (programme: ProgrammeKind, cohort: number) => {
		const position = programme.cohorts[cohort];
		return position === undefined ? null : (months[position] ?? null);
	};
	return strata.flatMap((stratum, cohort) => [
		...stratum.map((unit) => ({ programmeKey: prime.key, unitId: unit.id, firstMonth: month(prime, cohort) })),
		...deal(stratum, cohort).map(([unit, turn]) => ({ programmeKey: office.key, unitId: unit.id, firstMonth: month(office, turn) })),
		...deal(random.shuffle(stratum), cohort + 2).map(([unit, turn]) => ({ programmeKey: queue.key, unitId: unit.id, firstMonth: month(queue, turn) }))
	]);
}

/** Half of a stratum, by turns of two cohorts: first, never, second, never. */
function deal(stratum: readonly Unit[], offset: number): (readonly [Unit, number])[] {
	return stratum.map((unit, index) => [unit, [0, 9, 1, 9][(index + offset) % 4] as number] as const);
}

/** The effects put into the data of one agency, with the number of units behind each. */
export function trueEffects(treatments: readonly Treatment[]): TrueEffect[] {
	return PROGRAMMES.flatMap((programme) => {
		const own = treatments.filter(({ programmeKey }) => programmeKey === programme.key);
		const treatedUnits = own.filter(({ firstMonth }) => firstMonth !== null).length;
		return (['index', 'waiting_minutes', 'complaint_rate'] as const).map((outcome) => (
			{ programmeKey: programme.key, outcome, effect: programme.effects[outcome], treatedUnits, neverTreatedUnits: own.length - treatedUnits }));
	});
}

/** The sum of effects that a unit feels in a month: programmes act from their first month on. */
export function effectIn(treatments: readonly Treatment[], month: string, outcome: Outcome): number {
	let sum = 0;
	for (const { programmeKey, firstMonth } of treatments) {
		if (firstMonth !== null && month >= firstMonth) sum += PROGRAMMES.find(({ key }) => key === programmeKey)?.effects[outcome] ?? 0;
	}
	return sum;
}
