import { movedId, rangeInWords, type DirectionWords } from './direction-words.ts';
import type { Evidence, GateName } from './rules.ts';
import { isNegligible, isOneOfMany, LIMITS } from './rules.ts';
import type { Interval, Notice, NoticeCode, VerdictCode } from './schema.ts';

/** What a sentence may be filled with. Numbers are in the unit of the outcome. */
export interface Finding extends Evidence {
	readonly outcomeName: string | null;
	readonly outcomeUnit: string | null;
	readonly mde: number | null;
	/** Mean change of the treated units themselves, comparison not yet taken off. */
	readonly treatedChange: number | null;
	readonly blockedBy: GateName | null;
	/** Evaluations that were examined together, this one counted; null where it is alone. */
	readonly tests: number | null;
}

type Format = (value: number) => string;

/** As many decimals as the width of the interval deserves: two leading digits of it. */
export function decimalsFor(width: number): number {
	if (!(width > 0)) return 2;
	return Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(width))));
}

/** Numbers from here on are written by their power of ten. */
const LONGEST = 1e12;

/** A number format for one finding, so that all its numbers are equally fine. */
export function numberFormat(locale: string, { ci95, att, mde }: Pick<Finding, 'ci95' | 'att' | 'mde'>): Format {
	const digits = decimalsFor(ci95 ? (ci95[1] - ci95[0]) / 2 : Math.abs(mde ?? att ?? 0));
	const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
	const scientific = new Intl.NumberFormat(locale, { notation: 'scientific', maximumSignificantDigits: 3 });
	// A wrong column can hold anything; a number of a hundred figures says nothing.
	return (value) => (Math.abs(value) < LONGEST ? format.format(Number(value.toFixed(digits)) || 0) : scientific.format(value)).replaceAll('-', '−');
}

function withUnit(text: string, unit: string | null): string {
	return unit ? `${text} ${unit}` : text;
}

function range(ci: Interval | null, format: Format, words: DirectionWords = movedId): string {
	return ci ? ` (perkiraan wajar ${rangeInWords(ci, format, words)})` : '';
}

/** After "naik sekitar 2,4 poin" the ends of a rise need no word of their own. */
const risen: DirectionWords = { ...movedId, up: (least, most) => `${least} sampai ${most}` };
const standing: DirectionWords = {
	...risen,
	down: (least, most) => `${least} sampai ${most} lebih rendah`,
	across: (fall, rise) => `antara ${fall} lebih rendah dan ${rise} lebih tinggi`
};

/** Another interval has another name: the two are never mistaken for each other. */
function narrowRange(ci: Interval | null, format: Format): string {
	return ci ? `rentang 90 % ${rangeInWords(ci, format, movedId)}` : '';
}

function effectDetail(finding: Finding, format: Format): string {
	const { ci95, ci90, sesoi } = finding;
	if (!ci95) return 'ketidakpastian tidak dapat dihitung';
	const usual = `perkiraan wajar ${rangeInWords(ci95, format, movedId)}`;
	const full = isNegligible({ ci90, sesoi }) ? `${usual}; ${narrowRange(ci90, format)}` : usual;
	return isOneOfMany(finding) ? `${full}; belum cukup karena ${examined(finding)}` : full;
}

function change(finding: Finding, format: Format): string {
	const { att, treatedChange, ci95, outcomeName, outcomeUnit, design } = finding;
	const size = withUnit(format(Math.abs(att!)), outcomeUnit);
	const name = outcomeName ?? 'hasil';
	if (design === 'series')
		return `Setelah pelatihan, ${name} unit yang dilatih sekitar ${size} lebih ${att! > 0 ? 'tinggi' : 'rendah'} daripada yang diperkirakan dari bulan-bulan sebelumnya${range(ci95, format, standing)}.`;
	const moved = treatedChange !== null && Math.sign(treatedChange) === Math.sign(att!);
	if (moved)
		return `Setelah pelatihan, ${name} unit yang dilatih ${att! > 0 ? 'naik' : 'turun'} sekitar ${size} lebih besar daripada unit pembanding${range(ci95, format, risen)}.`;
	return `Setelah pelatihan, ${name} unit yang dilatih sekitar ${size} lebih ${att! > 0 ? 'tinggi' : 'rendah'} daripada yang diperkirakan dari unit pembanding${range(ci95, format, standing)}.`;
}

