import { longDate, number } from '#platform/messages.ts';

export const id = {
	title: 'Ambang kebutuhan', lead: 'Kapan survei, pengaduan, dan waktu layanan membuka kebutuhan. Cobalah dulu: akibatnya terlihat sebelum disimpan.',
	open: 'Ambang',
	fields: {
		elementBound: ['Nilai unsur', 'Unsur survei yang seluruh selangnya di bawah nilai ini membuka kebutuhan (25 sampai 100).'],
		leastAnswers: ['Jawaban paling sedikit', 'Unsur dengan jawaban lebih sedikit dari ini tidak dinilai.'],
		complaints: ['Pengaduan', 'Sebanyak ini dengan kompetensi kurang yang sama.'],
		complaintDays: ['Dalam hari', 'Pengaduan itu selesai dalam jangka ini.'],
		promisePercent: ['Tepat waktu, persen', 'Bulan yang bagian tepat waktunya pasti di bawah ini terhitung meleset.'],
		promiseMonths: ['Bulan berturut-turut', 'Sebanyak ini meleset sebelum kebutuhan dibuka.'],
		leastVisits: ['Kunjungan paling sedikit', 'Bulan dengan kunjungan lebih sedikit dari ini tidak dinilai.'],
		missedMonths: ['Segera setelah bulan', 'Meleset sebanyak ini menaikkan kemendesakan satu tingkat.'],
		ageDays: ['Segera setelah hari', 'Menunggu selama ini menaikkan kemendesakan satu tingkat.']
	} as Record<string, readonly [string, string]>,
	try: 'Lihat akibatnya', effect: 'Akibatnya', effectCaption: 'Kebutuhan menurut fakta sampai bulan lalu',
	effectHint: 'Dihitung dari survei tertutup, pengaduan selesai, dan bulan yang sudah lewat, seolah belum ada kebutuhan yang dibuka.',
	columns: { what: 'Kebutuhan', now: 'Sekarang', tried: 'Dengan angka ini' },
	rows: { elements: 'Dari survei', complaints: 'Dari pengaduan', times: 'Dari waktu layanan', urgency: ['Biasa', 'Segera', 'Paling segera'] as readonly [string, string, string] },
	validFrom: 'Berlaku sejak', validFromHint: 'Hari ini atau sesudahnya. Kebutuhan yang sudah diputuskan tidak berubah.', reason: 'Alasan', save: 'Simpan sebagai versi baru', saved: 'Versi tersimpan.',
	versions: 'Versi', versionsCaption: 'Versi ambang', versionColumns: { from: 'Sejak', by: 'Oleh', reason: 'Alasan', numbers: 'Angka' },
	inForce: (version: string) => `Berlaku: versi ${version}.`, none: 'Belum pernah diubah; yang berlaku adalah aturan bawaan.',
	day: (day: string) => longDate(day, 'id'), figure: (value: number) => number(value, 'id')
};
