import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GENERAL_SERVICES, readServiceCode, render, serviceCodeOf, spanOf, statusOf, w3Instant } from './open311.rules.ts';
import { RequestPost } from './open311.schema.ts';
import { STATES } from './schema.ts';

const NOW = new Date('2026-11-21T03:00:00Z');

describe('the span of a question (GeoReport v2: 90 days at most, the most recent without dates)', () => {
	test.each([
		['', '', '2026-08-23T03:00:00.000Z', '2026-11-21T03:00:00.000Z'],
		['2026-11-01T00:00:00Z', '', '2026-11-01T00:00:00.000Z', '2026-11-21T03:00:00.000Z'],
		['2026-01-01T00:00:00Z', '', '2026-01-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'],
		['', '2026-03-01T00:00:00+07:00', '2025-11-30T17:00:00.000Z', '2026-02-28T17:00:00.000Z'],
		['2026-01-01', '2026-01-31', '2026-01-01T00:00:00.000Z', '2026-01-31T00:00:00.000Z']
	])('"%s" to "%s"', (start, end, since, until) => {
		const span = spanOf(start, end, NOW);
		expect([span?.since.toISOString(), span?.until.toISOString()]).toEqual([since, until]);
	});

	test.each([['2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z'], ['2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z'], ['kemarin', ''], ['', '2026-13-01T00:00:00Z'], ['2026-01-01T00:00:00', ''], ['99999-01-01', ''], ['0001-01-01', ''], ["2026-01-01' or 1=1", '']])('"%s" to "%s" is none', (start, end) => {
		expect(spanOf(start, end, NOW)).toBeUndefined();
	});
});

describe('codes and states', () => {
	test('a code says what it is and comes back the same', () => {
		for (const code of Object.keys(GENERAL_SERVICES)) expect(serviceCodeOf(null, readServiceCode(code)?.class ?? '')).toBe(code);
		expect(readServiceCode('layanan.KTP.EL')).toEqual({ class: 'complaint', serviceCode: 'KTP.EL' });
		expect(serviceCodeOf('KTP.EL', 'information')).toBe('layanan.KTP.EL');
	});
	test.each(['', 'violation', 'pelanggaran', 'layanan.', 'constructor', '__proto__', 'toString'])('"%s" is none', (code) => {
		expect(readServiceCode(code)).toBeUndefined();
	});
	test('every state is open or closed', () => {
		expect(STATES.map(statusOf)).toEqual(['open', 'open', 'open', 'open', 'closed', 'open', 'closed', 'closed']);
	});
	test('instants are written to the second, with their zone', () => {
		expect([w3Instant(new Date('2026-11-21T03:00:00.123Z')), w3Instant(null)]).toEqual(['2026-11-21T03:00:00Z', null]);
	});
});

describe('XML', () => {
	// Source: the example answers of GeoReport v2, wiki.open311.org/GeoReport_v2.
	test('has the shape of the standard, in its order', () => {
		expect(render({ root: 'service_requests', item: 'request', items: [{ service_request_id: '638344', status: 'closed', description: null, lat: 37.762221815 }] }, 'xml')).toBe(
			'<?xml version="1.0" encoding="utf-8"?>\n<service_requests><request><service_request_id>638344</service_request_id><status>closed</status><description></description><lat>37.762221815</lat></request></service_requests>\n');
		expect(render({ root: 'service_definition', item: '', items: [{ service_code: 'x', attributes: [] }], isSingle: true }, 'xml')).toContain('<service_definition><service_code>x</service_code><attributes></attributes></service_definition>');
	});

	test('whatever citizens write stays text', () => {
		const attack = ']]><request/><!--<?pi?>&lt;<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;\u0000\u0008\uFFFE\uD800"\'';
		const xml = render({ root: 'errors', item: 'error', items: [{ description: attack }] }, 'xml');
		expect(xml).not.toMatch(/<!|<\?pi|\]\]>|<request|&e;|[\u0000\u0008\uFFFE]/);
		expect(xml).toContain(']]&gt;&lt;request/&gt;');
	});

	test('for every text: between the tags stands no tag and no bare ampersand', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
			const inner = /<description>([^]*)<\/description>/.exec(render({ root: 'errors', item: 'error', items: [{ description: text }] }, 'xml'))?.[1] ?? 'missing';
			expect(inner.replaceAll(/&(amp|lt|gt|quot|apos);/g, '')).not.toMatch(/[<>&"']/);
		}));
	}, 30_000);

	test('a name that is not of ours is never written', () => {
		expect(() => render({ root: 'errors', item: 'error', items: [{ 'x><y': 1 }] }, 'xml')).toThrow(RangeError);
	});
});

describe('what a program posts', () => {
	const good = { service_code: 'pengaduan', description: 'Jalan berlubang di depan pasar.', lat: '-1.6', long: '103.6' };
	test('is taken with a place, an address or an address_id', () => {
		expect(RequestPost.parse(good)).toMatchObject({ lat: -1.6, long: 103.6, email: null });
		expect(RequestPost.safeParse({ ...good, lat: '', long: '', address_string: 'Pasar Sengeti' }).success).toBe(true);
	});
	test.each([{ lat: '91' }, { lat: '1e1' }, { lat: 'NaN' }, { long: '' }, { lat: '', long: '' }, { description: 'pendek' }, { description: 'x'.repeat(10_001) }, { service_code: '' }, { email: 'bukan' }, { phone: 'x' }, { media_url: 'file:///etc/passwd' }, { media_url: 'javascript:alert(1)' }])('%o is refused', (change) => {
		expect(RequestPost.safeParse({ ...good, ...change }).success).toBe(false);
	});
});
