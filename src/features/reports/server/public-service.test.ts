import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { insertPerson } from '#tests/support/builders.ts';
import { aboutPerson, insertComplaint } from '#tests/support/complaint-rows.ts';
import { withCitizen, type CitizenScene } from '#tests/support/complaints.ts';
import { insertServicePoint, insertSurvey } from '#tests/support/surveys.ts';
import { answerFile } from '../public-answer.ts';
import { forAMinute } from './minute.ts';
import { fileOf, openData } from './open-data-service.ts';
import { publicAgencies, publicAgency, publicPoint } from './public-service.ts';

const result = (respondents: number) => JSON.stringify({
	respondents, index: 8050, grade: 'B', weight: '1/9', interval95: [7900, 8200], ruleName: 'skm-1/9', ruleVersion: '2017-1', sampleMinimum: 100, splits: [{ split: 'sex', cells: [] }],
	elements: [{ element: 'conduct', answered: respondents, sum: 3 * respondents, index: 7500, grade: 'C' }]
});

/** A counter with one published survey; times of 40 and of 4 visits; 6 complaints in progress, 2 new, 7 of violations. */
async function fill({ owner, agency, office, point }: CitizenScene): Promise<string> {
	const survey = await insertSurvey(owner, point, { opens_on: '2026-01-01', closes_on: '2026-06-30', closed_at: new Date('2026-07-01T00:00:00Z'), result: result(40) });
	const cell = (month: string, element: string, responses: number, value: number) => ({ agency_id: agency.id, unit_id: office.id, service_id: point.serviceId, month, element, responses, total: 0, value });
	await owner.insertInto('outcome_month').values([cell('2026-09-01', 'wait_median_minutes', 40, 12), cell('2026-09-01', 'within_promise_percent', 40, 75), cell('2026-10-01', 'wait_median_minutes', 4, 99)]).execute();
	const filed = async (count: number, given: object) => { for (let at = 0; at < count; at += 1) await insertComplaint(owner, office, { received_on: '2026-09-01', subject: 'RAHASIA', body: 'RAHASIA', ...given }); };
	await filed(6, { state: 'handling' });
	await filed(2, { state: 'new' });
	await filed(7, { class: 'violation', state: 'closed', closed_at: new Date() });
	return survey;
}

/** Each test asks at its own moment: what one has seen is kept for a minute. */
let moments = 0;
const fresh = (scene: CitizenScene) => ({ ...scene.ctx, now: new Date(Date.parse('2026-11-21T03:00:00Z') + (moments += 1) * 3_600_000) });

describe('what citizens read', () => {
	test('of a government: results with interval, overdue surveys, complaints by state, small counts hidden', () =>
		withCitizen(async (scene) => {
			const survey = await fill(scene);
			const bare = await insertServicePoint(scene.owner, scene.office);
			const page = await publicAgency(fresh(scene), scene.agency.code);
			expect(page.points.find(({ slug }) => slug === scene.point.slug)).toMatchObject({ isOverdue: false, survey: { id: survey, index: 8050, interval95: [7900, 8200], respondents: 40 } });
			expect(page.points.find(({ slug }) => slug === bare.slug)).toMatchObject({ isOverdue: true, survey: null });
			expect(page.complaints).toEqual({ handling: 6, new: null });
			expect(page.confirmed).toBeNull();
			expect(JSON.stringify(page)).not.toContain('RAHASIA');
			expect((await publicAgencies(fresh(scene))).find(({ code }) => code === scene.agency.code)).toMatchObject({ points: 2, results: 1 });
		}));

	test('of complaints that name an officer: nothing, neither in a count nor in the rate of repairs nor as open data (R21)', () =>
		withCitizen(async (scene) => {
			const { owner, agency, office } = scene;
			const ids: string[] = [];
			for (let at = 0; at < 10; at += 1) ids.push(await insertComplaint(owner, office, { state: 'closed', received_on: '2026-09-01', closed_at: scene.ctx.now, confirmed_fixed: at < 5 }));
			expect(await publicAgency(fresh(scene), agency.code)).toMatchObject({ complaints: { closed: 10 }, confirmed: { answers: 10, fixedPercent: 50 } });
			const person = await insertPerson(owner, { agencyId: agency.id });
			for (const id of ids.slice(0, 5)) await aboutPerson(owner, agency.id, id, person.id);
			expect(await publicAgency(fresh(scene), agency.code)).toMatchObject({ complaints: { closed: 5 }, confirmed: { answers: 5, fixedPercent: 0 } });
			expect(JSON.parse((await openData(fresh(scene), agency.code, 'pengaduan.json', '')).text)).toEqual([{ month: '2026-09-01', class: 'complaint', state: 'closed', complaints: 5 }]);
			await aboutPerson(owner, agency.id, ids[5] ?? '', person.id);
			expect(await publicAgency(fresh(scene), agency.code)).toMatchObject({ complaints: { closed: null }, confirmed: null });
		}));

	test('of a counter: standard, elements, times of five visits and more', () =>
		withCitizen(async (scene) => {
			await fill(scene);
			const page = await publicPoint(fresh(scene), scene.point.slug, scene.agency.code);
			expect(page.times).toEqual([{ month: '2026-09-01', visits: 40, wait: 12, p90: null, share: 75 }]);
			expect(page.survey?.result).not.toHaveProperty('splits');
			await expect(publicPoint(fresh(scene), scene.point.slug, 'other')).rejects.toMatchObject({ code: 'request.not_found' });
			await expect(publicPoint(fresh(scene), "x' or 1=1")).rejects.toMatchObject({ code: 'request.not_found' });
			await expect(publicAgency(fresh(scene), "x' or 1=1")).rejects.toMatchObject({ code: 'request.not_found' });
		}));

	test('never the result of four people', () =>
		withCitizen(async (scene) => {
			await insertSurvey(scene.owner, scene.point, { opens_on: '2026-01-01', closes_on: '2026-06-30', closed_at: new Date(), result: result(4) });
			expect((await publicPoint(fresh(scene), scene.point.slug)).survey).toBeNull();
			expect((await openData(fresh(scene), scene.agency.code, 'skm.json', '')).text).toBe('[]');
		}));

	test('as open data: csv and json, nothing under five, no violations', () =>
		withCitizen(async (scene) => {
			await fill(scene);
			const read = async (name: string) => (await openData(fresh(scene), scene.agency.code, name, 'https://bina.example')).text;
			expect(JSON.parse(await read('panel.json')) as object[]).toHaveLength(2);
			expect(JSON.parse(await read('pengaduan.json'))).toEqual([{ month: '2026-09-01', class: 'complaint', state: 'handling', complaints: 6 }, { month: '2026-09-01', class: 'complaint', state: 'new', complaints: null }]);
			expect((await read('skm.csv')).split(/\r?\n/)[0]).toContain('element');
			expect(await read('layanan.csv')).toContain('Pembuatan KTP-el');
			expect(Object.keys(JSON.parse(await read('kamus.json')) as object)).toEqual(['panel', 'skm', 'pengaduan', 'layanan']);
			expect(await read('katalog.jsonld')).toContain(`https://bina.example/data/${scene.agency.code}/panel.csv`);
			await expect(openData(fresh(scene), scene.agency.code, 'person.csv', '')).rejects.toMatchObject({ code: 'request.not_found' });
		}));
});

