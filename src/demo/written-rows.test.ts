import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { isDay } from '#platform/clock.ts';
import { Notebook, type WrittenRow } from '#tests/support/notebook.ts';
import { addDays } from './calendar.ts';
import { COURSES } from './courses.ts';
import { generateDemo } from './generate.ts';
import { personasOf } from './personas.ts';
import { PROGRAMMES } from './programmes.ts';
import type { AgencyDemo } from './types.ts';
import { writeAccounts } from './write-accounts.ts';
import { writePeople } from './write-people.ts';
import { panelRows, serviceIdsOf, writeServices } from './write-services.ts';
import { writeTrainings } from './write-trainings.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TODAY = '2026-11-21';
const HASH = 'hash-rekaan';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function everything(demo: AgencyDemo): Promise<Notebook> {
	const notebook = new Notebook();
	await writePeople(notebook.writer, demo, TODAY);
	await writeAccounts(notebook.writer, demo, personasOf('small'), HASH, TODAY);
	const services = serviceIdsOf(demo);
	await writeServices(notebook.writer, demo, services, { today: TODAY, identityKey: 'k' });
	await writeTrainings(notebook.writer, demo, services);
	return notebook;
}
async function region(): Promise<AgencyDemo> {
	for await (const agency of generateDemo({ size: 'small', seed: 1, today: TODAY })) return agency;
	throw new Error('the demo region has no government');
}

let demo: AgencyDemo;
let notebook: Notebook;
beforeAll(async () => {
	demo = await region();
	notebook = await everything(demo);
});

const ids = (table: string) => new Set(notebook.column(table, 'id'));
const by = (table: string) => new Map(notebook.of(table).map((row) => [row['id'], row]));
const text = (row: WrittenRow | undefined, name: string) => String(row?.[name] ?? '');

describe('every row of the demo region', () => {
	// The ids follow from the names of the things, so that a second region is recognised as the first.
	test('is the same when it is written again', async () => {
		const again = await everything(await region());
		expect(again.tables).toEqual(notebook.tables);
		for (const table of ['unit', 'person', 'account', 'session', 'programme', 'survey']) expect(again.of(table), table).toEqual(notebook.of(table));
	});

	test('stands in the government it was drawn for', () => {
		for (const table of notebook.tables) {
			const owners = new Set(notebook.of(table).map((row) => row['agency_id'] ?? row['owner_agency_id'] ?? row['home_agency_id'] ?? demo.agency.id));
			expect([...owners], table).toEqual(notebook.of(table).length === 0 ? [] : [demo.agency.id]);
		}
	});

	test('that has an id has one of its own', () => {
		for (const table of notebook.tables) {
			const given = notebook.column(table, 'id').filter((id) => id !== null);
			expect(new Set(given).size, table).toBe(given.length);
			for (const id of given) expect(id, table).toMatch(UUID);
		}
	});

	test.each([
		['unit', 'parent_id', 'unit'], ['position', 'unit_id', 'unit'], ['employment', 'person_id', 'person'], ['employment', 'unit_id', 'unit'], ['employment', 'position_id', 'position'],
		['account', 'person_id', 'person'], ['credential', 'account_id', 'account'], ['role_grant', 'account_id', 'account'], ['role_grant', 'unit_id', 'unit'],
		['service_point', 'unit_id', 'unit'], ['service_point', 'service_id', 'service'], ['survey', 'service_point_id', 'service_point'], ['survey_response', 'survey_id', 'survey'],
		['outcome_month', 'unit_id', 'unit'], ['outcome_month', 'service_id', 'service'], ['session', 'course_id', 'course'], ['enrolment', 'session_id', 'session'], ['enrolment', 'person_id', 'person'],
		['attendance', 'enrolment_id', 'enrolment'], ['jp_entry', 'person_id', 'person'], ['jp_entry', 'enrolment_id', 'enrolment'],
		['programme', 'course_id', 'course'], ['programme_unit', 'programme_id', 'programme'], ['programme_unit', 'unit_id', 'unit'], ['programme_unit', 'service_id', 'service'], ['demo_truth', 'programme_id', 'programme']
	])('of %s points with its %s to a %s that is there', (table, column, target) => {
		const known = ids(target);
		const given = notebook.column(table, column).filter((id) => id !== null);
		expect(given.length).toBeGreaterThan(0);
		expect(given.filter((id) => !known.has(id))).toEqual([]);
	});
});

