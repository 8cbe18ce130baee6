import { InputError } from '#platform/cli/command.ts';
import type { TableMessageParams } from './messages.en.ts';
import { tableMessages } from './messages.en.ts';

export type TableErrorCode = keyof typeof tableMessages;

/**
 * A table that cannot be read, with the place to mend. `row` counts as a spreadsheet does: the
 * header is row 1, blank rows count. `message` is English; for a screen use the messages file.
 */
export class TableError extends InputError {
	declare readonly code: TableErrorCode;
	readonly params: TableMessageParams;
	constructor(code: TableErrorCode, params: TableMessageParams = {}) {
		const { row, column } = params;
		super(code, tableMessages[code](params), { ...(row !== undefined && { row }), ...(column !== undefined && { column }) });
		this.params = params;
	}
}
