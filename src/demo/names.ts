import type { Random } from './random.ts';
import type { Sex } from './types.ts';

/** Common Indonesian name parts (Malay, Javanese, Lampungese, Minang, Sundanese, Batak); people are put together from them at random. */
const split = (text: string): readonly string[] => text.trim().split(/\s+/);

const MALE = split(`Ahmad Andi Agus Arif Adi Aldi Anwar Asep Bagus Bambang Bayu Beni Budi Candra Dani Darmawan Dedi Deni Dian Dimas Edi Eko Fadli
	Fajar Farhan Faisal Feri Firman Galih Gilang Gunawan Hadi Hafiz Hamdan Harun Hendra Hendri Heru Ibrahim Idris Ikhsan Ilham Imam Indra Irfan Irwan Iwan
	Jaka Joko Junaidi Khairul Kurniawan Lukman Mahmud Mansur Marzuki Muslim Nanda Nasrul Novri Oki Pandu Puji Putra Rahmat Raka Reza Rian Ridwan Rizal Rizki
	Robi Roni Rudi Rusdi Saiful Samsul Sandi Sigit Slamet Subhan Sugeng Suhendra Sulaiman Supri Surya Syahrul Tarmizi Taufik Teguh Tomi Tri Usman Wahyu Wawan Yahya
	Yanto Yogi Yudi Yusuf Zainal Zulkifli`);
const FEMALE = split(`Ade Aisyah Ajeng Anggi Anisa Ayu Bunga Citra Dahlia Desi Devi Dewi Diah Dina Dwi Eka Elda Elis Endang Erna Eva Evi Fatimah Febri
	Fitri Halimah Hana Hasanah Helmi Herlina Ida Ika Indah Intan Ira Irma Ismi Juwita Kartika Kurnia Laila Lastri Leni Lestari Lia Lilis Lina Linda Lisa Maya
	Mega Meli Mira Mutia Nadia Nani Neni Nia Nina Nining Nisa Novi Nur Nurul Okta Puspa Putri Rahma Ranti Ratna Reni Ria Rika Rini Rita Rosita Sari Santi Sinta
	Siska Siti Sri Suci Sulastri Susi Tari Tika Tina Titin Tuti Ulfa Umi Vera Wati Weni Widya Winda Wulan Yanti Yati Yeni Yuli Yulia Yuni Zahra Zubaidah`);
const MALE_LAST = split(`Abdullah Adriansyah Alamsyah Ananda Arifin Aritonang Azhari Basri Chaniago Darmadi Effendi Fauzi Firdaus Ginting Hakim Handoko
	Harahap Hariyadi Hartono Hasan Hasibuan Hidayat Hutagalung Irawan Ismail Iskandar Jamal Karim Kusnadi Lesmana Lubis Mahendra Maulana Mulyadi Nasution
	Nugroho Nurdin Pangestu Permana Prabowo Pranata Prasetyo Pratama Purnomo Raharjo Ramadhan Rosadi Sanjaya Santoso Saputra Saragih Setiawan Siregar Suharto
	Sukmana Supriyadi Susanto Sutrisno Syahputra Tanjung Utama Wibowo Wicaksono Widodo Wijaya Yulianto Yusra Zakaria`);
const FEMALE_LAST = split(`Agustina Amelia Anggraini Aprilia Astuti Aulia Damayanti Febriani Fitriani Handayani Harahap Hartati Hasibuan Hidayati Indriani
	Juliana Kusuma Lestari Lubis Mardiana Marlina Maharani Mayasari Melati Mulyani Nasution Ningsih Novita Nuraini Nurhayati Oktavia Permata Pertiwi Pratiwi
	Purnama Puspita Puspitasari Rahayu Rahmawati Ramadhani Riyanti Rosdiana Safitri Saputri Saraswati Septiani Setyawati Siregar Suryani Susanti Syafitri
	Utami Wahyuni Wardani Wibowo Widyastuti Wijayanti Wulandari Yuliana Yusnita Zulaikha`);
/** Many Indonesians have one name only; forms and certificates must take it. */
const MALE_SINGLE = split('Sukarno Suparman Sumardi Sukirman Ngadiman Paimin Sutarno Wagiman Marsudi Sarjono Poniman Tukiman Samino Legiman Jumadi Mujiono');
const FEMALE_SINGLE = split('Suparmi Sumiati Ngatinah Painem Sutinah Wagiyem Marsiyah Sarinah Ponirah Tukinah Saminah Suminem Jumiati Mujiati Rohani Rukmini');

/** An invented name: about one in sixteen is a single word, one in six has three. */
export function inventName(sex: Sex, random: Random): string {
	const [first, last, single] = sex === 'M' ? [MALE, MALE_LAST, MALE_SINGLE] : [FEMALE, FEMALE_LAST, FEMALE_SINGLE];
	const roll = random.next();
	if (roll < 0.06) return random.pick(single);
	const given = random.pick(first);
	if (roll < 0.22) return `${given} ${random.pick(first.filter((name) => name !== given))} ${random.pick(last)}`;
	return `${given} ${random.pick(last)}`;
}

/** 'sari.wulandari' for an address: lower case, dots, no degrees. */
export function addressName(name: string): string {
	return name.toLowerCase().replaceAll(/[^a-z ]/g, '').trim().replaceAll(/ +/g, '.');
}
