import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ownData } from '#features/privacy/server/own-data-service.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import type { PersonalNeedForm } from '../schema.ts';
import { openPersonalNeed, ownNeeds, personalNeedPage } from './personal-service.ts';
import { decideNeed, needList, needPage, openNeed, readNeedSearch } from './service.ts';
import { listMarks } from './timeline-queries.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly form: PersonalNeedForm;
	as(persona: keyof World['cast']): Ctx;
}

/** The employee of the section needs to learn sign language. */
function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const form: PersonalNeedForm = {
			unitId: world.units.section.id, whose: `person:${world.cast.employee.person?.id}`, competency: 'Bahasa isyarat', basis: 'observation', why: 'Tiga warga tuli tidak terlayani pada Oktober', followsNeedId: null
		};
		await work({ db, world, form, as: (persona) => ctxOf(db, world.cast[persona].actor) });
	});
}

describe('a need of one person', () => {
	test('is opened by the superior with its evidence, shown to that person and to who manages the needs of the unit', () =>
		inScene(async ({ db, world, form, as }) => {
			const id = await openPersonalNeed(as('supervisor'), form);
			expect(await ownNeeds(as('employee'))).toMatchObject([{ id, competency: 'Bahasa isyarat', basis: 'observation', openedWhy: form.why, kind: 'training', personName: world.cast.employee.person?.name }]);
			expect(await needPage(as('employee'), id)).toMatchObject({ mayManage: false, seesUnit: false });
			expect(await needPage(as('supervisor'), id)).toMatchObject({ mayManage: true, seesUnit: true });
			expect((await needList(as('training_manager'), readNeedSearch(new URLSearchParams()))).rows.map((row) => row.id)).toEqual([id]);
			const audit = await db.selectFrom('audit_entry').select(['action', 'detail']).where('subject', '=', `need:${id}`).execute();
			expect(audit).toMatchObject([{ action: 'need.open', detail: { whose: 'person', basis: 'observation' } }]);
			expect(JSON.stringify(audit)).not.toContain(world.cast.employee.person?.id);
		}));

	test('is nothing for those who only read the unit\'s needs, nor for its time line', () =>
		inScene(async ({ db, world, form, as }) => {
			const id = await openPersonalNeed(as('supervisor'), form);
			const ofUnit = await openNeed(as('supervisor'), { kind: 'training', unitId: world.units.section.id, competency: 'Melayani warga tuli', why: 'Diminta warga' });
			for (const persona of ['service_officer', 'head_of_region', 'auditor', 'evaluator'] as const) {
				const list = await needList(as(persona), readNeedSearch(new URLSearchParams()));
				expect([list.rows.map((row) => row.id), list.total], persona).toEqual([[ofUnit], 1]);
				await expect(needPage(as(persona), id), persona).rejects.toMatchObject({ code: 'need.not_found' });
			}
			const { agencyId } = world.cast.supervisor.actor;
			const marks = await listMarks(db, { agencyId, unitPath: world.units.section.path, serviceId: null, from: '2000-01-01', to: '2100-01-01', withPlans: false });
			expect(marks.map(({ title }) => title)).toEqual(['Melayani warga tuli']);
		}));

	test('stays unseen by everybody else', () =>
		inScene(async ({ form, as }) => {
			const id = await openPersonalNeed(as('supervisor'), form);
			for (const persona of ['stranger', 'partner', 'foreign_administrator'] as const) {
				await expect(needPage(as(persona), id)).rejects.toMatchObject({ code: 'need.not_found' });
				expect(await ownNeeds(as(persona))).toEqual([]);
			}
			await expect(decideNeed(as('employee'), id, { decision: 'decline', reason: 'tidak perlu' })).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));

	test('is in what Bina tells that person about the own data', () =>
		inScene(async ({ form, as }) => {
			await openPersonalNeed(as('training_manager'), form);
			const { sections } = await ownData(as('employee'));
			expect(sections.find(({ table }) => table === 'need')).toMatchObject({ count: 1, rows: [{ competency: 'Bahasa isyarat', basis: 'observation', opened_why: form.why }] });
		}));

	test('may rest on a need of the same unit, which is named, and on none of another unit', () =>
		inScene(async ({ world, form, as }) => {
			const ofUnit = await openNeed(as('supervisor'), { kind: 'training', unitId: world.units.section.id, competency: 'Melayani warga tuli', why: 'Diminta warga' });
			const elsewhere = await openNeed(as('training_manager'), { kind: 'training', unitId: world.units.otherOffice.id, competency: 'Lain', why: 'Lain' });
			expect((await personalNeedPage(as('supervisor'), world.units.section.id)).chosen?.needs).toEqual([{ id: ofUnit, topic: 'officer', competency: 'Melayani warga tuli' }]);
			const id = await openPersonalNeed(as('supervisor'), { ...form, basis: 'unit_need', followsNeedId: ofUnit });
			expect((await needPage(as('supervisor'), id)).need).toMatchObject({ basis: 'unit_need', followsNeedId: ofUnit });
			await expect(openPersonalNeed(as('supervisor'), { ...form, basis: 'unit_need', followsNeedId: elsewhere })).rejects.toMatchObject({ code: 'need.whose_unknown', params: { field: 'followsNeedId' } });
			expect((await personalNeedPage(as('supervisor'), world.units.section.id)).chosen?.needs).toHaveLength(1);
			const wish = await openPersonalNeed(as('supervisor'), { ...form, basis: 'wish', followsNeedId: ofUnit });
			expect((await needPage(as('supervisor'), wish)).need.followsNeedId).toBeNull();
		}));

	test('is refused for people and units that are not in the hands of who opens it', () =>
		inScene(async ({ world, form, as }) => {
			await expect(openPersonalNeed(as('supervisor'), { ...form, whose: `person:${world.cast.evaluator.person?.id}` })).rejects.toMatchObject({ code: 'need.whose_unknown', params: { field: 'whose' } });
			await expect(openPersonalNeed(as('supervisor'), { ...form, whose: form.whose.replace('person', 'position') })).rejects.toMatchObject({ code: 'need.whose_unknown' });
			await expect(openPersonalNeed(as('supervisor'), { ...form, unitId: world.units.otherOffice.id })).rejects.toMatchObject({ code: 'unit.not_found' });
			for (const persona of ['employee', 'service_officer', 'auditor'] as const) await expect(openPersonalNeed(as(persona), form)).rejects.toMatchObject({ code: 'identity.not_allowed' });
			for (const unit of [null, 'x', world.units.otherOffice.id]) expect((await personalNeedPage(as('supervisor'), unit)).chosen).toBeNull();
		}));
});

test('a need of a position names the position and nobody', () =>
	inScene(async ({ db, world, form, as }) => {
		const { id: position } = await db.insertInto('position').values({ agency_id: world.agency.id, unit_id: world.units.section.id, title: 'Penata layanan', kind: 'fungsional' }).returning('id').executeTakeFirstOrThrow();
		const id = await openPersonalNeed(as('supervisor'), { ...form, whose: `position:${position}`, basis: 'duty' });
		expect((await needPage(as('supervisor'), id)).need).toMatchObject({ personId: null, personName: null, positionTitle: 'Penata layanan', basis: 'duty' });
		expect(await ownNeeds(as('employee'))).toEqual([]);
	}));

test('the database keeps a named need with its evidence, of one person or one position', () =>
	inScene(async ({ db, form, as }) => {
		const id = await openPersonalNeed(as('supervisor'), form);
		await expect(db.updateTable('need').set({ basis: null }).where('id', '=', id).execute()).rejects.toThrow(/need_of_one_by_someone/);
	}));
