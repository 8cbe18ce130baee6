import { describe, expect, test } from 'vitest';
import { auditCsv } from '#features/audit/server/csv-service.ts';
import { exportAudit, readAudit, sealAudit, verifyAuditChain } from '#features/audit/server/service.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { aboutPerson, insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type Persona } from '#tests/support/personas.ts';
import { complaintsConcealedFrom } from './trail-service.ts';

/* R21: a violation is the inspectorate's alone. The trail is read by auditors and administrators, who see that something was done and not to which complaint. */

const all = { page: 1 };

async function scene(db: Db) {
	const world = await insertWorld(db);
	const { section, otherOffice } = world.units;
	const ids = { plain: await insertComplaint(db, section), violation: await insertComplaint(db, otherOffice, { class: 'violation' }), about: await insertComplaint(db, section) };
	await aboutPerson(db, world.agency.id, ids.about, world.cast.employee.person?.id ?? '');
	const note = (by: Persona, action: string, id: string, minute: number, detail: object = {}) =>
		recordAudit(db, { actor: world.cast[by].actor, now: new Date(Date.UTC(2026, 10, 21, 2, minute)), requestId: `permintaan-${minute}` }, { agencyId: world.agency.id, action, subject: `complaint:${id}`, detail: { ...detail } });
	await note('complaint_administrator', 'complaint.assign', ids.plain, 1, { from: 'new', unitId: section.id });
	await note('complaint_administrator', 'complaint.verify', ids.violation, 2, { from: 'new', to: 'verified' });
	await note('inspector', 'complaint.assign', ids.violation, 3, { unitId: otherOffice.id });
	await note('inspector', 'complaint.identify', ids.violation, 4);
	await note('complaint_administrator', 'complaint.about_add', ids.about, 5);
	const ctxFor = (persona: Persona) => ctxOf(db, world.cast[persona].actor);
	const read = async (persona: Persona, filter: object = {}) => readAudit(ctxFor(persona), { ...all, ...filter }, complaintsConcealedFrom);
	return { world, ids, ctxFor, read };
}

describe('the audit trail of complaints', () => {
	const OF_VIOLATION = ['complaint.identify', 'complaint.assign', 'complaint.verify'];

	test.each([['auditor', OF_VIOLATION], ['administrator', ['complaint.about_add', ...OF_VIOLATION]]] as const)('shows an %s that the inspectorate acted, and neither on which complaint nor where to', (persona, concealed) =>
		withDatabase(async (db) => {
			const { world, ids, read } = await scene(db);
			const { entries, total } = await read(persona);
			expect(total).toBe(5);
			expect(entries.filter(({ isConcealed }) => isConcealed).map(({ action }) => action)).toEqual(concealed);
			for (const entry of entries.filter(({ isConcealed }) => isConcealed)) expect(entry).toMatchObject({ subject: 'complaint', detail: {}, requestId: null });
			expect(JSON.stringify(entries)).not.toContain(ids.violation);
			expect(JSON.stringify(entries).includes(ids.about), 'an auditor reads complaints that name somebody else').toBe(persona === 'auditor');
			expect(JSON.stringify(entries)).not.toContain(world.units.otherOffice.id);
			expect(entries.find(({ subject }) => subject === `complaint:${ids.plain}`)).toMatchObject({ isConcealed: false, detail: { unitId: world.units.section.id }, requestId: 'permintaan-1' });
		}));

	test('a search for a complaint does not find what is concealed: nobody learns by guessing that it is a violation', () =>
		withDatabase(async (db) => {
			const { ids, read } = await scene(db);
			for (const subject of [`complaint:${ids.violation}`, `complaint:${ids.violation.slice(0, 30)}`, `complaint:${ids.about}`]) expect(await read('administrator', { subject })).toMatchObject({ total: 0, entries: [] });
			expect((await read('auditor', { subject: `complaint:${ids.plain}` })).total).toBe(1);
			expect((await read('administrator', { subject: 'complaint:' })).total).toBe(1);
			expect((await read('auditor', { action: 'complaint.identify' })).total).toBe(1);
		}));

	test('the file that is taken away conceals the same', () =>
		withDatabase(async (db) => {
			const { ids, ctxFor } = await scene(db);
			const csv = auditCsv(await exportAudit(ctxFor('auditor'), all, complaintsConcealedFrom), ctxFor('auditor'));
			expect(csv).not.toContain(ids.violation);
			expect(csv).not.toContain('permintaan-4');
			expect(csv).toContain(ids.plain);
			expect(csv.split('complaint.identify')).toHaveLength(2);
		}));

	test('the chain holds over the concealed entries: they are hidden, not changed', () =>
		withDatabase(async (db) => {
			const { world, ctxFor, read } = await scene(db);
			expect(await sealAudit(db, world.agency.id)).toBe(5);
			await read('auditor');
			expect(await verifyAuditChain(ctxFor('auditor'))).toMatchObject({ holds: true, sealed: 5 });
		}));

	test('who has the verb of violations as well reads them whole', () =>
		withDatabase(async (db) => {
			const { world, ids } = await scene(db);
			const { actor } = world.cast.auditor;
			const both = { ...actor, can: () => true, pathsFor: () => ['/1/', world.units.root.path] };
			const { entries } = await readAudit(ctxOf(db, both), all, complaintsConcealedFrom);
			expect(entries.filter(({ isConcealed }) => isConcealed)).toEqual([]);
			expect(JSON.stringify(entries)).toContain(ids.violation);
		}));

	test('entries of other things, and of a complaint whose key is none, are shown as they are', () =>
		withDatabase(async (db) => {
			const { world, read } = await scene(db);
			for (const subject of ['complaint:bukan-kunci', "complaint:' or 1=1", 'unit:1', `cluster:${world.agency.id}`]) {
				await recordAudit(db, { actor: null, now: new Date('2026-11-22T01:00:00Z'), requestId: 'uji' }, { agencyId: world.agency.id, action: 'thing.change', subject });
			}
			const { entries } = await read('auditor', { action: 'thing.change' });
			expect(entries.map(({ isConcealed, subject }) => [isConcealed, subject.split(':')[0]]).sort()).toEqual([[false, 'cluster'], [false, 'complaint'], [false, 'complaint'], [false, 'unit']]);
		}));
});
