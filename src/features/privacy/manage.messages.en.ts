import type { id } from './manage.messages.id.ts';

export const en: typeof id = {
	title: 'Data protection', lead: 'What people ask about their data, and breaches; both with a clock of 3 × 24 hours.', queue: 'Requests', empty: 'No requests yet.', open: 'Open',
	columns: { number: 'Number', kind: 'Request', via: 'By', state: 'State', clock: 'Clock' }, vias: { account: 'Account', complaint: 'Complaint', form: 'Form' },
	links: { retention: 'Schedule of deletion', texts: 'Privacy texts', register: 'Record of processing', breaches: 'Breaches' },
	request: {
		title: (number) => `Request ${number}`, asked: 'What is asked', emptied: 'The words were deleted by the schedule.', anonymous: 'Whoever holds the key of the report, without a name', complaint: 'Open the report',
		owner: 'Owner of the data', owners: { siasn: 'BKN through SIASN: correct it there, then import again.', personnel: 'Personnel: correct it in SIASN or the personnel system, then import again.', self: 'The officer.', training: 'The organiser of the training, on the page of JP.', administrator: 'The administrator, on the page of authority.', complaints: 'The complaint administrator.', manager: 'You, after looking at the data.' },
		ownerLink: 'Open the page', check: 'Begin checks', respond: 'Answer', answer: 'Answer to whoever asked', outcome: 'Outcome', outcomes: { answered: 'Done', refused: 'Refused' }, reason: 'Reason of refusal', noReason: 'Only when refused', send: 'Send answer', steps: 'Steps',
		hint: 'First make sure who is asking. Write no data of others.'
	},
	steps: {
		filed: 'Filed', withdrawn_at_once: 'Consent withdrawn at once', checking: 'Checks begun', answered: 'Answered', refused: 'Refused', cancelled: 'Cancelled by whoever asked', opened: 'Record opened', saved: 'Contents saved',
		notice_subjects: 'Notice to those affected', notice_authority: 'Notice to the authority', published: 'Published', closed: 'Closed'
	},
	applicant: 'Whoever asked',
	retention: {
		title: 'Schedule of deletion', lead: 'What would go if the schedule ran now. This page deletes nothing.', kind: 'Kind', keeps: 'Kept', days: (count) => `${count} days`, assumed: 'assumed', own: 'set here',
		before: 'Before', due: 'Would go', oldest: (day) => `oldest ${day}`, held: (reason) => `Stopped: ${reason}`, coming: (days, day) => `${days} days from ${day}`,
		note: 'Numbers marked as assumed were found in no regulation; hold them against your schedule of archives. The audit trail, monthly figures and survey results are not deleted.',
		set: 'Change how long', keepDays: 'Days to keep', validFrom: 'In force from', reason: 'Reason', save: 'Save schedule', hold: 'Stop deletion', holdLead: 'For a dispute, an examination or an order of a court.', place: 'Stop', lift: 'Lift the stop',
		runs: 'What was deleted', noRuns: 'Nothing was deleted yet.', ran: 'When', done: 'How many', saved: 'Saved.'
	},
	texts: { title: 'Privacy texts', lead: 'Texts of the program are dated and never changed. Add what is your own: contact for data protection, unit.', add: 'Add a paragraph', purpose: 'For', all: 'All purposes', bodyId: 'Paragraph', bodyEn: 'Paragraph in English', validFrom: 'In force from', save: 'Save paragraph', coming: 'Coming', publicPage: 'See the public page' },
	register: { title: 'Record of processing', lead: 'Made from the texts and the schedule in force today.', purpose: 'Purpose', data: 'Kinds of data', basis: 'Basis', keeps: 'Kept for', recipients: 'Recipients', keep: (label, days) => `${label}: ${days} days` },
	breach: {
		list: 'Breaches', lead: 'Written notice within 3 × 24 hours of becoming known (UU 27/2022, Pasal 46).', none: 'No breach was noted yet.', add: 'Note a breach', name: 'What happened, in short', known: (zone) => `Known at (${zone})`, create: 'Open the record',
		knownAt: (when, zone) => `Known ${when} ${zone}`, due: (when, zone) => `Notice due ${when} ${zone}`,
		states: { running: 'Clock running', overdue: 'Overdue', in_time: 'Notice sent in time', sent_late: 'Notice sent late' },
		contents: 'Contents of the notice', dataDisclosed: 'Personal data disclosed', whenAndHow: 'When and how it was disclosed', handling: 'Handling and recovery', missing: (count) => `${count} of 3 contents are missing.`,
		kinds: 'Who is affected', subjectKinds: { reporters: 'Reporters', respondents: 'Respondents', officers: 'Officers', partners: 'Partners', others: 'Others' }, count: 'How many people', countHint: 'Leave empty when not known.', exact: 'This number is exact, no estimate', save: 'Save contents',
		notices: 'Notices sent', recipient: 'To', recipients: { subjects: 'Those affected', authority: 'Data protection authority' }, sent: (zone) => `Sent at (${zone})`, note: 'How, and notes', notice: 'Note the notice', noNotices: 'None noted yet.',
		letter: 'Letter of notice', publish: 'Tell the public', publishLead: 'Where it disturbs public service or weighs heavily (Pasal 46(3)). Shown on the page about privacy.', text: 'Text for the public', publishNow: 'Publish', shown: 'Published', close: 'Close the record', closed: (when) => `Closed ${when}`, steps: 'Every step'
	},
	letter: {
		title: 'Letter of notice', subject: (number) => `Notice of failed protection of personal data, number ${number}`, to: 'To those affected and to the data protection authority',
		opening: (agency, when) => `On ${when} ${agency} learnt that the protection of personal data failed. Under Pasal 46 of UU 27/2022 we give notice of the following.`,
		one: '1. Personal data disclosed', two: '2. When and how it was disclosed', three: '3. Handling and recovery', affected: 'Affected', about: (count) => `about ${count} people`, people: (count) => `${count} people`, unknown: 'the number is still being examined',
		contact: 'Further information', noContact: 'Turn to our unit for complaints.', closing: 'We regret what happened and will tell you when there is more to say.', draft: 'Not complete: do not send.', hint: 'Print it, or copy it into a mail.'
	}
};
