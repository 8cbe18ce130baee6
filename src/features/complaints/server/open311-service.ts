import { randomBytes } from 'node:crypto';
import { endOfDay } from '#platform/clock.ts';
import type { Ctx } from '#platform/context.ts';
import { readNumber, trackingNumber } from '#platform/tracking.ts';
import { maskedText, subjectOf } from '../citizen.rules.ts';
import { GENERAL_SERVICES, readServiceCode, serviceCodeOf, spanOf, statusOf, w3Instant } from '../open311.rules.ts';
import { RequestPost, type Fields } from '../open311.schema.ts';
import { id as words } from '../officer.messages.id.ts';
import type { ComplaintClass } from '../schema.ts';
import { hashOf } from '#platform/sealed-box.ts';
import { deadlinesAt } from './filing-service.ts';
import { findComplaintDoor, listAgencies, type ComplaintDoor } from './filing-queries.ts';
import { sealIdentity } from './identity-seal.ts';
import { fileOpen311, listOpen311Requests, listOpen311Services, type RequestRow, type ServiceRow } from './open311-queries.ts';

/** A refusal in the standard's own shape: an HTTP status and a sentence for the maker of the program. */
export class Open311Error extends Error {
	readonly status: 400 | 403 | 404 | 405 | 413 | 429;
	readonly retryAfterSeconds: number | undefined;
	constructor(status: Open311Error['status'], description: string, retryAfterSeconds?: number) {
		super(description);
		this.status = status;
		this.retryAfterSeconds = retryAfterSeconds;
	}
}

/** The government that is asked; without a name the only one there is. @throws {Open311Error} 400, 404 */
export async function jurisdictionOf(ctx: Ctx, jurisdiction: string): Promise<ComplaintDoor> {
	const agencies = jurisdiction === '' ? await listAgencies(ctx.db, '', 2) : [];
	if (jurisdiction === '' && agencies.length !== 1) throw new Open311Error(400, 'jurisdiction_id was not provided');
	const code = jurisdiction || (agencies[0]?.code ?? '');
	const door = /^[\w.-]{1,40}$/.test(code) ? await findComplaintDoor(ctx.db, code, ctx.now) : undefined;
	if (!door) throw new Open311Error(404, 'jurisdiction_id provided was not found');
	return door;
}

export async function services(ctx: Ctx, door: ComplaintDoor): Promise<Fields[]> {
	const general = Object.entries(GENERAL_SERVICES).map(([code, { name, description }]) => serviceFields(code, name, description, 'Umum'));
	return [...general, ...(await listOpen311Services(ctx.db, door.agencyId, door.onDay)).map((row) => serviceFields(serviceCodeOf(row.code, ''), row.name, promiseOf(row), 'Layanan'))];
}

function serviceFields(code: string, name: string, description: string, group: string): Fields {
	return { service_code: code, service_name: name, description, metadata: false, type: 'realtime', keywords: null, group };
}

function promiseOf({ promisedMinutes, promisedWorkingDays }: ServiceRow): string {
	return promisedMinutes !== null ? `Waktu pelayanan ${promisedMinutes} menit.` : promisedWorkingDays !== null ? `Waktu pelayanan ${promisedWorkingDays} hari kerja.` : '';
}

/** No service asks for more than the standard's own arguments. @throws {Open311Error} 404 */
export async function serviceDefinition(ctx: Ctx, door: ComplaintDoor, code: string): Promise<Fields> {
	if (!(await services(ctx, door)).some((service) => service.service_code === code)) throw new Open311Error(404, 'service_code provided was not found');
	return { service_code: code, attributes: [] };
}

const MOST = 1000;

/** Requests of a span, newest first; of several numbers just those. @throws {Open311Error} 400 */
export async function requests(ctx: Ctx, door: ComplaintDoor, query: URLSearchParams): Promise<Fields[]> {
	const all = (name: string) => query.getAll(name).flatMap((value) => value.split(',')).map((value) => value.trim()).filter((value) => value !== '');
	const numbers = all('service_request_id').filter((one) => /^[\w-]{1,60}$/.test(one));
	if (numbers.length === 0 && query.has('service_request_id') && all('service_request_id').length > 0) return [];
	if (numbers.length > 200) throw new Open311Error(400, 'service_request_id: at most 200 at once');
	const span = spanOf(query.get('start_date') ?? '', query.get('end_date') ?? '', ctx.now);
	if (!span) throw new Open311Error(400, 'start_date and end_date must be W3C instants such as 2026-01-01T00:00:00Z that span at most 90 days');
	const codes = all('service_code').slice(0, 200).map(readServiceCode).filter((code) => code !== undefined);
	const isNoneKnown = all('service_code').length > 0 && codes.length === 0;
	const status = new Set(all('status'));
	if ([...status].some((one) => one !== 'open' && one !== 'closed')) throw new Open311Error(400, 'status must be open or closed');
	const [size, page] = [whole(query.get('page_size'), MOST, MOST), whole(query.get('page'), 1, 100)];
	if (isNoneKnown) return [];
	return (await listOpen311Requests(ctx.db, door.agencyId, {
		numbers: numbers.length > 0 ? numbers.map((number) => readNumber(number) ?? number) : null,
		services: codes.length > 0 ? codes.flatMap(({ serviceCode }) => serviceCode ?? []) : null, classes: codes.flatMap((code): ComplaintClass[] => (code.serviceCode === null ? [code.class] : [])),
		...span, status: status.size === 1 ? ([...status][0] as 'open' | 'closed') : null, limit: size, offset: (page - 1) * size
	})).map((row) => requestFields(row, door));
}

