import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { pointForm, serviceForm } from '#tests/support/services.ts';
import { openPoint } from './point-service.ts';
import { serviceOf } from './service.ts';
import { changeService, endService, refuseEnded, registerService, resumeService } from './standard-service.ts';

const trail = (db: Db, subject: string) => db.selectFrom('audit_entry').select(['action', 'detail']).where('subject', '=', subject).orderBy('id').execute();

describe('registering a service', () => {
	test('keeps the standard as it was written and leaves a trace', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.service_officer.actor);
		const id = await registerService(ctx, serviceForm(units.section, { code: 'sktm', name: 'Surat “tidak mampu”', fee: '15.000', feeNote: 'Gratis bagi lansia', promised: '3', promisedIn: 'workingDays' }));
		expect(await serviceOf(ctx, id)).toEqual({
			id, code: 'sktm', name: 'Surat “tidak mampu”', responsibleUnitId: units.section.id, responsibleUnitName: units.section.name, responsibleUnitPath: units.section.path, promisedMinutes: null, promisedWorkingDays: 3,
			feeRupiah: 15_000, feeNote: 'Gratis bagi lansia', requirements: ['KTP-el', 'Kartu keluarga'], procedure: ['Ambil nomor', 'Serahkan berkas'], product: 'Surat rekaan', legalBasis: '', endedOn: null
		});
		expect(await trail(db, `service:${id}`)).toEqual([{ action: 'service.register', detail: { code: 'sktm' } }]);
	}));

	test('only a service officer or an administrator does, and only for units below the own', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const may: string[] = [];
		for (const persona of PERSONAS) {
			await registerService(ctxOf(db, cast[persona].actor), serviceForm(units.section)).then(() => may.push(persona), (error: unknown) => expect(error, persona).toMatchObject(persona === 'foreign_administrator' ? { code: 'service.unit_not_found', status: 422 } : { code: 'identity.not_allowed', status: 403 }));
		}
		expect(may).toEqual(['service_officer', 'administrator', 'office_administrator']);
		await expect(registerService(ctxOf(db, null), serviceForm(units.section))).rejects.toMatchObject({ status: 401 });
	}));

	test('refuses units of another subtree, of another government, closed and unknown ones alike', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.service_officer.actor);
		const refused = { code: 'service.unit_not_found', status: 422, params: { field: 'responsibleUnitId' } };
		for (const unit of [units.office, units.otherOffice, units.root, units.foreignRoot, { id: crypto.randomUUID() }]) await expect(registerService(ctx, serviceForm(unit))).rejects.toMatchObject(refused);
		await db.updateTable('unit').set({ closed_on: '2026-11-21' }).where('id', '=', units.section.id).execute();
		await expect(registerService(ctx, serviceForm(units.section))).rejects.toMatchObject(refused);
	}));

	test('refuses a code that is taken here, but not one of another government', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const form = { code: 'ktp-el' };
		await registerService(ctxOf(db, cast.foreign_administrator.actor), serviceForm(units.foreignRoot, form));
		await registerService(ctxOf(db, cast.administrator.actor), serviceForm(units.root, form));
		await expect(registerService(ctxOf(db, cast.service_officer.actor), serviceForm(units.section, { code: 'KTP-EL' }))).rejects.toMatchObject({ code: 'service.code_taken', params: { code: 'ktp-el', field: 'code' } });
	}));
});

