import { number } from '#platform/messages.ts';
import type { id } from './report.messages.id.ts';

const n = (value: number) => number(value, 'en');
/** '1 session was', '2 sessions were'. */
const counted = (count: number | string, one: string, more: string) => `${typeof count === 'number' ? n(count) : count} ${String(count) === '1' ? one : more}`;

export const en: typeof id = {
	title: 'Report on staff development and service quality',
	letterhead: (agency) => `Government of ${agency}`,
	signature: { title: 'Approval', lines: ['Place and day', 'Post', 'Signature', 'Name and staff number'] },
	kinds: { quarter: (part: number, year: number) => `Quarter ${part} of ${year}`, half: (part: number, year: number) => `Half ${part} of ${year}`, year: (_part: number, year: number) => `Year ${year}` },
	span: (kind, from, to) => `${kind}: ${from} to ${to}`,
	dataOn: (day) => `Data as of ${day}.`,
	running: 'This period is not over. The figures below may still change.',
	hiddenNote: 'Counts under five people, and counts that would tell such a count, are written “withheld”. No figure or table names a person.',
	hidden: 'withheld',
	unknown: '–',
	stamp: { made: (version, day) => `Version ${n(version)}, made ${day}.`, published: (version, day) => `Version ${n(version)}, published ${day}.`, print: (sha256) => `SHA-256 fingerprint of the contents: ${sha256}` },
	struck: { reason: 'This written reason is withheld in the published version.', title: '[title withheld]', line: (count) => `${n(count)} written ${count === 1 ? 'text was' : 'texts were'} withheld before this report was published; each place is marked.` },
	page: (page, pages) => `Page ${page} of ${pages}`,
	total: 'Total',
	figure: { label: 'Figure', value: 'Value', text: 'As printed' },
	interval: (low, high) => `likely range ${low} to ${high}`,
	ofWhole: (part, whole) => `${part} of ${whole}`,
	nothing: 'Nothing was recorded or measured in this period: no training session, evaluation, closed survey, complaint or record of service time. This report does not say that service is good or bad.',
	sections: { summary: 'Summary', planned: 'Planned and held', reached: 'Reached', found: 'Found', decided: 'Decided', satisfaction: 'Public satisfaction (SKM)', complaints: 'Complaints', times: 'Service times and promises' },
	figures: {
		sessionsPlanned: 'Sessions planned', sessionsDone: 'Sessions held', sessionsCancelled: 'Sessions cancelled', completed: 'Participations completed', peopleReached: 'Officers who completed training', jp: 'JP earned',
		jpPeople: 'Officers who earned JP', evaluations: 'Impact evaluations', better: 'Proven or indicated better', nil: 'No meaningful effect', worse: 'Proven or indicated worse', open: 'Not enough evidence or cannot be judged',
		decisions: 'Decisions on programmes', surveys: 'Satisfaction surveys closed', respondents: 'Survey respondents', index: 'IKM of all respondents', complaints: 'Complaints received', inTime: 'Closed within the time limit', late: 'Open beyond the time limit',
		fixed: 'Confirmed fixed by the reporter', visits: 'Visits measured', kept: 'Visits within the promised time'
	},
	planned: {
		lead: (planned, done, cancelled) => `${counted(planned, 'session was', 'sessions were')} planned to begin in this period; ${counted(done, 'was', 'were')} held and ${n(cancelled)} cancelled.`,
		table: 'Sessions by training', filter: (from, to) => `Sessions of the agency that begin from ${from} to ${to}, and sessions of other agencies in which its officers took part.`,
		course: 'Training', planned: 'Planned', done: 'Held', cancelled: 'Cancelled', seats: 'Seats', completed: 'Completed by', empty: 'No session begins in this period.'
	},
	reached: {
		lead: (reached, people, share) => `${reached} of ${people} officers (${share}) completed at least one training that ended in this period.`,
		table: 'Officers reached by office', filter: (to, from) => `Officers in service by their primary post on ${to}; trainings that ended from ${from} to that day.`,
		unit: 'Office', people: 'Officers', reached: 'Reached', share: 'Share', empty: 'There are no officers in service in the data.',
		jpTable: 'JP by form of development', jpFilter: (from, to) => `Activities that ended from ${from} to ${to} and were not withdrawn; counted by the JP rules in force.`, form: 'Form', jpPeople: 'Officers', jp: 'JP', jpEmpty: 'No activity with JP ended in this period.'
	},
	found: {
		lead: (count) => `${counted(count, 'impact evaluation is', 'impact evaluations are')} registered for trainings that began by the end of this period. ${count === 1 ? 'It stands below, whatever its result.' : 'All of them stand below in the order of registration, whatever their result.'}`,
		none: 'No impact evaluation is registered for trainings that began by the end of this period. So nothing can be said about their impact.',
		notComputed: 'Not computed yet', notComputedYet: 'This evaluation has not been computed, so nothing can be said about its impact yet.', registered: (measure, on) => `Measure: ${measure}. Registered ${on}.`, noPanel: (measure) => `The data on ${measure} are too few, or cannot be read as a panel, so it is not judged.`,
		counts: 'Verdicts by kind', countsFilter: 'All evaluations above; the verdict in force on the data date.', verdict: 'Verdict', count: 'How many',
		table: 'Measures of each evaluation', filter: 'Change compared with units that were not trained; likely range of 95 percent; smallest change that can be found with 80 percent probability.',
		title: 'Evaluation', effect: 'Change', low: 'Lower end', high: 'Upper end', mde: 'Smallest visible', sesoi: 'Meaningful', trained: 'Units trained', comparison: 'Units compared', empty: 'No evaluation.',
		facts: (measure, registered, computed, rule) => `Measure: ${measure}. Registered ${registered}; computed ${computed} by rule ${rule}.`,
		effectLine: (change) => `Change: ${change}.`, mdeLine: (mde, unit) => `Smallest change that these data can find: ${mde} ${unit}.`, hash: (hash) => `Fingerprint of the data ${hash}.`
	},
	decided: {
		lead: (count) => `${counted(count, 'proposal or decision was', 'proposals and decisions were')} recorded in this period.`, none: 'No decision was recorded in this period.', table: 'Proposals and decisions', filter: (from, to) => `Recorded from ${from} to ${to}, by day.`,
		programme: 'Programme', step: 'Step', choice: 'Choice', recommended: 'Advice of the evidence', why: (text) => `Reason: ${text}`, advised: (choice, on) => `Advice of the evidence: ${choice}. Recorded ${on}.`, on: 'Day'
	},
	satisfaction: {
		lead: (surveys, respondents, index) => `${counted(surveys, 'survey that ends in this period is', 'surveys that end in this period are')} closed, with ${respondents} respondents. IKM of all respondents together: ${index}.`,
		none: 'No survey that ends in this period is closed.', few: (count) => `${counted(count, 'survey', 'surveys')} of fewer than five respondents ${count === 1 ? 'is' : 'are'} not shown.`, below: (count) => `${counted(count, 'survey has', 'surveys have')} fewer respondents than the minimum sample; read ${count === 1 ? 'its result' : 'their results'} as an indication.`,
		table: 'IKM by service point', filter: (from, to) => `Surveys that end from ${from} to ${to} and are closed; figures as they were fixed.`, service: 'Service', unit: 'Unit', respondents: 'Respondents', minimum: 'Minimum sample', index: 'IKM', low: 'Lower end', high: 'Upper end', grade: 'Grade',
		elements: 'Values by element', elementsFilter: 'All surveys above together; NRR = sum of scores ÷ answers, IKM of an element = NRR × 25.', element: 'Element', answered: 'Answers', sum: 'Sum of scores', mean: 'NRR', elementIndex: 'IKM of the element',
		chart: 'IKM with its likely range of 95 percent', chartAlt: (count, lowest, highest) => `Dot chart of the IKM of ${counted(count, 'service point with its likely range', 'service points with their likely ranges')}. Lowest ${lowest}; highest ${highest}. All its numbers stand in the table after it.`, chartMost: (count) => `The chart shows the first ${n(count)} service points by name.`
	},
	complaints: {
		lead: (received) => `${received} complaints were received in this period, reports of violations and reports that name an officer aside.`, none: 'No complaint was received in this period.',
		inTime: (share, whole) => `Of ${whole} closed complaints with a time limit, ${share} were closed in time.`, fixed: (share, whole) => `Of ${whole} reporters who answered, ${share} confirm that the matter is fixed.`, noAnswers: 'Fewer than five reporters have answered whether the matter is fixed.',
		table: 'Complaints by state', filter: (from, to) => `Received from ${from} to ${to}, without reports of violations and reports that name an officer; the state on the data date.`, state: 'State', count: 'How many', classes: 'Complaints by class', class: 'Class',
		classNames: { complaint: 'Complaint', information: 'Request for information', aspiration: 'Aspiration', violation: 'Report of a violation' }
	},
	times: {
		lead: (visits, share) => `${visits} visits were measured by the queue clock; ${share} ended within the promised time.`, leadNoPromise: (visits) => `${visits} visits were measured by the queue clock; there is no promise to hold them against.`, none: 'No service time was measured in this period.',
		table: 'Times by service and unit', filter: (from, to) => `Visits from ${from} to ${to}; months of fewer than five visits are left out. Wait: the lowest and the highest median of a month, in minutes; P90: the highest of those months.`,
		service: 'Service', unit: 'Unit', promise: 'Promise', visits: 'Visits', low: 'Lowest wait', high: 'Highest wait', p90: 'P90 wait', promises: 'Checked', kept: 'Kept', share: 'Share', minutes: (value) => counted(value, 'minute', 'minutes'), days: (value) => counted(value, 'working day', 'working days')
	}
};
