import { describe, expect, test } from 'vitest';
import { COMMON_SERVICES } from '../common-services.ts';
import { RegisterFilter } from '../schema.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { pointForm, serviceForm } from '#tests/support/services.ts';
import { addCounter, openPoint } from './point-service.ts';
import { changeServicePage, managedPoint, managedUnits, newServicePage, pointDetail, serviceDetail, serviceRegister } from './register-service.ts';
import { endService, registerService } from './standard-service.ts';

interface Scene extends World {
	readonly db: Db;
	readonly serviceId: string;
	readonly pointId: string;
}
/** A service of the section with one point there. */
const withScene = (work: (scene: Scene) => Promise<void>) => withDatabase(async (db) => {
	const world = await insertWorld(db);
	const ctx = ctxOf(db, world.cast.administrator.actor);
	const serviceId = await registerService(ctx, serviceForm(world.units.section, { code: 'ktp-el', name: 'Penerbitan KTP-el' }));
	const pointId = await openPoint(ctx, serviceId, pointForm(world.units.section));
	await work({ ...world, db, serviceId, pointId });
});
const as = ({ db, cast }: Scene, persona: Persona) => ctxOf(db, cast[persona].actor);
const outcome = (act: () => Promise<unknown>): Promise<string> => (async () => act())().then(() => 'yes', (error: unknown) => (error as { code: string }).code);
const filter = (given: object = {}) => RegisterFilter.parse(given);

describe('the register of services over all personas', () => {
	test('everybody of the government reads it, nobody of another one sees its services', () => withScene(async (scene) => {
		for (const persona of PERSONAS) {
			const { services, isEmpty, mayManage } = await serviceRegister(as(scene, persona), filter());
			const isForeign = persona === 'foreign_administrator';
			expect([persona, services.length, isEmpty], persona).toEqual([persona, isForeign ? 0 : 1, isForeign]);
			expect(mayManage, persona).toBe(['service_officer', 'administrator', 'office_administrator', 'foreign_administrator'].includes(persona));
		}
		expect(await outcome(() => serviceRegister(ctxOf(scene.db, null), filter()))).toBe('identity.sign_in_needed');
	}));

	test('its page and its points are read by all and changed by who manages there', () => withScene(async (scene) => {
		const managers = ['service_officer', 'administrator', 'office_administrator'];
		for (const persona of PERSONAS) {
			const ctx = as(scene, persona);
			if (persona === 'foreign_administrator') {
				expect(await outcome(() => serviceDetail(ctx, scene.serviceId))).toBe('service.not_found');
				expect(await outcome(() => pointDetail(ctx, scene.pointId))).toBe('service.point_not_found');
				expect(await outcome(() => changeServicePage(ctx, scene.serviceId))).toBe('service.not_found');
				expect(await outcome(() => managedPoint(ctx, scene.pointId))).toBe('service.point_not_found');
				continue;
			}
			const may = managers.includes(persona);
			expect((await serviceDetail(ctx, scene.serviceId)).mayManage, persona).toBe(may);
			expect((await pointDetail(ctx, scene.pointId)).mayManage, persona).toBe(may);
			expect((await pointDetail(ctx, scene.pointId)).maySurvey, persona).toBe(persona === 'service_officer');
			for (const act of [() => changeServicePage(ctx, scene.serviceId), () => managedPoint(ctx, scene.pointId), () => newServicePage(ctx, null), () => managedUnits(ctx)]) expect(await outcome(act), persona).toBe(may ? 'yes' : 'identity.not_allowed');
		}
	}));

	test.each(['', 'x', '../1', "1' or '1'='1", '00000000-0000-0000-0000-000000000000'])('an address "%s" names no service and no point', (id) => withScene(async (scene) => {
		const ctx = as(scene, 'administrator');
		expect(await outcome(() => serviceDetail(ctx, id))).toBe('service.not_found');
		expect(await outcome(() => pointDetail(ctx, id))).toBe('service.point_not_found');
	}));
});

