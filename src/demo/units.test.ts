import { beforeAll, describe, expect, test, vi } from 'vitest';
import { loadAreas, type DemoArea } from './areas.ts';
import { Random } from './random.ts';
import { SERVICES } from './services.ts';
import { planGovernment } from './unit-plan-governments.ts';
import { office, section, unit, type UnitPlan } from './unit-plan.ts';
import { buildUnits, type StaffedUnit } from './units.ts';

// Twelve governments are planned here; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TODAY = '2026-11-21';
let areas: DemoArea[];
beforeAll(async () => {
	areas = await loadAreas('province');
});

function areaOf(code: string): DemoArea {
	const area = areas.find(({ agency }) => agency.code === code);
	if (area === undefined) throw new RangeError(code);
	return area;
}

function build(area: DemoArea, staff = area.agency.staff, seed = 'units'): StaffedUnit[] {
	return buildUnits({ ...area, agency: { ...area.agency, staff } }, 'full', TODAY, new Random(seed));
}

describe('an office as a plan', () => {
	const plan = { slug: 'dinas-x', name: 'Dinas X', divisions: [{ slug: 'a', name: 'Bidang A', serviceCodes: ['ktp-el'], sections: ['Tim Kerja Satu'] }, { slug: 'b', name: 'Bidang B' }], smallDivisions: 1 } as const;

	test('in full it has a secretariat with two parts, all divisions and their teams', () => {
		const full = office(plan, 'full');
		expect(full.children?.map(({ name }) => name)).toEqual(['Sekretariat', 'Bidang A', 'Bidang B']);
		expect(full.children?.[0]?.children?.map(({ headTitle }) => headTitle)).toEqual(['Kepala Subbagian', 'Kepala Subbagian']);
		expect(full.children?.[1]?.children?.map(({ name, echelonId }) => [name, echelonId])).toEqual([['Tim Kerja Satu', '99']]);
	});

	test('small it keeps the first divisions only', () => {
		expect(office(plan, 'small').children?.map(({ name }) => name)).toEqual(['Bidang A']);
	});

	test.each([['Dinas Kesehatan', 'Kepala Dinas'], ['Badan Kesatuan Bangsa dan Politik', 'Kepala Badan'], ['Inspektorat Daerah', 'Inspektur Daerah'], ['Satuan Polisi Pamong Praja', 'Kepala Satuan']])('%s is led by a %s', (name, head) => {
		expect(office({ ...plan, name }, 'small')).toMatchObject({ headTitle: head, echelonId: '22' });
	});

	test.each([['Subbagian Umum', 'Kepala Subbagian', '41'], ['Seksi Pemerintahan', 'Kepala Seksi', '41'], ['Tim Kerja Survei', 'Ketua Tim Kerja', '99']])('%s is led by a %s', (name, headTitle, echelonId) => {
		expect(section('x', name, 3)).toMatchObject({ headTitle, echelonId });
	});
});

describe('governments', () => {
	function flatten(plan: UnitPlan): UnitPlan[] {
		return [plan, ...(plan.children ?? []).flatMap(flatten)];
	}

	test('each of the twelve has its own head of region and one root', () => {
		expect(areas.map((area) => planGovernment(area, 'full').headTitle)).toEqual(['Gubernur', 'Bupati', 'Wali Kota', 'Bupati', 'Bupati', 'Bupati', 'Bupati', 'Bupati', 'Bupati', 'Wali Kota', 'Bupati', 'Wali Kota']);
	});

	test('sisters have different slugs, or two units would share a key', () => {
		const check = (plan: UnitPlan): void => {
			const slugs = (plan.children ?? []).map(({ slug }) => slug);
			expect(new Set(slugs).size, plan.name).toBe(slugs.length);
			for (const child of plan.children ?? []) if (child.children) check(child);
		};
		for (const area of areas) check(planGovernment(area, 'full'));
	});

	test('a regency has an office for each of its districts and real wards below them', () => {
		const plans = flatten(planGovernment(areaOf('1505'), 'full'));
		expect(plans.filter(({ kind }) => kind === 'district')).toHaveLength(11);
		// Kelurahan of Muaro Jambi as published by Kemendagri.
		expect(plans.filter(({ kind }) => kind === 'village').map(({ name }) => name).sort()).toEqual(['Kelurahan Jambi Kecil', 'Kelurahan Pijoan', 'Kelurahan Sengeti', 'Kelurahan Tanjung', 'Kelurahan Tempino']);
	});

	test('a province has neither districts nor registry, but senior schools and vehicle tax', () => {
		const plans = flatten(planGovernment(areaOf('15'), 'full'));
		expect(plans.some(({ kind }) => kind === 'district')).toBe(false);
		expect(plans.some(({ name }) => name.startsWith('SMA Negeri'))).toBe(true);
		expect(plans.filter(({ name }) => name.startsWith('UPTD Samsat'))).toHaveLength(11);
	});

	test('every service named in a plan is in the catalogue', () => {
		const known = new Set(SERVICES.map(({ code }) => code));
		for (const area of areas) for (const plan of flatten(planGovernment(area, 'full'))) for (const code of plan.serviceCodes ?? []) expect(known.has(code), `${plan.name}: ${code}`).toBe(true);
	});
});

