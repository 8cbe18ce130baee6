import { isDay } from '#platform/clock.ts';
import type { ComplaintClass, ComplaintState, Move } from './schema.ts';

/** Statuses of SP4N-LAPOR! and of plain tables, by their letters. @source regulations on complaints: statuses shown, actions of the agency's administrator */
const STATES: readonly (readonly [words: RegExp, state: ComplaintState])[] = [
	[/^(belum (ter)?verifikasi|baru|masuk|new)$/, 'new'],
	[/^(terverifikasi|verifikasi|verified)$/, 'verified'],
	[/^(belum (ditindaklanjuti|ditindak lanjuti|tindak lanjut)|terdisposisi|didisposisikan|disposisi|diteruskan|assigned)$/, 'assigned'],
	[/^((dalam |sedang )?(proses|diproses)|ditindaklanjuti|sedang ditindaklanjuti|in progress|open)$/, 'handling'],
	[/^(selesai|tuntas|ditutup|tertutup|closed|done)$/, 'closed'],
	[/^(ditunda|tunda|tertunda|paused)$/, 'paused'],
	[/^(diarsipkan|arsip|archived)$/, 'archived'],
	[/^(bukan (ke)?wenang(an)?|bukan wewenang|dialihkan)$/, 'outside']
];

/** The state that a status of the file means; undefined: none that we know. */
export function stateOfStatus(status: string): ComplaintState | undefined {
	const words = plain(status);
	return STATES.find(([pattern]) => pattern.test(words))?.[1];
}

/**
 * The class that a classification of the file means. Whatever speaks of supervision or of the whistle-blowing system is a violation;
 * nothing at all is a complaint, as the portal's own form has it.
 */
export function classOfWords(classification: string): ComplaintClass | undefined {
	const words = plain(classification);
	if (/tidak berkadar|non pengawasan/.test(words)) return 'complaint';
	if (/berkadar|pelanggaran|whistle|\bwbs\b|violation/.test(words)) return 'violation';
	if (/informasi|information/.test(words)) return 'information';
	if (/aspirasi|saran|usul|aspiration/.test(words)) return 'aspiration';
	return words === '' || /pengaduan|keluhan|complaint|laporan/.test(words) ? 'complaint' : undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des'];
const ENGLISH: Readonly<Record<string, string>> = { may: 'mei', aug: 'agu', ags: 'agu', oct: 'okt', dec: 'des', nop: 'nov', peb: 'feb' };

/** The day of a cell: 2026-03-31, 31/03/2026, 31-3-2026, 31.03.2026, '31 Maret 2026', each also with a time behind it; undefined when it is none. */
export function dayOfCell(cell: string): string | undefined {
	const text = cell.trim().replace(/^[a-z']+, ?/i, '');
	const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(text);
	const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text);
	const named = /^(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4})(?!\d)/i.exec(text);
	const parts = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : named ? [named[3], String(monthOf(named[2] ?? '')), named[1]] : undefined;
	if (!parts) return undefined;
	const day = `${parts[0]}-${parts[1]?.padStart(2, '0')}-${parts[2]?.padStart(2, '0')}`;
	return isDay(day) && day >= '1990-01-01' ? day : undefined;
}

function monthOf(letters: string): number {
	const short = letters.toLowerCase();
	return MONTHS.indexOf(ENGLISH[short] ?? short) + 1;
}

/** Whether a cell says yes. */
export function isYes(cell: string): boolean {
	return /^(ya|y|yes|1|true|benar|anonim|rahasia|v|x)$/.test(plain(cell));
}

/** The step that a file reports when it finds a complaint in another state than before. */
export function moveTo(state: ComplaintState): Move {
	return ({ new: 'restore', verified: 'verify', assigned: 'assign', handling: 'start', closed: 'close', paused: 'pause', outside: 'refer', archived: 'archive' } as const)[state];
}

/** Letters without case, doubled spaces and punctuation, for comparing names. */
export function plain(text: string): string {
	return text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
