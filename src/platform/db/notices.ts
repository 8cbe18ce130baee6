import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from './connect.ts';

const CHANNEL = 'bina_news';
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** The name under which something is announced: a hash, so that the channel, which all governments share, tells nobody what there is. */
export function topicOf(...parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** Announces that something changed, once the transaction has committed. The word carries nothing; who hears it looks for himself. */
export async function announce(tx: Db, topic: string): Promise<void> {
	await sql`select pg_notify(${CHANNEL}, ${topic})`.execute(tx);
}

/**
 * Hears what is announced, for everybody in this process, over one connection that is open while somebody listens. After a break
 * everybody is told once, for something may have been missed.
 */
export class Notices {
	readonly #config: pg.ClientConfig;
	readonly #heard = new Map<string, Set<() => void>>();
	#client: pg.Client | undefined;
	#retry: NodeJS.Timeout | undefined;
	#pause = FIRST_PAUSE_MS;

	constructor(config: pg.ClientConfig) {
		this.#config = config;
	}

	/** Calls `told` whenever the topic is announced. @returns how to stop */
	hear(topic: string, told: () => void): () => void {
		const listeners = this.#heard.get(topic) ?? new Set();
		this.#heard.set(topic, listeners);
		listeners.add(told);
		if (!this.#client && !this.#retry) this.#open();
		return () => {
			listeners.delete(told);
			if (listeners.size === 0 && this.#heard.get(topic) === listeners) this.#heard.delete(topic);
			if (this.#heard.size === 0) this.close();
		};
	}

	/** Lets go of the connection; the next who listens opens it again. */
	close(): void {
		clearTimeout(this.#retry);
		const client = this.#client;
		[this.#retry, this.#client] = [undefined, undefined];
		void client?.end().catch(() => undefined);
	}

	#open(): void {
		const client = new pg.Client({ ...this.#config, application_name: 'bina news', keepAlive: true });
		this.#client = client;
		client.on('notification', ({ payload = '' }) => this.#heard.get(payload)?.forEach((told) => told()));
		client.on('error', () => this.#lost(client));
		client.on('end', () => this.#lost(client));
		void client.connect().then(() => client.query(`listen ${CHANNEL}`)).then(
			() => {
				this.#pause = FIRST_PAUSE_MS;
				for (const listeners of this.#heard.values()) for (const told of listeners) told();
			},
			() => this.#lost(client)
		);
	}

	#lost(client: pg.Client): void {
		if (this.#client !== client) return;
		this.#client = undefined;
		void client.end().catch(() => undefined);
		if (this.#heard.size === 0) return;
		this.#retry = setTimeout(() => {
			this.#retry = undefined;
			this.#open();
		}, this.#pause).unref();
		this.#pause = Math.min(LONGEST_PAUSE_MS, this.#pause * 2);
	}
}
