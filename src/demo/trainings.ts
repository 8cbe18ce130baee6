import { addDays, addWeekdays, dateOfDay, dayNumber, monthOf, nextWeekday, weekdaysOf, yearOf } from './calendar.ts';
import { COURSES, courseOf, type CourseKind } from './courses.ts';
import { PROGRAMMES } from './programmes.ts';
import type { Random } from './random.ts';
import type { Enrolment, JpEntry, Session, Treatment } from './training-types.ts';
import type { Agency, Employment, Person, Unit } from './types.ts';

export interface TrainingSetting {
	readonly agency: Agency;
	readonly months: readonly string[];
	readonly today: string;
	readonly random: Random;
}

export interface Trainings {
	readonly sessions: Session[];
	readonly enrolments: Enrolment[];
	readonly jpEntries: JpEntry[];
}

export interface Staff {
	readonly people: readonly Person[];
	readonly employments: readonly Employment[];
	readonly units: readonly Unit[];
	readonly treatments: readonly Treatment[];
}

/** Every session of the two years, who sat in it, and the JP that followed; then the sessions that can still be chosen. */
export function buildTrainings(staff: Staff, setting: TrainingSetting): Trainings {
	const registrar = new Registrar(staff, setting);
	registrar.programmes();
	registrar.ordinary();
	registrar.upcoming();
	registrar.elsewhere();
	registrar.persona();
	return registrar.trainings;
}

const CLASS_SIZE = 30;

class Registrar {
	readonly trainings: Trainings = { sessions: [], enrolments: [], jpEntries: [] };
	readonly #setting: TrainingSetting;
	readonly #random: Random;
	readonly #staff: Staff;
	readonly #byUnit: ReadonlyMap<string, readonly string[]>;
	readonly #bySector: ReadonlyMap<string, readonly string[]>;
	readonly #reserved: ReadonlySet<string>;

