import type { uiMessages as indonesian } from './messages.id.ts';

export const uiMessages: typeof indonesian = {
	errorTitle: (count) => (count === 1 ? 'One thing needs mending' : `${count} things need mending`),
	reference: (number) => `Number to quote when you ask for help: ${number}`,
	optional: 'may stay empty',
	error: 'Needs mending:',
	crumbs: 'Where this page is',
	pages: 'Pages of the list',
	page: (page, pages) => `Page ${page} of ${pages}`,
	previous: 'Previous',
	next: 'Next',
	howCounted: 'How it is counted',
	showRows: 'See the rows behind it',
	asTable: 'See as a table'
};
