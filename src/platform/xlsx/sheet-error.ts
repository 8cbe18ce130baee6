import { InputError } from '#platform/cli/command.ts';
import { sheetMessages, type SheetMessageParams } from './messages.en.ts';

export type SheetErrorCode = keyof typeof sheetMessages;

/** A spreadsheet that cannot be read, with the place to mend. `message` is English; for a screen use the messages file. */
export class SheetError extends InputError {
	declare readonly code: SheetErrorCode;
	readonly params: SheetMessageParams;
	constructor(code: SheetErrorCode, params: SheetMessageParams = {}) {
		const { row, column } = params;
		super(code, sheetMessages[code](params), { ...(row !== undefined && { row }), ...(column !== undefined && { column }) });
		this.params = params;
	}
}

/** Whatever goes wrong inside an archive, in a sentence. */
export function sheetError(error: unknown): InputError {
	if (error instanceof InputError) return error;
	return new SheetError(/password|encrypt/i.test(String(error)) ? 'xlsx.protected' : 'xlsx.not_readable');
}
