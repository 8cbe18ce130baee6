import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { generateDemo } from './generate.ts';
import { personasOf } from './personas.ts';
import type { AgencyDemo, DemoOptions, UnitMonth } from './types.ts';

// Whole regions are made here; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const OPTIONS: DemoOptions = { size: 'small', seed: 1, today: '2026-11-21' };

async function collect(options: DemoOptions): Promise<AgencyDemo[]> {
	const agencies: AgencyDemo[] = [];
	for await (const agency of generateDemo(options)) agencies.push(agency);
	return agencies;
}

function digest(demo: AgencyDemo): string {
	const hash = createHash('sha256');
	const { unitMonths: _, ...still } = demo;
	hash.update(JSON.stringify(still));
	for (const month of demo.unitMonths()) hash.update(JSON.stringify(month));
	return hash.digest('hex');
}

let demo: AgencyDemo;
let life: UnitMonth[];
beforeAll(async () => {
	demo = (await collect(OPTIONS))[0] as AgencyDemo;
	life = [...demo.unitMonths()];
});

describe('the same seed gives the same region', () => {
	test('to the last byte, and again when the months are drawn twice', async () => {
		const [again] = await collect(OPTIONS);
		expect(digest(again as AgencyDemo)).toBe(digest(demo));
	});

	test('another seed gives another region with the same personas', async () => {
		const [other] = await collect({ ...OPTIONS, seed: 2 });
		expect(digest(other as AgencyDemo)).not.toBe(digest(demo));
		const names = ({ people }: AgencyDemo) => people.filter(({ personaKey }) => personaKey !== null).map(({ nip, name, email }) => `${nip} ${name} ${email}`).sort();
		expect(names(other as AgencyDemo)).toEqual(names(demo));
	});

	test('it stands on any day, also the first and a leap day', async () => {
		for (const today of ['2027-01-01', '2028-02-29']) {
			const [agency] = await collect({ ...OPTIONS, today });
			expect(agency?.people).toHaveLength(500);
			for (const { startedOn } of agency?.employments ?? []) expect(startedOn <= today).toBe(true);
			for (const { endsOn } of agency?.jpEntries ?? []) expect(endsOn <= today).toBe(true);
		}
	});
});

describe('the tree of units', () => {
	test('has one root, no cycle, and at least six levels', () => {
		const byId = new Map(demo.units.map((unit) => [unit.id, unit]));
		expect(demo.units.filter(({ parentId }) => parentId === null)).toHaveLength(1);
		for (const unit of demo.units) {
			const parent = unit.parentId === null ? undefined : byId.get(unit.parentId);
			expect(unit.level).toBe((parent?.level ?? 0) + 1);
			expect(unit.path).toBe(`${parent?.path ?? '/'}${unit.number}/`);
		}
		expect(Math.max(...demo.units.map(({ level }) => level))).toBeGreaterThanOrEqual(6);
		expect(new Set(demo.units.map(({ key }) => key)).size).toBe(demo.units.length);
	});

	test('every unit that stands has exactly one head, who is a PNS', () => {
		const positions = new Map(demo.positions.map((position) => [position.id, position]));
		const heads = Map.groupBy(demo.employments.filter(({ endedOn, positionId }) => endedOn === null && positions.get(positionId)?.isHead), ({ unitId }) => unitId);
		for (const unit of demo.units.filter(({ closedOn }) => closedOn === null)) {
			expect(heads.get(unit.id), unit.name).toHaveLength(1);
			expect(heads.get(unit.id)?.[0]?.kind).toBe('pns');
		}
	});

	test('a renamed unit keeps its former name, a closed one its end', () => {
		const renamed = demo.units.find(({ former }) => former !== null);
		expect(renamed?.former?.validFrom && renamed.former.validFrom < renamed.validFrom).toBe(true);
		expect(demo.units.filter(({ closedOn }) => closedOn !== null)).toHaveLength(1);
	});
});

