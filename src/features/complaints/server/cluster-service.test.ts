import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { aboutPerson, insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { clusterComplaints, clusterPage, mergeClusters, renameCluster, repeatedComplaints, splitCluster } from './cluster-service.ts';

const as = (db: Db, world: World, persona: keyof World['cast']) => ctxOf(db, world.cast[persona].actor);
const QUEUE = [['Antrean loket lama', 'Antre di loket sejak pagi, lama sekali.'], ['Loket lama', 'Lama antre di loket, hanya satu yang buka.'], ['Antre lama', 'Antrean loket terlalu lama.']] as const;
const BLANK = [['Blangko KTP habis', 'Blangko KTP kosong sebulan.'], ['KTP belum jadi', 'Katanya blangko KTP habis.'], ['Blangko kosong', 'Blangko KTP habis lagi.']] as const;

async function scene(db: Db) {
	const world = await insertWorld(db);
	const many = async (texts: readonly (readonly [string, string])[], given: object = {}) => {
		const ids: string[] = [];
		for (const [at, [subject, body]] of texts.entries()) ids.push(await insertComplaint(db, world.units.section, { subject, body, received_at: new Date(`2026-0${at + 5}-10T03:00:00Z`), ...given }));
		return ids;
	};
	return { world, many, queue: await many(QUEUE), blank: await many(BLANK) };
}

const clusterOf = async (db: Db, id: string | undefined) => (await db.selectFrom('complaint').select('cluster_id').where('id', '=', id ?? '').executeTakeFirstOrThrow()).cluster_id;

describe('the nightly grouping (F77)', () => {
	test('names groups by the words that people wrote, and changes nothing the second time', () =>
		withDatabase(async (db) => {
			const { world, queue, blank } = await scene(db);
			expect(await clusterComplaints(ctxOf(db, null), world.agency.id)).toBe(6);
			const groups = await repeatedComplaints(as(db, world, 'service_officer'));
			expect(groups.map(({ count, months }) => [count, months])).toEqual([[3, { '2026-05': 1, '2026-06': 1, '2026-07': 1 }], [3, { '2026-05': 1, '2026-06': 1, '2026-07': 1 }]]);
			expect(groups.map(({ name }) => name).sort().join(' ')).toMatch(/blangko.*lama|lama.*blangko/);
			expect(new Set([await clusterOf(db, queue[0]), await clusterOf(db, blank[0])]).size).toBe(2);
			expect(await clusterComplaints(ctxOf(db, null), world.agency.id)).toBe(0);
		}));

	test('never violations, complaints about an officer, put aside, or older than a year', () =>
		withDatabase(async (db) => {
			const { world, many } = await scene(db);
			const kept = [...(await many(QUEUE, { class: 'violation' })), ...(await many(QUEUE, { state: 'archived', state_before: 'new' })), ...(await many(QUEUE, { received_at: new Date('2025-01-01T03:00:00Z') }))];
			const [about = ''] = await many(QUEUE.slice(0, 1));
			await aboutPerson(db, world.agency.id, about, world.cast.employee.person?.id ?? '');
			await clusterComplaints(ctxOf(db, null), world.agency.id);
			for (const id of [...kept, about]) expect(await clusterOf(db, id)).toBeNull();
		}));

	test('a name, a merge and a split of officers outlive the next nights', () =>
		withDatabase(async (db) => {
			const { world, queue, blank, many } = await scene(db);
			const officer = as(db, world, 'service_officer');
			await clusterComplaints(ctxOf(db, null), world.agency.id);
			const [into, other] = [(await clusterOf(db, queue[0])) ?? '', (await clusterOf(db, blank[0])) ?? ''];
			await renameCluster(officer, into, { name: 'Loket kurang petugas' });
			await splitCluster(officer, into, { complaints: [queue[1] ?? '', world.agency.id] });
			await mergeClusters(officer, into, { other });
			const [late] = await many(QUEUE.slice(0, 1));
			await clusterComplaints(ctxOf(db, null), world.agency.id);
			expect(await repeatedComplaints(officer)).toMatchObject([{ name: 'Loket kurang petugas', isNamed: true, count: 6 }]);
			expect([await clusterOf(db, late), await clusterOf(db, queue[1]), await clusterOf(db, blank[2])]).toEqual([into, null, into]);
			await expect(clusterPage(officer, other)).rejects.toMatchObject({ code: 'complaint.cluster_not_found' });
			expect(() => mergeClusters(officer, into, { other: into })).toThrow(expect.objectContaining({ code: 'complaint.cluster_same' }) as Error);
		}));
});

describe('rights', () => {
	test('numbers are those of the complaints that the reader may read', () =>
		withDatabase(async (db) => {
			const { world, queue } = await scene(db);
			await clusterComplaints(ctxOf(db, null), world.agency.id);
			await db.updateTable('complaint').set({ unit_id: world.units.otherOffice.id, root_cause: 'capacity', confirmed_fixed: true }).where('id', '=', queue[0] ?? '').execute();
			const id = (await clusterOf(db, queue[0])) ?? '';
			const all = await clusterPage(as(db, world, 'complaint_administrator'), id);
			expect([all.cluster.count, all.cluster.causes, all.cluster.answers, all.cluster.fixed, all.mayChange]).toEqual([3, { capacity: 1 }, 1, 1, true]);
			const own = await clusterPage(as(db, world, 'service_officer'), id);
			expect([own.cluster.count, own.cluster.causes, own.members.length]).toEqual([2, {}, 2]);
			const head = await clusterPage(as(db, world, 'supervisor'), id);
			expect(head.mayChange).toBe(false);
			await expect(renameCluster(as(db, world, 'supervisor'), id, { name: 'x' })).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));

	test.each(['employee', 'inspector', 'administrator', 'stranger'] as const)('%s sees none', (persona) =>
		withDatabase(async (db) => {
			const { world, queue } = await scene(db);
			await clusterComplaints(ctxOf(db, null), world.agency.id);
			await expect(repeatedComplaints(as(db, world, persona))).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await expect(clusterPage(as(db, world, persona), (await clusterOf(db, queue[0])) ?? '')).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));

	test.each(['x', "' or 1=1", '01999999-0000-7000-8000-00000000000a'])('%s is no group', (id) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await expect(clusterPage(as(db, world, 'complaint_administrator'), id)).rejects.toMatchObject({ code: 'complaint.cluster_not_found' });
		}));
});
