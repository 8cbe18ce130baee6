import type { id } from './pages.messages.id.ts';

/** The counts come as they are shown: '1', '1,200'. */
const people = (count: string) => (count === '1' ? '1 person' : `${count} people`);
const rows = (count: string) => (count === '1' ? '1 row' : `${count} rows`);

export const en: typeof id = {
	next: 'Next',
	people: {
		title: 'People', lead: 'Find people by name or NIP. A wrong letter or two does not matter.', add: 'Add a person',
		search: 'Name or NIP', find: 'Find', clear: 'Show all', total: people, caption: 'List of people',
		columns: { name: 'Name', nip: 'NIP', title: 'Post', unit: 'Unit' }, left: 'Has left',
		none: 'Nobody fits', noneText: 'Try another spelling, a part of the name, or the first digits of the NIP. Only people within your authority are shown.',
		empty: 'No people yet', emptyText: 'Upload a SIASN export to take in all of them at once.', toImport: 'Import people'
	},
	person: {
		since: (day) => `Since ${day}`, until: (from, to) => `${from} to ${to}`, main: 'Main post', extra: 'Additional post', left: (day) => `Left the service on ${day}`,
		history: 'Posts over time', data: 'Personal data', born: 'Born', sex: 'Sex', male: 'Male', female: 'Female', kind: 'Status', email: 'E-mail', phone: 'Mobile', education: 'Education', rank: 'Rank', nip: 'NIP',
		findings: 'To be checked in this record', unknown: 'Not there yet', period: 'Period', unit: 'Unit', title: 'Post'
	},
	newPerson: {
		title: 'Add a person', lead: 'For one person. For more than a few an import is quicker.', nip: 'NIP', nipHint: '18 digits. Birth date and sex are read from it.', name: 'Name without titles',
		before: 'Title before the name', after: 'Title after the name', email: 'E-mail', phone: 'Mobile', unit: 'Unit', position: 'Name of the post', kind: 'Kind of post', rank: 'Rank', rankHint: 'For example III/b, or IX for a PPPK.',
		since: 'In this post since', save: 'Save the person',
		kinds: { jpt: 'Senior leader', administrator: 'Administrator', pengawas: 'Supervisor', fungsional: 'Functional', pelaksana: 'Clerical' }
	},
	units: {
		title: 'Units', lead: 'The tree of units on a day you choose; units that were renamed can still be seen.', on: 'As of', search: 'Name of the unit', find: 'Show', total: (count) => (count === '1' ? '1 unit' : `${count} units`),
		caption: (day) => `Units on ${day}`, columns: { name: 'Unit', people: 'People' }, empty: 'No units', emptyText: 'No unit within your authority fits on that day.', level: (level) => `level ${level}`
	},
	unit: {
		since: (day) => `With this name and place since ${day}`, people, below: 'Units below', services: 'Service history and mergers of the unit', former: 'Former names', formerLine: (name, from, to) => `${name}, ${from} to ${to}`,
		columns: { name: 'Name', nip: 'NIP', title: 'Post', rank: 'Rank' }, noPeople: 'Nobody in this unit yet', noPeopleText: 'People may stand in the units below.', closed: 'Names are only for those with authority over this unit.', head: 'Head',
		on: (day) => `As of ${day}`
	},
	imports: {
		title: 'Import data', lead: 'Upload a SIASN export. You see a preview first; nothing is stored before you agree.', kind: 'What the file holds', kinds: { people: 'People (SIASN main export)', units: 'Tree of units (Id; NamaUnor; DiatasanId)' },
		kindShort: { people: 'People', units: 'Units' }, file: 'File', fileHint: 'CSV or xlsx, 50 MB at most. Columns are found by name, in any order.', upload: 'Upload and preview', history: 'Earlier imports',
		columns: { file: 'File', kind: 'Holds', state: 'State', at: 'Uploaded', by: 'By', rows: 'Rows' },
		states: { reading: 'Being read', previewed: 'Waiting for a decision', writing: 'Being stored', confirmed: 'Stored', undone: 'Undone', refused: 'Refused' },
		empty: 'No imports yet', emptyText: 'Choose a file above to begin.'
	},
	batch: {
		titles: { reading: 'The file is being read', previewed: 'Check before storing', writing: 'The data are being stored', confirmed: 'The data are stored', undone: 'The import was undone', refused: 'The file cannot be read', abandoned: 'The import was not continued' },
		cleared: (at) => `The rows of this file were deleted ${at}: records from a file are kept only as long as the import can be undone. The counts stay.`, refusals: 'Why rows were refused',
		reading: (count) => `${rows(count)} read so far. This page renews itself; you may leave it.`, writing: 'Storing goes on in the background. This page renews itself; you may leave it.',
		lead: { previewed: 'Nothing is stored yet.', confirmed: (at) => `Stored ${at}.`, undone: (at) => `Undone ${at}. The data are as before.` },
		counts: { new: 'New', changed: 'Changed', unchanged: 'Unchanged', refused: 'Refused', all: 'All', warned: 'With notes' }, nothing: 'Nothing changes: every row of this file is in Bina already.',
		sameFile: (at) => `The same file was stored ${at}.`, units: (added, renamed) => `Units: ${added} new, ${renamed} renamed. New units stand below the top of the tree until a tree of units is imported.`,
		warnings: 'Notes on accepted rows', warningsText: 'Notes do not stop a row.', errors: 'Download the refused rows', confirm: (count) => `Store ${rows(count)}`, again: 'Read the file again', undo: 'Undo this import',
		undoText: 'Within 24 hours you can put the data back as they were before this import.', rows: 'Rows of the file', columns: { row: 'Row', person: 'Person or unit', state: 'State', reasons: 'Reasons or notes' },
		filter: 'Filter rows', noRows: 'No rows here.', total: rows, cycle: (path) => `Circle: ${path}`, back: 'Back to the imports', otherFile: 'Upload another file'
	},
	quality: {
		title: 'How good are our records?', lead: (count, day) => `BKN's 27 data-quality indicators over ${people(count)}, looked at ${day}.`, score: 'Quality score', again: 'Look through all records again', never: 'never',
		dimensions: { completeness: 'Completeness', timeliness: 'Timeliness', accuracy: 'Accuracy', consistency: 'Consistency' }, weight: (percent) => `weight ${percent} %`, columns: { code: 'Code', title: 'Indicator', weight: 'Weight', count: 'People' },
		missing: (what) => `cannot be computed: there are no data on ${what}`, note: 'What cannot be computed is left out of the score; its weight is shared by the others.', clean: 'Nobody has this finding.', rows: people, noScore: 'none yet', unlooked: (count) => `${people(count)} ${count === '1' ? 'has not been looked at and is' : 'have not been looked at and are'} not in these figures. Press "Look through all records again".`
	}
};
