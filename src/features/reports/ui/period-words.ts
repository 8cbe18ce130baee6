import type { Locale } from '#platform/context.ts';
import { en } from '../period/period.messages.en.ts';
import { id } from '../period/period.messages.id.ts';
import { readPeriod } from '../period/period.schema.ts';
import type { Publication } from '../period/stored.schema.ts';

export function periodWords(locale: Locale): typeof id {
	return { id, en }[locale];
}

/** 'Semester 1 2026' of '2026-H1'. */
export function periodName(key: string, locale: Locale): string {
	const period = readPeriod(key);
	return period ? periodWords(locale).kinds[period.kind](period.part, period.year) : key;
}

/** How a version stands before the public. */
export function publicState(publication: Publication | null): 'none' | 'drawing' | 'failed' | 'published' | 'withdrawn' {
	if (!publication) return 'none';
	if (publication.withdrawnAt) return 'withdrawn';
	if (publication.drawnAt) return 'published';
	return publication.fault ? 'failed' : 'drawing';
}
