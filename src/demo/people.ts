import { addDays, addYears, fullYears, yearOf } from './calendar.ts';
import { drawCareer, drawStudies, recentDay, type Career, type Studies } from './careers.ts';
import { addressName, inventName } from './names.ts';
import type { NipBook } from './nip.ts';
import type { Persona } from './personas.ts';
import { drawPost, headPost, type Post } from './posts.ts';
import type { Random } from './random.ts';
import type { Agency, Discipline, EducationId, Employment, Performance, Person, Position, Unit } from './types.ts';
import type { StaffedUnit } from './units.ts';

export interface Workforce {
	readonly people: Person[];
	readonly positions: Position[];
	readonly employments: Employment[];
	readonly performances: Performance[];
	readonly disciplines: Discipline[];
}

export interface PeopleSetting {
	readonly agency: Agency;
	readonly today: string;
	readonly nips: NipBook;
	readonly personas: readonly Persona[];
	readonly places: readonly string[];
	readonly random: Random;
}

interface Seat {
	readonly unit: Unit;
	readonly isHead: boolean;
	readonly persona: Persona | undefined;
}

/** Everybody of an agency with post, rank, last performance and the findings a data-quality page is for. */
export function buildPeople(units: readonly StaffedUnit[], setting: PeopleSetting): Workforce {
	const force: Workforce = { people: [], positions: [], employments: [], performances: [], disciplines: [] };
	const clerk = new Clerk(force, setting);
	for (const { unit, staff } of units) {
		for (const seat of seatsOf(unit, staff, setting.personas)) clerk.fill(seat);
	}
	clerk.placeAtTop(units.map(({ unit }) => unit));
	return force;
}

/** The same people unit by unit, for files of any length: nothing of a unit is kept once it was yielded. */
export function* streamPeople(units: readonly StaffedUnit[], setting: PeopleSetting): Generator<Workforce & { readonly units: readonly Unit[] }> {
	let before = 0;
	for (const { unit, staff } of units) {
		const force: Workforce = { people: [], positions: [], employments: [], performances: [], disciplines: [] };
		const clerk = new Clerk(force, setting, before);
		for (const seat of seatsOf(unit, staff, setting.personas)) clerk.fill(seat);
		before += staff;
		yield { ...force, units: [unit] };
	}
}

function seatsOf(unit: Unit, staff: number, personas: readonly Persona[]): Seat[] {
	const here = personas.filter((persona) => persona.staff !== null && persona.unitKey === unit.key);
	const head = here.find(({ isHead }) => isHead);
	const others = here.filter(({ isHead }) => !isHead);
	if (others.length > Math.max(0, staff - 1)) throw new RangeError(`${unit.key} has ${staff} people, too few for its personas`);
	return Array.from({ length: staff }, (_, index) => {
		const isHead = index === 0 && unit.closedOn === null;
		return { unit, isHead, persona: isHead ? head : others[index - 1] };
	});
}

class Clerk {
	readonly #force: Workforce;
	readonly #setting: PeopleSetting;
	readonly #positions = new Map<string, Position>();
	/** Place in the agency's list of people so far. */
	#number: number;

	constructor(force: Workforce, setting: PeopleSetting, before = 0) {
		this.#force = force;
		this.#setting = setting;
		this.#number = before;
	}

