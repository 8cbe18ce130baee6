import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/* A passkey device in software: what a browser would answer. ES256, no attestation (W3C WebAuthn Level 2, § 6.1, § 6.5). */

const FLAGS = { present: 0x01, verified: 0x04, credential: 0x40 } as const;

export interface SoftAuthenticator {
	/** The answer to `navigator.credentials.create`. */
	create(options: { readonly challenge: string; readonly rp: { readonly id?: string } }): CreationAnswer;
	/** The answer to `navigator.credentials.get`. */
	get(options: { readonly challenge: string; readonly rpId?: string }): RequestAnswer;
}
interface Common {
	readonly id: string;
	readonly rawId: string;
	readonly type: 'public-key';
	readonly clientExtensionResults: Record<string, never>;
}
export type CreationAnswer = Common & { readonly response: { readonly clientDataJSON: string; readonly attestationObject: string; readonly transports: string[] } };
export type RequestAnswer = Common & { readonly response: { readonly clientDataJSON: string; readonly authenticatorData: string; readonly signature: string } };

export function softAuthenticator({ origin, verifiesUser = true }: { readonly origin: string; readonly verifiesUser?: boolean }): SoftAuthenticator {
	const id = randomBytes(16);
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const flags = FLAGS.present | (verifiesUser ? FLAGS.verified : 0);
	let counter = 0;
	const text = id.toString('base64url');
	const common = { id: text, rawId: text, type: 'public-key', clientExtensionResults: {} } as const;
	const clientData = (type: string, challenge: string) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	return {
		create: ({ challenge, rp }) => {
			const length = Buffer.alloc(2);
			length.writeUInt16BE(id.length);
			const data = Buffer.concat([head(rp.id ?? '', flags | FLAGS.credential, (counter += 1)), Buffer.alloc(16), length, id, cborKey(publicKey)]);
			const attestation = cborMap([[cborText('fmt'), cborText('none')], [cborText('attStmt'), cborMap([])], [cborText('authData'), cborBytes(data)]]);
			return { ...common, response: { clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['internal'] } };
		},
		get: ({ challenge, rpId }) => {
			const client = clientData('webauthn.get', challenge);
			const data = head(rpId ?? '', flags, (counter += 1));
			const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), privateKey);
			return { ...common, response: { clientDataJSON: client.toString('base64url'), authenticatorData: data.toString('base64url'), signature: signature.toString('base64url') } };
		}
	};
}

function head(rpId: string, flags: number, counter: number): Buffer {
	const rest = Buffer.alloc(5);
	rest.writeUInt8(flags, 0);
	rest.writeUInt32BE(counter, 1);
	return Buffer.concat([createHash('sha256').update(rpId).digest(), rest]);
}

/** COSE_Key of an ES256 key: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function cborKey(key: KeyObject): Buffer {
	const { x = '', y = '' } = key.export({ format: 'jwk' });
	return cborMap([[cborInt(1), cborInt(2)], [cborInt(3), cborInt(-7)], [cborInt(-1), cborInt(1)], [cborInt(-2), cborBytes(Buffer.from(x, 'base64url'))], [cborInt(-3), cborBytes(Buffer.from(y, 'base64url'))]]);
}

function cborHead(major: number, value: number): Buffer {
	if (value < 24) return Buffer.from([(major << 5) | value]);
	if (value < 256) return Buffer.from([(major << 5) | 24, value]);
	return Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
}
const cborInt = (value: number) => (value < 0 ? cborHead(1, -1 - value) : cborHead(0, value));
const cborText = (text: string) => Buffer.concat([cborHead(3, text.length), Buffer.from(text)]);
const cborBytes = (bytes: Buffer) => Buffer.concat([cborHead(2, bytes.length), bytes]);
const cborMap = (entries: readonly (readonly [Buffer, Buffer])[]) => Buffer.concat([cborHead(5, entries.length), ...entries.flat()]);
