import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { place, withCitizen, writeDraft, type CitizenScene } from '#tests/support/complaints.ts';
import { insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { ClickForm, MapForm } from '../map.schema.ts';
import { caseOf } from './case-service.ts';
import { openDraft } from './draft.ts';
import { checkPage, placePage } from './filing-pages.ts';
import { writePlace } from './filing-service.ts';
import { caseMap, choosePoint, draftMap, mapPage, mapResponse, officeMap, removeMap, saveMap } from './map-service.ts';

const click = (given: object) => ClickForm.parse(given);
const give = ({ owner, point }: CitizenScene, latitude = -1.5, longitude = 103.5) => owner.updateTable('service_point').set({ latitude, longitude }).where('id', '=', point.id).execute();
const chosen = async ({ ctx, agency }: CitizenScene, cookie: string) => (await openDraft(ctx, agency.code, cookie)).draft.place;
const EDGES = { south: '-2', west: '103', north: '-1', east: '104,3333' };

describe('pointing at a place on the map', () => {
	test('there is no map while nothing has a place', () =>
		withCitizen(async (scene) => {
			const { ctx, agency } = scene;
			const cookie = await writeDraft(ctx, agency.code);
			expect(await mapPage(ctx, agency.code, cookie, false)).toBeUndefined();
			expect(await draftMap(ctx, agency.code, cookie, { size: 'wide', isNear: false })).toBeUndefined();
			expect(await placePage(ctx, agency.code, cookie)).toMatchObject({ hasMap: false, point: null });
			await expect(choosePoint(ctx, agency.code, cookie, click({ 'wide.x': 3, 'wide.y': 4 }))).rejects.toMatchObject({ code: 'complaint.no_map' });
		}));

	test('a click is kept, the second one is nearer, and the point is said by what is near', () =>
		withCitizen(async (scene) => {
			const { ctx, agency } = scene;
			await give(scene);
			const cookie = await writeDraft(ctx, agency.code);
			expect(await choosePoint(ctx, agency.code, cookie, click({ 'small.x': '144', 'small.y': '108' }))).toBe('near');
			const first = await chosen(scene, cookie);
			expect(first?.latitude).toBeCloseTo(-1.5, 3);
			expect(first).toMatchObject({ place: 'Loket depan' });
			expect(await choosePoint(ctx, agency.code, cookie, click({ 'wide.x': '640', 'wide.y': '240', near: 'on' }))).toBe('done');
			const second = await chosen(scene, cookie);
			// The whole is 0,02° tall and 0,0267° broad; the nearer map reaches an eighth of that to either side.
			expect((second?.longitude ?? 0) - 103.5).toBeCloseTo(0.0267 / 8, 3);
			expect(await mapPage(ctx, agency.code, cookie, true)).toMatchObject({ isNear: true, point: { near: 'Dinas Kependudukan Rekaan' } });
			expect((await checkPage(ctx, agency.code, cookie))?.point).toMatchObject({ near: 'Dinas Kependudukan Rekaan', latitude: second?.latitude });
			expect(await draftMap(ctx, agency.code, cookie, { size: 'small', isNear: true })).toMatch(/^<svg.*#b3261e/);
		}));

	test('can be taken back, on the map and on the page before it', () =>
		withCitizen(async (scene) => {
			const { ctx, agency } = scene;
			await give(scene);
			const cookie = await writeDraft(ctx, agency.code, { place: { latitude: '-1.5', longitude: '103.5' } });
			await choosePoint(ctx, agency.code, cookie, click({ use: 'drop' }));
			expect(await chosen(scene, cookie)).toMatchObject({ latitude: null, longitude: null, place: 'Loket depan' });
			await writePlace(ctx, agency.code, cookie, place({ latitude: '-1.5', longitude: '103.5', pointTo: 'drop' }));
			const kept = await chosen(scene, cookie);
			expect(kept).toMatchObject({ latitude: null, longitude: null });
			expect(kept).not.toHaveProperty('pointTo');
		}));

	test('the list does the same with a keyboard; a picture pressed by keyboard is no click', () =>
		withCitizen(async (scene) => {
			const { ctx, agency, office } = scene;
			await give(scene);
			const cookie = await writeDraft(ctx, agency.code);
			for (const form of [{ 'wide.x': 0, 'wide.y': 0 }, {}, { use: 'list' }, { use: 'list', placeId: crypto.randomUUID() }]) {
				await expect(choosePoint(ctx, agency.code, cookie, click(form))).rejects.toMatchObject({ code: 'complaint.map_no_click' });
			}
			await choosePoint(ctx, agency.code, cookie, click({ use: 'list', placeId: office.id }));
			expect(await chosen(scene, cookie)).toMatchObject({ latitude: -1.5, longitude: 103.5 });
		}));

	test('what no browser sends is refused, and a draft of somebody else is not there', () =>
		withCitizen(async (scene) => {
			const { ctx, agency } = scene;
			await give(scene);
			const cookie = await writeDraft(ctx, agency.code);
			await expect(choosePoint(ctx, agency.code, cookie, click({ 'small.x': 289, 'small.y': 1 }))).rejects.toMatchObject({ code: 'complaint.outside_map' });
			await expect(choosePoint(ctx, agency.code, cookie, click({ 'wide.x': 1, 'wide.y': 5000 }))).rejects.toMatchObject({ code: 'complaint.outside_map' });
			for (const bad of [{ 'small.x': -1 }, { 'small.x': 'x' }, { 'wide.x': 1e9 }, { placeId: "' or 1=1" }]) expect(ClickForm.safeParse(bad).success).toBe(false);
			for (const forged of [undefined, 'x', 'A'.repeat(64)]) {
				expect(await mapPage(ctx, agency.code, forged, true)).toBeUndefined();
				await expect(choosePoint(ctx, agency.code, forged, click({ 'small.x': 1, 'small.y': 1 }))).rejects.toMatchObject({ code: 'complaint.draft_gone' });
			}
		}));

	test('a point beyond the area that the government has set is refused, of the phone too; taking it back is not', () =>
		withCitizen(async (scene) => {
			const { ctx, agency, owner } = scene;
			await give(scene);
			const cookie = await writeDraft(ctx, agency.code);
			const far = place({ latitude: '-6.2', longitude: '106.8' });
			await writePlace(ctx, agency.code, cookie, far); // drawn around the offices: the area itself may be larger
			await owner.insertInto('complaint_map').values({ agency_id: agency.id, south: -2, west: 103, north: -1, east: 104 }).execute();
			await expect(writePlace(ctx, agency.code, cookie, far)).rejects.toMatchObject({ code: 'complaint.outside_map', status: 422 });
			await writePlace(ctx, agency.code, cookie, { ...far, pointTo: 'drop' });
			await writePlace(ctx, agency.code, cookie, place({ latitude: '-1.5', longitude: '103.5' }));
		}));
});

describe('the government\'s own map', () => {
	const png = async (width: number, height: number) => new File([new Uint8Array(await sharp({ create: { width, height, channels: 3, background: '#9c9', noise: { type: 'gaussian', mean: 128, sigma: 40 } } }).withMetadata({ exif: { IFD0: { Copyright: 'rahasia' } } }).png().toBuffer())], '../peta.png', { type: 'image/png' });

	test('is made anew, cut to what is shown, and both sheets stay below the page\'s budget', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.complaint_administrator.actor);
			await saveMap(ctx, MapForm.parse({ ...EDGES, picture: await png(1200, 900) }));
			const row = await db.selectFrom('complaint_map').selectAll().executeTakeFirstOrThrow();
			expect(row).toMatchObject({ agency_id: world.agency.id, south: -2, east: 104.3333, width: 1200, height: 900 });
			expect(row.picture?.includes(Buffer.from('rahasia'))).toBe(false);
			expect((await officeMap(ctx))?.length).toBeLessThan(42_000);
			await saveMap(ctx, MapForm.parse({ ...EDGES, north: '-1,1', picture: new File([], '') }));
			expect(await db.selectFrom('complaint_map').select(['north', 'width']).executeTakeFirstOrThrow()).toEqual({ north: -1.1, width: 1200 });
			await removeMap(ctx);
			await removeMap(ctx);
			expect(await db.selectFrom('complaint_map').selectAll().execute()).toEqual([]);
			expect(await db.selectFrom('audit_entry').select('action').where('action', 'like', 'complaint.map%').orderBy('action').execute()).toEqual([{ action: 'complaint.map' }, { action: 'complaint.map' }, { action: 'complaint.map_remove' }]);
		}));

	test('what is no picture, or has no area, is refused', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.complaint_administrator.actor);
			const svg = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'peta.png', { type: 'image/png' });
			await expect(saveMap(ctx, MapForm.parse({ ...EDGES, picture: svg }))).rejects.toMatchObject({ code: 'complaint.photo_kind', params: { field: 'picture' } });
			for (const edges of [{ north: '-2' }, { north: '-3' }, { east: '102' }, { north: '80' }]) await expect(saveMap(ctx, MapForm.parse({ ...EDGES, ...edges }))).rejects.toMatchObject({ code: 'complaint.map_box' });
			for (const edges of [{ north: '91' }, { west: '' }, { west: 'timur' }, { south: 'NaN' }]) expect(MapForm.safeParse({ ...EDGES, ...edges }).success).toBe(false);
		}));

	test.each(PERSONAS.filter((persona) => persona !== 'complaint_administrator'))('%s does not set it', (persona) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast[persona].actor);
			const attempt = (work: () => Promise<unknown>) => Promise.resolve().then(work).then(() => 'done', (error: { code?: string }) => error.code);
			const outcomes = [await attempt(() => saveMap(ctx, MapForm.parse(EDGES))), await attempt(() => removeMap(ctx)), await attempt(() => officeMap(ctx))];
			const own = await db.selectFrom('complaint_map').selectAll().where('agency_id', '=', world.agency.id).execute();
			expect(new Set(outcomes)).toEqual(new Set(['identity.not_allowed']));
			expect(own).toEqual([]);
		}));
});

