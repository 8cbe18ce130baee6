import type { ProblemParams } from '#platform/problem.ts';
import { longDate } from '#platform/messages.ts';
import type { id } from './messages.id.ts';

export const en: typeof id = {
	problems: {
		'jp.dates_out_of_order': () => 'The last day comes before the first. Correct one of them.',
		'jp.in_the_future': (p: ProblemParams) => `This activity ends after today (${longDate(String(p.today), 'en')}). Enter it when it is over.`,
		'jp.length_needed': () => 'Enter its length: programme JP, days or meetings, as its form asks.',
		'jp.unknown_form': () => 'This form of development is not known. Choose from the list.',
		'jp.not_found': () => 'There is no such entry, or it is not yours.'
	}
};