function whole(text: string | null, usual: number, most: number): number {
	if (text === null || text === '') return usual;
	if (!/^\d{1,6}$/.test(text) || Number(text) < 1 || Number(text) > most) throw new Open311Error(400, `page and page_size are whole numbers from 1 to ${most}`);
	return Number(text);
}

/** @throws {Open311Error} 404: unknown, or not for everybody */
export async function request(ctx: Ctx, door: ComplaintDoor, number: string): Promise<Fields> {
	const [found] = await requests(ctx, door, new URLSearchParams({ service_request_id: number.replaceAll(',', '') }));
	if (!found) throw new Open311Error(404, 'service_request_id provided was not found');
	return found;
}

function requestFields(row: RequestRow, door: ComplaintDoor): Fields {
	const code = serviceCodeOf(row.serviceCode, row.class);
	return {
		service_request_id: row.number, status: statusOf(row.state), status_notes: words.states[row.state], service_name: row.serviceName ?? (code in GENERAL_SERVICES ? GENERAL_SERVICES[code as 'aspirasi'].name : code), service_code: code,
		description: row.words && maskedText(row.words), agency_responsible: `${row.unitName}, ${door.name}`, service_notice: null, requested_datetime: w3Instant(row.requestedAt), updated_datetime: w3Instant(row.updatedAt ?? row.requestedAt),
		expected_datetime: row.expectedOn && endOfDay(row.expectedOn, door.timeZone), address: row.place && maskedText(row.place), address_id: null, zipcode: null, lat: row.latitude, long: row.longitude, media_url: null
	};
}

/**
 * Files a complaint for a program. Nothing that it sends is fetched: the address of a photo is kept as text for officers.
 *
 * @throws {Open311Error} 400, 403, 404, 429
 */
export async function fileRequest(ctx: Ctx, door: ComplaintDoor, form: Readonly<Record<string, string>>, identityKey: string): Promise<Fields> {
	const key = form.api_key ?? '';
	if (key === '') throw new Open311Error(403, 'Missing or invalid API Key');
	const parsed = RequestPost.safeParse(form);
	const about = parsed.success ? readServiceCode(parsed.data.service_code) : undefined;
	const filing = parsed.success && about ? filingOf(door, parsed.data, about, identityKey) : undefined;
	// The key is looked at first, so that a wrong one learns nothing else.
	const outcome = await fileOpen311(ctx.db, door.agencyId, hashOf(key.slice(0, 200)), ctx.now, filing ?? { class: 'complaint', serviceCode: '' });
	if (outcome === 'key') throw new Open311Error(403, 'Missing or invalid API Key');
	if (outcome === 'busy') throw new Open311Error(429, 'This key has filed 2000 requests today; it may file again tomorrow', 3600);
	if (!parsed.success) throw new Open311Error(400, `${[...new Set(parsed.error.issues.map(({ path }) => String(path[0])))].join(', ')}: missing or not as the standard wants it`);
	if (!filing || outcome === 'service') throw new Open311Error(404, 'service_code provided was not found');
	if (outcome === 'taken') throw new Open311Error(429, 'Please send it again', 1);
	return { service_request_id: filing.number, service_notice: 'Laporan diperiksa petugas dalam tiga hari kerja. Isinya tampil setelah diperiksa.', account_id: null };
}

function filingOf(door: ComplaintDoor, post: RequestPost, { class: kind, serviceCode }: NonNullable<ReturnType<typeof readServiceCode>>, identityKey: string) {
	const number = trackingNumber(randomBytes(8));
	const { version, verifyOn, answerOn } = deadlinesAt(door, kind, door.onDay);
	const name = [post.first_name, post.last_name].filter(Boolean).join(' ') || null;
	const hasReporter = (name ?? post.email ?? post.phone) !== null;
	return {
		number, class: kind, serviceCode, subject: subjectOf(post.description), body: post.description, place: post.address_string ?? post.address_id, latitude: post.lat, longitude: post.long,
		verifyDueOn: verifyOn, dueOn: answerOn, clockVersion: version, media: post.media_url && `Tautan foto dari pengirim, belum diperiksa: ${post.media_url}`,
		reporter: hasReporter ? sealIdentity({ name, email: post.email, phone: post.phone, wantsMail: false }, identityKey, number).toString('base64') : null
	};
}
