import { beforeAll, describe, expect, inject, test } from 'vitest';
import { createAccountFor } from '#features/identity/server/cli.ts';
import { openPool, plainDb } from '#platform/db/connect.ts';
import { get, linksIn, post, signInAs, type Answer } from '#tests/support/server.ts';

/* Every form that anybody of the demo is shown, found by following links, and in each of its fields what an attacker would type. */

const PERSONAS = ['administrator', 'training_manager', 'supervisor', 'service_officer', 'evaluator', 'facilitator'];
/** Posting these ends the session that the test needs, or counts as guessing a password. */
const LEFT_OUT = /^\/(keluar|masuk)|^\/akun\/(bahasa|kata-sandi|kode-ponsel)|\/akun\?\/(tutup|sandi)/;
const VARIABLE = /[0-9a-f]{8}-[0-9a-f-]{27}|\d[\d-]{2,}[\w-]*/g;
const MOST_PAGES = 45;

const MARK = '<script>alert(1)</script>';
/** Typed into every field; of the others, each field gets the next few. */
const ALWAYS = ["'; drop table person; --", `"><img src=x onerror=alert(1)>${MARK}`, '1e309'];
const IN_TURN = [
	`x' or '1'='1`, '{{7*7}}${7*7}', '../../../etc/passwd', '\r\nset-cookie: a=b', '\u202e\ufeff😀\u0000', '-1', 'NaN', '99999999999999999999', '0x10', '2026-02-30', '-000001-01-01', '00000000-0000-0000-0000-000000000000', '__proto__', '=cmd|\'/c calc\'!A1', 'a'.repeat(100_000)
];

interface Form {
	readonly persona: string;
	readonly page: string;
	readonly action: string;
	readonly fields: ReadonlyMap<string, string>;
}

const forms = new Map<string, Form>();
const visited = new Map<string, string[]>();

function formsIn({ html }: Answer, page: string, persona: string): Form[] {
	return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].filter(([, attributes]) => /method="post"/i.test(attributes ?? '')).map(([, attributes = '', inside = '']) => {
		const given = /\saction="([^"]*)"/.exec(attributes)?.[1]?.replaceAll('&amp;', '&') ?? '';
		const action = given.startsWith('/') ? given : given.startsWith('?') ? page.split('?')[0] + given : page.split('?')[0]!;
		const names = [...inside.matchAll(/<(?:input|select|textarea|button)\b[^>]*\sname="([^"]*)"[^>]*>/g)];
		return { persona, page, action, fields: new Map(names.map(([tag, name = '']) => [name, /\svalue="([^"]*)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? 'x'])) };
	});
}

let turn = 0;
const nextFew = () => Array.from({ length: 4 }, () => IN_TURN[turn++ % IN_TURN.length]!);

