import { bareAnswer } from './yardsticks.ts';
import { load, type LoadOptions, type LoadResult } from './load.ts';

/** One line of the table. Times in milliseconds unless named otherwise. */
export interface Row {
	readonly name: string;
	readonly perSecond?: number;
	readonly p50?: number;
	readonly p95?: number;
	readonly bytes?: number;
	readonly seconds?: number;
	readonly megabytes?: number;
	/** Requests a second here ÷ those of a bare node:http answer of the same bytes. */
	readonly ofBareAnswer?: number;
	/** Requests a second here ÷ `select 1` a second on the same kind of connection. */
	readonly ofSelectOne?: number;
	readonly failed?: number;
	readonly limit?: string;
	readonly note?: string;
}

export class Bench {
	readonly seconds: number;
	readonly wanted: (name: string) => boolean;
	readonly rows: Row[] = [];
	selectOnePerSecond = 0;

	constructor(seconds: number, wanted: (name: string) => boolean) {
		this.seconds = seconds;
		this.wanted = wanted;
	}

	add(row: Row): void {
		this.rows.push(row);
		process.stderr.write(`${line(row)}\n`);
	}

	/** Loads one address after a warm-up, with its bare twin measured right behind it. */
	async measure(name: string, limit: string, options: Omit<LoadOptions, 'seconds' | 'connections'>, connections = 8): Promise<LoadResult | undefined> {
		if (!this.wanted(name)) return undefined;
		await load({ ...options, connections, seconds: 2 });
		const result = await load({ ...options, connections, seconds: this.seconds });
		const bare = await bareAnswer(result.bytes, connections, 2);
		this.add({
			name, limit, perSecond: result.perSecond, p50: result.p50, p95: result.p95, bytes: result.bytes, failed: result.failed,
			ofBareAnswer: result.perSecond / bare.perSecond, ofSelectOne: this.selectOnePerSecond ? result.perSecond / this.selectOnePerSecond : 0
		});
		return result;
	}

	table(): string {
		return this.rows.map(line).join('\n');
	}
}

function line({ name, perSecond, p50, p95, bytes, seconds, megabytes, ofBareAnswer, ofSelectOne, failed, limit, note }: Row): string {
	const parts = [
		perSecond === undefined ? '' : `${perSecond.toFixed(0)}/s`,
		p50 === undefined ? '' : `p50 ${p50.toFixed(1)} ms`,
		p95 === undefined ? '' : `p95 ${p95.toFixed(1)} ms`,
		bytes === undefined ? '' : `${(bytes / 1024).toFixed(1)} KB`,
		seconds === undefined ? '' : `${seconds.toFixed(2)} s`,
		megabytes === undefined ? '' : `${megabytes.toFixed(0)} MB`,
		ofBareAnswer === undefined ? '' : `${ofBareAnswer.toFixed(3)} of a bare answer`,
		ofSelectOne ? `${ofSelectOne.toFixed(3)} of select 1` : '',
		failed ? `${failed} FAILED` : '',
		limit ? `(goal ${limit})` : '',
		note ?? ''
	];
	return [name.padEnd(34), ...parts.filter((part) => part !== '')].join('  ');
}
