import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, signedIn, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { ClickForm, MapForm } from '../map.schema.ts';
import { drawMap } from '../map-picture.ts';
import { boxAround, isInside, MAP_WIDTHS, metresBetween, nearest, placeAt, viewOf, type Box, type LatLon, type MapPlace, type MapSize } from '../map.rules.ts';
import { findDraft, openDoor, openDraft, saveDraft, type OpenDraft } from './draft.ts';
import type { ComplaintDoor } from './filing-queries.ts';
import { cutPicture, shownBox } from './map-image.ts';
import { dropMap, findPoint, putMap, readCitizenMap, readCitizenPicture, readOfficeMap, readOfficePicture, type MapRows } from './map-queries.ts';
import { loadReadable } from './move-service.ts';
import { PHOTO_LIMIT_BYTES, remakePhoto } from './photo.ts';

/** The area of a government as its map shows it. */
export interface AreaMap {
	readonly box: Box;
	/** Set by the government; otherwise it is what lies around its offices. */
	readonly isSet: boolean;
	readonly picture: { readonly width: number; readonly height: number } | undefined;
	readonly places: readonly MapPlace[];
}

/** Undefined where nothing has a place and no box was set: then there is no map. */
export function areaOf({ box, places: rows }: MapRows): AreaMap | undefined {
	const places = [...Map.groupBy(rows, ({ unitId }) => unitId)].map(([id, points]): MapPlace => {
		const mean = (of: (point: LatLon) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
		return { id, name: points[0]?.unitName ?? '', kind: points[0]?.unitKind === 'district' ? 'district' : 'office', latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) };
	});
	const around = box ?? boxAround(places);
	return around && { box: around, isSet: box !== null, picture: box?.width && box.height ? { width: box.width, height: box.height } : undefined, places };
}

/** The map of a government as citizens meet it, or undefined. */
export async function citizenMap(ctx: Ctx, { agencyId, onDay }: Pick<ComplaintDoor, 'agencyId' | 'onDay'>): Promise<AreaMap | undefined> {
	return areaOf(await readCitizenMap(ctx.db, agencyId, onDay));
}

/** A point in words: what is nearest to it on the map. */
export interface PointShown extends LatLon {
	readonly near: string | null;
	/** To what is near, along the ground; 0 where nothing is. */
	readonly metres: number;
}

/** @param place of a draft, or of a complaint */
export function pointOf(area: AreaMap | undefined, place: { readonly latitude: number | null; readonly longitude: number | null } | undefined): PointShown | null {
	if (!place || place.latitude === null || place.longitude === null) return null;
	const at = { latitude: place.latitude, longitude: place.longitude };
	const near = nearest(area?.places ?? [], at);
	return { ...at, near: near?.name ?? null, metres: near ? Math.round(metresBetween(near, at)) : 0 };
}

export interface MapPage {
	readonly code: string;
	readonly agencyName: string;
	readonly sheets: Readonly<Record<MapSize, { readonly width: number; readonly height: number }>>;
	readonly point: PointShown | null;
	/** The nearer map, around the point, is shown. */
	readonly isNear: boolean;
	readonly places: readonly MapPlace[];
}

/** The page of the map. Undefined without a second page of the draft, or without a map. */
export async function mapPage(ctx: Ctx, code: string, cookie: string | undefined, wantsNear: boolean): Promise<MapPage | undefined> {
	const { open, area } = await openMap(ctx, await findDraft(ctx, await openDoor(ctx, code), cookie));
	if (!open || !area || open.isSent || !open.draft.place) return undefined;
	const point = pointOf(area, open.draft.place);
	const sheet = (size: MapSize) => viewOf(area.box, MAP_WIDTHS[size], area.picture);
	return { code: open.door.code, agencyName: open.door.name, sheets: { small: sheet('small'), wide: sheet('wide') }, point, isNear: wantsNear && point !== null, places: area.places };
}