describe('finding a service', () => {
	test('by name, code and unit, in any letters; signs of a pattern mean themselves', () => withScene(async (scene) => {
		const count = async (given: object) => (await serviceRegister(as(scene, 'employee'), filter(given))).services.length;
		expect([await count({ cari: 'ktp-el' }), await count({ cari: 'PENERBITAN' }), await count({ cari: scene.units.section.name }), await count({ cari: '%' }), await count({ cari: '_' }), await count({ cari: "'" }), await count({ cari: '\\' })]).toEqual([1, 1, 1, 0, 0, 0, 0]);
	}));

	test('what ended is apart from what is given', () => withScene(async (scene) => {
		await endService(as(scene, 'administrator'), scene.serviceId, '2026-11-21');
		const count = async (keadaan: string) => (await serviceRegister(as(scene, 'employee'), filter({ keadaan }))).services.length;
		expect([await count('aktif'), await count('berakhir'), await count('semua')]).toEqual([0, 1, 1]);
	}));

	test('"mine" is what I look after, whether I set the standard or give it', () => withScene(async (scene) => {
		const elsewhere = await registerService(as(scene, 'administrator'), serviceForm(scene.units.otherOffice, { code: 'lain' }));
		const mine = async (persona: Persona) => (await serviceRegister(as(scene, persona), filter({ milik: 'saya' }))).services.map(({ code }) => code);
		expect(await mine('service_officer')).toEqual(['ktp-el']);
		await openPoint(as(scene, 'administrator'), elsewhere, pointForm(scene.units.section));
		expect((await mine('service_officer')).sort()).toEqual(['ktp-el', 'lain']);
		expect(await mine('evaluator')).toEqual([]);
	}));

	test('fifty on a page; a page beyond the last is the last, not an empty list', () => withScene(async (scene) => {
		const ctx = as(scene, 'administrator');
		for (let index = 0; index < 54; index += 1) await registerService(ctx, serviceForm(scene.units.section, { name: `Layanan ${String(index).padStart(2, '0')}` }));
		const page = async (halaman: number) => serviceRegister(ctx, filter({ halaman }));
		expect(await page(1)).toMatchObject({ total: 55, pages: 2, page: 1 });
		expect((await page(1)).services).toHaveLength(50);
		expect((await page(2)).services).toHaveLength(5);
		expect(await page(99)).toMatchObject({ total: 55, pages: 2, page: 2 });
		expect((await page(99)).services).toHaveLength(5);
		expect(await serviceRegister(ctx, filter({ halaman: 99, cari: 'tidak ada' }))).toMatchObject({ services: [], total: 0, pages: 1, page: 1, isEmpty: false });
	}));
});

describe('what a form begins with', () => {
	test('the common services, each marked when it is registered', () => withScene(async (scene) => {
		const { common, chosen, units } = await newServicePage(as(scene, 'service_officer'), 'ktp-el');
		expect(common).toHaveLength(COMMON_SERVICES.length);
		expect(common.filter(({ isRegistered }) => isRegistered).map(({ service }) => service.code)).toEqual(['ktp-el']);
		expect(chosen?.code).toBe('ktp-el');
		expect(units.map(({ id }) => id)).toEqual([scene.units.section.id]);
		expect((await newServicePage(as(scene, 'service_officer'), 'tidak-ada')).chosen).toBeNull();
	}));

	test('units in the order of the tree, closed ones left out', () => withScene(async (scene) => {
		const { root, office, section, otherOffice } = scene.units;
		expect((await managedUnits(as(scene, 'administrator'))).map(({ id }) => id)).toEqual([root.id, office.id, section.id, otherOffice.id]);
		expect((await managedUnits(as(scene, 'administrator'))).map(({ level }) => level)).toEqual([1, 2, 3, 2]);
		await scene.db.updateTable('unit').set({ closed_on: '2026-11-21' }).where('id', '=', section.id).execute();
		expect((await managedUnits(as(scene, 'service_officer')))).toEqual([]);
	}));

	test('a change keeps the present unit in the list even when it is closed', () => withScene(async (scene) => {
		await scene.db.updateTable('unit').set({ closed_on: '2026-11-21' }).where('id', '=', scene.units.section.id).execute();
		const { units, service } = await changeServicePage(as(scene, 'administrator'), scene.serviceId);
		expect(units.map(({ id }) => id)).toContain(service.responsibleUnitId);
	}));

	test('counters belong to their own point', () => withScene(async (scene) => {
		const ctx = as(scene, 'administrator');
		const other = await openPoint(ctx, scene.serviceId, pointForm(scene.units.otherOffice));
		await addCounter(ctx, scene.pointId, { number: 1, name: 'Prioritas' });
		await addCounter(ctx, other, { number: 7, name: '' });
		const { points } = await serviceDetail(ctx, scene.serviceId);
		expect(new Map(points.map(({ id, counters }) => [id, counters.map(({ number }) => number)]))).toEqual(new Map([[scene.pointId, [1]], [other, [7]]]));
	}));
});
