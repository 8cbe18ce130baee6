import { describe, expect, test } from 'vitest';
import { knownDevice, rememberDevice } from './attempts.ts';
import { challengeIn, deviceIn, keepLocale } from './cookie-service.ts';
import type { Entrance } from './entrance.ts';

/** Only the key is asked for here. */
const entrance = (secret = 'rahasia') => ({ key: (purpose: string) => `${secret} ${purpose}` }) as unknown as Entrance;
const SARI = 'sari@contoh.example';

describe('a device that knows an account', () => {
	test('knows it again, and no other account and no other installation', () => {
		const cookie = rememberDevice(entrance(), undefined, SARI);
		expect(knownDevice(entrance(), cookie, SARI)).toBe(cookie.split('.')[0]);
		expect(knownDevice(entrance(), cookie, 'budi@contoh.example')).toBeUndefined();
		expect(knownDevice(entrance('lain'), cookie, SARI)).toBeUndefined();
	});

	test.each([undefined, '', '.', '..', 'x', 'x.y', `.${'a'.repeat(22)}`])('the cookie %j knows nobody', (cookie) => expect(knownDevice(entrance(), cookie, SARI)).toBeUndefined());

	test('a mark carried to another device opens nothing there', () => {
		const [mine, other] = [rememberDevice(entrance(), undefined, SARI), rememberDevice(entrance(), undefined, 'budi@contoh.example')];
		expect(knownDevice(entrance(), `${other.split('.')[0]}.${mine.split('.')[1]}`, SARI)).toBeUndefined();
	});

	test('of a village office keeps six accounts, the last used first, each once', () => {
		let cookie: string | undefined;
		for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'b']) cookie = rememberDevice(entrance(), cookie, name);
		expect(cookie?.split('.')).toHaveLength(7);
		expect(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => knownDevice(entrance(), cookie, name) !== undefined)).toEqual([false, true, true, true, true, true, true]);
		expect(rememberDevice(entrance(), cookie, 'b')).toBe(cookie);
	});

	test('a device that somebody typed himself is given a new name', () => {
		for (const typed of ['x', 'a'.repeat(23), '<script>', 'a b'.padEnd(22, 'c')]) expect(rememberDevice(entrance(), typed, SARI).split('.')[0]).toMatch(/^[\w-]{22}$/);
		expect(rememberDevice(entrance(), 'x', SARI).startsWith('x.')).toBe(false);
	});

	test('says nothing of the account in its cookie', () => expect(rememberDevice(entrance(), undefined, '199104172015032007')).not.toContain('19910417'));
});

describe('cookies', () => {
	const carrier = (href: string, jar: Record<string, string> = {}) => {
		const set: (readonly [string, string, object])[] = [];
		const cookies = { get: (name: string) => jar[name], set: (name: string, value: string, options: object) => { set.push([name, value, options]); } };
		return { set, event: { cookies, url: new URL(href) } as unknown as Parameters<typeof deviceIn>[0] };
	};

	test('of the second step is read under its guarded name over https, and only there', () => {
		const jar = { '__Secure-bina.two_factor': 'guarded', 'bina.two_factor': 'plain', 'bina.device': 'd' };
		expect([challengeIn(carrier('https://bina.example/masuk', jar).event), challengeIn(carrier('http://127.0.0.1:3000/masuk', jar).event)]).toEqual(['guarded', 'plain']);
		expect([deviceIn(carrier('https://bina.example/masuk', jar).event), deviceIn(carrier('https://bina.example/masuk').event)]).toEqual(['d', undefined]);
	});

	test.each([['https://bina.example/', true], ['http://127.0.0.1:3000/', false]])('the language chosen at %s is kept for a year, out of reach of scripts; guarded: %s', (href, secure) => {
		const { set, event } = carrier(href);
		keepLocale('en', event);
		expect(set).toEqual([['bina.locale', 'en', { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 31_536_000 }]]);
	});
});
