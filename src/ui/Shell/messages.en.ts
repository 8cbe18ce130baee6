import type { shellMessages as indonesian } from './messages.id.ts';

export const shellMessages: typeof indonesian = {
	skip: 'Skip to the page',
	brand: 'Bina, to Today',
	search: 'Find people, units, training',
	searchButton: 'Search',
	main: 'Main menu',
	places: 'Bottom menu',
	unread: (count) => (count === 0 ? 'Notifications' : `Notifications, ${count} unread`),
	account: 'Your account',
	settings: 'Account & security',
	notifications: 'Notification settings',
	help: 'Keyboard shortcuts',
	signOut: 'Sign out',
	otherLanguage: 'Bahasa Indonesia',
	offline: 'You are offline. This is the last copy on this device; forms cannot be sent yet.',
	shortcuts: 'Keyboard shortcuts',
	shortcutSearch: 'To the search box',
	shortcutGo: (place) => `To ${place}`,
	shortcutList: 'Show this list',
	then: 'then',
	close: 'Close'
};
