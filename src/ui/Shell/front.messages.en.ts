import type { frontMessages as indonesian } from './front.messages.id.ts';

export const frontMessages: typeof indonesian = {
	title: 'Training that mends public service',
	lead: 'Bina helps local governments develop their officers, and then answers honestly: did service to citizens become better?',
	signIn: 'Sign in',
	forOfficers: 'For officers',
	officers: [
		['Today', 'everything that waits for you, the most urgent first'],
		['Training', 'choose a date, record attendance, and JP (training units) count themselves'],
		['Evaluation', 'a verdict whether training changed a service, with its uncertainty']
	],
	forCitizens: 'For citizens',
	citizens: 'Rating a service needs no account and no name. Open the address or QR code shown at the counter.',
	report: 'Send a complaint, a question or a suggestion',
	follow: 'See how your report is going',
	results: 'See the quality of services where you live',
	honest: 'Every number opens to its meaning and its source. When training had no effect, Bina says so too.',
	demo: 'This is a sample installation: all people, units and numbers are invented.'
};
