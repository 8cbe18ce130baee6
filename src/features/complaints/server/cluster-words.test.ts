import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase, withScope } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { documentsOf } from './cluster-queries.ts';
import { clusterComplaints, mergeClusters, repeatedComplaints } from './cluster-service.ts';

// Invented, told as people tell: half of the words only hold the sentences together.
const DEEDS = [
	'Akta kelahiran anak saya belum jadi sampai sekarang, padahal sudah tiga minggu yang lalu saya serahkan berkasnya.',
	'Saya sudah dua kali datang untuk mengambil akta kelahiran tetapi katanya belum jadi juga karena blangko habis.',
	'Mohon akta kelahiran untuk anak kami segera diselesaikan, dari bulan kemarin belum ada kabar dari petugas.',
	'Kenapa pengurusan akta kelahiran di sini harus menunggu sampai satu bulan, sedangkan di kabupaten lain hanya tiga hari?'
];
const LAMPS = [
	'Lampu jalan di depan pasar sudah mati sejak minggu kemarin dan sampai sekarang belum ada yang memperbaiki.',
	'Di RT kami lampu jalan mati semua, padahal kami sudah melapor dari bulan yang lalu kepada pak lurah.',
	'Tolong lampu jalan yang mati di simpang empat diperbaiki, karena kalau malam sangat gelap untuk anak-anak.',
	'Lampu jalan di jembatan mati lagi. Sudah dua minggu ini, dan belum juga ada petugas yang datang.'
];
// One way of speaking, each about something else.
const TALK = [
	'Kenapa saya belum juga dilayani, padahal dari tadi sudah di sini? Timbangan posyandu rusak.',
	'Padahal dari tadi sudah di sini, kenapa saya belum juga dilayani untuk pajak kendaraan?',
	'Sudah dari tadi di sini belum juga dilayani, kenapa? Sumur warga kering.'
];
const FUNCTION_WORD = /^(?:yang|di|dan|sudah|belum|sampai|sekarang|padahal|untuk|saya|kami|dari|sejak|minggu|bulan|karena|juga|kenapa|ini|tadi)$/;

async function scene(db: Db, texts: readonly string[]): Promise<{ world: World; ids: string[] }> {
	const world = await insertWorld(db);
	const ids: string[] = [];
	for (const [at, body] of texts.entries()) ids.push(await insertComplaint(db, world.units.section, { subject: body.split(/[.,?]/)[0] ?? body, body, received_at: new Date(Date.UTC(2026, 5, 1 + at, 3)) }));
	return { world, ids };
}
const groupsOf = (db: Db, world: World) => repeatedComplaints(ctxOf(db, world.cast.service_officer.actor));

describe('a group of complaints', () => {
	test('is named by what it is about, never by words that only hold a sentence together', () =>
		withDatabase(async (db) => {
			const { world } = await scene(db, DEEDS.flatMap((deed, at) => [deed, LAMPS[at] ?? '']));
			await clusterComplaints(ctxOf(db, null), world.agency.id);
			const groups = await groupsOf(db, world);
			expect(groups.map(({ count }) => count)).toEqual([4, 4]);
			const names = groups.map(({ name }) => name.split(', '));
			expect(names.some((name) => name.includes('akta') && name.includes('kelahiran'))).toBe(true);
			expect(names.some((name) => name.includes('lampu') && name.includes('mati'))).toBe(true);
			for (const word of names.flat()) expect(word).not.toMatch(FUNCTION_WORD);
		}));

	test('is not made by a way of speaking', () =>
		withDatabase(async (db) => {
			const { world } = await scene(db, TALK);
			expect(await clusterComplaints(ctxOf(db, null), world.agency.id)).toBe(0);
		}));

	test('is seen by its telling stems alone, also by the role of the program', () =>
		withDatabase(async (db) => {
			const { world } = await scene(db, DEEDS.slice(0, 1));
			const read = (reader: Db) => documentsOf(reader, world.agency.id, world.units.section.id, new Date('2026-01-01T00:00:00Z'));
			const [own] = await read(db);
			expect(own?.words).toEqual(expect.arrayContaining(['akta', 'lahir']));
			for (const word of ['saya', 'belum', 'sudah', 'padahal', 'yang', 'sampai']) expect(own?.words).not.toContain(word);
		}));

	test('the program itself may ask for the list of these words', () =>
		withScope(['01999999-0000-7000-8000-00000000000a'], async (db) => expect(await documentsOf(db, '01999999-0000-7000-8000-00000000000a', '01999999-0000-7000-8000-00000000000b', new Date(0))).toEqual([])));
});

