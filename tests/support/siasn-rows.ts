import { PEOPLE_COLUMNS } from '#platform/siasn/people-columns.ts';

/** The 67 headers of an export, in its order. */
export const SIASN_HEADERS: readonly string[] = PEOPLE_COLUMNS.slice(0, 67).map(({ header }) => header);

export type SiasnRow = Readonly<Record<string, string>>;

/** An invented NIP, born 1 to 28 of some month, in service since March 2019. */
export function rowNip(index: number): string {
	const year = 1970 + (index % 25);
	const month = 1 + (Math.floor(index / 25) % 12);
	const day = 1 + (Math.floor(index / 300) % 28);
	const serial = 1 + (Math.floor(index / 8400) % 99);
	return `${year}${two(month)}${two(day)}2019031${String(900 + serial)}`;
}

/** One invented row of an export; `given` replaces cells by header. */
export function siasnRow(index: number, given: SiasnRow = {}): SiasnRow {
	const nip = rowNip(index);
	const unit = index % 50;
	return {
		'PNS ID': `A8ACA7C5${String(index).padStart(24, '0')}`, 'NIP BARU': nip, NAMA: `PEGAWAI REKAAN ${index}`, 'GELAR BELAKANG': 'S.AP',
		'TEMPAT LAHIR ID': '1505', 'TEMPAT LAHIR NAMA': 'MUARO JAMBI', 'TANGGAL LAHIR': `${nip.slice(6, 8)}-${nip.slice(4, 6)}-${nip.slice(0, 4)}`,
		'JENIS KELAMIN': 'M', 'AGAMA ID': '1', 'AGAMA NAMA': 'Islam', 'JENIS KAWIN ID': '1', 'JENIS KAWIN NAMA': 'Menikah', NIK: `15050${String(index).padStart(11, '0')}`,
		'NOMOR HP': `0812${String(index).padStart(8, '0')}`, EMAIL: `pegawai${index}@contoh.example`, 'JENIS PEGAWAI ID': '15',
		'JENIS PEGAWAI NAMA': 'PNS Daerah Kab./Kota yang bekerja pada Kab./Kota', 'KEDUDUKAN HUKUM ID': '01', 'KEDUDUKAN HUKUM NAMA': 'Aktif', 'STATUS CPNS PNS': 'P',
		'NOMOR SK CPNS': '800/1/2019', 'TANGGAL SK CPNS': '20-02-2019', 'TMT CPNS': '01-03-2019', 'NOMOR SK PNS': '800/2/2020', 'TANGGAL SK PNS': '20-02-2020', 'TMT PNS': '01-03-2020',
		'GOL AWAL ID': '31', 'GOL AWAL NAMA': 'III/a', 'GOL AKHIR ID': '32', 'GOL AKHIR NAMA': 'III/b', 'TMT GOLONGAN': '01-04-2023', 'MK TAHUN': '4', 'MK BULAN': '1',
		'JENIS JABATAN ID': '4', 'JENIS JABATAN NAMA': 'Jabatan Fungsional Umum', 'JABATAN ID': `JAB${index % 7}`, 'JABATAN NAMA': `Penelaah Teknis Kebijakan ${index % 7}`, 'TMT JABATAN': '01-01-2022',
		'TINGKAT PENDIDIKAN ID': '40', 'TINGKAT PENDIDIKAN NAMA': 'S-1/Sarjana', 'PENDIDIKAN ID': '5101', 'PENDIDIKAN NAMA': 'S-1 ADMINISTRASI NEGARA', 'TAHUN LULUS': '2015',
		'LOKASI KERJA ID': '1505', 'LOKASI KERJA NAMA': 'MUARO JAMBI', 'UNOR ID': `ff80808${String(unit).padStart(25, '0')}`, 'UNOR NAMA': `Bidang Rekaan ${unit}`,
		'INSTANSI INDUK ID': 'A5EB03E2', 'INSTANSI INDUK NAMA': 'Pemerintah Kab. Rekaan', 'INSTANSI KERJA ID': 'A5EB03E2', 'INSTANSI KERJA NAMA': 'Pemerintah Kab. Rekaan', 'IS VALID NIK': '1',
		...given
	};
}

/** The rows as a delimited file. */
export function siasnFile(rows: readonly SiasnRow[], separator = '|', headers: readonly string[] = SIASN_HEADERS): string {
	const line = (cells: readonly string[]) => cells.map((cell) => (cell.includes(separator) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator);
	return `${[line(headers), ...rows.map((row) => line(headers.map((header) => row[header] ?? '')))].join('\r\n')}\r\n`;
}

function two(number: number): string {
	return String(number).padStart(2, '0');
}
