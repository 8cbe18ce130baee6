import type { TableRow } from '#platform/csv/read-table.ts';
import { subjectOf } from '../citizen.rules.ts';
import { LONGEST_BODY, type Reporter } from '../filing.schema.ts';
import type { en } from '../import.messages.en.ts';
import { classOfWords, dayOfCell, isYes, plain, stateOfStatus } from '../lapor.rules.ts';
import type { ComplaintClass, ComplaintState } from '../schema.ts';
import { cleanText, lengthOf } from '../text.schema.ts';

/** Our key of a column → the header names that mean it, in exports of SP4N-LAPOR! and in plain tables. */
export const COMPLAINT_COLUMNS = {
	number: ['tracking id', 'trackingid', 'nomor', 'nomor laporan', 'no laporan', 'no. laporan', 'id laporan', 'kode laporan', 'nomor aduan', 'nomor tiket', 'id'],
	subject: ['judul', 'judul laporan', 'perihal', 'topik', 'title'],
	body: ['isi', 'isi laporan', 'isi aduan', 'uraian', 'laporan', 'deskripsi', 'keluhan', 'description'],
	class: ['klasifikasi', 'klasifikasi laporan', 'jenis', 'jenis laporan', 'tipe laporan', 'disposisi klasifikasi'],
	category: ['kategori', 'kategori laporan', 'sektor', 'layanan', 'category'],
	unit: ['instansi terdisposisi', 'terdisposisi ke', 'disposisi', 'unit kerja', 'opd', 'perangkat daerah', 'instansi terlapor', 'instansi'],
	status: ['status laporan', 'keadaan', 'status tindak lanjut'],
	received: ['tanggal', 'tanggal laporan', 'tanggal masuk', 'tanggal laporan masuk', 'tanggal diterima', 'tgl', 'tgl laporan', 'tanggal lapor', 'date'],
	closed: ['tanggal selesai', 'tanggal ditutup', 'tgl selesai', 'tanggal penyelesaian', 'tanggal tutup', 'tanggal tindak lanjut terakhir'],
	answer: ['tanggapan', 'tindak lanjut', 'jawaban', 'isi tindak lanjut', 'tanggapan terakhir', 'respon'],
	place: ['lokasi', 'lokasi kejadian', 'alamat kejadian', 'tempat'],
	anonymous: ['anonim', 'is anonim', 'anonymous'],
	confidential: ['rahasia', 'is rahasia', 'confidential'],
	name: ['nama', 'nama pelapor', 'pelapor', 'nama lengkap'],
	email: ['e-mail', 'email pelapor', 'surel'],
	phone: ['telepon', 'no hp', 'nomor hp', 'no. hp', 'hp', 'no telepon', 'nomor telepon', 'telepon pelapor']
} as const satisfies Record<string, readonly string[]>;
export type ComplaintColumn = keyof typeof COMPLAINT_COLUMNS;

export type RowReason = keyof typeof en.reasons;
export interface Refusal {
	readonly code: RowReason;
	readonly column: ComplaintColumn;
}

/** A row that can be read by itself; units are looked up after. */
export interface ComplaintCells {
	readonly number: string;
	readonly subject: string;
	readonly body: string;
	readonly class: ComplaintClass;
	readonly category: string;
	readonly unit: string;
	readonly state: ComplaintState;
	readonly receivedOn: string;
	/** Null: open, or closed on a day that the file does not say. */
	readonly closedOn: string | null;
	readonly answer: string | null;
	readonly place: string | null;
	readonly isAnonymous: boolean;
	readonly isConfidential: boolean;
	/** Sealed before it is written; null for an anonymous one, whatever the cells say. */
	readonly reporter: Reporter | null;
}

const LONGEST = { number: 60, subject: 200, place: 300, answer: LONGEST_BODY } as const;

/** Reads a row by itself: its number, words, class, status and days. */
export function readComplaintRow({ cells }: TableRow, today: string): ComplaintCells | readonly Refusal[] {
	const cell = (column: ComplaintColumn) => cleanText(cells[column] ?? '');
	const refusals: Refusal[] = [];
	const refuse = (code: RowReason, column: ComplaintColumn) => refusals.push({ code, column });
	const number = cell('number');
	const body = cell('body') || cell('subject');
	if (number === '') refuse('import.cell_empty', 'number');
	if (number.length > LONGEST.number) refuse('import.cell_large', 'number');
	if (body === '') refuse('import.cell_empty', 'body');
	if (lengthOf(body) > LONGEST_BODY) refuse('import.cell_large', 'body');
	if (lengthOf(cell('answer')) > LONGEST.answer) refuse('import.cell_large', 'answer');
	const kind = classOfWords(cell('class'));
	if (!kind) refuse('import.class_unknown', 'class');
	const state = cell('status') === '' ? 'new' : stateOfStatus(cell('status'));
	if (!state) refuse('import.status_unknown', 'status');
	const receivedOn = dayIn(cell('received'), 'received', today, refuse);
	const closedOn = cell('closed') === '' ? null : dayIn(cell('closed'), 'closed', today, refuse);
	if (receivedOn && closedOn && closedOn < receivedOn) refuse('import.closed_before_received', 'closed');
	if (refusals.length > 0 || !kind || !state || !receivedOn || closedOn === undefined) return refusals;
	const isAnonymous = isYes(cells.anonymous ?? '') || plain(cells.name ?? '') === 'anonim';
	return {
		number, subject: shortened(cell('subject') || subjectOf(body), LONGEST.subject), body, class: kind, category: cell('category'), unit: cell('unit'), state, receivedOn,
		closedOn: state === 'closed' ? closedOn : null, answer: cell('answer') || null, place: shortened(cell('place'), LONGEST.place) || null,
		isAnonymous, isConfidential: kind === 'violation' || isYes(cells.confidential ?? ''), reporter: isAnonymous ? null : reporterOf(cell)
	};
}

function dayIn(text: string, column: 'received' | 'closed', today: string, refuse: (code: RowReason, column: ComplaintColumn) => void): string | undefined {
	const day = dayOfCell(text);
	if (text === '') refuse('import.cell_empty', column);
	else if (!day) refuse('import.date_unreadable', column);
	else if (day > today) refuse('import.date_in_future', column);
	else return day;
	return undefined;
}

function reporterOf(cell: (column: ComplaintColumn) => string): Reporter | null {
	const [name, email, phone] = [cell('name').slice(0, 100), cell('email').slice(0, 200), cell('phone').slice(0, 30)];
	return name + email + phone === '' ? null : { name: name || null, email: email || null, phone: phone || null, wantsMail: false };
}

function shortened(text: string, most: number): string {
	return lengthOf(text) <= most ? text : `${[...text].slice(0, most - 1).join('')}…`;
}

export interface NamedUnit {
	readonly id: string;
	readonly name: string;
	readonly externalId: string | null;
}

/** Finds a unit by its code, else by its name; a name that several units have is no answer. */
export function unitByName(units: readonly NamedUnit[]): (text: string) => NamedUnit | undefined {
	const byCode = new Map(units.flatMap((unit) => (unit.externalId === null ? [] : [[unit.externalId, unit] as const])));
	const byName = Map.groupBy(units, ({ name }) => plain(name));
	return (text) => {
		const named = byName.get(plain(text));
		return byCode.get(text) ?? (named?.length === 1 ? named[0] : undefined);
	};
}
