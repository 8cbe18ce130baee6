import type { DemoArea } from './areas.ts';
import { addDays, monthOf } from './calendar.ts';
import type { Random } from './random.ts';
import type { Unit } from './types.ts';
import { EDUCATION_SHARE, planGovernment } from './unit-plan-governments.ts';
import type { Detail, UnitPlan } from './unit-plan.ts';

/** Regional offices were set up anew by PP 18/2016; most stand since the first working day after. */
const FOUNDED_ON = '2017-01-02';

export interface StaffedUnit {
	readonly unit: Unit;
	/** How many people it gets, its head included. */
	readonly staff: number;
}

interface Planned {
	readonly unit: Unit;
	readonly plan: UnitPlan;
}

/** The dated tree of an area with the number of people of each unit; the numbers add up to the staff of the agency. */
export function buildUnits(area: DemoArea, detail: Detail, today: string, random: Random): StaffedUnit[] {
	const planned: Planned[] = [];
	flatten(planGovernment(area, detail), undefined, { area, today, random }, planned);
	const staff = shareStaff(planned, area.agency.staff, quirkStaff(area.agency.staff));
	return planned.map(({ unit }, index) => ({ unit, staff: staff[index] as number }));
}

/** People whose record still names a closed unit (data-quality finding TIM_1). */
function quirkStaff(staff: number): number {
	return Math.max(2, Math.round(staff / 500));
}

interface Setting {
	readonly area: DemoArea;
	readonly today: string;
	readonly random: Random;
}

function flatten(plan: UnitPlan, parent: Unit | undefined, setting: Setting, into: Planned[]): void {
	const { area, today, random } = setting;
	const number = into.length + 1;
	const restructuredOn = `${monthOf(today, -14)}-01`;
	const unit: Unit = {
		id: random.uuid(Date.parse(FOUNDED_ON) + number),
		number,
		key: parent === undefined ? area.agency.code : `${parent.key}/${plan.slug}`,
		parentId: parent?.id ?? null,
		name: plan.name,
		kind: plan.kind,
		sector: plan.sector,
		path: `${parent?.path ?? '/'}${number}/`,
		level: (parent?.level ?? 0) + 1,
		echelonId: plan.echelonId,
		headTitle: plan.headTitle,
		areaCode: plan.district === undefined ? area.agency.code : (area.districts[plan.district]?.code ?? area.agency.code),
		validFrom: plan.formerName ? restructuredOn : FOUNDED_ON,
		closedOn: plan.closed ? addDays(restructuredOn, 120) : null,
		former: plan.formerName ? { name: plan.formerName, validFrom: FOUNDED_ON } : null,
		serviceCodes: plan.serviceCodes ?? []
	};
	into.push({ unit, plan });
	for (const child of plan.children ?? []) flatten(child, unit, setting, into);
}

function shareStaff(planned: readonly Planned[], total: number, quirks: number): number[] {
	const isEducation = ({ unit }: Planned) => unit.sector === 'education';
	const education = Math.round(total * EDUCATION_SHARE);
	const staff = planned.map(({ unit, plan }) => (unit.closedOn !== null ? quirks : unit.kind === 'agency' ? 0 : minimumOf(plan)));
	share(staff, planned, education, isEducation);
	share(staff, planned, total - education, (one) => !isEducation(one));
	return staff;
}

/** A head, and one more where citizens are served: a counter of one closes when its officer learns. */
function minimumOf(plan: UnitPlan): number {
	return (plan.serviceCodes?.length ?? 0) > 0 ? 3 : 1;
}

/** Hands out what is left of `total` in proportion to the planned size (largest remainder). */
function share(staff: number[], planned: readonly Planned[], total: number, belongs: (one: Planned) => boolean): void {
	const members = planned.flatMap((one, index) => (belongs(one) ? [index] : []));
	const fixed = members.reduce((sum, index) => sum + (staff[index] as number), 0);
	const left = total - fixed;
	if (left < 0) throw new RangeError(`shareStaff: ${total} people cannot head ${members.length} units`);
	const weights = members.map((index) => Math.max(0, (planned[index] as Planned).plan.people - (staff[index] as number)));
	const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
	const exact = weights.map((weight) => (left * weight) / weightSum);
	let rest = left - exact.reduce((sum, value) => sum + Math.floor(value), 0);
	const byRemainder = members.map((_, place) => place).sort((a, b) => ((exact[b] as number) % 1) - ((exact[a] as number) % 1) || a - b);
	for (const [place, index] of members.entries()) staff[index] = (staff[index] as number) + Math.floor(exact[place] as number);
	for (const place of byRemainder) {
		if (rest-- <= 0) break;
		const index = members[place] as number;
		staff[index] = (staff[index] as number) + 1;
	}
}
