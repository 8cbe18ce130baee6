import type { id } from './import.messages.id.ts';

/** Taking in complaints from SP4N-LAPOR! and plain tables. */
export const en: typeof id = {
	headers: ['Row', 'Number', 'Column', 'Cell', 'Code', 'Reason'],
	reasons: {
		'import.cell_empty': 'This cell must be filled in.',
		'import.cell_large': 'Too long. The limit is 10,000 letters for text and answer, 60 for the number.',
		'import.class_unknown': 'This class is not known. Use Pengaduan, Permintaan Informasi, Aspirasi or Berkadar Pengawasan.',
		'import.status_unknown': 'This status is not known. Use Belum Terverifikasi, Belum Ditindaklanjuti, Proses, Selesai, Ditunda, Diarsipkan or Bukan Wewenang.',
		'import.date_unreadable': 'The date cannot be read. Write for example 31/03/2026.',
		'import.date_in_future': 'This date lies after today.',
		'import.closed_before_received': 'Closed before it was received.',
		'import.row_twice': 'This number stands in an earlier row of the same file.',
		'import.no_desk': 'The unit is not known, and no intake desk is named in the complaint settings.',
		'import.no_inspectorate': 'A report of a violation is for the inspectorate only, and none is named in the complaint settings.'
	},
	warnings: {
		'import.unit_unknown': 'unit not known: given to the intake desk',
		'import.closed_day_unknown': 'closed without a day: no deadline, so counted neither in time nor late',
		'import.moved_here': 'worked on here already: not changed by the file',
		'import.violation_stays': 'suspected violation: stays with the inspectorate, the file makes no other kind of it',
		'import.name_removed': 'anonymous by now: the stored name is deleted and cannot be brought back'
	},
	page: {
		title: 'Take in from SP4N-LAPOR!',
		lead: 'An export of SP4N-LAPOR! or another table (csv, xlsx) with column headers. The same file twice changes nothing. Names of reporters are sealed at once.',
		file: 'File', fileHint: 'At least the columns Tracking ID, Isi Laporan and Tanggal. At most 10,000 rows; larger files by the command line.',
		check: 'Check the file', apply: 'Take in these complaints', undo: 'Undo this import', errors: 'Download refused rows',
		history: 'Last imports', empty: 'No file yet', emptyText: 'Files taken in and what came of them appear here.',
		columns: { file: 'File', state: 'State', at: 'When', result: 'Result', next: 'Step' },
		states: { reading: 'Reading', previewed: 'Waiting for a decision', writing: 'Writing', confirmed: 'Taken in', undone: 'Undone', refused: 'Refused' },
		result: (c) => `${c.new} new, ${c.changed} changed, ${c.unchanged} unchanged, ${c.refused} refused`
	}
};