describe('the officer\'s map of a complaint', () => {
	test('is seen by whoever may read the complaint, and by nobody else', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertServicePoint(db, world.units.section, { latitude: -1.5, longitude: 103.5 });
			const id = await insertComplaint(db, world.units.section, { latitude: -1.52, longitude: 103.5 });
			for (const persona of PERSONAS) {
				const ctx = ctxOf(db, world.cast[persona].actor, { now: new Date('2026-07-01T03:00:00Z') });
				const found = await caseOf(ctx, id).catch(() => undefined);
				if (found) {
					expect(found.point?.latitude).toBe(-1.52);
					expect(await caseMap(ctx, id)).toContain('#b3261e');
				} else await expect(caseMap(ctx, id)).rejects.toMatchObject({ code: 'complaint.not_found' });
			}
		}));

	test('there is none of a complaint without a point; the answer is a picture and nothing else', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertServicePoint(db, world.units.section, { latitude: -1.5, longitude: 103.5 });
			const id = await insertComplaint(db, world.units.section);
			const ctx = ctxOf(db, world.cast.service_officer.actor, { now: new Date('2026-07-01T03:00:00Z') });
			expect(await caseMap(ctx, id)).toBeUndefined();
			expect((await caseOf(ctx, id)).point).toBeNull();
			const { headers } = mapResponse('<svg/>');
			expect(headers.get('content-security-policy')).toContain("default-src 'none'");
			expect(headers.get('cache-control')).toContain('no-store');
		}));
});
