import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { actorFrom } from '#features/identity/actor.ts';
import { moveComplaint } from '#features/complaints/server/move-service.ts';
import { needList, needPage } from '#features/needs/server/service.ts';
import { NeedSearch } from '#features/needs/schema.ts';
import { roleConfig, openPool } from '#platform/db/connect.ts';
import type { Jobs } from '#platform/jobs/queues.ts';
import { ctxOf, insertAccount } from '#tests/support/builders.ts';
import { fileOne, withCitizen } from '#tests/support/complaints.ts';
import { testAddress } from '#tests/support/database.ts';
import { jobHandlers } from './job-handlers.ts';

test('three citizens complain, three complaints end with a missing competency, and the unit has a need with its evidence', () =>
	withCitizen(async ({ owner, app, ctx, agency, office, root, point }) => {
		const account = await insertAccount(owner, { agencyId: agency.id });
		const actor = actorFrom({
			accountId: account.id, personId: null, name: 'Petugas Rekaan', agencyId: agency.id, agencyName: agency.name, unitId: office.id, unitName: office.name, unitPath: office.path,
			holdings: [{ role: 'complaint_administrator', agencyId: agency.id, unitPath: root.path }, { role: 'supervisor', agencyId: agency.id, unitPath: office.path }]
		});
		const officer = ctxOf(app, actor);
		for (const detail of ['syaratnya berubah terus', 'petugas tidak tahu syarat', 'saya disuruh bolak-balik']) {
			await fileOne(ctx, agency.code, { story: { body: `Mengurus KTP sulit sekali, ${detail}.` }, place: { unitId: office.id, servicePointId: point.id } });
		}
		const complaints = await owner.selectFrom('complaint').select(['id', 'service_id']).where('agency_id', '=', agency.id).execute();
		expect(complaints.map(({ service_id }) => service_id)).toEqual([point.serviceId, point.serviceId, point.serviceId]);
		for (const { id } of complaints) {
			await moveComplaint(officer, id, { move: 'verify', class: 'complaint' });
			await moveComplaint(officer, id, { move: 'assign', unitId: office.id });
			await moveComplaint(officer, id, { move: 'start' });
			await moveComplaint(officer, id, { move: 'close', closing: 'fixed', answer: 'Petugas kami sudah dijelaskan syaratnya.', rootCause: 'competence', competency: 'Menjelaskan syarat KTP' });
		}

		const { rows } = await sql<{ data: Jobs['event.react'] }>`select data from pgboss.job where name = 'event.react' and data ->> 'event' = 'complaint.closed'`.execute(owner);
		expect(rows).toHaveLength(3);
		const { rows: named } = await sql<{ name: string }>`select current_database() as name`.execute(owner);
		const address = { ...testAddress(), owner: { ...testAddress().owner, database: named[0]?.name ?? '' } };
		const pool = openPool(roleConfig(address, 'bina_app'), 2);
		try {
			const handlers = jobHandlers({ pool, address, environment: {} });
			for (const { data } of [...rows, ...rows]) await handlers['event.react'](data);
		} finally {
			await pool.end();
		}

		const { rows: needs } = await needList(officer, NeedSearch.parse({ unitId: office.id }));
		expect(needs).toMatchObject([{ kind: 'training', topic: 'complaint', competency: 'Menjelaskan syarat KTP', unitName: office.name, evidence: 3, state: 'open' }]);
		const page = await needPage(officer, needs[0]?.id ?? '');
		expect(page.evidence.map(({ href }) => href).sort()).toEqual(complaints.map(({ id }) => `/pengaduan/${id}`).sort());
		expect(JSON.stringify(page)).not.toContain('bolak-balik');
	}));
