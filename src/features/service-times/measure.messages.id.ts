import type { TimeMeasure } from './schema.ts';

/** The measures of the queue clock in the panel: how they are called, and how they are counted. */
export const measureNames: Readonly<Record<TimeMeasure, string>> = {
	wait_median_minutes: 'Waktu tunggu, median',
	wait_p90_minutes: 'Waktu tunggu, P90',
	serve_median_minutes: 'Waktu dilayani, median',
	within_promise_percent: 'Selesai dalam janji waktu'
};
export const measureDefinitions: Readonly<Record<TimeMeasure, string>> = {
	wait_median_minutes: 'Menit dari nomor diambil sampai panggilan pertama; nilai tengah semua kunjungan bulan itu (kuantil tipe 7). Jam yang tidak masuk akal tidak ikut.',
	wait_p90_minutes: 'Menit dari nomor diambil sampai panggilan pertama; tidak dilewati 9 dari 10 kunjungan bulan itu (kuantil tipe 7).',
	serve_median_minutes: 'Menit dari petugas mulai melayani (bila tidak dicatat: dari panggilan) sampai selesai; nilai tengah bulan itu.',
	within_promise_percent: 'Persen kunjungan dan berkas yang selesai dalam janji standar pelayanan, tanpa waktu menunggu pemohon.'
};
