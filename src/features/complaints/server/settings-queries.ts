import type { Db } from '#platform/db/connect.ts';
import type { TemplateChange, TemplateForm } from '../office.schema.ts';

export async function putDesk(db: Db, agencyId: string, desk: 'intake' | 'inspectorate', unitId: string | null): Promise<void> {
	if (unitId === null) await db.deleteFrom('complaint_desk').where('agency_id', '=', agencyId).where('desk', '=', desk).execute();
	else {
		await db
			.insertInto('complaint_desk')
			.values({ agency_id: agencyId, desk, unit_id: unitId })
			.onConflict((conflict) => conflict.columns(['agency_id', 'desk']).doUpdateSet({ unit_id: unitId }))
			.execute();
	}
}

/** @returns undefined when there is one of that name */
export async function insertTemplate(db: Db, agencyId: string, { name, body }: TemplateForm): Promise<string | undefined> {
	const row = await db.insertInto('complaint_template').values({ agency_id: agencyId, name, body }).onConflict((conflict) => conflict.columns(['agency_id', 'name']).doNothing()).returning('id').executeTakeFirst();
	return row?.id;
}

/** @returns 'gone': there is none any more; 'taken': another has that name */
export async function updateTemplate(db: Db, agencyId: string, { templateId, name, body }: TemplateChange): Promise<'changed' | 'gone' | 'taken'> {
	const other = await db.selectFrom('complaint_template').select('id').where('agency_id', '=', agencyId).where('name', '=', name).where('id', '<>', templateId).executeTakeFirst();
	if (other) return 'taken';
	const { numUpdatedRows } = await db.updateTable('complaint_template').set({ name, body }).where('agency_id', '=', agencyId).where('id', '=', templateId).executeTakeFirst();
	return numUpdatedRows > 0n ? 'changed' : 'gone';
}

/** @returns whether there was one */
export async function dropTemplate(db: Db, agencyId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await db.deleteFrom('complaint_template').where('agency_id', '=', agencyId).where('id', '=', id).executeTakeFirst();
	return numDeletedRows > 0n;
}
