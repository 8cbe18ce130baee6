import type { id } from './form.messages.id.ts';

export const en: typeof id = {
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
		lead: (service: string, questions: number) => `${service}. ${questions} questions, no name, about a minute.`,
		of: (number: number, total: number) => `Question ${number} of ${total}`,
		choose: 'Choose one answer.',
		comment: 'Is there anything you want to tell us?',
		commentHint: 'Please write nobody’s name or number.',
		send: 'Send answers',
		answered: (total: number) => ` of ${total} answered`,
		extras: 'More questions (you may skip these)',
		notTaken: 'Your answers were not kept',
		notTakenWhy: 'The survey was closed while you were filling it in. The answers you have just sent are not counted.',
		closed: 'The survey of this counter is not open now',
		closedNext: 'Thank you all the same. Please tell the officers at the counter.',
		ended: 'This service point is closed for good',
		endedNext: 'Its survey takes no answers any more. Thank you all the same.',
		lastResult: (from: string, to: string) => `Result of the survey from ${from} to ${to}`,
		index: (value: string, grade: string) => `Satisfaction index ${value} of 100, grade ${grade}.`,
		respondents: (count: string) => `${count} people answered.`,
		complaint: 'Something wrong? Tell the officers, or lapor.go.id. You need not give a name.',
		report: (agency: string) => `Report to ${agency}`,
		languages: 'Language',
		draft: 'Terjemahan perlu diperiksa.',
		large: 'Large letters',
		usual: 'Usual letters',
		listen: 'Listen',
		silent: 'No voice',
		read: 'Read aloud',
		noVoice: 'This browser cannot read aloud. Ask an officer to read it to you.',
		officer: 'Filled in by an officer for a visitor. Write the visitor’s answers as they are given; this way of filling is printed with the result.',
		ticket: 'From your queue ticket: counted once, and which ticket it was is not kept.',
		ticketUseless: 'This ticket is not known or is older than seven days. You may answer all the same.'
	},
	kiosk: {
		start: 'Begin',
		back: 'Back',
		restart: 'Begin again',
		lead: (service: string, questions: number) => `${service}. Press one answer on each screen, ${questions} screens, no name.`,
		away: 'The screen returns to the beginning by itself when nobody touches it; unfinished answers are not kept.'
	},
	thanks: {
		title: 'Thank you, your answers are saved',
		next: (service: string) =>
			`The answers of all visitors of ${service} make one figure. The lowest elements are mended first, and the result is published when the survey closes.`,
		anonymous: 'We keep no name, no address of your device and no time of day.',
		watch: 'So that nobody answers many times, a random mark of the device is remembered until the day ends, apart from your answers.',
		again: 'Answer for another visit'
	}
};
