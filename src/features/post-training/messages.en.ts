import { longDate, number } from '#platform/messages.ts';
import type { id } from './messages.id.ts';
import type { AskedRole, BaseStatement, Obstacle, ReactionItem, TrainingKind } from './schema.ts';

const roles: Record<AskedRole, string> = { participant: 'Participants', alumnus: 'Alumni', superior: 'Superiors', peer: 'Colleagues' };
const reaction: Record<ReactionItem, string> = {
	relevance: 'The training fits my work', facilitator: 'The facilitator helped me to understand', material: 'The material was clear and useful', would_use: 'I will use what I learned'
};
const statements: Record<BaseStatement, string> = {
	uses: 'Uses what was learned in daily work', better: 'Works more carefully or faster in this field', serves: 'Serves citizens or other units better', solves: 'Solves problems of this field without much help', shares: 'Shares what was learned with colleagues'
};
const obstacles: Record<Obstacle, string> = {
	no_time: 'No time', no_tools: 'Tools or system missing', not_allowed: 'The superior did not allow it', rule: 'A rule or procedure forbids it', forgot: 'Forgot how', other: 'Something else'
};
const kinds: Record<TrainingKind, string> = { managerial: 'Managerial and leadership training', technical: 'Technical and other training' };
const asRole: Record<AskedRole, string> = { participant: 'participant', alumnus: 'alumnus', superior: 'superior', peer: 'colleague' };
const percent = (share: number) => `${number(share * 100, 'en')}%`;
const counted = (count: number, one: string) => `${number(count, 'en')} ${one}${count === 1 ? '' : 's'}`;

