import { number } from '#platform/messages.ts';
import type { ChangeKind, ImprovementCause } from './improvement.schema.ts';
import type { MarkKind } from './timeline.rules.ts';

export const id = {
	links: { needs: 'Kebutuhan', timeline: 'Garis waktu', improvements: 'Perbaikan prosedur', label: 'Tentang unit ini' },
	units: 'Unit kerja',
	improvement: {
		title: 'Perbaikan prosedur', lead: 'Apa yang berubah, sejak kapan, dan karena apa. Evaluasi dampak menyebutnya bila terjadi bersamaan.',
		none: 'Belum ada perbaikan tercatat', noneText: 'Catat perubahan prosedur supaya kelak dapat dibandingkan dengan hasilnya.',
		since: (from: string) => `Sejak ${from}`, span: (from: string, to: string) => `${from} sampai ${to}`, before: 'Sebelumnya', after: 'Sekarang', because: 'Sebab', expected: 'Diharapkan pada', responsible: 'Penanggung jawab',
		causes: { complaints: 'Pengaduan', element: 'Unsur survei', own: 'Prakarsa sendiri' } as Record<ImprovementCause, string>,
		add: 'Catat perbaikan', service: 'Layanan', pick: 'Pilih', name: 'Nama perbaikan', beforeText: 'Prosedur sebelumnya', afterText: 'Prosedur yang baru', beganOn: 'Mulai berlaku', endedOn: 'Berakhir', cluster: 'Kelompok pengaduan', causeElement: 'Unsur penyebab',
		save: 'Simpan perbaikan', saved: 'Perbaikan tersimpan.',
		endedWhy: 'Mengapa berakhir', endedWhyHint: 'Wajib bila tanggal berakhir diisi.', change: 'Ubah, akhiri, atau tarik', changeOf: (title: string) => `Ubah, akhiri, atau tarik: ${title}`,
		changeTitle: 'Ubah perbaikan', changeLead: 'Versi lama tetap tersimpan: siapa mengubahnya, kapan, dan mengapa. Evaluasi membaca versi yang terakhir.', reason: 'Mengapa diubah', saveChange: 'Simpan versi baru',
		endTitle: 'Akhiri perbaikan', endLead: 'Bila prosedur baru ini tidak lagi dipakai.', end: 'Akhiri', ended: 'Sudah berakhir', resumeLead: (day: string) => `Tercatat berakhir ${day}. Ubah tanggalnya, atau kosongkan bila ternyata masih berlaku.`, endWhy: 'Mengapa', saveEnd: 'Simpan',
		withdrawTitle: 'Tarik perbaikan yang keliru dicatat', withdrawLead: 'Untuk perbaikan yang tidak pernah terjadi, tercatat dua kali, atau milik unit lain. Catatannya tetap dapat dibaca sebagai ditarik, tetapi tidak lagi dihitung evaluasi dan garis waktu. Ini tidak dapat dibatalkan.', mistake: 'Apa yang keliru', withdraw: 'Tarik perbaikan', withdrawn: 'Ditarik', withdrawnOn: (day: string) => `Ditarik ${day}: keliru dicatat.`,
		history: (count: number) => `Versi sebelumnya (${number(count, 'id')})`, version: (version: number) => `Versi ${number(version, 'id')}`,
		kinds: { changed: 'Diubah', ended: 'Diakhiri', resumed: 'Dilanjutkan', withdrawn: 'Ditarik' } as Record<ChangeKind, string>, was: 'Sebelumnya', someone: 'seseorang', by: (name: string, at: string) => `oleh ${name}, ${at}`, nothingElse: 'Isinya tidak berubah.', why: 'Alasan'
	},
	timeline: {
		title: 'Garis waktu', lead: 'Hasil layanan dua tahun terakhir, dan apa yang dilakukan di antaranya. Bulan tanpa data dibiarkan kosong.', service: 'Layanan', all: 'Semua layanan', show: 'Tampilkan',
		none: 'Belum ada hasil', noneText: 'Garis waktu terisi bila survei, antrean, atau pengaduan unit ini berjalan.',
		strips: { index: 'IKM', wait: 'Median tunggu (menit)', promise: 'Dalam waktu janji (%)', complaints: 'Pengaduan masuk' },
		marks: { training: 'Pelatihan selesai', improvement: 'Prosedur berubah', improvement_ended: 'Perbaikan berakhir', need_opened: 'Kebutuhan dibuka', need_met: 'Kebutuhan terpenuhi', plan: 'Rencana dari keputusan', plan_ended: 'Rencana selesai' } as Record<MarkKind, string>,
		letters: { training: 'L', improvement: 'P', improvement_ended: 'A', need_opened: 'B', need_met: 'T', plan: 'R', plan_ended: 'S' } as Record<MarkKind, string>,
		sentence: (index: string, needs: number, done: number) => `${index} Dalam dua tahun ${number(needs, 'id')} kebutuhan dibuka; ${number(done, 'id')} pelatihan dan perbaikan dilakukan.`,
		index: (month: string, index: number, interval: readonly [number, number] | null) => `IKM ${month} ${number(index, 'id', 2)}${interval ? ` (${number(interval[0], 'id', 2)}–${number(interval[1], 'id', 2)})` : ''}.`,
		noIndex: 'Belum ada IKM.', caution: 'Berdekatan waktunya belum berarti sebab-akibat; putusan ada di Evaluasi dampak.',
		partial: (months: string) => `Pada ${months} sebagian atau semua jawaban tidak ditanyai kesembilan unsur; IKM-nya dari unsur yang ditanyakan. Jangan bandingkan begitu saja dengan bulan lain: perubahan kuesioner dapat terlihat seperti perubahan layanan.`, months: (count: number) => `${number(count, 'id')} bulan`, partialMark: 'kurang dari 9 unsur',
		month: 'Bulan', answers: 'Jawaban', interval: 'Selang 95%', confirmed: 'Benar teratasi', happened: 'Yang terjadi', on: 'Tanggal', what: 'Peristiwa', gap: '–', picture: 'Gambar garis waktu'
	}
};
