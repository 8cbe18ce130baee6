import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ctx } from '#platform/context.ts';
import { openPool, plainDb, roleConfig, scopedDb, type Db } from '#platform/db/connect.ts';
import { PlaceForm, StoryForm, WriterForm } from '#features/complaints/filing.schema.ts';
import { openDoor, openDraft, type OpenDraft } from '#features/complaints/server/draft.ts';
import { fileComplaint, writePlace, writeStory, writeWriter } from '#features/complaints/server/filing-service.ts';
import { ctxOf, insertAgency, insertUnit, type AgencyRow, type UnitRow } from './builders.ts';
import { withOwnDatabase } from './database.ts';
import { insertServicePoint, type PointRow } from './surveys.ts';

export interface CitizenScene {
	readonly owner: Db;
	readonly citizen: Db;
	/** The program's own role in the scope of the agency. */
	readonly app: Db;
	/** A citizen's context: 21 November 2026, 10.00 WIB. */
	readonly ctx: Ctx;
	readonly agency: AgencyRow;
	readonly root: UnitRow;
	readonly office: UnitRow;
	readonly inspectorate: UnitRow;
	readonly point: PointRow;
}

/** An agency with an office, its counter and an inspectorate, seen by a citizen. All invented. */
export async function withCitizen(work: (scene: CitizenScene) => Promise<void>): Promise<void> {
	await withOwnDatabase(async (address) => {
		const pools = { owner: openPool(address.owner, 2), citizen: openPool(roleConfig(address, 'bina_citizen'), 6), app: openPool(roleConfig(address, 'bina_app'), 3) };
		try {
			const [owner, citizen] = [plainDb(pools.owner), plainDb(pools.citizen)];
			const agency = await insertAgency(owner);
			const root = await insertUnit(owner, { agencyId: agency.id });
			const office = await insertUnit(owner, { agencyId: agency.id, parent: root, kind: 'office', name: 'Dinas Kependudukan Rekaan' });
			const inspectorate = await insertUnit(owner, { agencyId: agency.id, parent: root, kind: 'office', name: 'Inspektorat Rekaan' });
			const point = await insertServicePoint(owner, office);
			const app = scopedDb(pools.app, { agencyIds: [agency.id] }, address.secret);
			await work({ owner, citizen, app, ctx: ctxOf(citizen, null), agency, root, office, inspectorate, point });
		} finally {
			await Promise.all(Object.values(pools).map((pool) => pool.end()));
		}
	});
}

export const IDENTITY = 'a key of the test';

export const story = (given: object = {}) => StoryForm.parse({ class: 'complaint', body: 'Antrean KTP lama sekali. Saya datang pukul tujuh dan pulang tanpa hasil.', ...given });
export const place = (given: object = {}) => PlaceForm.parse({ place: 'Loket depan', ...given });
export const writer = (given: object = {}) => WriterForm.parse({ privacy: 'anonymous', ...given });

export interface Written {
	readonly story?: object;
	readonly place?: object;
	readonly writer?: object;
}

/** A draft with all its pages filled. @returns the cookie */
export async function writeDraft(ctx: Ctx, code: string, given: Written = {}): Promise<string> {
	const cookie = await writeStory(ctx, code, undefined, story(given.story));
	await writePlace(ctx, code, cookie, place(given.place));
	await writeWriter(ctx, code, cookie, writer(given.writer));
	return cookie;
}

/** A filed complaint: its draft with number and secret. */
export async function fileOne(ctx: Ctx, code: string, given: Written = {}): Promise<OpenDraft & { readonly cookie: string }> {
	const cookie = await writeDraft(ctx, code, given);
	await fileComplaint({ ctx, identityKey: IDENTITY, filesFolder: join(tmpdir(), 'bina-test-files') }, code, cookie);
	await openDoor(ctx, code);
	return { ...(await openDraft(ctx, code, cookie)), cookie };
}

/** Closes a complaint as an officer would, at an instant. */
export async function closeAt(owner: Db, number: string, at: Date, closing = 'fixed'): Promise<void> {
	await owner.updateTable('complaint').set({ state: 'closed', closed_at: at, closing }).where('number', '=', number).execute();
}
