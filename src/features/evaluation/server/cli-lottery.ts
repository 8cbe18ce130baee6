import type { Arguments, Command, OptionSpec } from '#platform/cli/command.ts';
import { InputError, requiredOption, textOption } from '#platform/cli/command.ts';
import { readMonth } from '#platform/months.ts';
import { canDraw, draw, type Candidate, type DrawPlan } from '../design/draw.rules.ts';
import { sha256 } from './draw-result.ts';
import { fileOf } from './impact-input.ts';
import { wholeNumber } from './impact-options.ts';
import { readNumberTable, textColumn, type NumberTable } from './panel-reader.ts';

const OPTIONS = {
	unit: { type: 'string', help: 'column with the key of each unit, as its ticket is made of it' },
	stratum: { type: 'string', help: 'column with the group inside which is drawn (default: one group, named –)' },
	seed: { type: 'string', help: 'the seed, exactly as published' },
	seats: { type: 'string', help: 'how many are trained; the others compare' },
	month: { type: 'string', help: 'first month of those drawn, with --seats' },
	months: { type: 'string', help: 'months of a phased roll-out, separated by commas, instead of --seats' }
} as const satisfies Record<string, OptionSpec>;

export const lottery: Command = {
	path: ['impact', 'lottery'],
	summary: 'draw seats or turns from a published seed: the same file and seed give the same result everywhere',
	usage: 'FILE --unit C --seed S [--stratum C] (--seats N --month 2027-03 | --months 2027-03,2027-06)',
	options: OPTIONS,
	async run(input) {
		const table = await readNumberTable(fileOf(input));
		const seed = requiredOption(input, 'seed');
		const candidates = candidatesOf(input, table);
		const plan = planOf(input);
		if (!canDraw(plan, candidates.length)) throw new InputError('draw.nothing_to_draw', `There is nothing to draw among ${candidates.length} units: a lottery needs at least one seat and fewer seats than units, turns need at least two months.`);
		const order = draw(candidates, plan, seed, sha256).map(({ key, stratum, ticket, position, month }) => ({ position, unit: key, stratum, month: month?.slice(0, 7) ?? null, ticket }));
		const drawn = order.filter(({ month }) => month !== null).length;
		return {
			json: { kind: plan.kind, seedSha256: sha256(seed), candidates: candidates.length, drawn, order },
			text: [`${drawn} of ${candidates.length} drawn. SHA-256 of the seed: ${sha256(seed)}`, '', ...order.map(({ position, unit, month, ticket }) => `${String(position).padStart(4)}  ${month ?? '–      '}  ${ticket.slice(0, 12)}  ${unit}`)].join('\n')
		};
	}
};

function candidatesOf(input: Arguments, table: NumberTable): Candidate[] {
	const name = requiredOption(input, 'unit');
	const keys = textColumn(table, name);
	const stratum = textOption(input, 'stratum');
	const strata = stratum === undefined ? keys.map(() => '–') : textColumn(table, stratum);
	const seen = new Set<string>();
	return keys.map((key, at) => {
		const { row } = table.rows[at]!;
		if (key === '') throw new InputError('unit.missing', `Row ${row}, column "${name}": a unit has no name. Fill it in, or remove the row.`, { row, column: name });
		if (seen.has(key)) throw new InputError('unit.twice', `Row ${row}, column "${name}": "${key.slice(0, 40)}" stands there twice, and would have two tickets. Remove one row.`, { row, column: name });
		seen.add(key);
		return { key, stratum: strata[at]! };
	});
}

function planOf(input: Arguments): DrawPlan {
	const phases = textOption(input, 'months');
	const seats = wholeNumber(input, 'seats', 1, 1_000_000);
	if ((phases === undefined) === (seats === undefined)) throw new InputError('option.missing', 'Give either --seats N with --month, or --months 2027-03,2027-06.');
	const read = (text: string) => {
		const month = readMonth(text.trim());
		if (month === undefined) throw new InputError('option.not_a_month', `"${text.slice(0, 40)}" is not a month. Write it as in 2027-03.`);
		return month;
	};
	if (phases !== undefined) return { kind: 'phased', months: [...new Set(phases.split(',').map(read))].sort() };
	return { kind: 'lottery', seats: seats!, months: [read(requiredOption(input, 'month'))] };
}
