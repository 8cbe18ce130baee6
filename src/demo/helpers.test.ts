import { describe, expect, test } from 'vitest';
import { loadAreas } from './areas.ts';
import { addWeekdays, addYears, fullYears, instant, monthOf, nextWeekday, panelMonths, weekday, weekdaysOf } from './calendar.ts';
import { drawCareer, drawStudies, rankSince } from './careers.ts';
import { COURSES, courseOf } from './courses.ts';
import { addressName, inventName } from './names.ts';
import { NipBook } from './nip.ts';
import { DEMO_PASSWORD, personasOf } from './personas.ts';
import type { Post } from './posts.ts';
import { Random } from './random.ts';
import { SERVICES, serviceOf } from './services.ts';
import { REGENCY_OFFICES } from './unit-plan-offices.ts';

describe('calendar', () => {
	test('weeks begin on Monday', () => {
		expect(weekday('2026-11-16')).toBe(1);
		expect(weekday('2026-11-22')).toBe(7);
		expect(nextWeekday('2026-11-21')).toBe('2026-11-23');
		expect(addWeekdays('2026-11-20', 1)).toBe('2026-11-23');
		expect(weekdaysOf('2026-02')).toHaveLength(20);
	});
	test('months cross years, and 24 of them end before this one', () => {
		expect(monthOf('2026-01-31', -1)).toBe('2025-12');
		expect(monthOf('2026-11-21', 2)).toBe('2027-01');
		const months = panelMonths('2026-11-21');
		expect([months.length, months[0], months.at(-1)]).toEqual([24, '2024-11', '2026-10']);
	});
	test('years are counted to the birthday', () => {
		expect(fullYears('1990-05-15', '2026-05-14')).toBe(35);
		expect(fullYears('1990-05-15', '2026-05-15')).toBe(36);
		expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
		expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
	});
	test('eight in the morning in Jambi is one o’clock UTC', () => expect(instant('2026-11-21', 480)).toBe('2026-11-21T01:00:00.000Z'));
});

describe('invented NIPs', () => {
	const pns = { kind: 'pns', bornOn: '1990-05-15', startedOn: '2019-03-01', sex: 'F' } as const;

	// Rule R27: 199005152019032001 is a woman, 198501012021211001 a PPPK; ours differ by the serial 9xx.
	test('are built as R27 reads them', () => {
		const random = new Random('nip');
		expect(new NipBook().give(pns, random)).toMatch(/^1990051520190329\d\d$/);
		expect(new NipBook().give({ kind: 'pppk', bornOn: '1985-01-01', startedOn: '2021-07-01', sex: 'M' }, random)).toMatch(/^1985010120212119\d\d$/);
	});

	test('never repeat, and refuse rather than repeat', () => {
		const book = new NipBook();
		const random = new Random('full');
		const given = new Set(Array.from({ length: 99 }, () => book.give(pns, random)));
		expect(given.size).toBe(99);
		expect(() => book.give(pns, random)).toThrow(/no serial left/);
	});

	test('a reserved number is not given', () => {
		const book = new NipBook();
		for (let serial = 901; serial < 999; serial++) book.reserve(`199005152019032${serial}`);
		expect(book.give(pns, new Random('x'))).toBe('199005152019032999');
		expect(() => book.reserve('199005152019032999')).toThrow(RangeError);
	});
});

describe('names', () => {
	test('one in sixteen is a single word', () => {
		const random = new Random('names');
		const names = Array.from({ length: 2000 }, (_, index) => inventName(index % 2 ? 'M' : 'F', random));
		const single = names.filter((name) => !name.includes(' ')).length / 2000;
		expect(single).toBeGreaterThan(0.04);
		expect(single).toBeLessThan(0.09);
		expect(names.every((name) => /^[A-Z][a-z]+( [A-Z][a-z]+){0,2}$/.test(name))).toBe(true);
	});
	test('an address has no blanks or marks', () => expect(addressName("Nur'aini  Putri")).toBe('nuraini.putri'));
});

