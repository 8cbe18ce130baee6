import type { Arguments, Command, CommandResult, Io } from '#platform/cli/command.ts';
import { InputError, numberOption, textOption } from '#platform/cli/command.ts';
import { newestRuleSet, stampOf } from '#platform/rulesets/rule-set.ts';
import { elementNumber, hiddenCells, sampleMinimum, surveyResult } from '../rules.ts';
import type { SkmResult, SkmRules } from '../rules.ts';
import { skmRuleSets } from '../skm-rules.ts';
import { elementNames, gradeLabels } from '../skm.messages.id.ts';
import { ELEMENT_ORDERS, WEIGHTS } from '../schema.ts';
import type { ElementOrder } from '../schema.ts';
import { commands as importCommands } from './cli-import.ts';
import { readResponses } from './response-file.ts';
import type { ResponseFile } from './response-file.ts';

const score: Command = {
	path: ['skm', 'score'],
	summary: 'Satisfaction index (SKM) of a file of answers, one respondent a row',
	usage: 'FILE [--weight 1/9|0.11] [--by COLUMN] [--order standard|annex] [--population N]',
	options: {
		weight: { type: 'string', help: 'weight of an element: 1/9 (exact, default) or 0.11 (as printed)' },
		by: { type: 'string', help: 'also score each value of this column' },
		order: { type: 'string', help: 'what U8 and U9 are: standard (8 facilities, 9 complaints, default) or annex (the reverse)' },
		population: { type: 'string', help: 'number of users in the period, for the smallest sample' },
		'minimum-answers': { type: 'string', help: 'fewest answers of nine for a response to count, default 5' },
		'smallest-cell': { type: 'string', help: 'a group with fewer respondents is not shown, default 5' }
	},
	run: scoreFile
};

export const commands: readonly Command[] = [score, ...importCommands];

interface Warning {
	readonly code: string;
	readonly message: string;
}

async function scoreFile(input: Arguments, io: Io): Promise<CommandResult> {
	const [path, ...others] = input.positionals;
	if (path === undefined || others.length > 0) throw new InputError('skm.file', 'Give one file, for example: bina skm score answers.csv');
	const ruleSet = newestRuleSet(skmRuleSets[oneOf(input, 'weight', WEIGHTS) ?? '1/9']);
	const rules = adjusted(ruleSet.rules, input);
	const order = oneOf(input, 'order', ELEMENT_ORDERS);
	const population = wholeOption(input, 'population', 100_000_000);
	const file = await readResponses(path, order ?? 'standard', textOption(input, 'by'));
	const total = resultOf(file, rules);
	const needed = population === undefined ? null : sampleMinimum(population, rules);
	const warnings = warningsOf(file, total, needed, order);
	for (const { message } of warnings) io.note(message);
	const json = {
		...resultJson(total, order ?? 'standard'),
		sampleMinimum: needed,
		ruleSet: stampOf(ruleSet),
		warnings,
		...(file.groups && { groups: groupsJson(file, rules, order ?? 'standard') })
	};
	return { json, text: asText(json) };
}

function resultOf(file: ResponseFile, rules: SkmRules): SkmResult {
	try {
		return surveyResult(file.responses, rules, file.elements);
	} catch (error) {
		if (error instanceof RangeError)
			throw new InputError('skm.no_responses', 'The file has no response with answers enough to count. An empty period has no index.');
		throw error;
	}
}

function adjusted(rules: SkmRules, input: Arguments): SkmRules {
	return {
		...rules,
		minimumAnswers: wholeOption(input, 'minimum-answers', 9) ?? rules.minimumAnswers,
		smallestCell: wholeOption(input, 'smallest-cell', 1000) ?? rules.smallestCell
	};
}

