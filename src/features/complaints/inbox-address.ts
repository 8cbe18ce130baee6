import type { InboxSearch } from './inbox.schema.ts';
import type { MoveForm } from './move.schema.ts';

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

/** Where a complaint went that whoever moved it no longer sees. */
export type Left = 'gone' | 'handedOver' | 'handedBack';
const LEFT = { unit: 'gone', inspektorat: 'handedOver', kembali: 'handedBack' } as const satisfies Readonly<Record<string, Left>>;

/** Where a move leads: to the complaint, or to the inbox when the mover has lost sight of it. */
export function afterMove(id: string, form: MoveForm, isReadable: boolean): string {
	if (isReadable) return `/pengaduan/${id}?tersimpan`;
	const isGuarded = form.move === 'hand_over' || (form.move === 'verify' && form.class === 'violation');
	return `/pengaduan?pergi=${isGuarded ? 'inspektorat' : form.move === 'hand_back' ? 'kembali' : 'unit'}`;
}

/** What the inbox says of the move that led there, whatever the address says. */
export function readLeft(query: URLSearchParams): Left | null {
	const word = query.get('pergi') ?? '';
	return Object.hasOwn(LEFT, word) ? LEFT[word as keyof typeof LEFT] : null;
}
