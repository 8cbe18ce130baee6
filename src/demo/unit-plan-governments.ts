import type { District, DemoArea } from './areas.ts';
import { office, section, unit, type Detail, type UnitPlan } from './unit-plan.ts';
import { PROVINCE_OFFICES, REGENCY_OFFICES } from './unit-plan-offices.ts';

/** Share of the staff that works in education; more than half in every Indonesian region. */
export const EDUCATION_SHARE = 0.56;

/** The whole government of an area as a tree of plans. */
export function planGovernment(area: DemoArea, detail: Detail): UnitPlan {
	const { agency } = area;
	const children = agency.kind === 'province' ? provinceChildren(area) : regencyChildren(area, detail);
	return unit('', `Pemerintah ${agency.name}`, 'agency', '99', agency.kind === 'province' ? 'Gubernur' : agency.kind === 'city' ? 'Wali Kota' : 'Bupati', 0, { children });
}

function regencyChildren(area: DemoArea, detail: Detail): UnitPlan[] {
	const offices = REGENCY_OFFICES.filter((plan) => detail === 'full' || plan.smallDivisions !== undefined).map((plan) => office(plan, detail));
	return [
		regionalSecretariat(detail),
		unit('setwan', 'Sekretariat DPRD', 'office', '22', 'Sekretaris DPRD', detail === 'small' ? 3 : 34),
		...offices,
		healthOffice(area, detail),
		schoolOffice(area, detail),
		...area.districts.map((district, index) => districtOffice(district, index, detail)),
		unit('kantor-ketahanan-pangan', 'Kantor Ketahanan Pangan', 'office', '31', 'Kepala Kantor', 0, { closed: true })
	];
}

function regionalSecretariat(detail: Detail): UnitPlan {
	const bureau = (slug: string, name: string, children: readonly UnitPlan[] = []) =>
		unit(slug, `Bagian ${name}`, 'division', '31', 'Kepala Bagian', detail === 'small' ? 2 : 8, { children });
	const publicService = section('pelayanan-publik', 'Subbagian Pelayanan Publik dan Tata Laksana', 2, { children: [section('survei', 'Tim Kerja Survei Kepuasan Masyarakat', 2)] });
	const assistant = (slug: string, name: string, children: readonly UnitPlan[]) =>
		unit(slug, `Asisten ${name}`, 'division', '22', 'Asisten', 1, { children });
	const full = detail === 'full';
	return unit('setda', 'Sekretariat Daerah', 'office', '21', 'Sekretaris Daerah', 2, {
		children: [
			assistant('asisten-1', 'Pemerintahan dan Kesejahteraan Rakyat', [bureau('tapem', 'Tata Pemerintahan'), ...(full ? [bureau('kesra', 'Kesejahteraan Rakyat'), bureau('hukum', 'Hukum')] : [])]),
			...(full ? [assistant('asisten-2', 'Perekonomian dan Pembangunan', [bureau('ekonomi', 'Perekonomian'), bureau('pembangunan', 'Administrasi Pembangunan'), bureau('pengadaan', 'Pengadaan Barang dan Jasa')])] : []),
			assistant('asisten-3', 'Administrasi Umum', [bureau('organisasi', 'Organisasi', [publicService]), ...(full ? [bureau('umum', 'Umum'), bureau('protokol', 'Protokol dan Komunikasi Pimpinan'), bureau('keuangan', 'Perencanaan dan Keuangan')] : [])])
		]
	});
}

const CLINIC = ['rawat-jalan', 'imunisasi', 'surat-sehat'];

function healthOffice(area: DemoArea, detail: Detail): UnitPlan {
	const { districts, agency } = area;
	const count = detail === 'small' ? 16 : Math.round(districts.length * (agency.kind === 'city' ? 1.8 : districts.length > 15 ? 1.4 : 2));
	const centres = Array.from({ length: count }, (_, index) => healthCentre(districts, index, detail));
	const plan = office({
		slug: 'dinkes', name: 'Dinas Kesehatan', sector: 'health', smallDivisions: 1, people: 10, divisions: [
			{ slug: 'pelayanan', name: 'Bidang Pelayanan dan Sumber Daya Kesehatan', people: 16, smallPeople: 3 }, { slug: 'kesmas', name: 'Bidang Kesehatan Masyarakat', people: 12 }, { slug: 'p2p', name: 'Bidang Pencegahan dan Pengendalian Penyakit', people: 12 }
		]
	}, detail);
	return { ...plan, children: [...(plan.children ?? []), ...hospitals(detail), ...centres] };
}

