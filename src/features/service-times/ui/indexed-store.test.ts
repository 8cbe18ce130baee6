import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { smallIndexedDb, type SmallIndexedDb } from '#tests/support/small-store.ts';
import { browserDevice, openIndexedStore } from './indexed-store.ts';
import { OfflineLog, type StoredEvent } from './offline-log.ts';

const event = (id: string, given: Partial<StoredEvent> = {}): StoredEvent => ({
	id, slug: 'ktp', visitId: 'v', kind: 'called', counterId: 'c', undoesId: null, deviceAt: 1, sequence: 1, pageId: 'p', pageAt: 0, ...given
});

describe('the memory of a counter', () => {
	let browser: SmallIndexedDb;
	beforeEach(() => {
		browser = smallIndexedDb();
		vi.stubGlobal('indexedDB', browser.indexedDB);
	});
	afterEach(() => { vi.unstubAllGlobals(); });

	test('keeps events until each is let go', async () => {
		const store = await openIndexedStore();
		await store.add(event('a'));
		await store.add(event('b'));
		await store.remove(['a']);
		expect(await store.all()).toEqual([event('b')]);
	});

	test('an event written twice is one', async () => {
		const store = await openIndexedStore();
		await store.add(event('a'));
		await store.add(event('a'));
		expect(await store.all()).toHaveLength(1);
	});

	test('keeps notes by name', async () => {
		const store = await openIndexedStore();
		expect(await store.read('sequence')).toBeUndefined();
		expect(await store.change('sequence', (before) => `${before ?? ''}7`)).toBe('7');
		expect(await (await openIndexedStore()).read('sequence')).toBe('7');
	});

	test('two pages of one tablet that change a note at once both count', async () => {
		const pages = await Promise.all([openIndexedStore(), openIndexedStore()]);
		const made = await Promise.all(Array.from({ length: 20 }, (_, at) => pages[at % 2]!.change('number', (before) => String(Number(before ?? 0) + 1))));
		expect(made.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
	});

	test('a write that the disk gives up is not taken for written', async () => {
		const store = await openIndexedStore();
		browser.breakNext();
		await expect(store.add(event('a'))).rejects.toThrow('QuotaExceededError');
		expect(await store.all()).toEqual([]);
	});

	test('a browser that keeps nothing is told of', async () => {
		browser.refuse();
		await expect(openIndexedStore()).rejects.toThrow('InvalidStateError');
	});

	test('carries the log of a counter: another counter on the same tablet sees nothing of it', async () => {
		const store = await openIndexedStore();
		const own = new OfflineLog(store, browserDevice, 'ktp');
		const other = new OfflineLog(store, browserDevice, 'akta');
		await own.append({ visitId: 'v', kind: 'called', counterId: 'c' });
		await own.append({ visitId: 'v', kind: 'served', counterId: 'c' });
		expect((await own.kept()).map(({ kind, sequence }) => [kind, sequence])).toEqual([['called', 1], ['served', 2]]);
		expect(await other.kept()).toEqual([]);
	});
});

describe('the device', () => {
	// RFC 9562 § 5.4: version 4 in the thirteenth digit, variant 8, 9, a or b in the seventeenth.
	test('makes identifiers of version 4, no two alike', () => {
		const made = Array.from({ length: 500 }, () => browserDevice.uuid());
		for (const uuid of made) expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		expect(new Set(made).size).toBe(500);
	});

	test('whatever the chance gives, version and variant stand', () => {
		fc.assert(fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
			vi.stubGlobal('crypto', { getRandomValues: (into: Uint8Array) => { into.set(bytes); return into; } });
			const uuid = browserDevice.uuid();
			vi.unstubAllGlobals();
			expect([uuid.length, uuid[14]]).toEqual([36, '4']);
			expect('89ab').toContain(uuid[19]);
			expect(uuid.slice(0, 8)).toBe([...bytes.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
		}));
	});
});
