import { nipMessages } from './nip.messages.en.ts';
import type { ReasonCode } from './import-reason-codes.ts';

export const reasonSentences: Readonly<Record<ReasonCode, (value: string) => string>> = {
	...mapped(nipMessages),
	'import.nip_twice': (value) => `This NIP stands in row ${value} of the same file already. Delete one of the rows.`,
	'import.name_missing': () => 'The name is empty. Write the person\'s name.',
	'import.unit_missing': () => 'The unit is empty. Write UNOR ID or UNOR NAMA.',
	'import.unit_ambiguous': (value) => `Several units are called "${value}". Fill in UNOR ID to tell which.`,
	'import.date_impossible': (value) => `"${value}" is not a day of the calendar. Write day-month-year, for example 15-05-1990.`,
	'import.sex_unknown': (value) => `"${value}" is not a known sex. Write M or F (L or P will do).`,
	'import.value_too_long': () => 'The cell is too long. Have the columns shifted?',
	'import.value_not_text': () => 'The cell holds a character that is not text. Type it again.',
	'import.number_damaged': (value) => `A spreadsheet damaged the number (${value}). Format the column as text and copy it again from its source.`,
	'unit.contradiction': () => 'This id occurs more than once with another name or another superior unit.',
	'unit.parent_missing': () => 'The superior unit is neither in the file nor in Bina.',
	'unit.cycle': () => 'This unit is its own superior by way of other units.',
	'unit.above_refused': () => 'Its superior unit was refused, so this one has no place yet.',
	'unit.id_missing': () => 'The id of the unit is empty.',
	'unit.name_missing': () => 'The name of the unit is empty.'
};

function mapped<Key extends string>(sentences: Readonly<Record<Key, string>>): Record<Key, () => string> {
	return Object.fromEntries(Object.entries<string>(sentences).map(([code, sentence]) => [code, () => sentence])) as Record<Key, () => string>;
}

export const errorFileHeaders = ['ROW', 'NIP', 'NAME', 'COLUMN', 'VALUE', 'CODE', 'REASON'] as const;
