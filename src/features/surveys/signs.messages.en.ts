import type { id } from './signs.messages.id.ts';

const names: typeof id.names = {
	incomplete: 'Incomplete',
	late: 'Came late',
	unsealed: 'Not from our form',
	fast: 'Too fast',
	burst: 'All at once from one place',
	device: 'Same device',
	straight: 'All answers alike',
	forged: 'Unknown ticket',
	officer: 'Written down by an officer'
};

const meanings: typeof id.meanings = {
	incomplete: () => 'Fewer than half of the questions were answered.',
	late: () => 'An answer of a tablet that came after the survey was closed. The result that was fixed does not change.',
	unsealed: () => 'Sent without opening the page of the survey, for example by a program.',
	fast: ({ fastestSeconds }) => `Sent less than ${fastestSeconds} seconds after the page was opened: not read yet.`,
	burst: ({ burstInTenMinutes }) => `More than ${burstInTenMinutes} answers from one internet connection in ten minutes. A group of visitors in one building can look like this too.`,
	device: ({ mostPerDevice }) => `Answers after number ${mostPerDevice} of the same device on the same day. A family may share a phone.`,
	straight: () => 'Five questions or more, all answered with the same score. Honest people often answer so too.',
	forged: () => 'With the number of a queue ticket that we never gave out. Counts as an answer without a ticket.',
	officer: () => 'Written down by an officer for a visitor who could not do it. No offence, but a large share needs an explanation.'
};

const channels: typeof id.channels = { web: 'Visitor’s phone', kiosk: 'Kiosk or tablet', officer: 'Officer', import: 'File' };

export const en: typeof id = {
	names,
	meanings,
	channels,
	link: 'See signs of dishonest answers',
	title: 'Signs of answers that are not honest',
	lead: 'A sign is a hint, not a proof. Only the way of filling in is noted, never who did it.',
	whole: (answers, marked, leftOut) => `Of ${answers} answers, ${marked} carry a sign and ${leftOut} do not count.`,
	since: (month) => `Since ${month}.`,
	none: 'No answers yet',
	noneText: 'Signs appear here once visitors answer.',
	signs: 'By sign',
	sign: 'Sign',
	meaning: 'What it means',
	answers: 'Answers',
	carrying: 'With a sign',
	leftOut: 'Not counted',
	officer: 'Written by officers',
	share: (count, share) => `${count} (${share}%)`,
	several: 'One answer may carry several signs, so this column does not add up. An answer may be left out because of another sign.',
	counts: { yes: 'Keeps the answer out', no: 'Noted only; the answer counts' },
	effect: 'What follows',
	rule: (version, day) => `Limits of rule version ${version}, in force since ${day}. They are our choice, not the wording of a regulation; a closed survey keeps the version it was closed with.`,
	months: 'By month',
	month: 'Month',
	surveys: 'By counter',
	point: 'Counter and period',
	unit: 'Unit',
	agency: 'All surveys',
	rows: {
		title: (sign) => `Answers with the sign “${sign}”`,
		of: (open, carrying) => `${open} of ${carrying} answers can be opened one by one.`,
		why: (smallest) => `A day or month is named only when it is over and at least ${smallest} people answered then in the same way. The others stay closed, so that no visitor can be recognised, also where fewer than ${smallest} would be left. The hour is never kept.`,
		none: 'Nothing can be opened yet',
		noneText: (smallest) => `Answers open when at least ${smallest} carry this sign, their time is over, and the others are enough not to be found out.`,
		when: 'Day or month',
		channel: 'Way of answering',
		signs: 'Signs',
		counted: 'Counts',
		yes: 'Yes',
		no: 'No',
		unanswered: '–',
		all: 'All months',
		caption: 'Answers one by one'
	}
};