	fill({ unit, isHead, persona }: Seat): void {
		const { random, today } = this.#setting;
		const post = isHead ? headPost(unit, random) : drawPost(unit, random);
		const career: Career = persona?.staff ?? (this.#number % 240 === 100 ? this.#oldAge(post, isHead) : drawCareer(post, isHead, today, random));
		const studies: Studies = persona?.staff ?? drawStudies(post, random);
		const person = this.#person(persona, career, studies, persona?.staff?.educationId ?? post.education);
		const position = this.#position(unit, persona?.staff?.position ?? post.title, post, isHead, persona !== undefined);
		this.#force.people.push(person);
		this.#employ(person, unit, position, career);
		this.#record(person, career);
	}

	/** The regional secretary also leads the offices for the head of region, who is no civil servant: a second post of one person. */
	placeAtTop(units: readonly Unit[]): void {
		const root = units.find(({ parentId }) => parentId === null);
		const secretariat = units.find(({ parentId, headTitle }) => parentId === root?.id && headTitle === 'Sekretaris Daerah');
		const { employments, positions } = this.#force;
		const secretary = employments.find(({ unitId, endedOn, positionId }) => unitId === secretariat?.id && endedOn === null && positions.find(({ id }) => id === positionId)?.isHead);
		if (!root || !secretary) return;
		const id = this.#setting.random.uuid(Date.parse('2018-01-01') + positions.length);
		positions.push({ id, unitId: root.id, title: 'Pimpinan perangkat daerah', kind: 'jpt', echelonId: '99', isHead: true });
		employments.push({ ...secretary, id: this.#setting.random.uuid(Date.parse('2020-06-01') + employments.length), unitId: root.id, positionId: id, isPrimary: false });
	}

	/** A few are past retirement age but still active (TIM_5): by number, so that even a small region has some. Only a PNS has that age, so chance does not decide the kind. */
	#oldAge(post: Post, isHead: boolean): Career {
		const { random, today } = this.#setting;
		const career = drawCareer({ ...post, pppk: 0 }, isHead, today, random);
		const bornOn = addDays(today, -Math.round(random.between(60.5, 62) * 365.25));
		return { ...career, bornOn, startedOn: addYears(bornOn, 27).slice(0, 8) + '01', graduatedYear: yearOf(bornOn) + 24 };
	}

	#person(persona: Persona | undefined, career: Career, studies: Studies, educationId: EducationId): Person {
		const { random, agency, nips, places } = this.#setting;
		const name = persona?.name ?? inventName(career.sex, random);
		const nip = persona?.nip ?? nips.give(career, random);
		// Every 200th record holds a birth date that the NIP does not say (CON_2).
		const bornOn = persona === undefined && this.#number % 200 === 60 ? addDays(career.bornOn, random.pick([-31, -10, 9, 30, 365])) : career.bornOn;
		const phone = `0800${String(random.int(0, 99_999_999)).padStart(8, '0')}`;
		return {
			id: random.uuid(Date.parse('2020-01-01') + ++this.#number),
			nip, name, titleBefore: studies.titleBefore, titleAfter: studies.titleAfter, bornOn,
			birthPlace: persona?.staff?.birthPlace ?? random.pick(places), sex: career.sex,
			email: persona?.email ?? (random.chance(0.09) ? '' : `${addressName(name)}.${nip.slice(0, 8)}${nip.slice(15)}@${agency.domain}`),
			phone: persona === undefined && random.chance(0.07) ? '' : phone,
			educationId, educationName: studies.educationName, graduatedYear: career.graduatedYear, invented: true, personaKey: persona?.key ?? null
		};
	}

	/** One row for each title in a unit; a head has a row of their own. */
	#position(unit: Unit, title: string, post: Post, isHead: boolean, isPersona: boolean): Position {
		const key = `${unit.id} ${title} ${isHead}`;
		const known = this.#positions.get(key);
		if (known) return known;
		const kind = !isHead && isPersona ? (/Ahli|Terampil/.test(title) ? 'fungsional' : 'pelaksana') : post.kind;
		const position: Position = { id: this.#setting.random.uuid(Date.parse('2018-01-01') + this.#positions.size), unitId: unit.id, title, kind, echelonId: isHead ? unit.echelonId : '99', isHead };
		this.#positions.set(key, position);
		this.#force.positions.push(position);
		return position;
	}

	#employ(person: Person, unit: Unit, position: Position, career: Career): void {
		const { random, today } = this.#setting;
		const { employments } = this.#force;
		const base = { personId: person.id, kind: career.kind, isPrimary: true };
		const id = () => random.uuid(Date.parse('2020-06-01') + employments.length);
		const latest = fullYears(career.startedOn, today) >= 4 && random.chance(0.45) ? recentDay(today, 4, random) : career.startedOn;
		const founded = unit.former?.validFrom ?? unit.validFrom;
		const startedOn = latest < founded ? founded : latest;
		const previous = employments.length > 0 && startedOn > career.startedOn && random.chance(0.3) ? this.#elsewhere(unit) : undefined;
		if (previous) employments.push({ ...base, id: id(), unitId: previous.unitId, positionId: previous.id, rank: career.rank, startedOn: career.startedOn, endedOn: startedOn });
		employments.push({ ...base, id: id(), unitId: unit.id, positionId: position.id, rank: career.rank, startedOn, endedOn: null });
	}

	/** An earlier post: the same kind of work in another unit drawn so far. */
	#elsewhere(unit: Unit): Position | undefined {
		const { positions } = this.#force;
		const candidate = positions[this.#setting.random.int(0, positions.length - 1)];
		return candidate && !candidate.isHead && candidate.unitId !== unit.id ? candidate : undefined;
	}

	#record(person: Person, career: Career): void {
		const { random, today } = this.#setting;
		const year = yearOf(today) - 1;
		const persona = person.personaKey !== null;
		// One in 60 has no appraisal of the past year (COM_1).
		if (yearOf(career.startedOn) <= year && (persona || !random.chance(1 / 60))) {
			const [result, behaviour] = persona ? ([2, 2] as const) : random.weighted([[[2, 2], 70], [[1, 1], 12], [[2, 1], 9], [[1, 2], 6], [[3, 2], 2], [[3, 3], 0.5], [[2, 3], 0.5]] as const);
			this.#force.performances.push({ personId: person.id, year, result, behaviour });
		}
		// The officer persona carries a light punishment of three years ago: rule R04, 68 becomes 83 with four more JP.
		if (person.personaKey === 'officer') this.#force.disciplines.push({ personId: person.id, level: 'light', decidedOn: addYears(today, -3) });
		else if (!persona && random.chance(0.008)) this.#force.disciplines.push({ personId: person.id, level: random.weighted([['light', 7], ['medium', 2], ['heavy', 1]] as const), decidedOn: recentDay(today, 6, random) });
	}
}
