import type { ProblemParams } from '#platform/problem.ts';
import { longDate } from '#platform/messages.ts';
import type { id } from './messages.id.ts';

export const en: typeof id = {
	problems: {
		'course.code_taken': (p: ProblemParams) => `The code ${p.code} belongs to another course. Choose another code.`,
		'course.not_found': () => 'Your government has no such course. Choose one from the list.',
		'session.not_found': () => 'There is no such session, or it is for another government only. See the open sessions under Training.',
		'session.dates_out_of_order': () => 'The last day comes before the first. Correct one of them.',
		'session.too_long': () => 'A session lasts at most a year. Divide it into several.',
		'session.in_the_past': () => 'The first day has passed. Choose today or later.',
		'session.not_open': () => 'This session is no longer open, so enrolments cannot change. Choose another session.',
		'session.started': () => 'This session has started, so enrolments cannot change. Ask the training manager.',
		'session.full': (p: ProblemParams) => `All ${p.capacity ?? ''} places are taken. You can join the waiting list; when somebody withdraws you move up by yourself.`,
		'session.clash': (p: ProblemParams) => `You are enrolled in “${p.other}”, which starts on ${longDate(String(p.startsOn), 'en')}, on the same days. Withdraw from that one first, or choose other dates.`,
		'session.done': () => 'This session is closed, so its attendance can no longer change.',
		'session.not_over': (p: ProblemParams) => `This session ends on ${longDate(String(p.endsOn), 'en')}. Close it on that day or later.`,
		'enrolment.not_found': () => 'You are not enrolled in this session.',
		'enrolment.no_person': () => 'This is not an officer’s account, so it cannot enrol. Sign in with your officer’s account.',
		'attendance.other_day': () => 'That day is not one of the session’s. Choose one of its days.',
		'attendance.not_yet': (p: ProblemParams) => `${longDate(String(p.day), 'en')} has not come yet, so nobody can be recorded.`,
		'attendance.not_minutes': () => 'Minutes must be a whole number from 0 to 1440.',
		'checkin.wrong': () => 'This is not the code of this session. Scan the code on the screen in the room.',
		'checkin.expired': () => 'This code has changed; a code is taken for five minutes. Scan the screen again.',
		'checkin.not_today': (p: ProblemParams) => `This session does not take place today (it starts on ${longDate(String(p.startsOn), 'en')}).`,
		'checkin.not_enrolled': () => 'You are not enrolled in this session, so your presence cannot be recorded. Tell the facilitator in the room.'
	},
	sharing: { agency: 'Own government', all: 'All governments' },
	sessionStates: { open: 'Open', running: 'Running', done: 'Completed', cancelled: 'Cancelled' },
	enrolmentStates: { enrolled: 'You are enrolled', waiting: 'You are on the waiting list', withdrawn: 'You withdrew', completed: 'You completed it', absent: 'Attendance not sufficient' },
	methods: { list: 'list', qr: 'QR', import: 'import' },
	catalogue: {
		title: 'Training',
		heading: (count: number) => (count === 0 ? 'No session is open to you yet' : `${count} session${count === 1 ? ' is' : 's are'} open to you`),
		search: 'Search title or place',
		month: 'First month',
		anyMonth: 'All months',
		onlyFree: 'Only with free places',
		show: 'Show',
		clear: 'Clear filter',
		emptyFiltered: 'No session matches. Clear the filter to see all.',
		empty: 'The training managers open sessions here. You see them as soon as they are open.',
		mine: 'Chosen by you',
		manage: 'Manage training',
		places: (free: number, capacity: number) => (free > 0 ? `${free} of ${capacity} places left` : 'Full'),
		jp: (jp: number) => `${jp} JP`
	},
	session: {
		when: 'When', where: 'Where', holder: 'Held by', length: 'Length', form: 'Form', places: 'Places left',
		until: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
		enrol: 'Enrol', joinWaiting: 'Join the waiting list', withdraw: 'Withdraw', undo: 'Undo', enrolAgain: 'Enrol again',
		enrolled: 'You are enrolled. The session now stands under Today.',
		waiting: 'You are on the waiting list. When a place is free you are enrolled by itself.',
		withdrawn: 'Your enrolment is withdrawn.',
		withdrawnWaiting: 'Your enrolment is withdrawn; your place may have gone to the next on the waiting list.',
		attendance: 'Record attendance',
		signInAsOfficer: 'Only officers’ accounts can enrol.'
	},
	manage: {
		title: 'Manage training', newCourse: 'New course', newSession: 'New session', courses: 'Courses', sessions: 'Sessions',
		code: 'Code', codeHint: 'Short and lasting, for example BTK-01', courseTitle: 'Title', summary: 'Summary', summaryHint: 'What can participants do afterwards?',
		form: 'Form of development', jp: 'Length (JP)', jpHint: '1 JP = 45 minutes', sharing: 'Open to',
		course: 'Course', sessionName: 'Name of the session', sessionNameHint: 'For example Group I', startsOn: 'First day', endsOn: 'Last day', place: 'Place', capacity: 'Number of places',
		saveCourse: 'Save course', saveSession: 'Open session', cancel: 'Call off', undo: 'Undo', cancelled: 'The session is called off.',
		noCourses: 'No course yet. Make the first one, then open a session of it.', noSessions: 'No session yet. Open the first one below.',
		choose: 'Choose', saved: 'Saved.', state: 'State'
	},
	attendance: {
		title: 'Attendance', heading: (present: number, people: number) => `${present} of ${people} participants recorded present`,
		day: 'Day', person: 'Participant', unit: 'Unit', minutes: 'Minutes', total: 'Total', by: 'Recorded by',
		planned: (minutes: number) => `${minutes} minutes are planned for this day.`,
		save: 'Save attendance', markAll: 'Mark all present', saved: (count: number) => (count === 0 ? 'Nothing changed.' : `${count} record${count === 1 ? '' : 's'} saved.`),
		empty: 'No participants yet. They appear here as they enrol.',
		waiting: (count: number) => `${count} on the waiting list.`,
		poster: 'Show the QR code', finish: 'Close session', finishHint: (percent: number) => `Participants who attended at least ${percent}% complete it and receive their JP.`,
		finished: 'This session is closed; the JP of those who completed it are being recorded.',
		minutesOf: (name: string) => `Minutes of ${name}`
	},
	poster: {
		heading: 'Scan to record your presence', how: 'Open the camera of your phone, point it at this code, then press “I am here”. The code changes every minute.',
		notToday: 'This session does not take place today, so the code is not yet taken.', back: 'Back to the attendance list', alt: 'QR code for attendance'
	},
	checkIn: {
		heading: 'Are you at this training?', button: 'I am here', recorded: 'Your presence is recorded', already: 'Your presence today was recorded before',
		next: 'There is nothing more to do. Enjoy learning.', toProgress: 'See my development'
	}
};
