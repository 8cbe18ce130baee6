export const id = {
	hidden: (count: string) => `${count} bulan ikut dihitung dalam putusan tetapi tidak ditampilkan di sini: penjawabnya kurang dari lima, atau angkanya dapat membuka jumlah sekecil itu.`
};
