import { describe, expect, test } from 'vitest';
import { deviceOf, giveDevice, sourceOf, surveyDesk } from './device.ts';
import { passFor, readPass, sealForm, secondsOpen } from './sealed.ts';
import { readTicket, spentUntil, visitTokenFor } from './ticket.ts';
import { SurveyWatch } from './watch.ts';

const keyOf = (purpose: string) => `invented key of ${purpose}`;
const otherKey = (purpose: string) => `another key of ${purpose}`;
const now = new Date('2026-11-21T03:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('the seal of a form', () => {
	const seal = sealForm(keyOf, 'loket', 'token', now);
	test('tells how long it was open', () => expect(secondsOpen(keyOf, 'loket', 'token', seal, later(75))).toBe(75));
	test.each([
		['another form', () => secondsOpen(keyOf, 'loket', 'other', seal, later(75))],
		['another counter', () => secondsOpen(keyOf, 'lain', 'token', seal, later(75))],
		['another key', () => secondsOpen(otherKey, 'loket', 'token', seal, later(75))],
		['a time pushed back', () => secondsOpen(keyOf, 'loket', 'token', `1.${seal.split('.')[1]}`, later(75))],
		['a clock that runs backwards', () => secondsOpen(keyOf, 'loket', 'token', seal, later(-1))],
		['nothing', () => secondsOpen(keyOf, 'loket', 'token', '', later(75))],
		['ten thousand letters', () => secondsOpen(keyOf, 'loket', 'token', `${'z'.repeat(5000)}.${'z'.repeat(5000)}`, later(75))]
	])('does not fit %s', (_, read) => expect(read()).toBeNull());
});

describe('a pass of the office', () => {
	const survey = { slug: 'loket', surveyId: '0198c0de-0000-7000-8000-000000000001', closesOn: '2026-11-30' };
	const pass = passFor(keyOf, 'tablet', survey);
	test('is good for its counter until eight days after the last day', () => {
		expect(readPass(keyOf, 'loket', pass, '2026-12-08')).toEqual({ kind: 'tablet', surveyId: survey.surveyId });
		expect(readPass(keyOf, 'loket', pass, '2026-12-09')).toBeNull();
	});
	test.each([['', 'loket'], [pass.replace('tablet', 'officer'), 'loket'], [pass, 'lain'], [pass.replace('2026-12-08', '2027-12-08'), 'loket'], [pass.slice(0, -2), 'loket']])('%s at %s is none', (text, slug) =>
		expect(readPass(keyOf, slug, text, '2026-11-21')).toBeNull()
	);
});

describe('the token of a ticket', () => {
	const visit = { visitId: '0198c0de-0000-7000-8000-000000000001', slug: 'loket', takenOn: '2026-11-21' };
	const token = visitTokenFor(keyOf, visit);
	test('fits an address, and is good for seven days at its own counter', () => {
		expect(token).toMatch(/^[\w.-]{40,80}$/);
		expect(readTicket(keyOf, 'loket', token, '2026-11-28').state).toBe('good');
		expect(readTicket(keyOf, 'loket', token, '2026-11-29').state).toBe('expired');
		expect(readTicket(keyOf, 'loket', token, '2026-11-20').state).toBe('good'); // where it is an hour before midnight
		expect(readTicket(keyOf, 'loket', token, '2026-11-19').state).toBe('forged');
		expect(readTicket(keyOf, 'lain', token, '2026-11-21').state).toBe('forged');
		expect(readTicket(otherKey, 'loket', token, '2026-11-21').state).toBe('forged');
		expect(readTicket(keyOf, 'loket', '', '2026-11-21').state).toBe('none');
	});
	test('leaves a mark that is the same each time and is neither visit nor token', () => {
		const [first, second] = [readTicket(keyOf, 'loket', token, '2026-11-21'), readTicket(keyOf, 'loket', token, '2026-11-25')];
		expect(first).toEqual(second);
		expect(first.state === 'good' && first.hash.toString('hex')).not.toContain('0198c0de');
	});
	test('every changed letter makes it forged', () => {
		for (let at = 0; at < token.length; at += 1) {
			const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
			// The last letter of a base64 text holds bits that no byte has.
			if (Buffer.from(changed.split('.')[2] ?? '', 'base64url').equals(Buffer.from(token.split('.')[2] ?? '', 'base64url')) && changed.split('.')[0] === token.split('.')[0] && changed.split('.')[1] === token.split('.')[1]) continue;
			expect([at, readTicket(keyOf, 'loket', changed, '2026-11-21').state]).toEqual([at, 'forged']);
		}
	});
	test('needs a visit', () => expect(() => visitTokenFor(keyOf, { ...visit, visitId: "1' or true" })).toThrow(RangeError));
	test('its mark may go once it has expired', () => expect(spentUntil('2026-11-29')).toBe('2026-11-21'));
});

