import type { NavKey } from './navigation.rules.ts';

export const id = {
	navigation: {
		groups: { own: undefined, unit: 'Unit saya', agency: 'Instansi' } as Readonly<Record<'own' | 'unit' | 'agency', string | undefined>>,
		long: {
			today: 'Hari ini', training: 'Pelatihan', jp: 'JP saya', notifications: 'Pemberitahuan', people: 'Pegawai', units: 'Unit kerja', surveys: 'Survei kepuasan',
			evaluation: 'Evaluasi dampak', import: 'Impor data', quality: 'Mutu data', accounts: 'Akun', grants: 'Wewenang', audit: 'Jejak audit'
		} as Record<NavKey, string>,
		short: {
			today: 'Hari ini', training: 'Pelatihan', jp: 'JP saya', notifications: 'Kabar', people: 'Pegawai', units: 'Unit', surveys: 'Survei',
			evaluation: 'Evaluasi', import: 'Impor', quality: 'Mutu', accounts: 'Akun', grants: 'Wewenang', audit: 'Audit'
		} as Record<NavKey, string>
	}
};
