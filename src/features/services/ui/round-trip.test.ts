import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html } from '#tests/support/render.ts';
import { inventedPoint, inventedService, TODAY } from '#tests/support/service-rows.ts';
import { COMMON_SERVICES } from '../common-services.ts';
import { changedFields, openDaysOf, standardOf } from '../rules.ts';
import { MOST, PointForm, ServiceForm, type Standard } from '../schema.ts';
import ChangePointPage from './ChangePointPage.svelte';
import ChangeServicePage from './ChangeServicePage.svelte';
import NewServicePage from './NewServicePage.svelte';
import { unitOptions } from './unit-options.ts';

const UNIT = '0197a000-0000-7000-8000-000000000001';
const units = [{ id: UNIT, name: 'Dinas Rekaan', level: 2 }, { id: '0197a000-0000-7000-8000-000000000002', name: 'Bidang Rekaan', level: 3 }];
const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** What a browser would send of the form when nobody touches it. */
function sent(page: string): Record<string, string> {
	const form = /<form method="POST" class="narrow[^"]*">[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
	const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
	const values: Record<string, string> = {};
	for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
		if (attribute(tag, 'type') === 'checkbox' && !/\schecked/.test(tag)) continue;
		values[attribute(tag, 'name') ?? ''] = plain(attribute(tag, 'value') ?? '');
	}
	for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) values[attribute(tag, 'name') ?? ''] = plain(text);
	for (const [, tag = '', options = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) values[attribute(tag, 'name') ?? ''] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? '';
	return values;
}

const line = fc.stringMatching(/^[A-Za-z0-9"'&.,()/ -]{1,60}$/).map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '');
const standards: fc.Arbitrary<Standard> = fc.record({
	code: fc.stringMatching(/^[a-z0-9]{1,10}(-[a-z0-9]{1,10}){0,2}$/), name: line,
	promise: fc.oneof(fc.record({ promisedMinutes: fc.integer({ min: 1, max: MOST.minutes }), promisedWorkingDays: fc.constant(null) }), fc.record({ promisedMinutes: fc.constant(null), promisedWorkingDays: fc.integer({ min: 1, max: MOST.workingDays }) })),
	feeRupiah: fc.integer({ min: 0, max: MOST.rupiah }), feeNote: fc.oneof(fc.constant(''), line), requirements: fc.array(line, { maxLength: 5 }), procedure: fc.array(line, { maxLength: 5 }), product: fc.oneof(fc.constant(''), line), legalBasis: fc.oneof(fc.constant(''), line)
}).map(({ promise, ...rest }) => ({ ...rest, ...promise }));

describe('a form that is opened and sent without a change changes nothing', () => {
	test('of a service, whatever its standard says', () => {
		fc.assert(fc.property(standards, (standard) => {
			const form = ServiceForm.parse(sent(html(ChangeServicePage, { page: { service: inventedService({ ...standard, responsibleUnitId: UNIT }), units }, form: null })));
			expect(changedFields(standard, standardOf(form))).toEqual([]);
			expect(form.responsibleUnitId).toBe(UNIT);
		}), { numRuns: 25 });
	});

	test('of a service with letters that mean something in HTML', () => {
		const standard = { name: 'Surat "tidak mampu" & < 17 tahun', requirements: ["Kartu Jum'at", 'A & B', '< 17 tahun'], procedure: [], feeNote: 'Gratis "lansia"', product: 'Surat', legalBasis: '' };
		const form = ServiceForm.parse(sent(html(ChangeServicePage, { page: { service: inventedService({ ...standard, responsibleUnitId: UNIT }), units }, form: null })));
		expect(standardOf(form)).toMatchObject(standard);
	});

	test('of a service point, whatever its hours, days and place', () => {
		const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
		fc.assert(fc.property(
			fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), fc.option(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 701, max: 1440 })), { nil: null }), optional(fc.integer({ min: 1, max: MOST.users })),
			optional(fc.tuple(fc.integer({ min: -900_000, max: 900_000 }), fc.integer({ min: -1_800_000, max: 1_800_000 }))), line,
			(openDays, hours, yearlyUsers, place, name) => {
				const point = { openDays, opensMinute: hours?.[0] ?? null, closesMinute: hours?.[1] ?? null, yearlyUsers, latitude: place ? place[0] / 10_000 : null, longitude: place ? place[1] / 10_000 : null, name, unitId: UNIT };
				const form = PointForm.parse(sent(html(ChangePointPage, { point: inventedPoint(point), today: TODAY, form: null })));
				expect(form).toMatchObject({ unitId: UNIT, name, opensAt: point.opensMinute, closesAt: point.closesMinute, yearlyUsers, latitude: point.latitude, longitude: point.longitude, openedOn: '2020-01-01' });
				expect(openDaysOf(form)).toEqual(openDays);
			}
		), { numRuns: 25 });
	});

	test('of a common service, which begins as it is suggested', () => {
		for (const chosen of COMMON_SERVICES) {
			const form = ServiceForm.parse(sent(html(NewServicePage, { page: { units: units.slice(0, 1), common: [], chosen }, form: null })));
			const { sector: _, ...standard } = chosen;
			expect(changedFields(standard, standardOf(form)), chosen.code).toEqual([]);
			expect(form.responsibleUnitId, 'the only unit is chosen').toBe(UNIT);
		}
	});
});

describe('units to choose from', () => {
	test('stand as far in as below the highest of them, after the words for none', () => {
		expect(unitOptions([{ id: 'a', name: 'Dinas', level: 3 }, { id: 'b', name: 'Bidang', level: 4 }, { id: 'c', name: 'Seksi', level: 5 }, { id: 'd', name: 'Badan', level: 3 }], 'Pilih')).toEqual([
			{ value: '', label: 'Pilih' }, { value: 'a', label: 'Dinas' }, { value: 'b', label: '\u2003Bidang' }, { value: 'c', label: '\u2003\u2003Seksi' }, { value: 'd', label: 'Badan' }
		]);
	});

	test('none are only the words for it', () => expect(unitOptions([], 'Pilih')).toEqual([{ value: '', label: 'Pilih' }]));
});
