import type { id } from './questionnaire.messages.id.ts';

export const en: typeof id = {
	title: 'Survey questionnaire',
	lead: 'The wording may be fitted to the service; the nine elements and their values 1 to 4 do not change. A survey that is open keeps the version it was opened with.',
	link: 'Questionnaire',
	service: 'For the service',
	everyService: 'All services',
	open: 'Show',
	now: (version) => `In force now: version ${version}.`,
	standard: 'In force now: the standard wording.',
	inherited: 'This service uses the questionnaire of all services. Saving here makes a version of its own.',
	order: 'Order of the last two elements',
	orders: { standard: 'Standard questionnaire: 8 facilities, 9 complaints', annex: 'Annex: 8 complaints, 9 facilities' },
	text: 'Question',
	answer: (score) => `Answer worth ${score}`,
	drop: 'Does not apply, because',
	dropHint: 'Fill in only if the service does not have this element. The weight becomes 1 divided by the number of elements asked, and the reason is published.',
	extras: 'Further questions',
	extrasHint: 'At most five, asked after the nine elements and outside the index. Leave all four answers empty for a question that is answered in words.',
	extra: (number) => `Further question ${number}`,
	save: 'Save as a new version',
	saved: (version) => `Version ${version} is saved. The next survey uses it.`,
	onlyAgency: 'Other units use this questionnaire too. It is changed by a manager of surveys of every unit that gives the service.',
	versions: 'All versions',
	version: 'Version',
	made: 'Made',
	surveys: 'Surveys that use it'
};
