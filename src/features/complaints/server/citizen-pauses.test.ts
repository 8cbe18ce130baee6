import { describe, expect, test } from 'vitest';
import { afterWrongLookup, beforeLookup, slowWriting } from './citizen-pauses.ts';
import { Pauses, sourceOf } from '#platform/pause.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21) + seconds * 1000);

describe('a source is slowed, not shut out', () => {
	test('after the burst it waits, and never longer than for one', () => {
		const pauses = new Pauses({ burst: 3, everySeconds: 30 });
		expect([1, 2, 3].map(() => pauses.take('a', at(0)))).toEqual([0, 0, 0]);
		for (let again = 0; again < 1000; again++) expect(pauses.take('a', at(0))).toBe(30);
		expect(pauses.take('a', at(29))).toBe(1);
		expect(pauses.take('a', at(30))).toBe(0);
		expect(pauses.take('a', at(30))).toBe(30);
	});

	test('others do not wait for it; rest fills up again, and no further', () => {
		const pauses = new Pauses({ burst: 2, everySeconds: 10 });
		for (const _ of [1, 2]) pauses.take('a', at(0));
		expect(pauses.take('b', at(0))).toBe(0);
		expect([pauses.take('a', at(3600)), pauses.take('a', at(3600)), pauses.take('a', at(3600))]).toEqual([0, 0, 10]);
	});

	test('a clock running backwards gives nothing and takes nothing', () => {
		const pauses = new Pauses({ burst: 1, everySeconds: 10 });
		expect(pauses.take('a', at(100))).toBe(0);
		expect(pauses.take('a', at(0))).toBe(10);
		expect(pauses.take('a', at(110))).toBe(0);
	});

	test('looking does not take', () => {
		const pauses = new Pauses({ burst: 1, everySeconds: 10 });
		expect([pauses.wait('a', at(0)), pauses.isFresh('a', at(0)), pauses.take('a', at(0)), pauses.wait('a', at(0)), pauses.isFresh('a', at(5))]).toEqual([0, true, 0, 10, false]);
	});

	test('a flood of sources does not fill the memory', () => {
		const pauses = new Pauses({ burst: 1, everySeconds: 1000 }, 100);
		for (let source = 0; source < 10_000; source++) pauses.take(`source ${source}`, at(0));
		expect(pauses.size).toBeLessThanOrEqual(100);
		expect(pauses.take('source 9999', at(1))).toBeGreaterThan(0);
	});

	test('a household of IPv6 is one source, whatever end of its line', () => {
		expect(sourceOf('2001:db8:1:2:aaaa::1')).toBe(sourceOf('2001:db8:1:2:bbbb:cccc:dddd:eeee'));
		expect(sourceOf('2001:db8:1:3::1')).not.toBe(sourceOf('2001:db8:1:2::1'));
		for (const address of ['2001:db8::a', '2001:db8::b', '2001:0db8:0:0:1:2:3:4', '2001:DB8:0:0::', '2001:db8::c:0:0:d']) expect(sourceOf(address)).toBe('2001:db8:0:0::');
		expect(['::1', 'fe80::1%eth0', '2001:db8:1:0:a:b:c:d', '2001:db8:1::5'].map(sourceOf)).toEqual(['0:0:0:0::', 'fe80:0:0:0::', '2001:db8:1:0::', '2001:db8:1:0::']);
		expect(sourceOf('192.0.2.7')).toBe('192.0.2.7');
		expect(sourceOf('::ffff:192.0.2.7')).toBe('::ffff:192.0.2.7');
	});
});

describe('guessing', () => {
	const tries = (count: number, source: string, number: string) => {
		for (let one = 0; one < count; one++) {
			beforeLookup(source, number, at(0));
			afterWrongLookup(source, number, at(0));
		}
	};

	test('from one source is slowed after eight, with the seconds to wait', () => {
		tries(8, '192.0.2.1', 'A');
		expect(() => tries(1, '192.0.2.1', 'A')).toThrow(expect.objectContaining({ code: 'complaint.wait', status: 429, params: { seconds: 20 } }));
		expect(() => beforeLookup('192.0.2.2', 'A', at(0))).not.toThrow();
		expect(() => beforeLookup('192.0.2.1', 'A', at(20))).not.toThrow();
	});

	test('at one number without end keeps no neighbour behind the same address waiting for another', () => {
		tries(8, '192.0.2.3', 'C');
		for (let refused = 0; refused < 500; refused++) expect(() => tries(1, '192.0.2.3', 'C')).toThrow('complaint.wait');
		expect(() => beforeLookup('192.0.2.3', 'NEIGHBOUR', at(0))).not.toThrow();
	});

	test('across many numbers is slowed too, after twenty-four, and then to one in five seconds', () => {
		for (let number = 0; number < 24; number++) tries(1, '192.0.2.4', `S${number}`);
		expect(() => tries(1, '192.0.2.4', 'S24')).toThrow(expect.objectContaining({ code: 'complaint.wait', params: { seconds: 5 } }));
		expect(() => beforeLookup('192.0.2.4', 'S24', at(5))).not.toThrow();
		expect(() => beforeLookup('192.0.2.5', 'S24', at(0))).not.toThrow();
	});

	test('at one number from many sources does not keep its reporter out', () => {
		for (let source = 0; source < 40; source++) tries(1, `198.51.100.${source}`, 'VICTIM');
		expect(() => beforeLookup('198.51.100.1', 'VICTIM', at(0))).toThrow('complaint.wait');
		expect(() => beforeLookup('203.0.113.9', 'VICTIM', at(0))).not.toThrow();
	});

	test('sending is slowed after ten at once, a story after thirty', () => {
		for (let one = 0; one < 10; one++) slowWriting('192.0.2.50', at(0), 'file');
		expect(() => slowWriting('192.0.2.50', at(0), 'file')).toThrow('complaint.wait');
		for (let one = 0; one < 30; one++) slowWriting('192.0.2.51', at(0), 'story');
		expect(() => slowWriting('192.0.2.51', at(0), 'story')).toThrow('complaint.wait');
		expect(() => slowWriting('192.0.2.51', at(4), 'story')).not.toThrow();
	});
});