	constructor(staff: Staff, setting: TrainingSetting) {
		this.#setting = setting;
		this.#random = setting.random;
		this.#staff = staff;
		const sector = new Map(staff.units.map((unit) => [unit.id, unit.sector]));
		// The persona's own JP are fixed; nobody may add to them.
		this.#reserved = new Set(staff.people.filter(({ personaKey }) => personaKey === 'officer').map(({ id }) => id));
		const present = staff.employments.filter(({ endedOn, isPrimary, personId }) => endedOn === null && isPrimary && !this.#reserved.has(personId)).toSorted((a, b) => (a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : 0));
		this.#byUnit = groupIds(present, ({ unitId }) => unitId);
		this.#bySector = groupIds(present, ({ unitId }) => sector.get(unitId) ?? 'general');
	}

	/** Programme sessions fall in the first weekdays of a unit's first month, so that the month begins trained. */
	programmes(): void {
		for (const { key, courseCode } of PROGRAMMES) {
			const treated = this.#staff.treatments.filter(({ programmeKey, firstMonth }) => programmeKey === key && firstMonth !== null);
			for (const [month, units] of Map.groupBy(treated, ({ firstMonth }) => firstMonth as string)) {
				const people = units.flatMap(({ unitId }) => crew(this.#byUnit.get(unitId) ?? []));
				this.#classes(courseOf(courseCode), people, weekdaysOf(month)[0] as string);
			}
		}
	}

	ordinary(): void {
		const { agency, months, today } = this.#setting;
		const perMonth = Math.max(2, Math.round(agency.staff / 250));
		const weights = COURSES.filter(({ weight }) => weight > 0).map((course) => [course, course.weight] as const);
		for (const month of [...months, monthOf(today)]) {
			for (let i = 0; i < perMonth; i++) {
				const course = this.#random.weighted(weights);
				const startsOn = this.#random.pick(weekdaysOf(month));
				if (addWeekdays(startsOn, course.days) >= today) continue;
				this.#session(course, startsOn, this.#draw(course, this.#random.int(15, CLASS_SIZE - 4)), true);
			}
		}
	}

	/** Several dates for one event, so that officers may choose (and counters stay open). */
	upcoming(): void {
		const { today } = this.#setting;
		for (const days of [9, 16, 24]) this.#session(courseOf('ADM-01'), nextWeekday(addDays(today, days)), this.#draw(courseOf('ADM-01'), this.#random.int(3, 9)), false);
		for (const [code, days] of [['KOM-01', 12], ['WKT-01', 20], ['DIG-01', 27], ['LYN-01', 40]] as const) {
			this.#session(courseOf(code), nextWeekday(addDays(today, days)), this.#draw(courseOf(code), this.#random.int(5, 20)), false);
		}
	}

	/** Seminars, coaching and self-study that no session of ours stands behind. */
	elsewhere(): void {
		const { today } = this.#setting;
		for (const { id } of this.#staff.people) {
			if (this.#reserved.has(id)) continue;
			for (let count = this.#random.poisson(1.3); count > 0; count--) {
				const on = dateOfDay(dayNumber(today) - this.#random.int(1, 700));
				const [formId, title, minutes, days, sessions] = this.#random.weighted(ELSEWHERE);
				this.#entry({ personId: id, formId, title, provider: this.#random.pick(PROVIDERS), startsOn: on, endsOn: on, minutes, days, sessions, enrolmentId: null });
			}
		}
	}

	/** The officer persona: 16 of 20 JP this year, all technical; functional training and a seminar before. */
	persona(): void {
		const { today } = this.#setting;
		const year = yearOf(today);
		const soFar = dayNumber(today) - dayNumber(`${year}-01-01`);
		const inYear = (share: number) => dateOfDay(dayNumber(`${year}-01-01`) + Math.floor(soFar * share));
		for (const personId of this.#reserved) {
			const add = (formId: string, title: string, on: string, jp: number, days = 0) =>
				this.#entry({ personId, formId, title, provider: 'BKPSDM Kabupaten Muaro Jambi', startsOn: on, endsOn: on, minutes: jp * 45, days, sessions: 0, enrolmentId: null });
			add('3', 'Pelatihan Komunikasi', inYear(0.6), 8);
			add('8', 'Bimtek Verifikasi Berkas Kependudukan', inYear(0.3), 5);
			add('16', 'Dasar Pelindungan Data Pribadi', inYear(0.8), 3);
			add('9', 'Seminar Inovasi Pelayanan Publik', `${year - 1}-10-07`, 5, 1);
			add('2', 'Pelatihan Fungsional Administrator Database Kependudukan', `${year - 3}-05-19`, 40);
		}
	}

	#classes(course: CourseKind, people: readonly string[], startsOn: string): void {
		for (let from = 0; from < people.length; from += CLASS_SIZE) this.#session(course, startsOn, people.slice(from, from + CLASS_SIZE), true);
	}

	#draw(course: CourseKind, count: number): string[] {
		const chosen = new Set<string>();
		const pools = (course.sectors ?? [...this.#bySector.keys()]).map((sector) => this.#bySector.get(sector) ?? []).filter((pool) => pool.length > 0);
		const weights = pools.map((pool) => [pool, pool.length] as const);
		for (let tries = 0; tries < count * 2 && chosen.size < count && weights.length > 0; tries++) chosen.add(this.#random.pick(this.#random.weighted(weights)));
		return [...chosen];
	}

	#session(course: CourseKind, startsOn: string, people: readonly string[], isDone: boolean): void {
		const { agency } = this.#setting;
		const days = Array.from({ length: course.days }, (_, index) => addWeekdays(startsOn, index));
		const session: Session = {
			id: this.#random.uuid(Date.parse(startsOn) + this.trainings.sessions.length), courseCode: course.code, name: `${course.title}, angkatan ${this.trainings.sessions.length + 1}`, startsOn, endsOn: days.at(-1) ?? startsOn,
			capacity: CLASS_SIZE, place: course.online ? 'Daring' : `Aula ${agency.kind === 'province' ? 'BPSDM' : 'BKPSDM'} ${agency.name}`, state: isDone ? 'done' : 'open'
		};
		this.trainings.sessions.push(session);
		for (const personId of people) this.#enrol(session, course, days, personId);
	}

	#enrol(session: Session, course: CourseKind, days: readonly string[], personId: string): void {
		const id = this.#random.uuid(Date.parse(session.startsOn) + this.trainings.enrolments.length);
		if (session.state === 'open') {
			this.trainings.enrolments.push({ id, sessionId: session.id, personId, state: 'enrolled', attendance: [], preScore: null, postScore: null });
			return;
		}
		const isAbsent = course.weight > 0 && this.#random.chance(0.05);
		const attendance = isAbsent ? [] : days.map((day) => ({ day, minutes: Math.round(course.minutes / course.days) }));
		const before = Math.round(Math.max(20, Math.min(85, 56 + 11 * this.#random.normal())));
		const after = Math.round(Math.max(before - 5, Math.min(100, before + 19 + 8 * this.#random.normal())));
		this.trainings.enrolments.push({ id, sessionId: session.id, personId, state: isAbsent ? 'absent' : 'completed', attendance, preScore: isAbsent ? null : before, postScore: isAbsent ? null : after });
		if (isAbsent) return;
		this.#entry({ personId, formId: course.formId, title: course.title, provider: session.place, startsOn: session.startsOn, endsOn: session.endsOn, minutes: course.minutes, days: course.days, sessions: 0, enrolmentId: id });
	}

	#entry(entry: Omit<JpEntry, 'id'>): void {
		this.trainings.jpEntries.push({ id: this.#random.uuid(Date.parse(entry.endsOn) + this.trainings.jpEntries.length), ...entry });
	}
}

/** Four of five of a unit's people, those longest there first: well over a critical share of 60 %. */
function crew(people: readonly string[]): readonly string[] {
	return people.slice(0, Math.ceil(people.length * 0.8));
}

function groupIds(employments: readonly Employment[], keyOf: (employment: Employment) => string): Map<string, string[]> {
	const groups = new Map<string, string[]>();
	for (const employment of employments) {
		const key = keyOf(employment);
		const group = groups.get(key);
		if (group) group.push(employment.personId);
		else groups.set(key, [employment.personId]);
	}
	return groups;
}

const PROVIDERS = ['Lembaga mitra (contoh)', 'Pusat pelatihan kementerian (contoh)', 'Perguruan tinggi setempat (contoh)'] as const;
type Elsewhere = readonly [formId: string, title: string, minutes: number, days: number, sessions: number];
const ELSEWHERE: readonly (readonly [Elsewhere, number])[] = [
	[['16', 'Belajar daring: pelayanan publik', 135, 1, 0], 30], [['9', 'Seminar tingkat provinsi', 240, 1, 0], 18], [['4', 'Lokakarya penyusunan SOP', 300, 1, 0], 14], [['14', 'Coaching dengan atasan', 90, 0, 1], 14],
	[['22', 'Belajar mandiri: peraturan terbaru', 90, 1, 0], 12], [['7', 'Sosialisasi peraturan', 180, 1, 0], 12], [['23', 'Komunitas belajar', 90, 1, 0], 8], [['20', 'Patok banding ke daerah lain', 960, 2, 0], 2]
];
