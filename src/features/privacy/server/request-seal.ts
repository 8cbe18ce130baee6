import { openBox, sealBox } from '#platform/sealed-box.ts';

/** The purpose of the key, from the installation's secret: `key(REQUEST_KEY)`. Backups hold the boxes, not the key. */
export const REQUEST_KEY = 'privacy-request';

export interface Asked {
	readonly name: string;
	readonly contact: string;
	readonly words: string;
}

/** @param number of the request: a box moved to another request does not open */
export function sealAsked(asked: Asked, key: string, number: string): Buffer {
	return sealBox(Buffer.from(JSON.stringify(asked)), key, `asked ${number}`);
}

export function openAsked(sealed: Uint8Array, key: string, number: string): Asked | undefined {
	const content = openBox(sealed, key, `asked ${number}`);
	return content && (JSON.parse(content.toString()) as Asked);
}

export function sealAnswer(answer: string, key: string, number: string): Buffer {
	return sealBox(Buffer.from(answer), key, `answer ${number}`);
}

export function openAnswer(sealed: Uint8Array, key: string, number: string): string | undefined {
	return openBox(sealed, key, `answer ${number}`)?.toString();
}
