/* The tablet's memory: IndexedDB, one store of answers and one of a few facts, apart for each counter. */
import type { Store, Waiting } from './sync.ts';

export interface TabletStore extends Store {
	/** Resolves when the answer is safely written, not before. */
	add(answer: Waiting): Promise<void>;
	fact(name: string): Promise<string | undefined>;
	keepFact(name: string, value: string): Promise<void>;
}

export async function openStore(slug: string): Promise<TabletStore> {
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		const opening = indexedDB.open(`bina-survei-${slug}`, 1);
		opening.onupgradeneeded = () => {
			opening.result.createObjectStore('answers', { keyPath: 'token' });
			opening.result.createObjectStore('facts');
		};
		opening.onsuccess = () => resolve(opening.result);
		opening.onerror = () => reject(opening.error ?? new Error('indexedDB'));
	});
	const write = (store: 'answers' | 'facts', work: (objects: IDBObjectStore) => void) =>
		new Promise<void>((resolve, reject) => {
			const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
			transaction.oncomplete = () => resolve();
			transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('indexedDB'));
			work(transaction.objectStore(store));
		});
	const read = <T>(store: 'answers' | 'facts', ask: (objects: IDBObjectStore) => IDBRequest<T>) =>
		new Promise<T>((resolve, reject) => {
			const request = ask(database.transaction(store, 'readonly').objectStore(store));
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('indexedDB'));
		});
	return {
		add: (answer) => write('answers', (objects) => objects.add(answer)),
		all: () => read<Waiting[]>('answers', (objects) => objects.getAll() as IDBRequest<Waiting[]>),
		remove: (tokens) => write('answers', (objects) => { for (const token of tokens) objects.delete(token); }),
		refuse: async (reasons) => {
			const found = (await read<Waiting[]>('answers', (objects) => objects.getAll() as IDBRequest<Waiting[]>)).filter(({ token }) => reasons.has(token));
			await write('answers', (objects) => { for (const answer of found) objects.put({ ...answer, refused: reasons.get(answer.token) }); });
		},
		fact: (name) => read<string | undefined>('facts', (objects) => objects.get(name) as IDBRequest<string | undefined>),
		keepFact: (name, value) => write('facts', (objects) => objects.put(value, name))
	};
}
