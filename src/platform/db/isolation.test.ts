import { createHmac } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roleConfig, type DatabaseAddress, type Role } from '#platform/db/connect.ts';
import { derived } from '#platform/db/connect.ts';
import { signScope } from '#platform/db/scope.ts';
import { withOwnDatabase } from '#tests/support/database.ts';
import { fillEveryTable, foreignKeys, type FilledTable } from '#tests/support/every-table.ts';

/* Two governments, a row of each in every table, and raw SQL on the program's own connection: what an injected statement could do. */

/** Holds no row of a government and none of an account. */
const NOT_FILLED = ['migration', 'scope_key'];
/** Only the sign-in role reads these. */
const SECRET = ['account_session', 'credential', 'passkey', 'sign_in_failure', 'two_factor', 'used_code', 'verification'];
/** Out of reach of officers of their own government too: what a citizen is still writing, and answers that must not lead to who gave them. */
const UNSENT = ['complaint_draft', 'complaint_draft_photo', 'post_training_answer'];

let address: DatabaseAddress;
let tables: FilledTable[];
let letGo: (() => void) | undefined;
let finished: Promise<void>;
const clients: pg.Client[] = [];

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
	const client = new pg.Client(config);
	await client.connect();
	clients.push(client);
	return client;
}
const as = (role: Role) => connect(roleConfig(address, role));

beforeAll(async () => {
	await new Promise<void>((arranged, refused) => {
		finished = withOwnDatabase(async (own) => {
			address = own;
			try {
				tables = await fillEveryTable(await connect(own.owner), NOT_FILLED);
				arranged();
				await new Promise<void>((resolve) => (letGo = resolve));
			} finally {
				await Promise.all(clients.map((client) => client.end()));
			}
		});
		finished.catch(refused);
	});
}, 60_000);
afterAll(async () => {
	letGo?.();
	await finished.catch(() => undefined);
});

const tenants = () => tables.filter(({ name, agencyColumn }) => !SECRET.includes(name) && (agencyColumn === 'agency_id' || agencyColumn === 'home_agency_id'));
const catalogues = () => tables.filter(({ agencyColumn }) => agencyColumn === 'owner_agency_id');
const agencyIds = () => tables.find(({ name }) => name === 'agency')!.rows.map(({ id }) => String(id)) as [string, string];
const scopeOf = (...ids: string[]) => signScope({ agencyIds: ids }, derived(address.secret, 'scope'));

/** What happened: a number of rows, or the code of the refusal. Undone afterwards. */
async function attempt(client: pg.Client, scope: string | undefined, sql: string, values: unknown[] = []): Promise<number | string> {
	await client.query('begin');
	try {
		if (scope !== undefined) await client.query(`set local bina.scope = '${scope}'`);
		return (await client.query(sql, values)).rowCount ?? 0;
	} catch (error) {
		return String((error as pg.DatabaseError).code);
	} finally {
		await client.query('rollback');
	}
}

const DENIED = '42501'; // insufficient_privilege: no grant, or against a row-level policy

/** What a row must say too before a reference is looked up at all. */
const SOMEONES_WISH = ", basis = 'wish', opened_why = 'for the sake of the check', rule_version = null, opened_by = coalesce(opened_by, (select id from account limit 1))";
const ALONGSIDE: Readonly<Record<string, string>> = { 'need.follows_need_id': ", basis = 'unit_need'", 'need.person_id': SOMEONES_WISH, 'need.position_id': SOMEONES_WISH };