function healthCentre(districts: readonly District[], index: number, detail: Detail): UnitPlan {
	const district = index % districts.length;
	const home = districts[district] as District;
	const round = Math.floor(index / districts.length);
	const place = round === 0 ? home.name : ([...home.wards, ...home.villages].filter((name) => name !== home.name)[round - 1] ?? `${home.name} ${round + 1}`);
	const posts = detail === 'small' ? (index === 0 ? 1 : 0) : 2;
	return unit(`puskesmas-${index + 1}`, `Puskesmas ${place}`, 'health_centre', '99', 'Kepala Puskesmas', detail === 'small' ? 4 : 26, {
		sector: 'health', serviceCodes: CLINIC, district,
		children: Array.from({ length: posts }, (_, post) => unit(`pustu-${post + 1}`, `Puskesmas Pembantu ${home.villages[(index + post + 1) % Math.max(1, home.villages.length)] ?? home.name}`, 'technical_unit', '99', 'Koordinator Puskesmas Pembantu', 2, { sector: 'health', district }))
	});
}

function hospitals(detail: Detail): UnitPlan[] {
	const clinics = unit('poli', 'Poliklinik Spesialis', 'technical_unit', '99', 'Penanggung Jawab Poliklinik', 8, { sector: 'health' });
	const outpatient = unit('rawat-jalan', 'Instalasi Rawat Jalan', 'technical_unit', '99', 'Kepala Instalasi', 10, { sector: 'health', children: [clinics] });
	const medical = unit('pelayanan', 'Bidang Pelayanan Medik', 'division', '32', 'Kepala Bidang', 6, {
		sector: 'health', children: [section('penunjang', 'Seksi Pelayanan Penunjang', 20, { sector: 'health', children: [outpatient] }), unit('rawat-inap', 'Instalasi Rawat Inap', 'technical_unit', '99', 'Kepala Instalasi', 40, { sector: 'health' })]
	});
	const hospital = (slug: string, name: string, people: number, children: readonly UnitPlan[]) =>
		unit(slug, name, 'hospital', '31', 'Direktur', people, { sector: 'health', serviceCodes: ['rawat-jalan-rs', 'farmasi'], children });
	if (detail === 'small') return [hospital('rsud', 'Rumah Sakit Umum Daerah', 10, [])];
	return [hospital('rsud', 'Rumah Sakit Umum Daerah', 90, [medical]), hospital('rsud-pratama', 'Rumah Sakit Umum Daerah Pratama', 50, [])];
}

function districtOffice(district: District, index: number, detail: Detail): UnitPlan {
	const parts = [section('pemerintahan', 'Seksi Pemerintahan', 3, { sector: 'district' }), section('pelayanan', 'Seksi Pelayanan Umum', 3, { sector: 'district' }), section('pemberdayaan', 'Seksi Pemberdayaan Masyarakat', 2, { sector: 'district' })]
		.map((part) => ({ ...part, district: index }));
	const wards = district.wards.slice(0, 8).map((name, ward) => unit(`kelurahan-${ward + 1}`, `Kelurahan ${name}`, 'village', '41', 'Lurah', detail === 'small' ? 3 : 8, {
		sector: 'district', serviceCodes: ['surat-domisili', 'sktm', 'surat-usaha'], district: index
	}));
	return unit(`kecamatan-${index + 1}`, `Kecamatan ${district.name}`, 'district', '31', 'Camat', detail === 'small' ? 4 : 9, {
		sector: 'district', serviceCodes: ['pengantar-kependudukan', 'izin-keramaian', 'dispensasi-nikah'], district: index, children: detail === 'small' ? wards : [...parts, ...wards]
	});
}

