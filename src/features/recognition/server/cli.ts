import { nipMessages } from '#features/people/nip.messages.en.ts';
import type { NipReason } from '#features/people/nip.ts';
import type { Command, CommandResult } from '#platform/cli/command.ts';
import { InputError, numberOption, requiredOption } from '#platform/cli/command.ts';
import { ruleSetOn, stampOf } from '#platform/rulesets/rule-set.ts';
import type { RuleSet } from '#platform/rulesets/rule-set.ts';
import { jpForms } from '../jp-forms.ts';
import { jpRuleSets } from '../jp-rules.ts';
import { conversionSentence, jpWarnings } from '../jp.messages.en.ts';
import type { JpWarning } from '../jp.messages.id.ts';
import { jpOfYear, yearlyDuty } from '../rules.ts';
import type { JpCredit, JpRules } from '../rules.ts';
import { readActivities } from './activity-file.ts';
import type { FileActivity, FilePerson } from './activity-file.ts';

const count: Command = {
	path: ['jp', 'count'],
	summary: 'Lesson hours (JP) of each person of a file of activities in a year',
	usage: 'FILE --year Y',
	options: { year: { type: 'string', help: 'calendar year in which the activities ended' } },
	run: async (input): Promise<CommandResult> => {
		const [path, ...others] = input.positionals;
		if (path === undefined || others.length > 0) throw new InputError('jp.file', 'Give one file, for example: bina jp count activities.csv --year 2026');
		requiredOption(input, 'year');
		const year = numberOption(input, 'year') ?? Number.NaN;
		const ruleSet = ruleSetOfYear(year);
		const people = await readActivities(path);
		const json = people.map((person) => personJson(person, year, ruleSet));
		return { json, text: json.map(line).join('\n') || 'No activities.' };
	}
};

export const commands: readonly Command[] = [count];

interface Warning {
	readonly code: JpWarning | NipReason;
	readonly message: string;
	readonly row?: number;
}

function ruleSetOfYear(year: number): RuleSet<JpRules> {
	if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new InputError('option.out_of_range', '--year must be a year of four digits.');
	try {
		return ruleSetOn(jpRuleSets, `${year}-12-31`);
	} catch (error) {
		if (error instanceof RangeError) throw new InputError('jp.no_rules', `No JP rules are known for ${year}; the first are of ${jpRuleSets[0]?.validFrom}.`);
		throw error;
	}
}

function personJson({ nip, kind, nipReason, activities }: FilePerson, year: number, ruleSet: RuleSet<JpRules>) {
	const { rules } = ruleSet;
	const counted = jpOfYear(activities, year, rules);
	const duty = yearlyDuty(kind, counted.jp, rules);
	const warnings: Warning[] = [];
	if (nipReason) warnings.push({ code: nipReason, message: nipMessages[nipReason] });
	if (kind === 'unknown') warnings.push(warning('jp.kind_unknown'));
	if (duty.isAboveContractLimit) warnings.push(warning('jp.above_contract_limit'));
	const entries = activities.flatMap((activity, index) => {
		const credit = counted.credits[index];
		if (!credit) return [];
		warnings.push(...activityWarnings(activity, credit, rules));
		return [entryJson(activity, credit, rules)];
	});
	return {
		nip,
		jp: counted.jp,
		met: duty.met,
		minimum: duty.minimum,
		jpUnrounded: jpOf(counted.minuteHundredths, rules),
		entries,
		warnings,
		ruleSet: stampOf(ruleSet)
	};
}

function entryJson({ row, formId, isAbroad, endsOn }: FileActivity, credit: JpCredit, rules: JpRules) {
	const conversion = rules.conversions[formId];
	return {
		row,
		formId,
		form: jpForms[formId].name,
		endsOn,
		jp: jpOf(credit.minuteHundredths, rules),
		rule: conversion ? conversionSentence(conversion, isAbroad, rules.minutesPerJp) : '',
		capped: credit.isCapped
	};
}

function activityWarnings({ row, formId, isAbroad, startsOn, endsOn, days }: FileActivity, credit: JpCredit, rules: JpRules): Warning[] {
	const warnings: Warning[] = [];
	const assumed = rules.conversions[formId]?.assumed;
	if (assumed === 'always' || (assumed === 'abroad' && isAbroad)) warnings.push(warning('jp.conversion_assumed', row));
	if (credit.minuteHundredths === 0 && !credit.isCapped) warnings.push(warning('jp.nothing_counted', row));
	if ((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1 < days) warnings.push(warning('jp.days_beyond_period', row));
	return warnings;
}

function warning(code: JpWarning, row?: number): Warning {
	return { code, message: jpWarnings[code], ...(row !== undefined && { row }) };
}

/** JP with two decimals, for reading; sums are made of the minutes. */
function jpOf(minuteHundredths: number, { minutesPerJp }: JpRules): number {
	return Math.round(minuteHundredths / minutesPerJp) / 100;
}

function line({ nip, jp, met, minimum, warnings }: ReturnType<typeof personJson>): string {
	const duty = minimum === null ? 'no minimum' : `${met ? 'met' : 'not met'}, ${minimum} needed`;
	return `${nip}  ${jp} JP (${duty})${warnings.map(({ message, row }) => `\n  ${row === undefined ? '' : `row ${row}: `}${message}`).join('')}`;
}
