import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { writeTable } from '#platform/csv/write-table.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { DATA_COLUMNS, dictionaryText, readmeText, type DataFileName } from '../period/data-dictionary.ts';
import type { Period } from '../period/period.schema.ts';
import { countedHere } from './period-data-effects.ts';
import { dataPanel, dataRegistration, dataResults, type DataRow } from './period-data-queries.ts';

const SCRIPT = new URL('../period/analysis.R', import.meta.url);
/** Of a file that is the same each time it is made from the same data. */
export const NO_DAY = new Date('2000-01-01T00:00:00');

/**
 * The de-identified data of a report as a zip archive: the months of the period and those that its verdicts stand on, registration and
 * results as csv, a dictionary, and a script that counts every verdict again. Cells of fewer than five are left out; no row is about a person.
 *
 * @source F102; R18
 */
export async function renderData(ctx: Ctx, agencyId: string, period: Period): Promise<Uint8Array> {
	const asked = { agencyId, period, today: ctx.today };
	const [panel, registration, results] = await inTransaction(ctx.db, async (tx) => [await dataPanel(tx, asked), await dataRegistration(tx, asked), await dataResults(tx, asked)]);
	const file = (name: DataFileName, rows: readonly DataRow[]) => {
		const columns = DATA_COLUMNS[name].map((column) => column.name);
		return strToU8(writeTable(columns, rows.map((row) => columns.map((column) => row[column]))));
	};
	const dictionary = (Object.keys(DATA_COLUMNS) as DataFileName[]).flatMap((name) => DATA_COLUMNS[name].map((column) => [name, column.name, column.type, column.id, column.en]));
	return zipSync({
		'panel.csv': file('panel.csv', panel), 'registration.csv': file('registration.csv', registration), 'results.csv': file('results.csv', results.map((result) => ({ ...result, ...countedHere(result, registration, panel) }))),
		'dictionary.csv': strToU8(writeTable(['file', 'column', 'type', 'id', 'en'], dictionary)), 'dictionary.md': strToU8(dictionaryText(period)), 'README.md': strToU8(readmeText(ctx.today, period)), 'analysis.R': readFileSync(SCRIPT)
	}, { mtime: NO_DAY });
}
