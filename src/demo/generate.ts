import { loadAreas, type DemoArea } from './areas.ts';
import { panelMonths } from './calendar.ts';
import { NipBook } from './nip.ts';
import { buildPeople } from './people.ts';
import { personasOf } from './personas.ts';
import { assignTreatments, trueEffects } from './programmes.ts';
import { Random } from './random.ts';
import { serviceOf } from './services.ts';
import { buildTrainings } from './trainings.ts';
import type { Agency, AgencyDemo, DemoOptions, ServicePoint, Unit } from './types.ts';
import { liveUnit } from './unit-months.ts';
import { buildUnits } from './units.ts';

/**
 * The demo region, agency by agency. The same size, seed and day give the same region to the last byte;
 * every person in it is invented.
 */
export async function* generateDemo(options: DemoOptions): AsyncGenerator<AgencyDemo> {
	const nips = new NipBook();
	for (const { nip } of personasOf(options.size)) if (nip !== null) nips.reserve(nip);
	for (const area of await loadAreas(options.size)) yield buildAgency(area, options, nips);
}

function buildAgency(area: DemoArea, { size, seed, today }: DemoOptions, nips: NipBook): AgencyDemo {
	const random = new Random(`bina-demo/${seed}/${size}/${area.agency.code}`);
	const agency: Agency = { id: random.uuid(Date.parse('2017-01-02') + Number(area.agency.code)), ...area.agency };
	const staffed = buildUnits(area, size === 'small' ? 'small' : 'full', today, random.fork('units'));
	const units = staffed.map(({ unit }) => unit);
	const personas = personasOf(size).filter(({ agencyCode }) => agencyCode === agency.code);
	const places = [...area.districts.map(({ name }) => name), 'Jambi', 'Bandar Lampung', 'Palembang', 'Padang', 'Bungo', 'Metro'];
	const workforce = buildPeople(staffed, { agency, today, nips, personas, places, random: random.fork('people') });
	const serving = units.filter(({ serviceCodes, closedOn }) => serviceCodes.length > 0 && closedOn === null);
	const months = panelMonths(today);
	const treatments = assignTreatments(serving, months, random.fork('treatments'));
	const servicePoints = serving.flatMap((unit) => pointsOf(unit, agency, random));
	const trainings = buildTrainings({ people: workforce.people, employments: workforce.employments, units, treatments }, { agency, months, today, random: random.fork('trainings') });
	return {
		agency, months, units, ...workforce, servicePoints, ...trainings, treatments, truth: trueEffects(treatments),
		*unitMonths() {
			const life = { agencyCode: agency.code, months, today, responses: size === 'small' ? 12 : 7, random: random.fork('life') };
			const points = Map.groupBy(servicePoints, ({ unitId }) => unitId);
			const treated = Map.groupBy(treatments, ({ unitId }) => unitId);
			for (const unit of serving) yield* liveUnit(unit, points.get(unit.id) ?? [], treated.get(unit.id) ?? [], life);
		}
	};
}

function pointsOf(unit: Unit, agency: Agency, random: Random): ServicePoint[] {
	return unit.serviceCodes.map((serviceCode) => {
		const { name, monthlyUsers } = serviceOf(serviceCode);
		return {
			id: random.uuid(Date.parse('2019-01-01') + unit.number), unitId: unit.id, serviceCode, slug: `${agency.code}-${unit.number}-${serviceCode}`, name: `${name}, ${unit.name}`,
			openDays: unit.kind === 'health_centre' ? [1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5], yearlyUsers: monthlyUsers * 12
		};
	});
}
