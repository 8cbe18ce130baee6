import type { Verb } from '#platform/verbs.ts';

export type NavKey =
	| 'today' | 'summary' | 'training' | 'jp' | 'notifications'
	| 'people' | 'units' | 'services' | 'surveys' | 'times' | 'complaints' | 'needs' | 'evaluation' | 'decisions' | 'reports'
	| 'import' | 'quality' | 'accounts' | 'grants' | 'audit' | 'privacy';

export interface NavPlace {
	readonly key: NavKey;
	readonly href: string;
	/** Pressed after `g`. */
	readonly letter: string;
	/** What the addresses of its pages begin with; left out: its own address. */
	readonly pages?: readonly string[];
}

interface NavRule extends NavPlace {
	readonly group: 'own' | 'unit' | 'agency';
	/** Shown when one of these is allowed anywhere; empty: shown to everyone who signed in. */
	readonly verbs: readonly Verb[];
	/** Only for accounts that are an officer of the government. */
	readonly ownOnly?: true;
	/** Only where the verb holds in the whole government. */
	readonly wholeAgency?: true;
}

const PLACES: readonly NavRule[] = [
	{ key: 'today', href: '/hari-ini', letter: 'h', group: 'own', verbs: [] },
	{ key: 'summary', href: '/ringkasan', letter: 'r', group: 'own', verbs: [] },
	{ key: 'training', href: '/pelatihan', letter: 'p', pages: ['/pelatihan', '/hadir', '/pasca-pelatihan'], group: 'own', verbs: [] },
	{ key: 'jp', href: '/jp', letter: 'j', group: 'own', verbs: [], ownOnly: true },
	{ key: 'notifications', href: '/pemberitahuan', letter: 'b', group: 'own', verbs: [] },
	{ key: 'people', href: '/pegawai', letter: 'o', group: 'unit', verbs: ['person.read'] },
	{ key: 'units', href: '/unit', letter: 'u', group: 'unit', verbs: ['unit.read'] },
	{ key: 'services', href: '/layanan/daftar', letter: 'l', pages: ['/layanan'], group: 'unit', verbs: ['service.manage'] },
	{ key: 'surveys', href: '/layanan', letter: 's', pages: ['/layanan/survei'], group: 'unit', verbs: ['survey.read', 'survey.manage'] },
	{ key: 'times', href: '/layanan/waktu', letter: 't', pages: ['/layanan/waktu', '/antrean'], group: 'unit', verbs: ['service_time.read', 'queue.operate'] },
	{ key: 'complaints', href: '/pengaduan', letter: 'd', group: 'unit', verbs: ['complaint.read', 'complaint.violation'] },
	{ key: 'needs', href: '/kebutuhan', letter: 'k', group: 'unit', verbs: ['need.read'] },
	{ key: 'evaluation', href: '/evaluasi', letter: 'e', group: 'unit', verbs: ['evaluation.read'] },
	{ key: 'decisions', href: '/keputusan', letter: 'n', group: 'unit', verbs: ['evaluation.read'] },
	{ key: 'reports', href: '/laporan', letter: 'q', group: 'agency', verbs: ['report.read'], wholeAgency: true },
	{ key: 'import', href: '/impor', letter: 'i', group: 'agency', verbs: ['person.import', 'unit.import'] },
	{ key: 'quality', href: '/mutu-data', letter: 'm', group: 'agency', verbs: ['quality.read'] },
	{ key: 'accounts', href: '/kewenangan/akun', letter: 'a', group: 'agency', verbs: ['account.manage'] },
	{ key: 'grants', href: '/kewenangan', letter: 'w', group: 'agency', verbs: ['grant.manage'] },
	{ key: 'audit', href: '/audit', letter: 'c', group: 'agency', verbs: ['audit.read'] },
	{ key: 'privacy', href: '/privasi/kelola', letter: 'v', group: 'agency', verbs: ['privacy.manage'] }
];

/** The five under the thumb, in order of preference; those an actor may not go to make room for the next. */
const UNDER_THE_THUMB: readonly NavKey[] = ['today', 'training', 'jp', 'complaints', 'surveys', 'evaluation', 'people', 'audit', 'notifications', 'units'];
const THUMB_PLACES = 5;

interface Reader {
	readonly personId: string | null;
	can(verb: Verb): boolean;
	pathsFor(verb: Verb): readonly string[];
}

/** A path of one number is the whole government. */
function coversAgency(paths: readonly string[]): boolean {
	return paths.some((path) => /^\/\d+\/$/.test(path));
}

/** The places an actor may go to, in the order of the menu. */
export function placesOf(reader: Reader): readonly NavKey[] {
	return PLACES.filter((place) => (place.verbs.length === 0 || place.verbs.some((verb) => (place.wholeAgency ? coversAgency(reader.pathsFor(verb)) : reader.can(verb)))) && (!place.ownOnly || reader.personId !== null)).map(({ key }) => key);
}

/** The menu of these places: what is one's own, then the unit, then the government. Empty groups are left out. */
export function menuOf(keys: readonly NavKey[]): readonly { readonly group: NavRule['group']; readonly places: readonly NavPlace[] }[] {
	const places = PLACES.filter(({ key }) => keys.includes(key));
	return (['own', 'unit', 'agency'] as const).map((group) => ({ group, places: places.filter((place) => place.group === group) })).filter((entry) => entry.places.length > 0);
}

/** At most five places for the bottom of a phone, always with Today first. */
export function thumbPlacesOf(keys: readonly NavKey[]): readonly NavPlace[] {
	return UNDER_THE_THUMB.flatMap((key) => PLACES.filter((place) => place.key === key && keys.includes(key))).slice(0, THUMB_PLACES);
}