describe('governments are separated in the database', () => {
	test('every table stands under row-level security, but those of the program and of signing in', async () => {
		const owner = await connect(address.owner);
		const { rows } = await owner.query<{ name: string }>(`select relname::text as name from pg_class
			where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and not relispartition and not (relrowsecurity and relforcerowsecurity) order by 1`);
		expect(rows.map(({ name }) => name)).toEqual([...NOT_FILLED, ...SECRET].sort());
		expect(tenants().length).toBeGreaterThan(25);
	});

	test('the rows of another government are invisible, and one sees one\'s own', async () => {
		const app = await as('bina_app');
		const [a, b] = agencyIds();
		for (const { name, agencyColumn } of tenants()) {
			const isUnsent = UNSENT.includes(name);
			const own = await attempt(app, scopeOf(a), `select 1 from ${name}`);
			// Answers and complaints mark their months themselves: there is more than the sample row.
			if (name === 'panel_stale') expect(own).toBeGreaterThanOrEqual(1);
			else expect([name, own]).toEqual([name, isUnsent ? DENIED : 1]);
			expect([name, await attempt(app, scopeOf(a), `select 1 from ${name} where ${agencyColumn} = $1`, [b])]).toEqual([name, isUnsent ? DENIED : 0]);
		}
	});

	test('no row of another government is changed or deleted', async () => {
		const app = await as('bina_app');
		const [a, b] = agencyIds();
		for (const { name, agencyColumn } of [...tenants(), ...catalogues()]) {
			for (const sql of [`update ${name} set ${agencyColumn} = ${agencyColumn} where ${agencyColumn} = $1`, `delete from ${name} where ${agencyColumn} = $1`]) {
				expect([name, await attempt(app, scopeOf(a), sql, [b])]).toSatisfy(([, result]) => result === 0 || result === DENIED);
			}
		}
	});

	test('nothing is put into another government, neither new nor by moving a row there', async () => {
		const app = await as('bina_app');
		const [a, b] = agencyIds();
		for (const { name, agencyColumn, rows, writable } of [...tenants(), ...catalogues()]) {
			const foreign = JSON.stringify({ ...rows[1], ...(rows[1].id ? { id: crypto.randomUUID() } : {}) });
			expect([name, await attempt(app, scopeOf(a), `insert into ${name} (${writable}) select ${writable} from jsonb_populate_record(null::"${name}", $1)`, [foreign])]).toEqual([name, DENIED]);
			expect([name, await attempt(app, scopeOf(a), `update ${name} set ${agencyColumn} = $1 where ${agencyColumn} = $2`, [b, a])]).toEqual([name, DENIED]);
		}
	});

	test('courses and sessions of another government are seen only where it shares them, and the key of its codes never', async () => {
		const owner = await connect(address.owner);
		const app = await as('bina_app');
		const [a, b] = agencyIds();
		const { rows: [theirs] } = await owner.query<{ id: string; course_id: string; check_in_key: string }>('select id, course_id, check_in_key from session where owner_agency_id = $1', [b]);
		const { id, course_id, check_in_key } = theirs!;
		const signed = (given: string) => `select 1 where is_check_in_signature('${id}', '7', '${given}')`;
		const signature = createHmac('sha256', check_in_key).update(`check-in ${id} 7`).digest('base64url').slice(0, 16);
		try {
			for (const [sharing, seen] of [['agency', 0], ['all', 1]] as const) {
				await owner.query('update course set sharing = $1 where id = $2', [sharing, course_id]);
				expect(await attempt(app, scopeOf(a), `select 1 from course where id = '${course_id}'`)).toBe(seen);
				expect(await attempt(app, scopeOf(a), `select id, name, place from session where id = '${id}'`)).toBe(seen);
				expect(await attempt(app, scopeOf(a), signed(signature))).toBe(seen); // guests check in with a code, not with the key
				for (const forged of ['', 'x'.repeat(16), signature.slice(1), `${signature}x`]) expect(await attempt(app, scopeOf(a), signed(forged))).toBe(0);
				for (const stolen of [`select check_in_key from session where id = '${id}'`, 'select * from session', 'select s::text from session s', 'update session set place = place returning check_in_key', `select hmac_sha256('', '')`]) expect([stolen, await attempt(app, scopeOf(a), stolen)]).toEqual([stolen, DENIED]);
				expect(await attempt(app, scopeOf(a), `select 1 where session_check_in_key('${id}') is not null`)).toBe(0);
				expect(await attempt(app, scopeOf(b), `select 1 where session_check_in_key('${id}') = '${check_in_key}'`)).toBe(1);
				for (const scope of [undefined, '', `${b};`]) expect(await attempt(app, scope, `${signed(signature)} or session_check_in_key('${id}') is not null`)).toBe(0);
			}
			for (const key of ['k', 'k'.repeat(64), 'k'.repeat(200)]) {
				const { rows } = await owner.query<{ mac: Buffer }>("select hmac_sha256('pesan', convert_to($1, 'utf8')) as mac", [key]);
				expect(rows[0]?.mac.toString('hex')).toBe(createHmac('sha256', key).update('pesan').digest('hex'));
			}
		} finally {
			await owner.query("update course set sharing = 'agency' where id = $1", [course_id]);
		}
	});

	test('without a scope, or with one that we did not sign, nothing is seen', async () => {
		const app = await as('bina_app');
		const [a, b] = agencyIds();
		const stolen = scopeOf(a).split(';')[1];
		const forged = [undefined, '', b, `${b};`, `${b};${stolen}`, `${a},${b};${stolen}`, `${b};${'0'.repeat(64)}`, `${scopeOf(a)},${b}`, `{${b}}`];
		for (const { name, agencyColumn } of tenants()) {
			for (const scope of forged) expect([name, scope, await attempt(app, scope, `select 1 from ${name} where ${agencyColumn} = $1`, [b])]).toEqual([name, scope, UNSENT.includes(name) ? DENIED : 0]);
		}
	});

	test('the program cannot become anybody else', async () => {
		const app = await as('bina_app');
		const [a, b] = agencyIds();
		for (const change of ['set role none', 'reset role', 'reset session authorization']) {
			await app.query(change);
			expect(await attempt(app, scopeOf(a), 'select 1 from person where agency_id = $1', [b])).toBe(0);
		}
		const { user } = address.owner;
		for (const change of [`set role ${user}`, `set session authorization ${user}`, 'set role bina_auth', 'set row_security = off; select 1 from person', 'alter table person disable row level security',
			'alter table audit_entry disable trigger all', 'select * from scope_key', 'create table mine (x int)', 'drop policy tenant on person']) {
			expect([change, await attempt(app, scopeOf(a), change)]).toEqual([change, DENIED]);
		}
	});

	test('a table of one\'s own in the temporary schema does not stand in for the key of the scope', async () => {
		const app = await as('bina_app');
		const [, b] = agencyIds();
		await app.query('create temp table scope_key (key text)').catch(() => undefined); // refused where the database allows no temporary tables
		await app.query(`insert into pg_temp.scope_key values ('mine')`).catch(() => undefined);
		expect(await attempt(app, signScope({ agencyIds: [b] }, 'mine'), 'select 1 from person where agency_id = $1', [b])).toBe(0);
		await app.query('drop table if exists pg_temp.scope_key');
		const owner = await connect(address.owner);
		const { rows } = await owner.query(`select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace
			and not exists (select from unnest(proconfig) c where c = 'search_path=pg_catalog, public, pg_temp')`);
		expect(rows).toEqual([]);
	});

	test('a reference across governments is refused by the key itself, even to the owner', async () => {
		const owner = await connect(address.owner);
		const [a] = agencyIds();
		const tenantNames = new Set(tenants().map(({ name }) => name));
		const between = (await foreignKeys(owner)).filter((key) => tenantNames.has(key.table) && tenantNames.has(key.target) && key.target !== 'account');
		expect(between.length).toBeGreaterThan(25);
		for (const key of between) {
			expect([key.table, key.target, key.columns]).toSatisfy(([, , columns]) => (columns as string[]).includes('agency_id'));
			const target = tables.find(({ name }) => name === key.target)!.rows[1];
			const column = key.columns.find((name) => name !== 'agency_id')!;
			const value = target[key.targetColumns[key.columns.indexOf(column)]!];
			const result = await attempt(owner, undefined, `update ${key.table} set "${column}" = $1 ${ALONGSIDE[`${key.table}.${column}`] ?? ''} where agency_id = $2`, [value, a]);
			expect([key.table, column, result]).toSatisfy(([table, , outcome]) => outcome === '23503' || (table === 'audit_entry' && outcome === 'P0001'));
		}
	});
});

