import { answerOpen311 } from '#features/complaints/server/open311-door.ts';
import { hashOf } from '#platform/sealed-box.ts';
import type { CitizenScene } from './complaints.ts';

export const KEY = 'bina_a-key-of-this-test';
let address = 0;

export type Thing = Readonly<Record<string, unknown>>;

/** Asks as a program would, each time from another address. A form is posted, unless another method is named. */
export async function ask({ ctx }: Pick<CitizenScene, 'ctx'>, path: string, form?: Record<string, string> | URLSearchParams, source?: string, method?: string) {
	address += 1;
	const [name = '', query = ''] = path.split('?');
	const call = new Request(`http://bina.test/open311/v2/${name}?${query}`, { method: method ?? (form ? 'POST' : 'GET'), ...(form && { body: new URLSearchParams(form) }) });
	const response = await answerOpen311({ ctx, identityKey: 'seal', source: source ?? `10.0.${address >> 8}.${address & 255}` }, call, name);
	const text = await response.text();
	const json: unknown = name.endsWith('json') && text !== '' ? JSON.parse(text) : undefined;
	return { status: response.status, headers: response.headers, text, json, list: (json ?? []) as readonly Thing[] };
}

/** A program's key, in use. */
export const insertKey = ({ owner, agency }: CitizenScene, given: object = {}) =>
	owner.insertInto('open311_key').values({ agency_id: agency.id, name: `Aplikasi ${(address += 1)}`, key_hash: hashOf(KEY), created_at: new Date(), ...given }).execute();
