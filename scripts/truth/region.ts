import { elementProfile, drawAnswers, latentFor } from '../../src/demo/satisfaction.ts';
import { Random } from '../../src/demo/random.ts';
import type { PanelRow } from '../../src/features/evaluation/panel.rules.ts';
import { ELEMENTS } from '../../src/features/surveys/schema.ts';
import { monthDay } from '../../src/platform/months.ts';

/** How a simulated government trains: which offices, when, with how many services each. */
export interface Design {
	readonly key: string;
	/** Offices of each cohort, with the position (0 = first month) of its first month under training. */
	readonly cohorts: readonly { readonly offices: number; readonly start: number }[];
	/** Offices never trained. */
	readonly never: number;
	readonly months: number;
	readonly servicesPerOffice: number;
	/** Mean answers a month and service. */
	readonly answers: number;
}

export const DESIGNS: readonly Design[] = [
	{ key: 'province', cohorts: [9, 13, 16].map((start) => ({ offices: 10, start })), never: 40, months: 24, servicesPerOffice: 1, answers: 10 },
	{ key: 'regency', cohorts: [8, 11, 14, 17].map((start) => ({ offices: 4, start })), never: 24, months: 24, servicesPerOffice: 1, answers: 12 },
	{ key: 'small', cohorts: [{ offices: 6, start: 12 }], never: 10, months: 21, servicesPerOffice: 1, answers: 12 },
	{ key: 'offices', cohorts: [{ offices: 6, start: 9 }, { offices: 6, start: 13 }], never: 14, months: 20, servicesPerOffice: 2, answers: 8 }
];

/** Of an office's month-to-month noise this share goes on into the next month. */
const CARRIED = 0.4;
/** Points of the index: what an office, and each of its services, moves by in a month beside everything known. */
const OFFICE_NOISE = 0.5;
const SERVICE_NOISE = 0.5;
const FIRST_MONTH = 2023 * 12;

/**
 * One simulated government with a known truth: every visitor's nine answers are drawn, as in the demo region, from an office whose
 * expected index rises by exactly `effect` points from its first month under training on.
 *
 * @param effect points of the index, 0 for a training that changes nothing
 * @param seed the same design, effect and seed give the same rows
 * @returns one row an office, service and month, as the panel keeps them
 */
export function simulateRegion(design: Design, effect: number, seed: number): PanelRow[] {
	const random = new Random(`truth/${design.key}/${effect}/${seed}`);
	const starts = [...design.cohorts.flatMap(({ offices, start }) => Array.from({ length: offices }, () => start)), ...Array.from({ length: design.never }, () => null)];
	return starts.flatMap((start, office) => liveOffice(design, effect, { office, start, random: random.fork(`office ${office}`) }));
}

interface Office {
	readonly office: number;
	readonly start: number | null;
	readonly random: Random;
}

function liveOffice(design: Design, effect: number, { office, start, random }: Office): PanelRow[] {
	const level = 79.5 + 3.5 * random.normal();
	const profile = elementProfile(random.pick(ELEMENTS), random.between(0.1, 0.6));
	const carried = random.normal() * OFFICE_NOISE;
	const services = Array.from({ length: design.servicesPerOffice }, () => ({ level: level + random.normal(), noise: random.normal() * SERVICE_NOISE }));
	let common = carried;
	return Array.from({ length: design.months }, (_month, position) => {
		common = goOn(common, OFFICE_NOISE, random);
		return services.map((service, rank) => {
			service.noise = goOn(service.noise, SERVICE_NOISE, random);
			const index = Math.max(60, Math.min(92, service.level + season(position) + common + service.noise));
			const latent = latentFor(profile, index, start !== null && position >= start ? effect : 0);
			return { ...key(office, rank, start, position), ...answersOf(latent, Math.max(4, random.poisson(design.answers)), random) };
		});
	}).flat();
}

function goOn(noise: number, spread: number, random: Random): number {
	return CARRIED * noise + Math.sqrt(1 - CARRIED ** 2) * spread * random.normal();
}

/** What moves every office alike: a slow rise and the rush before the school year. */
function season(position: number): number {
	return 0.05 * position - 0.6 * Math.cos((position / 12) * 2 * Math.PI);
}

function key(office: number, rank: number, start: number | null, position: number) {
	return {
		unitId: `office-${office}`, serviceId: `service-${rank}`,
		firstMonth: start === null ? null : monthDay(FIRST_MONTH + start), month: monthDay(FIRST_MONTH + position)
	};
}

function answersOf(latent: Parameters<typeof drawAnswers>[0], responses: number, random: Random) {
	let total = 0;
	for (let visitor = 0; visitor < responses; visitor++) {
		const answers = drawAnswers(latent, random);
		for (const element of ELEMENTS) total += answers[element];
	}
	return { responses, total, value: null };
}
