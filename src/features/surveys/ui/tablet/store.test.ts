import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { smallIndexedDb, type SmallIndexedDb } from '#tests/support/small-store.ts';
import { openStore } from './store.ts';
import type { Waiting } from './sync.ts';

const answer = (token: string, given: Partial<Waiting> = {}): Waiting => ({ token, day: '2026-11-21', floor: '2026-11-20', seconds: 30, answers: { cost: 3 }, ...given });

describe('the memory of a tablet', () => {
	let browser: SmallIndexedDb;
	beforeEach(() => {
		browser = smallIndexedDb();
		vi.stubGlobal('indexedDB', browser.indexedDB);
	});
	afterEach(() => { vi.unstubAllGlobals(); });

	test('keeps answers until they are let go', async () => {
		const store = await openStore('ktp');
		await store.add(answer('b'));
		await store.add(answer('a'));
		expect(await store.all()).toEqual([answer('a'), answer('b')]);
		await store.remove(['a', 'never-here']);
		expect(await store.all()).toEqual([answer('b')]);
	});

	test('is still there when the page is opened again', async () => {
		await (await openStore('ktp')).add(answer('a'));
		expect(await (await openStore('ktp')).all()).toEqual([answer('a')]);
	});

	test('is apart for each counter, so that one does not send the answers of another', async () => {
		await (await openStore('ktp')).add(answer('a'));
		expect(await (await openStore('akta')).all()).toEqual([]);
		expect(browser.names()).toEqual(['bina-survei-ktp', 'bina-survei-akta']);
	});

	test('takes no second answer under the same token: nothing is overwritten', async () => {
		const store = await openStore('ktp');
		await store.add(answer('a'));
		await expect(store.add(answer('a', { seconds: 99 }))).rejects.toThrow('ConstraintError');
		expect(await store.all()).toEqual([answer('a')]);
	});

	test('writes a reason beside what was refused, and leaves the others as they are', async () => {
		const store = await openStore('ktp');
		for (const token of ['a', 'b', 'c']) await store.add(answer(token));
		await store.refuse(new Map([['b', 'future'], ['gone', 'late']]));
		expect(await store.all()).toEqual([answer('a'), answer('b', { refused: 'future' }), answer('c')]);
	});

	test('keeps facts by name, the last one counts', async () => {
		const store = await openStore('ktp');
		expect(await store.fact('floor')).toBeUndefined();
		await store.keepFact('floor', '2026-11-20');
		await store.keepFact('floor', '2026-11-21');
		await store.keepFact('last', '2026-11-19');
		expect([await store.fact('floor'), await store.fact('last')]).toEqual(['2026-11-21', '2026-11-19']);
	});

	test('never says that an answer is kept when the disk did not take it', async () => {
		const store = await openStore('ktp');
		browser.breakNext();
		await expect(store.add(answer('a'))).rejects.toThrow('QuotaExceededError');
		expect(await store.all()).toEqual([]);
	});

	test('says so when the browser keeps nothing at all', async () => {
		browser.refuse();
		await expect(openStore('ktp')).rejects.toThrow('InvalidStateError');
	});
});
