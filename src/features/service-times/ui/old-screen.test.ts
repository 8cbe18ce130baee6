import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openPage, tag, type SmallPage } from '#tests/support/small-dom.ts';
import { SmallEventSource } from '#tests/support/small-stream.ts';
import { LivePage, swap } from './live.ts';

const SCRIPT = readFileSync(new URL('../../../../static/muat-ulang.js', import.meta.url), 'utf8');

/** What the script asks the server by. */
class OldRequest {
	static readonly sent: OldRequest[] = [];
	address = '';
	status = 0;
	timeout = 0;
	onload: () => void = () => undefined;
	onerror: () => void = () => undefined;
	ontimeout: () => void = () => undefined;
	open(method: string, address: string): void { this.address = `${method} ${address}`; }
	send(): void { OldRequest.sent.push(this); }
	/** The server answers. */
	answers(status: number): void { this.status = status; this.onload(); }
}

describe('a screen whose browser is too old for modules', () => {
	let page: SmallPage;
	let loads: string[];
	const note = () => page.body.querySelector('#sejak')!;
	const passes = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
	const last = () => OldRequest.sent.at(-1)!;
	const start = () => void runInThisContext(SCRIPT);

	beforeEach(() => {
		vi.useFakeTimers();
		page = openPage(tag('main', {}, tag('p', { id: 'sejak', 'data-siaran': '/s', 'data-kata': 'Keadaan pukul #.', 'data-pukul': '09.58' }, tag('span')), tag('input', { name: 'ticket' })));
		note().hidden = true;
		loads = [];
		OldRequest.sent.length = 0;
		Object.assign(document, { currentScript: tag('script', { 'data-detik': '5' }) });
		vi.stubGlobal('XMLHttpRequest', OldRequest);
		vi.stubGlobal('location', { href: 'http://bina.example/antrean/ktp/layar?x=1#isi', pathname: '/antrean/ktp/layar', search: '?x=1', replace: (to: string) => loads.push(to) });
	});
	afterEach(() => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	});

	test('loads the page again, as often as it says, once the page is there', () => {
		start();
		passes(4);
		expect(OldRequest.sent).toEqual([]);
		passes(1);
		expect([last().address, last().timeout]).toEqual(['GET /antrean/ktp/layar?x=1', 4000]);
		expect(loads).toEqual([]);
		last().answers(200);
		passes(10);
		expect([loads, OldRequest.sent.length]).toEqual([['/antrean/ktp/layar?x=1'], 3]);
	});

	test('signed out, the page to sign in comes by the same way', () => {
		start();
		passes(5);
		last().answers(404);
		expect(loads).toHaveLength(1);
	});

	test.each(['onerror', 'ontimeout', 500, 502, 503] as const)('without a line (%s) what is shown stays, and says since when; it goes on by itself', (fault) => {
		start();
		passes(5);
		if (typeof fault === 'number') last().answers(fault);
		else last()[fault]();
		expect([loads, note().hidden, note().textContent]).toEqual([[], false, 'Keadaan pukul 09.58.']);
		passes(5);
		last().answers(200);
		expect(loads).toHaveLength(1);
	});

	test('a page without that note bears a lost line too', () => {
		page.body.querySelector('main')!.replaceChildren();
		start();
		passes(5);
		expect(() => last().onerror()).not.toThrow();
	});

	test('nobody loses what is being typed', () => {
		start();
		page.body.querySelector('input')!.focus();
		passes(20);
		expect(OldRequest.sent).toEqual([]);
		page.body.querySelector('main')!.focus();
		passes(5);
		page.body.querySelector('input')!.focus(); // while the answer is on its way
		last().answers(200);
		expect(loads).toEqual([]);
	});

	test('a page that shows changes as they happen is left alone, from the moment it does', () => {
		vi.stubGlobal('EventSource', SmallEventSource);
		start();
		passes(5);
		new LivePage('/s', { show: swap }).start();
		last().answers(200);
		last().onerror();
		expect([loads, note().hidden]).toEqual([[], true]);
		passes(60);
		expect([OldRequest.sent.length, loads]).toEqual([1, []]);
	});

	test('is written in words that a browser of 2015 reads', () => {
		const words = SCRIPT.replaceAll(/\/\*[\s\S]*?\*\//g, '');
		for (const newer of [/=>/, /\b(let|const|class|async|await|import|export)\b/, /`/, /\?\./, /\?\?/, /\.\.\./, /\bfetch\(/]) expect(words).not.toMatch(newer);
	});
});
