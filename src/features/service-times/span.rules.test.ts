import { describe, expect, test } from 'vitest';
import { spanOf } from './span.rules.ts';

const TODAY = '2026-11-21';
const span = (given: Parameters<typeof spanOf>[0]) => spanOf(given, TODAY);

describe('the months an address asks for', () => {
	test('none: the last twelve with this one', () => expect(span({})).toMatchObject({ from: '2025-12', to: '2026-11' }));
	test('both', () => expect(span({ dari: '2025-01', sampai: '2025-03' })).toMatchObject({ from: '2025-01', to: '2025-03' }));
	test('from one on', () => expect(span({ dari: '2026-02' })).toMatchObject({ from: '2026-02', to: '2026-11' }));
	test('up to one', () => expect(span({ sampai: '2025-06' })).toMatchObject({ from: '2024-07', to: '2025-06' }));
	test('turned round', () => expect(span({ dari: '2026-05', sampai: '2026-01' })).toMatchObject({ from: '2026-01', to: '2026-05' }));
	test('of the future', () => expect(span({ dari: '2030-01' })).toMatchObject({ from: '2030-01', to: '2030-01' }));
	test('too many: the later five years', () => expect(span({ dari: '0001-01', sampai: '2026-11' })).toMatchObject({ from: '2021-12', to: '2026-11' }));
	test('day and hour go along', () => expect(span({ hari: 1, jam: 8 })).toMatchObject({ weekday: 1, hour: 8 }));
});
