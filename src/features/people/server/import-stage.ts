import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { RowReason, RowState } from '../import-schema.ts';

/** One row on its way into import_row; `data` is what confirming will write. */
export interface StagedRow {
	readonly row: number;
	readonly refused: boolean;
	/** The person it is about; null for a refused row. */
	readonly nip: string | null;
	readonly reasons: readonly RowReason[];
	readonly data: Readonly<Record<string, unknown>>;
}

/** A text of the file counts only where it says something: an empty cell does not erase what we know. */
const same = (column: string, key: string) => `((d->>'${key}') = '' or p.${column} = (d->>'${key}'))`;

/** Whether a row says what already stands: the person, and the post held now (for one who left, the fact of having left). */
const unchanged = `
	p.name = (d->>'name') and p.title_before = (d->>'titleBefore') and p.title_after = (d->>'titleAfter')
	and ${same('birth_place', 'birthPlace')} and ${same('phone', 'phone')} and ${same('email', 'email')} and ${same('education_id', 'educationId')}
	and ((d->>'externalId') = '' or p.external_id is not distinct from (d->>'externalId'))
	and p.born_on is not distinct from coalesce((d->>'bornOn')::date, p.born_on) and p.sex is not distinct from coalesce(d->>'sex', p.sex)
	and p.siasn = (d->'siasn')
	and case when (d->>'hasLeft')::boolean then p.left_on is not null
		else p.left_on is null and e.id is not null and not (${employmentDiffers('d')}) end`;

/** Whether unit, post, rank, kind or status of the open employment `e` are other than the row's. */
function employmentDiffers(data: string): string {
	return `e.unit_id <> (${data}->>'unitId')::uuid or e.position_id <> (${data}->>'positionId')::uuid or e.rank <> (${data}->>'rank')
		or e.kind <> (${data}->>'kind') or e.status_code <> (${data}->>'statusCode')`;
}

/**
 * Puts some rows into import_row, each compared with what stands, in one statement. The number comes as a column of
 * its own: under row-level security no index serves a comparison with `data->>'nip'`, and each row would read everybody.
 */
export async function insertRows(db: Db, batch: { agencyId: string; batchId: string }, rows: readonly StagedRow[]): Promise<void> {
	if (rows.length === 0) return;
	await sql`
		insert into import_row (agency_id, batch_id, row_number, state, reasons, data, subject_id)
		select ${batch.agencyId}::uuid, ${batch.batchId}::uuid, s.row,
			case when s.refused then 'refused' when p.id is null then 'new' when ${sql.raw(unchanged)} then 'unchanged' else 'changed' end,
			s.reasons, s.data, case when not s.refused then coalesce(p.id, uuidv7()) end
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (row integer, refused boolean, nip text, reasons jsonb, data jsonb)
		cross join lateral (select s.data as d) as given
		left join person p on p.agency_id = ${batch.agencyId}::uuid and p.nip = s.nip
		left join employment e on e.agency_id = p.agency_id and e.person_id = p.id and e.is_primary and e.ended_on is null`.execute(db);
}

/** Rows whose state is known already. */
export async function insertPlainRows(db: Db, batch: { agencyId: string; batchId: string },
	rows: readonly { readonly row: number; readonly state: RowState; readonly reasons: readonly RowReason[]; readonly data: object }[]): Promise<void> {
	await sql`
		insert into import_row (agency_id, batch_id, row_number, state, reasons, data)
		select ${batch.agencyId}::uuid, ${batch.batchId}::uuid, s.row, s.state, s.reasons, s.data
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (row integer, state text, reasons jsonb, data jsonb)`.execute(db);
}
