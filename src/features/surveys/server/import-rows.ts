import { createHash } from 'node:crypto';
import { InputError } from '#platform/cli/command.ts';
import { isDay } from '#platform/clock.ts';
import { headerKey } from '#platform/csv/header.ts';
import { openTable } from '#platform/csv/read-table.ts';
import { ruleSetOn } from '#platform/rulesets/rule-set.ts';
import { isCounted } from '../rules.ts';
import { ELEMENTS, type ElementOrder, type PartialAnswers } from '../schema.ts';
import { skmRuleSets } from '../skm-rules.ts';
import type { ImportedAnswer } from './import-queries.ts';
import { answersOf, elementColumns } from './response-file.ts';

export interface RowSource {
	readonly file: string;
	readonly from: string;
	readonly to: string;
	readonly order: ElementOrder;
	/** Told of each refused row. */
	readonly onRefused?: ((row: number, code: string, column: string, cells: Readonly<Record<string, string>>) => void) | undefined;
}

const AT_ONCE = 1000;
const DATE = ['tanggal', 'date', 'submitted_on', 'tgl'];
const SEX = ['jenis_kelamin', 'jenis kelamin', 'jk', 'sex'];
const COMMENT = ['saran', 'komentar', 'comment', 'kritik dan saran'];

/** Reads rows in packets and keeps the count of what it refused and warned of. */
export class RowReader {
	rows = 0;
	refused = 0;
	readonly warnings: Record<string, number> = {};
	readonly #wanted: RowSource;
	readonly #pointId: string;
	readonly #seen = new Map<string, number>();

	constructor(wanted: RowSource, pointId: string) {
		this.#wanted = wanted;
		this.#pointId = pointId;
	}

	async *batches(): AsyncGenerator<ImportedAnswer[]> {
		const table = await openTable(this.#wanted.file);
		const { columns } = elementColumns(table.columns, this.#wanted.order);
		if (columns.size === 0)
			throw new InputError(
				'skm.no_elements',
				'No column of the nine elements was found. Name them U1 to U9, or by key: requirements, procedure … or persyaratan, prosedur …',
				{ row: 1 }
			);
		const taken = new Set(columns.values());
		const column = (names: readonly string[]) => table.columns.find((name) => !taken.has(name) && names.some((known) => headerKey(known) === headerKey(name)));
		const further = { date: column(DATE), sex: column(SEX), comment: column(COMMENT) };
		let batch: ImportedAnswer[] = [];
		for await (const { row, cells } of table.rows) {
			this.rows += 1;
			const answer = this.#read(row, cells, columns, further);
			if (answer) batch.push(answer);
			if (batch.length === AT_ONCE) {
				yield batch;
				batch = [];
			}
		}
		if (batch.length > 0) yield batch;
	}

	#read(
		row: number,
		cells: Readonly<Record<string, string>>,
		columns: Parameters<typeof answersOf>[1],
		further: { date: string | undefined; sex: string | undefined; comment: string | undefined }
	): ImportedAnswer | undefined {
		const refuse = (code: string, column = ''): undefined => {
			this.refused += 1;
			this.#warn(code);
			this.#wanted.onRefused?.(row, code, column, cells);
		};
		let answers: PartialAnswers;
		try {
			answers = answersOf(cells, columns, row);
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			return refuse(error.code, error.column);
		}
		if (Object.keys(answers).length === 0) return refuse('response.empty');
		const day = further.date === undefined ? this.#wanted.to : dayOf(cells[further.date] ?? '');
		if (day === undefined || day < this.#wanted.from || day > this.#wanted.to) return refuse('response.date', further.date);
		if (further.date === undefined) this.#warn('response.no_date');
		if (!isCounted(answers, ruleSetOn(skmRuleSets['1/9'], this.#wanted.to).rules)) this.#warn('response.few_answers');
		const sex = further.sex === undefined ? null : sexOf(cells[further.sex] ?? '');
		const comment = further.comment === undefined ? null : (cells[further.comment] ?? '').slice(0, 2000) || null;
		return { token: this.#tokenOf([day, ...ELEMENTS.map((element) => answers[element] ?? ''), sex, comment]), day, answers, sex, comment };
	}

	/** The same content at the same counter is the same response; the second one alike in a file is the second. */
	#tokenOf(content: readonly unknown[]): string {
		const key = JSON.stringify([this.#pointId, this.#wanted.from, this.#wanted.to, ...content]);
		const time = (this.#seen.get(key) ?? 0) + 1;
		this.#seen.set(key, time);
		const hex = createHash('sha256').update(`${key}#${time}`).digest('hex');
		return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
	}

	#warn(code: string): void {
		this.warnings[code] = (this.warnings[code] ?? 0) + 1;
	}
}

/** 'YYYY-MM-DD' or 'DD-MM-YYYY' (also with strokes, also with an hour behind it); undefined when it is no day. */
function dayOf(cell: string): string | undefined {
	const text = cell.trim().split(/[ T]/)[0] ?? '';
	const [, day, month, year] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text) ?? [];
	const iso = year === undefined ? text.replaceAll('/', '-') : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
	return isDay(iso) ? iso : undefined;
}

function sexOf(cell: string): 'M' | 'F' | null {
	const text = cell.trim().toLowerCase();
	if (['l', 'm', 'laki-laki', 'pria', 'male'].includes(text)) return 'M';
	return ['p', 'f', 'perempuan', 'wanita', 'female'].includes(text) ? 'F' : null;
}
