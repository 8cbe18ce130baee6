import type { id } from './exchange.messages.id.ts';

export const en: typeof id = {
	keys: {
		title: 'Open311 keys', lead: 'Other programs (such as a city\'s app) can file complaints with a key. Reading what is public needs none.',
		address: 'Address for programs:', name: 'Name of the program', nameHint: 'Who uses this key, for example: Jambi Siaga app.', created: 'Created', used: 'Last used', never: 'never', state: 'State',
		revoked: 'Revoked', revoke: 'Revoke', add: 'New key', create: 'Make a key', made: 'Copy this key now. It is shown only once.', empty: 'No key yet', emptyText: 'Make one key for each program that files complaints.'
	},
	clusters: {
		title: 'Repeated complaints', lead: 'Complaints of similar substance in the last twelve months, grouped every night. Names can be changed.',
		empty: 'No group yet', emptyText: 'A group forms when at least three similar complaints reach one unit.',
		name: 'Group', count: 'Complaints', months: 'By month', units: 'Units', causes: 'Root causes', fixed: 'Confirmed fixed', noAnswer: 'no answer yet', noCause: 'none yet',
		rate: (percent, answers) => `${percent} of ${answers} answers`, few: 'few so far',
		open: 'See the complaints', rename: 'Rename', save: 'Save name', renamed: 'named by an officer', edit: 'Change the group', merge: 'Merge with', mergeButton: 'Merge', splitHint: 'Ticked complaints leave the group and do not come back.', splitButton: 'Take out the ticked ones',
		chart: (name, total, most) => `${name}: ${total} complaints, most of them in ${most}.`, month: 'Month', members: 'Newest complaints of this group', asTable: 'Numbers by month'
	},
	summary: {
		title: 'Summary of complaints', lead: 'By month of receipt. Each number opens its complaints.', from: 'From month', to: 'To month', by: 'Rows', bys: { unit: 'Unit', service: 'Service', month: 'Month' },
		show: 'Show', csv: 'Download CSV', empty: 'No complaint', emptyText: 'No complaint that you may read came in during these months.', total: 'Total', open: 'Not closed', closed: 'Closed', other: 'Not handled',
		inTime: 'Closed in time', confirmed: 'Confirmed fixed', causes: 'Root causes', few: 'few', fewNote: 'Shares of fewer than 10 complaints are written faintly: a single one changes them much.',
		interval: (low, high) => `95% interval: ${low}–${high}`, of: (part, whole) => `${part} of ${whole}`, noService: 'No service', none: '–'
	}
};