describe('a group of an earlier night that was made by such words', () => {
	const olden = async (db: Db, given: object = {}) => {
		const { world, ids } = await scene(db, [...DEEDS, ...LAMPS]);
		const { id } = await db.insertInto('complaint_cluster').values({ agency_id: world.agency.id, unit_id: world.units.section.id, name: 'sudah, belum, jalan', words: ['sudah', 'belum', 'jalan'], ...given }).returning('id').executeTakeFirstOrThrow();
		await db.updateTable('complaint').set({ cluster_id: id }).where('id', 'in', ids).execute();
		return { world, ids, id };
	};
	const kept = async (db: Db, id: string) => (await db.selectFrom('complaint_cluster').select('id').where('id', '=', id).execute()).length === 1;

	test('is made anew by substance, once', () =>
		withDatabase(async (db) => {
			const { world, id } = await olden(db);
			await clusterComplaints(ctxOf(db, null), world.agency.id);
			expect((await groupsOf(db, world)).map(({ count }) => count)).toEqual([4, 4]);
			expect(await kept(db, id)).toBe(false);
			expect(await clusterComplaints(ctxOf(db, null), world.agency.id)).toBe(0);
		}));

	test('stays when an officer named it or changed what is in it', () =>
		withDatabase(async (db) => {
			const changed = await olden(db, { changed_at: new Date('2026-07-01T00:00:00Z') });
			await clusterComplaints(ctxOf(db, null), changed.world.agency.id);
			expect(await groupsOf(db, changed.world)).toMatchObject([{ id: changed.id, count: 8, name: 'sudah, belum, jalan' }]);
			const named = await olden(db, { named_by: changed.world.cast.service_officer.actor.accountId });
			await clusterComplaints(ctxOf(db, null), named.world.agency.id);
			expect(await kept(db, named.id)).toBe(true);
		}));

	test('stays where an improvement names it as its cause, and a merge takes that improvement along', () =>
		withDatabase(async (db) => {
			const { world, id } = await olden(db);
			const { serviceId } = await insertServicePoint(db, world.units.section);
			const cited = await db.insertInto('improvement').values({
				agency_id: world.agency.id, unit_id: world.units.section.id, service_id: serviceId, title: 'Loket tambahan (rekaan)', before_text: 'Satu loket', after_text: 'Dua loket', began_on: '2026-07-01', cause: 'complaints',
				cluster_id: id, expected_element: 'duration', responsible_person_id: world.cast.service_officer.person?.id ?? '', made_by: world.cast.service_officer.actor.accountId, made_at: new Date('2026-07-01T00:00:00Z')
			}).returning('id').executeTakeFirstOrThrow();
			await clusterComplaints(ctxOf(db, null), world.agency.id);
			expect(await kept(db, id)).toBe(true);
			const into = await db.insertInto('complaint_cluster').values({ agency_id: world.agency.id, unit_id: world.units.section.id, name: 'akta', words: ['akta'] }).returning('id').executeTakeFirstOrThrow();
			await insertComplaint(db, world.units.section, { cluster_id: into.id });
			await mergeClusters(ctxOf(db, world.cast.service_officer.actor), into.id, { other: id });
			expect(await db.selectFrom('improvement').select('cluster_id').where('id', '=', cited.id).executeTakeFirst()).toEqual({ cluster_id: into.id });
		}));
});