describe('the people', () => {
	test('number 500, more than half in education, about three in ten PPPK', () => {
		const sector = new Map(demo.units.map((unit) => [unit.id, unit.sector]));
		const present = demo.employments.filter(({ endedOn, isPrimary }) => isPrimary && endedOn === null);
		expect(demo.people).toHaveLength(500);
		expect(present).toHaveLength(500);
		expect(present.filter(({ unitId }) => sector.get(unitId) === 'education').length / 500).toBeGreaterThan(0.5);
		const pppk = present.filter(({ kind }) => kind === 'pppk').length / 500;
		expect(pppk).toBeGreaterThan(0.22);
		expect(pppk).toBeLessThan(0.38);
	});

	test('have NIPs right in form, unique, and marked as invented', () => {
		expect(new Set(demo.people.map(({ nip }) => nip)).size).toBe(500);
		for (const { nip, invented, sex } of demo.people) {
			expect(nip).toMatch(/^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(19|20)\d{2}(0[1-9]|1[0-2]|2[1-9])[12]9(0[1-9]|[1-9]\d)$/);
			expect(nip[14]).toBe(sex === 'M' ? '1' : '2');
			expect(invented).toBe(true);
		}
	});

	test('have addresses under .example only, and each its own', () => {
		const emails = demo.people.map(({ email }) => email).filter((email) => email !== '');
		for (const email of emails) expect(email).toMatch(/^[a-z0-9.]+@[a-z]+\.example$/);
		expect(new Set(emails).size).toBe(emails.length);
	});

	test('some have one name only, and few are named twice the same', () => {
		expect(demo.people.some(({ name }) => !name.includes(' '))).toBe(true);
		expect(new Set(demo.people.map(({ name }) => name)).size).toBeGreaterThan(470);
	});

	test('posts of one person do not overlap', () => {
		for (const posts of Map.groupBy(demo.employments.filter(({ isPrimary }) => isPrimary), ({ personId }) => personId).values()) {
			const ordered = posts.toSorted((a, b) => (a.startedOn < b.startedOn ? -1 : 1));
			ordered.forEach((post, index) => {
				const next = ordered[index + 1];
				if (next) expect(post.endedOn !== null && post.endedOn <= next.startedOn).toBe(true);
				else expect(post.endedOn).toBeNull();
			});
		}
	});

	test('carry the findings that a data-quality page is for', () => {
		const closed = new Set(demo.units.filter(({ closedOn }) => closedOn !== null).map(({ id }) => id));
		expect(demo.people.some(({ email }) => email === '')).toBe(true);
		expect(demo.people.some(({ phone }) => phone === '')).toBe(true);
		expect(demo.employments.filter(({ unitId, endedOn }) => endedOn === null && closed.has(unitId)).length).toBeGreaterThan(0);
		expect(demo.people.some(({ bornOn, nip }) => bornOn.replaceAll('-', '') !== nip.slice(0, 8))).toBe(true);
		expect(demo.people.some(({ bornOn }) => bornOn < '1966-11-21')).toBe(true);
	});

	test('ranks fit the kind: Roman with a letter for PNS, Roman alone for PPPK', () => {
		for (const { kind, rank } of demo.employments) expect(rank).toMatch(kind === 'pns' ? /^(I|II|III)\/[a-d]$|^IV\/[a-e]$/ : /^[IVX]+$/);
	});
});

