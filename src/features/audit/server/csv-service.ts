import type { Ctx } from '#platform/context.ts';
import { writeTable } from '#platform/csv/write-table.ts';
import { inLocale } from '#platform/messages.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import type { EntryRow } from './service.ts';

/** The entries as a table for a spreadsheet, guarded against formulas; codes stay beside the words. */
export function auditCsv(entries: readonly EntryRow[], { locale }: Pick<Ctx, 'locale'>): string {
	const { columns, actions } = inLocale({ id, en }, locale);
	return writeTable([columns.number, columns.at, columns.who, 'account_id', columns.what, 'action', columns.subject, columns.detail, 'request_id'],
		entries.map((entry) => [entry.number, entry.at.toISOString(), entry.accountName, entry.accountId, actions[entry.action] ?? '', entry.action, entry.subject, JSON.stringify(entry.detail), entry.requestId]),
		{ bom: true });
}
