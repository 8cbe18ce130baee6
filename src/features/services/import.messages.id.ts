/** Why a row of a file was refused, where no form of a page says the same. */
export const id = {
	headers: ['Baris', 'Kode', 'Kolom', 'Isi', 'Sebab', 'Keterangan'],
	reasons: {
		'import.cell_empty': 'Kolom ini perlu diisi.',
		'import.cell_large': 'Isinya terlalu panjang atau terlalu besar.',
		'import.cell_invalid': 'Isinya tidak dapat dibaca.',
		'import.unit_ambiguous': 'Ada beberapa unit dengan nama ini. Pakai kode unitnya.',
		'import.unit_missing': 'Isi kolom unit: tempat layanan selalu milik satu unit.',
		'import.days_unreadable': 'Tulis hari buka seperti 1-5 atau Senin-Jumat.',
		'import.row_differs': 'Kode ini sudah ada di baris sebelumnya dengan isi lain. Samakan, atau pakai kode lain.',
		'import.row_twice': 'Layanan ini di unit ini sudah ada di baris sebelumnya.'
	}
};