export const en: typeof id = {
	problems: {
		'post_training.not_found': () => 'This question does not exist, or is not put to you. See the list of your questions.',
		'post_training.answered': () => 'You have answered this already. One person answers once; an answer without a name cannot be changed.',
		'post_training.early': (p) => `These questions open on ${longDate(String(p.opensOn), 'en')}.`,
		'post_training.late': (p) => `These questions closed on ${longDate(String(p.closesOn), 'en')}. Answers are no longer taken.`,
		'post_training.score_missing': () => 'Choose one answer for each statement.',
		'post_training.too_few': () => 'Not enough: answers are shown once the time to answer is over and at least five people have answered.',
		'post_training.not_score': () => 'Write a score as a number, such as 82 or 82,5; leave it empty for who did not sit the test.',
		'post_training.above_most': (p) => `This is more than the highest score of the test, ${number(Number(p.most), 'en', Number.isInteger(p.most) ? 0 : 2)}.`,
		'post_training.months': () => 'Write one to four numbers of months from 1 to 36, such as 4 or 3, 6, 12.',
		'post_training.statements_full': (p) => `A course asks at most ${p.most} statements of its own. Take one out first.`,
		'post_training.statement_unknown': () => 'This statement does not exist. Load the page again.',
		'post_training.not_most': () => 'Write the highest score of the test: a number above 0, at most 1000.'
	},
	roles, reaction, statements, obstacles, kinds,
	mine: {
		title: (count) => (count === 0 ? 'No questions for you' : `${number(count, 'en')} ${count === 1 ? 'set of questions waits' : 'sets of questions wait'} for you`),
		lead: 'After a training some people are asked whether it was useful and is used. Answers are kept without a name.',
		none: 'You are not asked anything now',
		noneText: 'When somebody of your unit has finished a training, the questions appear here and under Today.',
		before: 'You had answered that question; your first answer is kept. One person answers once.',
		sent: 'Thank you. Your answer is kept without your name.',
		about: (role, title, alumnus) => ({ participant: `How was ${title}?`, alumnus: `Do you use ${title} in your work?`, superior: `How does ${alumnus} work after ${title}?`, peer: `How does ${alumnus} work after ${title}?` })[role],
		until: (role, closesOn) => `Asked as ${asRole[role]} · until ${longDate(closesOn, 'en')}`,
		list: 'Questions for you',
		today: 'Today',
		answer: 'Answer',
		results: 'Results of sessions',
		resultsLead: 'Reaction, learning and behaviour at work of all sessions that are over, newest first.',
		search: 'Find a training or session',
		searchButton: 'Search',
		notFound: (text) => `No session that is over has “${text}”. Check the spelling, or empty the search.`,
		sessions: (count) => `${count} ${count === '1' ? 'session' : 'sessions'}`,
		missed: (windows) => `Missed: window after ${windows.map((count) => number(count, 'en')).join(', ')} months`,
		ended: (endsOn) => `Ended ${longDate(endsOn, 'en')}`,
		settings: 'Set times and statements'
	},
	form: {
		crumb: 'Questions for you',
		anonymous: 'Your answer is kept without name and day. Managers see it, nameless, only when the time to answer is over and at least five people have answered. It cannot be changed once sent.',
		part: (step) => `Part ${step} of 2`,
		ask: (role, alumnus) => ({ participant: 'How much do you agree?', alumnus: 'How often do you do this now?', superior: `How often do you see ${alumnus} do this now?`, peer: `How often do you see ${alumnus} do this now?` })[role],
		agree: ['Disagree', 'Rather disagree', 'Agree', 'Agree fully'],
		often: ['Never', 'Rarely', 'Often', 'Always'],
		obstacles: (role) => (role === 'alumnus' ? 'What keeps you from using what you learned?' : 'What seems to keep them from it?'),
		obstaclesHint: 'Several are possible; leave empty if there is none.',
		words: (role) => (role === 'participant' ? 'What should be better?' : 'One real example'),
		wordsHint: 'Write no names. Training managers read this without your name, and it is deleted by the schedule.',
		unjudged: 'I cannot judge this',
		unjudgedHint: 'If you had no occasion to see it, choose “I cannot judge this”. That is an answer too: it is counted apart and lowers no score.',
		next: 'Continue',
		send: 'Send the answer'
	},
	results: {
		link: 'Results',
		title: 'What came of this training?',
		levels: { reaction: 'Reaction: what participants say of it', learning: 'Learning: scores before and after', behaviour: 'Behaviour: is it used at work', results: 'Results: did the service change' },
		number: (level) => `Level ${level}`,
		answered: (answered, asked) => `${number(answered, 'en')} of ${number(asked, 'en')} people answered`,
		rate: (share, interval) => `${percent(share)}${interval ? ` (95%: ${percent(interval[0])} to ${percent(interval[1])})` : ''}`,
		unreached: (count) => `${number(count, 'en')} who did not answer have no account.`,
		states: {
			open: (closesOn) => `Open until ${longDate(closesOn, 'en')}. Results show afterwards, so that the last answer cannot be told by the difference.`,
			too_few: () => 'Not enough: fewer than five people answered, so nothing is shown.'
		},
		notAsked: 'Participants have not been asked. They are asked for two weeks from the day the session is completed.',
		windowTo: (from, to) => `Open from ${longDate(from, 'en')} to ${longDate(to, 'en')}.`,
		window: (count) => `${counted(count, 'month')} after the training`,
		nobody: {
			coming: () => 'Not open yet; nobody was asked.',
			open: () => 'Nobody was asked yet. Questions are sent once a day.',
			late: (until) => `This window went by and nobody was asked. The questions are still sent, late, until ${until}.`,
			missed: (until) => `Missed: nobody was asked until ${until}, so this window has no answers. The program stood still, the kind of training changed, or no alumnus works here any more.`,
			not_due: () => 'This window was over when its time was set, so it is not asked about.'
		},
		apart: 'Alumni, superiors and colleagues are read apart; their scores are never put together.',
		caption: (role) => `Answers of ${roles[role].toLowerCase()} by statement`,
		columns: { statement: 'Statement', n: 'n', mean: 'Mean (1–4)', favourable: 'Answered 3 or 4', unjudged: 'Cannot judge', role: 'As' },
		mean: (mean, interval) => `${number(mean, 'en', 2)}${interval ? ` (${number(interval[0], 'en', 2)}–${number(interval[1], 'en', 2)})` : ''}`,
		share: (count, n, interval) => `${number(count, 'en')} of ${number(n, 'en')}${interval ? ` (${percent(interval[0])}–${percent(interval[1])})` : ''}`,
		intervals: 'In brackets the 95% interval: t for a mean, Wilson for a share. Where all answered alike a mean has none. n counts who gave a score; who cannot judge is counted apart, and under five scores there is no figure.',
		best: (role, statement, count, n) => `By ${roles[role].toLowerCase()} most ${role === 'participant' ? 'agreed with' : 'visible'}: “${statement}” (${number(count, 'en')} of ${number(n, 'en')}).`,
		notEnough: 'not enough',
		obstacles: 'Obstacles',
		obstacle: (obstacle, count, n, interval) => `${obstacles[obstacle]}: ${number(count, 'en')} of ${number(n, 'en')}${interval ? ` (${percent(interval[0])}–${percent(interval[1])})` : ''}`,
		rows: 'See the answers',
		learning: {
			none: (pairs, participants) => (participants === 0 ? 'This session has no participants.' : `Not enough: ${number(pairs, 'en')} of ${number(participants, 'en')} participants have scores before and after; at least two are needed.`),
			enter: 'Enter scores',
			rows: 'See scores by participant',
			sentence: (gain, n) => (Math.abs(gain) < 0.05 ? `The mean score did not change (${number(n, 'en')} participants).` : `The mean score ${gain > 0 ? 'rose' : 'fell'} by ${number(Math.abs(gain), 'en', 1)} of 100 (${number(n, 'en')} participants).`),
			uncertain: 'Its 95% interval holds zero: this may be chance.',
			names: { before: 'Before', after: 'After', gain: 'Change', normalised: 'N-gain, mean of participants', means: 'N-gain of the means', t: 'Paired t test', wilcoxon: 'Wilcoxon test', d: 'Cohen\'s d (changes)', classes: 'N-gain classes' },
			t: (t, df, p) => `t(${number(df, 'en')}) = ${number(t, 'en', 2)}, p ${p}`,
			wilcoxon: (v, p, isExact) => `V = ${number(v, 'en', Number.isInteger(v) ? 0 : 1)}, p ${p}${isExact ? ' (exact)' : ' (normal approximation)'}`,
			p: (p) => (p < 0.001 ? '< 0.001' : `= ${number(p, 'en', 3)}`),
			range: (value, interval, decimals) => `${number(value, 'en', decimals)}${interval ? ` (95%: ${number(interval[0], 'en', decimals)} to ${number(interval[1], 'en', decimals)})` : ''}`,
			classes: (high, medium, low) => `high ${number(high, 'en')}, medium ${number(medium, 'en')}, low ${number(low, 'en')}`,
			undefinedGain: (count) => `${counted(count, 'participant')} had the full score before; their N-gain is not defined (—).`,
			fallen: (count) => `${counted(count, 'participant')} fell; look into it.`,
			regression: 'Without a comparison group part of the rise comes by itself: who begins very low tends to rise in the next test, the more so if participants were chosen for low scores.',
			thirds: (lowest, highest) => `The third that began lowest changed by ${number(lowest, 'en', 1)}, the third that began highest by ${number(highest, 'en', 1)}.`,
			definition: 'Scores are of 100, by the highest score of each test. N-gain = (after − before) / (100 − before): high from 0.70, medium from 0.30. The 95% interval is that of the paired t test.'
		},
		impact: { none: 'No impact evaluation is registered for this course.', register: 'Register an evaluation', hidden: 'Impact evaluations are read by those with authority over evaluation.', lead: 'Whether the service changed is judged by the impact evaluation of this course, with a comparison.' }
	},
	answers: {
		title: (role) => `Answers of ${roles[role].toLowerCase()}`,
		lead: (count) => `${number(count, 'en')} answers without name or day, in random order.`,
		caption: 'One row is one answer; numbers from 1 to 4, CJ cannot judge',
		unjudged: 'CJ',
		key: 'No.',
		words: 'Words',
		obstacles: 'Obstacles',
		legend: 'Statements'
	},
	sheet: {
		title: 'Scores before and after',
		most: { before: 'Highest score of the first test', after: 'Highest score of the last test' },
		person: 'Participant', before: 'Before', after: 'After', gain: 'Change', normalised: 'N-gain',
		beforeOf: (name) => `Score before of ${name}`,
		afterOf: (name) => `Score after of ${name}`,
		classes: { high: 'high', medium: 'medium', low: 'low' },
		fallen: 'fell',
		save: 'Save scores',
		saved: (count) => (count === 0 ? 'Nothing changed.' : `Scores of ${counted(count, 'participant')} saved.`),
		empty: 'This session has no participants yet.',
		hint: 'Leave empty for who did not sit the test. A comma or a point for decimals.',
		readOnly: 'Scores are entered by the training manager.',
		file: 'File of scores (CSV)',
		fileHint: 'Columns nip, sebelum, sesudah. It is shown first, and not saved.',
		check: 'Check the file',
		previewTitle: 'From the file, not saved',
		preview: (taken) => `${counted(taken, 'participant')} ${taken === 1 ? 'is' : 'are'} filled in below from the file. Check, then press Save scores.`,
		refused: (count) => `${counted(count, 'row')} cannot be used:`,
		reasons: {
			nip_unknown: (row, cell) => `Row ${row}: NIP “${cell}” is no participant of this session.`,
			nip_twice: (row, cell) => `Row ${row}: NIP “${cell}” stands in an earlier row.`,
			not_score: (row, cell) => `Row ${row}: “${cell}” is no score.`,
			above_most: (row, cell) => `Row ${row}: ${cell} is more than the highest score of the test.`
		},
	},
	settings: {
		title: 'When and what is asked?',
		lead: 'Behaviour at work is asked of alumni, superiors and two or three colleagues, for one month from the day a window opens.',
		months: (kind) => `${kind}: opens after (months)`,
		hint: 'One to four numbers, such as 3, 6, 12. Holds from today; windows that are open stay.',
		byDefault: 'The default is in use.',
		save: 'Save times',
		saved: 'Saved.',
		statements: 'Statements by course',
		statementsLead: 'Five common statements are always asked. Add behaviour that a course teaches.',
		noCourses: 'There is no course yet.',
		count: (count) => (count === 0 ? 'common ones only' : `${number(count, 'en')} of its own`),
		of: (title) => `Behaviour after ${title}`,
		ofLead: 'Answered by never, rarely, often, always.',
		common: 'common',
		notAsked: 'no longer asked',
		newStatement: 'New statement',
		newHint: 'Begin with a verb and name nobody, for example: Greets citizens before they ask',
		add: 'Add the statement',
		retire: 'Take out',
		restore: 'Ask again',
		undo: 'Undo',
		retired: 'The statement is taken out of questions to come. Answers that have it stay.'
	}
};
