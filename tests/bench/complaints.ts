// node tests/bench/complaints.ts [--rows N] [--keep FOLDER]: how long the officers' inbox and the citizens' suggestions take over many complaints.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { inbox } from '../../src/features/complaints/server/inbox-service.ts';
import { InboxSearch } from '../../src/features/complaints/inbox.schema.ts';
import { listSimilar, refreshWords, suggestUnits } from '../../src/features/complaints/server/suggest-queries.ts';
import { inTransaction } from '../../src/platform/db/transaction.ts';
import type { Actor, Ctx } from '../../src/platform/context.ts';
import { openPool, plainDb, roleConfig, scopedDb, type DatabaseAddress } from '../../src/platform/db/connect.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openDatabase } from '../../src/platform/db/open.ts';
import { makeComplaints } from './complaint-rows.ts';
import { Bench } from './row.ts';

const NOW = new Date('2026-11-21T03:00:00Z');
const TIMES = 40;
/** A word in a third of all, one in few, two together, a quotation, a number, one that nobody wrote. */
const TEXTS = ['loket', 'drainase', 'blangko kosong', 'bantuan sosial desa', '"mesin cetak rusak"', 'sumaro', 'B00000777', 'tidakadakata'];
const STORY = 'Antrean di loket panjang sekali dan blangko KTP elektronik habis. Saya datang dari desa sejak pagi dan diminta kembali besok karena mesin cetak rusak.';

/** Measures over `rows` made complaints in a server of its own. */
export async function complaintSearch(bench: Bench, folder: string, rows: number): Promise<void> {
	const opened = await openDatabase({ dataFolder: folder });
	try {
		const { rolesSignIn } = await migrate(opened.address);
		const address = { ...opened.address, rolesSignIn };
		const { agencyId, unitIds } = await makeComplaints(address.owner, rows);
		await measureAll(bench, address, agencyId, unitIds);
	} finally {
		if (!opened.adopted) await opened.close();
	}
}

async function measureAll(bench: Bench, address: DatabaseAddress, agencyId: string, unitIds: readonly string[]): Promise<void> {
	const pools = [openPool(roleConfig(address, 'bina_app'), 2), openPool(roleConfig(address, 'bina_citizen'), 2)] as const;
	try {
		const db = scopedDb(pools[0], { agencyIds: [agencyId] }, address.secret);
		const citizen = plainDb(pools[1]);
		for (const [who, path] of [['administrator', '/1/'], ['one office', '/1/5/']] as const) {
			const ctx: Ctx = { db, actor: readerOf(agencyId, path), now: NOW, today: '2026-11-21', timeZone: 'Asia/Jakarta', locale: 'id', requestId: 'bench' };
			const search = (given: object) => inbox(ctx, InboxSearch.parse(given));
			await time(bench, `inbox, open, ${who}`, '≤ 150 ms', () => search({}));
			await time(bench, `inbox, late, ${who}`, '≤ 150 ms', () => search({ view: 'late' }));
			await time(bench, `inbox, all, page 200, ${who}`, '≤ 150 ms', () => search({ view: 'all', page: 200 }));
			for (const text of TEXTS) await time(bench, `search ${text}, ${who}`, '≤ 150 ms', () => search({ view: 'all', text }));
			await time(bench, `search loket, open, ${who}`, '≤ 150 ms', () => search({ text: 'loket' }));
		}
		const begun = performance.now();
		await inTransaction(db, (tx) => refreshWords(tx, agencyId));
		bench.add({ name: 'words counted anew', seconds: (performance.now() - begun) / 1000 });
		await time(bench, 'unit suggestion', '≤ 50 ms', () => suggestUnits(citizen, agencyId, STORY));
		let n = 0;
		await time(bench, 'likely duplicates', '≤ 50 ms', () => listSimilar(citizen, agencyId, unitIds[(n += 7) % unitIds.length]!, STORY, NOW));
	} finally {
		await Promise.all(pools.map((pool) => pool.end()));
	}
}

/** One after another, as one officer does; the first calls warm the caches. */
async function time(bench: Bench, name: string, limit: string, work: () => Promise<unknown>): Promise<void> {
	for (let n = 0; n < 3; n += 1) await work();
	const times: number[] = [];
	for (let n = 0; n < TIMES; n += 1) {
		const begun = performance.now();
		await work();
		times.push(performance.now() - begun);
	}
	times.sort((a, b) => a - b);
	bench.add({ name, limit, p50: times[TIMES / 2]!, p95: times[Math.ceil(TIMES * 0.95) - 1]! });
}

function readerOf(agencyId: string, path: string): Actor {
	return {
		accountId: '', personId: null, name: '', agencyId, agencyName: '', agencyIds: [agencyId], unitId: null, unitName: null, unitPath: path, roles: [],
		can: (verb, unitPath) => verb === 'complaint.read' && (unitPath === undefined || unitPath.startsWith(path)), pathsFor: (verb) => (verb === 'complaint.read' ? [path] : [])
	};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' }, keep: { type: 'string' } } });
	const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'bina-bench-'));
	const bench = new Bench(0, () => true);
	await complaintSearch(bench, folder, Number(values.rows));
	process.stdout.write(`${bench.table()}\n`);
	if (!values.keep) rmSync(folder, { recursive: true, force: true });
}
