import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context.ts';
import { writeTable, type CellValue } from '#platform/csv/write-table.ts';
import { Problem } from '#platform/problem.ts';
import { FILE_TYPES, publicFileName } from '../period/file-names.ts';
import { catalogue, DICTIONARY, type CataloguedReport, surveyRows, type SurveyRow } from '../open-data.rules.ts';
import { DataFile, DATASETS, type Dataset } from '../public.schema.ts';
import { id as texts } from '../public.messages.id.ts';
import { forAMinute } from './minute.ts';
import { listDataset } from './public-queries.ts';
import { publicReports } from './period-public-service.ts';
import { ASKED_EACH_TIME, PUBLIC_CACHE, publicAgency } from './public-service.ts';

export interface PublicFile {
	readonly text: string;
	readonly type: string;
	readonly etag: string;
	/** How long whoever stands between may keep it. */
	readonly cache: string;
}

const CATALOGUE = 'katalog.jsonld';

const SOURCES = { panel: 'panel', skm: 'surveys', pengaduan: 'complaints', layanan: 'standards' } as const;

/**
 * A file of open data of one government: a data set as csv or json, the dictionary, or the catalogue.
 *
 * @param origin address of this installation, for the catalogue
 * @throws {Problem} request.not_found: no such government or file
 */
export async function openData(ctx: Ctx, code: string, name: string, origin: string): Promise<PublicFile> {
	if (name === CATALOGUE) return catalogueOf(ctx, code, origin);
	return forAMinute(`data/${code}/${name}`, ctx.now, async () => {
		await publicAgency(ctx, code);
		if (name === 'kamus.json') return fileOf(JSON.stringify(DICTIONARY), 'application/json; charset=utf-8');
		if (!DataFile.safeParse(name).success) throw new Problem('request.not_found', 404);
		const dataset = DATASETS.find((each) => name.startsWith(`${each}.`)) as Dataset;
		const rows = await listDataset(ctx.db, code, SOURCES[dataset]);
		const flat = dataset === 'skm' ? (rows as unknown as SurveyRow[]).flatMap(surveyRows) : rows;
		const columns = DICTIONARY[dataset].map((column) => column.name);
		if (name.endsWith('.json')) return fileOf(JSON.stringify(flat), 'application/json; charset=utf-8');
		return fileOf(writeTable(columns, flat.map((row) => columns.map((column) => cellOf(row[column])))), 'text/csv; charset=utf-8');
	});
}

/** Looked up and asked for each time: a report that was withdrawn is named no more. */
async function catalogueOf(ctx: Ctx, code: string, origin: string): Promise<PublicFile> {
	const agency = await publicAgency(ctx, code);
	return { ...fileOf(JSON.stringify(catalogue(origin, agency, texts.datasets, await cataloguedReports(ctx, code))), 'application/ld+json; charset=utf-8'), cache: ASKED_EACH_TIME };
}

/** The newest version of each period that stands published. */
async function cataloguedReports(ctx: Ctx, code: string): Promise<CataloguedReport[]> {
	const { periods } = await publicReports(ctx, code);
	return periods.flatMap(({ period, versions }): CataloguedReport[] => {
		const newest = versions.find(({ withdrawnOn }) => withdrawnOn === null);
		const files = newest ? (['pdf', 'xlsx', 'zip', 'json'] as const).map((kind) => ({ name: publicFileName(period, newest.version, kind, 'id'), type: FILE_TYPES[kind].replace(/;.*/, '') })) : [];
		return newest ? [{ title: `${texts.data.reports}: ${period}`, issuedOn: newest.publishedOn, page: `/publik/${encodeURIComponent(code)}/laporan/${period}`, files }] : [];
	});
}

function cellOf(value: unknown): CellValue {
	return Array.isArray(value) ? value.join('\n') : (value as CellValue);
}

/** A text that anybody may keep, named by what it says. */
export function fileOf(text: string, type: string): PublicFile {
	return { text, type, cache: PUBLIC_CACHE, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}
