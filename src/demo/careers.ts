import { addDays, addYears, dayNumber, fullYears, dateOfDay, yearOf } from './calendar.ts';
import type { Field, Post } from './posts.ts';
import type { Random } from './random.ts';
import type { EducationId, Sex } from './types.ts';

/** Age at which studies end, by education. */
const GRADUATION_AGE: Readonly<Record<EducationId, number>> = { '10': 16, '15': 19, '30': 22, '40': 23, '45': 27, '50': 33 };

export interface Career {
	readonly kind: 'pns' | 'pppk';
	readonly sex: Sex;
	readonly bornOn: string;
	/** First day as CPNS or PPPK. */
	readonly startedOn: string;
	readonly graduatedYear: number;
	readonly rank: string;
}

/** A working life that fits the post: old enough to have studied, young enough not to be retired. */
export function drawCareer(post: Post, isHead: boolean, today: string, random: Random): Career {
	const kind = !isHead && random.chance(post.pppk) ? 'pppk' : 'pns';
	const sex: Sex = random.chance(post.women) ? 'F' : 'M';
	const age = drawAge(post, kind, isHead, random);
	const bornOn = addDays(today, -Math.round(age * 365.25));
	const graduatedAt = GRADUATION_AGE[post.education] + random.int(0, 2);
	const startedOn = kind === 'pns' ? startOfPns(bornOn, age, isHead ? Math.min(graduatedAt, 24) : graduatedAt, isHead ? 8 : 2, today, random) : startOfPppk(today, random);
	const rank = kind === 'pns' ? pnsRank(post, isHead, fullYears(startedOn, today)) : pppkRank(post.education);
	return { kind, sex, bornOn, startedOn, graduatedYear: Math.min(yearOf(today) - 1, yearOf(bornOn) + graduatedAt), rank };
}

/** Ages lean to the forties and fifties for PNS, as in published staff counts; PPPK are mostly in their thirties. */
function drawAge(post: Post, kind: 'pns' | 'pppk', isHead: boolean, random: Random): number {
	const youngest = GRADUATION_AGE[post.education] + 3;
	const oldest = post.retirementAge - 0.2;
	if (kind === 'pppk') return inside(36 + 6.5 * random.normal(), Math.max(youngest, 25), 55, random);
	if (isHead) return post.kind === 'jpt' ? inside(53 + 4 * random.normal(), 46, oldest, random) : inside(48 + 5 * random.normal(), 36, oldest, random);
	const senior = /Madya|Penyelia|Muda/.test(post.title);
	return inside((senior ? 49 : 42) + 8.5 * random.normal(), senior ? 38 : youngest, oldest, random);
}

/** Values outside are drawn anew near the bound they crossed: a clamp would give hundreds of people one birthday. */
function inside(value: number, low: number, high: number, random: Random): number {
	const margin = (high - low) / 4;
	if (value < low) return low + margin * random.next();
	return value > high ? high - margin * random.next() : value;
}

/** Heads have served eight years at least, and most took their master's degree while serving. */
function startOfPns(bornOn: string, age: number, graduatedAt: number, served: number, today: string, random: Random): string {
	const youngest = Math.max(19, Math.min(graduatedAt, Math.floor(age) - served));
	const joinedAt = Math.min(youngest + random.int(0, 8), Math.max(youngest, Math.floor(age) - served), 35);
	const month = random.weighted([['01', 3], ['03', 4], ['04', 2], ['12', 2], ['02', 1]] as const);
	const day = `${yearOf(bornOn) + joinedAt}-${month}-01`;
	return day < addDays(today, -400) ? day : `${yearOf(today) - 2}-03-01`;
}

function startOfPppk(today: string, random: Random): string {
	const year = Math.max(2021, Math.min(yearOf(today) - 1, yearOf(today) - random.weighted([[1, 3], [2, 5], [3, 4], [4, 2], [5, 1]] as const)));
	const day = `${year}-${random.pick(['03', '05', '07', '10'] as const)}-01`;
	return day < today ? day : `${yearOf(today) - 1}-03-01`;
}

const PNS_RANKS = ['I/a', 'I/b', 'I/c', 'I/d', 'II/a', 'II/b', 'II/c', 'II/d', 'III/a', 'III/b', 'III/c', 'III/d', 'IV/a', 'IV/b', 'IV/c', 'IV/d', 'IV/e'];
const FIRST_RANK: Readonly<Record<EducationId, string>> = { '10': 'I/c', '15': 'II/a', '30': 'II/c', '40': 'III/a', '45': 'III/b', '50': 'III/c' };
/** The highest rank that regular promotion reaches with an education. */
const LAST_RANK: Readonly<Record<EducationId, string>> = { '10': 'II/c', '15': 'III/b', '30': 'III/c', '40': 'III/d', '45': 'IV/a', '50': 'IV/b' };

/** Ranks that a grade of a functional post spans. */
const GRADE_RANKS: readonly (readonly [grade: string, lowest: string, highest: string])[] = [
	['Ahli Pertama', 'III/a', 'III/b'], ['Ahli Muda', 'III/c', 'III/d'], ['Ahli Madya', 'IV/a', 'IV/c'], ['Terampil', 'II/c', 'II/d'], ['Mahir', 'III/a', 'III/b'], ['Penyelia', 'III/c', 'III/d']
];

