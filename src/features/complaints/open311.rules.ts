import type { Answer, Fields, Format, Scalar } from './open311.schema.ts';
import type { ComplaintClass, ComplaintState } from './schema.ts';

/** Reports that name no service, by what they are. A violation is never one: it goes to the inspectorate by the citizens' page. */
export const GENERAL_SERVICES = {
	pengaduan: { class: 'complaint', name: 'Pengaduan umum', description: 'Sesuatu rusak, lambat, atau tidak sebagaimana mestinya.' },
	informasi: { class: 'information', name: 'Permintaan informasi', description: 'Hal yang ingin diketahui tentang layanan pemerintah.' },
	aspirasi: { class: 'aspiration', name: 'Aspirasi', description: 'Usul supaya layanan menjadi lebih baik.' }
} as const satisfies Record<string, { readonly class: Exclude<ComplaintClass, 'violation'>; readonly name: string; readonly description: string }>;
export type GeneralCode = keyof typeof GENERAL_SERVICES;
const SERVICE_PREFIX = 'layanan.';

/** What a service_code means: a general report, or one of the agency's services; undefined: neither. */
export function readServiceCode(code: string): { readonly class: Exclude<ComplaintClass, 'violation'>; readonly serviceCode: string | null } | undefined {
	if (Object.hasOwn(GENERAL_SERVICES, code)) return { class: GENERAL_SERVICES[code as GeneralCode].class, serviceCode: null };
	return code.startsWith(SERVICE_PREFIX) && code.length > SERVICE_PREFIX.length ? { class: 'complaint', serviceCode: code.slice(SERVICE_PREFIX.length) } : undefined;
}

/** The service_code of a complaint: that of its service, else of its class. */
export function serviceCodeOf(serviceCode: string | null, kind: string): string {
	if (serviceCode !== null) return SERVICE_PREFIX + serviceCode;
	return Object.entries(GENERAL_SERVICES).find(([, service]) => service.class === kind)?.[0] ?? 'pengaduan';
}

/** Open or closed: the standard knows no third. */
export function statusOf(state: ComplaintState): 'open' | 'closed' {
	return state === 'closed' || state === 'archived' || state === 'outside' ? 'closed' : 'open';
}

const DAY = 86_400_000;
const LONGEST = 90 * DAY;

/**
 * The span that is asked for: 90 days at most, the most recent without dates.
 *
 * @returns undefined where a date is none, the end lies before the start, or the span is longer than 90 days
 * @source GeoReport v2, GET Service Requests, start_date and end_date
 */
export function spanOf(start: string, end: string, now: Date): { readonly since: Date; readonly until: Date } | undefined {
	const [from, to] = [instantOf(start), instantOf(end)];
	if (from === undefined || to === undefined) return undefined;
	const until = to ?? (from === null ? now : new Date(Math.min(from.getTime() + LONGEST, Math.max(now.getTime(), from.getTime()))));
	const since = from ?? new Date(until.getTime() - LONGEST);
	return until < since || until.getTime() - since.getTime() > LONGEST ? undefined : { since, until };
}

/** Null where nothing stands; undefined where it is no instant of the W3C's note with a zone. */
function instantOf(text: string): Date | null | undefined {
	if (text === '') return null;
	const parts = /^(\d{4})-(\d{2})-(\d{2})(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/.exec(text);
	const date = parts ? new Date(text) : undefined;
	if (!date || Number.isNaN(date.getTime())) return undefined;
	const year = date.getUTCFullYear();
	return year >= 1990 && year <= 2200 ? date : undefined;
}

/** An instant as the standard wants it, to the second. */
export function w3Instant(date: Date | null): string | null {
	return date && date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The answer in its format. */
export function render(answer: Answer, format: Format): string {
	return format === 'json' ? JSON.stringify(answer.isSingle ? (answer.items[0] ?? {}) : answer.items) : `<?xml version="1.0" encoding="utf-8"?>\n${xmlOf(answer)}\n`;
}

function xmlOf({ root, item, items, isSingle = false }: Answer): string {
	return element(root, isSingle ? items.map(fieldsXml).join('') : items.map((one) => element(item, fieldsXml(one))).join(''));
}

const INNER: Readonly<Record<string, string>> = { attributes: 'attribute', endpoints: 'endpoint', formats: 'format' };

function fieldsXml(fields: Fields): string {
	return Object.entries(fields).map(([name, value]) => element(name, typeof value === 'object' && value !== null ? value.map((one) => innerXml(INNER[name] ?? 'item', one)).join('') : escaped(value))).join('');
}

/** A thing that is but a value is written as one: `<format>text/xml</format>`. */
function innerXml(name: string, fields: Fields): string {
	return element(name, Object.keys(fields).length === 1 && typeof fields.value === 'string' ? escaped(fields.value) : fieldsXml(fields));
}

function element(name: string, content: string): string {
	if (!/^[a-z_]+$/.test(name)) throw new RangeError(`element: ${name} is no name of ours`);
	return `<${name}>${content}</${name}>`;
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text inside an element. Signs that XML 1.0 does not know, and halves of a pair, are left out. @source XML 1.0, production 2 */
function escaped(value: Scalar): string {
	if (value === null) return '';
	return String(value).replaceAll(/[^\u0009\u000A\u000D\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}