function warningsOf(file: ResponseFile, total: SkmResult, needed: number | null, order: ElementOrder | undefined): Warning[] {
	const warnings: Warning[] = [];
	if (file.isNumbered && order === undefined)
		warnings.push({
			code: 'skm.order_assumed',
			message: 'U8 is read as facilities and U9 as complaints, as in the standard questionnaire. Say --order annex if it is the reverse.'
		});
	const silent = total.elements.filter(({ answered }) => answered === 0).map(({ element }) => elementNames[element]);
	if (silent.length > 0) warnings.push({ code: 'skm.element_unanswered', message: `Nobody answered: ${silent.join(', ')}. The weight is ${total.weight}.` });
	if (total.elements.length < 9)
		warnings.push({ code: 'skm.fewer_elements', message: `The file has ${total.elements.length} of nine elements. The weight is ${total.weight}.` });
	if (needed !== null && total.respondents < needed)
		warnings.push({
			code: 'skm.sample_below_minimum',
			message: `Fewer respondents (${total.respondents}) than the smallest sample (${needed}): jumlah responden di bawah minimal.`
		});
	return warnings;
}

function resultJson(result: SkmResult, order: ElementOrder) {
	return {
		respondents: result.respondents,
		excluded: result.excluded,
		elements: result.elements.map(({ element, answered, sum, index, grade }) => ({
			key: element,
			name: elementNames[element],
			number: elementNumber(element, order),
			answered,
			sum,
			nrr: answered === 0 ? null : Math.round((sum / answered) * 1e6) / 1e6,
			ikm: index === null ? null : index / 100,
			grade
		})),
		ikm: result.index / 100,
		grade: result.grade,
		label: gradeLabels[result.grade],
		weight: result.weight,
		interval95: result.interval95 && [result.interval95[0] / 100, result.interval95[1] / 100]
	};
}

function groupsJson({ groups, elements }: ResponseFile, rules: SkmRules, order: ElementOrder) {
	const results = [...(groups ?? [])]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([group, responses]) => {
			try {
				return { group, result: surveyResult(responses, rules, elements) };
			} catch (error) {
				if (error instanceof RangeError) return { group, result: undefined };
				throw error;
			}
		});
	const hidden = hiddenCells(
		results.map(({ result }) => result?.respondents ?? 0),
		rules
	);
	return results.map(({ group, result }, index) =>
		!result || hidden[index]
			? { group, hidden: true as const, respondents: null, ikm: null, grade: null, reason: `fewer than ${rules.smallestCell} respondents` }
			: { group, hidden: false as const, ...resultJson(result, order) }
	);
}

function oneOf<T extends string>(input: Arguments, name: string, values: readonly T[]): T | undefined {
	const text = textOption(input, name);
	const value = values.find((candidate) => candidate === text);
	if (text !== undefined && value === undefined)
		throw new InputError('option.unknown_value', `--${name} is ${values.join(' or ')}, not "${text.slice(0, 40)}".`);
	return value;
}

function wholeOption(input: Arguments, name: string, most: number): number | undefined {
	const value = numberOption(input, name);
	if (value !== undefined && (!Number.isInteger(value) || value < 1 || value > most))
		throw new InputError('option.out_of_range', `--${name} must be a whole number from 1 to ${most}.`);
	return value;
}

function asText(json: ReturnType<typeof resultJson> & { sampleMinimum: number | null; groups?: ReturnType<typeof groupsJson> }): string {
	const lines = [
		`IKM ${json.ikm.toFixed(2)}  ${json.grade} (${json.label})  weight ${json.weight}, ${json.respondents} respondents, ${json.excluded} excluded`
	];
	if (json.interval95) lines.push(`95 % interval ${json.interval95.map((bound) => bound.toFixed(2)).join(' – ')}`);
	if (json.sampleMinimum !== null) lines.push(`smallest sample ${json.sampleMinimum}`);
	for (const { number, name, ikm, grade } of json.elements) lines.push(`  U${number} ${name}: ${ikm === null ? '–' : `${ikm.toFixed(2)} ${grade}`}`);
	for (const group of json.groups ?? [])
		lines.push(`${group.group || '(empty)'}: ${group.hidden ? group.reason : `${group.ikm.toFixed(2)} ${group.grade}, ${group.respondents} respondents`}`);
	return lines.join('\n');
}