describe('careers', () => {
	const post: Post = { title: 'Penelaah Teknis Kebijakan', kind: 'pelaksana', education: '40', field: 'administration', women: 0.5, pppk: 0.5, retirementAge: 58 };

	test('nobody starts before the studies end, or after today', () => {
		const random = new Random('careers');
		for (let i = 0; i < 500; i++) {
			const { bornOn, startedOn, graduatedYear } = drawCareer(post, false, '2026-11-21', random);
			expect(startedOn <= '2026-11-21').toBe(true);
			expect(fullYears(bornOn, startedOn)).toBeGreaterThanOrEqual(19);
			expect(fullYears(bornOn, '2026-11-21')).toBeLessThan(58);
			expect(graduatedYear).toBeLessThan(2026);
		}
	});
	test('heads are PNS with a rank for their echelon', () => {
		const random = new Random('heads');
		for (let i = 0; i < 100; i++) expect(drawCareer({ ...post, kind: 'jpt', education: '45', retirementAge: 60 }, true, '2026-11-21', random)).toMatchObject({ kind: 'pns', rank: expect.stringMatching(/^IV\/[bcd]$/) });
	});
	test('school leavers have no degree, doctors have theirs in front', () => {
		expect(drawStudies({ ...post, education: '15' }, new Random('s'))).toEqual({ titleBefore: '', titleAfter: '', educationName: 'SMA IPS' });
		expect(drawStudies({ ...post, field: 'medicine' }, new Random('s'))).toMatchObject({ titleBefore: 'dr.', titleAfter: '' });
	});
	test('a rank lasts four years', () => expect(rankSince('2015-03-01', '2026-11-21')).toBe('2023-03-01'));
});

describe('lists', () => {
	test('every service that an office names exists, and there are about thirty', () => {
		for (const office of REGENCY_OFFICES) for (const code of [...(office.serviceCodes ?? []), ...office.divisions.flatMap((division) => division.serviceCodes ?? [])]) expect(serviceOf(code).code).toBe(code);
		expect(SERVICES.length).toBeGreaterThanOrEqual(28);
		expect(() => serviceOf('none')).toThrow(RangeError);
	});
	test('a service promises minutes or days, not both', () => {
		for (const { promisedMinutes, promisedWorkingDays } of SERVICES) expect((promisedMinutes === null) !== (promisedWorkingDays === null)).toBe(true);
	});
	test('courses have whole minutes a day', () => {
		for (const { minutes, days } of COURSES) expect(Number.isInteger(minutes / days)).toBe(true);
		expect(() => courseOf('none')).toThrow(RangeError);
	});
	test('the demo password is long enough to be accepted', () => expect(DEMO_PASSWORD.length).toBeGreaterThanOrEqual(12));
	test('personas differ in NIP and address, and are marked as invented', () => {
		const personas = personasOf('province');
		expect(new Set(personas.map(({ email }) => email)).size).toBe(personas.length);
		const nips = personas.flatMap(({ nip }) => nip ?? []);
		expect(new Set(nips).size).toBe(nips.length);
		for (const nip of nips) expect(Number(nip.slice(15))).toBeGreaterThan(900);
		for (const { email } of personas) expect(email).toMatch(/\.example$/);
	});
});

describe('areas', () => {
	test('a province has twelve governments and 70,000 people, under their Kemendagri codes', async () => {
		const areas = await loadAreas('province');
		expect(areas).toHaveLength(12);
		expect(areas.reduce((sum, { agency }) => sum + agency.staff, 0)).toBe(70_000);
		expect(areas.find(({ agency }) => agency.code === '1505')?.agency).toMatchObject({ name: 'Kabupaten Muaro Jambi', domain: 'muarojambikab.example', kind: 'regency' });
		expect(areas.find(({ agency }) => agency.code === '15')?.agency.kind).toBe('province');
		expect(areas.some(({ agency }) => agency.provinceCode === '18')).toBe(true);
		for (const { districts } of areas) expect(districts.length).toBeGreaterThan(3);
	});
});
