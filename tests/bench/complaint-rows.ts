import pg from 'pg';
import { COMPLAINT_TEXTS } from '../../src/demo/complaint-texts.ts';

/** Offices under the root; each has four sections. */
const OFFICES = 40;
const THINGS = ['KTP elektronik', 'akta kelahiran', 'kartu keluarga', 'izin usaha', 'surat pindah', 'jalan berlubang', 'lampu jalan', 'sampah menumpuk', 'air bersih', 'drainase tersumbat',
	'imunisasi anak', 'rujukan rumah sakit', 'obat kosong', 'seragam sekolah', 'zonasi sekolah', 'bantuan sosial', 'pupuk bersubsidi', 'pasar kumuh', 'parkir liar', 'trayek angkot',
	'sertifikat tanah', 'pajak bumi', 'retribusi pasar', 'banjir tahunan', 'jembatan rusak', 'pohon tumbang', 'anjing liar', 'posyandu tutup', 'puskesmas penuh', 'bidan desa'];
const SYLLABLES = ['su', 'ma', 'ro', 'ka', 'ti', 'la', 'ne', 'pu', 'ba', 'ri', 'do', 'se', 'gu', 'wa', 'ni', 'jo', 'tam', 'beng', 'pang', 'lim'];

/** Made complaints of one invented government over three years: 6 of 100 still open, words of a region in uneven numbers. */
export async function makeComplaints(owner: pg.PoolConfig, rows: number): Promise<{ readonly agencyId: string; readonly unitIds: readonly string[] }> {
	const client = new pg.Client(owner);
	await client.connect();
	try {
		const found = await client.query<{ id: string; n: number }>(`select a.id, (select count(*)::integer from complaint c where c.agency_id = a.id) as n from agency a where a.code = 'UJI-BEBAN'`);
		const agencyId = found.rows[0]?.id ?? (await client.query<{ id: string }>(`insert into agency (code, name, kind, invented) values ('UJI-BEBAN', 'Pemerintah Uji Beban', 'regency', true) returning id`)).rows[0]!.id;
		if (!found.rows[0]) await makeUnits(client, agencyId);
		if ((found.rows[0]?.n ?? 0) < rows) await fill(client, agencyId, (found.rows[0]?.n ?? 0) + 1, rows);
		const units = await client.query<{ id: string }>('select id from unit where agency_id = $1 and parent_id is not null order by path', [agencyId]);
		return { agencyId, unitIds: units.rows.map(({ id }) => id) };
	} finally {
		await client.end();
	}
}

async function makeUnits(client: pg.Client, agencyId: string): Promise<void> {
	await client.query(`with root as (
			insert into unit (agency_id, number, name, kind, path, valid_from, invented) values ($1, 1, 'Pemerintah Uji Beban', 'agency', '/1/', '2020-01-01', true) returning agency_id, id
		), office as (
			insert into unit (agency_id, number, parent_id, name, kind, path, valid_from, invented)
			select r.agency_id, 1 + n, r.id, 'Dinas Uji ' || n, 'office', '/1/' || 1 + n || '/', '2020-01-01', true from root r, generate_series(1, $2::integer) n returning agency_id, id, number, name, path
		)
		insert into unit (agency_id, number, parent_id, name, kind, path, valid_from, invented)
		select o.agency_id, 1000 + o.number * 10 + n, o.id, 'Bidang ' || n || ' ' || o.name, 'section', o.path || 1000 + o.number * 10 + n || '/', '2020-01-01', true from office o, generate_series(1, 4) n`, [agencyId, OFFICES]);
}

async function fill(client: pg.Client, agencyId: string, from: number, to: number): Promise<void> {
	const texts = Object.values(COMPLAINT_TEXTS).flat();
	const values = [agencyId, texts.map(([subject]) => subject), texts.map(([, body]) => body), THINGS, SYLLABLES];
	for (let first = from; first <= to; first += 50_000) {
		await client.query(INSERT, [...values, first, Math.min(to, first + 49_999)]);
		process.stderr.write(`\r${Math.min(to, first + 49_999)} complaints made`);
	}
	process.stderr.write('\n');
	await client.query('vacuum analyze complaint');
	await client.query('analyze unit');
}

// Squares of a number between 0 and 1 fall near 0 more often: a few words are in many complaints, most words in few.
const INSERT = `
	with units as (
		select array_agg(id order by path) as ids from unit where agency_id = $1 and parent_id is not null
	), dice as (
		select g, array(select (hashint8extended(g, s) & 1048575)::float8 / 1048576 from generate_series(1, 12) s) as d from generate_series($6::integer, $7::integer) g
	), word as (
		select g, d, 1 + floor(d[1] * d[1] * cardinality($2::text[]))::integer as text_at, 1 + floor(d[2] * cardinality($4::text[]))::integer as thing_at,
			array_to_string(array(select ($5::text[])[1 + floor(power(d[3 + s], 2) * 20)::integer] from generate_series(0, 2) s), '') as village,
			array_to_string(array(select ($5::text[])[1 + floor(power(d[6 + s], 2) * 20)::integer] from generate_series(0, 1) s), '') as street
		from dice
	)
	insert into complaint (agency_id, unit_id, number, class, state, state_before, subject, body, root_cause, received_at, received_on, verify_due_on, due_on, closed_at, closing, clock_version, is_confidential, confirmed_fixed, channel, place)
	select $1, u.ids[1 + (thing_at * 7 + floor(d[9] * d[9] * 12)::integer) % cardinality(u.ids)], 'B' || lpad(g::text, 8, '0'),
		case when d[10] < 0.02 then 'violation' when d[10] < 0.12 then 'information' when d[10] < 0.2 then 'aspiration' else 'complaint' end, s.state, case when s.state in ('paused', 'archived') then 'handling' end,
		($2::text[])[text_at] || ': ' || ($4::text[])[thing_at], ($3::text[])[text_at] || ' Soal ' || ($4::text[])[thing_at] || ' di desa ' || village || ', jalan ' || street || ' nomor ' || (g % 300) || '.',
		case when s.state = 'closed' then (array['procedure', 'capacity', 'competence', 'facility', 'rule', 'outside'])[1 + (text_at * 5 + g % 2) % 6] end,
		t.at, t.at::date, t.at::date + 5, t.at::date + 20, case when s.state = 'closed' then t.at + interval '1 day' * (3 + floor(d[12] * 25)) end, case when s.state = 'closed' then 'fixed' end, '2018-1',
		d[11] < 0.05, case when s.state = 'closed' and d[2] < 0.3 then d[1] > 0.3 end, 'web', 'Desa ' || village
	from word, units u, lateral (select timestamptz '2026-11-21 09:00+07' - interval '1 minute' * floor(g::float8 / $7 * 60 + d[8] * 1576800) as at) t,
		lateral (select case when d[11] > 0.94 then (array['new', 'verified', 'assigned', 'handling', 'paused'])[1 + floor(d[12] * 5)::integer] when d[11] > 0.9 then 'archived' else 'closed' end as state) s`;
