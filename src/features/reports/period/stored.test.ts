import { describe, expect, test } from 'vitest';
import { periodFacts } from '../testing/period-facts.ts';
import { fileName, publicFileName, readPublicFileName } from './file-names.ts';
import { periodsBegun, readPeriod, type Period } from './period.schema.ts';
import { asSeen, byPeriod, isOnItsWay, stamped, storedText } from './stored.ts';
import type { ReportVersion } from './stored.schema.ts';
import { writeReport } from './write-report.ts';

const report = (language: 'id' | 'en') => writeReport(periodFacts(), readPeriod('2026-H1') as Period, '2026-11-22', language);
const NOW = new Date('2026-11-22T09:00:00Z');

describe('a version on its way', () => {
	test.each([['waiting', 1, true], ['making', 19, true], ['making', 21, false], ['done', 0, false], ['failed', 0, false]] as const)('%s for %i minutes: %s', (state, minutes, expected) => {
		expect(isOnItsWay({ state, requestedAt: new Date(NOW.getTime() - minutes * 60_000) }, NOW)).toBe(expected);
	});
});

describe('a version as it is seen', () => {
	const versionOf = (state: ReportVersion['state'], minutes: number): ReportVersion => ({
		id: '1', period: '2026-H1', version: 1, state, progress: 40, fault: state === 'failed' ? 'report.in_the_future' : null, requestedAt: new Date(NOW.getTime() - minutes * 60_000), madeAt: null, dataOn: null, sha256: null, pages: null, publication: null
	});
	test.each(['waiting', 'making'] as const)('%s without an end for longer than a worker takes has failed, so that the page lets it be made again', (state) => {
		expect(asSeen(versionOf(state, 21), NOW)).toEqual({ ...versionOf(state, 21), state: 'failed', fault: 'report.making_failed' });
		expect(asSeen(versionOf(state, 19), NOW)).toEqual(versionOf(state, 19));
	});
	test.each(['done', 'failed'] as const)('%s long ago stays as it is', (state) => expect(asSeen(versionOf(state, 9999), NOW)).toEqual(versionOf(state, 9999)));
});

describe('the stamp', () => {
	const stamp = { version: 3, madeOn: { id: '22 November 2026', en: '22 November 2026' }, sha256: 'ab'.repeat(32) };
	test('says version, day and fingerprint below the other lines', () => {
		expect(stamped(report('id'), stamp).lines.slice(-2)).toEqual(['Versi 3, dibuat 22 November 2026.', `Sidik SHA-256 isi laporan: ${'ab'.repeat(32)}`]);
		expect(stamped(report('en'), { ...stamp, publishedOn: stamp.madeOn }).lines.at(-2)).toBe('Version 3, published 22 November 2026.');
	});
	test('changes nothing of what is said', () => expect(stamped(report('id'), stamp).sections).toEqual(report('id').sections));
	test('is of a text that survives being read and written again', () => {
		const text = storedText({ id: report('id'), en: report('en') });
		expect(JSON.stringify(JSON.parse(text))).toBe(text);
	});
});

test('periods stand newest first, the shorter of two that end together first', () => {
	expect(['2025', '2026-H1', '2026-Q2', '2026-Q1', '2026'].sort(byPeriod)).toEqual(['2026', '2026-Q2', '2026-H1', '2026-Q1', '2025']);
});

describe('names of files', () => {
	test('name government, period, version and, where it is not Indonesian, the language', () => {
		expect(fileName('1505', { period: '2026-H1', version: 2 }, 'pdf', 'id')).toBe('laporan-1505-2026-H1-v2.pdf');
		expect(fileName('15/../05', { period: '2026', version: 12 }, 'xlsx', 'en')).toBe('laporan-1505-2026-v12.en.xlsx');
		expect(fileName('1505', { period: '2026', version: 1 }, 'zip', 'en')).toBe('laporan-1505-2026-v1.zip');
	});

	test('are read back', () => {
		for (const { key } of periodsBegun('2026-11-22')) for (const kind of ['pdf', 'xlsx'] as const) for (const language of ['id', 'en'] as const)
			expect(readPublicFileName(publicFileName(key, 7, kind, language))).toEqual({ period: key, version: 7, kind, language });
		expect(readPublicFileName('2026-v1.zip')).toMatchObject({ kind: 'zip', language: 'id' });
	});

	test.each(['', '2026-H1', '2026-H3-v1.pdf', '2026-h1-v1.pdf', '2026-H1-v0.pdf', '2026-H1-v1.exe', '2026-H1-v1.en.zip', '2026-H1-v1.en.json', '../2026-H1-v1.pdf', '2026-H1-v1.pdf/..', '2026-H1-v9999999.pdf', '1999-v1.pdf'])('%j asks for nothing', (name) => {
		expect(readPublicFileName(name)).toBeUndefined();
	});
});
