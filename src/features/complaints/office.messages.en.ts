import { number } from '#platform/messages.ts';
import type { id } from './office.messages.id.ts';

/** Pages of officers. */
export const en: typeof id = {
	inbox: {
		title: (open) => (open === 0 ? 'No complaint is waiting' : open === 1 ? '1 complaint is waiting' : `${number(open, 'en')} complaints are waiting`),
		lead: 'The nearest deadline stands first.', late: (count) => `${number(count, 'en')} past their deadline`,
		views: { open: 'To do', late: 'Past deadline', all: 'All' }, viewLabel: 'Show',
		fold: (view) => `Filter: ${view}`, search: 'Search text or number', find: 'Search', clear: 'Clear search', kind: 'Kind', anyKind: 'All kinds', caption: 'List of complaints',
		subject: 'Complaint', unit: 'Unit', state: 'Status', received: 'Received', due: 'Deadline', noDue: 'no deadline', joined: (count) => (count === 1 ? '1 citizen joined' : `${count} citizens joined`),
		overdue: (days) => (days === 1 ? '1 day late' : `${days} days late`), leftDays: (days) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`),
		total: (count) => `${count} complaints`, add: 'Record a complaint', settings: 'Settings', confidential: 'confidential',
		summary: 'Summary', repeated: 'Repeated complaints', imports: 'Take in a file', foundTitle: 'No complaint matches', foundText: 'Check the spelling, try other words or the number, or choose All: what is finished is not among what is to do.', emptyTitle: 'No complaint here', emptyText: 'Complaints from the citizens\' page, the counters and SP4N-LAPOR! appear here, nearest deadline first.'
	},
	detail: {
		where: 'Point on the map', mapAlt: 'Map with the point that the reporter chose',
		list: 'Complaints', received: (day, channel) => `Received ${day} by ${channel}`, verifyBy: 'Verify by', respondBy: 'Follow up by', answerBy: 'Answer by',
		paused: 'The clock stands still while paused', none: 'No deadline for this kind', unit: 'Handled by', service: 'Service', place: 'Place', kind: 'Kind', formal: 'formal request (UU 14/2008)',
		anonymous: 'Anonymous: the reporter left no name.', confidential: 'Confidential: never shown on a public page.', joined: (count) => (count === 1 ? '1 other citizen met the same' : `${count} other citizens met the same`), notes: (count) => `Words of citizens who joined (${count})`,
		rung: ['', 'The superior was told', 'The superior and the complaints administrator were told', 'The inspectorate was told'],
		photos: 'Photos', photo: (number) => `Photo ${number} of the reporter`, what: 'What was written', next: 'Next step', nothing: 'There is no step for you in this status.',
		talk: 'Conversation', noTalk: 'No answer yet.', reporter: 'Reporter', officer: 'Officer', internal: 'note among officers', history: 'History', who: 'Who', when: 'When', move: 'Step', reason: 'Reason', clock: 'System',
		about: 'Whom is it about?', aboutAdd: 'This complaint is about an officer', aboutLead: 'Once saved, neither that officer nor a superior sees it any more, and what they were told of it is taken back.', aboutNip: 'NIP of the officer', aboutHint: '18 digits', aboutSave: 'Close it to this officer', aboutRemove: 'Take off',
		identity: 'Who wrote this?', identityLead: 'Open only when needed. Each look is recorded in the audit trail with your name.', identityShow: 'Show who wrote', identityName: 'Name', identityEmail: 'E-mail', identityPhone: 'Telephone', identityEmpty: 'not given',
		write: 'Write to the reporter', writeInternal: 'Note among officers, not seen by the reporter', send: 'Send', template: 'Answer template', templateChoose: 'Choose a template', templateUse: 'Use', templateFor: 'For this service', templateOther: 'Others', templateSet: 'Set answer templates', templateNone: 'Answer templates are made by the complaint administrator, at Complaints › Settings.', templateNoService: 'our service', confirmed: { yes: 'Reporter: it is fixed', no: 'Reporter: it is not fixed' },
		saved: 'Saved.', gone: 'Saved. That complaint is now with another unit, and you can no longer open it.', handedOver: 'That complaint was handed to the inspectorate, and you can no longer open it.', handedBack: 'That report was given back as an ordinary complaint, and you can no longer open it.', rootCause: 'Root cause', closing: 'Outcome'
	},
	forms: {
		verify: { lead: 'Read it and set its kind. The deadline follows the kind.', class: 'Kind', formal: 'Formal request for information under UU 14/2008' },
		assign: { lead: 'The clock goes on; another unit does not start it anew.', unit: 'Unit that handles it', choose: 'Choose a unit', reason: 'Message for the unit', intake: 'intake desk' },
		start: { lead: 'Your unit begins to work on this complaint.' },
		close: {
			lead: 'The reporter reads the answer on the status page. The root cause helps to plan training and to mend procedures.', closing: 'Outcome', answer: 'Answer to the reporter', answerHint: 'What was looked into, what was done, what can be expected.',
			rootCause: 'Root cause', rootCauseNote: 'Explanation of the root cause', competency: 'Competency that was missing', competencyHint: 'Needed where the root cause is an officer\'s competence, for example: checking civil registry documents.'
		},
		pause: { lead: 'The clock stands still until it is resumed. The reason shows on the status page.', reason: 'Reason for the pause' },
		resume: { lead: 'The clock goes on from where it stopped.' },
		refer: { lead: 'Not the business of this government. Say where the reporter can go.', reason: 'Which body is in charge, and why' },
		archive: { lead: 'The complaint is not handled any further.', archiveReason: 'Reason', reason: 'Explanation' },
		restore: { lead: 'Back to the status it had before.', reason: 'Reason for bringing it back' },
		hand_over: {
			lead: 'For a complaint that proves to hold a suspected violation, such as an illegal fee. Its kind becomes suspected violation; the deadline of 60 working days still counts from the day of receipt.',
			warning: 'Once it is handed over, you and your unit can no longer open this complaint, nor the notes of officers in it. Do not tell the person who is suspected.',
			reason: 'What gives rise to the suspicion', reasonHint: 'Read by the inspectorate alone.'
		},
		hand_back: {
			lead: 'For a report that proves to be no suspected violation. The deadline follows its kind, counted from the day of receipt.',
			warning: 'The unit you choose will read the text of the report and its photos; notes and letters of the time with the inspectorate do not go along. Where the report names an officer, first say so under “Whom is it about?”. After this you can no longer open the report.',
			class: 'Kind', unit: 'Unit that handles it', reason: 'Reason', reasonHint: 'Read by that unit and by the reporter.'
		}
	},
	walkIn: {
		service: 'Service', serviceHint: 'Complaints about the same service open a need together.', noService: 'Not about one service',
		title: 'What does the citizen say?', lead: 'For citizens who come, call or write a letter. Read out the number and key that appear after saving.', channel: 'Came by', class: 'Kind', subject: 'Subject', body: 'Text', unit: 'Unit', unknownUnit: 'Not known yet (intake desk)',
		place: 'Place', name: 'Name of the reporter', nameHint: 'Leave empty if they do not want to be named.', contact: 'Telephone', email: 'E-mail', receivedOn: 'Day of receipt', confidential: 'Keep off public pages', save: 'Save and give a number',
		doneTitle: (number) => `Complaint number ${number}`, doneLead: 'Give this number and key to the citizen. The key is shown only once.', code: 'Key', open: 'Open the complaint', again: 'Record another'
	},
	settings: {
		map: 'Map', mapLead: 'Citizens point on this map at where it happened. Without a picture of your own it is drawn from offices and service points that have a place.', mapNone: 'There is no map yet: no service point has a place. Fill in places on the pages of service points, or upload a picture with its edges.', mapAlt: 'The map that citizens see',
		picture: 'Picture of the map', pictureHint: 'JPEG, PNG or WebP, north at the top; made anew without the data inside it. Leave empty to keep the picture.', south: 'Southern edge (latitude)', west: 'Western edge (longitude)', north: 'Northern edge (latitude)', east: 'Eastern edge (longitude)', edgeHint: 'In degrees, for example', saveMap: 'Save the map', removeMap: 'Back to the drawn map',
		title: 'Complaint settings', desks: 'Desks', intake: 'Intake desk', intakeHint: 'Takes complaints whose unit is not known yet.', inspectorate: 'Inspectorate', inspectorateHint: 'The only one that receives suspected violations.', save: 'Save desks',
		templates: 'Answer templates', name: 'Name of the template', nameHint: 'Name the service if the template is for one: it then stands first in complaints about it.', body: 'Text', bodyHint: 'Filled in by themselves when used: {nomor} (number), {layanan} (service) and {unit}. Officers use it when they write to the reporter and when they close a complaint.', change: 'Change', saveTemplate: 'Save the template', add: 'Add template', remove: 'Remove', empty: 'No template yet. Templates save time for questions that come often.', holidays: 'Holidays', saved: 'Saved.', choose: 'Choose a unit'
	}
};