describe('units', () => {
	test('lie in the tree below their parent, who is written before them', () => {
		const seen = new Map<unknown, string>();
		for (const unit of notebook.of('unit')) {
			const above = unit['parent_id'] === null ? '/' : seen.get(unit['parent_id']);
			expect(above, text(unit, 'name')).toBeDefined();
			expect(unit['path']).toBe(`${above}${String(unit['number'])}/`);
			seen.set(unit['id'], text(unit, 'path'));
		}
	});

	test('one stands at the top', () => expect(notebook.column('unit', 'parent_id').filter((parent) => parent === null)).toHaveLength(1));

	test('a renamed one keeps its former name until the day of the new one', () => {
		const units = by('unit');
		expect(notebook.of('unit_history').length).toBeGreaterThan(0);
		for (const former of notebook.of('unit_history')) {
			const now = units.get(former['unit_id'] ?? null);
			expect(former['name']).not.toBe(now?.['name']);
			expect(former['valid_to']).toBe(now?.['valid_from']);
			expect(text(former, 'valid_from') < text(former, 'valid_to')).toBe(true);
		}
	});
});

describe('people', () => {
	test('are all written, once, and all marked as invented', () => {
		expect(notebook.of('person')).toHaveLength(demo.people.length);
		expect(new Set(notebook.column('person', 'invented'))).toEqual(new Set([true]));
	});

	// The day of birth stands in the first eight digits of a NIP, the sex in the fifteenth (R27); some records of the region contradict on purpose.
	test('carry numbers that agree with themselves, except for the few whose contradiction is to be found', () => {
		const odd = notebook.of('person').filter((row) => text(row, 'nip').slice(0, 8) !== text(row, 'born_on').replaceAll('-', '') || (text(row, 'nip')[14] === '1') !== (row['sex'] === 'M'));
		expect(odd.length / notebook.of('person').length).toBeLessThan(0.05);
		for (const row of odd) expect(row['findings'], text(row, 'nip')).not.toBe('{}');
	});

	test('findings are codes of the audit of records, known on the day of writing', () => {
		const found = notebook.of('person').filter((row) => row['findings'] !== '{}');
		expect(found.length).toBeGreaterThan(0);
		for (const row of found) expect(text(row, 'findings')).toMatch(/^\{[A-Z]{3}_\d+(,[A-Z]{3}_\d+)*\}$/);
		expect(new Set(notebook.column('person', 'findings_on'))).toEqual(new Set([TODAY]));
	});

	test('what the export says besides is kept as the import keeps it', () => {
		for (const row of notebook.of('person').slice(0, 50)) expect(typeof JSON.parse(text(row, 'siasn'))).toBe('object');
	});

	test('have at most one first post that has not ended', () => {
		const open = notebook.of('employment').filter((row) => row['is_primary'] === true && row['ended_on'] === null).map((row) => row['person_id']);
		expect(new Set(open).size).toBe(open.length);
	});

	test('are PNS or PPPK, with the code of it, and leave after they came', () => {
		for (const row of notebook.of('employment')) {
			expect(row['status_code']).toBe(row['kind'] === 'pns' ? '01' : '71');
			if (row['ended_on'] !== null) expect(text(row, 'ended_on') > text(row, 'started_on')).toBe(true);
		}
		expect(new Set(notebook.column('employment', 'kind'))).toEqual(new Set(['pns', 'pppk']));
	});

	test('a post without an echelon has none, not "99"', () => expect(notebook.column('position', 'echelon_id')).not.toContain('99'));
});

