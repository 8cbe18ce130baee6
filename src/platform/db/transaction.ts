import type { Db } from './connect.ts';

/** Runs `work` in a transaction of `db`, or joins the one that `db` already is. Commits when it returns, rolls back when it throws. */
export function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
	if (db.isTransaction) return work(db);
	return db.transaction().execute(work);
}
