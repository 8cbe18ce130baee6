import { getDistricts, getRegencies, getVillages } from 'idn-area-data';
import type { Agency, DemoSize } from './types.ts';

type AgencyKind = Agency['kind'];

export interface District {
	/** Kemendagri code without dots. */
	readonly code: string;
	readonly name: string;
	/** Names of its kelurahan (village codes whose last part begins with 1). */
	readonly wards: readonly string[];
	/** Names of its desa. */
	readonly villages: readonly string[];
}

export interface DemoArea {
	readonly agency: Omit<Agency, 'id'>;
	readonly districts: readonly District[];
}

/** Staff per agency in `province`; together 70,000. */
const PROVINCE_STAFF: readonly (readonly [code: string, staff: number])[] = [
	['15', 11_500], ['15.05', 5_500], ['15.71', 6_000], ['15.04', 4_500], ['15.08', 5_000], ['15.02', 5_500],
	['15.06', 4_800], ['18.01', 6_400], ['18.10', 4_200], ['18.71', 7_000], ['18.02', 6_900], ['18.72', 2_700]
];

const PLAN: Readonly<Record<DemoSize, readonly (readonly [code: string, staff: number])[]>> = {
	small: [['15.05', 500]],
	regency: [['15.05', 6_000]],
	province: PROVINCE_STAFF
};

function kindOf(code: string, name: string): AgencyKind {
	if (!code.includes('.')) return 'province';
	return name.startsWith('Kota') ? 'city' : 'regency';
}

function domainOf(kind: AgencyKind, name: string): string {
	const place = name.toLowerCase().replace(/^(provinsi|kabupaten|kota) /, '').replaceAll(' ', '');
	return `${place}${{ province: 'prov', regency: 'kab', city: 'kota' }[kind]}.example`;
}

/** The agencies of a size with their districts, under their real Kemendagri codes. */
export async function loadAreas(size: DemoSize): Promise<DemoArea[]> {
	const [regencies, districts, villages] = await Promise.all([getRegencies(), getDistricts(), getVillages()]);
	const regencyName = new Map(regencies.map(({ code, name }) => [code, name]));
	const wanted = new Set(PLAN[size].map(([code]) => code));
	const byDistrict = Map.groupBy(
		villages.filter(({ code }) => wanted.has(code.slice(0, 5)) || wanted.has(code.slice(0, 2))),
		({ district_code: district }) => district
	);
	const byRegency = Map.groupBy(
		districts.map(({ code, name, regency_code: regency }) => ({ regency, district: toDistrict(code, name, byDistrict.get(code) ?? []) })),
		({ regency }) => regency
	);
	return PLAN[size].map(([code, staff]) => {
		const name = code.includes('.') ? regencyName.get(code) : 'Provinsi Jambi';
		if (name === undefined) throw new RangeError(`no area with code ${code}`);
		const kind = kindOf(code, name);
		const agency = {
			code: code.replace('.', ''), name, kind, provinceCode: code.slice(0, 2), domain: domainOf(kind, name), staff
		};
		return { agency, districts: kind === 'province' ? provinceSeats(code, regencies) : (byRegency.get(code) ?? []).map(({ district }) => district) };
	});
}

function toDistrict(code: string, name: string, villages: readonly { code: string; name: string }[]): District {
	const isWard = ({ code: village }: { code: string }) => village.split('.')[3]?.startsWith('1') === true;
	return {
		code: code.replaceAll('.', ''),
		name,
		wards: villages.filter(isWard).map((village) => village.name),
		villages: villages.filter((village) => !isWard(village)).map((village) => village.name)
	};
}

/** A province works in regencies: each stands for a "district" of its offices and schools. */
function provinceSeats(code: string, regencies: readonly { code: string; name: string; province_code: string }[]): District[] {
	return regencies
		.filter((regency) => regency.province_code === code)
		.map((regency) => ({ code: regency.code.replace('.', ''), name: regency.name.replace('Kabupaten ', ''), wards: [], villages: [] }));
}
