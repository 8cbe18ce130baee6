import type { ReportDocument, ReportTable } from '../period/report.schema.ts';

/** The table of this key. */
export function sheetTable({ sections }: ReportDocument, key: string): ReportTable {
	const found = sections.flatMap(({ tables }) => tables).find((table) => table.key === key);
	if (!found) throw new Error(`no table ${key}`);
	return found;
}
