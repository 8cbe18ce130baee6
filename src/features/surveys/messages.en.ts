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
	questions: {
		requirements: { text: 'Were the requirements right for the service?', answers: ['Not right', 'Less than right', 'Right', 'Very right'] },
		procedure: { text: 'How easy were the steps here?', answers: ['Not easy', 'Less than easy', 'Easy', 'Very easy'] },
		duration: { text: 'How quickly did we serve you?', answers: ['Not quickly', 'Less than quickly', 'Quickly', 'Very quickly'] },
		cost: { text: 'What do you think of the cost?', answers: ['Very expensive', 'Rather expensive', 'Cheap', 'Free'] },
		product: { text: 'Did you get what was promised?', answers: ['No', 'Less than promised', 'Yes', 'Very much so'] },
		competence: { text: 'Did the officers know their task?', answers: ['Not competent', 'Less than competent', 'Competent', 'Very competent'] },
		conduct: { text: 'Were the officers polite and friendly?', answers: ['Not polite', 'Less than polite', 'Polite', 'Very polite'] },
		complaints: { text: 'How are complaints of visitors handled here?', answers: ['Not at all', 'There is a way, but it does not work', 'It works, not fully', 'Handled well'] },
		facilities: { text: 'How are the place and its facilities?', answers: ['Poor', 'Fair', 'Good', 'Very good'] }
	},
	visitor: {
		title: 'About you (you may skip this)',
		hint: 'It does not say who you are. It only serves to see whether everybody is served well.',
		unsaid: 'I do not say',
		sex: { label: 'Sex', options: { M: 'Male', F: 'Female' } },
		ageBand: { label: 'Age', options: { '17-25': '17–25 years', '26-35': '26–35 years', '36-45': '36–45 years', '46-55': '46–55 years', '56+': '56 years and over' } },
		education: { label: 'Highest education', options: { sd: 'Primary school', smp: 'Junior high school', sma: 'Senior high school', diploma: 'Diploma', s1: 'Bachelor', s2: 'Master', s3: 'Doctor' } },
		occupation: { label: 'Occupation', options: { pns: 'Civil servant', tni_polri: 'Army or police', private: 'Private employee', self_employed: 'Self-employed', other: 'Other' } }
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
		next: (service: string) => `The answers of all visitors of ${service} make one figure. The lowest elements are mended first, and the result is published when the survey closes.`,
		anonymous: 'We keep no name, no address of your device and no time of day.',
		again: 'Answer for another visit'
	},
	closesOn: (day: string) => `Open until ${longDate(day, 'en')}.`
};
