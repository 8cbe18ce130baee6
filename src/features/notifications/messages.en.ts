import { longDate, number } from '#platform/messages.ts';
import type { id } from './messages.id.ts';

export const en: typeof id = {
	problems: {
		'notification.not_found': () => 'This notification is no longer there. Reload the list.'
	},
	news: {
		'session.promoted': { name: 'Moved up from the waiting list', title: (p) => `You have a place in ${p.title}`, detail: (p) => `Starts ${longDate(String(p.startsOn), 'en')} at ${p.place}.`, action: 'See the session' },
		'session.completed': { name: 'Training done, JP recorded', title: (p) => `${p.title} is done`, detail: () => 'Your attendance counts towards your JP.', action: 'See my JP' },
		'import.confirmed': { name: 'Import stored', title: (p) => `Import of ${p.fileName} is done`, detail: (p) => `${p.rows === 1 ? '1 row' : `${number(Number(p.rows), 'en')} rows`} stored. This import can still be undone.`, action: 'See the result' },
		'survey.closed': { name: 'Survey closed, result ready', title: (p) => `The survey of ${p.service} is closed`, detail: (p) => `The result of ${p.unit} is ready.`, action: 'See the result' },
		'evaluation.computed': { name: 'New evaluation verdict', title: (p) => `New verdict: ${p.programme}`, detail: () => 'The impact evaluation has been computed.', action: 'Read the verdict' },
		'complaint.new': { name: 'A complaint for your unit', title: (p) => `Complaint ${p.number} is waiting for you`, detail: (p) => `${p.subject} · ${p.unit}`, action: 'Open the complaint' },
		'complaint.late': { name: 'A complaint past its deadline', title: (p) => `Complaint ${p.number} is past its deadline`, detail: (p) => `${p.subject} · ${p.unit}`, action: 'Open the complaint' },
		'complaint.reopened': { name: 'A complaint reopened', title: (p) => `The reporter reopened complaint ${p.number}`, detail: (p) => `${p.subject} · ${p.unit}`, action: 'Open the complaint' },
		'complaint.wrote': { name: 'The reporter wrote again', title: (p) => `The reporter wrote again on complaint ${p.number}`, detail: (p) => `${p.subject} · ${p.unit}`, action: 'Open the complaint' },
		'privacy.due': { name: 'A request about personal data that is nearly due', title: (p) => `Request ${p.number} about personal data is not answered yet`, detail: (p) => `The answer is due on ${longDate(String(p.dueOn), 'en')} at ${p.dueAt} local time.`, action: 'Open the request' },
	'post_training.asked': { name: 'Questions after a training', title: (p) => (p.role === 'participant' || p.role === 'alumnus' ? `Answer the questions about ${p.title}` : `How does ${p.alumnus} work after ${p.title}?`), detail: (p) => `Answers carry no name; until ${longDate(String(p.closesOn), 'en')}.`, action: 'Answer' },
	'post_training.closing': { name: 'Questions after a training close soon', title: (p) => `The questions about ${p.title} close soon`, detail: (p) => `Answers carry no name; until ${longDate(String(p.closesOn), 'en')}.`, action: 'Answer' },
		'need.recorded': { name: 'Your training need was recorded', title: () => 'Your training need was recorded', detail: () => 'Open it to read what it says, what it rests on, and what you can do where it is wrong.', action: 'Open my need' },
		'need.decided': { name: 'A decision about your training need', title: () => 'There is a decision about your training need', detail: () => 'Open it to read the decision and its reason.', action: 'Open my need' }
	},
	list: {
		title: (unread) => (unread === '1' ? '1 notification is unread' : `${unread} notifications are unread`),
		none: 'All notifications are read',
		lead: 'Newest first.',
		emptyTitle: 'No notifications yet',
		emptyText: 'When you get a place in a training, an import is stored or a verdict comes out, the news appears here. What matters also goes out by mail.',
		settings: 'Set notifications',
		markOne: 'Mark as read',
		markAll: 'Mark all as read',
		markedOne: 'One notification marked as read.',
		marked: (count) => `${count} notifications marked as read.`,
		undo: 'Undo',
		unread: 'Unread',
		label: 'Notifications',
		other: 'News from Bina',
		total: (count) => (count === '1' ? '1 notification' : `${count} notifications`)
	},
	settings: {
		title: 'Which notifications are sent by mail?',
		lead: (email) => `All news is always in Bina. What you tick is also sent to ${email}.`,
		legend: 'Send by mail',
		save: 'Save',
		saved: 'Your choice is saved.',
		off: 'Your government has not set up a mail server yet, so no mail goes out. Your choice is kept.'
	},
	mail: {
		greeting: (name) => `Dear ${name},`,
		open: (action) => `${action}:`,
		closing: 'This mail was sent automatically by Bina. Choose which news is sent by mail at:'
	}
};