describe('each role reaches its own tables only', () => {
	async function grants(role: Role): Promise<Record<string, string[]>> {
		const owner = await connect(address.owner);
		const { rows } = await owner.query<{ name: string; may: string[] }>(`select c.relname::text as name, array_agg(p.kind order by p.kind) as may from pg_class c
			cross join (values ('select'), ('insert'), ('update'), ('delete'), ('truncate')) p(kind)
			where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace and (has_table_privilege($1, c.oid, p.kind) or (p.kind in ('select', 'insert', 'update') and has_any_column_privilege($1, c.oid, p.kind))) group by 1`, [role]);
		return Object.fromEntries(rows.map(({ name, may }) => [name, may]));
	}

	test('citizens read no table, and write none that holds an answer or a person: what they may stands in the functions below', async () => {
		expect(await grants('bina_citizen')).toEqual({ panel_stale: ['insert'] }); // a mark that figures of a unit are old
		const owner = await connect(address.owner);
		const { rows } = await owner.query(`select polname::text as name from pg_policy where 'bina_citizen'::regrole = any (polroles)`);
		expect(rows).toEqual([{ name: 'citizen_marks' }]);
		const citizen = await as('bina_citizen');
		for (const { name } of tables) expect([name, await attempt(citizen, scopeOf(...agencyIds()), `select 1 from ${name}`)]).toEqual([name, DENIED]);
		for (const { name, rows: [row], writable } of tables.filter((table) => table.name !== 'panel_stale')) expect([name, await attempt(citizen, scopeOf(...agencyIds()), `insert into ${name} (${writable}) select ${writable} from jsonb_populate_record(null::"${name}", $1)`, [JSON.stringify(row)])]).toEqual([name, DENIED]);
	});

	test('the program reads no credential, no session and no second factor', async () => {
		const app = await as('bina_app');
		for (const name of [...SECRET, ...NOT_FILLED]) expect([name, await attempt(app, scopeOf(agencyIds()[0]), `select 1 from ${name}`)]).toEqual([name, DENIED]);
		expect(Object.entries(await grants('bina_app')).filter(([, may]) => may.includes('truncate'))).toEqual([]);
	});

	test('signing in reads accounts and its own tables, and nobody\'s work', async () => {
		expect(Object.keys(await grants('bina_auth')).sort()).toEqual(['account', ...SECRET].sort());
	});

	test('functions that run with the owner\'s rights are few and known', async () => {
		const owner = await connect(address.owner);
		const { rows } = await owner.query<{ name: string; roles: string[] }>(`select p.proname::text as name, array_agg(r.role order by r.role) as roles from pg_proc p
			cross join (values ('bina_app'), ('bina_citizen'), ('bina_auth')) r(role)
			where p.prosecdef and p.pronamespace = 'public'::regnamespace and has_function_privilege(r.role, p.oid, 'execute') group by p.oid, 1 order by 1`);
		expect(Object.fromEntries(rows.map(({ name, roles }) => [name, roles]))).toEqual({
			add_reporter_message: ['bina_citizen'], // one complaint, by its number and secret
			analyze_import_rows: ['bina_app'], // statistics alone
			analyze_people: ['bina_app'], // statistics alone
			answer_post_training: ['bina_app'], // one request inside the scope, by the account of who is asked
			clear_complaint_drafts: ['bina_app'], // drafts past their hour, and nothing else
			complaint_agencies: ['bina_citizen'], // names of governments, which are public
			complaint_door: ['bina_citizen'], // name, calendar and public number of one government
			complaint_map_of: ['bina_citizen'], // where offices and service points stand, and the edges of the map
			complaint_map_picture: ['bina_citizen'], // the picture of the area, which is on the form
			complaint_places: ['bina_citizen'], // names of offices and service points, which stand on their doors
			complaint_status: ['bina_citizen'], // one complaint, by its number and secret
			confirm_complaint: ['bina_citizen'], // one complaint, by its number and secret
			count_retention: ['bina_app'], // inside the scope; counts
			current_agencies: ['bina_app', 'bina_citizen'], // asks the key of the scope
			file_complaint: ['bina_citizen'], // from the draft that the browser's token opens
			file_privacy_request: ['bina_citizen'], // a new request, to a government or about a complaint by its number and key
			finish_session: ['bina_app'], // a session that the scope holds; its guests from other governments
			grant_agencies_of: ['bina_auth'], // one account
			holds_session: ['bina_app'], // yes or no
			is_check_in_signature: ['bina_app'], // yes or no
			join_complaint: ['bina_citizen'], // from such a draft, a case that is shown as similar
			supporter_note: ['bina_citizen'], // own words, by number and secret
			keep_complaint_draft: ['bina_citizen'], // one draft, by the browser's token
			keep_draft_photo: ['bina_citizen'], // one draft, by the browser's token
			open311_file: ['bina_citizen'], // a new complaint, with the key that the government gave
			open311_requests: ['bina_citizen'], // public complaints: neither confidential, nor a violation, nor who wrote
			open311_services: ['bina_citizen'], // what can be asked for, which is public
			own_sign_in_data: ['bina_app'], // inside the scope, without any secret
			post_training_answers: ['bina_app'], // a session that the scope holds; closed, of five people and more, without who or when
			post_training_given_out: ['bina_app'], // yes or no, of a session with own people
			post_training_rates: ['bina_app'], // a session that the scope holds; counts
			privacy_page: ['bina_app', 'bina_citizen'], // what is public
			privacy_request_status: ['bina_citizen'], // one request, by its number and key
			promote_waiting: ['bina_app'], // the queue of one session, in its order
			public_agencies: ['bina_citizen'], // names of governments with counts
			public_agency: ['bina_citizen'], // what is published of one government; counts under five are null
			public_complaints: ['bina_citizen'], // counts; under five null, others that would tell them too, violations left out
			public_panel: ['bina_citizen'], // cells of five and more
			public_period_report: ['bina_citizen'], // a version that a person published, texts about people struck, not withdrawn
			public_period_report_file: ['bina_citizen'], // its files
			public_period_reports: ['bina_citizen'], // which were published, and why some were withdrawn
			public_point: ['bina_citizen'], // what is published of one service point
			public_standards: ['bina_citizen'], // standards of services, which hang on their walls
			public_surveys: ['bina_citizen'], // fixed results of five people and more
			published_survey: ['bina_app', 'bina_citizen'], // what was published
			read_complaint_draft: ['bina_citizen'], // one draft, by the browser's token; sealed
			read_draft_photos: ['bina_citizen'], // one draft, by the browser's token; sealed
			record_attendance: ['bina_app'], // a session that the scope holds
			record_scores: ['bina_app'], // a session that the scope holds
			refresh_complaint_words: ['bina_app'], // inside the scope
			reopen_complaint: ['bina_citizen'], // one complaint, by its number and secret
			retain: ['bina_app'], // inside the scope; only what is older than its day, and nothing under a hold
			seal_audit: ['bina_app'], // inside the scope
			search_complaints: ['bina_app'], // keys of cases inside the scope; the reader's rights are asked afterwards
			search_courses: ['bina_app'], // inside the scope, and what is shared with all
			search_people: ['bina_app'], // inside the scope
			search_sessions: ['bina_app'], // inside the scope, and what is shared with all
			search_units: ['bina_app'], // inside the scope
			session_attendance: ['bina_app'], // a session that the scope holds; else its own people
			session_check_in_key: ['bina_app'], // a session that the scope holds
			session_places: ['bina_app'], // a count
			session_roster: ['bina_app'], // a session that the scope holds; else its own people
			session_scores: ['bina_app'], // a session that the scope holds; else its own people
			similar_complaints: ['bina_citizen'], // what may be known of open cases that are neither confidential, nor a violation, nor about an officer
			standing_of: ['bina_auth'], // one session
			suggest_unit: ['bina_app', 'bina_citizen'], // names of units, which are public, with the words that the writer typed
			survey_page: ['bina_app', 'bina_citizen'], // what stands on the counter's poster, its questions, and the published result
			take_answer: ['bina_citizen'], // one open survey, by its address
			note_arrival: ['bina_citizen'], // of an answer just taken, by its survey and its drawn key: that it came after its month
			take_kept_answer: ['bina_citizen'] // one survey, by its key and address
		});
	});
});
