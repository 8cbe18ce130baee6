import { number } from '#platform/messages.ts';
import type { id } from './public.messages.id.ts';

export const en: typeof id = {
	agencies: { title: 'Quality of services, for everybody', lead: 'Choose a government to see its services, how satisfied citizens are, and how long it takes.', line: (points, results) => `${number(points, 'en')} ${points === 1 ? 'service point' : 'service points'}, ${number(results, 'en')} with a survey result`, none: 'No services are registered yet.' },
	crumb: 'All governments',
	agency: {
		lead: 'Services, satisfaction by closed surveys, complaints and promised improvements. Renewed every minute.', services: 'Service points', byName: 'By name', byIndex: 'By IKM', orderLabel: 'Order',
		rankNote: 'Points whose intervals touch stand together by name: these surveys cannot say which of them is better.', group: (at) => `Group ${at}`, noResult: 'No result to compare yet',
		interval: (low, high) => `interval ${low}–${high}`, respondents: (count) => `${number(count, 'en')} respondents`, grade: (grade) => `grade ${grade}`, few: 'fewer answers than the sample minimum', none: 'No survey result yet.',
		overdue: 'Yearly survey overdue', complaints: 'Complaints this year', complaintsLead: 'Reports of violations and reports that name an officer are not counted here. Counts under 5, and counts that would tell such a count, read “hidden”.', fewer: 'hidden', noComplaints: 'No complaints are recorded this year yet.',
		confirmed: (percent, answers) => `Of ${number(answers, 'en')} who answered, ${number(percent, 'en')}% say that it was really fixed.`,
		plans: 'Promised improvements', plansLine: (open, late, done) => `${number(done, 'en')} done, ${number(open, 'en')} going on, ${number(late, 'en')} late.`, data: 'Open data', reports: 'Periodic reports', complain: 'Send a complaint', pageLabel: 'Pages of the list', before: 'Before', after: 'Next', page: (page, pages) => `Page ${page} of ${pages}`, state: 'State', count: 'Count'
	},
	states: { new: 'New', verified: 'Verified', assigned: 'Assigned', handling: 'In progress', closed: 'Closed', paused: 'Paused', outside: 'Not ours', archived: 'Archived' },
	point: {
		standard: 'Service standard', time: 'Time', fee: 'Fee', open: 'Open', product: 'Product', basis: 'Legal basis', requirements: 'Requirements', procedure: 'Steps', address: 'Address',
		skm: 'Satisfaction of citizens (IKM)', period: (from, to) => `${from} to ${to}`, element: 'Element', value: 'Value', interval: '95% interval', answers: 'Answers', full: 'The whole result of this survey', none: 'No survey was closed with enough answers yet.',
		times: 'Times against the promise', month: 'Month', visits: 'Visits', wait: 'Median wait', p90: 'P90 wait', share: 'Within promise', minutes: (value) => `${number(value, 'en')} min`, percent: (value) => `${number(value, 'en')}%`, noTimes: 'No times are recorded yet.',
		timesNote: 'P90: nine of ten people wait no longer. Months of fewer than five visits are not shown.', plans: 'Promised improvements', noPlans: 'Nothing is promised yet.', due: (day, post) => `By ${day}, by ${post}.`, late: 'Late',
		planStates: { planned: 'Planned', doing: 'Going on', done: 'Done', dropped: 'Dropped' }, badge: 'Badge for your page', badgeText: 'This picture may stand on any page; it follows the newest result.'
	},
	data: {
		title: 'Open data', lead: 'Free to use by anybody. Cells of fewer than five people are not in it; there is no personal data.', files: 'Files', dictionary: 'Data dictionary', catalogue: 'DCAT catalogue', column: 'Column', type: 'Type', meaning: 'Meaning', reports: 'Periodic reports', reportsText: 'Each published report is there as PDF, workbook, contents (json), and de-identified data with an R script.',
		types: { text: 'text', date: 'day', integer: 'whole number', number: 'numeric' }
	},
	datasets: { panel: 'Results by unit, service, element and month', skm: 'Results of satisfaction surveys', pengaduan: 'Counts of complaints by month', layanan: 'Service standards' },
	badge: { index: 'IKM', none: 'none yet', title: (name) => `Satisfaction of citizens: ${name}`, grade: (grade) => `grade ${grade}`, interval: (low, high) => `95% interval ${low}–${high}` }
};
