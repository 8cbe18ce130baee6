import type { id } from './import.messages.id.ts';

export const en: typeof id = {
	headers: ['Row', 'Code', 'Column', 'Value', 'Reason', 'Explanation'],
	reasons: {
		'import.cell_empty': 'This column must be filled in.',
		'import.cell_large': 'The value is too long or too large.',
		'import.cell_invalid': 'The value cannot be read.',
		'import.unit_ambiguous': 'Several units have this name. Use the code of the unit.',
		'import.unit_missing': 'Fill in the column unit: a service point always belongs to one unit.',
		'import.days_unreadable': 'Write opening days like 1-5 or Monday-Friday.',
		'import.row_differs': 'An earlier row has this code with other values. Make them the same, or use another code.',
		'import.row_twice': 'An earlier row has this service in this unit.'
	}
};
