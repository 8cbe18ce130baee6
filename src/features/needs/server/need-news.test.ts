import { describe, expect, test } from 'vitest';
import { en } from '#features/notifications/messages.en.ts';
import { id } from '#features/notifications/messages.id.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import type { PersonalNeedForm } from '../schema.ts';
import { tellNamed } from './need-news.ts';
import { openPersonalNeed } from './personal-service.ts';
import { decideNeed, needPage, openNeed } from './service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly form: PersonalNeedForm;
	as(persona: keyof World['cast']): Ctx;
	/** What the employee was told, in order. */
	told(): Promise<readonly { kind: string; link: string; params: unknown }[]>;
}

/** The employee of the section needs to learn sign language. */
function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const { actor, person } = world.cast.employee;
		await work({
			db, world, as: (persona) => ctxOf(db, world.cast[persona].actor),
			form: { unitId: world.units.section.id, whose: `person:${person?.id}`, competency: 'Bahasa isyarat', basis: 'observation', why: 'Tiga warga tuli tidak terlayani', followsNeedId: null },
			told: () => db.selectFrom('notification').select(['kind', 'link', 'params']).where('account_id', '=', actor.accountId).orderBy('id').execute()
		});
	});
}

describe('whom a need names', () => {
	test('is told when it is recorded and when it is withdrawn, and reads it where the news leads', () =>
		inScene(async ({ form, as, told }) => {
			const need = await openPersonalNeed(as('supervisor'), form);
			expect(await told()).toEqual([{ kind: 'need.recorded', link: `/kebutuhan/${need}`, params: {} }]);
			await decideNeed(as('training_manager'), need, { decision: 'decline', reason: 'Sudah dikuasai' });
			expect((await told()).map(({ kind, link }) => [kind, link])).toEqual([['need.recorded', `/kebutuhan/${need}`], ['need.decided', `/kebutuhan/${need}`]]);
			expect((await needPage(as('employee'), need)).need).toMatchObject({ state: 'declined', reason: 'Sudah dikuasai' });
		}));

	test('is told of each decision once', () =>
		inScene(async ({ form, as, told }) => {
			const need = await openPersonalNeed(as('supervisor'), form);
			await decideNeed(as('supervisor'), need, { decision: 'accept', reason: '' });
			await decideNeed(as('supervisor'), need, { decision: 'meet', reason: '' });
			expect((await told()).map(({ kind }) => kind)).toEqual(['need.recorded', 'need.decided', 'need.decided']);
		}));

	test('is not told what is no need of that person, nor what was refused', () =>
		inScene(async ({ db, world, form, as, told }) => {
			const { id: position } = await db.insertInto('position').values({ agency_id: world.agency.id, unit_id: world.units.section.id, title: 'Penata layanan', kind: 'fungsional' }).returning('id').executeTakeFirstOrThrow();
			const ofPosition = await openPersonalNeed(as('supervisor'), { ...form, whose: `position:${position}` });
			const ofUnit = await openNeed(as('supervisor'), { kind: 'training', unitId: world.units.section.id, competency: 'Melayani warga tuli', why: 'Diminta warga' });
			for (const need of [ofPosition, ofUnit]) await decideNeed(as('supervisor'), need, { decision: 'decline', reason: 'Keliru' });
			await expect(openPersonalNeed(as('service_officer'), form)).rejects.toMatchObject({ code: 'identity.not_allowed' });
			expect(await told()).toEqual([]);
		}));

	test('is told only by an open account of the own government, and never of the own doing', () =>
		inScene(async ({ db, world, as, told }) => {
			const { actor, person } = world.cast.employee;
			const news = { needId: crypto.randomUUID(), personId: person?.id ?? '', what: 'recorded' } as const;
			const tell = (by: { agencyId: string; personId: string | null }) => tellNamed(db, as('supervisor'), by, news);
			expect(await tell(actor)).toBe(0);
			expect(await tell({ agencyId: world.cast.foreign_administrator.actor.agencyId, personId: null })).toBe(0);
			await db.updateTable('account').set({ disabled_at: new Date('2026-11-20T00:00:00Z') }).where('id', '=', actor.accountId).execute();
			expect(await tell({ agencyId: world.agency.id, personId: null })).toBe(0);
			expect(await told()).toEqual([]);
			await db.updateTable('account').set({ disabled_at: null }).where('id', '=', actor.accountId).execute();
			expect([await tell({ agencyId: world.agency.id, personId: null }), await tell({ agencyId: world.agency.id, personId: null })]).toEqual([1, 0]);
		}));
});

test.each([['id', id], ['en', en]] as const)('in %s the news says that there is something to read and nothing of it, whatever is handed to it', (_, words) => {
	for (const kind of ['need.recorded', 'need.decided'] as const) {
		const { title, detail, action, name } = words.news[kind];
		const params = { competency: 'Bahasa isyarat', reason: 'Lambat' };
		expect([title(params), detail(params), action, name].join(' ')).not.toMatch(/isyarat|Lambat|undefined/);
	}
});
