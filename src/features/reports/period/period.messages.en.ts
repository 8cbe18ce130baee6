import type { id } from './period.messages.id.ts';

export const en: typeof id = {
	problems: {
		'report.period_unknown': () => 'That period is not known. Choose a quarter, half or year from the list.',
		'report.in_the_future': () => 'That period has not begun. Choose one that has.'
	}
};
