import type { id } from './messages.id.ts';

export const en: typeof id = {
	problems: {
		'holiday.not_found': () => 'There is no holiday on that day. Load this page again; somebody else may have changed it.',
		'holiday.out_of_range': ({ first, last }) => `The calendar keeps the years ${first} to ${last} only. Check the year.`
	},
	page: {
		title: 'Holidays', heading: (year) => `Working days of ${year}`,
		lead: 'Deadlines of complaints are counted in working days. Days in this list are not counted.',
		unconfirmed: 'The national list that ships with Bina has not been compared with the joint decision of the three ministers. Check it once a year and change what differs.',
		incomplete: 'For this year only the holidays of fixed date are known. Add those that follow the Islamic, Chinese and Saka calendars, and joint leave.',
		day: 'Day', name: 'Name', kind: 'Kind', state: 'Counted?', action: 'Action',
		kinds: { national: 'National holiday', joint_leave: 'Joint leave', regional: 'Regional holiday' },
		off: 'Off', works: 'Working day', own: 'changed here',
		work: 'Work on this day', reset: 'As in the national list', resetOwn: 'Remove',
		add: 'Add a holiday', save: 'Save holiday', previous: (year) => `Year ${year}`, next: (year) => `Year ${year}`, years: 'Other years',
		empty: 'No holiday in this year yet.'
	}
};
