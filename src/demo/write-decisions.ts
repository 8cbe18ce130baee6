import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { recommendationRuleSets } from '#features/decisions/decision-rules.ts';
import { plainDb, type Db } from '#platform/db/connect.ts';
import { ruleSetOn } from '#platform/rulesets/rule-set.ts';
import { addDays } from './calendar.ts';

/** Rupiah: fees by day of a session; the rest by participant, or by hour attended. Invented, in the order of magnitude of a regency. */
const RATES = { feeADay: 1_800_000, placeADay: 85_000, material: 40_000, travel: 110_000, workingHour: 52_000 } as const;

/** Parts of the curriculum of LYN-01, with the measure of service that each is meant for. */
const PARTS = [['Menyambut dan mendengar warga', 'conduct'], ['Menjelaskan syarat dan prosedur', 'procedure'], ['Menenangkan diri di loket yang ramai', null]] as const;

/** Costs, a stated benefit, parts of a curriculum and first decisions with a plan of the demo programmes, all derived from what is there. */
export async function writeDecisions(owner: pg.Pool, today: string): Promise<void> {
	await plainDb(owner).transaction().execute(async (db) => {
		await writeCosts(db);
		await writeBenefits(db);
		await writeParts(db);
		await writeFirstDecisions(db, today);
		await writePlan(db, today);
	});
}

async function writeCosts(db: Db): Promise<void> {
	await sql`
		with held as (
			select p.agency_id, p.id as programme_id, s.id, s.ends_on, count(distinct e.person_id) as people, count(distinct a.day) as days, sum(a.minutes) / 60.0 as hours
			from programme p join agency g on g.id = p.agency_id and g.invented join session s on s.course_id = p.course_id and s.state = 'done'
			join enrolment e on e.session_id = s.id and e.agency_id = p.agency_id join attendance a on a.agency_id = e.agency_id and a.enrolment_id = e.id and a.minutes > 0
			group by p.agency_id, p.id, s.id
		), sums as (
			select agency_id, programme_id, max(ends_on) as last_on, sum(days) as days, sum(people) as people, sum(people * days) as person_days, sum(hours) as hours from held group by agency_id, programme_id
		)
		insert into programme_cost (agency_id, programme_id, kind, amount_rupiah, spent_on, source, recorded_at)
		select agency_id, programme_id, kind, round(amount / 1000) * 1000, last_on, source, last_on + time '09:00' from sums
		cross join lateral (values
			('honorarium', days * ${sql.lit(RATES.feeADay)}, 'Daftar honorarium narasumber (contoh)'), ('place', person_days * ${sql.lit(RATES.placeADay)}, 'Kuitansi aula dan konsumsi (contoh)'),
			('material', people * ${sql.lit(RATES.material)}, 'Faktur cetak modul (contoh)'), ('travel', people * ${sql.lit(RATES.travel)}, 'Daftar uang transport (contoh)'),
			('working_time', hours * ${sql.lit(RATES.workingHour)}, 'Jam hadir × gaji rata-rata per jam (contoh)')) k (kind, amount, source)
		order by agency_id, programme_id, kind`.execute(db);
}

/** Only one programme has a benefit in money: of the others nobody said how it would be counted. */
async function writeBenefits(db: Db): Promise<void> {
	await sql`
		insert into programme_benefit (agency_id, programme_id, amount_rupiah, method, source, recorded_at)
		select p.agency_id, p.id, 21600000, 'Contoh: 12.000 kunjungan setahun × 6 menit lebih singkat × Rp 18.000 per jam waktu warga.', 'Jam antrean dan upah minimum kabupaten (contoh)', p.registered_at
		from programme p join agency g on g.id = p.agency_id and g.invented join course c on c.id = p.course_id where c.code = 'ANT-01'`.execute(db);
}

async function writeParts(db: Db): Promise<void> {
	for (const [index, [title, outcome]] of PARTS.entries()) {
		await sql`insert into course_part (agency_id, course_id, title, outcome, position)
			select g.id, c.id, ${title}, ${outcome}, ${index + 1} from agency g join course c on c.owner_agency_id = g.id where g.invented and c.code = 'LYN-01'`.execute(db);
	}
}

/** Made before a verdict was there, as happens: proposed to wait, decided to go on, with the reason; and one that only waits. */
const FIRST = [
	['LYN-01', 'proposal', 'wait', 'Putusan belum ada; tunggu sampai semua unit gelombang pertama terlatih.', 75],
	['LYN-01', 'decision', 'continue', 'Angkatan berikut sudah dijadwalkan dan pesertanya diundang; dinilai lagi begitu putusannya ada.', 60],
	['ANT-01', 'proposal', 'wait', 'Antrean baru dicatat dengan jam loket; tunggu data setengah tahun.', 45]
] as const;

async function writeFirstDecisions(db: Db, today: string): Promise<void> {
	const { version } = ruleSetOn(recommendationRuleSets, today);
	const evidence = JSON.stringify({ verdict: null });
	const sha256 = createHash('sha256').update(evidence).digest('hex');
	for (const [code, step, choice, why, daysAgo] of FIRST) {
		const on = addDays(today, -daysAgo);
		await sql`
			insert into decision (agency_id, programme_id, version, step, choice, recommended, rule_version, why, evidence, evidence_sha256, made_at, made_on)
			select p.agency_id, p.id, 1 + (select count(*) from decision d where d.agency_id = p.agency_id and d.programme_id = p.id), ${step}, ${choice}, 'wait', ${version}, ${why}, ${evidence}::jsonb, ${sha256}, ${`${on}T03:00:00Z`}, ${on}
			from programme p join agency g on g.id = p.agency_id and g.invented join course c on c.id = p.course_id where c.code = ${code}`.execute(db);
	}
}

/** What that decision became: owned by the office that trains, and due in ten days, so that its head finds it on Hari ini. */
async function writePlan(db: Db, today: string): Promise<void> {
	await sql`
		insert into decision_plan (agency_id, decision_id, plan, owner_unit_id, due_on, carried_at, carried_on)
		select d.agency_id, d.id, 'Menyelenggarakan angkatan berikut di unit yang belum terlatih, lalu mencatat unit dan bulannya pada evaluasi.', u.id, ${addDays(today, 10)}, d.made_at + interval '1 day', d.made_on + 1
		from decision d join agency g on g.id = d.agency_id and g.invented
		join lateral (select id from unit u where u.agency_id = d.agency_id and u.name ilike '%kepegawaian%' order by length(u.path), u.path limit 1) u on true
		where d.step = 'decision'`.execute(db);
}
