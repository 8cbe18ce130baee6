import type { Db } from '#platform/db/connect.ts';
import { isUuid } from '#platform/uuid.ts';
import type { BreachForm, SubjectKind } from '../schema.ts';

export interface BreachRow {
	readonly id: string;
	readonly number: string;
	readonly knownAt: Date;
	readonly dueAt: Date;
	readonly title: string;
	readonly dataDisclosed: string;
	readonly whenAndHow: string;
	readonly handling: string;
	readonly subjectKinds: readonly SubjectKind[];
	readonly subjectCount: number | null;
	readonly isCountExact: boolean;
	readonly publicText: string | null;
	readonly publishedAt: Date | null;
	readonly closedAt: Date | null;
}

const rowsOf = (tx: Db, agencyId: string) => tx.selectFrom('breach').selectAll().where('agency_id', '=', agencyId);
type Raw = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

const breachOf = (row: Raw): BreachRow => ({
	id: row.id, number: row.number, knownAt: new Date(row.known_at), dueAt: new Date(row.due_at), title: row.title, dataDisclosed: row.data_disclosed, whenAndHow: row.when_and_how, handling: row.handling,
	subjectKinds: row.subject_kinds as SubjectKind[], subjectCount: row.subject_count, isCountExact: row.is_count_exact, publicText: row.public_text,
	publishedAt: row.published_at === null ? null : new Date(row.published_at), closedAt: row.closed_at === null ? null : new Date(row.closed_at)
});

/** Open ones first, by their clock. */
export async function listBreaches(tx: Db, agencyId: string): Promise<BreachRow[]> {
	return (await rowsOf(tx, agencyId).orderBy('closed_at', 'desc').orderBy('due_at').limit(200).execute()).map(breachOf);
}

export async function findBreach(tx: Db, agencyId: string, id: string): Promise<BreachRow | undefined> {
	if (!isUuid(id)) return undefined;
	const row = await rowsOf(tx, agencyId).where('id', '=', id).forUpdate().executeTakeFirst();
	return row && breachOf(row);
}

export async function countOfYear(tx: Db, agencyId: string, year: string): Promise<number> {
	const row = await tx.selectFrom('breach').select((part) => part.fn.countAll<number>().as('count')).where('agency_id', '=', agencyId).where('number', 'like', `${year}-%`).executeTakeFirstOrThrow();
	return Number(row.count);
}

export async function insertBreach(tx: Db, agencyId: string, one: { readonly number: string; readonly title: string; readonly knownAt: Date; readonly dueAt: Date; readonly by: string }): Promise<string> {
	const row = await tx.insertInto('breach').values({ agency_id: agencyId, number: one.number, title: one.title, known_at: one.knownAt, due_at: one.dueAt, made_by: one.by }).returning('id').executeTakeFirstOrThrow();
	return row.id;
}

export async function updateContents(tx: Db, agencyId: string, id: string, form: BreachForm): Promise<void> {
	await tx.updateTable('breach')
		.set({ data_disclosed: form.dataDisclosed, when_and_how: form.whenAndHow, handling: form.handling, subject_kinds: [...new Set(form.subjectKinds)], subject_count: form.subjectCount, is_count_exact: form.isCountExact })
		.where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

export async function publishText(tx: Db, agencyId: string, id: string, text: string, at: Date): Promise<void> {
	await tx.updateTable('breach').set({ public_text: text, published_at: at }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

export async function closeBreachRow(tx: Db, agencyId: string, id: string, at: Date): Promise<void> {
	await tx.updateTable('breach').set({ closed_at: at }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}
