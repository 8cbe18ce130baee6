/** One option of a command, as `node:util` parseArgs takes it, with the line that help prints. */
export interface OptionSpec {
	readonly type: 'string' | 'boolean';
	readonly multiple?: boolean;
	readonly help: string;
}

/** What the user typed, already split; values are still text. */
export interface Arguments {
	readonly positionals: readonly string[];
	readonly options: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
}

/** The world outside a command: notes go to standard error, never to standard output. */
export interface Io {
	note(line: string): void;
	readonly env: Readonly<Record<string, string | undefined>>;
}

/** `json` is printed with --json; `text` is what a person reads without it. */
export interface CommandResult {
	readonly json: unknown;
	readonly text: string;
	/** 0 when absent. 1 is for a result that is itself a refusal (a failed check). */
	readonly exitCode?: 0 | 1;
}

export interface Command {
	/** The words after `bina`, for example ['impact', 'estimate']. */
	readonly path: readonly string[];
	readonly summary: string;
	/** Arguments as help prints them, for example 'FILE --unit C --time C'. */
	readonly usage: string;
	readonly options?: Readonly<Record<string, OptionSpec>>;
	run(input: Arguments, io: Io): Promise<CommandResult>;
}

/**
 * Input that a person can mend: exit code 1, and with --json
 * `{"error": {"code", "message", "row"?, "column"?}}` on standard output.
 */
export class InputError extends Error {
	readonly code: string;
	readonly row: number | undefined;
	readonly column: string | undefined;
	constructor(code: string, message: string, where: { row?: number; column?: string } = {}) {
		super(message);
		this.code = code;
		this.row = where.row;
		this.column = where.column;
	}
}

/** A text option, or undefined when it was not given. */
export function textOption(input: Arguments, name: string): string | undefined {
	const value = input.options[name];
	return typeof value === 'string' ? value : undefined;
}

/** A text option that must be there. */
export function requiredOption(input: Arguments, name: string): string {
	const value = textOption(input, name);
	if (value === undefined || value === '') throw new InputError('option.missing', `--${name} is needed. Give it a value, for example --${name} VALUE.`);
	return value;
}

/** A finite number option; refuses 1e309, text and nothing. */
export function numberOption(input: Arguments, name: string): number | undefined {
	const value = textOption(input, name);
	if (value === undefined) return undefined;
	const number = Number(value);
	if (value.trim() === '' || !Number.isFinite(number)) throw new InputError('option.not_a_number', `--${name} must be a number, not "${value.slice(0, 40)}".`);
	return number;
}
