import { longDate, number } from '#platform/messages.ts';
import type { id } from './messages.id.ts';
import { inWordsFirst } from './numbers-in-words.ts';

export const en: typeof id = {
	navigation: {
		groups: { own: undefined, unit: 'My unit', agency: 'Government' },
		long: {
			today: 'Today', summary: 'Summary', training: 'Training', jp: 'My JP', notifications: 'Notifications', people: 'People', units: 'Units', services: 'Services', surveys: 'Satisfaction surveys', times: 'Service times', complaints: 'Complaints',
			needs: 'Needs', evaluation: 'Impact evaluation', decisions: 'Decisions', reports: 'Reports', import: 'Import data', quality: 'Data quality', accounts: 'Accounts', grants: 'Authority', audit: 'Audit trail', privacy: 'Data protection'
		},
		short: {
			today: 'Today', summary: 'Summary', training: 'Training', jp: 'My JP', notifications: 'News', people: 'People', units: 'Units', services: 'Services', surveys: 'Surveys', times: 'Times', complaints: 'Complaints',
			needs: 'Needs', evaluation: 'Evaluation', decisions: 'Decisions', reports: 'Reports', import: 'Import', quality: 'Quality', accounts: 'Accounts', grants: 'Authority', audit: 'Audit', privacy: 'Privacy'
		}
	},
	today: {
		greetings: { morning: 'Good morning', noon: 'Good day', afternoon: 'Good afternoon', evening: 'Good evening' },
		heading: (count) => (count === 0 ? 'Nothing waits for you' : `${inWordsFirst(count, 'en')} ${count === 1 ? 'thing waits' : 'things wait'} for you`),
		first: 'The first is the most urgent.',
		calm: 'All your duties for today are done.',
		list: 'What waits for you, most urgent first',
		emptyTitle: 'Enjoy a quiet day',
		emptyText: 'When a training, survey, import or verdict needs you it appears here, the most urgent first.',
		emptyAction: 'See open training',
		emptyActionEvaluation: 'See impact evaluations',
		offersTitle: 'Open for you',
		offersAll: (count) => (count >= 100 ? 'See all sessions' : `See all (${number(count, 'en')})`),
		jpEnough: (title, jp) => `${title} (${jp} JP) is enough.`,
		jpTitle: (year) => `JP in ${year}`,
		jpOf: (minimum) => `of ${minimum} JP`,
		jpBar: (jp, minimum) => `${jp} of ${minimum} JP`,
		jpMissing: (missing) => `${missing} JP more to meet this year's duty.`,
		jpMet: 'This year\'s duty is met.',
		jpContract: (limit) => `A PPPK has no minimum; at most ${limit} JP of training a year.`,
		jpMeaning: 'JP = training unit of 45 minutes',
		jpLink: 'See the JP in detail',
		agenda: 'Your schedule',
		agendaEmpty: 'No training scheduled yet.',
		agendaLink: 'Find training',
		weakestTitle: 'Weakest element',
		weakestScore: (mean) => `${number(mean, 'en', 2)} of 4`,
		weakestNote: (responses) => `mean of ${number(responses, 'en')} answers, last three months`,
		weakestLink: 'See the surveys',
		verdictTitle: 'Evaluation verdicts',
		chainTitle: 'Audit chain',
		chainSealed: (count) => `${number(count, 'en')} entries sealed`,
		chainWaiting: (count) => (count === 0 ? 'None waits for its seal.' : `${number(count, 'en')} wait for their seal.`),
		chainLink: 'Check the chain',
		backupTitle: 'Backup',
		backupAge: (hours) => (hours < 1 ? 'less than an hour ago' : `${hours} hours ago`),
		backupNone: 'No backup yet',
		teamTitle: 'Your team',
		teamMet: (met, members) => `${number(met, 'en')} of ${number(members, 'en')} people`,
		teamNote: 'have met this year\'s JP',
		teamLink: 'See the team',
		marks: { today: 'now', days: (days) => `${days}d` }
	},
	system: {
		title: 'Is this installation safe?',
		lead: 'Backup, mail and an examination of the machine. Commands run on the server, in the folder of Bina.',
		backup: 'Made each night while Bina runs. Make one now with this command:',
		mailTitle: 'Mail server',
		mailOn: 'Connected',
		mailOff: 'Not set up',
		mail: 'Set BINA_SMTP_URL and BINA_MAIL_FROM, then start again. Without them notifications show in Bina only.',
		examineTitle: 'Full examination',
		examine: 'Looks at the machine, disk space, database, separation of governments and the audit trail. Changes nothing:'
	},
	search: {
		label: 'Name, NIP, unit or training',
		button: 'Search',
		ask: 'What are you looking for?',
		hint: 'Type part of a name, a NIP, a unit or the title of a training. A wrong letter or two does not matter.',
		found: (count, q) => `${inWordsFirst(count, 'en')} ${count === 1 ? 'result' : 'results'} for “${q}”`,
		none: (q) => `No results for “${q}”`,
		emptyTitle: 'Try another word',
		emptyText: 'Check the spelling, or use a single word. People are found only in the units you have authority over.',
		people: 'People',
		units: 'Units',
		sessions: 'Training sessions',
		courses: 'Courses'
	},
	waiting: {
		attend: (w) => ({ title: `Record your attendance at ${w.title}`, detail: `Until ${longDate(w.endsOn, 'en')} · today is not recorded yet`, action: 'Record' }),
		held_record: (w) => ({ title: `Fill in attendance of ${w.title}`, detail: `${number(w.people, 'en')} participants · today is not filled in`, action: 'Fill in' }),
		held_close: (w) => ({ title: `Close ${w.title}`, detail: `Ended ${longDate(w.endsOn, 'en')} · JP of ${number(w.people, 'en')} participants wait`, action: 'Close' }),
		starts: (w) => ({ title: `${w.title} starts ${soon(w.days)}`, detail: `${longDate(w.startsOn, 'en')} · ${w.place}`, action: 'See' }),
		queue: (w) => ({ title: `You are on the waiting list of ${w.title}`, detail: `Starts ${longDate(w.startsOn, 'en')} · you move up by yourself when someone withdraws`, action: 'See' }),
		import_check: (w) => ({ title: `Check the import ${w.fileName}`, detail: `${number(w.rows, 'en')} rows read · nothing is stored yet`, action: 'Check' }),
		import_running: (w) => ({ title: `The import ${w.fileName} is running`, detail: `${number(w.rows, 'en')} rows so far · you may leave it`, action: 'See' }),
		backup_missing: () => ({ title: 'Make the first backup', detail: 'There is no backup yet. Bina makes one each night while it runs.', action: 'See how' }),
		backup_old: (w) => ({ title: `The last backup was ${number(w.hours, 'en')} hours ago`, detail: 'There should be one each night. Check that the background worker runs.', action: 'Check' }),
		chain_late: (w) => ({ title: 'Sealing of the audit trail is late', detail: `${number(w.waiting, 'en')} entries wait, the oldest ${number(w.minutes, 'en')} minutes`, action: 'Check' }),
		survey_closes: (w) => ({ title: `The survey of ${w.service} closes ${longDate(w.closesOn, 'en')}`, detail: `${w.unit} · ${number(w.responses, 'en')} answers`, action: 'See' }),
		survey_short: (w) => ({ title: `Invite visitors to the survey of ${w.service}`, detail: `${w.unit} · ${number(w.responses, 'en')} of ${number(w.minimum, 'en')} answers · closes ${longDate(w.closesOn, 'en')}`, action: 'Share' }),
		asked: (w) => ({ title: w.role === 'participant' ? `How was ${w.title}?` : w.role === 'alumnus' ? `Do you use ${w.title} in your work?` : `How does ${w.alumnus} work after ${w.title}?`, detail: `Answer without your name until ${longDate(w.closesOn, 'en')}`, action: 'Answer' }),
		verdict: (w) => ({ title: `New verdict: ${w.title}`, detail: w.verdict, action: 'Read' }),
		plans: (w) => ({ title: w.late > 0 ? `${number(w.late, 'en')} ${w.late === 1 ? 'plan is' : 'plans are'} past the day` : `${number(w.soon, 'en')} ${w.soon === 1 ? 'plan falls' : 'plans fall'} due soon`, detail: w.late > 0 && w.soon > 0 ? `Decisions that your office carries out · ${number(w.soon, 'en')} more due within 14 days` : 'Decisions that your office carries out: record what happened', action: 'Show plans' }),
		needs: (w) => ({ title: `${number(w.count, 'en')} ${w.count === 1 ? 'need waits' : 'needs wait'} for your decision`, detail: w.urgent > 0 ? `${number(w.urgent, 'en')} of them soon; the evidence stands with each` : 'Accept or decline; the evidence stands with each', action: 'Decide' }),
		unplanned: (w) => ({ title: `${number(w.count, 'en')} ${w.count === 1 ? 'decision stands' : 'decisions stand'} in no plan`, detail: 'Write what is done, by which office, and until when', action: 'Make a plan' }),
		decide: (w) => ({ title: `${number(w.count, 'en')} ${w.count === 1 ? 'decision waits' : 'decisions wait'} for you`, detail: w.days === 0 ? 'Proposals, or verdicts that nobody has acted on' : `Proposals, or verdicts that nobody has acted on · the oldest for ${number(w.days, 'en')} days`, action: 'Decide' }),
		team_below: (w) => ({ title: `${inWordsFirst(w.below, 'en')} of your team ${w.below === 1 ? 'has' : 'have'} not reached 20 JP`, detail: `of ${number(w.members, 'en')} PNS in your unit`, action: 'See' }),
		findings: (w) => ({ title: `Mend the data of ${number(w.count, 'en')} people`, detail: 'Something is odd by the data quality indicators of BKN', action: 'Mend' }),
		complaints_late: (w) => ({ title: `${number(w.count, 'en')} complaints past their deadline`, detail: 'The superior is told when they are not handled soon', action: 'Handle' }),
		complaints_verify: (w) => ({ title: `Verify ${number(w.count, 'en')} new complaints`, detail: 'Three working days from receipt at the latest', action: 'Verify' }),
		complaints_start: (w) => ({ title: `Begin with ${number(w.count, 'en')} complaints`, detail: 'Verified, and not yet begun by the unit', action: 'Open' }),
		complaints_answer: (w) => ({ title: `Answer ${number(w.count, 'en')} complaints in progress`, detail: 'Not past their deadline', action: 'Answer' }),
		unread: (w) => ({ title: `${number(w.count, 'en')} unread notifications`, detail: 'News since your last visit', action: 'Read' }),
		choose: (w) => ({ title: `Choose a training: ${number(w.missing, 'en')} JP more this year`, detail: `${w.title} (${number(w.jp, 'en')} JP) starts ${longDate(w.startsOn, 'en')}`, action: 'Choose' })
	}
};

function soon(days: number): string {
	return days === 1 ? 'tomorrow' : `in ${days} days`;
}