describe('personas', () => {
	test('are all there, in their unit, with their own NIP', () => {
		const unitOf = new Map(demo.employments.filter(({ endedOn }) => endedOn === null).map(({ personId, unitId }) => [personId, demo.units.find(({ id }) => id === unitId)?.key]));
		for (const persona of personasOf('small')) {
			if (persona.nip === null) continue;
			const person = demo.people.find(({ personaKey }) => personaKey === persona.key);
			expect(person, persona.key).toMatchObject({ nip: persona.nip, name: persona.name, email: persona.email });
			expect(unitOf.get(person?.id ?? '')).toBe(persona.unitKey);
		}
		for (const { grantUnitKey } of personasOf('small')) expect(demo.units.some(({ key }) => key === grantUnitKey), grantUnitKey).toBe(true);
	});

	// Rule R04: 16 technical JP this year, four short of 20.
	test('the officer has 16 JP this year and no session that would add to them', () => {
		const officer = demo.people.find(({ personaKey }) => personaKey === 'officer');
		const own = demo.jpEntries.filter(({ personId }) => personId === officer?.id);
		expect(own.filter(({ endsOn }) => endsOn.startsWith('2026')).reduce((sum, { minutes }) => sum + minutes, 0)).toBe(16 * 45);
		expect(demo.enrolments.some(({ personId }) => personId === officer?.id)).toBe(false);
		expect(demo.disciplines.find(({ personId }) => personId === officer?.id)?.level).toBe('light');
	});
});

describe('services', () => {
	test('at least thirty units serve citizens in each of 24 months', () => {
		const months = Map.groupBy(life.filter(({ responses }) => responses.length > 0), ({ unitId }) => unitId);
		expect(months.size).toBeGreaterThanOrEqual(30);
		for (const own of months.values()) expect(new Set(own.map(({ month }) => month)).size).toBe(24);
	});

	test('answers, waits and dates are possible ones', () => {
		const impossible = life.flatMap(({ month, visits, responses }) => [
			...responses.filter(({ answers, submittedOn }) => !submittedOn.startsWith(month) || ELEMENTS.some((element) => !(answers[element] >= 1 && answers[element] <= 4))),
			...visits.filter(({ takenAt, calledAt, doneAt }) => !(takenAt <= calledAt && calledAt <= doneAt))
		]);
		expect(impossible).toEqual([]);
	});

	test('complaints close after they came, open ones are recent or few, numbers are unique', () => {
		const all = life.flatMap(({ complaints }) => complaints);
		expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
		const impossible = all.filter(({ receivedAt, closedAt, state }) => (closedAt !== null) !== (state === 'closed' || state === 'archived') || (closedAt !== null && closedAt <= receivedAt));
		expect(impossible).toEqual([]);
		expect(all.filter(({ closedAt }) => closedAt === null).length).toBeGreaterThan(0);
	});
});

describe('trainings', () => {
	test('in its first month four of five people of a trained unit have completed the programme', () => {
		const sessions = new Map(demo.sessions.map((session) => [session.id, session]));
		const done = new Set(demo.enrolments.filter(({ state, sessionId }) => state === 'completed' && sessions.get(sessionId)?.courseCode === 'LYN-01').map(({ personId }) => personId));
		for (const { unitId, firstMonth } of demo.treatments.filter(({ programmeKey }) => programmeKey === 'pelayanan-prima')) {
			const crew = demo.employments.filter((post) => post.unitId === unitId && post.endedOn === null);
			const share = crew.filter(({ personId }) => done.has(personId)).length / crew.length;
			if (firstMonth !== null) expect(share).toBeGreaterThanOrEqual(0.6);
			else expect(share).toBe(0);
		}
	});

	test('no session holds more than its capacity, nobody sits twice in one', () => {
		const bySession = Map.groupBy(demo.enrolments, ({ sessionId }) => sessionId);
		for (const session of demo.sessions) {
			const own = (bySession.get(session.id) ?? []).map(({ personId }) => personId);
			expect(own.length).toBeLessThanOrEqual(session.capacity);
			expect(new Set(own).size).toBe(own.length);
		}
	});

	test('there are dates to choose from in the weeks ahead', () => {
		expect(demo.sessions.filter(({ state, startsOn, courseCode }) => state === 'open' && startsOn > OPTIONS.today && courseCode === 'ADM-01')).toHaveLength(3);
	});
});