describe('the role of citizens, attacked', () => {
	test('reads no table, and none of the functions that the public ones are made of', () =>
		withCitizen(async ({ citizen, agency }) => {
			for (const table of ['person', 'complaint', 'complaint_reporter', 'survey_response', 'outcome_month', 'need', 'need_evidence', 'improvement', 'survey', 'service_point', 'follow_up', 'account', 'audit_entry', 'visit']) {
				await expect(sql`select * from ${sql.table(table)}`.execute(citizen), table).rejects.toMatchObject({ code: '42501' });
			}
			await expect(sql`select * from public_results(${agency.id})`.execute(citizen)).rejects.toMatchObject({ code: '42501' });
		}));
	test('gets no small count out of the functions themselves', () =>
		withCitizen(async (scene) => {
			await fill(scene);
			const { rows } = await sql<{ page: object }>`select public_agency(${scene.agency.code}, '2026-11-21') as page`.execute(scene.citizen);
			expect(rows[0]?.page).toMatchObject({ complaints: { handling: 6, new: null } });
			const panel = await sql<{ responses: number }>`select responses from public_panel(${scene.agency.code})`.execute(scene.citizen);
			expect(Math.min(...panel.rows.map(({ responses }) => responses))).toBeGreaterThanOrEqual(5);
		}));
	// R18: a large month whose neighbour is small would tell it, less the published result of the survey.
	test('gets no month that may not be told, however many answered', () =>
		withCitizen(async (scene) => {
			await fill(scene);
			const months = async () => (await sql<{ responses: number }>`select responses from public_panel(${scene.agency.code})`.execute(scene.citizen)).rows.length;
			const before = await months();
			const cell = { agency_id: scene.agency.id, unit_id: scene.point.unit.id, service_id: scene.point.serviceId, element: 'index', responses: 50, total: 1000 };
			await scene.owner.insertInto('outcome_month').values([{ ...cell, month: '2026-08-01' }, { ...cell, month: '2026-09-01', told: false }]).execute();
			expect(await months()).toBe(before + 1);
		}));
});

describe('a crowd', () => {
	test('is answered from one question a minute', async () => {
		let asked = 0;
		const make = () => Promise.resolve((asked += 1));
		const at = (seconds: number) => new Date(Date.parse('2030-01-01T00:00:00Z') + seconds * 1000);
		expect(await Promise.all([forAMinute('k', at(0), make), forAMinute('k', at(0), make), forAMinute('k', at(59), make)])).toEqual([1, 1, 1]);
		expect(await forAMinute('k', at(61), make)).toBe(2);
	});
	test('does not keep a failure', async () => {
		await expect(forAMinute('bad', new Date(), () => Promise.reject(new Error('down')))).rejects.toThrow('down');
		expect(await forAMinute('bad', new Date(), () => Promise.resolve('up'))).toBe('up');
	});
	test('does not fill the memory: old answers go', async () => {
		const now = new Date('2031-01-01T00:00:00Z');
		let asked = 0;
		const ask = () => forAMinute('first', now, () => Promise.resolve((asked += 1)));
		await ask();
		for (let at = 0; at < 600; at += 1) await forAMinute(`many/${at}`, now, () => Promise.resolve(at));
		await ask();
		expect(asked).toBe(2);
	});
	test('who has the file already is told so', () => {
		const file = fileOf('{}', 'application/json');
		const ask = (etag?: string) => answerFile(file, new Request('http://x/', etag ? { headers: { 'if-none-match': etag } } : {}));
		expect([ask().status, ask(file.etag).status, ask(`W/${file.etag}, "x"`).status, ask('"other"').status]).toEqual([200, 304, 304, 200]);
		expect(ask().headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=300');
	});
});