describe('the mark of a browser', () => {
	test('is given once and known again; a made-up one is none', () => {
		const jar = new Map<string, string>();
		const cookies = { get: (name: string) => jar.get(name), set: (name: string, value: string) => void jar.set(name, value) };
		const locals = { key: keyOf, source: '203.0.113.7' };
		giveDevice({ locals, cookies });
		const [cookie] = [...jar.values()];
		giveDevice({ locals, cookies });
		expect([...jar.values()]).toEqual([cookie]);
		expect(surveyDesk({ locals, cookies })).toEqual({ keyOf, source: '203.0.113.7', device: cookie?.split('.')[0] });
		for (const bad of [undefined, '', 'x', `x.${cookie?.split('.')[1] ?? ''}`]) expect(deviceOf(keyOf, bad)).toBeNull();
	});
	test('our own machine is no source: a proxy stands there', () => {
		expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', '203.0.113.7', '2001:db8::1', '2001:db8::ffff:2'].map(sourceOf)).toEqual([null, null, null, '203.0.113.7', '2001:db8:0:0::', '2001:db8:0:0::']); // a household has a whole /64
	});
});

describe('the watch of a day', () => {
	const at = now.getTime();
	test('counts by device and by source, each survey for itself', () => {
		const watch = new SurveyWatch();
		watch.see(at, 'loket', { device: 'a', source: 's' });
		expect(watch.see(at, 'loket', { device: 'a', source: 's' })).toEqual({ earlierOfDevice: 1, earlierOfSource: 1, recent: 1 });
		expect(watch.see(at, 'loket', { device: 'b', source: 's' })).toEqual({ earlierOfDevice: 0, earlierOfSource: 2, recent: 0 });
		expect(watch.see(at, 'lain', { device: 'a', source: 's' })).toEqual({ earlierOfDevice: 0, earlierOfSource: 0, recent: 0 });
		expect(watch.see(at, 'loket', { device: null, source: null })).toEqual({ earlierOfDevice: 0, earlierOfSource: 0, recent: 0 });
	});
	test('forgets the source after ten minutes, everything with the day, and what a clock that ran backwards counted ahead', () => {
		const watch = new SurveyWatch();
		for (const _ of [1, 2, 3]) watch.see(at, 'loket', { device: 'a', source: 's' });
		expect(watch.see(at + 600_000, 'loket', { device: 'a', source: 's' })).toEqual({ earlierOfDevice: 3, earlierOfSource: 0, recent: 0 });
		expect(watch.see(at - 60_000, 'loket', { device: 'a', source: 's' }).earlierOfSource).toBe(0);
		expect(watch.see(at + 24 * 3_600_000, 'loket', { device: 'a', source: 's' })).toEqual({ earlierOfDevice: 0, earlierOfSource: 0, recent: 0 });
		expect(watch.size).toBe(2);
	});
	test('a flood of new devices costs memory to a bound', () => {
		const watch = new SurveyWatch();
		for (let device = 0; device < 50_100; device += 1) watch.see(at, 'loket', { device: String(device), source: null });
		expect(watch.size).toBe(50_000);
	});
});
