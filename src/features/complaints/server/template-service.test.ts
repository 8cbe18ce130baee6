import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { insertComplaint, insertDesk } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { TemplateChange, TemplateForm } from '../office.schema.ts';
import { caseOf } from './case-service.ts';
import { addTemplate, changeTemplate, readSettings } from './settings-service.ts';
import { putTemplate } from './template-form.ts';
import { templateText } from './template-service.ts';

const as = (db: Db, world: World, persona: keyof World['cast']) => ctxOf(db, world.cast[persona].actor);

async function scene(db: Db, given: object = {}) {
	const world = await insertWorld(db);
	const { serviceId } = await insertServicePoint(db, world.units.section);
	const admin = as(db, world, 'complaint_administrator');
	for (const [name, body] of [['Blangko', 'Laporan {nomor} tentang {layanan} ditangani {unit}.'], ['Pembuatan KTP-el: jadwal', 'Datang Senin.']] as const) await addTemplate(admin, TemplateForm.parse({ name, body }));
	const id = await insertComplaint(db, world.units.section, { number: '7KQ2M9XDC', service_id: serviceId, ...given });
	return { world, admin, officer: as(db, world, 'service_officer'), id };
}

describe('answer templates on a case', () => {
	test('are filled in for it, those named after its service first', () =>
		withDatabase(async (db) => {
			const { officer, id, world } = await scene(db);
			const { templates, maySetTemplates } = await caseOf(officer, id);
			const unit = await db.selectFrom('unit').select('name').where('id', '=', world.units.section.id).executeTakeFirstOrThrow();
			expect(templates.map(({ name, text, isForService }) => [name, text, isForService])).toEqual([
				['Pembuatan KTP-el: jadwal', 'Datang Senin.', true], ['Blangko', `Laporan 7KQ-2M9-XDC tentang Pembuatan KTP-el ditangani ${unit.name}.`, false]
			]);
			expect(maySetTemplates).toBe(false);
			expect((await caseOf(as(db, world, 'complaint_administrator'), id)).maySetTemplates).toBe(true);
		}));

	test('are put into the form that was being filled in, and nothing is written', () =>
		withDatabase(async (db) => {
			const { officer, id } = await scene(db, { service_id: null, number: 'LAPOR-123456' });
			const template = (await caseOf(officer, id)).templates.find(({ name }) => name === 'Blangko');
			const event = (fields: Record<string, string>) => ({
				request: new Request('https://bina.example/', { method: 'POST', body: new URLSearchParams(fields) }), locals: { requestId: 'r', say: ({ code }: { readonly code: string }) => code, sayIssue: () => 'pilih' }
			});
			const shown = await putTemplate(officer, id, event({ move: 'close', answer: 'Yth. Ibu,', closing: 'explained', templateId: template?.id ?? '' }));
			expect(shown).toMatchObject({ values: { move: 'close', answer: expect.stringMatching(/^Yth\. Ibu,\n\nLaporan LAPOR-123456 tentang layanan kami ditangani /) as string, closing: 'explained' }, errors: {} });
			expect(await putTemplate(officer, id, event({ body: 'Diketik', templateId: '' }))).toMatchObject({ status: 422, data: { values: { body: 'Diketik' }, errors: { templateId: 'pilih' } } });
			expect(await putTemplate(officer, id, event({ body: 'Diketik', templateId: crypto.randomUUID() }))).toMatchObject({ status: 404, data: { values: { body: 'Diketik' }, errors: { templateId: 'complaint.template_gone' } } });
			expect((await caseOf(officer, id)).messages).toEqual([]);
		}));

	test.each(['supervisor', 'employee', 'stranger', 'foreign_administrator'] as const)('%s gets none of a case that is not theirs to answer', (persona) =>
		withDatabase(async (db) => {
			const { world, id, admin } = await scene(db);
			const [template] = (await readSettings(admin)).templates;
			await expect(templateText(as(db, world, persona), id, template?.id ?? '')).rejects.toMatchObject({ status: expect.toBeOneOf([403, 404]) as number });
		}));

	test('say nothing of a violation to its former unit', () =>
		withDatabase(async (db) => {
			const { world, officer, admin } = await scene(db);
			await insertDesk(db, world.units.otherOffice, 'inspectorate');
			const id = await insertComplaint(db, world.units.otherOffice, { class: 'violation' });
			const [template] = (await readSettings(admin)).templates;
			await expect(templateText(officer, id, template?.id ?? '')).rejects.toMatchObject({ code: 'complaint.not_found' });
		}));
});

describe('changing a template', () => {
	test('keeps its place, is audited, and takes no name of another', () =>
		withDatabase(async (db) => {
			const { admin, world, officer } = await scene(db);
			const [first, second] = (await readSettings(admin)).templates;
			const change = (given: object) => TemplateChange.parse({ templateId: first?.id, name: 'Blangko', body: 'Baru: {nomor}', ...given });
			await changeTemplate(admin, change({ name: 'Blangko habis' }));
			expect((await readSettings(admin)).templates).toContainEqual({ id: first?.id, name: 'Blangko habis', body: 'Baru: {nomor}' });
			await expect(changeTemplate(admin, change({ name: second?.name }))).rejects.toMatchObject({ code: 'complaint.template_taken', params: { field: 'name' } });
			await expect(changeTemplate(admin, change({ templateId: crypto.randomUUID(), name: 'Lain' }))).rejects.toMatchObject({ code: 'complaint.template_gone' });
			expect(() => changeTemplate(officer, change({}))).toThrow('identity.not_allowed');
			expect(await db.selectFrom('audit_entry').select('subject').where('agency_id', '=', world.agency.id).where('action', '=', 'complaint.template_change').execute()).toEqual([{ subject: `template:${first?.id}` }]);
			for (const bad of [{ name: '' }, { body: '' }, { body: 'x'.repeat(5001) }, { templateId: 'x' }]) expect(TemplateChange.safeParse({ ...change({}), ...bad }).success).toBe(false);
		}));
});
