import type { id } from './period.messages.id.ts';

export const en: typeof id = {
	problems: {
		'report.period_unknown': () => 'That period is not known. Choose a quarter, half or year from the list.',
		'report.in_the_future': () => 'That period has not begun. Choose one that has.',
		'report.making_failed': () => 'The report could not be made. Your data did not change. Press “Try again”; if it fails again, tell whoever runs the system.',
		'report.drawing_failed': () => 'The files for the public could not be made, so the report is not published yet.',
		'report.not_done': () => 'This version is not made yet. Wait until it is, then publish it.',
		'report.not_read': () => 'Read all texts above, then tick that you have read them.',
		'report.published_before': () => 'This version has been published before. To publish something else, make a new version.',
		'report.not_published': () => 'This version is not published, so there is nothing to withdraw.',
		'report.reason_needed': () => 'Write why it is withdrawn, in 10 to 300 letters. The public reads it.'
	},
	kinds: { quarter: (part, year) => `Quarter ${part} ${year}`, half: (part, year) => `Half ${part} ${year}`, year: (_part, year) => `Year ${year}` },
	list: {
		title: 'Reports', lead: 'Reports of a quarter, half or year for the whole agency. Each is kept as a version that never changes.', make: 'Make report', period: 'Period', hint: 'A period that is not over is written with data up to today.',
		made: 'Reports there are', none: 'No report yet', noneText: 'Choose a period above and press “Make report”. It usually takes half a minute.', version: 'Newest version', state: 'State', madeOn: 'Made', public: 'For the public'
	},
	version: (version) => `Version ${version}`,
	states: { waiting: 'Waiting', making: 'Being made', done: 'Done', failed: 'Failed' },
	publicStates: { none: 'Not published', drawing: 'Being prepared', failed: 'Could not be prepared', published: 'Published', withdrawn: 'Withdrawn' },
	page: {
		pdf: 'Download PDF', xlsx: 'Download workbook', zip: 'Download data', json: 'Contents (JSON)', more: (rows) => `${rows} more rows stand in the PDF and the workbook.`, waiting: 'The report waits to be made.', making: (percent) => `The report is being made: ${percent}%.`,
		mayLeave: 'This page reloads by itself. You may leave it; the report is made all the same.', reload: 'Reload', failed: 'The report could not be made', again: 'Try again', next: 'Make a new version', versions: 'All versions of this period', current: 'open now',
		stamp: (version, day) => `Version ${version}, made ${day}.`, print: 'SHA-256 fingerprint', printHint: 'The same as of the file of its contents (JSON). Change one letter and it differs.', stale: (day) => `Made from data as of ${day}. Where data were mended since, make a new version; this one stays.`
	},
	changes: {
		title: (since) => `What changed since version ${since}`, nothing: (since) => `All figures, verdicts and tables are those of version ${since}.`, figure: 'Figure', before: 'Before', after: 'Now', absent: 'none',
		table: (title, added, gone, changed) => `${title}: ${added} new rows, ${gone} gone, ${changed} changed.`
	},
	publish: {
		title: 'Publish the report', lead: 'Read every written text below. Anybody will be able to.', open: 'Check and publish', manage: 'See its publication', texts: 'Texts that will be open', reasons: 'Reasons of decisions', titles: 'Titles of trainings, evaluations and parts of curricula', none: 'Nobody wrote a text that stands in this report.',
		hint: 'Tick texts with a name, a staff number, a phone number or anything else about a person. In the published version a sentence says that the text is withheld.', strike: 'Withhold this text', suspected: (what) => `Look again: there seems to be ${what}.`,
		suspicions: { id_number: 'an identity number', phone: 'a phone number', mail: 'a mail address', name: 'the name of an officer' }, read: 'I have read all texts above and withheld those about people', button: 'Publish', cancel: 'Back to the report',
		drawing: 'The files for the public are being prepared. This page reloads by itself.', failed: 'The files for the public could not be made. Bina tries again a few times; you may also press “Try again”. If it keeps failing, tell whoever runs the system.', again: 'Try again', published: (day) => `Published since ${day}.`, see: 'See the public page', struck: (count) => `${count} texts withheld.`, withdrawn: (day) => `Withdrawn ${day}.`, only: 'A version is published once. After it was withdrawn, make a new version to publish again.'
	},
	withdraw: { title: 'Withdraw from the public page', hint: 'The public reads this reason, so name nobody. A line that this version was published and withdrawn stays.', reason: 'Why it is withdrawn', button: 'Withdraw report' },
	public: {
		title: 'Periodic reports', lead: 'Reports on staff development and service quality that this government published. A published version is never changed; one that was withdrawn stays named here.', none: 'No report has been published yet.', first: { awaited: 'This government is invented for the demo. Its first report is made and published by itself within a few minutes of the first start. Reload this page.', making: 'This government is invented for the demo. Its first report is being made and is usually public within a minute. Reload this page.', failed: 'This government is invented for the demo. Its first report could not be made. The training manager reads why on the page Reports, and can try again.' }, crumb: 'Periodic reports',
		published: (version, day, dataOn) => `Version ${version}, published ${day}, data as of ${dataOn}.`, withdrawn: (version, day) => `Version ${version} was withdrawn ${day}. Reason:`, older: 'Other versions', files: 'Files', pdf: (pages) => `PDF (${pages} pages)`, pdfOther: 'PDF in Indonesian', xlsx: 'Workbook (xlsx)', zip: 'De-identified data and R script (zip)', json: 'Contents (json)',
		newer: (version) => `There is a newer version: version ${version}.`, more: (rows) => `${rows} more rows stand in the PDF and the workbook.`, print: 'SHA-256 fingerprint of the contents', gone: 'No version of this period is published.'
	}
};