async function collect(persona: string): Promise<void> {
	const waiting = ['/hari-ini'];
	const kinds = new Set<string>();
	for (const path of waiting) {
		const kind = path.replace(/[?#].*$/, '').replaceAll(VARIABLE, '…');
		if (kinds.has(kind) || kinds.size >= MOST_PAGES || /^\/keluar|\.(csv|ics|pdf|zip|xlsx)$/.test(kind)) continue;
		kinds.add(kind);
		const answer = await get(path, { as: persona });
		if (!(answer.headers.get('content-type') ?? '').startsWith('text/html') || answer.status !== 200) continue;
		visited.set(persona, [...(visited.get(persona) ?? []), path]);
		waiting.push(...linksIn(answer));
		for (const form of formsIn(answer, path, persona)) {
			const key = `${form.action.replaceAll(VARIABLE, '…')} ${[...form.fields.keys()].join().replaceAll(VARIABLE, '…')}`;
			if (!LEFT_OUT.test(form.action) && !forms.has(key)) forms.set(key, form);
		}
	}
}

/** A page or a refusal in our words: no fault, nothing of the machine's, no tag that came from outside. */
function expectCalm({ status, html, text, headers }: Answer, how: string): void {
	expect([200, 303, 400, 403, 404, 409, 413, 422, 429], how).toContain(status);
	expect(html.includes(MARK) || /<img src=x/.test(html), `${how}: a tag of the sender`).toBe(false);
	expect(text, how).not.toMatch(/\[object Object\]|invalid input|violates|duplicate key|\bat .*\.(js|ts):\d|Ada kesalahan pada sistem kami/);
	expect(headers.get('set-cookie') ?? '', how).not.toContain('a=b');
}

/** The administrator of another government in the same installation. */
async function signInNeighbour(): Promise<void> {
	const pool = openPool(inject('databaseAddress').owner, 1);
	const agency = { name: 'Kabupaten Tetangga', kind: 'regency', timeZone: 'Asia/Jakarta' };
	const credentials = { login: 'admin@tetangga.example', password: 'kabut lereng sembilan pinggan' };
	const now = new Date();
	await createAccountFor(plainDb(pool), { agencyCode: '1899', agency, name: 'Admin Tetangga', email: credentials.login, nip: null, role: 'administrator', password: credentials.password }, now.toISOString().slice(0, 10), now)
		.finally(() => pool.end());
	await signInAs('neighbour', credentials);
	expect((await post('/akun/kata-sandi', { currentPassword: credentials.password, newPassword: 'tiga perahu menyusur karang' }, { as: 'neighbour' })).status).toBe(303);
}

beforeAll(async () => {
	for (const persona of PERSONAS) await collect(persona);
	await signInNeighbour();
}, 120_000);

describe('every form that is shown', () => {
	test('is found: the walk reaches the forms of each feature', () => {
		const actions = [...forms.values()].map(({ action }) => action);
		for (const part of ['/jp', '/kewenangan', '/pelatihan', '/pegawai', '/impor', '/akun', '/pemberitahuan']) expect(actions.some((action) => action.startsWith(part)), part).toBe(true);
		expect(forms.size).toBeGreaterThan(20);
	});

	test('takes what an attacker types into any field for text, or refuses it', async () => {
		for (const { persona, action, fields } of forms.values()) {
			for (const name of fields.keys()) {
				for (const value of [...ALWAYS, ...nextFew()]) expectCalm(await post(action, { ...Object.fromEntries(fields), [name]: value }, { as: persona }), `${persona} ${action} ${name}=${value.slice(0, 40)}`);
			}
		}
	}, 300_000);

	test('refuses ten million letters, another origin, no origin and no session', async () => {
		for (const { persona, action, fields } of forms.values()) {
			const [name = 'x'] = fields.keys();
			const values = Object.fromEntries(fields);
			const foreign = await post(action, values, { as: persona, headers: { origin: 'https://jahat.example' } });
			expect([action, foreign.status]).toEqual([action, 403]);
			if (!/^\/(survei|lapor|pantau|privasi\/permintaan)\b/.test(action)) expect([action, (await post(action, values)).location]).toEqual([action, expect.stringMatching(/^\/masuk\?to=/)]);
			if (!action.startsWith('/impor')) {
				const long = await post(action, { ...values, [name]: 'x'.repeat(10_000_000) }, { as: persona });
				expect([action, [403, 413].includes(long.status)]).toEqual([action, true]);
			}
		}
	}, 120_000);

	test('from another government opens nothing of this one', async () => {
		for (const { action, fields } of forms.values()) {
			if (!/[0-9a-f]{8}-[0-9a-f]{4}/.test(action + [...fields.values()].join())) continue;
			const answer = await post(action, Object.fromEntries(fields), { as: 'neighbour' });
			expectCalm(answer, action);
			expect([action, [400, 403, 404, 409, 422].includes(answer.status) || /^\/(akun|pemberitahuan|hari-ini|jp)/.test(answer.location ?? '')]).toEqual([action, true]);
		}
	}, 120_000);

	test('leaves pages that show what was typed as text', async () => {
		for (const persona of PERSONAS) for (const path of visited.get(persona) ?? []) expectCalm(await get(path, { as: persona }), `${persona} ${path}`);
	}, 120_000);
});
