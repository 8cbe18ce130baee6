import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { openLog, plainPath } from './log.ts';
import { gauge, RequestMetrics } from './metrics.ts';

describe('paths in the log', () => {
	test.each([
		['/pegawai/0199a7f2-1c2d-7abc-8def-0123456789ab?cari=Sari%20Wulandari', '/pegawai/:id'],
		['/pegawai/199005152019032001', '/pegawai/:id'],
		['/hari-ini', '/hari-ini'],
		['/survei/ktp-el-mestong', '/survei/ktp-el-mestong'],
		['/pantau/7KQ2M9XDC/4F2H9KQ7M3XDC', '/pantau/:id/:id'],
		['/pantau/abc/abcdefghjkmnp', '/pantau/:id/:id'],
		['//Pantau/LAPOR-1/ABCDEFGHJKMNP?x', '//Pantau/:id/:id'],
		['/pantau/laporan/foto/0199a7f2-1c2d-7abc-8def-0123456789ab', '/pantau/laporan/foto/:id'],
		['/pantau', '/pantau'],
		[`/x/${'a'.repeat(80)}`, '/x/:id']
	])('%s becomes %s', (url, expected) => expect(plainPath(url)).toBe(expected));

	test('no query and no long number ever passes', () => {
		fc.assert(fc.property(fc.webUrl({ withQueryParameters: true }), fc.stringMatching(/^\d{18}$/), (url, nip) => {
			const { pathname, search } = new URL(url);
			const plain = plainPath(`${pathname}/${nip}${search}`);
			expect(plain).not.toContain(nip);
			expect(plain).not.toContain('?');
		}));
	});
});

describe('the log file', () => {
	test('holds one JSON object a line and only its owner reads it', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'bina-log-'));
		const log = openLog(folder, () => new Date('2026-11-21T09:00:00Z'));
		log.write({ level: 'info', event: 'request', method: 'GET', path: '/hari-ini', status: 200, milliseconds: 3 });
		log.write({ level: 'error', event: 'fault', message: 'two\nlines' });
		await log.close();
		const file = join(folder, 'log/bina.jsonl');
		const lines = readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(lines).toEqual([
			{ at: '2026-11-21T09:00:00.000Z', level: 'info', event: 'request', method: 'GET', path: '/hari-ini', status: 200, milliseconds: 3 },
			{ at: '2026-11-21T09:00:00.000Z', level: 'error', event: 'fault', message: 'two\nlines' }
		]);
		expect(statSync(file).mode & 0o077).toBe(0);
		rmSync(folder, { recursive: true });
	});

	test('gets the lines of a moment together, and an error at once with those before it', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'bina-log-'));
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const log = openLog(folder);
		const statuses = () => readFileSync(join(folder, 'log/bina.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { status: number }).status);
		try {
			log.write({ level: 'info', event: 'request', status: 200 });
			log.write({ level: 'error', event: 'request', status: 500 });
			await vi.waitFor(() => expect(statuses()).toEqual([200, 500]));
			log.write({ level: 'info', event: 'request', status: 303 });
			expect(vi.getTimerCount()).toBe(1);
			vi.advanceTimersByTime(100);
			await vi.waitFor(() => expect(statuses()).toEqual([200, 500, 303]));
			log.write({ level: 'warn', event: 'request', status: 404 });
			await log.close();
			expect(statuses()).toEqual([200, 500, 303, 404]);
		} finally {
			vi.useRealTimers();
			rmSync(folder, { recursive: true });
		}
	});
});

describe('metrics', () => {
	test('buckets are cumulative and end in the count', () => {
		const metrics = new RequestMetrics();
		for (const seconds of [0.003, 0.03, 3, 30]) metrics.observe('GET', 'page', 200, seconds);
		metrics.observe('BREW', 'page', 418, 0.001);
		const text = metrics.text();
		expect(text).toContain('bina_request_seconds_bucket{method="GET",kind="page",status="2xx",le="0.04"} 2');
		expect(text).toContain('bina_request_seconds_bucket{method="GET",kind="page",status="2xx",le="5"} 3');
		expect(text).toContain('bina_request_seconds_bucket{method="GET",kind="page",status="2xx",le="+Inf"} 4');
		expect(text).toContain('bina_request_seconds_count{method="OTHER",kind="page",status="4xx"} 1');
	});

	test('a gauge has its help, its type and a line a value', () => {
		expect(gauge('bina_jobs', 'Jobs by state.', [['state="created"', 2], ['', 1]]).split('\n')).toEqual(
			['# HELP bina_jobs Jobs by state.', '# TYPE bina_jobs gauge', 'bina_jobs{state="created"} 2', 'bina_jobs 1']);
	});
});
