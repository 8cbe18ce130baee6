import { longDate } from '#platform/messages.ts';
import type { ProblemParams } from '#platform/problem.ts';
import type { id } from './messages.id.ts';

export const en: typeof id = {
	problems: {
		'service.not_found': () => 'Your government has no such service. Choose one from the list of services.',
		'service.point_not_found': () => 'There is no such service point where you work. Choose one from the list of services.',
		'service.counter_not_found': () => 'There is no such counter. Reload the page and choose one from the list.',
		'service.unit_not_found': () => 'There is no such unit where you work, or it is closed. Choose one from the list.',
		'service.code_taken': (p: ProblemParams) => `Another service has the code ${p.code}. Use another code, or change the service that is there.`,
		'service.promise_missing': () => 'Enter the promised time: minutes at the counter, or working days until it is done. Without a promise citizens do not know what to expect.',
		'service.promise_both': () => 'Choose one promise: minutes or working days, not both.',
		'service.promise_long': () => 'This promise is too long: at most 10,080 minutes (a week) or 500 working days. Check the number and its unit.',
		'service.not_a_number': () => 'Write a whole number without letters, for example 30 or 15.000.',
		'service.markup': () => 'Write plain text, without HTML.',
		'service.list_long': () => 'Too long; at most 40 lines of 300 letters each.',
		'service.code_form': () => 'A code has small letters, digits and hyphens, for example ktp-el.',
		'service.days_missing': () => 'Choose at least one opening day.',
		'service.hours_incomplete': () => 'Enter both the opening and the closing hour, or neither.',
		'service.hours_out_of_order': () => 'The closing hour must be after the opening hour.',
		'service.place_incomplete': () => 'Enter both latitude and longitude, or neither.',
		'service.dates_out_of_order': (p: ProblemParams) => `This day is before ${longDate(String(p.startedOn), 'en')}, when the service opened here. Choose a later day.`,
		'service.point_taken': (p: ProblemParams) => `${p.unit} gives this service already. Change the service point that is there, or open it again if it is closed.`,
		'service.ended': () => 'This service has ended. Make it active again first if it is still given.',
		'service.already_ended': () => 'This was ended before. Reload the page to see how it stands now.',
		'service.counter_taken': (p: ProblemParams) => `This service point has a counter number ${p.number} already. Use another number.`
	}
};
