import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';
import { DEMO_PASSWORD, personasOf } from '#src/demo/personas.ts';

/** The built program as the adapter runs it. */
interface BuiltServer {
	init(options: { env: NodeJS.ProcessEnv }): Promise<void>;
	respond(request: Request, options: { getClientAddress(): string }): Promise<Response>;
}

export interface Answer {
	readonly status: number;
	/** Where a redirect leads. */
	readonly location: string | null;
	readonly headers: Headers;
	readonly html: string;
	/** What a reader sees: without tags, script and style, spaces folded. */
	readonly text: string;
}

export interface Asking {
	/** Key of a demo persona, for example 'officer'; nobody when absent. */
	readonly as?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

export type Fields = Readonly<Record<string, string | File | readonly string[]>> | FormData;

const ORIGIN = 'http://bina.test';
const jars = new Map<string, Map<string, string>>();
let started: Promise<BuiltServer> | undefined;

/** Asks for a page as the browser of a persona would. */
export async function get(path: string, asking: Asking = {}): Promise<Answer> {
	return ask(new Request(`${ORIGIN}${path}`, { headers: await headersOf(asking) }), asking);
}

/** Sends a form as a browser without script does. */
export async function post(path: string, fields: Fields, asking: Asking = {}): Promise<Answer> {
	const headers = await headersOf(asking);
	headers.set('origin', asking.headers?.origin ?? ORIGIN);
	return ask(new Request(`${ORIGIN}${path}`, { method: 'POST', headers, body: formOf(fields), redirect: 'manual' }), asking);
}

/** Sends JSON as a script of a page of ours does. */
export async function postJson(path: string, body: string): Promise<{ status: number; json: unknown }> {
	const request = new Request(`${ORIGIN}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN }, body });
	const response = await (await server()).respond(request, { getClientAddress: () => '127.0.0.1' });
	return { status: response.status, json: await response.json() };
}

/** Sends JSON as a script of a page of a persona does, whatever comes back. */
export async function sendJson(path: string, body: string, asking: Asking = {}): Promise<Answer> {
	const headers = await headersOf({ ...asking, headers: { accept: 'application/json', 'content-type': 'application/json', origin: ORIGIN, ...asking.headers } });
	return ask(new Request(`${ORIGIN}${path}`, { method: 'POST', headers, body, redirect: 'manual' }), asking);
}

/** Sends a form and opens the page to which it leads. */
export async function postAndFollow(path: string, fields: Fields, asking: Asking = {}): Promise<Answer> {
	const answer = await post(path, fields, asking);
	return answer.location === null ? answer : get(new URL(answer.location, ORIGIN).href.slice(ORIGIN.length), asking);
}

/** Addresses on our own host that a page leads to. */
export function linksIn({ html }: Answer): string[] {
	return [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
}

/** Name and password with which a persona signs in. */
export function credentialsOf(key: string): { login: string; password: string } {
	const persona = personasOf('small').find((candidate) => candidate.key === key);
	if (!persona) throw new Error(`No persona ${key}`);
	return { login: persona.nip ?? persona.email, password: DEMO_PASSWORD };
}

async function headersOf({ as, headers }: Asking): Promise<Headers> {
	const result = new Headers({ accept: 'text/html', 'accept-language': 'id', ...headers });
	if (as !== undefined) result.set('cookie', [...(await jarOf(as))].map(([name, value]) => `${name}=${value}`).join('; '));
	return result;
}

/** Signs somebody in who is no persona; later requests are made `as` this key. */
export async function signInAs(key: string, credentials: { readonly login: string; readonly password: string }): Promise<Answer> {
	jars.set(key, new Map());
	return post('/masuk', { ...credentials, to: '/' }, { as: key });
}

/** The cookies of a persona, who signs in at the first use in a test file. */
async function jarOf(key: string): Promise<Map<string, string>> {
	const known = jars.get(key);
	if (known) return known;
	const jar = new Map<string, string>();
	jars.set(key, jar);
	const answer = await post('/masuk', { ...credentialsOf(key), to: '/' }, { as: key });
	if (answer.status !== 303) throw new Error(`${key} could not sign in (${answer.status}): ${answer.text.slice(0, 200)}`);
	return jar;
}

async function ask(request: Request, { as }: Asking): Promise<Answer> {
	const response = await (await server()).respond(request, { getClientAddress: () => '127.0.0.1' });
	if (as !== undefined) for (const line of response.headers.getSetCookie()) keepCookie(as, line);
	const html = await response.text();
	return { status: response.status, location: response.headers.get('location'), headers: response.headers, html, text: visible(html) };
}

function keepCookie(key: string, line: string): void {
	const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
	const jar = jars.get(key);
	if (/max-age=0\b/i.test(line) || value === '') jar?.delete(name);
	else jar?.set(name, value);
}

async function server(): Promise<BuiltServer> {
	started ??= start();
	return started;
}

async function start(): Promise<BuiltServer> {
	process.env.BINA_DATABASE_ADDRESS = JSON.stringify(inject('databaseAddress'));
	const file = pathToFileURL(join(import.meta.dirname, '../../build/server/server.js')).href;
	const { server: built } = (await import(/* @vite-ignore */ file)) as { server: BuiltServer };
	await built.init({ env: process.env });
	return built;
}

function formOf(fields: Fields): FormData | URLSearchParams {
	if (fields instanceof FormData) return fields;
	const form = new FormData();
	let hasFile = false;
	for (const [name, value] of Object.entries(fields)) {
		for (const one of Array.isArray(value) ? (value as readonly string[]) : [value as string | File]) {
			hasFile ||= one instanceof File;
			form.append(name, one);
		}
	}
	return hasFile ? form : new URLSearchParams([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function visible(html: string): string {
	const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
	return html
		.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, ' ')
		.replace(/<[^>]+>/g, ' ')
		.replace(/&(\w+|#\d+);/g, (whole, name: string) => named[name] ?? whole)
		.replace(/\s+/g, ' ')
		.trim();
}
