import { readdirSync, readFileSync } from 'node:fs';

export interface Memory {
	/** Resident, each shared page counted in every process that maps it (an upper bound). */
	readonly residentMegabytes: number;
	/** Proportional: shared pages divided among their users, which is what the machine gives. */
	readonly proportionalMegabytes: number;
	readonly processes: number;
}

/** Memory of these processes and all their descendants. */
export function memoryOf(roots: readonly number[]): Memory {
	const parents = new Map<number, number>();
	for (const name of readdirSync('/proc')) {
		if (!/^\d+$/.test(name)) continue;
		try {
			const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
			parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
		} catch {
			// ended meanwhile
		}
	}
	const family = new Set(roots);
	for (let grown = true; grown; ) {
		grown = false;
		for (const [pid, parent] of parents) {
			if (family.has(parent) && !family.has(pid)) {
				family.add(pid);
				grown = true;
			}
		}
	}
	const kilobytes = (pid: number, key: string): number => {
		try {
			return Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
		} catch {
			return 0;
		}
	};
	const sum = (key: string): number => [...family].reduce((total, pid) => total + kilobytes(pid, key), 0) / 1024;
	return { residentMegabytes: sum('Rss'), proportionalMegabytes: sum('Pss'), processes: family.size };
}
