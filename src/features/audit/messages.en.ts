import type { id } from './messages.id.ts';

export const en: typeof id = {
	title: 'Audit trail', lead: 'Who did what and when. It cannot be changed; a change from outside is found.',
	filter: { action: 'Action', any: 'All actions', subject: 'Object', subjectHint: 'such as account: or survey:', from: 'From', to: 'To', submit: 'Search' },
	columns: { at: 'Time', who: 'By', what: 'Action', subject: 'Object', detail: 'Details', number: 'Number' },
	nobody: 'Not signed in', otherAgency: 'Account of another agency', unsealed: 'new', concealed: 'A report, not shown', total: (count) => `${count} entries`, empty: 'No entry matches', emptyText: 'Change the filter above, or clear it to see all.', download: 'Download CSV',
	verify: {
		title: 'Integrity', text: 'Each entry holds the fingerprint of the one before. The check computes all of them again from the first.', noted: 'Fingerprint you noted earlier', notedHint: 'May be empty. Example: 2041-9f86d081884c7d65', submit: 'Check integrity',
		holds: (count) => `Intact: ${count} entries agree with their chain.`, none: 'No entry has been sealed yet.', fingerprint: (text) => `The fingerprint now is ${text}. Note it outside the system to compare later.`,
		changed: (number) => `Broken: entry number ${number} no longer reads as when it was sealed. Stop changing data and call the inspectorate.`, gap: (number) => `Broken: an entry before number ${number} is missing. Stop changing data and call the inspectorate.`,
		same: 'The fingerprint you noted agrees.', different: 'The fingerprint you noted does NOT agree: the trail was rewritten.', absent: 'The number you noted is gone: the end of the trail was cut off.',
		waiting: (count) => `${count} entries have waited more than a minute to be sealed. Check that the background worker runs.`
	},
	actions: {
		'account.sign_in': 'Signed in', 'account.sign_in_refused': 'Sign-in failed', 'account.sign_out': 'Signed out', 'account.password_change': 'Changed password', 'account.totp_on': 'Turned phone codes on', 'account.totp_off': 'Turned phone codes off',
		'account.recovery_codes': 'Made recovery codes', 'account.passkey_add': 'Added a passkey', 'account.passkey_remove': 'Removed a passkey', 'account.sessions_end': 'Signed out devices', 'account.workplace': 'Changed agency',
		'account.create': 'Created an account', 'account.disable': 'Closed an account', 'account.enable': 'Reopened an account', 'account.password_reset': 'Gave a new password', 'grant.add': 'Gave authority', 'grant.end': 'Ended authority', 'audit.export': 'Downloaded the audit trail',
		'attendance.check_in': 'Checked in', 'attendance.record': 'Recorded attendance', 'course.create': 'Created a course', 'session.create': 'Created a session', 'session.complete': 'Completed a session', 'session.finish': 'Finished a session',
		'enrolment.create': 'Enrolled', 'enrolment.withdraw': 'Withdrew', 'enrolment.promote': 'Moved up from the waiting list', 'evaluation.compute': 'Computed an evaluation', 'evaluation.request': 'Asked for an evaluation', 'programme.register': 'Registered a programme',
		'import.upload': 'Uploaded an import', 'import.confirm': 'Confirmed an import', 'import.undo': 'Undid an import', 'import.clear': 'Deleted rows of an old import', 'jp.credit': 'Credited JP', 'jp.record': 'Recorded JP', 'survey.open': 'Opened a survey', 'survey.close': 'Closed a survey', 'survey.answer': 'Survey answer',
		'improvement.record': 'Recorded an improvement', 'need.open': 'Opened a need', 'need.evidence': 'Evidence of a need changed', 'need.accept': 'Accepted a need', 'need.decline': 'Declined a need', 'need.meet': 'Declared a need met',
		'notification.prefer': 'Set notifications', 'notification.read': 'Read notifications', 'notification.unread': 'Marked as unread',
		'complaint.file': 'Complaint filed', 'complaint.verify': 'Verified a complaint', 'complaint.assign': 'Assigned a complaint', 'complaint.start': 'Began work on a complaint',
		'complaint.close': 'Closed a complaint', 'complaint.pause': 'Paused a complaint', 'complaint.resume': 'Resumed a complaint', 'complaint.refer': 'Referred a complaint elsewhere',
		'complaint.archive': 'Put a complaint aside', 'complaint.restore': 'Brought a complaint back', 'complaint.reopen': 'Reporter reopened a complaint', 'complaint.write': 'Wrote on a complaint',
		'complaint.about_add': 'Said whom a complaint is about', 'complaint.about_remove': 'Took off whom a complaint is about',
		'complaint.join': 'Citizen joined a complaint', 'complaint.confirm': 'Reporter judged the outcome', 'complaint.identify': 'Opened the identity of a reporter', 'complaint.desks': 'Set the complaint desks',
		'complaint.template_add': 'Added an answer template', 'complaint.template_remove': 'Removed an answer template',
		'service.register': 'Registered a service', 'service.change': 'Changed a service standard', 'service.end': 'Ended a service', 'service.resume': 'Made a service active again',
		'service.import': 'Imported services', 'service_point.open': 'Opened a service point', 'service_point.change': 'Changed a service point', 'service_point.close': 'Closed a service point',
		'service_point.reopen': 'Reopened a service point', 'counter.add': 'Added a counter', 'counter.close': 'Closed a counter', 'counter.reopen': 'Used a counter again',
		'queue.taken': 'Gave a queue number', 'queue.called': 'Called a number', 'queue.served': 'Began to serve', 'queue.paused': 'Paused serving', 'queue.resumed': 'Resumed serving',
		'queue.done': 'Finished serving', 'queue.absent': 'Noted as absent', 'queue.left': 'Noted as gone', 'queue.undone': 'Took back a queue step', 'queue.sync': 'Sent the offline queue',
		'unit.succeed': 'Registered the successor of a unit', 'unit.succeed_withdraw': 'Took back the successor of a unit', 'visit.import': 'Imported visits', 'visit.import_undo': 'Undid an import of visits',
		'holiday.save': 'Saved a holiday', 'holiday.work': 'Made a holiday a working day', 'holiday.reset': 'Reset a holiday', 'person.add': 'Added an officer', 'jp.withdraw': 'Withdrew a JP entry',
		'jp.restore': 'Restored a JP entry', 'session.cancel': 'Cancelled a session', 'session.reopen': 'Reopened a session', 'survey.questionnaire': 'Changed the questionnaire',
		'survey.import': 'Imported survey answers', 'survey.follow_up': 'Planned survey follow-up', 'survey.progress': 'Noted follow-up progress',
		'complaint.cluster_merge': 'Merged clusters of complaints', 'complaint.cluster_name': 'Named a cluster of complaints', 'complaint.cluster_split': 'Split a cluster of complaints',
		'complaint.import': 'Imported complaints', 'complaint.import_undo': 'Undid an import of complaints', 'complaint.key_add': 'Made an Open311 key', 'complaint.key_revoke': 'Revoked an Open311 key',
		'complaint.restart': 'Reopened a complaint on request',
		'privacy.add_text': 'Added a privacy text', 'privacy.breach_opened': 'Recorded a breach', 'privacy.breach_saved': 'Saved the contents of a breach',
		'privacy.breach_notice_authority': 'Told the authority of a breach', 'privacy.breach_notice_subjects': 'Told those affected of a breach', 'privacy.breach_published': 'Published a breach',
		'privacy.breach_closed': 'Closed a breach', 'privacy.hold': 'Held the deletion of data', 'privacy.lift_hold': 'Lifted a hold on deletion', 'privacy.read_own': 'Opened own data',
		'privacy.read_request': 'Opened a data request', 'privacy.request': 'Filed a data request', 'privacy.request_checking': 'Began to check a data request', 'privacy.request_answered': 'Answered a data request',
		'privacy.request_refused': 'Refused a data request', 'privacy.request_cancelled': 'Withdrew a data request', 'privacy.retain': 'Deleted data by schedule', 'privacy.set_retention': 'Set how long data are kept'
	}
};
