import { fail, isRedirect, redirect, type ActionFailure } from '@sveltejs/kit';
import type { z } from 'zod';
import { Problem } from './problem.ts';
import { readForm } from './request-body.ts';

/** What a refused form hands back: the typed values, and one sentence a field ('' is the form as a whole). */
export interface FormRefusal {
	readonly values: Record<string, string>;
	/** Where one name came more than once (boxes of a group): all of its values. */
	readonly lists?: Record<string, string[]>;
	readonly errors: Record<string, string>;
	/** A number to quote at the help desk. */
	readonly reference: string;
}

export interface FormEvent {
	readonly request: Request;
	readonly locals: { readonly requestId: string; say(problem: Problem): string; sayIssue(issue: z.core.$ZodIssue): string };
}

const LONGEST_ECHO = 20_000;
const LONGEST_LIST = 1000;

/**
 * The one way a form is handled: read, check, call the use case, and either redirect to where it says or hand the
 * typed values back with a sentence for each fault. A returned string is the address to go to (303).
 */
export async function runForm<Schema extends z.ZodType>(
	schema: Schema,
	{ request, locals }: FormEvent,
	useCase: (input: z.infer<Schema>, form: FormData) => Promise<string | undefined>,
	limitBytes?: number,
	/** Names that look like a secret's and are none. */
	noSecrets: readonly string[] = []
): Promise<ActionFailure<FormRefusal> | { done: true }> {
	const form = await readForm(request, limitBytes);
	const typed = typedIn(form, noSecrets);
	const refuse = (status: number, errors: Record<string, string>) => fail(status, { ...typed, errors, reference: locals.requestId });
	const parsed = schema.safeParse(fields(form), { reportInput: true });
	if (!parsed.success) {
		return refuse(422, firstOfEach(parsed.error.issues.map((issue) => [issue.path.map(String).join('.'), locals.sayIssue(issue)])));
	}
	try {
		const onward = await useCase(parsed.data, form);
		if (onward !== undefined) redirect(303, onward);
		return { done: true };
	} catch (error) {
		if (isRedirect(error)) throw error;
		if (error instanceof Problem && error.status !== 401) return refuse(error.status, { [String(error.params.field ?? '')]: locals.say(error) });
		throw error;
	}
}

/** The first sentence for each field, in the order of the fields on the page. */
function firstOfEach(faults: readonly (readonly [string, string])[]): Record<string, string> {
	return Object.fromEntries([...Map.groupBy(faults, ([field]) => field)].map(([field, all]) => [field, all[0]?.[1] ?? '']));
}

/** What looking at a form found, beside what was typed. */
export interface Checked<Found> extends FormRefusal {
	readonly found: Found;
}

/** A form that is only looked at before it is sent: what was found stands beside the typed values, and nothing is left. */
export async function checkForm<Schema extends z.ZodType, Found>(schema: Schema, event: FormEvent, look: (input: z.infer<Schema>) => Promise<Found>): Promise<ActionFailure<FormRefusal> | Checked<Found>> {
	let checked: (Typed & { readonly found: Found }) | undefined;
	const refused = await runForm(schema, event, async (input, form) => {
		checked = { ...typedIn(form), found: await look(input) };
		return undefined;
	});
	if ('status' in refused) return refused;
	if (!checked) throw new Error('checkForm: neither refused nor looked at');
	return { ...checked, errors: {}, reference: event.locals.requestId };
}

/** Repeated names become lists; files pass as they are; the sign that no text has and no database takes is left out. */
function fields(form: FormData): Record<string, unknown> {
	const result: Record<string, unknown> = {};
	for (const name of new Set(form.keys())) {
		const all = form.getAll(name).map((value) => (typeof value === 'string' ? value.replaceAll('\0', '') : value));
		result[name] = all.length > 1 || name.endsWith('[]') ? all : all[0];
	}
	return result;
}

type Typed = Pick<FormRefusal, 'values' | 'lists'>;

/** What was typed, to show again; never passwords or files, and cut where nobody would read on. */
function typedIn(form: FormData, noSecrets: readonly string[] = []): Typed {
	const typed = [...form].flatMap(([name, value]): [string, string][] => (typeof value === 'string' && (noSecrets.includes(name) || !/password|code/i.test(name)) ? [[name, value.slice(0, LONGEST_ECHO)]] : []));
	const repeated = [...Map.groupBy(typed, ([name]) => name)].filter(([, all]) => all.length > 1);
	return { values: Object.fromEntries(typed), ...(repeated.length > 0 && { lists: Object.fromEntries(repeated.map(([name, all]) => [name, all.slice(0, LONGEST_LIST).map(([, value]) => value)])) }) };
}
