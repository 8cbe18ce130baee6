import type { Ctx } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { readForm } from '#platform/request-body.ts';
import { render } from '../open311.rules.ts';
import type { Answer, Fields, Format } from '../open311.schema.ts';
import { fileRequest, jurisdictionOf, Open311Error, request, requests, serviceDefinition, services } from './open311-service.ts';
import { Pauses, sourceOf } from '#platform/pause.ts';

const asking = new Pauses({ burst: 120, everySeconds: 1 });
const posting = new Pauses({ burst: 60, everySeconds: 2 });
const wrongKeys = new Pauses({ burst: 5, everySeconds: 60 });
const LIMIT_BYTES = 100_000;
const METHODS = 'GET, HEAD, POST, OPTIONS';
const TYPES = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const;

export interface Open311World {
	/** A citizen's. */
	readonly ctx: Ctx;
	readonly identityKey: string;
	/** Address of who asks, to slow a flood down. */
	readonly source: string;
}

/** Answers one call of GeoReport v2 in the format that its address ends with; refusals in the standard's own shape. */
export async function answerOpen311({ ctx, identityKey, source }: Open311World, call: Request, path: string): Promise<Response> {
	const { resource, id, format } = partsOf(path);
	const url = new URL(call.url);
	if (call.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow: METHODS, 'access-control-allow-origin': '*', 'access-control-allow-methods': METHODS, 'access-control-allow-headers': 'content-type', 'access-control-max-age': '86400' } });
	try {
		const who = sourceOf(source);
		const wait = (call.method === 'POST' ? posting : asking).take(who, ctx.now) || (call.method === 'POST' ? wrongKeys.wait(who, ctx.now) : 0);
		if (wait > 0) throw new Open311Error(429, 'Too many calls from this address; please wait', wait);
		if (call.method === 'POST') {
			if (resource !== 'requests' || id !== null) throw new Open311Error(405, 'POST is for /requests only');
			return answer(await post(ctx, url, call, identityKey, () => wrongKeys.take(who, ctx.now)), format, 'no-store', 201);
		}
		if (call.method !== 'GET' && call.method !== 'HEAD') throw new Open311Error(405, 'Only GET and POST are understood');
		return answer(await read(ctx, url, resource, id), format, resource === 'requests' ? 'public, max-age=60' : 'public, max-age=3600');
	} catch (error) {
		if (!(error instanceof Open311Error)) throw error;
		return refusal(error, format);
	}
}

async function read(ctx: Ctx, url: URL, resource: string, id: string | null): Promise<Answer> {
	if (resource === 'discovery' && id === null) return { root: 'discovery', item: '', items: [discovery(url)], isSingle: true };
	const known = resource === 'services' || resource === 'requests' || (resource === 'tokens' && id !== null);
	if (!known) throw new Open311Error(404, 'There is no such resource');
	const door = await jurisdictionOf(ctx, url.searchParams.get('jurisdiction_id') ?? '');
	if (resource === 'services') return id === null ? { root: 'services', item: 'service', items: await services(ctx, door) } : { root: 'service_definition', item: '', items: [await serviceDefinition(ctx, door, id)], isSingle: true };
	if (resource === 'requests') return { root: 'service_requests', item: 'request', items: id === null ? await requests(ctx, door, url.searchParams) : [await request(ctx, door, id)] };
	const { service_request_id: number } = await request(ctx, door, id ?? '');
	return { root: 'service_requests', item: 'request', items: [{ service_request_id: number ?? null, token: id }] }; // numbers are given at once, so the token is the number
}

async function post(ctx: Ctx, url: URL, call: Request, identityKey: string, onWrongKey: () => void): Promise<Answer> {
	const form = await readForm(call, LIMIT_BYTES).catch((error: unknown) => {
		if (error instanceof Problem) throw new Open311Error(error.status === 413 ? 413 : 400, error.status === 413 ? 'The request is too large' : 'The body must be application/x-www-form-urlencoded');
		throw error;
	});
	const fields = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.replaceAll('\0', '')]] : [])));
	// Programs in use put these two behind the address instead.
	const [jurisdiction, key] = (['jurisdiction_id', 'api_key'] as const).map((name) => fields[name] || (url.searchParams.get(name) ?? ''));
	const door = await jurisdictionOf(ctx, jurisdiction ?? '');
	try {
		return { root: 'service_requests', item: 'request', items: [await fileRequest(ctx, door, { ...fields, api_key: key ?? '' }, identityKey)] };
	} catch (error) {
		if (error instanceof Open311Error && error.status === 403) onWrongKey();
		throw error;
	}
}

/** @source wiki.open311.org/Service_Discovery */
function discovery({ origin }: URL): Fields {
	const formats = [{ value: 'text/xml' }, { value: 'application/json' }];
	return {
		changeset: '2026-11-22T00:00:00Z', contact: 'Minta kunci kepada pengelola pengaduan pemerintah daerah yang dituju.', key_service: 'Kunci diberikan oleh pengelola pengaduan, satu untuk setiap program.',
		endpoints: [{ specification: 'http://wiki.open311.org/GeoReport_v2', url: `${origin}/open311/v2`, changeset: '2026-11-22T00:00:00Z', type: 'production', formats }]
	};
}

/** '/services/layanan.KTP.xml': the last dot begins the format; without one the standard's required format answers. */
function partsOf(path: string): { readonly resource: string; readonly id: string | null; readonly format: Format } {
	const parts = /^([a-z]+)(?:\/([^/]{1,120}))?\.(json|xml)$/.exec(path);
	return { resource: parts?.[1] ?? '', id: parts?.[2] ?? null, format: parts?.[3] === 'json' || (!parts && path.endsWith('json')) ? 'json' : 'xml' };
}

function answer(body: Answer, format: Format, cache: string, status = 200): Response {
	const text = format === 'json' && body.root === 'discovery' ? JSON.stringify(withPlainFormats(body.items[0] ?? {})) : render(body, format);
	return new Response(text, { status, headers: { 'content-type': TYPES[format], 'cache-control': cache, 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' } });
}

/** In JSON the formats of an endpoint are plain texts. */
function withPlainFormats(fields: Fields): object {
	return { ...fields, endpoints: (fields.endpoints as readonly Fields[]).map((endpoint) => ({ ...endpoint, formats: (endpoint.formats as readonly Fields[]).map(({ value }) => value) })) };
}

function refusal({ status, message, retryAfterSeconds }: Open311Error, format: Format): Response {
	const response = answer({ root: 'errors', item: 'error', items: [{ code: status, description: message }] }, format, 'no-store', status);
	if (status === 405) response.headers.set('allow', METHODS);
	if (retryAfterSeconds !== undefined) response.headers.set('retry-after', String(retryAfterSeconds));
	return response;
}
