import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { listen, type WebServer } from '#src/start/listen.ts';
import { openTelemetry, type Telemetry } from '#src/start/telemetry.ts';
import { openSurveyPath, peek } from '#tests/support/peek.ts';

/* Citizens ask the program as it really runs: behind its own server, with its log and its metrics. What they bring along must stand nowhere afterwards. */
const ADDRESS = '203.0.113.77';
const AGENT = 'Peramban-Tanpajejak/7.7';
const NAME = 'Rekaan Tanpajejak';
const MAIL = 'tanpajejak@contoh.example';
const PHONE = '081299887766';
const MARKS = [ADDRESS, AGENT, 'Tanpajejak', PHONE] as const;

const folder = mkdtempSync(join(tmpdir(), 'bina-trace-'));
let web: WebServer;
let telemetry: Telemetry;
const jar = new Map<string, string>();
const answers: number[] = [];

beforeAll(async () => {
	const address = inject('databaseAddress');
	Object.assign(process.env, { BINA_TRUST_PROXY: '1', BINA_METRICS_TOKEN: 'of the test', BINA_DATA: folder, BINA_DATABASE_ADDRESS: JSON.stringify(address) });
	telemetry = await openTelemetry(address, folder);
	web = await listen({ port: 0, host: '127.0.0.1', first: telemetry.first, after: telemetry.after });
});
afterAll(async () => {
	await web.stop();
	rmSync(folder, { recursive: true, force: true });
});

async function ask(path: string, fields?: Readonly<Record<string, string>>): Promise<Response> {
	const headers = { accept: 'text/html', 'x-forwarded-for': ADDRESS, 'x-forwarded-host': 'bina.test', 'x-forwarded-proto': 'https', 'user-agent': AGENT, referer: `https://${ADDRESS}/`, origin: 'https://bina.test', cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
	const response = await fetch(new URL(path, web.url), { method: fields ? 'POST' : 'GET', headers, redirect: 'manual', ...(fields ? { body: new URLSearchParams(fields) } : {}) });
	for (const line of response.headers.getSetCookie()) {
		const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
		jar.set(name, value);
	}
	answers.push(response.status);
	return response;
}

/** Where a form led to; it must have been taken. */
async function send(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
	const response = await ask(path, fields);
	expect([path, response.status, response.status === 303 ? '' : (await response.text()).slice(0, 2000)]).toEqual([path, 303, '']);
	return new URL(response.headers.get('location') ?? '', 'https://bina.test').pathname;
}

/** Every table of the program and its queue, with the rows in which a mark stands: as text, or as bytes. */
async function tablesWith(mark: string): Promise<string[]> {
	const tables = await peek<{ name: string }>(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'pgboss') order by 1`);
	expect(tables.length).toBeGreaterThan(60);
	const found: string[] = [];
	for (const { name } of tables) {
		const [row] = await peek<{ count: number }>(`select count(*)::int as count from ${name} t where t::text ilike '%' || $1 || '%' or t::text like '%' || encode(convert_to($1, 'utf8'), 'hex') || '%'`, [mark]);
		if ((row?.count ?? 0) > 0) found.push(name);
	}
	return found;
}

describe('a citizen who reports, answers and asks', () => {
	test('is served', async () => {
		const base = new URL((await ask('/lapor')).headers.get('location') ?? '', 'https://bina.test').pathname;
		const code = base.split('/').at(-1) ?? '';
		await send(base, { class: 'complaint', body: 'Talud sungai di belakang pasar retak memanjang (laporan rekaan).' });
		await send(`${base}/tempat`, { unitId: '', place: 'Belakang pasar' });
		await send(`${base}/nama?/next`, { privacy: 'named', name: NAME, email: MAIL, phone: PHONE, wantsMail: 'on' });
		expect(await send(`${base}/periksa`, {})).toBe(`${base}/terkirim`);
		expect((await ask(`${base}/terkirim`)).status).toBe(200);
		const survey = await openSurveyPath();
		const page = await (await ask(survey)).text();
		const hidden = Object.fromEntries([...page.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
		await ask(survey, { token: randomUUID(), channel: 'web', ...hidden, ...Object.fromEntries(ELEMENTS.map((element) => [element, '3'])), comment: 'Cukup baik (rekaan)' });
		expect((await ask('/privasi/permintaan')).headers.get('referrer-policy')).toBe('same-origin'); // else a browser names no origin, and the form is refused
		await send('/privasi/permintaan', { kind: 'access', words: 'Data apa saja tentang saya?', agency: code, name: NAME, contact: MAIL });
		const status = await (await ask('/privasi/permintaan/pantau?terkirim')).text();
		expect(status).toContain('Diterima');
		await ask('/pantau', { number: '000000000', secret: 'salah' });
		await ask('/privasi/tidak-ada');
		await ask(`/privasi?cari=${encodeURIComponent(NAME)}`);
		await ask('/masuk', { login: `${MAIL}`, password: 'salah sekali', to: '/' });
		expect(answers.filter((one) => one >= 500)).toEqual([]);
		expect(answers.length).toBeGreaterThan(12);
	});

	test.each(MARKS)('leaves %s in no table, neither as text nor as bytes', async (mark) => { expect(await tablesWith(mark)).toEqual([]); });

	test('is found by this search where something does stand: the words of the report', async () => { expect(await tablesWith('Talud sungai di belakang pasar')).toContain('public.complaint'); });

	test('stands in no metric', async () => {
		const text = await (await fetch(new URL('/metrics', web.url), { headers: { authorization: 'Bearer of the test' } })).text();
		expect(text).toContain('bina_request_seconds_count');
		for (const mark of MARKS) expect(text.toLowerCase()).not.toContain(mark.toLowerCase());
	});

	test('stands in no line of the log, nor does a number or key', async () => {
		await telemetry.close();
		const text = readdirSync(join(folder, 'log')).map((name) => readFileSync(join(folder, 'log', name), 'utf8')).join('\n');
		expect(text.match(/"event":"request"/g)?.length).toBeGreaterThan(12);
		for (const mark of [...MARKS, encodeURIComponent(NAME), '127.0.0.1']) expect(text.toLowerCase()).not.toContain(mark.toLowerCase());
		for (const slip of await peek<{ number: string }>('select number from privacy_request union all select number from complaint where length(number) = 9')) expect(text).not.toContain(slip.number);
	});
});

describe('the schema', () => {
	/** What sounds like an address or a browser, and why it is there. */
	const KNOWN: Readonly<Record<string, string>> = {
		'account_session.ip_address': 'of the sign-in library; always empty',
		'account_session.user_agent': 'officers see their own devices; citizens have no session',
		'service_point.address': 'where a counter is'
	};

	test('has no column for a network address or a browser but those that are known', async () => {
		const columns = await peek<{ name: string }>(`select table_name || '.' || column_name as name from information_schema.columns
			where table_schema = 'public' and column_name ~ '(^|_)(ip|inet|address|agent|browser|host|remote|referer|referrer|fingerprint|mac)(_|$)' or (table_schema = 'public' and data_type in ('inet', 'cidr', 'macaddr')) order by 1`);
		expect(columns.map(({ name }) => name)).toEqual(Object.keys(KNOWN).sort());
	});

	test('the address of a session is empty, whoever signs in', async () => { expect(await peek("select 1 from account_session where coalesce(ip_address, '') <> ''")).toEqual([]); });
});
