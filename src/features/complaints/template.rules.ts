/** What a template may leave open, in braces; English names mean the same. */
export const PLACEHOLDERS = ['nomor', 'layanan', 'unit'] as const;
const SAME: ReadonlyMap<string, (typeof PLACEHOLDERS)[number]> = new Map([...PLACEHOLDERS.map((name) => [name, name] as const), ['number', 'nomor'], ['service', 'layanan']]);

export interface TemplateFacts {
	/** As it is read out. */
	readonly number: string;
	/** Null: about no service. */
	readonly serviceName: string | null;
	readonly unitName: string;
}

/**
 * A template as it goes to the reporter of one complaint: '{nomor}', '{layanan}' and '{unit}' are filled in; other braces stay as they are.
 *
 * @param noService in place of the service of a complaint that names none
 */
export function filledTemplate(body: string, { number, serviceName, unitName }: TemplateFacts, noService: string): string {
	const facts = { nomor: number, layanan: serviceName ?? noService, unit: unitName };
	return body.replaceAll(/\{\s*([a-z]+)\s*\}/gi, (whole, name: string) => {
		const key = SAME.get(name.toLowerCase());
		return key ? facts[key] : whole;
	});
}

/** Templates for one service first: those that have its name in their own. Otherwise the order given. */
export function templatesFor<Template extends { readonly name: string }>(templates: readonly Template[], serviceName: string | null): (Template & { readonly isForService: boolean })[] {
	const service = serviceName?.toLocaleLowerCase('id') ?? '';
	const marked = templates.map((template) => ({ ...template, isForService: service !== '' && template.name.toLocaleLowerCase('id').includes(service) }));
	return [...marked.filter(({ isForService }) => isForService), ...marked.filter(({ isForService }) => !isForService)];
}

/** The field in which an answer is written: of the step that closes a complaint, or of a letter. */
export function answerField(values: Readonly<Record<string, string>>): 'answer' | 'body' {
	return values['move'] === 'close' ? 'answer' : 'body';
}

/** What was typed with the template after it; typed words are never lost, and the same text is not put there twice in a row. */
export function pasted(values: Readonly<Record<string, string>>, text: string): Record<string, string> {
	const { templateId: _chosen, ...typed } = values;
	const field = answerField(values);
	const before = (typed[field] ?? '').trimEnd();
	return { ...typed, [field]: before === '' || before === text.trim() ? text : before.endsWith(`\n\n${text.trim()}`) ? before : `${before}\n\n${text}` };
}
