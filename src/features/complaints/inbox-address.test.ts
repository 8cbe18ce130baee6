import { expect, test } from 'vitest';
import { afterMove, furtherFields, inboxHref, readLeft } from './inbox-address.ts';
import { InboxSearch } from './inbox.schema.ts';
import { readInboxSearch } from './server/inbox-service.ts';

const UNIT = '01999999-0000-7000-8000-000000000001';

test('what an address says is what is read from it', () => {
	const search = InboxSearch.parse({
		view: 'closed', text: 'jalan & "lubang"', unitId: UNIT, class: 'complaint', page: 3, serviceId: UNIT, fromMonth: '2026-01', toMonth: '2026-06', rootCause: 'competence', outcome: 'denied', clusterId: UNIT
	});
	expect(readInboxSearch(new URL(`http://x${inboxHref(search)}`).searchParams)).toEqual(search);
});

test('a plain view has a plain address', () => {
	expect(inboxHref({ view: 'late' })).toBe('/pengaduan?lihat=late');
	expect(inboxHref({})).toBe('/pengaduan?lihat=open');
	expect(furtherFields({ text: 'x', fromMonth: '2026-01' })).toEqual([['dari', '2026-01']]);
});

test.each([['dari', '2026-13'], ['dari', "2026-01' or 1=1"], ['sampai', '1999-01'], ['sebab', 'nobody'], ['hasil', 'x'], ['gugus', '1'], ['layanan', '../x'], ['unit', 'null']])('%s=%s is left out', (name, value) => {
	expect(readInboxSearch(new URLSearchParams({ [name]: value }))).toEqual(readInboxSearch(new URLSearchParams()));
});

test.each([
	[{ move: 'hand_over', reason: 'Uang pelicin' }, 'handedOver'],
	[{ move: 'verify', class: 'violation' }, 'handedOver'],
	[{ move: 'verify', class: 'complaint' }, 'gone'],
	[{ move: 'hand_back', class: 'complaint', unitId: UNIT, reason: 'Antrean biasa' }, 'handedBack'],
	[{ move: 'assign', unitId: UNIT }, 'gone']
] as const)('after %j whoever sees it no more is led to the inbox, which says: %s', (form, left) => {
	expect(afterMove(UNIT, form, true)).toBe(`/pengaduan/${UNIT}?tersimpan`);
	const address = new URL(afterMove(UNIT, form, false), 'http://x');
	expect(address.pathname).toBe('/pengaduan');
	expect(address.href, 'the address names no complaint').not.toContain(UNIT);
	expect(readLeft(address.searchParams)).toBe(left);
});

test.each(['', 'x', 'toString', '__proto__', 'handedOver'])('an address with pergi=%s says nothing', (word) => expect(readLeft(new URLSearchParams({ pergi: word }))).toBeNull());
