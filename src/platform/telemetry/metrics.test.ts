import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gauge, RequestMetrics } from './metrics.ts';

const numbersOf = (text: string, sign: string) => text.split('\n').filter((line) => line.startsWith(`bina_request_seconds_${sign}`)).map((line) => Number(line.split(' ').at(-1)));

describe('counting requests', () => {
	test('each bucket holds all that were as fast or faster, and the last holds all', () => {
		fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 1, maxLength: 50 }), (times) => {
			const metrics = new RequestMetrics();
			for (const seconds of times) metrics.observe('GET', 'page', 200, seconds);
			const buckets = numbersOf(metrics.text(), 'bucket');
			expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
			expect(buckets.at(-1)).toBe(times.length);
			expect(numbersOf(metrics.text(), 'count')).toEqual([times.length]);
			expect(numbersOf(metrics.text(), 'sum')[0]).toBeCloseTo(times.reduce((sum, one) => sum + one, 0), 4);
		}));
	});

	test('whatever method a stranger sends, the series stay few', () => {
		const metrics = new RequestMetrics();
		for (let index = 0; index < 500; index++) metrics.observe(`X${index}"} 1\n`, 'page', 200 + (index % 5), 0.1);
		expect(numbersOf(metrics.text(), 'count')).toEqual([500]);
		expect(metrics.text()).toContain('method="OTHER"');
		expect(metrics.text()).not.toContain('X1"');
	});

	test('classes of answers are kept apart', () => {
		const metrics = new RequestMetrics();
		for (const status of [200, 204, 303, 404, 500]) metrics.observe('POST', 'form', status, 0.01);
		expect(numbersOf(metrics.text(), 'count')).toEqual([2, 1, 1, 1]);
	});

	test('a bound counts what is exactly as long', () => {
		const metrics = new RequestMetrics();
		metrics.observe('GET', 'page', 200, 0.2);
		expect(metrics.text()).toContain('le="0.15"} 0');
		expect(metrics.text()).toContain('le="0.2"} 1');
	});

	test('nothing seen has a heading and no series', () => expect(new RequestMetrics().text().split('\n')).toHaveLength(2));
});

test('a gauge has its help, its type and a line for each value', () => {
	expect(gauge('bina_jobs', 'Waiting jobs.', [['queue="mail"', 3], ['', 0]])).toBe('# HELP bina_jobs Waiting jobs.\n# TYPE bina_jobs gauge\nbina_jobs{queue="mail"} 3\nbina_jobs 0');
});
