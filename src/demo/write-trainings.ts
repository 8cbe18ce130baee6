import { registrationFingerprint } from '#features/evaluation/server/fingerprints.ts';
import { addDays } from './calendar.ts';
import { COURSES, type CourseKind } from './courses.ts';
import type { BulkWriter, Column } from './insert-rows.ts';
import { DEMO_PROMISES, PROGRAMMES, type ProgrammeKind } from './programmes.ts';
import { Random } from './random.ts';
import type { Enrolment, JpEntry, Outcome, Session, Treatment, TrueEffect } from './training-types.ts';
import type { AgencyDemo, ServicePoint } from './types.ts';

/** Services that `write-services` has written, by code. */
type ServiceIds = ReadonlyMap<string, string>;
type Ids = (key: string) => string | null;

interface Attended {
	readonly enrolmentId: string;
	readonly day: string;
	readonly minutes: number;
}

/** Courses that everybody may join; the others are of their own government. */
const SHARED_COURSES: ReadonlySet<string> = new Set(['KOM-01', 'DIG-01', 'TNG-01']);

/** Courses, sessions, who sat in them, JP, and the programmes with the effects that were put into the data. */
export async function writeTrainings(writer: BulkWriter, demo: AgencyDemo, services: ServiceIds): Promise<void> {
	const agencyId = demo.agency.id;
	const random = new Random(`bina-demo/write-trainings/${agencyId}`);
	const courses = new Map(COURSES.map(({ code }) => [code, random.uuid(Date.parse('2020-01-01'))]));
	const courseId: Ids = (code) => courses.get(code) ?? null;
	await writer.write('course', courseColumns(agencyId, courseId), COURSES);
	await writer.write('session', sessionColumns(agencyId, courseId), demo.sessions);
	await writer.write('enrolment', enrolmentColumns(agencyId, new Map(demo.sessions.map((session) => [session.id, session]))), demo.enrolments);
	await writer.write('attendance', attendanceColumns(agencyId), attendedDays(demo.enrolments));
	await writer.write('jp_entry', jpColumns(agencyId), demo.jpEntries);
	await writeProgrammes(writer, demo, services, courseId, random);
}

async function writeProgrammes(writer: BulkWriter, demo: AgencyDemo, services: ServiceIds, courseId: Ids, random: Random): Promise<void> {
	const agencyId = demo.agency.id;
	const programmes = new Map(PROGRAMMES.map(({ key }) => [key, random.uuid(Date.parse('2021-01-01'))]));
	const programmeId: Ids = (key) => programmes.get(key) ?? null;
	const points = Map.groupBy(demo.servicePoints, ({ unitId }) => unitId);
	const cells = demo.treatments.flatMap((treatment) => (points.get(treatment.unitId) ?? []).map((point) => ({ treatment, point })));
	await writer.write('programme', programmeColumns(agencyId, programmeId, courseId, cells, services), PROGRAMMES);
	await writer.write('programme_unit', programmeUnitColumns(agencyId, programmeId, services), cells);
	await writer.write('demo_truth', truthColumns(agencyId, programmeId), demo.truth);
}

function courseColumns(agencyId: string, courseId: Ids): Column<CourseKind>[] {
	return [
		{ name: 'id', type: 'uuid', of: ({ code }) => courseId(code) }, { name: 'owner_agency_id', type: 'uuid', of: () => agencyId }, { name: 'code', type: 'text', of: ({ code }) => code }, { name: 'title', type: 'text', of: ({ title }) => title },
		{ name: 'form_id', type: 'text', of: ({ formId }) => formId }, { name: 'minutes', type: 'integer', of: ({ minutes }) => minutes }, { name: 'sharing', type: 'text', of: ({ code }) => (SHARED_COURSES.has(code) ? 'all' : 'agency') },
		{ name: 'summary', type: 'text', of: ({ summary }) => summary }
	];
}

function sessionColumns(agencyId: string, courseId: Ids): Column<Session>[] {
	return [
		{ name: 'id', type: 'uuid', of: ({ id }) => id }, { name: 'owner_agency_id', type: 'uuid', of: () => agencyId }, { name: 'course_id', type: 'uuid', of: ({ courseCode }) => courseId(courseCode) }, { name: 'name', type: 'text', of: ({ name }) => name },
		{ name: 'starts_on', type: 'date', of: ({ startsOn }) => startsOn }, { name: 'ends_on', type: 'date', of: ({ endsOn }) => endsOn }, { name: 'place', type: 'text', of: ({ place }) => place },
		{ name: 'capacity', type: 'integer', of: ({ capacity }) => capacity }, { name: 'state', type: 'text', of: ({ state }) => state },
		{ name: 'completed_at', type: 'timestamptz', of: ({ state, endsOn }) => (state === 'done' ? `${endsOn}T09:00:00Z` : null) }
	];
}

function enrolmentColumns(agencyId: string, sessions: ReadonlyMap<string, Session>): Column<Enrolment>[] {
	const startOf = (sessionId: string) => sessions.get(sessionId)?.startsOn ?? '2020-01-01';
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'id', type: 'uuid', of: ({ id }) => id }, { name: 'session_id', type: 'uuid', of: ({ sessionId }) => sessionId }, { name: 'person_id', type: 'uuid', of: ({ personId }) => personId },
		{ name: 'state', type: 'text', of: ({ state }) => state }, { name: 'enrolled_at', type: 'timestamptz', of: ({ sessionId, state }) => `${addDays(startOf(sessionId), state === 'enrolled' ? -45 : -14)}T03:00:00Z` }
	];
}

