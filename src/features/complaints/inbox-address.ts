import type { InboxSearch } from './inbox.schema.ts';

/** Names in the address of what only links set: figures lead to their rows by them. */
export const FURTHER = { unitId: 'unit', serviceId: 'layanan', fromMonth: 'dari', toMonth: 'sampai', rootCause: 'sebab', outcome: 'hasil', clusterId: 'gugus' } as const;

/** The filter's further parts as fields of a form, so that a search stays within them. */
export function furtherFields(search: Partial<InboxSearch>): [name: string, value: string][] {
	return (Object.keys(FURTHER) as (keyof typeof FURTHER)[]).flatMap((key) => (search[key] ? [[FURTHER[key], search[key]] as [string, string]] : []));
}

/** The address of the inbox with a filter. */
export function inboxHref(search: Partial<InboxSearch>): string {
	const query = new URLSearchParams({ lihat: search.view ?? 'open' });
	if (search.text) query.set('cari', search.text);
	if (search.class) query.set('jenis', search.class);
	for (const [name, value] of furtherFields(search)) query.set(name, value);
	if ((search.page ?? 1) > 1) query.set('halaman', String(search.page));
	return `/pengaduan?${query}`;
}
