import { beforeAll, describe, expect, test, vi } from 'vitest';
import { workCalendar } from '#features/holidays/rules.ts';
import { deadlines, MOVE_RULES } from '#features/complaints/rules.ts';
import { openIdentity } from '#features/complaints/server/identity-seal.ts';
import { filledTemplate, templatesFor } from '#features/complaints/template.rules.ts';
import { readNumber } from '#platform/tracking.ts';
import { generateDemo } from './generate.ts';
import { serviceOf } from './services.ts';
import type { BulkWriter, Column } from './insert-rows.ts';
import type { AgencyDemo, Complaint } from './types.ts';
import { ComplaintWriter, movesOf } from './write-complaints.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TODAY = '2026-11-21';
type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Stands in for the database: keeps what would be written, by table. */
class Notebook {
	readonly tables = new Map<string, Row[]>();
	async write<Given>(table: string, columns: readonly Column<Given>[], rows: Iterable<Given>): Promise<void> {
		const kept = this.tables.get(table) ?? [];
		for (const row of rows) kept.push(Object.fromEntries(columns.map(({ name, of }) => [name, of(row)])));
		this.tables.set(table, kept);
	}
	of(table: string): readonly Row[] { return this.tables.get(table) ?? []; }
}

async function written(agency: AgencyDemo, given: readonly Complaint[]): Promise<Notebook> {
	const notebook = new Notebook();
	const writer = new ComplaintWriter(agency, (code) => `service ${code}`, { today: TODAY, identityKey: 'the demo key' });
	await writer.writeDesks(notebook as unknown as BulkWriter);
	await writer.writeTemplates(notebook as unknown as BulkWriter);
	await writer.write(notebook as unknown as BulkWriter, given);
	return notebook;
}

let demo: AgencyDemo;
let complaints: Complaint[];
let notebook: Notebook;
beforeAll(async () => {
	for await (const agency of generateDemo({ size: 'small', seed: 1, today: TODAY })) demo ??= agency;
	complaints = [...demo.unitMonths()].flatMap((month) => month.complaints);
	notebook = await written(demo, complaints);
});

/** Share of those for which something holds, in hundredths. */
const share = <Item>(items: readonly Item[], holds: (item: Item) => boolean) => (100 * items.filter(holds).length) / items.length;

test('offices begin with answers, one of them for a service that is given, with nothing left open that is not filled in', () => {
	const rows = notebook.of('complaint_template');
	expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
	expect(templatesFor(rows.map(({ name }) => ({ name: String(name) })), 'Penerbitan KTP elektronik')[0]).toMatchObject({ isForService: true });
	expect(serviceOf('ktp-el').name).toBe('Penerbitan KTP elektronik');
	for (const { body } of rows) expect(filledTemplate(String(body), { number: '7KQ-2M9-XDC', serviceName: null, unitName: 'Kantor' }, 'layanan kami')).not.toMatch(/[{}]/);
});

describe('the log of an invented complaint', () => {
	test('begins with the receipt and leads, step by step, to the present state', () => {
		for (const complaint of complaints) {
			const moves = movesOf(complaint);
			expect(moves[0]).toMatchObject({ move: 'file', at: complaint.receivedAt, fromState: 'new', toState: 'new' });
			for (const [index, { fromState }] of moves.entries()) if (index > 0) expect(fromState).toBe(moves[index - 1]?.toState);
			expect(moves.at(-1)?.toState).toBe(complaint.state);
		}
	});

	test('makes only steps that the rules allow', () => {
		for (const complaint of complaints) {
			for (const { move, fromState, toState } of movesOf(complaint)) if (move !== 'file') expect([MOVE_RULES[move].from as readonly string[], MOVE_RULES[move].to]).toEqual([expect.arrayContaining([fromState]), toState]);
		}
	});

	test('goes forward in time, from the receipt to the closing', () => {
		for (const complaint of complaints) {
			const moments = movesOf(complaint).map(({ at }) => Date.parse(at));
			expect(moments).toEqual([...moments].sort((a, b) => a - b));
			expect(moments[0]).toBe(Date.parse(complaint.receivedAt));
			if (complaint.closedAt !== null) expect(moments.at(-1)).toBe(Date.parse(complaint.closedAt));
		}
	});

	test.each<[Complaint['state'], number]>([['new', 1], ['verified', 2], ['assigned', 3], ['handling', 4], ['closed', 5], ['archived', 2]])('of one that is %s has %i lines', (state, lines) => {
		const [any] = complaints;
		const complaint = { ...any!, state, receivedAt: '2026-11-02T02:00:00.000Z', closedAt: state === 'closed' || state === 'archived' ? '2026-11-09T02:00:00.000Z' : null };
		expect(movesOf(complaint)).toHaveLength(lines);
	});

	test('of one that was closed within the hour still has every step before the closing', () => {
		const complaint = { ...complaints[0]!, state: 'closed' as const, receivedAt: '2026-11-02T02:00:00.000Z', closedAt: '2026-11-02T02:30:00.000Z' };
		expect(movesOf(complaint).map(({ at }) => at).every((at) => at >= complaint.receivedAt && at <= complaint.closedAt)).toBe(true);
	});
});