async function openMap(ctx: Ctx, open: OpenDraft | undefined): Promise<{ readonly open: OpenDraft | undefined; readonly area: AreaMap | undefined }> {
	return { open, area: open && (await citizenMap(ctx, open.door)) };
}

/**
 * A click on the map, or a place of the list, kept in the draft.
 *
 * @returns 'near' after a click on the whole area: the nearer map comes next; 'done' otherwise
 * @throws {Problem} complaint.draft_gone, complaint.no_map, complaint.map_no_click, complaint.outside_map
 */
export async function choosePoint(ctx: Ctx, code: string, cookie: string | undefined, form: ClickForm): Promise<'near' | 'done'> {
	const { open, area } = await openMap(ctx, await openDraft(ctx, code, cookie));
	if (!open || open.isSent || !open.draft.place) throw new Problem('complaint.draft_gone', 409);
	if (!area) throw new Problem('complaint.no_map', 409);
	const { place } = open.draft;
	const at = form.use === 'drop' ? null : form.use === 'list' ? placeOfList(area, form.placeId) : clicked(area, form, form.near ? pointOf(area, place) : null);
	const kept = await saveDraft(ctx, open.door, open.ticket, { ...open.draft, place: { ...place, latitude: at?.latitude ?? null, longitude: at?.longitude ?? null } });
	if (kept === 'sent') throw new Problem('complaint.draft_gone', 409);
	return form.use || form.near ? 'done' : 'near';
}

function placeOfList({ places }: AreaMap, id: string | undefined): LatLon {
	const place = places.find((one) => one.id === id);
	if (!place) throw new Problem('complaint.map_no_click', 422, { field: 'placeId' });
	const round = (degrees: number) => Math.round(degrees * 10_000) / 10_000;
	return { latitude: round(place.latitude), longitude: round(place.longitude) };
}

function clicked(area: AreaMap, form: ClickForm, near: LatLon | null): LatLon {
	const size: MapSize = form['wide.x'] === undefined ? 'small' : 'wide';
	const [x, y] = [form[`${size}.x`], form[`${size}.y`]];
	// A keyboard that presses the picture sends the corner 0,0: nobody means that.
	if (x === undefined || y === undefined || (x === 0 && y === 0)) throw new Problem('complaint.map_no_click', 422, { field: 'placeId' });
	const { width, height } = viewOf(area.box, MAP_WIDTHS[size], area.picture);
	const at = placeAt({ box: shownBox(area.box, near), width, height }, x, y);
	if (!at || !isInside(area.box, at)) throw new Problem('complaint.outside_map', 422, { field: 'placeId' });
	return at;
}

/** The map of a draft as an SVG; around its point when `isNear`. Undefined where there is none. */
export async function draftMap(ctx: Ctx, code: string, cookie: string | undefined, { size, isNear }: { readonly size: MapSize; readonly isNear: boolean }): Promise<string | undefined> {
	const { open, area } = await openMap(ctx, await openDraft(ctx, code, cookie));
	if (!open || !area) return undefined;
	const point = pointOf(area, open.draft.place);
	return drawArea(area, { size, near: isNear ? point : null, point }, () => readCitizenPicture(ctx.db, open.door.agencyId));
}

interface Shown {
	readonly size: MapSize;
	readonly near: LatLon | null;
	readonly point: LatLon | null;
}

async function drawArea({ box, picture, places }: AreaMap, { size, near, point }: Shown, read: () => Promise<Buffer | null>): Promise<string> {
	const { width, height } = viewOf(box, MAP_WIDTHS[size], picture);
	const view = { box: shownBox(box, near), width, height };
	const whole = picture ? await read() : null;
	// A point outside the picture is drawn on plain paper: there is no picture of that place.
	const jpeg = whole && isInside(box, { latitude: view.box.south, longitude: view.box.west }) && isInside(box, { latitude: view.box.north, longitude: view.box.east }) ? await cutPicture(whole, box, view, size) : undefined;
	return drawMap({ view, places, point, jpeg });
}

