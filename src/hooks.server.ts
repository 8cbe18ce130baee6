import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { actorFrom } from '#features/identity/actor.ts';
import { makeAuth, type Auth } from '#features/identity/server/auth.ts';
import type { Entrance } from '#features/identity/server/entrance.ts';
import { findVisit, sessionCookieName, tokenIn, type Visit } from '#features/identity/server/session.ts';
import { dayIn } from '#platform/clock.ts';
import { compressed } from '#platform/compress.ts';
import type { Ctx, Locale } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { REQUEST_ID, requestIdIn } from '#platform/request-id.ts';
import { runtime, type Runtime } from '#platform/runtime.ts';
import { keptPage } from './kept-pages.ts';
import { sayIssue, sayProblem } from './problem-messages.ts';

const MUTATING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** For what is not a page (files, refusals of a file): pages bring their own policy, see vite.config.ts. */
const CLOSED_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** What somebody may do whose password an administrator made: change it, and the language. Leaving stands outside. */
const OPEN_UNCHANGED = new Set(['/(app)/akun/kata-sandi', '/(app)/akun/bahasa']);
/** Called by programs that show a key in the body: no cookie is read there, so a foreign page gains nothing by posting. */
const OPEN_TO_PROGRAMS = '/(public)/open311/v2/[...path]';
const auths = new Map<string, Auth>();

export const handle: Handle = async ({ event, resolve }) => {
	const world = runtime();
	const requestId = requestIdIn(event.request.headers.get(REQUEST_ID));
	const now = new Date();
	const secret = world.key('better-auth');
	const secure = event.url.protocol === 'https:';
	const token = tokenIn(event.cookies.get(sessionCookieName(secure)), secret);
	const visit = token ? await findVisit(world.authPool, token, now) : undefined;
	const locale = visit?.locale ?? localeOf(event);
	Object.defineProperties(event.locals, Object.getOwnPropertyDescriptors(localsOf(event, world, { visit: visit ?? null, requestId, now, locale, secret })));
	if (MUTATING.has(event.request.method) && event.route.id !== OPEN_TO_PROGRAMS && !isOurOwn(event)) {
		return refusal(event, new Problem('request.foreign_origin', 403));
	}
	if (event.url.href.includes('%00')) return refusal(event, new Problem('request.invalid', 400)); // no text has this sign, and the database takes none
	if (!visit && event.route.id?.startsWith('/(app)')) redirect(303, `/masuk?to=${encodeURIComponent(event.url.pathname + event.url.search)}`);
	if (visit?.mustChangePassword && event.route.id?.startsWith('/(app)') && !OPEN_UNCHANGED.has(event.route.id)) redirect(303, '/akun/kata-sandi');
	const draw = () => resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) });
	const response = visit ? await draw() : await keptPage(event, locale, now, draw);
	response.headers.set(REQUEST_ID, requestId);
	if (!response.headers.has('content-security-policy')) response.headers.set('content-security-policy', CLOSED_POLICY);
	if (visit) response.headers.set('cache-control', 'private, no-store');
	return compressed(response, event.request.headers.get('accept-encoding') ?? '');
};

/** Sent by a page of ours: browsers name the origin of every post, and no page can set these two headers itself. */
function isOurOwn({ request: { headers }, url }: RequestEvent): boolean {
	return headers.has('origin') ? headers.get('origin') === url.origin : headers.get('sec-fetch-site') === 'same-origin';
}

/** Refusals keep their status and sentence; anything else is a fault with a number to quote. */
export const handleError: HandleServerError = (caught) => {
	const { locals, request } = caught.event;
	const locale = locals?.ctx?.locale ?? 'id';
	const reference = locals?.requestId ?? requestIdIn(request.headers.get(REQUEST_ID));
	if (caught.kind === 'unknown') {
		if (caught.error instanceof Problem) return { status: caught.error.status, message: sayProblem(caught.error, locale), reference };
		const { message, stack } = caught.error instanceof Error ? caught.error : { message: String(caught.error), stack: undefined };
		process.stderr.write(`${JSON.stringify({ level: 'error', requestId: reference, route: caught.event.route.id, message, stack })}\n`);
		return { status: 500, message: sayProblem({ code: 'request.fault', params: {} }, locale), reference };
	}
	const { status, message } = caught.error;
	if (status === 404) return { status, message: sayProblem({ code: 'request.not_found', params: {} }, locale), reference };
	if (status === 413) return { status, message: sayProblem({ code: 'request.too_large', params: { limitMegabytes: 55 } }, locale), reference };
	return { status, message: caught.kind === 'framework' ? sayProblem({ code: 'request.invalid', params: {} }, locale) : message, reference };
};

interface Known {
	readonly visit: Visit | null;
	readonly requestId: string;
	readonly now: Date;
	readonly locale: Locale;
	readonly secret: string;
}

function localsOf(event: RequestEvent, world: Runtime, { visit, requestId, now, locale, secret }: Known): App.Locals {
	const timeZone = visit?.timeZone ?? 'Asia/Jakarta';
	const moment = { now, today: dayIn(timeZone, now), timeZone, locale, requestId };
	const citizenCtx = (agencyId: string | null): Ctx => ({ ...moment, actor: null, db: world.citizenDb(agencyId ? [agencyId] : []) });
	const actor = visit ? actorFrom(visit.standing) : null;
	return {
		ctx: actor ? { ...moment, actor, db: world.db(actor.agencyIds) } : citizenCtx(null),
		requestId,
		visit,
		get entrance() {
			return entranceOf(event, world, { requestId, now, secret });
		},
		citizenCtx,
		key: world.key,
		get source() {
			return event.getClientAddress();
		},
		say: (problem) => sayProblem(problem, locale),
		sayIssue: (issue) => sayIssue(issue, locale)
	};
}

function entranceOf(event: RequestEvent, world: Runtime, { requestId, now, secret }: Pick<Known, 'requestId' | 'now' | 'secret'>): Entrance {
	const source = event.getClientAddress();
	const headers = new Headers({ cookie: event.request.headers.get('cookie') ?? '', 'user-agent': (event.request.headers.get('user-agent') ?? '').slice(0, 300),
		origin: event.url.origin });
	return { auth: authOf(world, event.url.origin, secret), authDb: world.authDb, authPool: world.authPool, agencyDb: (agencyId) => world.db([agencyId]),
		key: world.key, headers, source, now, requestId };
}

/** One library instance for each address under which we are reached; a forged Host header cannot fill the memory. */
function authOf(world: Runtime, origin: string, secret: string): Auth {
	const known = auths.get(origin);
	if (known) return known;
	if (auths.size >= 8) auths.clear();
	const auth = makeAuth({ pool: world.authPool, secret, origin });
	auths.set(origin, auth);
	return auth;
}

function localeOf(event: RequestEvent): Locale {
	return event.cookies.get('bina.locale') === 'en' ? 'en' : 'id';
}

function refusal(event: RequestEvent, problem: Problem): Response {
	const message = event.locals.say(problem);
	const headers = { [REQUEST_ID]: event.locals.requestId };
	if (event.request.headers.get('accept')?.startsWith('application/json')) return Response.json({ code: problem.code, message }, { status: problem.status, headers });
	return new Response(`${message} (${event.locals.requestId})`, { status: problem.status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': CLOSED_POLICY } });
}
