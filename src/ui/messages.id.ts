export const uiMessages = {
	errorTitle: (count: number) => (count === 1 ? 'Ada satu hal yang perlu diperbaiki' : `Ada ${count} hal yang perlu diperbaiki`),
	reference: (number: string) => `Nomor rujukan bila Anda meminta bantuan: ${number}`,
	optional: 'boleh dikosongkan',
	error: 'Perlu diperbaiki:',
	crumbs: 'Letak halaman',
	pages: 'Halaman daftar',
	page: (page: number, pages: number) => `Halaman ${page} dari ${pages}`,
	previous: 'Sebelumnya',
	next: 'Berikutnya',
	howCounted: 'Cara menghitung',
	showRows: 'Lihat baris datanya',
	asTable: 'Lihat sebagai tabel'
};
