import type { Language } from './format.ts';
import { readPeriod } from './period.schema.ts';
import type { FileKind } from './stored.schema.ts';

export const FILE_TYPES: Readonly<Record<FileKind | 'json', string>> = {
	pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', zip: 'application/zip', json: 'application/json; charset=utf-8'
};

/** 'laporan-1505-2026-H1-v2.pdf'; English ones end in '.en.pdf'. */
export function fileName(code: string, { period, version }: { readonly period: string; readonly version: number }, kind: FileKind | 'json', language: Language): string {
	return `laporan-${code.replace(/[^\w-]/g, '')}-${publicFileName(period, version, kind, language)}`;
}

/** '2026-H1-v2.pdf': the last part of a public address. */
export function publicFileName(period: string, version: number, kind: FileKind | 'json', language: Language): string {
	return `${period}-v${version}.${language === 'en' && (kind === 'pdf' || kind === 'xlsx') ? 'en.' : ''}${kind}`;
}

export interface PublicFileName {
	readonly period: string;
	readonly version: number;
	readonly kind: FileKind | 'json';
	readonly language: Language;
}

/** What such a name asks for, or undefined. */
export function readPublicFileName(name: string): PublicFileName | undefined {
	const [, periodText = '', version, english, kind] = /^([0-9QH-]{4,7})-v([1-9]\d{0,5})\.(en\.)?(pdf|xlsx|zip|json)$/.exec(name) ?? [];
	const period = readPeriod(periodText);
	const asked = period && { period: period.key, version: Number(version), kind: kind as FileKind | 'json', language: english ? 'en' as const : 'id' as const };
	// One name for one file.
	return asked && publicFileName(asked.period, asked.version, asked.kind, asked.language) === name ? asked : undefined;
}
