import type { ActionFailure } from '@sveltejs/kit';
import type { Ctx } from '#platform/context.ts';
import { checkForm, type Checked, type FormEvent, type FormRefusal } from '#platform/forms.ts';
import { TemplateChoice } from '../office.schema.ts';
import { pasted } from '../template.rules.ts';
import { templateText } from './template-service.ts';

/** The same form again with the chosen template in the field of the answer, and all that was typed beside it; nothing is kept. */
export async function putTemplate(ctx: Ctx, complaintId: string, event: FormEvent): Promise<Checked<string> | ActionFailure<FormRefusal>> {
	const looked = await checkForm(TemplateChoice, event, ({ templateId }) => templateText(ctx, complaintId, templateId));
	return 'found' in looked ? { ...looked, values: pasted(looked.values, looked.found) } : looked;
}