describe('changing a standard', () => {
	test('names what changed, and nothing when nothing did', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.service_officer.actor);
		const form = serviceForm(units.section);
		const id = await registerService(ctx, form);
		await changeService(ctx, id, form);
		await changeService(ctx, id, { ...form, fee: 5000, procedure: [] });
		expect(await serviceOf(ctx, id)).toMatchObject({ feeRupiah: 5000, procedure: [], name: form.name });
		expect((await trail(db, `service:${id}`)).map(({ detail }) => detail)).toEqual([{ code: form.code }, { changed: ['feeRupiah', 'procedure'] }]);
	}));

	test('is for the unit that sets it: neither another subtree nor another government', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const form = serviceForm(units.office);
		const id = await registerService(ctxOf(db, cast.office_administrator.actor), form);
		await expect(changeService(ctxOf(db, cast.service_officer.actor), id, form)).rejects.toMatchObject({ code: 'identity.not_allowed' });
		await expect(changeService(ctxOf(db, cast.foreign_administrator.actor), id, form)).rejects.toMatchObject({ code: 'service.not_found' });
		await expect(changeService(ctxOf(db, cast.employee.actor), id, form)).rejects.toMatchObject({ code: 'identity.not_allowed' });
		await expect(changeService(ctxOf(db, cast.administrator.actor), 'bukan-kunci', form)).rejects.toMatchObject({ code: 'service.not_found' });
		const other = await registerService(ctxOf(db, cast.administrator.actor), serviceForm(units.otherOffice));
		await expect(changeService(ctxOf(db, cast.office_administrator.actor), other, serviceForm(units.office))).rejects.toMatchObject({ code: 'identity.not_allowed' });
	}));

	test('hands the service to another unit only within the own subtrees', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.office_administrator.actor);
		const form = serviceForm(units.office);
		const id = await registerService(ctx, form);
		await expect(changeService(ctx, id, { ...form, responsibleUnitId: units.otherOffice.id })).rejects.toMatchObject({ code: 'service.unit_not_found' });
		await changeService(ctx, id, { ...form, responsibleUnitId: units.section.id });
		await changeService(ctxOf(db, cast.service_officer.actor), id, { ...form, responsibleUnitId: units.section.id, name: 'Nama baru' });
		expect((await trail(db, `service:${id}`)).map(({ detail }) => detail).slice(1)).toEqual([{ changed: ['responsibleUnitId'] }, { changed: ['name'] }]);
	}));

	test('keeps its own code and takes no other', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		const [first, second] = [serviceForm(units.root), serviceForm(units.root)];
		const id = await registerService(ctx, first);
		await registerService(ctx, second);
		await expect(changeService(ctx, id, { ...first, code: second.code })).rejects.toMatchObject({ code: 'service.code_taken' });
	}));
});

describe('ending a service', () => {
	test('is dated, done once, and can be taken back', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.service_officer.actor);
		const id = await registerService(ctx, serviceForm(units.section));
		await endService(ctx, id, '2026-12-01');
		expect((await serviceOf(ctx, id)).endedOn).toBe('2026-12-01');
		await expect(endService(ctx, id, '2026-12-02')).rejects.toMatchObject({ code: 'service.already_ended', status: 409 });
		await resumeService(ctx, id);
		await resumeService(ctx, id);
		expect((await serviceOf(ctx, id)).endedOn).toBeNull();
		expect((await trail(db, `service:${id}`)).map(({ action }) => action)).toEqual(['service.register', 'service.end', 'service.resume']);
	}));

	test('is refused before one of its points opened', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.service_officer.actor);
		const id = await registerService(ctx, serviceForm(units.section));
		await openPoint(ctx, id, pointForm(units.section, { openedOn: '2026-06-01' }));
		await expect(endService(ctx, id, '2026-05-31')).rejects.toMatchObject({ code: 'service.dates_out_of_order', params: { startedOn: '2026-06-01', field: 'on' } });
		await endService(ctx, id, '2026-06-01');
	}));

	test('is for the unit that sets it', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const id = await registerService(ctxOf(db, cast.administrator.actor), serviceForm(units.root));
		for (const persona of ['service_officer', 'office_administrator', 'auditor', 'stranger'] as const) {
			await expect(endService(ctxOf(db, cast[persona].actor), id, '2026-12-01'), persona).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await expect(resumeService(ctxOf(db, cast[persona].actor), id), persona).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}
	}));

	test('nothing is added to what has ended', () => {
		expect(() => refuseEnded({ endedOn: '2026-11-21' }, '2026-11-21')).toThrow(expect.objectContaining({ code: 'service.ended' }));
		expect(() => refuseEnded({ endedOn: '2026-11-22' }, '2026-11-21')).not.toThrow();
		expect(() => refuseEnded({ endedOn: null }, '2026-11-21')).not.toThrow();
	});
});
