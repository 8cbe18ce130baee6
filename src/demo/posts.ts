import type { Random } from './random.ts';
import type { EducationId, PositionKind, Sector, Unit } from './types.ts';

/** What a post asks for and who usually holds it. */
export interface Post {
	readonly title: string;
	readonly kind: PositionKind;
	readonly education: EducationId;
	/** Field of study; decides the degree. */
	readonly field: Field;
	readonly women: number;
	readonly pppk: number;
	readonly retirementAge: 58 | 60;
}

export type Field = 'teaching' | 'nursing' | 'midwifery' | 'medicine' | 'dentistry' | 'pharmacy' | 'public_health' | 'administration' | 'law' | 'economics' | 'computing' | 'engineering' | 'agriculture' | 'school';

type Row = readonly [title: string, weight: number, education: EducationId, field: Field, women: number, pppk: number];

const TEACHERS: readonly Row[] = [
	['Guru Ahli Pertama', 52, '40', 'teaching', 0.66, 0.6], ['Guru Ahli Muda', 24, '40', 'teaching', 0.62, 0.06], ['Guru Ahli Madya', 14, '40', 'teaching', 0.56, 0],
	['Pengadministrasi Perkantoran', 6, '15', 'school', 0.4, 0.4], ['Operator Layanan Operasional', 4, '15', 'school', 0.25, 0.5]
];
const HEALTH: readonly Row[] = [
	['Perawat Terampil', 14, '30', 'nursing', 0.62, 0.5], ['Perawat Mahir', 8, '30', 'nursing', 0.64, 0], ['Perawat Penyelia', 5, '30', 'nursing', 0.64, 0],
	['Perawat Ahli Pertama', 10, '40', 'nursing', 0.62, 0.45], ['Bidan Terampil', 14, '30', 'midwifery', 1, 0.5], ['Bidan Mahir', 9, '30', 'midwifery', 1, 0], ['Bidan Penyelia', 4, '30', 'midwifery', 1, 0],
	['Bidan Ahli Pertama', 6, '40', 'midwifery', 1, 0.4], ['Dokter Ahli Pertama', 6, '40', 'medicine', 0.58, 0.3], ['Dokter Ahli Muda', 2, '45', 'medicine', 0.5, 0], ['Dokter Gigi Ahli Pertama', 2, '40', 'dentistry', 0.75, 0.3],
	['Apoteker Ahli Pertama', 2, '40', 'pharmacy', 0.75, 0.4], ['Asisten Apoteker Terampil', 3, '30', 'pharmacy', 0.75, 0.5], ['Nutrisionis Terampil', 3, '30', 'public_health', 0.85, 0.45],
	['Tenaga Sanitasi Lingkungan Terampil', 3, '30', 'public_health', 0.6, 0.45], ['Tenaga Promosi Kesehatan Ahli Pertama', 3, '40', 'public_health', 0.7, 0.45], ['Pranata Laboratorium Kesehatan Terampil', 3, '30', 'public_health', 0.7, 0.45],
	['Perekam Medis Terampil', 3, '30', 'public_health', 0.7, 0.5], ['Pengadministrasi Perkantoran', 4, '15', 'school', 0.5, 0.4]
];
const OFFICE: readonly Row[] = [
	['Penelaah Teknis Kebijakan', 20, '40', 'administration', 0.45, 0.22], ['Pengolah Data dan Informasi', 18, '30', 'administration', 0.48, 0.3], ['Pengadministrasi Perkantoran', 16, '15', 'school', 0.4, 0.34],
	['Operator Layanan Operasional', 9, '15', 'school', 0.15, 0.45], ['Penata Layanan Operasional', 10, '40', 'administration', 0.42, 0.5], ['Analis Kebijakan Ahli Muda', 5, '45', 'administration', 0.4, 0],
	['Perencana Ahli Pertama', 5, '40', 'economics', 0.48, 0.15], ['Analis SDM Aparatur Ahli Pertama', 4, '40', 'administration', 0.5, 0.2], ['Pranata Komputer Ahli Pertama', 4, '40', 'computing', 0.35, 0.45],
	['Pranata Komputer Terampil', 3, '30', 'computing', 0.35, 0.5], ['Arsiparis Terampil', 4, '30', 'administration', 0.55, 0.45], ['Analis Hukum Ahli Pertama', 2, '40', 'law', 0.45, 0.2]
];
const DISTRICT: readonly Row[] = [
	['Penelaah Teknis Kebijakan', 22, '40', 'administration', 0.42, 0.2], ['Pengolah Data dan Informasi', 25, '30', 'administration', 0.48, 0.34],
	['Pengadministrasi Perkantoran', 35, '15', 'school', 0.42, 0.38], ['Pengelola Umum Operasional', 8, '10', 'school', 0.1, 0.4], ['Penata Layanan Operasional', 10, '40', 'administration', 0.42, 0.5]
];
const REGISTRY: readonly Row[] = [
	['Administrator Database Kependudukan Ahli Pertama', 24, '40', 'computing', 0.5, 0.3], ['Operator Sistem Informasi Administrasi Kependudukan Terampil', 26, '30', 'computing', 0.5, 0.45],
	['Pengolah Data dan Informasi', 28, '30', 'administration', 0.5, 0.34], ['Pengadministrasi Perkantoran', 22, '15', 'school', 0.45, 0.38]
];
const LICENSING: readonly Row[] = [
	['Penata Perizinan Ahli Pertama', 36, '40', 'law', 0.48, 0.25], ['Penata Perizinan Ahli Muda', 14, '45', 'administration', 0.42, 0], ['Pengolah Data dan Informasi', 30, '30', 'administration', 0.48, 0.34], ['Pranata Komputer Terampil', 20, '30', 'computing', 0.35, 0.5]
];

