import type { DatabaseAddress } from '#platform/db/connect.ts';

/** Fills an empty database with the demo region. Returns whether the installation holds demo data. */
export async function fillEmpty(_address: DatabaseAddress, { demo }: { readonly demo: boolean; readonly note: (line: string) => void }): Promise<boolean> {
	return demo;
}

/** The people to sign in as, one a line. */
export function personaTable(): string {
	return '';
}