function undecided(finding: Finding, format: Format): string {
	const { att, ci95, mde, outcomeUnit, treated, assignment } = finding;
	const seen = `Belum cukup bukti. Perubahan terlihat ${att! > 0 ? '+' : ''}${withUnit(format(att!), outcomeUnit)}${range(ci95, format)}`;
	if (isOneOfMany(finding))
		return `${seen}. Seandainya diperiksa sendiri, perubahan ini sudah jelas; tetapi ${examined(finding)}; makin banyak yang diperiksa, makin mudah satu di antaranya tampak berubah karena kebetulan. Setelah itu diperhitungkan, buktinya belum cukup. Jangan dibaca sebagai tidak berdampak.`;
	const power =
		mde === null
			? ''
			: `, tetapi dengan ${treated} ${assignment === 'cluster' ? 'kelompok unit' : 'unit'} terlatih data ini hanya mampu mendeteksi perubahan minimal ${withUnit(format(mde), outcomeUnit)}`;
	return `${seen}${power}. Jangan dibaca sebagai tidak berdampak.`;
}

/** Programmes and measures of one training, or of the same offices at once, are tries of the same thing. */
function examined({ tests }: Finding): string {
	return `${tests ?? 'beberapa'} evaluasi dari pelatihan atau kantor yang sama diperiksa sekaligus`;
}

const BLOCKED: Partial<Record<GateName, (finding: Finding, format: Format) => string>> = {
	outcome: () => 'Tidak dapat dinilai: jumlah pengaduan mentah tidak dapat menjadi ukuran hasil: naik dapat berarti layanan memburuk, atau warga lebih berani mengadu. Pakai pengaduan per seribu layanan, bagian yang dipastikan selesai, atau lama penyelesaian.',
	treated_units: () => 'Tidak dapat dinilai: tidak ada unit terlatih yang punya data sebelum dan sesudah pelatihan.',
	control_units: (finding) =>
		`Tidak dapat dinilai: hanya ada ${finding.control} unit pembanding; perlu paling sedikit ${LIMITS.units}. Perubahan lain pada bulan yang sama tidak bisa dipisahkan.`,
	pre_months: (finding) =>
		`Tidak dapat dinilai: ${alone(finding)}hanya ada ${finding.preMonths} bulan data sebelum pelatihan; perlu paling sedikit ${finding.design === 'series' ? LIMITS.seriesPreMonths : LIMITS.fewestPreMonths}.`,
	post_months: (finding) =>
		`Tidak dapat dinilai: ${alone(finding)}baru ada ${finding.postMonths} bulan data sesudah pelatihan${finding.design === 'series' ? '' : ' pada angkatan yang memuat separuh unit terlatih'}; perlu paling sedikit ${finding.design === 'series' ? LIMITS.seriesPostMonths : LIMITS.postMonths}.`,
	missing: (finding) => `Tidak dapat dinilai: ${percent(finding.missing)} data unit per bulan tidak ada; batasnya ${percent(LIMITS.missing)}.`,
	drift: ({ slope, outcomeUnit }) => {
		const speed = new Intl.NumberFormat('id-ID', { maximumSignificantDigits: 2 }).format(Math.abs(slope!));
		return `Tidak dapat dinilai: sebelum pelatihan pun unit yang dilatih sudah ${slope! > 0 ? 'naik' : 'turun'} lebih cepat ${withUnit(speed, outcomeUnit)} per bulan.`;
	},
	effect: ({ att }) =>
		att === null
			? 'Tidak dapat dinilai: tidak ada dua bulan yang dapat dibandingkan antara unit terlatih dan pembanding; catatannya menyebut sebabnya.'
			: 'Tidak dapat dinilai: hasilnya tidak bervariasi, atau unitnya terlalu sedikit untuk mengukur ketidakpastian.'
};

function alone({ design }: Finding): string {
	return design === 'series' ? 'tidak ada unit pembanding, dan ' : '';
}

function percent(share: number): string {
	return `${new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 }).format(share * 100)} %`;
}

