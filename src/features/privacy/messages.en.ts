import type { ProblemParams } from '#platform/problem.ts';
import type { id } from './messages.id.ts';

export const en: typeof id = {
	problems: {
		'privacy.no_agency': () => 'This government is not here. Choose one from the list.',
		'privacy.in_the_past': () => 'This day is over. What held yesterday cannot be changed; begin today or later.',
		'privacy.keep_out_of_range': (p: ProblemParams) => `Between ${p.least} and ${p.most} days for this kind.`,
		'privacy.held_already': () => 'Deletion of this kind is stopped already. Lift that stop first if its reason changed.',
		'privacy.not_held': () => 'Deletion of this kind is not stopped. Load this page again.',
		'privacy.who_needed': () => 'Give number and key of the report; or choose a government and give your name and how to reach you.',
		'privacy.contact_unreachable': () => 'Give an e-mail address such as name@example.org, or a telephone number with its area code, so that the answer can reach you.',
		'privacy.answer_needed': () => 'Write an answer to whoever asked.',
		'privacy.reason_needed': () => 'Choose the reason of the refusal.',
		'privacy.wait': (p: ProblemParams) => `Too many attempts from this network. Wait ${p.seconds} seconds and try again.`,
		'privacy.wrong_slip': () => 'Number and key do not fit. Check both against your note.',
		'privacy.full': () => 'There are requests about the same that are not answered yet. Wait for the answer first.',
		'privacy.request_not_found': () => 'There is no such request.',
		'privacy.request_ended': () => 'This request has ended and cannot be changed.',
		'privacy.breach_not_found': () => 'There is no such record of a breach.',
		'privacy.breach_closed': () => 'This record of a breach is closed.',
		'privacy.contents_missing': () => 'The three contents of the notice are not complete. Write and save them first (UU 27/2022, Pasal 46(2)).',
		'privacy.notices_missing': () => 'Notices to those affected and to the authority are not noted yet. Note both first.',
		'privacy.not_yet': () => 'This moment is impossible: in the future, or before the breach was known.'
	},
	title: 'Privacy', lead: 'Which data are used, what for, on what basis, and for how long they are kept.',
	bases: { consent: 'Consent', legal_duty: 'Legal duty', public_task: 'Task of government' },
	version: (version, day) => `Version ${version}, in force since ${day}`, data: 'Data', basis: 'Basis', recipients: 'Who receives them', stays: 'What stays', keeps: 'Deleted', keptHere: (label, days) => `${label}: ${days} days`, keptFor: (label, days) => `${label}: ${days} days, unless the government sets it otherwise`,
	additions: 'What this government adds', earlier: 'Earlier versions', noEarlier: 'There is no earlier version yet.', from: (day) => `Since ${day}`,
	find: 'Find a government', findHint: 'To see its contact for data protection and what it adds.', search: 'Search', none: 'Nothing found. Try another name.',
	ask: 'Ask about your data', follow: 'Follow a request', breaches: 'Notices of failed data protection', published: (when) => `Published ${when}`,
	retention: {
		complaint_reporter: 'Name and contact of a reporter, after the report ended', complaint_photo: 'Photos of a report, after it ended', complaint_draft: 'Reports never sent', supporter_note: 'Notes of citizens who joined a report, after it ended',
		survey_comment: 'Free text of surveys, after the survey closed', post_training_words: 'Free words in answers after a training, once the time to answer is over', notification: 'Notifications of officers', session: 'Records of ended sign-ins', attempt: 'Counts of sign-in attempts',
		import_file: 'Files and rows of imports', visit: 'Single visits (their monthly figures stay)', privacy_request: 'Words of requests about personal data, once answered'
	},
	request: {
		title: 'A request about your data', lead: 'Answered within 3 × 24 hours, holidays included.', kind: 'What you ask for',
		kinds: { access: 'See my data', correction: 'Correct what is wrong', deletion: 'Delete my data', withdrawal: 'Withdraw consent', objection: 'Object to the use of data' },
		field: 'What is wrong', noField: 'Choose when asking for a correction',
		fields: { name: 'Name', nip: 'NIP (staff number)', birth: 'Place or date of birth', education: 'Education', position: 'Post or unit', rank: 'Rank', contact: 'Contact', jp: 'JP and training', roles: 'Roles and authority', complaint: 'A complaint', other: 'Something else' },
		words: 'Describe your request', byComplaint: 'About a complaint', byComplaintHint: 'Number and key prove that the report is yours. No name is needed.',
		number: 'Number', secret: 'Key', byForm: 'Without a complaint', byFormHint: 'We have to make sure who you are before we give data. This is kept sealed.',
		agency: 'Code of the government', agencyHint: 'Not known? Find its name on the page Privacy and ask from there; the code fills itself in.', name: 'Your name', contact: 'E-mail or telephone', send: 'Send request',
		sent: 'Request received. Keep this number and key; without them the answer cannot be opened.', done: 'Consent is withdrawn as of now: we send no more mail about that report.',
		statusTitle: 'Follow a request about personal data', show: 'Show', close: 'Close', answer: 'Answer',
		states: { filed: 'Received', checking: 'Being looked into', answered: 'Answered', refused: 'Refused', cancelled: 'Cancelled' },
		reasons: { identity: 'We could not make sure who is asking', legal_duty: 'The law requires the data to be kept', others: 'Concerns data of others', not_held: 'We do not hold such data', repeated: 'The same request was answered a moment ago', dispute: 'Needed for a dispute or an examination' },
		due: (when) => `Answered by ${when}`, left: (hours, minutes) => `${hours} h ${minutes} min left`, late: (hours, minutes) => `${hours} h ${minutes} min over`, ended: (when) => `Ended ${when}`, filed: (when) => `Filed ${when}`
	},
	own: {
		title: 'My data', lead: 'Everything that Bina holds about you, made at this moment.', download: 'Download (JSON)', made: (when) => `Made ${when}`, rows: (count) => `${count} rows`, shown: (count) => `${count} rows shown.`,
		empty: 'Nothing.', untold: 'What citizens report about an officer is not shown here, so that reporters are safe. If you ask for it, a person answers.',
		secrets: 'Passwords, keys and secret marks are not shown; only that they are there.', ask: 'File a request', askLead: 'Data of the registry are corrected by whoever owns them; your request is passed on.', mine: 'My requests', cancel: 'Cancel', sentOwn: 'Request sent.',
		tables: {
			person: 'Registry', employment: 'History of posts', enrolment: 'Enrolments', jp_entry: 'Lesson hours', import_row: 'Rows of imports', account: 'Account', role_grant: 'Authority', notification: 'Notifications',
			notification_preference: 'Choice of mail', import_batch: 'Imports that you sent', audit_entry: 'Trail of what you did', complaint_message: 'Letters in complaints', complaint_move: 'Steps in complaints', complaint_cluster: 'Names of groups of complaints',
			follow_up: 'Follow-up of surveys', follow_up_note: 'Notes of follow-up', survey: 'Surveys that you closed', questionnaire: 'Questionnaires that you made', need: 'Development needs', need_rule: 'Thresholds of needs that you changed', programme_version: 'Versions of evaluation designs that you made', programme_draw: 'Draws of groups that you announced or carried out', improvement: 'Improvements of service', improvement_change: 'Changes of improvements that you made', learning_score: 'Your scores before and after training', post_training_request: 'Questions after training, to you or about you', post_training_rule: 'Follow-up schedules that you set', post_training_statement: 'Statements of behaviour that you wrote',
			programme_cost: 'Costs of programmes that you recorded', programme_benefit: 'Benefits of programmes that you recorded', decision: 'Your proposals and decisions', decision_plan: 'Decisions that you took into a plan', decision_follow_up: 'What you noted of plans', period_report: 'Reports that you asked for', period_report_publication: 'Reports that you published or withdrew', open311_key: 'Keys of applications that you made', visit_event: 'Queue events that you noted',
			privacy_addition: 'Privacy paragraphs that you wrote', privacy_request: 'Requests about personal data', privacy_step: 'Steps of requests and breaches', retention_rule: 'Schedules that you set', retention_hold: 'Stops of deletion', breach: 'Breaches that you noted',
			account_session: 'Devices signed in', credential: 'Ways to sign in', passkey: 'Passkeys', two_factor: 'Phone codes', used_code: 'Codes used a moment ago'
		}
	}
};