describe('the rows of complaints', () => {
	const rows = () => notebook.of('complaint');

	test('are as many as there are complaints, each with a number of its own that can be typed', () => {
		expect(rows()).toHaveLength(complaints.length);
		const numbers = rows().map(({ number }) => String(number));
		expect(new Set(numbers).size).toBe(numbers.length);
		for (const number of numbers) expect(readNumber(number)).toBe(number);
	});

	test('carry the deadlines of the rules, after their receipt', () => {
		const calendar = workCalendar(2023, 2026, []);
		for (const row of rows()) {
			const due = deadlines({ class: row.class as Complaint['class'], isFormal: false, receivedOn: String(row.received_on), pauses: [] }, calendar);
			expect([row.verify_due_on, row.due_on, row.clock_version]).toEqual([due.verifyOn, due.answerOn, due.version]);
			expect(String(row.verify_due_on) > String(row.received_on)).toBe(true);
			expect(row.due_on === null).toBe(row.class === 'aspiration');
		}
	});

	test('a violation is confidential and stands with the inspectorate alone', () => {
		const inspectorate = demo.units.find(({ key }) => key.endsWith('/inspektorat'))?.id;
		expect(inspectorate).toBeDefined();
		for (const row of rows()) {
			expect(row.is_confidential).toBe(row.class === 'violation');
			if (row.class === 'violation') expect(row.unit_id).toBe(inspectorate);
		}
	});

	test('are anonymous, but for some of late that an invented citizen signed: none of them a violation', () => {
		const named = rows().filter(({ is_anonymous: isAnonymous }) => isAnonymous === false);
		expect(named.length).toBeGreaterThan(20);
		expect(named.length).toBeLessThan(rows().length / 5);
		for (const { class: kind, received_on: receivedOn, is_confidential: isConfidential } of named) expect([kind === 'violation', String(receivedOn) >= '2026-05-25', isConfidential]).toEqual([false, true, false]);
	});

	test('the name of each that is signed lies under the seal of the installation, and of no other there is one', () => {
		const numbers = new Map(rows().flatMap(({ id, number, is_anonymous: isAnonymous }) => (isAnonymous === false ? [[id, String(number)]] : [])));
		const signed = notebook.of('complaint_reporter');
		expect(signed.map(({ complaint_id: id }) => id).sort()).toEqual([...numbers.keys()].sort());
		for (const { complaint_id: id, sealed } of signed) {
			const bytes = Buffer.from(String(sealed).slice(2), 'hex');
			expect(openIdentity(bytes, 'the demo key', numbers.get(id ?? null) ?? '')).toMatchObject({ email: null, wantsMail: false, name: expect.stringMatching(/^\p{L}/u) as string });
			expect(openIdentity(bytes, 'another key', numbers.get(id ?? null) ?? '')).toBeUndefined();
		}
	});

	test('what is closed has an end and a moment, what is not has neither', () => {
		for (const { state, closing, closed_at: closedAt, confirmed_fixed: fixed } of rows()) {
			expect(closing === null).toBe(state !== 'closed');
			expect(closedAt === null).toBe(state !== 'closed');
			if (fixed !== null) expect(state).toBe('closed');
		}
	});

	test('the competency is named where it was the cause, and nowhere else', () => {
		for (const { root_cause: cause, competency } of rows()) expect(competency === null).toBe(cause !== 'competence');
	});

	test('what was put aside says why and where it was', () => {
		const aside = rows().filter(({ state }) => state === 'archived');
		expect(aside.length).toBeGreaterThan(0);
		for (const row of aside) expect([row.archive_reason, row.state_before]).toEqual(['too_general', 'new']);
	});

	test('nothing happens before it is received or after today', () => {
		for (const { received_at: receivedAt, closed_at: closedAt, confirmed_on: confirmedOn } of rows()) {
			expect(String(receivedAt).slice(0, 10) <= TODAY).toBe(true);
			if (closedAt !== null) expect(Date.parse(String(closedAt))).toBeGreaterThan(Date.parse(String(receivedAt)));
			if (confirmedOn !== null) expect(String(confirmedOn) <= TODAY).toBe(true);
		}
	});
});

