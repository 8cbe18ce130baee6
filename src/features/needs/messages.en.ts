import { number } from '#platform/messages.ts';
import type { id } from './messages.id.ts';

export const en: typeof id = {
	problems: {
		'need.not_found': () => 'This need does not exist, or is not yours to see. Open the list of needs again.',
		'need.already_decided': () => 'Somebody else decided this need meanwhile. Reload the page to see the decision.',
		'need.rule_in_past': () => 'Thresholds are in force from today or later, so that what was decided stays as it is.',
		'need.rule_taken': () => 'There is a version in force from that day already. Choose another day.',
		'need.reason_missing': () => 'Write why you decline, so that the unit knows.',
		'need.improvement_dates': () => 'The end cannot lie before the beginning. Check both days.',
		'need.improvement_unknown': () => 'This unit has no such service, group of complaints or responsible person. Choose from the list.',
		'need.improvement_why': () => 'Write why the improvement ended.',
		'need.improvement_not_found': () => 'There is no such improvement in this unit. Open the list of improvements again.',
		'need.improvement_changed': () => 'Somebody else changed this improvement since you opened it. What you typed is still here; compare it with the list of improvements, and save again where it still holds.',
		'need.improvement_withdrawn': () => 'This improvement was withdrawn and can no longer be changed. If it was right after all, record it anew.',
		'need.choose_unit_need': () => 'Choose the need of the unit that it rests on.',
		'need.whose_unknown': () => 'This unit has no such person, position or need. Choose from the list.',
		'need.improvement_end_day': () => 'Give the day it ended.'
	},
	title: 'Needs', lead: 'Which unit misses which competency, by surveys, complaints and service times.',
	heading: (count) => (count === 0 ? 'No open needs' : `${number(count, 'en')} open ${count === 1 ? 'need' : 'needs'}`),
	thresholds: 'Thresholds', views: 'State', all: 'All',
	states: { open: 'Open', accepted: 'Accepted', declined: 'Declined', met: 'Met' },
	kinds: { training: 'Training', improvement: 'Improvement' },
	urgency: ['Evidence undone', 'Usual', 'Soon', 'First'],
	filter: { kind: 'Kind', anyKind: 'All kinds', unit: 'Unit', anyUnit: 'All my units', find: 'Filter', clear: 'Clear the filter' },
	columns: { what: 'Need', unit: 'Unit', urgency: 'Urgency', state: 'State', opened: 'Opened', evidence: 'Evidence' },
	total: (count) => `${count} needs`,
	caption: 'Needs, most urgent first',
	emptyTitle: 'No needs here', emptyText: 'Needs open by themselves when a survey closes, a complaint ends, or service times are missed again and again.',
	topics: {
		requirements: 'Requirements', procedure: 'Procedure', duration: 'Duration', cost: 'Cost', product: 'Product of the service', competence: 'Competence of officers', conduct: 'Conduct of officers',
		complaints: 'Handling of complaints', facilities: 'Facilities', time: 'Keeping the promised time'
	},
	add: 'Record a need', byRule: (version) => `Opened by rule (version ${version})`, byOfficer: 'Recorded by an officer',
	detail: {
		evidence: 'Evidence', evidenceCaption: 'Evidence behind this need', source: 'Source', month: 'Month', says: 'What was recorded', open: 'Open the source', hidden: 'Outside your rights', undone: 'Undone', standing: 'Stands', state: 'State',
		none: 'No counted evidence; an officer recorded this need.', decide: 'Decide', facts: 'In short', person: 'For', basis: 'Rests on', follows: 'See the need of the unit it rests on', ownNote: 'This need names you. If it is wrong, talk to your superior, or ask for a correction under My data.', service: 'Service', unit: 'Unit', position: 'Post', opened: 'Opened', decided: 'Decided', reason: 'Reason', why: 'Recorded because', met: 'Met', urgency: 'Urgency', kind: 'Kind',
		timeline: 'See the unit’s time line', saved: 'The decision is saved.', privacy: 'What citizens wrote and names of people are not shown here.'
	},
	decisions: { accept: 'Accept', decline: 'Decline', meet: 'Declare met' }, reasonHint: 'Needed when you decline.',
	evidenceKinds: { survey_element: 'Satisfaction survey', complaint_root_cause: 'Complaint', missed_time: 'Service time' },
	says: {
		survey_element: (element, figure, bound) => `Element ${element} reads ${number(figure / 100, 'en', 2)}; its whole interval lies under ${number(bound / 100, 'en', 2)}.`,
		complaint_root_cause: 'One complaint ended with competence of officers as its root cause.',
		missed_time: (figure, bound) => `${number(figure, 'en')}% of services ended within the promised time; the bound is ${number(bound, 'en')}%.`
	},
	form: {
		title: 'Record a need', lead: 'For what surveys, complaints and the service clock do not catch.', kind: 'Kind', unit: 'Unit', pick: 'Choose a unit', competency: 'Competency, or what is to be mended', why: 'Why',
		whyHint: 'Do not write names of people or what a complaint says.', save: 'Save the need', personal: 'For one officer or position'
	},
	personal: {
		title: 'Record the need of an officer', lead: 'A training that one officer or one position needs. Whoever is named can read it.', choose: 'Choose the unit', whose: 'For whom', pick: 'Choose', people: 'Officers', positions: 'Positions',
		competency: 'Competency to be built', basis: 'Rests on', bases: { observation: 'Seen at work', assessment: 'An assessment or test', duty: 'A new duty', wish: 'The wish of the officer', unit_need: 'A need of the unit' },
		follows: 'The need of the unit it rests on', why: 'Evidence', whyHint: 'What was seen or written, and when. Do not copy what a complaint says.', save: 'Save the need', nobody: 'This unit has no officers or positions. Choose another unit.',
		account: 'My account', mine: 'My development needs', mineLead: 'Trainings that your superior or the training manager holds you need. Those responsible for your unit read them too.', none: 'Nobody has recorded a need for you', noneText: 'If somebody does, the training stands here with what it rests on.'
	}
};
