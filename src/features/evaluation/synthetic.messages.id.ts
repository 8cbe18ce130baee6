/** Words for the single trained unit beside a mix of others. Figures come written already, but ranks. */
export const id = {
	title: 'Satu unit terlatih, dibanding campuran unit lain',
	lead: (unit: string) => `Hanya ${unit} yang dilatih. Dari unit yang tidak dilatih dibuat campuran yang sebelum pelatihan paling mirip dengannya; sesudahnya keduanya dibandingkan.`,
	mixedOf: (parts: string) => `Campurannya: ${parts}.`,
	part: (unit: string, percent: string) => `${unit} ${percent} %`,
	others: (count: number) => `${count} unit lain dengan bagian kecil`,
	lines: {
		title: 'Unit yang dilatih dan campurannya',
		subtitle: 'Nilai setiap bulan. Garis putus-putus tegak menandai bulan pelatihan dimulai.',
		trained: 'dilatih',
		comparison: 'campuran',
		start: 'mulai',
		month: 'Bulan',
		caption: 'Nilai unit yang dilatih dan campurannya per bulan',
		sentence: (gap: string, before: string) => `Sesudah pelatihan selisihnya rata-rata ${gap}; sebelumnya ${before}.`
	},
	placebos: {
		title: 'Apakah selisih sebesar itu biasa?',
		subtitle: 'Setiap unit pembanding diperlakukan seolah dilatih. Satu titik satu unit: berapa kali selisihnya membesar sesudah bulan pelatihan.',
		sentence: (unit: string, times: string, rank: number, all: number) =>
			`Selisih ${unit} menjadi ${times} kali selisih sebelumnya: urutan ke-${rank} dari ${all} unit. Bila pelatihan tidak berpengaruh, urutan itu atau yang lebih atas tetap terjadi pada ${rank} dari ${all} unit.`,
		enough: (all: number) => `Dengan ${all} unit, urutan pertama pun terjadi karena kebetulan 1 dari ${all} kali; baru dengan 20 unit atau lebih itu jarang.`,
		axis: 'kali',
		trained: 'dilatih',
		caption: 'Unit pengganti: selisih sebelum dan sesudah',
		unit: 'Unit',
		after: 'Selisih rata-rata sesudah',
		before: 'Selisih lazim sebelum',
		times: 'Membesar (kali)',
		isTrained: (unit: string) => `${unit} (dilatih)`
	},
	beside: 'Putusan di atas tetap dihitung dengan cara yang didaftarkan; bagian ini pemeriksaan di sampingnya.',
	unknownUnit: 'unit yang sudah tidak ada'
};
