import type { Element, Grade } from './schema.ts';

/** Official names of the annex; on a screen the number comes from the template. */
export const elementNames: Readonly<Record<Element, string>> = {
	requirements: 'Persyaratan',
	procedure: 'Sistem, Mekanisme, dan Prosedur',
	duration: 'Waktu Penyelesaian',
	cost: 'Biaya/Tarif',
	product: 'Produk Spesifikasi Jenis Pelayanan',
	competence: 'Kompetensi Pelaksana',
	conduct: 'Perilaku Pelaksana',
	complaints: 'Penanganan Pengaduan, Saran, dan Masukan',
	facilities: 'Sarana dan Prasarana'
};

export const gradeLabels: Readonly<Record<Grade, string>> = { A: 'Sangat Baik', B: 'Baik', C: 'Kurang Baik', D: 'Tidak Baik' };