describe('answers', () => {
	test('every complaint that was answered has one message of an officer, at its closing', () => {
		const answers = notebook.of('complaint_message');
		const closed = notebook.of('complaint').filter(({ state }) => state === 'closed');
		expect(answers.map(({ complaint_id: id }) => id).sort()).toEqual(closed.map(({ id }) => id).sort());
		for (const { author, body } of answers) expect([author, String(body).length > 20]).toEqual(['officer', true]);
	});

	test('a question is answered with information, a proposal with thanks', () => {
		const classOf = new Map(notebook.of('complaint').map(({ id, class: kind }) => [id, kind]));
		for (const { complaint_id: id, body } of notebook.of('complaint_message')) {
			if (classOf.get(id ?? null) === 'violation') expect(body).toContain('Inspektorat');
			if (classOf.get(id ?? null) === 'aspiration') expect(body).toContain('usul');
		}
	});
});

describe('the desks', () => {
	test('are two units of the government', () => {
		const desks = notebook.of('complaint_desk');
		expect(desks.map(({ desk }) => desk)).toEqual(['intake', 'inspectorate']);
		for (const { unit_id: unitId } of desks) expect(demo.units.some(({ id }) => id === unitId)).toBe(true);
	});

	test('a government without them is written without them, violations with their own unit', async () => {
		const bare = await written({ ...demo, units: demo.units.filter(({ key }) => !/inspektorat|diskominfo/.test(key)) }, complaints.slice(0, 200));
		expect(bare.of('complaint_desk')).toEqual([]);
		expect(bare.of('complaint').every(({ unit_id: unitId }, index) => unitId === complaints[index]?.unitId)).toBe(true);
	});
});

describe('believable proportions', () => {
	test('most are complaints, some ask, few accuse', () => {
		expect(share(complaints, ({ class: kind }) => kind === 'complaint')).toBeGreaterThan(55);
		expect(share(complaints, ({ class: kind }) => kind === 'complaint')).toBeLessThan(85);
		expect(share(complaints, ({ class: kind }) => kind === 'violation')).toBeLessThan(8);
		for (const kind of ['information', 'aspiration', 'violation']) expect(complaints.some((complaint) => complaint.class === kind)).toBe(true);
	});

	test('most of all are closed, and every state of the straight way is seen', () => {
		expect(share(complaints, ({ state }) => state === 'closed')).toBeGreaterThan(80);
		for (const state of ['closed', 'handling', 'archived']) expect([state, complaints.some((complaint) => complaint.state === state)]).toEqual([state, true]);
	});

	test('what is still open came in lately', () => {
		const open = complaints.filter(({ state }) => !['closed', 'archived'].includes(state));
		expect(open.length).toBeGreaterThan(0);
		expect(open.length).toBeLessThan(complaints.length / 5);
		expect(share(open, ({ receivedAt }) => receivedAt > '2026-09')).toBeGreaterThan(33);
		expect(open.filter(({ receivedAt }) => receivedAt < '2026-09').length).toBeLessThan(complaints.length / 50); // a few were forgotten
	});

	test('not everybody says whether it was fixed, and not all say yes', () => {
		const closed = complaints.filter(({ state }) => state === 'closed');
		expect(share(closed, ({ reallyFixed }) => reallyFixed === null)).toBeGreaterThan(20);
		expect(closed.some(({ reallyFixed }) => reallyFixed === false)).toBe(true);
		expect(share(closed, ({ reallyFixed }) => reallyFixed === true)).toBeGreaterThan(share(closed, ({ reallyFixed }) => reallyFixed === false));
	});

	test('every root cause occurs, and competence is one among others', () => {
		const causes = complaints.flatMap(({ rootCause }) => rootCause ?? []);
		expect(new Set(causes).size).toBe(6);
		expect(share(causes, (cause) => cause === 'competence')).toBeLessThan(60);
	});
});

test('written twice, it is the same', async () => {
	const again = await written(demo, complaints);
	for (const table of ['complaint', 'complaint_desk', 'complaint_message', 'complaint_move']) expect(again.of(table)).toEqual(notebook.of(table));
});
