import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts with AES-256-GCM: version, nonce, tag, text.
 *
 * @param key any text of high entropy; hashed to the length that the cipher needs
 * @param about what the box belongs to: opened for anything else, it is refused
 */
export function sealBox(content: Uint8Array, key: string, about: string): Buffer {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce);
	cipher.setAAD(Buffer.from(about));
	const body = Buffer.concat([cipher.update(content), cipher.final()]);
	return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

/** The content, or undefined: another key, another subject, or changed since. */
export function openBox(box: Uint8Array, key: string, about: string): Buffer | undefined {
	if (box[0] !== VERSION || box.length < 1 + NONCE_BYTES + TAG_BYTES) return undefined;
	const decipher = createDecipheriv('aes-256-gcm', keyOf(key), box.subarray(1, 1 + NONCE_BYTES));
	decipher.setAAD(Buffer.from(about));
	decipher.setAuthTag(box.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES));
	try {
		return Buffer.concat([decipher.update(box.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()]);
	} catch {
		return undefined;
	}
}

function keyOf(key: string): Buffer {
	return createHash('sha256').update(key).digest();
}

/** What is kept of a secret: its sha-256. */
export function hashOf(secret: string): Buffer {
	return createHash('sha256').update(secret).digest();
}
