import type { ProblemParams } from '#platform/problem.ts';
import { longDate } from '#platform/messages.ts';
import type { id } from './messages.id.ts';

export const en: typeof id = {
	problems: {
		'survey.not_found': () => 'There is no such survey. Check the address, or scan the code at the counter again.',
		'survey.closed': () => 'This survey is not open now. Thank you; please tell the officers at the counter.',
		'survey.incomplete': (p: ProblemParams) => `${p.missing} question${p.missing === 1 ? ' has' : 's have'} no answer yet. Choose one answer for each.`,
		'survey.overlap': () => 'This counter already has a survey on those days. Choose days that do not overlap.',
		'survey.already_closed': () => 'This survey is closed; its result stays.',
		'survey.no_responses': () => 'No response of this survey counts yet, so there is no result to fix.',
		'survey.dates_out_of_order': () => 'The last day comes before the first. Correct one of them.',
		'survey.point_not_found': () => 'There is no such counter where you work. Choose from the list.'
	},
	closesOn: (day: string) => `Open until ${longDate(day, 'en')}.`
};