describe('accounts', () => {
	test('one a persona, signed in by NIP or by address', () => {
		expect(notebook.of('account').map((row) => [row['name'], row['email'], row['username']])).toEqual(personasOf('small').map(({ name, email, nip }) => [name, email, nip ?? email]));
	});

	test('belong to the person of that number; a partner and the head of region are no staff', () => {
		const people = by('person');
		for (const { name, nip } of personasOf('small')) {
			const account = notebook.of('account').find((row) => row['name'] === name);
			expect(people.get(account?.['person_id'] ?? '')?.['nip'] ?? null, name).toBe(nip);
		}
	});

	test('hold the roles of the list, over the unit of the list, since two years', () => {
		const units = new Map(demo.units.map(({ id, key }) => [id, key]));
		const accounts = by('account');
		const granted = notebook.of('role_grant').map((row) => [accounts.get(row['account_id'] ?? '')?.['email'], row['role'], units.get(text(row, 'unit_id')), row['valid_from']]);
		expect(granted).toEqual(personasOf('small').flatMap(({ email, roles, grantUnitKey }) => roles.map((role) => [email, role, grantUnitKey, '2024-01-01'])));
	});

	test('never carry a password, only its hash', () => {
		expect(new Set(notebook.column('credential', 'password'))).toEqual(new Set([HASH]));
		expect(new Set(notebook.column('credential', 'provider_id'))).toEqual(new Set(['credential']));
	});

	test('personas of another government are not written into this one', async () => {
		const other = new Notebook();
		await writeAccounts(other.writer, { ...demo, agency: { ...demo.agency, code: '9999' } }, personasOf('province'), HASH, TODAY);
		expect(other.of('account')).toEqual([]);
	});
});

describe('services and surveys', () => {
	test('a counter asks by half-years without a gap, and only the last is open', () => {
		for (const [point, periods] of Map.groupBy(notebook.of('survey'), (row) => row['service_point_id'])) {
			const sorted = periods.toSorted((a, b) => (text(a, 'opens_on') < text(b, 'opens_on') ? -1 : 1));
			for (const [at, period] of sorted.entries()) {
				const next = sorted[at + 1];
				if (next) expect(text(next, 'opens_on'), String(point)).toBe(addDays(text(period, 'closes_on'), 1));
				expect(period['closed_at'] === null).toBe(next === undefined);
			}
		}
	});

	test('every answer lies in the survey it was given to', () => {
		const surveys = by('survey');
		expect(notebook.of('survey_response').length).toBeGreaterThan(1000);
		for (const row of notebook.of('survey_response')) {
			const survey = surveys.get(row['survey_id'] ?? '');
			expect(text(survey, 'opens_on') <= text(row, 'submitted_on') && text(row, 'submitted_on') <= text(survey, 'closes_on')).toBe(true);
		}
	});

	test('answers go from 1 to 4, and each visit has one', () => {
		for (const element of ELEMENTS) expect([...new Set(notebook.column('survey_response', element))].sort()).toEqual([1, 2, 3, 4]);
		const tokens = notebook.column('survey_response', 'visit_token');
		expect(new Set(tokens).size).toBe(tokens.length);
	});

	test('the panel is the sum of the answers, and the index the sum of the nine', () => {
		const rows = panelRows({
			unitId: 'u1', month: '2026-10', served: [], visits: [], complaints: [],
			responses: [1, 4].map((score) => ({ servicePointId: 'p1', answers: Object.fromEntries(ELEMENTS.map((element) => [element, score])) }) as never)
		}, new Map([['p1', 'ktp']]));
		expect(rows).toHaveLength(10);
		for (const row of rows) expect(row).toMatchObject({ unitId: 'u1', serviceCode: 'ktp', month: '2026-10-01', responses: 2, total: row.element === 'index' ? 45 : 5 });
	});

	test('two services of one counter are summed apart', () => {
		const answers = Object.fromEntries(ELEMENTS.map((element) => [element, 3]));
		const responses = ['p1', 'p2'].map((servicePointId) => ({ servicePointId, answers }) as never);
		const rows = panelRows({ unitId: 'u1', month: '2026-10', served: [], visits: [], complaints: [], responses }, new Map([['p1', 'ktp'], ['p2', 'kk']]));
		expect(rows.filter(({ element }) => element === 'index').map(({ serviceCode, total }) => [serviceCode, total])).toEqual([['ktp', 27], ['kk', 27]]);
	});
});

