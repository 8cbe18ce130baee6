import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { answerJson, createdJson, creationOptions, post, Refused, requestOptions, toBytes, toText } from './passkey-json.ts';

const bytes = (...values: number[]) => Uint8Array.from(values).buffer;
const RP = { id: 'bina.example', name: 'Bina' };

describe('bytes as text', () => {
	// RFC 4648 § 10 and § 5: base64url without padding.
	test.each([['', []], ['Zg', [102]], ['Zm8', [102, 111]], ['Zm9vYmFy', [102, 111, 111, 98, 97, 114]], ['-_8', [251, 255]]])('"%s" is %j', (text, values) => {
		expect([...toBytes(text)]).toEqual(values);
		expect(toText(Uint8Array.from(values).buffer)).toBe(text);
	});

	test('there and back is the same, with signs that may stand in an address', () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (values) => {
			const text = toText(Uint8Array.from(values).buffer);
			expect(text).toMatch(/^[\w-]*$/);
			expect([...toBytes(text)]).toEqual([...values]);
		}));
	});
});

describe('what the server asks of a device', () => {
	const user = { id: 'AQI', name: 'sari@contoh.example', displayName: 'Sari' };

	test('for a new key: the fields that are bytes become bytes, the others stay', () => {
		const options = creationOptions({ challenge: 'AQID', rp: RP, user, pubKeyCredParams: [{ type: 'public-key', alg: -7 }], excludeCredentials: [{ id: '_w', type: 'public-key', transports: ['internal'] }] });
		expect([...new Uint8Array(options.challenge as Uint8Array)]).toEqual([1, 2, 3]);
		expect([...new Uint8Array(options.user.id as Uint8Array)]).toEqual([1, 2]);
		expect(options).toMatchObject({ rp: RP, user: { name: user.name, displayName: 'Sari' }, excludeCredentials: [{ type: 'public-key', transports: ['internal'] }] });
		expect([...new Uint8Array(options.excludeCredentials?.[0]?.id as Uint8Array)]).toEqual([255]);
	});

	test('for a known key: none named means any of the device', () => {
		expect(requestOptions({ challenge: 'AQ', rpId: 'bina.example' }).allowCredentials).toEqual([]);
		expect(requestOptions({ challenge: 'AQ', allowCredentials: [{ id: 'AQ', type: 'public-key' }] }).allowCredentials).toHaveLength(1);
	});
});

describe('what a device answers', () => {
	const common = { id: 'AQ', rawId: bytes(1), type: 'public-key', getClientExtensionResults: () => ({ credProps: { rk: true } }) };

	test('a new key, also from a browser that does not tell its ways to the device', () => {
		const response = { clientDataJSON: bytes(123, 125), attestationObject: bytes(255) };
		expect(createdJson({ ...common, response } as unknown as PublicKeyCredential)).toEqual({
			id: 'AQ', rawId: 'AQ', type: 'public-key', clientExtensionResults: { credProps: { rk: true } }, response: { clientDataJSON: 'e30', attestationObject: '_w', transports: [] }
		});
		expect(createdJson({ ...common, response: { ...response, getTransports: () => ['usb'] } } as unknown as PublicKeyCredential)).toMatchObject({ response: { transports: ['usb'] } });
	});

	test('an answer, with the account or without', () => {
		const response = { clientDataJSON: bytes(123, 125), authenticatorData: bytes(1), signature: bytes(2), userHandle: null };
		expect(answerJson({ ...common, response } as unknown as PublicKeyCredential)).toMatchObject({ response: { clientDataJSON: 'e30', authenticatorData: 'AQ', signature: 'Ag' } });
		expect(JSON.stringify(answerJson({ ...common, response } as unknown as PublicKeyCredential))).not.toContain('userHandle');
		expect(answerJson({ ...common, response: { ...response, userHandle: bytes(7) } } as unknown as PublicKeyCredential)).toMatchObject({ response: { userHandle: 'Bw' } });
	});
});

describe('asking the server', () => {
	afterEach(() => { vi.unstubAllGlobals(); });
	const answers = (status: number, body: unknown) => {
		const fetched = vi.fn(async (_address: string, _init: RequestInit) => new Response(JSON.stringify(body), { status }));
		vi.stubGlobal('fetch', fetched);
		return fetched;
	};

	test('sends JSON and gives back what came', async () => {
		const fetched = answers(200, { to: '/akun' });
		expect(await post('/akun/kunci-sandi/simpan', { a: 1 })).toEqual({ to: '/akun' });
		expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } });
	});

	test.each([[401, { message: 'Masuk dahulu.' }, 'Masuk dahulu.'], [500, {}, '']])('a refusal %i is thrown with its sentence', async (status, body, sentence) => {
		answers(status, body);
		const refusal: unknown = await post('/x', {}).catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(Refused);
		expect((refusal as Error).message).toBe(sentence);
	});

	test('a line that is down is no refusal', async () => {
		vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
		await expect(post('/x', {})).rejects.not.toBeInstanceOf(Refused);
	});
});
