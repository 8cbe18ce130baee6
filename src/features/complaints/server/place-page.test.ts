import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { PlaceForm } from '../filing.schema.ts';
import { pageAfterPlace } from '../place-list.rules.ts';
import { insertUnit } from '#tests/support/builders.ts';
import { place, story, withCitizen, type CitizenScene } from '#tests/support/complaints.ts';
import { openDraft } from './draft.ts';
import { placePage } from './filing-pages.ts';
import { writePlace, writeStory } from './filing-service.ts';

/** Eighty service places of one district, each of its own service, in a row along the equator. All invented. */
async function manyPlaces({ owner, agency, root }: CitizenScene): Promise<void> {
	const district = await insertUnit(owner, { agencyId: agency.id, parent: root, kind: 'district', name: 'Kecamatan Rekaan Hulu' });
	await sql`with made as (
			insert into service (agency_id, code, name) select ${agency.id}::uuid, 'LAYANAN-' || n, 'Layanan rekaan ' || n from generate_series(1, 80) n returning id, code
		) insert into service_point (agency_id, unit_id, service_id, slug, name, latitude, longitude)
		select ${agency.id}::uuid, ${district.id}::uuid, id, lower(code), 'Loket ' || substr(code, 9), 0, 103 + substr(code, 9)::integer / 1000.0 from made`.execute(owner);
}

describe('the page of the place', () => {
	test('shows a short list whole, under the kinds of office and the offices that run the places', () =>
		withCitizen(async ({ ctx, agency, office, point }) => {
			const cookie = await writeStory(ctx, agency.code, undefined, story());
			const page = await placePage(ctx, agency.code, cookie);
			expect(page?.search).toBeNull();
			expect(page?.offices.choices.find(({ id }) => id === office.id)).toEqual({ id: office.id, label: 'Dinas Kependudukan Rekaan', group: 'office' });
			expect(page?.points.choices).toMatchObject([{ id: point.id, group: 'Dinas Kependudukan Rekaan' }]);
		}));

	test('of a long list shows what is sought, nothing without a search, and what was chosen stays', () =>
		withCitizen(async (scene) => {
			await manyPlaces(scene);
			const { ctx, agency, point } = scene;
			const cookie = await writeStory(ctx, agency.code, undefined, story());
			expect(await placePage(ctx, agency.code, cookie)).toMatchObject({ search: '', points: { total: 81, isCut: true, choices: [] } });
			const found = await placePage(ctx, agency.code, cookie, ' REKAAN  hulu 77');
			expect(found).toMatchObject({ search: 'REKAAN  hulu 77', points: { total: 1, isCut: false, choices: [{ label: 'Layanan rekaan 77 · Loket 77', group: 'Kecamatan Rekaan Hulu' }] } });
			await writePlace(ctx, agency.code, cookie, place({ servicePointId: point.id }));
			expect((await placePage(ctx, agency.code, cookie, 'rekaan 77'))?.points.choices.map(({ id }) => id)).toContain(point.id);
			for (const hostile of ["' or true --", '%', '_', '\u0000', '😀'.repeat(200), '\ud800']) expect((await placePage(ctx, agency.code, cookie, hostile))?.points.choices.length).toBeLessThanOrEqual(61);
		}));

	test('names the places nearest to the point first', () =>
		withCitizen(async (scene) => {
			await manyPlaces(scene);
			const { ctx, agency } = scene;
			const cookie = await writeStory(ctx, agency.code, undefined, story());
			await writePlace(ctx, agency.code, cookie, place({ latitude: '0', longitude: '103.0401' }));
			const { choices } = (await placePage(ctx, agency.code, cookie))?.points ?? { choices: [] };
			expect(choices.map(({ label, group }) => [label.split(' · ')[1], group])).toEqual([['Loket 40', null], ['Loket 41', null], ['Loket 39', null], ['Loket 42', null], ['Loket 38', null]]);
		}));

	test('a search keeps what was typed on the page, and is not kept itself', () =>
		withCitizen(async ({ ctx, agency }) => {
			const cookie = await writeStory(ctx, agency.code, undefined, story());
			const form = PlaceForm.parse({ place: 'Depan pasar Sengeti', find: 'ktp', found: '', pointTo: 'find' });
			await writePlace(ctx, agency.code, cookie, form);
			expect((await openDraft(ctx, agency.code, cookie)).draft.place).toEqual({ unitId: null, servicePointId: null, place: 'Depan pasar Sengeti', latitude: null, longitude: null });
			expect(pageAfterPlace('/lapor/X', form)).toBe('/lapor/X/tempat?cari=ktp#temuan');
			expect(PlaceForm.safeParse({ find: 'x'.repeat(201) }).success).toBe(false);
		}));
});
