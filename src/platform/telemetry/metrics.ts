/** Upper bounds of the histogram, in seconds: the page budgets (0.04, 0.15, 0.2) are among them. */
const BOUNDS = [0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.2, 0.5, 1, 2, 5] as const;

interface Series {
	readonly counts: number[];
	sum: number;
	total: number;
}

/** Counts of answered requests in the Prometheus text form. Labels are few and fixed, so that memory stays bounded. */
export class RequestMetrics {
	readonly #series = new Map<string, Series>();

	observe(method: string, kind: string, status: number, seconds: number): void {
		const known = ['GET', 'POST', 'HEAD'].includes(method) ? method : 'OTHER';
		const labels = `method="${known}",kind="${kind}",status="${Math.floor(status / 100)}xx"`;
		let series = this.#series.get(labels);
		if (!series) {
			series = { counts: BOUNDS.map(() => 0), sum: 0, total: 0 };
			this.#series.set(labels, series);
		}
		series.sum += seconds;
		series.total += 1;
		for (const [index, bound] of BOUNDS.entries()) if (seconds <= bound) series.counts[index] = (series.counts[index] ?? 0) + 1;
	}

	text(): string {
		const lines = ['# HELP bina_request_seconds Time from the first byte of a request to the last byte of its answer.', '# TYPE bina_request_seconds histogram'];
		for (const [labels, { counts, sum, total }] of this.#series) {
			for (const [index, bound] of BOUNDS.entries()) lines.push(`bina_request_seconds_bucket{${labels},le="${bound}"} ${counts[index]}`);
			lines.push(`bina_request_seconds_bucket{${labels},le="+Inf"} ${total}`, `bina_request_seconds_sum{${labels}} ${sum.toFixed(6)}`, `bina_request_seconds_count{${labels}} ${total}`);
		}
		return lines.join('\n');
	}
}

/** One gauge in the Prometheus text form. */
export function gauge(name: string, help: string, values: readonly (readonly [labels: string, value: number])[]): string {
	return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...values.map(([labels, value]) => `${name}${labels ? `{${labels}}` : ''} ${value}`)].join('\n');
}
