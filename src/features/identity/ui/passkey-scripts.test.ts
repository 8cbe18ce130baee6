import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { find, openPage, tag, type SmallElement, type SmallPage } from '#tests/support/small-dom.ts';

const bytes = (...values: number[]) => Uint8Array.from(values).buffer;
const KEY = { id: 'AQ', rawId: bytes(1), type: 'public-key', getClientExtensionResults: () => ({}) };
const answering = { ...KEY, response: { clientDataJSON: bytes(123, 125), authenticatorData: bytes(1), signature: bytes(2), userHandle: null } };
const created = { ...KEY, response: { clientDataJSON: bytes(123, 125), attestationObject: bytes(255) } };

interface Sent { readonly address: string; readonly body: unknown }
type Answer = readonly [status: number, body: unknown];

/** A browser with keys: what it sends is written down, what the server says is given. */
function browser(answers: Readonly<Record<string, Answer>>, credentials: object) {
	const sent: Sent[] = [];
	const moved: string[] = [];
	vi.stubGlobal('fetch', async (address: string, init: { readonly body: string }) => {
		sent.push({ address, body: JSON.parse(init.body) as unknown });
		const [status, body] = answers[address] ?? [404, {}];
		return new Response(JSON.stringify(body), { status });
	});
	vi.stubGlobal('navigator', { credentials });
	vi.stubGlobal('location', { assign: (to: string) => moved.push(to), reload: () => moved.push('reload') });
	return { sent, moved };
}
const open = (hasKeys: boolean, ...content: readonly SmallElement[]): SmallPage => {
	const page = openPage(...content);
	vi.stubGlobal('window', hasKeys ? { PublicKeyCredential: class {} } : {});
	return page;
};
const settled = () => new Promise<void>((resolve) => { setImmediate(resolve); });

beforeEach(() => { vi.resetModules(); });
afterEach(() => { vi.unstubAllGlobals(); });

describe('signing in with a key of the device', () => {
	const place = (to = '/hari-ini') => {
		const made = tag('div', { 'data-passkey-sign-in': to }, tag('button', { type: 'button' }, 'Masuk dengan kunci sandi'), tag('p', { role: 'alert' }));
		made.hidden = true;
		return made;
	};
	const OPTIONS: Answer = [200, { challenge: 'AQ', rpId: 'bina.example' }];
	const start = async (answers: Readonly<Record<string, Answer>>, get: () => Promise<unknown>, hasKeys = true) => {
		const { body } = open(hasKeys, place());
		const seen = browser(answers, { get });
		await import('./passkey-sign-in.ts');
		return { body, ...seen };
	};

	test('is offered only where the browser can', async () => {
		expect(find((await start({}, async () => answering, false)).body, 'div').hidden).toBe(true);
		vi.resetModules();
		expect(find((await start({}, async () => answering)).body, 'div').hidden).toBe(false);
	});

	test('asks, answers and goes where the server says', async () => {
		const { body, sent, moved } = await start({ '/masuk/kunci-sandi/pilihan': OPTIONS, '/masuk/kunci-sandi': [200, { onward: '/akun' }] }, async () => answering);
		find(body, 'button').click();
		await settled();
		expect(sent.map(({ address }) => address)).toEqual(['/masuk/kunci-sandi/pilihan', '/masuk/kunci-sandi']);
		expect(sent[1]?.body).toMatchObject({ to: '/hari-ini', response: { id: 'AQ', response: { signature: 'Ag' } } });
		expect(moved).toEqual(['/akun']);
	});

	test('a refusal of the server is read, and nobody is moved', async () => {
		const { body, moved } = await start({ '/masuk/kunci-sandi/pilihan': OPTIONS, '/masuk/kunci-sandi': [401, { message: 'Kunci ini tidak dikenal.' }] }, async () => answering);
		find(body, 'button').click();
		await settled();
		expect(find(body, '[role=alert]').textContent).toBe('Kunci ini tidak dikenal.');
		expect(moved).toEqual([]);
	});

	test('who cancels is not told off', async () => {
		const { body, sent, moved } = await start({ '/masuk/kunci-sandi/pilihan': OPTIONS }, async () => Promise.reject(new Error('NotAllowedError')));
		find(body, 'button').click();
		await settled();
		expect(find(body, '[role=alert]').textContent).toBe('');
		expect([sent.length, moved]).toEqual([1, []]);
	});

	test('an old refusal goes when one tries again', async () => {
		const { body } = await start({ '/masuk/kunci-sandi/pilihan': OPTIONS, '/masuk/kunci-sandi': [200, { onward: '/' }] }, async () => answering);
		find(body, '[role=alert]').textContent = 'Kunci ini tidak dikenal.';
		find(body, 'button').click();
		await settled();
		expect(find(body, '[role=alert]').textContent).toBe('');
	});
});

describe('adding a key of the device', () => {
	const form = () => {
		const made = tag('form', { 'data-passkey-add': 'Kunci tidak dapat dibuat.' }, tag('input', { name: 'name', value: 'Ponsel Rekaan' }), tag('p', { role: 'alert' }));
		made.hidden = true;
		return made;
	};
	const OPTIONS: Answer = [200, { challenge: 'AQID', rp: { id: 'bina.example', name: 'Bina' }, user: { id: 'AQI', name: 'x', displayName: 'x' }, pubKeyCredParams: [] }];
	const start = async (answers: Readonly<Record<string, Answer>>, create: () => Promise<unknown>, hasKeys = true) => {
		const page = open(hasKeys, form());
		const seen = browser(answers, { create });
		await import('./passkey-add.ts');
		return { page, form: find(page.body, 'form'), ...seen };
	};

	test('is offered only where the browser can', async () => {
		expect((await start({}, async () => created, false)).form.hidden).toBe(true);
		vi.resetModules();
		expect((await start({}, async () => created)).form.hidden).toBe(false);
	});

	test('keeps the key under the name that was typed, and shows it', async () => {
		const { page, form: sending, sent, moved } = await start({ '/akun/kunci-sandi/pilihan': OPTIONS, '/akun/kunci-sandi/simpan': [200, {}] }, async () => created);
		expect(page.submit(sending)).toBe(true);
		await settled();
		expect(sent[1]).toMatchObject({ address: '/akun/kunci-sandi/simpan', body: { name: 'Ponsel Rekaan', response: { id: 'AQ', response: { attestationObject: '_w' } } } });
		expect(moved).toEqual(['reload']);
	});

	test.each([
		['a refusal is read in the words of the server', [422, { message: 'Nama sudah dipakai.' }] as Answer, 'Nama sudah dipakai.'],
		['a broken answer is told in our own words', [500, {}] as Answer, 'Kunci tidak dapat dibuat.']
	])('%s', async (_name, answer, sentence) => {
		const { page, form: sending, moved } = await start({ '/akun/kunci-sandi/pilihan': OPTIONS, '/akun/kunci-sandi/simpan': answer }, async () => created);
		page.submit(sending);
		await settled();
		expect(find(sending, '[role=alert]').textContent).toBe(sentence);
		expect(moved).toEqual([]);
	});

	test('a device that makes no key is told in our own words', async () => {
		const { page, form: sending, sent } = await start({ '/akun/kunci-sandi/pilihan': OPTIONS }, async () => Promise.reject(new Error('InvalidStateError')));
		page.submit(sending);
		await settled();
		expect(find(sending, '[role=alert]').textContent).toBe('Kunci tidak dapat dibuat.');
		expect(sent).toHaveLength(1);
	});
});
