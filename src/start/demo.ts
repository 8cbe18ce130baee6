import { IDENTITY_KEY } from '#features/complaints/server/identity-seal.ts';
import { dayIn } from '#platform/clock.ts';
import { derived, openPool, plainDb, type DatabaseAddress } from '#platform/db/connect.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { personaTable } from '../demo/cli.ts';
import { MOST_LOOKS } from '../demo/first-report.ts';
import type { DemoSize } from '../demo/types.ts';
import { seedDemo } from '../demo/write.ts';

export interface DemoState {
	/** The table of personas to sign in with, or undefined where the data are real. */
	readonly personas: string | undefined;
}

/** Fills an empty database with the small demo region when that is wanted, and says whether the installation holds demo data. */
export async function fillEmpty(address: DatabaseAddress, { demo, note }: { readonly demo: boolean; readonly note: (line: string) => void }): Promise<DemoState> {
	const owner = openPool(address.owner, 2);
	try {
		const { rows } = await owner.query<{ agencies: number; invented: number }>('select count(*)::int as agencies, count(*) filter (where invented)::int as invented from agency');
		const { agencies = 0, invented = 0 } = rows[0] ?? {};
		if (agencies > 0) return { personas: invented === agencies ? personaTable(agencies > 1 ? 'province' : 'small') : undefined };
		if (!demo) return { personas: undefined };
		const size: DemoSize = 'small';
		note('The database is empty: inventing a demo regency of 500 people …');
		await seedDemo(owner, { size, seed: 1, today: dayIn('Asia/Jakarta', new Date()) }, { identityKey: derived(address.secret, IDENTITY_KEY), note });
		// The first verdicts, and the first published report, are there before the first visitor has looked around.
		await plainDb(owner).transaction().execute(async (tx) => {
			await enqueue(tx, 'outcome.refresh', {});
			for (const { id } of await tx.selectFrom('agency').select('id').where('invented', '=', true).execute()) await enqueue(tx, 'demo.report', { agencyId: id, looksLeft: MOST_LOOKS });
		});
		return { personas: personaTable(size) };
	} finally {
		await owner.end();
	}
}