const ROWS: Readonly<Record<Sector, readonly Row[]>> = { education: TEACHERS, health: HEALTH, general: OFFICE, district: DISTRICT, registry: REGISTRY, licensing: LICENSING };
const CHOICES = new Map(Object.values(ROWS).map((rows) => [rows, rows.map((row) => [row, row[1]] as const)]));

/** The post of somebody who is not the head of the unit. */
export function drawPost(unit: Unit, random: Random): Post {
	const [title, , education, field, women, pppk] = random.weighted(CHOICES.get(ROWS[unit.sector]) ?? []);
	const kind = /Ahli|Terampil|Mahir|Penyelia/.test(title) ? 'fungsional' : 'pelaksana';
	return { title, kind, education, field, women, pppk, retirementAge: /^Guru|Ahli Madya|^Dokter/.test(title) ? 60 : 58 };
}

/** The post of the head of a unit; heads are PNS. */
export function headPost(unit: Unit, random: Random): Post {
	const kind = headKind(unit);
	const field: Field = unit.sector === 'education' && unit.kind === 'school' ? 'teaching' : unit.sector === 'health' ? random.pick(['public_health', 'nursing', 'medicine'] as const) : random.pick(['administration', 'administration', 'economics', 'law', 'engineering'] as const);
	const education: EducationId = kind === 'jpt' ? random.pick(['45', '45', '50'] as const) : kind === 'administrator' ? random.pick(['40', '45', '45'] as const) : kind === 'pengawas' ? random.pick(['40', '40', '45'] as const) : random.pick(['40', '40', '40', '45'] as const);
	return { title: headTitle(unit), kind, education, field, women: kind === 'jpt' ? 0.16 : unit.sector === 'health' || unit.kind === 'school' ? 0.5 : 0.3, pppk: 0, retirementAge: kind === 'jpt' || unit.kind === 'school' ? 60 : 58 };
}

function headKind(unit: Unit): PositionKind {
	if (unit.echelonId.startsWith('2')) return 'jpt';
	if (unit.echelonId.startsWith('3')) return 'administrator';
	if (unit.echelonId.startsWith('4')) return 'pengawas';
	return unit.sector === 'education' || unit.sector === 'health' || unit.name.startsWith('Tim Kerja') ? 'fungsional' : 'pelaksana';
}

function headTitle(unit: Unit): string {
	const place = unit.name.replace(/^(Dinas|Badan|Bidang|Bagian|Subbagian|Seksi|Tim Kerja|Kantor|Puskesmas Pembantu|Puskesmas|Inspektorat Daerah|Sekretariat Daerah|Sekretariat DPRD|Asisten|Sekretariat|Kecamatan|Kelurahan|Satuan|Koordinator Wilayah|Cabang Dinas|UPTD|Instalasi|Inspektur Pembantu)\s*/, '');
	if (unit.name.startsWith('Inspektur Pembantu')) return unit.name;
	if (unit.kind === 'school' || unit.kind === 'hospital') return `${unit.headTitle} ${unit.name}`;
	return place === '' || unit.headTitle.endsWith(place) ? unit.headTitle : `${unit.headTitle} ${place}`;
}
