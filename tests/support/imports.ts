import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '#platform/db/connect.ts';
import { describeFile } from '#platform/files/store.ts';
import { insertAgency, insertUnit, NOW } from './builders.ts';
import type { ImportKind } from '#features/people/import-schema.ts';
import type { ImportCtx } from '#features/people/server/import-read.ts';
import { confirmImport, createBatch, previewImport } from '#features/people/server/import-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-import-'));

/** A file of its own with this text; the system clears the folder. */
export function fileOf(text: string): string {
	const path = join(folder, `${randomUUID()}.csv`);
	writeFileSync(path, text);
	return path;
}

export async function batchOf(path: string) {
	return { ...(await describeFile(path)), name: 'berkas.csv' };
}

export function importContext(db: Db, agencyId: string, now = NOW): ImportCtx {
	return { db, agencyId, actor: null, now, today: now.toISOString().slice(0, 10), timeZone: 'Asia/Jakarta', locale: 'id', requestId: 'uji' };
}

/** An agency whose tree has a top only. */
export async function agencyWithRoot(db: Db): Promise<string> {
	const agency = await insertAgency(db);
	await insertUnit(db, { agencyId: agency.id, name: 'Pemerintah Kabupaten Rekaan' });
	return agency.id;
}

/** Upload, preview and confirmation in one. */
export async function takeIn(ctx: ImportCtx, text: string, kind: ImportKind = 'people') {
	const path = fileOf(text);
	const batchId = await createBatch(ctx, kind, await batchOf(path));
	const counts = await previewImport(ctx, batchId, path);
	await confirmImport(ctx, batchId);
	return { batchId, counts };
}

export function people(db: Db, { agencyId }: ImportCtx) {
	return db.selectFrom('person').select(['nip', 'name', 'siasn', 'updated_at', 'left_on']).where('agency_id', '=', agencyId).orderBy('nip').execute();
}

export function history(db: Db, { agencyId }: ImportCtx) {
	return db.selectFrom('employment as e').innerJoin('person as p', 'p.id', 'e.person_id').innerJoin('unit as u', 'u.id', 'e.unit_id')
		.select(['p.nip', 'p.name', 'u.name as unit', 'e.rank', 'e.started_on', 'e.ended_on']).where('e.agency_id', '=', agencyId)
		.orderBy('p.nip').orderBy('e.started_on').orderBy('e.ended_on').execute();
}
