import type { Conversion } from './rules.ts';

/** Warnings of a count of JP; the English file has the same keys. */
export const jpWarnings = {
	'jp.above_contract_limit': 'Lebih dari 24 JP: batas PP 49/2018 Pasal 40 untuk PPPK terlampaui.',
	'jp.nothing_counted': 'Tidak ada JP yang dihitung dari kegiatan ini. Lengkapi menitnya.',
	'jp.conversion_assumed': 'Konversi JP bentuk kegiatan ini tidak ditemukan dalam peraturan; dihitung dari jam program.',
	'jp.days_beyond_period': 'Jumlah hari lebih banyak daripada hari antara tanggal mulai dan selesai.',
	'jp.kind_unknown': 'Jenis pegawai tidak terbaca dari NIP; dihitung dengan kewajiban PNS.'
};
export type JpWarning = keyof typeof jpWarnings;

/** The rule by which an activity was counted, for its row in the ledger. */
export function conversionSentence(conversion: Conversion, isAbroad: boolean, minutesPerJp: number): string {
	const place = isAbroad ? ' (luar negeri)' : '';
	const worth = isAbroad ? conversion.abroad : conversion.domestic;
	if (conversion.by === 'minutes') {
		const mostADay = conversion.mostADay?.[isAbroad ? 'abroad' : 'domestic'];
		const more = worth === 100 ? '' : `, ditambah ${worth - 100} %`;
		const limit = mostADay === undefined ? '' : `, paling banyak ${jp(mostADay)} JP sehari`;
		return `${minutesPerJp} menit = 1 JP${limit}${more}${place}`;
	}
	const unit = { days: 'hari', sessions: 'sesi', activity: 'kali' }[conversion.by];
	const limit = conversion.mostAMonth === undefined ? '' : `, paling banyak ${conversion.mostAMonth} sesi sebulan`;
	return `1 ${unit} = ${jp(worth)} JP${limit}${place}`;
}

function jp(hundredths: number): string {
	return String(hundredths / 100).replace('.', ',');
}
