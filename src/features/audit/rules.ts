/** Entries on one page. */
export const PAGE_SIZE = 50;
/** A spreadsheet opens this many rows without complaint; longer trails are exported by period. */
export const EXPORT_LIMIT = 100_000;

/** What a person writes down of a chain today, to compare with it later: '2041-9f86d081884c7d65'. */
export function fingerprint(number: number, hashHex: string): string {
	return `${number}-${hashHex.slice(0, 16)}`;
}

/** The place in the chain that a fingerprint speaks of; undefined when it is not one. */
export function fingerprintNumber(text: string): number | undefined {
	const number = /^(\d{1,15})-[0-9a-f]{16}$/.exec(text)?.[1];
	return number === undefined ? undefined : Number(number);
}

/** Whether an entry tells a day and no hour: nobody was signed in, and it stands at the very beginning of a day. What citizens do without a name is dated so. */
export function isDayOnly({ at, accountId }: { readonly at: Date; readonly accountId: string | null }, timeZone: string): boolean {
	return accountId === null && new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(at) === '00:00:00';
}

/** 'enrolment:0199…' shortened for a table: the kind and the first figures of its key. */
export function shortSubject(subject: string): string {
	const [kind = '', key = ''] = subject.split(/:(.*)/s);
	return key.length > 13 ? `${kind}:${key.slice(0, 8)}…${key.slice(-4)}` : subject;
}