describe('trainings', () => {
	test('every course of the list is there once, three of them for all governments', () => {
		expect(notebook.of('course').map((row) => [row['code'], row['minutes']])).toEqual(COURSES.map(({ code, minutes }) => [code, minutes]));
		expect(notebook.of('course').filter((row) => row['sharing'] === 'all').map((row) => row['code']).sort()).toEqual(['DIG-01', 'KOM-01', 'TNG-01']);
	});

	test('a session that is over has the moment of its end, one to come has none', () => {
		for (const row of notebook.of('session')) {
			expect(text(row, 'starts_on') <= text(row, 'ends_on')).toBe(true);
			expect(row['completed_at']).toBe(row['state'] === 'done' ? `${text(row, 'ends_on')}T09:00:00Z` : null);
		}
		expect(new Set(notebook.column('session', 'state'))).toEqual(new Set(['done', 'open']));
	});

	test('people enrol before it begins, and are present on its days', () => {
		const sessions = by('session');
		const enrolments = by('enrolment');
		for (const row of enrolments.values()) expect(text(row, 'enrolled_at').slice(0, 10) < text(sessions.get(row['session_id'] ?? ''), 'starts_on')).toBe(true);
		for (const row of notebook.of('attendance')) {
			const session = sessions.get(enrolments.get(row['enrolment_id'] ?? '')?.['session_id'] ?? '');
			expect(text(session, 'starts_on') <= text(row, 'day') && text(row, 'day') <= text(session, 'ends_on')).toBe(true);
		}
	});

	test('nobody sits in one session twice', () => {
		const seats = notebook.of('enrolment').map((row) => `${text(row, 'session_id')} ${text(row, 'person_id')}`);
		expect(new Set(seats).size).toBe(seats.length);
	});

	test('credit for a session goes to who completed it', () => {
		const enrolments = by('enrolment');
		for (const row of notebook.of('jp_entry')) {
			if (row['enrolment_id'] === null) continue;
			expect(enrolments.get(row['enrolment_id'] ?? '')).toMatchObject({ state: 'completed', person_id: row['person_id'] });
		}
	});

	test('what has ended has ended: no credit of tomorrow', () => expect(notebook.column('jp_entry', 'ends_on').filter((day) => String(day) > TODAY)).toEqual([]));
});

describe('programmes', () => {
	test('are registered before their first unit is trained, with a fingerprint', () => {
		for (const programme of notebook.of('programme')) {
			const months = notebook.of('programme_unit').filter((row) => row['programme_id'] === programme['id']).flatMap((row) => row['first_month'] ?? []).map(String).sort();
			expect(months.length).toBeGreaterThan(0);
			expect(text(programme, 'registered_at').slice(0, 10)).toBe(addDays(months[0] ?? '', -30));
			expect(text(programme, 'registration_sha256')).toMatch(/^[0-9a-f]{64}$/);
		}
	});

	test('no two promises have the same fingerprint', () => expect(new Set(notebook.column('programme', 'registration_sha256')).size).toBe(PROGRAMMES.length));

	test('without anybody trained there is nothing to register', async () => {
		const none = new Notebook();
		await writeTrainings(none.writer, { ...demo, treatments: demo.treatments.map((treatment) => ({ ...treatment, firstMonth: null })) }, serviceIdsOf(demo));
		expect(none.of('programme').map((row) => [row['registered_at'], row['registration_sha256']])).toEqual(PROGRAMMES.map(() => [null, null]));
	});

	test('months are the first of a month, and some units are never trained', () => {
		const months = notebook.column('programme_unit', 'first_month');
		expect(months).toContain(null);
		for (const month of months) if (month !== null) expect(isDay(String(month)) && String(month).endsWith('-01')).toBe(true);
	});

	test('every effect that was put in stands beside its programme, with what it means', () => {
		const programmes = by('programme');
		for (const { title, effects } of PROGRAMMES)
			for (const [outcome, effect] of Object.entries(effects)) {
				const rows = notebook.of('demo_truth').filter((row) => row['outcome'] === outcome && programmes.get(row['programme_id'] ?? '')?.['title'] === title);
				expect(rows.map((row) => row['effect']), `${title} ${outcome}`).toEqual([effect]);
				expect(text(rows[0], 'note')).toContain('data contoh');
			}
	});
});
