import { number } from '#platform/messages.ts';
import type { Dataset } from './public.schema.ts';

export const id = {
	agencies: { title: 'Mutu layanan, untuk siapa saja', lead: 'Pilih pemerintah daerah untuk melihat layanannya, kepuasan warga, dan waktunya.', line: (points: number, results: number) => `${number(points, 'id')} tempat layanan, ${number(results, 'id')} dengan hasil survei`, none: 'Belum ada layanan yang terdaftar.' },
	crumb: 'Semua daerah',
	agency: {
		lead: 'Layanan, kepuasan menurut survei yang sudah ditutup, pengaduan, dan janji perbaikan. Diperbarui tiap menit.', services: 'Tempat layanan', byName: 'Urut nama', byIndex: 'Urut IKM', orderLabel: 'Urutan',
		rankNote: 'Tempat yang selangnya bersinggungan disatukan dan diurut menurut nama: dari survei ini tidak dapat dikatakan mana yang lebih baik.', group: (at: number) => `Kelompok ${at}`, noResult: 'Belum ada hasil untuk dibandingkan',
		interval: (low: string, high: string) => `selang ${low}–${high}`, respondents: (count: number) => `${number(count, 'id')} responden`, grade: (grade: string) => `mutu ${grade}`, few: 'jawaban di bawah sampel minimum', none: 'Belum ada hasil survei.',
		overdue: 'Survei tahunan terlambat', complaints: 'Pengaduan tahun ini', complaintsLead: 'Laporan dugaan pelanggaran dan laporan yang menyebut pegawai tidak dihitung di sini. Jumlah di bawah 5, dan jumlah yang dapat membuka jumlah sekecil itu, ditulis “ditutup”.', fewer: 'ditutup', noComplaints: 'Belum ada pengaduan tercatat tahun ini.',
		confirmed: (percent: number, answers: number) => `Dari ${number(answers, 'id')} pelapor yang menjawab, ${number(percent, 'id')}% menyatakan masalahnya benar-benar teratasi.`,
		plans: 'Janji perbaikan', plansLine: (open: number, late: number, done: number) => `${number(done, 'id')} selesai, ${number(open, 'id')} berjalan, ${number(late, 'id')} terlambat.`, data: 'Data terbuka', reports: 'Laporan berkala', complain: 'Kirim pengaduan', pageLabel: 'Halaman daftar', before: 'Sebelumnya', after: 'Berikutnya', page: (page: number, pages: number) => `Halaman ${page} dari ${pages}`, state: 'Keadaan', count: 'Jumlah'
	},
	states: { new: 'Baru', verified: 'Terverifikasi', assigned: 'Didisposisikan', handling: 'Diproses', closed: 'Selesai', paused: 'Ditunda', outside: 'Bukan wewenang', archived: 'Diarsipkan' } as Record<string, string>,
	point: {
		standard: 'Standar pelayanan', time: 'Waktu', fee: 'Biaya', open: 'Buka', product: 'Hasil', basis: 'Dasar hukum', requirements: 'Persyaratan', procedure: 'Langkah', address: 'Alamat',
		skm: 'Kepuasan warga (IKM)', period: (from: string, to: string) => `${from} sampai ${to}`, element: 'Unsur', value: 'Nilai', interval: 'Selang 95%', answers: 'Jawaban', full: 'Hasil lengkap survei ini', none: 'Belum ada survei yang ditutup dengan cukup jawaban.',
		times: 'Waktu menurut janji', month: 'Bulan', visits: 'Kunjungan', wait: 'Median tunggu', p90: 'P90 tunggu', share: 'Sesuai janji', minutes: (value: number) => `${number(value, 'id')} menit`, percent: (value: number) => `${number(value, 'id')}%`, noTimes: 'Belum ada pencatatan waktu.',
		timesNote: 'P90: sembilan dari sepuluh orang menunggu paling lama sekian. Bulan dengan kurang dari lima kunjungan tidak ditampilkan.', plans: 'Janji perbaikan', noPlans: 'Belum ada janji perbaikan.', due: (day: string, post: string) => `Paling lambat ${day}, oleh ${post}.`, late: 'Terlambat',
		planStates: { planned: 'Direncanakan', doing: 'Dikerjakan', done: 'Selesai', dropped: 'Tidak dilanjutkan' } as Record<string, string>, badge: 'Lencana untuk laman Anda', badgeText: 'Gambar ini boleh dipasang di laman mana pun; isinya mengikuti hasil terakhir.'
	},
	data: {
		title: 'Data terbuka', lead: 'Boleh dipakai siapa saja. Sel dengan kurang dari lima orang tidak ada di dalamnya; tidak ada data pribadi.', files: 'Berkas', dictionary: 'Kamus data', catalogue: 'Katalog DCAT', column: 'Kolom', type: 'Jenis', meaning: 'Arti', reports: 'Laporan berkala', reportsText: 'Setiap laporan yang terbit tersedia sebagai PDF, lembar kerja, isi (json), dan data tanpa nama dengan naskah R.',
		types: { text: 'teks', date: 'tanggal', integer: 'bilangan bulat', number: 'bilangan' } as Record<string, string>
	},
	datasets: { panel: 'Hasil per unit, layanan, unsur, dan bulan', skm: 'Hasil survei kepuasan', pengaduan: 'Jumlah pengaduan per bulan', layanan: 'Standar pelayanan' } as Record<Dataset, string>,
	badge: { index: 'IKM', none: 'belum ada', title: (name: string) => `Kepuasan warga: ${name}`, grade: (grade: string) => `mutu ${grade}`, interval: (low: string, high: string) => `selang 95% ${low}–${high}` }
};
