import { z } from 'zod';
import { ELEMENT_ORDERS, ELEMENTS, type Element } from './schema.ts';

export const EXTRA_KEYS = ['x1', 'x2', 'x3', 'x4', 'x5'] as const;
export type ExtraKey = (typeof EXTRA_KEYS)[number];

export type Labels = readonly [string, string, string, string];

export interface AskedElement {
	readonly text: string;
	/** From 1, the worst, to 4. */
	readonly answers: Labels;
}

/** An element that does not apply to the service; the weight is then 1 ÷ number of the others. */
export interface DroppedElement {
	readonly dropped: string;
}

export interface ExtraQuestion {
	readonly key: ExtraKey;
	readonly text: string;
	/** Null: answered in words. */
	readonly answers: Labels | null;
}

/** A questionnaire as it is kept: whole, so that a later change of our own wording changes no survey. */
export interface Questionnaire {
	readonly order: (typeof ELEMENT_ORDERS)[number];
	readonly elements: Readonly<Record<Element, AskedElement | DroppedElement>>;
	/** Asked after the nine, outside the index. */
	readonly extras: readonly ExtraQuestion[];
}

const line = (longest: number) =>
	z
		.string()
		.transform((text) => text.replaceAll(/\s+/g, ' ').trim())
		.pipe(z.string().max(longest).regex(/^[^<>]*$/));
const needed = (longest: number) => line(longest).pipe(z.string().min(1));
const optional = (longest: number) => line(longest).optional().transform((text) => text ?? '');

const elementFields = Object.fromEntries(
	ELEMENTS.flatMap((element) => [
		[`${element}_text`, needed(200)],
		...[1, 2, 3, 4].map((score) => [`${element}_${score}`, needed(60)]),
		[`${element}_drop`, optional(200)]
	])
) as Record<string, z.ZodType<string>>;
const extraFields = Object.fromEntries(
	EXTRA_KEYS.flatMap((key) => [[`${key}_text`, optional(200)], ...[1, 2, 3, 4].map((score) => [`${key}_${score}`, optional(60)])])
) as Record<string, z.ZodType<string>>;

/** The filled editor: text and four labels an element, a reason where it is dropped, up to five further questions; `based` is the version that the editor was opened with, null before the first. */
export const QuestionnaireForm = z
	.object({ order: z.enum(ELEMENT_ORDERS), serviceId: z.union([z.uuid(), z.literal('').transform(() => null)]), based: z.string().max(9).regex(/^[1-9]\d*$/).transform(Number).nullable().catch(null), ...elementFields, ...extraFields })
	.transform((fields, context) => {
		const given = fields as unknown as Readonly<Record<string, string>>;
		const of = (name: string) => given[name] ?? '';
		const labels = (name: string): Labels => [of(`${name}_1`), of(`${name}_2`), of(`${name}_3`), of(`${name}_4`)];
		for (const name of [...ELEMENTS, ...EXTRA_KEYS]) {
			const filled = labels(name).filter((label) => label !== '');
			const field = new Set(filled).size < filled.length ? `${name}_1` : filled.length > 0 && filled.length < 4 ? `${name}_${labels(name).indexOf('') + 1}` : undefined;
			if (field !== undefined) context.addIssue({ code: 'custom', path: [field], params: { problem: 'survey.labels_unclear' } });
		}
		const elements = Object.fromEntries(
			ELEMENTS.map((element) => [element, of(`${element}_drop`) === '' ? { text: of(`${element}_text`), answers: labels(element) } : { dropped: of(`${element}_drop`) }])
		) as unknown as Questionnaire['elements'];
		if (Object.values(elements).every((element) => 'dropped' in element)) context.addIssue({ code: 'custom', path: ['requirements_drop'], params: { problem: 'survey.nothing_asked' } });
		const extras = EXTRA_KEYS.filter((key) => of(`${key}_text`) !== '').map((key) => ({ key, text: of(`${key}_text`), answers: of(`${key}_1`) === '' ? null : labels(key) }));
		const body: Questionnaire = { order: fields.order, elements, extras };
		return { serviceId: fields.serviceId, based: fields.based, body };
	});
