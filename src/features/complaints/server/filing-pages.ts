import type { Ctx } from '#platform/context.ts';
import { qrImage } from '#platform/qr.ts';
import { pointLabel } from '../citizen.rules.ts';
import { LONGEST_NOTE, type PlaceForm, type StoryForm, type WriterForm } from '../filing.schema.ts';
import { listedOffices, listedPoints, MOST_LISTED, type PlaceList } from '../place-list.rules.ts';
import { cleanText, lengthOf } from '../text.schema.ts';
import { grouped } from '#platform/tracking.ts';
import { findDraft, openDoor } from './draft.ts';
import { listAgencies, listPlaces, type AgencyChoice } from './filing-queries.ts';
import { deadlinesAt } from './filing-service.ts';
import { similarTo } from './join-service.ts';
import { citizenMap, pointOf, type PointShown } from './map-service.ts';
import { suggestUnits, type SimilarRow, type Suggestion } from './suggest-queries.ts';

const MOST_AGENCIES = 30;

/** Governments to choose from; all when there are few. */
export async function agencyPage(ctx: Ctx, wanted: string): Promise<{ readonly wanted: string; readonly agencies: readonly AgencyChoice[] }> {
	const text = wanted.trim().slice(0, 100);
	return { wanted: text, agencies: await listAgencies(ctx.db, text, MOST_AGENCIES) };
}

/** What every page of a draft shows; without number and secret. */
export interface FilingPage {
	readonly code: string;
	readonly agencyName: string;
	readonly onDay: string;
	readonly story: StoryForm | undefined;
	readonly place: PlaceForm | undefined;
	readonly writer: WriterForm | undefined;
	readonly photos: readonly number[];
	readonly isSent: boolean;
}

/** The draft of this browser as its pages show it; one that was sent is shown empty on the first page. @throws {Problem} complaint.no_agency */
export async function filingPage(ctx: Ctx, code: string, cookie: string | undefined): Promise<FilingPage> {
	const door = await openDoor(ctx, code);
	const open = await findDraft(ctx, door, cookie);
	const { story, place, writer } = open && !open.isSent ? open.draft : {};
	return { code: door.code, agencyName: door.name, onDay: door.onDay, story, place, writer, photos: open?.photos ?? [], isSent: open?.isSent ?? false };
}

export interface PlacePage extends FilingPage {
	readonly story: StoryForm;
	readonly suggestions: readonly Suggestion[];
	readonly offices: PlaceList;
	readonly points: PlaceList;
	/** What was sought among offices and places; null where they are few and all are shown. */
	readonly search: string | null;
	/** Where it is, as the map or the phone said. */
	readonly point: PointShown | null;
	readonly hasMap: boolean;
}

/** Second page, with what is `sought` of a long list. Undefined without a story: the first page comes first. */
export async function placePage(ctx: Ctx, code: string, cookie: string | undefined, sought = ''): Promise<PlacePage | undefined> {
	const page = await filingPage(ctx, code, cookie);
	if (!page.story) return undefined;
	const door = await openDoor(ctx, code);
	const suggestions = page.story.class === 'violation' ? [] : await suggestUnits(ctx.db, door.agencyId, page.story.body);
	const rows = await listPlaces(ctx.db, door);
	const area = await citizenMap(ctx, door);
	const point = pointOf(area, page.place);
	const search = cleanText(sought.slice(0, 100));
	const offices = listedOffices(rows, { search, chosen: page.place?.unitId ?? null });
	const points = listedPoints(rows, { search, at: point, chosen: page.place?.servicePointId ?? null });
	const isLong = rows.filter(({ pointId }) => pointId === null).length > MOST_LISTED || rows.filter(({ pointId }) => pointId !== null).length > MOST_LISTED;
	return { ...page, story: page.story, suggestions, offices, points, search: isLong ? search : null, point, hasMap: area !== undefined };
}

export interface SimilarPage {
	readonly code: string;
	readonly agencyName: string;
	readonly similar: readonly SimilarRow[];
	/** What was typed, to be added to the one that is joined; '' where it is too long for that. */
	readonly own: string;
}

/** Complaints that the draft may repeat. Undefined without a draft on its way. */
export async function similarPage(ctx: Ctx, code: string, cookie: string | undefined): Promise<SimilarPage | undefined> {
	const open = await findDraft(ctx, await openDoor(ctx, code), cookie);
	return open && !open.isSent ? { code: open.door.code, agencyName: open.door.name, similar: await similarTo(ctx, open), own: noteOf(open.draft.story?.body ?? '') } : undefined;
}

function noteOf(body: string): string {
	return lengthOf(body) <= LONGEST_NOTE ? body : '';
}

export interface CheckPage extends FilingPage {
	readonly story: StoryForm;
	readonly place: PlaceForm;
	readonly writer: WriterForm;
	readonly unitName: string | null;
	readonly pointName: string | null;
	readonly point: PointShown | null;
	/** Day by which an answer is due, null where the rules name none. */
	readonly answerOn: string | null;
}

/** Last page before sending. Undefined while a page before it is missing. */
export async function checkPage(ctx: Ctx, code: string, cookie: string | undefined): Promise<CheckPage | undefined> {
	const page = await filingPage(ctx, code, cookie);
	const { story, place, writer } = page;
	if (!story || !place || !writer) return undefined;
	const door = await openDoor(ctx, code);
	const rows = await listPlaces(ctx.db, door);
	const unitName = rows.find(({ unitId }) => unitId === place.unitId)?.unitName ?? null;
	const chosen = rows.find(({ pointId }) => pointId !== null && pointId === place.servicePointId);
	const pointName = chosen ? pointLabel([chosen.serviceName, chosen.pointName, chosen.unitName]) : null;
	const point = pointOf(await citizenMap(ctx, door), place);
	return { ...page, story, place, writer, unitName, pointName, point, answerOn: deadlinesAt(door, story.class, door.onDay).answerOn };
}

export interface Receipt {
	readonly code: string;
	readonly agencyName: string;
	readonly whatsapp: string | null;
	readonly isJoined: boolean;
	readonly number: string;
	readonly secret: string;
	/** In groups, to read out. */
	readonly numberShown: string;
	readonly secretShown: string;
	/** Where it can be followed, with number and secret. */
	readonly link: string;
	readonly qr: string;
}

/** Number and secret, shown until two hours after sending to the browser that sent. Undefined for any other. */
export async function receiptPage(ctx: Ctx, code: string, cookie: string | undefined, origin: string): Promise<Receipt | undefined> {
	const door = await openDoor(ctx, code);
	const open = await findDraft(ctx, door, cookie);
	if (!open?.isSent) return undefined;
	const { secret, joined } = open.draft;
	const number = joined ?? open.draft.number;
	const link = `${origin}/pantau/${encodeURIComponent(number)}/${secret}`;
	return {
		code: door.code, agencyName: door.name, whatsapp: officialNumber(door.whatsapp), isJoined: joined !== undefined,
		number, secret, numberShown: joined !== undefined && number.length !== 9 ? number : grouped(number), secretShown: grouped(secret), link, qr: qrImage(link)
	};
}

/** An official number as wa.me takes it: digits with the country's 62; null for anything else. */
export function officialNumber(setting: string | null): string | null {
	const digits = (setting ?? '').replaceAll(/[\s().+-]/g, '').replace(/^0/, '62');
	return /^62\d{8,13}$/.test(digits) ? digits : null;
}