/** Where a complaint points to, in words; null where nobody pointed. */
export async function findCasePoint(tx: Db, agencyId: string, complaintId: string, onDay: string): Promise<PointShown | null> {
	const point = await findPoint(tx, agencyId, complaintId);
	return point && pointOf(areaOf(await readOfficeMap(tx, agencyId, onDay)), point);
}

/** Where a complaint points to, with a map around it, for officers who may read it. @throws {Problem} complaint.not_found */
export function caseMap(ctx: Ctx, complaintId: string): Promise<string | undefined> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		await loadReadable(tx, actor, complaintId);
		const point = await findPoint(tx, actor.agencyId, complaintId);
		const area = areaOf(await readOfficeMap(tx, actor.agencyId, ctx.today));
		return point && area ? drawArea(area, { size: 'wide', near: point, point }, () => readOfficePicture(tx, actor.agencyId)) : undefined;
	});
}

/** The whole map as it is now, for the page of its settings. @throws {Problem} identity.not_allowed */
export function officeMap(ctx: Ctx): Promise<string | undefined> {
	const actor = allowedEverywhere(ctx, 'complaint.route');
	return inTransaction(ctx.db, async (tx) => {
		const area = areaOf(await readOfficeMap(tx, actor.agencyId, ctx.today));
		return area && drawArea(area, { size: 'wide', near: null, point: null }, () => readOfficePicture(tx, actor.agencyId));
	});
}

/** Sets the box and, where one is given, the picture, made anew as photos are. @throws {Problem} identity.not_allowed, complaint.map_box, complaint.photo_kind, complaint.photo_large, complaint.photo_broken */
export async function saveMap(ctx: Ctx, { picture, ...box }: MapForm): Promise<void> {
	const actor = allowedEverywhere(ctx, 'complaint.route');
	if (box.north - box.south < 0.005 || box.east - box.west < 0.005 || box.north - box.south > 15 || box.east - box.west > 15) throw new Problem('complaint.map_box', 422, { field: 'north' });
	const file = picture && picture.size > 0 ? picture : undefined;
	if (file && file.size > PHOTO_LIMIT_BYTES) throw new Problem('complaint.photo_large', 413, { field: 'picture' });
	const made = file && (await remakePhoto(new Uint8Array(await file.arrayBuffer()), 'picture'));
	await inTransaction(ctx.db, async (tx) => {
		await putMap(tx, actor.agencyId, box, made, ctx.now);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'complaint.map', subject: `agency:${actor.agencyId}`, detail: { ...box, hasPicture: made !== undefined } });
	});
}

/** Back to the map that is drawn from offices and service points. @throws {Problem} identity.not_allowed */
export function removeMap(ctx: Ctx): Promise<void> {
	const actor = allowedEverywhere(ctx, 'complaint.route');
	return inTransaction(ctx.db, async (tx) => {
		if (await dropMap(tx, actor.agencyId)) await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'complaint.map_remove', subject: `agency:${actor.agencyId}` });
	});
}

/** @throws {Problem} complaint.outside_map: the government has set its area, and the point lies beyond it */
export async function requireInside(ctx: Ctx, door: ComplaintDoor, place: { readonly latitude: number | null; readonly longitude: number | null }): Promise<void> {
	const { latitude, longitude } = place;
	if (latitude === null || longitude === null) return;
	const area = await citizenMap(ctx, door);
	if (area?.isSet && !isInside(area.box, { latitude, longitude })) throw new Problem('complaint.outside_map', 422, { field: 'latitude' });
}

/** A map as an answer that a browser shows and nothing else. */
export function mapResponse(svg: string): Response {
	return new Response(svg, {
		headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox", 'cross-origin-resource-policy': 'same-origin', 'referrer-policy': 'no-referrer' }
	});
}
