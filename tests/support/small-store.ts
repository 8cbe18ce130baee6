/* The browser's database as far as our tablets use it: stores with a key, transactions that all succeed or are given up. */

interface Asked<T> {
	result: T;
	error: Error | null;
	onsuccess?: () => void;
	onerror?: () => void;
	onupgradeneeded?: () => void;
}
interface Transaction {
	error: Error | null;
	oncomplete?: () => void;
	onabort?: () => void;
	onerror?: () => void;
	objectStore(name: string): object;
}

class SmallStore {
	readonly #keyPath: string | undefined;
	readonly held = new Map<string, unknown>();
	constructor(keyPath: string | undefined) { this.#keyPath = keyPath; }

	keyOf(value: unknown, key: string | undefined): string {
		const found = this.#keyPath === undefined ? key : (value as Readonly<Record<string, string>>)[this.#keyPath];
		if (found === undefined) throw new Error('DataError');
		return found;
	}
}

/** What a broken disk does: the next transaction is given up. */
export interface SmallIndexedDb {
	readonly indexedDB: { open(name: string, version: number): object };
	/** Names of the databases there are. */
	readonly names: () => readonly string[];
	readonly breakNext: () => void;
	/** A private window: the database does not open. */
	readonly refuse: () => void;
}

export function smallIndexedDb(): SmallIndexedDb {
	const databases = new Map<string, Map<string, SmallStore>>();
	let [isBroken, isRefused] = [false, false];

	const transaction = (stores: Map<string, SmallStore>): Transaction => {
		const asked: (() => void)[] = [];
		const unanswered = new Set<Asked<never>>();
		const broken = isBroken;
		isBroken = false;
		const made: Transaction = {
			error: null,
			objectStore: (name) => {
				const store = stores.get(name);
				if (!store) throw new Error('NotFoundError');
				const ask = <T>(work: () => T): Asked<T | undefined> => {
					const request: Asked<T | undefined> = { result: undefined, error: null };
					unanswered.add(request as Asked<never>);
					asked.push(() => {
						request.result = work();
						unanswered.delete(request as Asked<never>);
						request.onsuccess?.();
					});
					return request;
				};
				return {
					add: (value: unknown, key?: string) => ask(() => {
						const at = store.keyOf(value, key);
						if (store.held.has(at)) throw new Error('ConstraintError');
						store.held.set(at, structuredClone(value));
					}),
					put: (value: unknown, key?: string) => ask(() => void store.held.set(store.keyOf(value, key), structuredClone(value))),
					delete: (key: string) => ask(() => void store.held.delete(key)),
					get: (key: string) => ask(() => structuredClone(store.held.get(key))),
					getAll: () => ask(() => [...store.held].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => structuredClone(value)))
				};
			}
		};
		void Promise.resolve().then(() => {
			const before = new Map([...stores].map(([name, { held }]) => [name, new Map(held)]));
			try {
				if (broken) throw new Error('QuotaExceededError');
				for (const work of asked) work();
				made.oncomplete?.();
			} catch (error) {
				for (const [name, held] of before) {
					stores.get(name)?.held.clear();
					for (const [key, value] of held) stores.get(name)?.held.set(key, value);
				}
				made.error = error as Error;
				for (const request of unanswered) {
					request.error = made.error;
					request.onerror?.();
				}
				made.onabort?.();
			}
		});
		return made;
	};

	const open = (name: string): object => {
		const request: Asked<object> = { result: {}, error: null };
		void Promise.resolve().then(() => {
			if (isRefused) {
				request.error = new Error('InvalidStateError');
				return request.onerror?.();
			}
			const stores = databases.get(name) ?? new Map<string, SmallStore>();
			const isNew = !databases.has(name);
			databases.set(name, stores);
			request.result = {
				createObjectStore: (store: string, { keyPath }: { readonly keyPath?: string } = {}) => stores.set(store, new SmallStore(keyPath)),
				transaction: () => transaction(stores)
			};
			if (isNew) request.onupgradeneeded?.();
			request.onsuccess?.();
			return undefined;
		});
		return request;
	};
	return { indexedDB: { open }, names: () => [...databases.keys()], breakNext: () => { isBroken = true; }, refuse: () => { isRefused = true; } };
}
