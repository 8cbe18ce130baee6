/**
 * Words that guessers of Indonesian passwords try first, written by hand: feelings, faith, home, offices, places, football,
 * names that many bear, and what the world's lists begin with. All in small letters, without spaces.
 */
const TEXT = `
	password passwort passw admin administrator root user guest login welcome master super superman batman spiderman naruto doraemon pokemon monkey dragon shadow
	sunshine princess letmein iloveyou football soccer baseball computer internet samsung android iphone google facebook whatsapp instagram telegram tiktok youtube
	qwerty azerty secret test testing demo coba cobacoba default changeme server system database
	rahasia sandi katasandi kunci masuk buka pintu aman amanah jangan lupa janganlupa lupalagi gantisandi sandibaru
	sayang sayangku sayangmu sayangkamu cinta cintaku cintamu cintakamu rindu kangen kekasih kasih kasihku kamu aku akusayangkamu aku_sayang kita bersama selamanya setia jodoh menikah
	bismillah alhamdulillah assalamualaikum masyaallah insyaallah subhanallah allahuakbar allah allahu rasulullah muhammad nabi quran islam muslim hijrah ramadan ramadhan lebaran
	yesus tuhan tuhanyesus kristus imanuel immanuel haleluya puji berkat natal paskah om swastiastu hindu buddha namaste
	indonesia indonesiaraya merdeka garuda pancasila nusantara merahputih bhinneka tanahair pahlawan proklamasi kemerdekaan presiden
	pegawai pegawainegeri asn pns pppk kantor dinas badan bupati walikota gubernur camat lurah desa kecamatan kabupaten kota provinsi pemda pemprov pemkab pemkot
	bkn bkd bkpsdm lan siasn sapk simpeg kepegawaian pendidikan kesehatan puskesmas sekolah guru dosen dokter perawat bidan kepala sekretaris bendahara staf staff
	jakarta bandung surabaya semarang yogyakarta jogja jogjakarta medan palembang makassar denpasar bali lombok mataram kupang ambon ternate manado gorontalo palu kendari
	mamuju banjarmasin samarinda balikpapan pontianak palangkaraya tarakan jambi padang pekanbaru bengkulu lampung serang tangerang bekasi bogor depok cirebon solo surakarta
	malang kediri madiun jember aceh riau sumatera sumatra kalimantan sulawesi papua jayapura manokwari sorong merauke jawa jawatengah jawabarat jawatimur maluku banten batam
	persib persija arema persebaya bobotoh viking bonek jakmania liverpool arsenal chelsea barcelona barca realmadrid juventus manchester unitedmu
	ibu bapak ayah bunda mama papa mamah papah anak anakku adik kakak kakek nenek keluarga rumah rumahku istri istriku suami suamiku si sikecil bayi
	budi andi agus sri siti nur nurul dewi rina rini yanti wati sari putri putra ayu dian eka dwi tri wahyu hadi joko bambang slamet sutrisno suryadi wijaya saputra
	saputri lestari rahmat rahmawati hidayat hidayah fitri fitriani aisyah fatimah zahra ahmad abdul abdullah yusuf ibrahim ismail maria yohanes wayan made nyoman ketut
	senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober november desember tahun tahunbaru
	satu dua tiga empat lima enam tujuh delapan sembilan sepuluh nol
	kucing anjing ayam kambing sapi harimau macan elang rajawali gajah naga burung ikan kelinci
	merah putih biru hijau kuning hitam merahmuda pink ungu pelangi bintang bulan matahari langit bunga mawar melati anggrek kopi teh nasi goreng bakso sate mangga durian
	selamat selamatpagi selamatdatang pagi siang malam sukses semangat bahagia sehat sejahtera makmur jaya abadi maju bersatu damai juara nomor pertama baru lama hebat mantap keren ganteng cantik manis lucu
	kuda bola motor mobil honda yamaha suzuki toyota avanza vario beat supra gojek grab shopee tokopedia bukalapak telkomsel indosat
`;
export const COMMON_WORDS: ReadonlySet<string> = new Set(TEXT.trim().split(/\s+/));
