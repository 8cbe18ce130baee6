import type { Reporter } from '../filing.schema.ts';
import { openBox, sealBox } from '#platform/sealed-box.ts';

/** The purpose of the key, from the installation's secret: `runtime().key(IDENTITY_KEY)`. Backups hold the boxes, not the key. */
export const IDENTITY_KEY = 'complaint-identity';

/** Who wrote, sealed for the column `complaint_reporter.sealed`. */
export function sealIdentity(reporter: Reporter, key: string, number: string): Buffer {
	return sealBox(Buffer.from(JSON.stringify(reporter)), key, number);
}

/**
 * Who wrote, for somebody with the verb `complaint.identity`; the caller writes the audit entry.
 *
 * @param number of the complaint: a box moved to another complaint does not open
 * @returns undefined when the box is not of this installation or was changed
 */
export function openIdentity(sealed: Uint8Array, key: string, number: string): Reporter | undefined {
	const content = openBox(sealed, key, number);
	return content && (JSON.parse(content.toString()) as Reporter);
}
