import type { id } from './messages.id.ts';

export const en: typeof id = {
	navigation: {
		groups: { own: undefined, unit: 'My unit', agency: 'Government' },
		long: {
			today: 'Today', training: 'Training', jp: 'My JP', notifications: 'Notifications', people: 'People', units: 'Units', surveys: 'Satisfaction surveys',
			evaluation: 'Impact evaluation', import: 'Import data', quality: 'Data quality', accounts: 'Accounts', grants: 'Authority', audit: 'Audit trail'
		},
		short: {
			today: 'Today', training: 'Training', jp: 'My JP', notifications: 'News', people: 'People', units: 'Units', surveys: 'Surveys',
			evaluation: 'Evaluation', import: 'Import', quality: 'Quality', accounts: 'Accounts', grants: 'Authority', audit: 'Audit'
		}
	}
};
