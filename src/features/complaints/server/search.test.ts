import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { searchIds, type InboxScope } from './inbox-queries.ts';

const EVERYTHING: InboxScope = { unitIds: null, violations: null };
const TODAY = '2026-07-01';
const LONG = `sangat${'panjang'.repeat(9)}`;

/** 600 complaints over four years, of two governments and three offices: words of uneven number, two that follow each other only in some. */
const insertMade = (db: Db, { agency, units: { section, otherOffice, office, foreignRoot } }: World) =>
	sql`insert into complaint (agency_id, unit_id, number, class, state, subject, body, received_at, received_on, closed_at)
		select case when n % 7 = 0 then ${foreignRoot.agencyId}::uuid else ${agency.id}::uuid end,
			case when n % 7 = 0 then ${foreignRoot.id}::uuid else (array[${section.id}::uuid, ${otherOffice.id}::uuid, ${office.id}::uuid])[1 + n % 3] end,
			'P' || n, case when n % 11 = 0 then 'violation' else 'complaint' end, case when n % 5 = 0 then 'handling' else 'closed' end,
			case n % 4 when 0 then 'Antrean loket' when 1 then 'Loket tutup' when 2 then 'Blangko kosong' else 'Kosong blangko' end,
			case when n % 13 = 0 then 'Jembatan rusak di desa Sumaro. ' else '' end || case when n % 17 = 0 then ${LONG} || n || ' ' else '' end || case when n % 97 = 0 then 'http://contoh.example/a''b#c ' else '' end || 'Mesin ' || case when n % 3 = 0 then 'cetak ' else '' end || 'rusak',
			timestamptz '2026-06-30 03:00Z' - (n * n % 1471) * interval '1 day' - n * interval '1 minute', null, case when n % 5 = 0 then null else now() end
		from generate_series(1, 600) n`.execute(db);

/** The same by reading every complaint. */
async function readAll(db: Db, agencyId: string, text: string, { unitIds, violations }: InboxScope, onlyOpen: boolean, most: number): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select c.id from complaint c where c.agency_id = ${agencyId} and c.text_index @@ websearch_to_tsquery('indonesian', ${text})
			and (${unitIds}::uuid[] is null or c.unit_id = any (${unitIds}::uuid[])) and (${violations}::boolean is null or (c.class = 'violation') = ${violations}::boolean)
			and (not ${onlyOpen} or c.state in ('new', 'verified', 'assigned', 'handling'))
		order by c.received_at desc, c.id limit ${most}`.execute(db);
	return rows.map(({ id }) => id);
}

const TEXTS = [
	'loket', 'blangko kosong', '"blangko kosong"', '"kosong blangko" rusak', 'loket or blangko', 'loket -antrean', '-loket', '-"blangko kosong"', 'rusak -"mesin cetak"', '"mesin cetak rusak" or jembatan',
	'jembatan sumaro', 'loket jembatan -"mesin cetak" or "kosong blangko"', 'tidakadakata', 'di dan yang', `${LONG}34`, `${LONG.slice(0, 40)}`, 'http://contoh.example/a\'b#c', 'contoh.example', '-tidakadakata', 'rusak rusak rusak'
];

describe('a search finds just what reading every complaint finds', () => {
	test('whatever is asked, whoever asks, however many are wanted', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertMade(db, world);
			await sql`analyze complaint`.execute(db);
			const { section, otherOffice, foreignRoot } = world.units;
			const scopes: InboxScope[] = [EVERYTHING, { unitIds: [section.id], violations: false }, { unitIds: [section.id, otherOffice.id], violations: null }, { unitIds: null, violations: true }, { unitIds: [foreignRoot.id], violations: null }];
			const counts = new Map<string, number>();
			const compare = async (text: string, scope: InboxScope, agencyId: string, onlyOpen: boolean, most: number) => {
				const found = await searchIds(db, agencyId, text, scope, onlyOpen, TODAY, most);
				const wanted = await readAll(db, agencyId, text, scope, onlyOpen, most);
				expect(found.toSorted(), `${text}, ${JSON.stringify(scope)}, ${onlyOpen}, ${most}`).toEqual(wanted.toSorted());
				counts.set(text, (counts.get(text) ?? 0) + found.length);
			};
			for (const [at, text] of TEXTS.entries()) {
				for (const scope of scopes) await compare(text, scope, world.agency.id, at % 2 === 0, 500);
				await compare(text, EVERYTHING, world.agency.id, at % 2 === 1, 7);
				await compare(text, EVERYTHING, foreignRoot.agencyId, false, 20);
			}
			// The comparison would be empty praise of an empty search.
			expect([...counts].filter(([, count]) => count === 0).map(([text]) => text)).toEqual(['tidakadakata', 'di dan yang', LONG.slice(0, 40), 'http://contoh.example/a\'b#c']);
		}));

	test('a word of more than forty letters is told from another that begins alike', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const [one] = [await insertComplaint(db, world.units.section, { subject: `${LONG}satu` }), await insertComplaint(db, world.units.section, { subject: `${LONG}dua` })];
			expect(await searchIds(db, world.agency.id, `${LONG}satu`, EVERYTHING, false, TODAY, 10)).toEqual([one]);
		}));
});

describe('when a complaint came', () => {
	const at = (db: Db, world: World, moments: readonly string[]) =>
		Promise.all(moments.map((moment) => insertComplaint(db, world.units.section, { subject: 'Jembatan putus', received_at: new Date(moment), received_on: null })));

	test('does not hide it: before 1970, on the edge of ten days, after today', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ids = await at(db, world, ['1931-01-01T00:00:00Z', '1969-12-31T23:59:59.999Z', '1970-01-01T00:00:00Z', '1970-01-11T00:00:00Z', '2026-06-30T23:00:00Z', '2031-02-03T00:00:00Z']);
			expect((await searchIds(db, world.agency.id, 'jembatan', EVERYTHING, false, TODAY, 10)).toSorted()).toEqual(ids.toSorted());
		}));

	test('decides which are shown where there are more than wanted, also within ten days', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ids = await at(db, world, ['2026-06-21T03:00:00Z', '2026-06-22T03:00:00Z', '2026-06-22T03:00:01Z', '2026-05-01T03:00:00Z']);
			expect((await searchIds(db, world.agency.id, 'jembatan', EVERYTHING, false, TODAY, 2)).toSorted()).toEqual([ids[1], ids[2]].toSorted());
		}));
});

describe('what changes is found by what it is now', () => {
	test('an answered one is open no more, a moved one is at its new office', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const { section, otherOffice } = world.units;
			const id = await insertComplaint(db, section, { subject: 'Jembatan putus' });
			const ask = (unitId: string, onlyOpen: boolean) => searchIds(db, world.agency.id, 'jembatan', { unitIds: [unitId], violations: null }, onlyOpen, TODAY, 10);
			expect([await ask(section.id, true), await ask(otherOffice.id, true)]).toEqual([[id], []]);
			await db.updateTable('complaint').set({ unit_id: otherOffice.id, state: 'closed', closed_at: new Date() }).where('id', '=', id).execute();
			expect([await ask(section.id, false), await ask(otherOffice.id, true), await ask(otherOffice.id, false)]).toEqual([[], [], [id]]);
		}));
});