const NOTICES: Record<NoticeCode, (notice: Notice) => string> = {
	'outcome.none': () => 'Kolom hasil kosong di semua baris. Periksa nama kolomnya, atau isi nilai bulanannya.',
	'outcome.constant': ({ list }) => `Hasilnya sama di semua baris (${list}), jadi tidak ada perubahan yang dapat diukur. Periksa apakah kolomnya benar.`,
	'outcome.huge': ({ list }) => `Ada hasil sebesar ${list}; biasanya itu kolom atau satuan yang keliru. Periksa kolomnya, atau batasi dengan --outcome-min dan --outcome-max.`,
	'units.none_treated': () => 'Tidak ada unit yang mulai dilatih pada bulan-bulan ini. Isi bulan mulai pada unit yang dilatih, atau tambahkan bulan sesudahnya.',
	'months.absent': ({ count, list }) => `${count} bulan tidak ada di semua unit (${list}) dan tidak dihitung. Bila datanya ada, tambahkan; bulan tanpa layanan memang dikosongkan.`,
	'units.always_treated': ({ count }) => `${count} unit sudah dilatih sejak bulan pertama; tanpa data sebelum pelatihan unit itu tidak dapat dipakai. Tambahkan bulan sebelum pelatihannya bila ada.`,
	'units.weightless': ({ count }) => `${count} unit berbobot nol dan tidak dipakai.`,
	'weights.averaged': ({ count }) => `Bobot berubah dari bulan ke bulan pada ${count} unit; dipakai rata-rata tiap unit.`,
	'control.last_cohort': () =>
		'Tidak ada unit yang tidak pernah dilatih. Angkatan terakhir menjadi pembanding, dan bulan sejak angkatan itu mulai tidak dihitung.',
	'control.none_never': () =>
		'Tidak ada unit yang tidak pernah dilatih. Perbandingan berakhir ketika angkatan terakhir mulai; bulan sesudahnya tidak dihitung.',
	'panel.pairwise': ({ count }) => `${count} unit tidak punya data setiap bulan; tiap perbandingan memakai unit yang datanya ada di kedua bulannya.`,
	'panel.unbalanced': ({ count }) => `${count} unit tidak punya data setiap bulan; tiap perbandingan memakai semua baris dari kedua bulannya.`,
	'panel.cross_section': ({ count }) => `${count} jawaban dihitung satu per satu; jawaban dari unit yang sama dianggap serupa dalam perkiraan wajar.`,
	'panel.incomplete_units_dropped': ({ count }) =>
		`${count} unit tidak punya data setiap bulan dan tidak dipakai (--panel balanced). Dengan --panel pairwise unit itu dipakai pada bulan yang ada datanya.`,
	'cell.no_treated': ({ count, list }) => `${count} sel tanpa perkiraan: tidak ada unit terlatih yang datanya ada di kedua bulan (${list}).`,
	'cell.no_control': ({ count, list }) => `${count} sel tanpa perkiraan: tidak ada unit pembanding yang datanya ada di kedua bulan (${list}).`,
	'cell.no_weight': ({ count, list }) => `${count} sel tanpa perkiraan: semua bobot di satu sisi nol (${list}).`,
	'cell.no_overlap': ({ count, list }) => `${count} sel tanpa perkiraan: kovariat memisahkan unit terlatih dari pembanding (${list}). Lepaskan kovariat itu, atau pakai --method reg.`,
	'cell.collinear': ({ count, list }) => `${count} sel tanpa perkiraan: kovariat sama untuk semua unit pembanding, atau saling menentukan (${list}). Lepaskan kovariat itu.`,
	'group.few_units': ({ list }) =>
		`Kurang dari 5 unit atau kelompok unit mulai pada: ${list}. Galat bakunya terlalu kecil untuk dipercaya; angkanya hanya ikut dalam gabungan.`,
	'clusters.one': () => 'Hanya ada satu kelompok unit. Galat menurut kelompok tidak dapat dihitung; perlu paling sedikit dua.',
	'clusters.few': ({ count, list }) =>
		`Hanya ${count} kelompok unit, ${list} di antaranya terlatih. Galat kelompok yang biasa terlalu kecil; rentang hasil memakai perbaikan untuk kelompok sedikit.`,
	'clusters.few_p_values': ({ count, list }) => `Dengan ${count} kelompok unit, p dari uji tanda acak paling banyak punya ${list} nilai berbeda.`,
	'bootstrap.pointwise': () => 'Rentang serentak tidak dapat dipakai untuk sebagian hasil; rentang tiap titik yang ditampilkan.',
	'design.interrupted_series': () =>
		'Tidak ada unit pembanding. Hasil dinilai dari deret waktu unit terlatih saja; perubahan lain pada bulan yang sama ikut terhitung.',
	'twfe.beside_only': () => 'Angka dua-arah hanya dibaca di samping bina impact estimate, tidak pernah sendiri.',
	'twfe.negative_weights': ({ count }) => `${count} % bulan terlatih dihitung dengan bobot negatif; angka dua-arah dapat berlawanan tanda.`,
	'twfe.forbidden_comparisons': ({ count }) =>
		`${count} % bobot angka dua-arah berasal dari pembandingan dengan unit yang sudah dilatih; dampak pada unit itu ikut dikurangkan.`,
	'twfe.no_decomposition': () =>
		'Bobot Goodman-Bacon tidak dihitung: tiap unit harus punya data setiap bulan dengan bobot tetap, dan mulainya harus berbeda-beda.',
	'synth.indication_only': () => 'Hanya satu unit terlatih: paling jauh indikasi, sebab perubahan lain di unit itu sendiri tidak dapat dipisahkan.',
	'synth.few_donors': ({ count }) =>
		`Hanya ${count} unit pembanding: nilai p tidak dapat lebih kecil dari 1/${count! + 1}; untuk 0,05 perlu paling sedikit 19.`,
	'synth.short_before': ({ count }) =>
		`Hanya ${count} bulan sebelum pelatihan; campuran dapat cocok karena kebetulan. Sebaiknya 12 bulan, dan lebih banyak daripada unit pembandingnya.`,
	'synth.poor_fit': () => 'Sebelum pelatihan unit terlatih berbeda dari campurannya lebih dari separuh selisih sesudahnya; selisihnya jangan dibaca sebagai dampak.',
	'synth.donors_with_gaps': ({ count }) => `${count} unit pembanding tidak punya data pada setiap bulan unit terlatih dan tidak dipakai dalam campuran.`,
	'outcome.raw_complaints': () => 'Jumlah pengaduan mentah tidak dapat menjadi ukuran hasil: naik dapat berarti layanan memburuk, atau warga lebih berani mengadu. Pakai pengaduan per 1.000 layanan (--offset), bagian yang dipastikan selesai, atau lama penyelesaian.',
	'counts.no_offset': () => 'Jumlah tanpa pembagi: perubahan banyaknya layanan ikut terhitung. Sebutkan kolom banyaknya layanan dengan --offset.',
	'meta.few_studies': ({ count }) => `Hanya ${count} evaluasi: perbedaan antarprogram hampir tidak dapat diperkirakan.`,
	'meta.narrow_interval': () => 'Rentang Hartung-Knapp lebih sempit daripada rentang biasa; evaluasinya kebetulan sangat serupa. Pakai rentang biasa.',
	'meta.left_out': ({ count }) => `${count} baris tanpa dampak atau galat baku tidak dipakai.`,
	'prepost.not_impact': () => 'Angka sebelum dan sesudah termasuk perubahan umum, bukan dampak.'
};

