import type { ProblemParams } from '#platform/problem.ts';
import type { Reason } from './rules.ts';
import type { Choice, CostKind, PlanState, Standing, Step } from './schema.ts';

export const id = {
	problems: {
		'decision.not_found': () => 'Program atau bagian ini tidak ada di instansi Anda. Buka kembali daftar keputusan.',
		'decision.evidence_changed': () => 'Buktinya berubah, atau orang lain lebih dahulu mengusulkan, sejak halaman ini dibuka. Baca lagi halaman yang baru, lalu kirim.',
		'decision.own_proposal': () => 'Anda yang mengusulkan; orang lain yang memutuskan.',
		'decision.why_missing': () => 'Tulis alasannya, paling sedikit sepuluh huruf. Alasan ini dibaca saat rencana berikutnya disusun.',
		'decision.carried_before': () => 'Ini bukan keputusan terakhir, atau sudah dibawa ke rencana. Muat ulang halaman.',
		'decision.part_taken': () => 'Bagian dengan nama itu sudah ada pada pelatihan ini. Pakai nama lain.',
		'decision.part_not_found': () => 'Program ini belum terhubung ke pelatihan, atau bagian itu tidak ada. Buka kembali halaman program.',
		'decision.outcome_unknown': () => 'Ukuran itu tidak dikenal. Pilih dari daftar.',
		'decision.due_day': () => 'Pilih tanggal mulai hari ini, paling jauh lima tahun lagi.',
		'decision.owner_unknown': () => 'Unit ini tidak ada atau sudah ditutup. Pilih dari daftar.',
		'decision.plan_not_found': () => 'Keputusan ini belum punya rencana. Muat ulang halaman.',
		'decision.plan_ended': () => 'Rencana ini sudah selesai atau dihentikan, atau orang lain baru saja mencatatnya. Muat ulang halaman.',
		'value.range': () => 'Jumlahnya harus di antara yang terendah dan yang tertinggi. Periksa ketiga angkanya.',
		'value.unreadable': () => 'Jumlah ini tidak terbaca. Tulis rupiah dengan angka, misalnya 1500000 atau 1.500.000.',
		'value.not_whole': () => 'Tulis rupiah bulat, tanpa sen.',
		'value.negative': () => 'Jumlah tidak boleh kurang dari nol. Untuk membatalkan sebuah catatan, tarik barisnya.',
		'value.too_much': () => 'Jumlah ini lebih dari satu triliun rupiah. Periksa angka nolnya.',
		'value.in_the_future': () => 'Tanggal ini belum tiba. Catat biaya yang sudah terjadi.',
		'value.signs': () => 'Tanda < dan > tidak dapat disimpan di sini. Tulis “kurang dari” atau “lebih dari”.',
		'value.not_stated': () => 'Isi kolom ini. Angka rupiah tanpa cara dan sumber tidak dicatat.',
		'value.line_not_found': (_: ProblemParams) => 'Catatan ini tidak ada atau sudah ditarik. Muat ulang halaman.'
	},
	title: 'Keputusan',
	choices: { continue: 'Teruskan', change: 'Ubah', widen: 'Perluas', stop: 'Hentikan', wait: 'Tunggu data' } as Record<Choice, string>,
	choiceHints: {
		continue: 'Seperti sekarang, pada unit yang sama.', change: 'Isi, cara, atau peserta diubah sebelum diulang.', widen: 'Unit lain ikut dilatih.', stop: 'Tidak diadakan lagi; uangnya dipakai untuk hal lain.',
		wait: 'Belum diputuskan; data dikumpulkan dulu.'
	} as Record<Choice, string>,
	reasons: {
		proven_better: 'Terbukti pelayanan membaik.', indicated_better: 'Ada petunjuk pelayanan membaik, belum terbukti.', not_enough_evidence: 'Buktinya belum cukup, ke arah mana pun.',
		no_meaningful_effect: 'Terbukti tidak ada perubahan yang berarti.', indicated_worse: 'Ada petunjuk pelayanan memburuk.', proven_worse: 'Terbukti pelayanan memburuk.', cannot_be_judged: 'Dengan data yang ada tidak dapat dinilai.',
		not_computed: 'Evaluasinya belum dihitung.', unmeasured: 'Bagian ini belum punya evaluasi sendiri, jadi tidak ada yang dapat disimpulkan tentang bagian ini saja.',
		worse_elsewhere: 'Evaluasi lain dari pelatihan yang sama menunjukkan pelayanan memburuk pada ukuran lain.', nowhere_left: 'Semua unit sudah dilatih.',
		not_used: 'Kurang dari separuh alumni memakainya dalam pekerjaan; hambatannya perlu diatasi dahulu.', is_used: 'Alumni memakainya dalam pekerjaan, tetapi pelayanan tidak berubah.',
		use_unknown: 'Belum diketahui apakah alumni memakainya dalam pekerjaan.', costs_more_than_it_brings: 'Manfaat yang dinyatakan dalam rupiah lebih kecil daripada biayanya.',
		cost_per_point_unbounded: 'Biaya per poin tidak terbatas ke atas: rentang perubahannya memuat nol.', no_costs: 'Biaya per poin belum dapat dihitung.', registered_late: 'Evaluasi didaftarkan sesudah pelatihan mulai, jadi tidak membuktikan.',
		verdict_old: 'Putusan ini lebih dari setengah tahun lalu; hitung ulang sebelum memutuskan.'
	} as Record<Reason, string>,
	steps: { proposal: 'Usulan', decision: 'Keputusan' } as Record<Step, string>,
	standings: { undecided: 'Belum diputuskan', proposed: 'Diusulkan', decided: 'Diputuskan', planned: 'Masuk rencana' } as Record<Standing, string>,
	planStates: { open: 'Belum dimulai', started: 'Berjalan', done: 'Selesai', dropped: 'Dihentikan' } as Record<PlanState, string>,
	costKinds: { honorarium: 'Honorarium', travel: 'Perjalanan', place: 'Tempat dan konsumsi', material: 'Bahan', platform: 'Perangkat dan langganan', working_time: 'Waktu kerja peserta' } as Record<CostKind, string>
};
