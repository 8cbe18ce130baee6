import type { id } from './officer.messages.id.ts';

export const en: typeof id = {
	problems: {
		'complaint.not_found': () => 'This complaint does not exist, or is not within your authority. Open the list of complaints again.',
		'complaint.move_impossible': () => 'That step is no longer possible: somebody else has just changed this complaint. Load the page again and choose once more.',
		'complaint.unit_unknown': () => 'That unit does not exist or has been closed. Choose another from the list.',
		'complaint.violation_stays': () => 'A report of a suspected violation is handled by the inspectorate only; it cannot be moved to another unit or made another kind.',
		'complaint.person_unknown': () => 'Nobody in this government has that NIP. Check its 18 digits.',
		'complaint.no_inspectorate': () => 'No unit is named as the inspectorate yet. Ask the complaints administrator to name it in the complaint settings, then try again.',
		'complaint.no_reporter': () => 'The reporter left no name, or it comes from another installation of Bina.',
		'complaint.undo_touched': (p) => `${p.complaints} complaints of this file have been worked on, so the import cannot be undone.`,
		'complaint.file_rows': (p) => `This file has more than ${p.most} rows. Ask the administrator of the system to take it in by the command line, or cut it in parts.`,
		'complaint.key_name_taken': () => 'There is an active key of that name already. Choose another name.',
		'complaint.cluster_not_found': () => 'This group does not exist, or none of its complaints is yours to read.',
		'complaint.cluster_same': () => 'Choose another group to merge with.',
		'complaint.service_unknown': () => 'There is no such service, or it has ended. Choose from the list.',
		'complaint.template_gone': () => 'That template is gone. Choose another.',
		'complaint.template_taken': () => 'There is a template of that name already. Choose another name.',
		'complaint.no_desk': () => 'No unit was chosen and no intake desk is named. Choose a unit, or ask the complaints administrator to name the intake desk in the complaint settings.',
		'complaint.recorded_before': () => 'This complaint is recorded already; the form was sent twice. Find it in the list of complaints. Its code was shown once, with the first sending.',
		'complaint.in_the_future': () => 'The day of receipt cannot lie after today. Check the date.',
		'complaint.competency_needed': () => 'The root cause is the competence of an officer: write which competency was missing, for example checking civil registry documents.'
	},
	classes: { complaint: 'Complaint', information: 'Request for information', aspiration: 'Suggestion', violation: 'Suspected violation' },
	states: { new: 'New', verified: 'Verified', assigned: 'Assigned', handling: 'In progress', closed: 'Closed', paused: 'Paused', outside: 'Not ours', archived: 'Put aside' },
	closings: { fixed: 'Fixed', explained: 'Explained', not_fixed: 'Closed, not fixed' },
	channels: { web: 'Citizens\' page', walk_in: 'In person', whatsapp: 'WhatsApp', sms: 'SMS', paper: 'Letter', lapor: 'SP4N-LAPOR!', open311: 'Open311' },
	rootCauses: { procedure: 'Procedure', capacity: 'Capacity (people, time)', competence: 'Competence of the officer', facility: 'Facilities', rule: 'Rule', outside: 'Outside our control' },
	archiveReasons: {
		wrong_format: 'Cannot be read', too_general: 'Too general', not_government: 'Not about the work of government', duplicate: 'Reported already', abusive: 'Abusive', withdrawn: 'Withdrawn by the reporter'
	},
	moves: {
		verify: 'Verify', assign: 'Assign', start: 'Start work', close: 'Close', pause: 'Pause', resume: 'Resume', refer: 'Not ours', archive: 'Put aside', restore: 'Bring back',
		hand_over: 'Hand to the inspectorate', hand_back: 'Give back as an ordinary complaint',
		reopen: 'Reopened by the reporter', file: 'Received', escalate: 'Escalated because late', confirm: 'Answer of the reporter', join: 'Another citizen joined', reclass: 'Kind changed'
	}
};
