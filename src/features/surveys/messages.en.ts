import { longDate } from '#platform/messages.ts';
import type { id } from './messages.id.ts';

export const en: typeof id = {
	problems: {
		'survey.not_found': () => 'There is no such survey. Check the address, or scan the code at the counter again.',
		'survey.closed': () => 'This survey is not open now. Thank you; please tell the officers at the counter.',
		'survey.overlap': () => 'This counter already has a survey on those days. Choose days that do not overlap.',
		'survey.already_closed': () => 'This survey is closed; its result stays.',
		'survey.no_responses': () => 'No response of this survey counts yet, so there is no result to fix.',
		'survey.dates_out_of_order': () => 'The last day comes before the first. Correct one of them.',
		'survey.point_not_found': () => 'There is no such counter where you work. Choose from the list.'
	},
	questions: {
		requirements: { text: 'Were the requirements right for the service?', answers: ['Not right', 'Less than right', 'Right', 'Very right'] },
		procedure: { text: 'How easy were the steps here?', answers: ['Not easy', 'Less than easy', 'Easy', 'Very easy'] },
		duration: { text: 'How quickly did we serve you?', answers: ['Not quickly', 'Less than quickly', 'Quickly', 'Very quickly'] },
		cost: { text: 'What do you think of the cost?', answers: ['Very expensive', 'Rather expensive', 'Cheap', 'Free'] },
		product: { text: 'Did you get what was promised?', answers: ['No', 'Less than promised', 'Yes', 'Very much so'] },
		competence: { text: 'Did the officers know their task?', answers: ['Not competent', 'Less than competent', 'Competent', 'Very competent'] },
		conduct: { text: 'Were the officers polite and friendly?', answers: ['Not polite', 'Less than polite', 'Polite', 'Very polite'] },
		complaints: {
			text: 'How are complaints of visitors handled here?',
			answers: ['Not at all', 'There is a way, but it does not work', 'It works, not fully', 'Handled well']
		},
		facilities: { text: 'How are the place and its facilities?', answers: ['Poor', 'Fair', 'Good', 'Very good'] }
	},
	visitor: {
		title: 'About you (you may skip this)',
		hint: 'It does not say who you are. It only serves to see whether everybody is served well.',
		unsaid: 'I do not say',
		sex: { label: 'Sex', options: { M: 'Male', F: 'Female' } },
		ageBand: {
			label: 'Age',
			options: { '17-25': '17–25 years', '26-35': '26–35 years', '36-45': '36–45 years', '46-55': '46–55 years', '56+': '56 years and over' }
		},
		education: {
			label: 'Highest education',
			options: { sd: 'Primary school', smp: 'Junior high school', sma: 'Senior high school', diploma: 'Diploma', s1: 'Bachelor', s2: 'Master', s3: 'Doctor' }
		},
		occupation: {
			label: 'Occupation',
			options: { pns: 'Civil servant', tni_polri: 'Army or police', private: 'Private employee', self_employed: 'Self-employed', other: 'Other' }
		}
	},
	form: {
		title: 'How did we serve you?',
		lead: (service: string) => `${service}. Nine questions, no name, about a minute.`,
		of: (number: number) => `Question ${number} of 9`,
		comment: 'Is there anything you want to tell us?',
		commentHint: 'Please write nobody’s name or number.',
		send: 'Send answers',
		answered: ' of 9 answered',
		closed: 'The survey of this counter is not open now',
		closedNext: 'Thank you all the same. Please tell the officers at the counter.',
		lastResult: (from: string, to: string) => `Result of the survey from ${from} to ${to}`,
		index: (value: string, grade: string) => `Satisfaction index ${value} of 100, grade ${grade}.`,
		respondents: (count: string) => `${count} people answered.`,
		complaint: 'Something wrong? Tell the officers, or lapor.go.id. You need not give a name.'
	},
	thanks: {
		title: 'Thank you, your answers are saved',
		next: (service: string) =>
			`The answers of all visitors of ${service} make one figure. The lowest elements are mended first, and the result is published when the survey closes.`,
		anonymous: 'We keep no name, no address of your device and no time of day.',
		again: 'Answer for another visit'
	},
	closesOn: (day: string) => `Open until ${longDate(day, 'en')}.`,
	list: {
		heading: (overdue: number) =>
			overdue === 0 ? 'Every counter is surveyed in time' : `${overdue} counter${overdue === 1 ? ' is' : 's are'} overdue for a survey`,
		lead: 'SKM is due at least once a year for every service (PermenPANRB 14/2017).',
		point: 'Counter',
		unit: 'Unit',
		state: 'State',
		responses: 'Responses',
		actions: 'Actions',
		states: { none: 'No survey yet', planned: 'Planned', open: 'Open', ended: 'To be closed', closed: 'Closed' },
		overdue: 'Overdue',
		of: (responses: string, minimum: string) => `${responses} of ${minimum}`,
		create: 'Open a survey',
		poster: 'Print poster',
		empty: 'No counter yet',
		emptyText: 'Counters appear here when the services of your unit are registered.',
		caption: 'Counters and their surveys'
	},
	create: { title: 'For which counter do you open a survey?', point: 'Counter', opensOn: 'Opens', closesOn: 'Closes', choose: 'Choose', save: 'Open survey' },
	detail: {
		list: 'Satisfaction surveys',
		heading: (index: string, grade: string) => `Satisfaction index ${index}, grade ${grade}`,
		empty: 'No response counts yet',
		emptyText: 'Put the poster at the counter. The result appears here when visitors answer.',
		period: (from: string, to: string) => `${from} to ${to}`,
		index: 'Index (IKM)',
		interval: (low: string, high: string) => `95% interval: ${low} to ${high}. The true index is rarely outside it, for only some visitors were asked.`,
		indexMeaning: (weight: string) =>
			`IKM = sum of the nine elements’ means × weight ${weight} × 25, rounded to two decimals. Grade A from 88.31; B 76.61; C 65.00.`,
		rule: (name: string, version: string, weight: string) => `Rule ${name}, version ${version}, weight ${weight} (PermenPANRB 14/2017).`,
		frozen: 'This survey is closed; its result stays even when rules change.',
		respondents: 'Responses that count',
		excluded: (count: string) => `${count} responses do not count: fewer than five answers.`,
		enough: (minimum: string) => `Enough: the minimum is ${minimum} (Krejcie and Morgan).`,
		below: (minimum: string) => `Fewer respondents than the minimum of ${minimum} (Krejcie and Morgan). The index is computed all the same; read it with care.`,
		unknownMinimum: 'The yearly number of users is not known, so neither is the minimum.',
		elements: 'Index of each element',
		element: 'Element',
		nrr: 'Mean',
		answered: 'Answered',
		grade: 'Grade',
		weakest: (name: string, index: string) => `Lowest: ${name}, ${index}. Mend this first.`,
		distribution: 'Answers given',
		times: (score: number) => `Score ${score}`,
		splits: 'By groups of visitors',
		hidden: 'hidden',
		hiddenWhy: (smallest: number) => `Groups of fewer than ${smallest} people are not shown, so that nobody can be recognised.`,
		comments: 'What visitors wrote',
		noComments: 'None yet, or too few responses to show them without showing who wrote.',
		close: 'Close survey and fix the result',
		closeWhy: 'Once closed, the result stays and is published on the counter’s page. This cannot be undone.',
		closed: 'The survey is closed and its result published.',
		poster: 'Print poster',
		publicPage: 'See the visitors’ page'
	},
	poster: {
		title: 'How did we serve you?',
		how: 'Scan this code with the camera of your phone. Nine questions, no name, about a minute.',
		or: 'Or open',
		alt: 'QR code of the survey',
		print: 'Print it from the browser’s menu (Ctrl+P), one sheet for a counter.'
	}
};