export const id = {
	verdicts: {
		proven_better: 'Terbukti membaik',
		indicated_better: 'Indikasi membaik',
		not_enough_evidence: 'Belum cukup bukti',
		no_meaningful_effect: 'Tidak ada dampak berarti',
		indicated_worse: 'Indikasi memburuk',
		proven_worse: 'Terbukti memburuk',
		cannot_be_judged: 'Tidak dapat dinilai'
	} satisfies Record<VerdictCode, string>,

	/** The one sentence under the verdict: no p-value, no "signifikan". */
	sentence(code: VerdictCode, finding: Finding): string {
		const format = numberFormat('id-ID', finding);
		if (code === 'cannot_be_judged') return (BLOCKED[finding.blockedBy ?? 'effect'] ?? BLOCKED.effect!)(finding, format);
		if (code === 'not_enough_evidence') return undecided(finding, format);
		if (code === 'no_meaningful_effect') {
			return `Tidak ada dampak berarti: perubahannya (${narrowRange(finding.ci90, format)}) lebih kecil daripada ${withUnit(format(finding.sesoi!), finding.outcomeUnit)}, perubahan terkecil yang dianggap berarti.`;
		}
		if (!code.startsWith('indicated')) return change(finding, format);
		const caution =
			finding.design === 'series'
				? 'Indikasi saja: tidak ada unit pembanding, perubahan lain pada bulan yang sama (aturan baru, aplikasi baru) tidak bisa dipisahkan.'
				: 'Indikasi saja.';
		return `${caution} ${change(finding, format)}`;
	},

	gate(name: GateName, passed: boolean, finding: Finding): string {
		const format = numberFormat('id-ID', finding);
		const units = finding.assignment === 'cluster' ? 'kelompok unit' : 'unit';
		const details: Record<GateName, () => string> = {
			outcome: () => 'jumlah pengaduan mentah tidak dapat menjadi ukuran hasil; pakai pengaduan per 1.000 layanan, bagian yang dipastikan selesai, atau lama penyelesaian',
			treated_units: () =>
				`${finding.treated} ${units} terlatih${finding.treatedClusters === null ? '' : ` dalam ${finding.treatedClusters} kelompok`}; perlu paling sedikit ${LIMITS.units}`,
			control_units: () => `${finding.control} ${units} pembanding; perlu paling sedikit ${LIMITS.units}`,
			pre_months: () =>
				`${finding.preMonths} bulan sebelum pelatihan pada angkatan yang memuat separuh unit terlatih; sebaiknya ${finding.design === 'series' ? LIMITS.seriesPreMonths : LIMITS.preMonths}`,
			post_months: () =>
				`${finding.postMonths} bulan sesudah pelatihan${finding.design === 'series' ? '' : ' pada angkatan yang memuat separuh unit terlatih'}; perlu paling sedikit ${finding.design === 'series' ? LIMITS.seriesPostMonths : LIMITS.postMonths}`,
			missing: () => `${percent(finding.missing)} data unit per bulan tidak ada; batasnya ${percent(LIMITS.missing)}`,
			missing_balance: () =>
				`data yang tidak ada berbeda ${percent(finding.missingGap)} antara unit terlatih dan pembanding; batasnya ${percent(LIMITS.missingGap)}`,
			registered: () =>
				passed ? 'ukuran dan batasnya ditetapkan sebelum pelatihan' : 'ukuran dan batasnya tidak ditetapkan sebelum pelatihan, atau kemudian diubah',
			pre_trend: () => {
				if (finding.pretrendP === null) return 'tren sebelum pelatihan tidak dapat diuji';
				if (!passed) return 'tren sudah berbeda sebelum pelatihan';
				return finding.treated < 20
					? 'tidak terlihat beda tren, tetapi datanya terlalu sedikit untuk memastikan'
					: 'sebelum pelatihan unit-unit bergerak serupa';
			},
			drift: () =>
				passed ? 'tren sebelum pelatihan tidak menjelaskan perubahan ini' : 'tren sebelum pelatihan dapat menjelaskan separuh perubahan atau lebih',
			effect: () => effectDetail(finding, format),
			worthwhile: () =>
				finding.sesoi === null
					? 'perubahan terkecil yang berarti belum ditetapkan'
					: `perubahan terkecil yang berarti: ${withUnit(format(finding.sesoi), finding.outcomeUnit)}`,
			robustness: () =>
				`${finding.robustness.filter((run) => run.ci90 && finding.att !== null && (finding.att > 0 ? run.ci90[0] > 0 : run.ci90[1] < 0)).length} dari ${finding.robustness.length} cara hitung lain memberi arah yang sama`
		};
		return details[name]();
	},

	/** What was dropped, averaged or left undefined on the way. */
	notice(notice: Notice): string {
		return NOTICES[notice.code](notice);
	}
};
