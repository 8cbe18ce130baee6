import type { Sector, UnitKind } from './types.ts';

/** A unit before it has a number, an identifier and people. */
export interface UnitPlan {
	readonly slug: string;
	readonly name: string;
	readonly kind: UnitKind;
	readonly sector: Sector;
	/** SIASN eselon id of its head, '99' for none. */
	readonly echelonId: string;
	readonly headTitle: string;
	/** People it would have in a government of the usual size, its head included, its sub-units not. */
	readonly people: number;
	readonly serviceCodes?: readonly string[];
	/** Index into the districts of the area; the seat of government when absent. */
	readonly district?: number;
	readonly formerName?: string;
	/** No longer exists: it has no head, and whoever is still on it is a finding for the data-quality page. */
	readonly closed?: boolean;
	readonly children?: readonly UnitPlan[];
}

/** How fully offices are drawn: a small demo shows heads and the divisions that serve citizens. */
export type Detail = 'small' | 'full';

export function unit(slug: string, name: string, kind: UnitKind, echelonId: string, headTitle: string, people: number, more: Partial<UnitPlan> = {}): UnitPlan {
	return { slug, name, kind, sector: 'general', echelonId, headTitle, people, ...more };
}

export function section(slug: string, name: string, people: number, more: Partial<UnitPlan> = {}): UnitPlan {
	const head = name.startsWith('Subbagian') ? 'Kepala Subbagian' : name.startsWith('Tim Kerja') ? 'Ketua Tim Kerja' : 'Kepala Seksi';
	return unit(slug, name, 'section', name.startsWith('Tim Kerja') ? '99' : '41', head, people, more);
}

export interface OfficePlan {
	readonly slug: string;
	readonly name: string;
	readonly sector?: Sector;
	/** Divisions, those that a small demo keeps first. */
	readonly divisions: readonly DivisionPlan[];
	/** How many divisions a small demo keeps; absent: the whole office is left out there. */
	readonly smallDivisions?: number;
	readonly people?: number;
	readonly serviceCodes?: readonly string[];
	readonly formerName?: string;
	readonly children?: readonly UnitPlan[];
}

export interface DivisionPlan {
	readonly slug: string;
	readonly name: string;
	readonly people?: number;
	readonly smallPeople?: number;
	readonly serviceCodes?: readonly string[];
	readonly sections?: readonly string[];
}

/** A dinas or badan with its secretariat and divisions. */
export function office(plan: OfficePlan, detail: Detail): UnitPlan {
	const board = plan.name.startsWith('Badan');
	const sector = plan.sector ?? 'general';
	const divisions = detail === 'small' ? plan.divisions.slice(0, plan.smallDivisions ?? 0) : plan.divisions;
	return unit(plan.slug, plan.name, 'office', '22', headTitle(plan.name, board), detail === 'small' ? (divisions.length === 0 ? 4 : 2) : (plan.people ?? 6), {
		sector,
		...(plan.serviceCodes ? { serviceCodes: plan.serviceCodes } : {}),
		...(plan.formerName ? { formerName: plan.formerName } : {}),
		children: [...(detail === 'full' ? [secretariat()] : []), ...divisions.map((division) => divisionUnit(division, sector, detail)), ...(plan.children ?? [])]
	});
}

function headTitle(name: string, board: boolean): string {
	if (name.startsWith('Inspektorat')) return 'Inspektur Daerah';
	if (name.startsWith('Satuan')) return 'Kepala Satuan';
	return board ? 'Kepala Badan' : 'Kepala Dinas';
}

function secretariat(): UnitPlan {
	return unit('sekretariat', 'Sekretariat', 'division', '31', 'Sekretaris', 3, {
		children: [section('umum', 'Subbagian Umum dan Kepegawaian', 5), section('keuangan', 'Subbagian Keuangan dan Perencanaan', 5)]
	});
}

function divisionUnit(plan: DivisionPlan, sector: Sector, detail: Detail): UnitPlan {
	return unit(plan.slug, plan.name, 'division', '32', 'Kepala Bidang', detail === 'small' ? (plan.smallPeople ?? 4) : (plan.people ?? 7), {
		sector,
		...(plan.serviceCodes ? { serviceCodes: plan.serviceCodes } : {}),
		children: detail === 'full' ? (plan.sections ?? []).map((name, index) => section(`tim-${index + 1}`, name, 3, { sector })) : []
	});
}