function schoolOffice(area: DemoArea, detail: Detail): UnitPlan {
	const { districts, agency } = area;
	const staff = agency.staff * EDUCATION_SHARE;
	const primary = Math.round((staff * 0.62) / 10.5);
	const junior = Math.round((staff * 0.34) / 19);
	const school = (slug: string, type: string, index: number, people: number) => {
		const district = index % districts.length;
		const home = districts[district] as District;
		const places = [...home.wards, ...home.villages];
		return { ...unit(slug, `${type} ${index + 1} ${places[Math.floor(index / districts.length) % Math.max(1, places.length)] ?? home.name}`, 'school', '99', 'Kepala Sekolah', people, { sector: 'education', district }) };
	};
	const primaries = Array.from({ length: primary }, (_, index) => school(`sd-${index + 1}`, 'SD Negeri', index, 10.5));
	const juniors = Array.from({ length: junior }, (_, index) => school(`smp-${index + 1}`, 'SMP Negeri', index, 19));
	const plan = office({
		slug: 'disdikbud', name: 'Dinas Pendidikan dan Kebudayaan', smallDivisions: 1, people: 8, divisions: [
			{ slug: 'sd', name: 'Bidang Pembinaan Sekolah Dasar', people: 10, smallPeople: 3 }, { slug: 'smp', name: 'Bidang Pembinaan Sekolah Menengah Pertama', people: 10 }, { slug: 'ketenagaan', name: 'Bidang Ketenagaan', people: 10 }
		]
	}, detail);
	if (detail === 'small') return { ...plan, children: [...(plan.children ?? []), ...primaries, ...juniors] };
	const coordinators = districts.map((district, index) => unit(`korwil-${index + 1}`, `Koordinator Wilayah Pendidikan ${district.name}`, 'technical_unit', '99', 'Koordinator Wilayah', 2, {
		sector: 'education', district: index, children: primaries.filter((primaryUnit) => primaryUnit.district === index)
	}));
	return { ...plan, children: [...(plan.children ?? []), ...coordinators, ...juniors] };
}

function provinceChildren({ districts, agency }: DemoArea): UnitPlan[] {
	const staff = agency.staff * EDUCATION_SHARE;
	const schools = (slug: string, type: string, count: number, people: number) => Array.from({ length: count }, (_, index) => ({
		...unit(`${slug}-${index + 1}`, `${type} ${Math.floor(index / districts.length) + 1} ${districts[index % districts.length]?.name ?? ''}`, 'school', '99', 'Kepala Sekolah', people, { sector: 'education', district: index % districts.length })
	}));
	const branches = (slug: string, name: string, head: string, people: number, serviceCodes: readonly string[], children: (index: number) => readonly UnitPlan[] = () => []) => districts.map((district, index) =>
		unit(`${slug}-${index + 1}`, `${name} ${district.name}`, 'technical_unit', '32', head, people, { serviceCodes, district: index, children: children(index) }));
	const all = [...schools('sma', 'SMA Negeri', Math.round((staff * 0.55) / 38), 38), ...schools('smk', 'SMK Negeri', Math.round((staff * 0.38) / 46), 46), ...schools('slb', 'SLB Negeri', 11, 18)];
	const education = office({ slug: 'disdik', name: 'Dinas Pendidikan', people: 14, divisions: [{ slug: 'sma', name: 'Bidang Pembinaan SMA', people: 16 }, { slug: 'smk', name: 'Bidang Pembinaan SMK', people: 16 }, { slug: 'ketenagaan', name: 'Bidang Ketenagaan', people: 16 }] }, 'full');
	const health = office({ slug: 'dinkes', name: 'Dinas Kesehatan', sector: 'health', people: 14, divisions: [{ slug: 'yankes', name: 'Bidang Pelayanan Kesehatan', people: 24 }, { slug: 'kesmas', name: 'Bidang Kesehatan Masyarakat', people: 20 }] }, 'full');
	const revenue = office({ slug: 'bapenda', name: 'Badan Pendapatan Daerah', people: 12, divisions: [{ slug: 'pajak', name: 'Bidang Pajak', people: 16 }] }, 'full');
	return [
		regionalSecretariat('full'),
		unit('setwan', 'Sekretariat DPRD', 'office', '22', 'Sekretaris DPRD', 70),
		...PROVINCE_OFFICES.map((plan) => office(plan, 'full')),
		{ ...education, children: [...(education.children ?? []), ...branches('cabdin', 'Cabang Dinas Pendidikan', 'Kepala Cabang Dinas', 8, ['legalisasi-ijazah', 'mutasi-siswa'], (index) => all.filter((school) => school.district === index))] },
		{ ...health, children: [...(health.children ?? []), ...hospitals('full')] },
		{ ...revenue, children: [...(revenue.children ?? []), ...branches('samsat', 'UPTD Samsat', 'Kepala UPTD', 16, ['pajak-kendaraan', 'balik-nama-kendaraan'])] },
		unit('kantor-penghubung', 'Kantor Penghubung', 'office', '31', 'Kepala Kantor', 0, { closed: true })
	];
}
