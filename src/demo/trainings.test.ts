import { beforeAll, describe, expect, test, vi } from 'vitest';
import { isWeekend } from './calendar.ts';
import { COURSES, courseOf, MINUTES_PER_JP } from './courses.ts';
import { generateDemo } from './generate.ts';
import type { JpEntry, Session } from './training-types.ts';
import type { AgencyDemo } from './types.ts';

// A whole region is made here; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TODAY = '2026-11-21';
let demo: AgencyDemo;
let sessions: Map<string, Session>;
beforeAll(async () => {
	for await (const agency of generateDemo({ size: 'small', seed: 5, today: TODAY })) demo = agency;
	sessions = new Map(demo.sessions.map((session) => [session.id, session]));
});

const entriesOf = (persona: string, entries: readonly JpEntry[] = demo.jpEntries): JpEntry[] => {
	const id = demo.people.find(({ personaKey }) => personaKey === persona)?.id;
	return entries.filter(({ personId }) => personId === id);
};

describe('sessions', () => {
	test('begin on weekdays, last as long as their course, and are done exactly when they are past', () => {
		for (const { startsOn, endsOn, state, courseCode } of demo.sessions) {
			expect(isWeekend(startsOn)).toBe(false);
			expect(endsOn >= startsOn).toBe(true);
			if (courseOf(courseCode).days === 1) expect(endsOn).toBe(startsOn);
			expect(state === 'done').toBe(endsOn < TODAY);
		}
	});

	test('of a programme stand in the first weekdays of the first month', () => {
		for (const { programmeKey, firstMonth } of demo.treatments) {
			if (programmeKey !== 'pelayanan-prima' || firstMonth === null) continue;
			const own = demo.sessions.filter(({ courseCode, startsOn }) => courseCode === 'LYN-01' && startsOn.startsWith(firstMonth));
			expect(own.length).toBeGreaterThan(0);
			for (const { startsOn } of own) expect(Number(startsOn.slice(8))).toBeLessThanOrEqual(3);
		}
	});

	test('each has a name that tells it from the others', () => {
		expect(new Set(demo.sessions.map(({ name }) => name)).size).toBe(demo.sessions.length);
	});
});

describe('attendance and JP', () => {
	test('who completed was present on each day, and the minutes are those of the course', () => {
		for (const { state, attendance, sessionId } of demo.enrolments) {
			const course = courseOf(sessions.get(sessionId)?.courseCode ?? '');
			const minutes = attendance.reduce((sum, day) => sum + day.minutes, 0);
			expect(minutes).toBe(state === 'completed' ? course.minutes : 0);
			expect(new Set(attendance.map(({ day }) => day)).size).toBe(attendance.length);
		}
	});

	test('each completed enrolment gives one entry, no other gives any', () => {
		const credited = demo.jpEntries.flatMap(({ enrolmentId }) => enrolmentId ?? []);
		const completed = demo.enrolments.filter(({ state }) => state === 'completed').map(({ id }) => id);
		expect(credited.toSorted()).toEqual(completed.toSorted());
	});

	test('an entry has the form and the minutes of its course', () => {
		const enrolments = new Map(demo.enrolments.map((enrolment) => [enrolment.id, enrolment]));
		for (const { enrolmentId, formId, minutes } of demo.jpEntries) {
			if (enrolmentId === null) continue;
			const course = courseOf(sessions.get(enrolments.get(enrolmentId)?.sessionId ?? '')?.courseCode ?? '');
			expect({ formId, minutes }).toEqual({ formId: course.formId, minutes: course.minutes });
		}
	});

	test('forms are ids of the SIASN list, nothing lies in the future', () => {
		for (const { formId, startsOn, endsOn } of demo.jpEntries) {
			expect(Number(formId)).toBeGreaterThanOrEqual(1);
			expect(Number(formId)).toBeLessThanOrEqual(25);
			expect(startsOn <= endsOn && endsOn <= TODAY).toBe(true);
		}
	});

	test('most people learn something in two years, not everybody', () => {
		const people = new Set(demo.jpEntries.map(({ personId }) => personId));
		expect(people.size).toBeGreaterThan(400);
		expect(people.size).toBeLessThan(500);
	});

	test('scores rise from before to after for most', () => {
		const scored = demo.enrolments.filter(({ preScore, postScore }) => preScore !== null && postScore !== null);
		expect(scored.length).toBeGreaterThan(500);
		expect(scored.filter(({ preScore, postScore }) => (postScore ?? 0) > (preScore ?? 0)).length / scored.length).toBeGreaterThan(0.9);
		for (const { preScore, postScore } of scored) expect((preScore ?? -1) >= 0 && (postScore ?? 101) <= 100).toBe(true);
	});

	test('teachers are not sent to the emergency course, nurses not to the classroom course', () => {
		const sector = new Map(demo.units.map((unit) => [unit.id, unit.sector]));
		const of = new Map(demo.employments.filter(({ endedOn, isPrimary }) => endedOn === null && isPrimary).map(({ personId, unitId }) => [personId, sector.get(unitId)]));
		for (const { sessionId, personId } of demo.enrolments) {
			const wanted = courseOf(sessions.get(sessionId)?.courseCode ?? '').sectors;
			if (wanted) expect(wanted).toContain(of.get(personId));
		}
	});
});

describe('the officer persona', () => {
	// Rule R04: JF, functional training, 16 technical JP this year, one seminar in the last two years.
	test('has the record of rule R04', () => {
		const own = entriesOf('officer');
		const thisYear = own.filter(({ endsOn }) => endsOn.startsWith('2026'));
		expect(thisYear.map(({ formId }) => formId).sort()).toEqual(['16', '3', '8']);
		expect(thisYear.reduce((sum, { minutes }) => sum + minutes, 0) / MINUTES_PER_JP).toBe(16);
		expect(own.filter(({ formId }) => formId === '2')).toHaveLength(1);
		expect(own.filter(({ formId, endsOn }) => formId === '9' && endsOn.startsWith('2025'))).toHaveLength(1);
	});

	test('e-learning stays under three JP a day', () => {
		for (const { formId, minutes } of entriesOf('officer')) if (formId === '16') expect(minutes).toBeLessThanOrEqual(3 * MINUTES_PER_JP);
	});
});

describe('courses', () => {
	test('each has one sentence that says what one can do afterwards', () => {
		for (const { summary, title } of COURSES) expect(summary, title).toMatch(/^[A-Z].+\.$/);
		expect(new Set(COURSES.map(({ code }) => code)).size).toBe(COURSES.length);
	});
});
