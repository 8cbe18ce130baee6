import type { Device, LogStore, StoredEvent } from './offline-log.ts';

const NAME = 'bina-antrean';

/** The browser's own database; it survives a closed page and an empty battery. */
export async function openIndexedStore(): Promise<LogStore> {
	const db = await opened();
	const run = <T>(store: string, mode: IDBTransactionMode, ask: (objects: IDBObjectStore) => { readonly result: T }) =>
		new Promise<T>((resolve, reject) => {
			const transaction = db.transaction(store, mode, { durability: 'strict' });
			const request = ask(transaction.objectStore(store));
			transaction.oncomplete = () => resolve(request.result);
			transaction.onabort = () => reject(transaction.error ?? new Error('indexed-store: aborted'));
		});
	return {
		add: async (event) => void (await run('events', 'readwrite', (objects) => objects.put(event))),
		all: () => run<StoredEvent[]>('events', 'readonly', (objects) => objects.getAll() as IDBRequest<StoredEvent[]>),
		remove: async (ids) => {
			for (const id of ids) await run('events', 'readwrite', (objects) => objects.delete(id));
		},
		read: (name) => run<string | undefined>('notes', 'readonly', (objects) => objects.get(name) as IDBRequest<string | undefined>),
		change: (name, to) =>
			run('notes', 'readwrite', (objects) => {
				const before = objects.get(name) as IDBRequest<string | undefined>;
				const changed = { result: '' };
				before.onsuccess = () => objects.put((changed.result = to(before.result)), name);
				return changed;
			})
	};
}

function opened(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(NAME, 1);
		request.onupgradeneeded = () => {
			request.result.createObjectStore('events', { keyPath: 'id' });
			request.result.createObjectStore('notes');
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('indexed-store: not opened'));
	});
}

/** A page over plain http has no randomUUID, but it has the same chance. */
function uuid(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const browserDevice: Device = { now: () => Date.now(), pageAt: () => performance.now(), uuid };