function* attendedDays(enrolments: readonly Enrolment[]): Generator<Attended> {
	for (const { id, attendance } of enrolments) for (const { day, minutes } of attendance) yield { enrolmentId: id, day, minutes };
}

function attendanceColumns(agencyId: string): Column<Attended>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'enrolment_id', type: 'uuid', of: ({ enrolmentId }) => enrolmentId }, { name: 'day', type: 'date', of: ({ day }) => day },
		{ name: 'minutes', type: 'integer', of: ({ minutes }) => minutes }, { name: 'method', type: 'text', of: () => 'list' }, { name: 'recorded_at', type: 'timestamptz', of: ({ day }) => `${day}T09:00:00Z` }
	];
}

function jpColumns(agencyId: string): Column<JpEntry>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'id', type: 'uuid', of: ({ id }) => id }, { name: 'person_id', type: 'uuid', of: ({ personId }) => personId }, { name: 'title', type: 'text', of: ({ title }) => title },
		{ name: 'form_id', type: 'text', of: ({ formId }) => formId }, { name: 'starts_on', type: 'date', of: ({ startsOn }) => startsOn }, { name: 'ends_on', type: 'date', of: ({ endsOn }) => endsOn },
		{ name: 'minutes', type: 'integer', of: ({ minutes }) => minutes }, { name: 'sessions', type: 'integer', of: ({ sessions }) => sessions }, { name: 'days', type: 'integer', of: ({ days }) => days },
		{ name: 'enrolment_id', type: 'uuid', of: ({ enrolmentId }) => enrolmentId }, { name: 'evidence', type: 'text', of: ({ provider }) => provider }, { name: 'recorded_at', type: 'timestamptz', of: ({ endsOn }) => `${endsOn}T09:30:00Z` }
	];
}

interface Cell {
	readonly treatment: Treatment;
	readonly point: ServicePoint;
}

/** Registered a month before the first unit is trained, as an honest evaluation is. */
function registeredAt({ key }: ProgrammeKind, cells: readonly Cell[]): string | null {
	const first = cells.flatMap(({ treatment: { programmeKey, firstMonth } }) => (programmeKey === key && firstMonth !== null ? [firstMonth] : [])).sort()[0];
	return first === undefined ? null : `${addDays(`${first}-01`, -30)}T02:00:00.000Z`;
}

/** Taken as the registration page takes it, of the same facts in the same order. */
function fingerprintOf(programme: ProgrammeKind, courseId: Ids, cells: readonly Cell[], services: ServiceIds): string | null {
	const at = registeredAt(programme, cells);
	if (at === null) return null;
	const units = cells.filter(({ treatment }) => treatment.programmeKey === programme.key).map(({ treatment, point }) => (
		{ unitId: treatment.unitId, serviceId: services.get(point.serviceCode) ?? '', firstMonth: treatment.firstMonth === null ? null : `${treatment.firstMonth}-01` }));
	const inOrder = units.toSorted((a, b) => (`${a.unitId}${a.serviceId}` < `${b.unitId}${b.serviceId}` ? -1 : 1));
	return registrationFingerprint({ title: programme.title, courseId: courseId(programme.courseCode), ...DEMO_PROMISES[programme.outcome], registeredAt: at }, inOrder);
}

function programmeColumns(agencyId: string, programmeId: Ids, courseId: Ids, cells: readonly Cell[], services: ServiceIds): Column<ProgrammeKind>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'id', type: 'uuid', of: ({ key }) => programmeId(key) }, { name: 'title', type: 'text', of: ({ title }) => title }, { name: 'course_id', type: 'uuid', of: ({ courseCode }) => courseId(courseCode) },
		{ name: 'outcome', type: 'text', of: ({ outcome }) => DEMO_PROMISES[outcome].outcome }, { name: 'sesoi', type: 'numeric', of: ({ outcome }) => DEMO_PROMISES[outcome].sesoi }, { name: 'direction', type: 'text', of: ({ outcome }) => DEMO_PROMISES[outcome].direction },
		{ name: 'registered_at', type: 'timestamptz', of: (programme) => registeredAt(programme, cells) }, { name: 'registration_sha256', type: 'text', of: (programme) => fingerprintOf(programme, courseId, cells, services) }
	];
}

function programmeUnitColumns(agencyId: string, programmeId: Ids, services: ServiceIds): Column<Cell>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'programme_id', type: 'uuid', of: ({ treatment }) => programmeId(treatment.programmeKey) }, { name: 'unit_id', type: 'uuid', of: ({ treatment }) => treatment.unitId },
		{ name: 'service_id', type: 'uuid', of: ({ point }) => services.get(point.serviceCode) ?? null }, { name: 'first_month', type: 'date', of: ({ treatment }) => (treatment.firstMonth === null ? null : `${treatment.firstMonth}-01`) }
	];
}

const OUTCOME_NOTE: Readonly<Record<Outcome, string>> = {
	index: 'Poin IKM, ditanam pada data contoh.', waiting_minutes: 'Bagian dari waktu tunggu (−0,3 berarti 30 % lebih cepat), ditanam pada data contoh.', complaint_rate: 'Bagian dari pengaduan per 1.000 layanan, ditanam pada data contoh.'
};

function truthColumns(agencyId: string, programmeId: Ids): Column<TrueEffect>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'programme_id', type: 'uuid', of: ({ programmeKey }) => programmeId(programmeKey) }, { name: 'outcome', type: 'text', of: ({ outcome }) => outcome },
		{ name: 'effect', type: 'numeric', of: ({ effect }) => effect }, { name: 'note', type: 'text', of: ({ outcome }) => OUTCOME_NOTE[outcome] }
	];
}
