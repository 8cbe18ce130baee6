/** What a refused form gave back; the shape of FormRefusal and of SvelteKit's `form` before anything was sent. */
export type FormState = { readonly values?: Readonly<Record<string, string>>; readonly lists?: Readonly<Record<string, readonly string[]>>; readonly errors?: Readonly<Record<string, string>>; readonly reference?: string } | null | undefined;

export interface Option {
	readonly value: string;
	readonly label: string;
	readonly hint?: string;
	/** In a select: the heading under which it stands; options of one heading come one after another. */
	readonly group?: string | null;
}

/** Options in runs of the same heading, in their order. */
export function sectionsOf(options: readonly Option[]): { readonly group: string | null; readonly of: Option[] }[] {
	const sections: { readonly group: string | null; readonly of: Option[] }[] = [];
	for (const option of options) {
		const group = option.group ?? null;
		const last = sections.at(-1);
		if (last && last.group === group) last.of.push(option);
		else sections.push({ group, of: [option] });
	}
	return sections;
}

/** The id of a field's first control; the error summary links to it. */
export function fieldId(name: string): string {
	return `field-${name.replaceAll(/[^\w-]+/g, '-')}`;
}

export function valueOf(form: FormState, name: string, fallback: string): string {
	return form?.values?.[name] ?? fallback;
}

/** The boxes of a group that are ticked: as they were sent, where a refused form came back; a box that was not ticked is not in it. */
export function tickedOf(form: FormState, name: string, fallback: readonly string[]): readonly string[] {
	if (!form?.values) return fallback;
	const one = form.values[name];
	return form.lists?.[name] ?? (one === undefined ? [] : [one]);
}

export function errorOf(form: FormState, name: string): string | undefined {
	return form?.errors?.[name];
}

/** The ids that describe a control, in reading order; undefined when nothing does. */
export function describedBy(id: string, parts: { hint: boolean; error: boolean }): string | undefined {
	const ids = [parts.hint && `${id}-hint`, parts.error && `${id}-error`].filter(Boolean);
	return ids.length > 0 ? ids.join(' ') : undefined;
}