describe('people shared over units', () => {
	test.each([['15'], ['1505'], ['1571'], ['1872']])('those of %s add up, and no unit that stands is without anybody', (code) => {
		const area = areaOf(code);
		const units = build(area);
		expect(units.reduce((sum, { staff }) => sum + staff, 0)).toBe(area.agency.staff);
		for (const { unit: one, staff } of units) expect(staff, one.name).toBeGreaterThanOrEqual(one.kind === 'agency' ? 0 : 1);
	});

	test('where citizens are served there are at least three', () => {
		for (const { unit: one, staff } of build(areaOf('1505'))) if (one.serviceCodes.length > 0) expect(staff, one.name).toBeGreaterThanOrEqual(3);
	});

	test('larger governments have larger units, not other ones', () => {
		const [few, many] = [build(areaOf('1872'), 2700), build(areaOf('1872'), 2701)];
		const offices = (units: StaffedUnit[]) => units.filter(({ unit: one }) => one.kind === 'office').map(({ unit: one }) => one.key);
		expect(offices(many)).toEqual(offices(few));
	});

	test('too few people for the heads alone are refused with the numbers', () => {
		expect(() => build(areaOf('1505'), 200)).toThrow(/\d+ people cannot head \d+ units/);
	});

	test('seven levels from the government to an outpatient clinic', () => {
		const clinic = build(areaOf('1505')).find(({ unit: one }) => one.name === 'Poliklinik Spesialis');
		expect(clinic?.unit.level).toBe(7);
		expect(clinic?.unit.key).toBe('1505/dinkes/rsud/pelayanan/penunjang/rawat-jalan/poli');
	});

	test('a school stands in its district, an office at the seat of government', () => {
		const units = build(areaOf('1505')).map(({ unit: one }) => one);
		expect(units.find(({ key }) => key === '1505/disdukcapil')?.areaCode).toBe('1505');
		for (const school of units.filter(({ kind }) => kind === 'school')) expect(school.areaCode).toMatch(/^1505\d\d$/);
	});

	test('numbers run on without a gap and superiors stand before their units', () => {
		const units = build(areaOf('15')).map(({ unit: one }) => one);
		expect(units.map(({ number }) => number)).toEqual(units.map((_, index) => index + 1));
		const seen = new Set<string | null>([null]);
		for (const one of units) {
			expect(seen.has(one.parentId)).toBe(true);
			seen.add(one.id);
		}
	});

	test('another seed changes identifiers, not the tree', () => {
		const [a, b] = [build(areaOf('1872'), 2700, 'a'), build(areaOf('1872'), 2700, 'b')];
		expect(b.map(({ unit: one }) => one.key)).toEqual(a.map(({ unit: one }) => one.key));
		expect(b[0]?.unit.id).not.toBe(a[0]?.unit.id);
	});
});

test('a unit takes over what is said beside its name', () => {
	expect(unit('a', 'A', 'office', '22', 'Kepala', 3, { sector: 'health', serviceCodes: ['imunisasi'] })).toEqual({
		slug: 'a', name: 'A', kind: 'office', sector: 'health', echelonId: '22', headTitle: 'Kepala', people: 3, serviceCodes: ['imunisasi']
	});
});