/** One step every four years from the rank of entry, inside what the post spans: a grade, an echelon, or the education. */
function pnsRank(post: Post, isHead: boolean, years: number): string {
	const [lowest, highest] = rankSpan(post, isHead);
	const reached = PNS_RANKS.indexOf(FIRST_RANK[post.education]) + Math.floor(years / 4);
	return PNS_RANKS[Math.max(PNS_RANKS.indexOf(lowest), Math.min(reached, PNS_RANKS.indexOf(highest)))] as string;
}

function rankSpan(post: Post, isHead: boolean): readonly [lowest: string, highest: string] {
	const grade = GRADE_RANKS.find(([name]) => post.title.endsWith(name));
	if (grade) return [grade[1], grade[2]];
	if (post.kind === 'jpt') return ['IV/b', 'IV/d'];
	if (post.kind === 'administrator') return ['IV/a', 'IV/b'];
	if (post.kind === 'pengawas') return ['III/c', 'IV/a'];
	return isHead ? ['III/b', 'IV/b'] : ['I/c', LAST_RANK[post.education]];
}

export function pppkRank(education: EducationId): string {
	return { '10': 'III', '15': 'V', '30': 'VII', '40': 'IX', '45': 'X', '50': 'XI' }[education];
}

export function firstPnsRank(education: EducationId): string {
	return FIRST_RANK[education];
}

/** When the present rank began: promotions fall on 1 April or 1 October. */
export function rankSince(startedOn: string, today: string): string {
	const years = Math.floor(fullYears(startedOn, today) / 4) * 4;
	const since = addYears(startedOn, years);
	return since > today ? startedOn : since;
}

const DEGREES: Readonly<Record<Field, readonly [diploma: string, bachelor: readonly string[], master: readonly string[]]>> = {
	teaching: ['A.Ma.Pd.', ['S.Pd.', 'S.Pd.', 'S.Pd.I.'], ['M.Pd.']], nursing: ['A.Md.Kep.', ['S.Kep., Ns.'], ['M.Kep.']], midwifery: ['A.Md.Keb.', ['S.Tr.Keb.', 'S.Keb.'], ['M.Keb.']],
	medicine: ['', [''], ['Sp.PD', 'M.Kes.', 'Sp.A']], dentistry: ['', [''], ['M.Kes.']], pharmacy: ['A.Md.Farm.', ['S.Farm., Apt.'], ['M.Farm.']], public_health: ['A.Md.Kes.', ['S.K.M.'], ['M.K.M.', 'M.Kes.']],
	administration: ['A.Md.', ['S.Sos.', 'S.I.P.', 'S.A.P.'], ['M.Si.', 'M.A.P.']], law: ['A.Md.', ['S.H.'], ['M.H.']], economics: ['A.Md.Ak.', ['S.E.', 'S.M.'], ['M.M.', 'M.Si.']],
	computing: ['A.Md.Kom.', ['S.Kom.', 'S.T.'], ['M.Kom.']], engineering: ['A.Md.T.', ['S.T.'], ['M.T.']], agriculture: ['A.Md.P.', ['S.P.'], ['M.Si.']], school: ['A.Md.', ['S.Sos.'], ['M.Si.']]
};
const FIELD_NAME: Readonly<Record<Field, string>> = {
	teaching: 'Pendidikan Guru', nursing: 'Keperawatan', midwifery: 'Kebidanan', medicine: 'Kedokteran', dentistry: 'Kedokteran Gigi', pharmacy: 'Farmasi', public_health: 'Kesehatan Masyarakat',
	administration: 'Administrasi Publik', law: 'Ilmu Hukum', economics: 'Ekonomi', computing: 'Informatika', engineering: 'Teknik Sipil', agriculture: 'Agroteknologi', school: 'IPS'
};

export interface Studies {
	readonly titleBefore: string;
	readonly titleAfter: string;
	readonly educationName: string;
}

/** Degrees and the name of the studies, as they stand in an SIASN record. */
export function drawStudies({ education, field }: Post, random: Random): Studies {
	const titleBefore = { medicine: 'dr.', dentistry: 'drg.' }[field as string] ?? '';
	const level = { '10': 'SMP', '15': 'SMA', '30': 'D-III', '40': 'S-1', '45': 'S-2', '50': 'S-3' }[education];
	if (education === '10' || education === '15') return { titleBefore: '', titleAfter: '', educationName: education === '10' ? 'SMP' : 'SMA IPS' };
	const [diploma, bachelor, master] = DEGREES[field];
	const degrees = education === '30' ? [diploma] : [random.pick(bachelor), ...(education === '40' ? [] : [random.pick(master)])];
	return { titleBefore: education === '50' ? `Dr. ${titleBefore}`.trim() : titleBefore, titleAfter: degrees.filter((degree) => degree !== '').join(', '), educationName: `${level} ${FIELD_NAME[field]}` };
}

/** A day inside the last `years` years before `today`. */
export function recentDay(today: string, years: number, random: Random): string {
	return dateOfDay(dayNumber(today) - random.int(30, Math.round(years * 365)));
}
