-- 0123 Words that only hold a sentence together neither speak for a unit nor make two complaints alike: "belum", "sejak", "minggu".  Additive: a function, two replaced; safe while the previous release is running.
-- Source: F68, F71; docs/rules/complaints.md, sections 6 and 7.

-- An own list, by the closed classes of words in Tata Bahasa Baku Bahasa Indonesia (Badan Bahasa), with everyday forms and units of time; as the
-- full-text search stems them. Left out is what belongs to matters of their own: "lalu" and "terlalu" (lalu lintas), "bagi" (pembagian), "dapat" (pendapatan),
-- "ada" (pengadaan), "buat" (pembuatan), "tetapi" (penetapan), "terhadap" (menghadap), "perlu" (keperluan), "satu" (satu pintu), "kali" (river), "lama", "jam".
create function complaint_function_words() returns text[]
language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select tsvector_to_array(to_tsvector('indonesian',
    'dan atau serta tapi namun sedangkan padahal maka sehingga hingga sampai karena sebab agar supaya bahwa jika jikalau kalau bila apabila ketika saat sejak semenjak setelah sesudah sebelum selama sementara meski meskipun walau walaupun seperti ' -- conjunctions
    || 'di ke dari pada kepada untuk dengan oleh dalam tentang antara ' -- prepositions
    || 'saya aku kami kita anda kamu dia ia mereka ini itu sini situ sana begini begitu tersebut yang ' -- pronouns and pointers
    || 'apa apakah siapa mana kapan bagaimana mengapa kenapa berapa ' -- questions
    || 'sudah udah telah belum sedang masih akan pernah tidak tak bukan jangan enggak nggak gak sangat sekali cukup hanya cuma saja aja juga lagi pun jadi menjadi bisa harus ' -- aspect, negation, degree
    || 'kah lah kok sih dong nih para mohon tolong ' -- particles
    || 'hari minggu bulan tahun kemarin besok sekarang tadi ' -- units of time
  ))
$$;
revoke all on function complaint_function_words() from public;

-- As in 0090, of telling words only.
create or replace function suggest_unit(agency uuid, typed text)
returns table (unit_id uuid, unit_name text, cases integer, words text[], score double precision)
language sql stable security definer set search_path = pg_catalog, public as $$
  with quiet as materialized (
    select complaint_function_words() as words
  ), pieces as (
    select w.piece, w.place from regexp_split_to_table(lower(left(typed, 2500)), '[^[:alnum:]]+') with ordinality w(piece, place) where length(w.piece) between 3 and 40 limit 250
  ), lexemes as (
    select distinct on (l.lexeme) l.lexeme, p.piece, p.place from pieces p, unnest(to_tsvector('indonesian', p.piece)) l, quiet q where l.lexeme <> all (q.words) order by l.lexeme, p.place
  ), wanted as (
    select x.lexeme, x.piece from lexemes x order by x.place limit 80
  ), strange as (
    select w.lexeme, w.piece from wanted w
    where length(w.lexeme) >= 5 and not exists (select 1 from complaint_word k where k.agency_id = agency and k.word = w.lexeme) order by length(w.lexeme) desc limit 3
  ), known as (
    select w.piece, w.lexeme as word, 1.0::float8 as likeness from wanted w
    union all
    select s.piece, f.word, f.likeness * 0.7 from strange s cross join lateral (
      select k.word, similarity(k.word, s.lexeme) as likeness from (
        select distinct w.word from complaint_word w where w.agency_id = agency and w.word >= left(s.lexeme, 2) and w.word < left(s.lexeme, 2) || 'zzzz') k
      where similarity(k.word, s.lexeme) >= 0.5 order by likeness desc, k.word limit 1) f
  ), whole as (
    select k.unit_id, k.cases::float8 / k.total as share, k.total as n from complaint_word k where k.agency_id = agency and k.word = '' and k.total > 0
  ), weighed as (
    select k.unit_id, o.piece, k.cases, o.likeness * (
      case when k.cases > 0 then ln(1 + a.n::float8 / k.total) * greatest(0, k.cases::float8 / (k.total + 2) - a.share) else 0 end
      + case when k.is_name then 2.0 / count(*) filter (where k.is_name) over (partition by k.word) else 0 end) as weight
    from known o join complaint_word k on k.agency_id = agency and k.word = o.word left join whole a on a.unit_id = k.unit_id
  ), summed as (
    select w.unit_id, sum(w.weight) as score, (array_agg(w.cases order by w.weight desc))[1] as cases,
      (array_agg(w.piece order by w.weight desc, w.piece) filter (where w.weight > 0.1))[1:3] as words
    from weighed w group by w.unit_id
  )
  select s.unit_id, u.name, s.cases, s.words, s.score from summed s join unit u on u.agency_id = agency and u.id = s.unit_id and u.closed_on is null
  where s.score >= 0.6 and s.words is not null and s.score >= 0.4 * (select max(b.score) from summed b)
  order by s.score desc, u.name limit 3
$$;

-- As in 0095, of telling words only, on both sides.
create or replace function similar_complaints(agency uuid, at_unit uuid, typed text, moment timestamptz)
returns table (number text, subject text, words text[], place text, month date, state text, joined integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with quiet as materialized (
    select complaint_function_words() as words
  ), pieces as (
    select w.piece, w.at from regexp_split_to_table(lower(left(typed, 4000)), '[^[:alnum:]]+') with ordinality w(piece, at) where length(w.piece) between 3 and 40 limit 250
  ), common as (
    select distinct on (l.lexeme) l.lexeme, p.piece, p.at, k.total from pieces p, unnest(to_tsvector('indonesian', p.piece)) l
    cross join lateral (select max(w.total) as total from complaint_word w where w.agency_id = agency and w.word = l.lexeme and w.total >= 3) k
    where k.total is not null and l.lexeme <> all ((select q.words from quiet q)::text[]) order by l.lexeme, p.at
  ), own as (
    select tsvector_to_array(ts_delete(to_tsvector('indonesian', left(typed, 4000)), q.words)) as words from quiet q
  ), candidates as (
    select c.number, c.subject, c.place, c.is_anonymous, c.received_at, c.state, c.joined, tsvector_to_array(ts_delete(c.text_index, (select q.words from quiet q))) as words from complaint c
    where c.agency_id = agency and c.unit_id = at_unit and c.state in ('verified', 'assigned', 'handling') and not c.is_confidential and c.class <> 'violation' and not exists (select from complaint_person n where n.agency_id = c.agency_id and n.complaint_id = c.id)
      and c.received_at > moment - interval '60 days' order by c.received_at desc limit 300
  ), compared as (
    select c.*, (select count(*) from unnest(c.words) x where x = any (own.words)) as shared, cardinality(c.words) as length, cardinality(own.words) as own_length from candidates c, own
  )
  select c.number, case when not c.is_anonymous then c.subject end,
    case when c.is_anonymous then array(select r.piece from (select w.piece, w.at from common w where w.lexeme = any (c.words) order by w.total, w.at limit 5) r order by r.at) else '{}' end,
    case when not c.is_anonymous then c.place end, date_trunc('month', c.received_at at time zone a.time_zone)::date, c.state, c.joined
  from compared c join agency a on a.id = agency
  where c.shared >= 3 and 2.0 * c.shared / nullif(c.length + c.own_length, 0) >= 0.35
  order by 2.0 * c.shared / (c.length + c.own_length) desc, c.received_at desc, c.number limit 3
$$;
