import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { find, openPage, tag, type SmallElement } from '#tests/support/small-dom.ts';

type Show = (position: { readonly coords: { readonly latitude: number; readonly longitude: number } }) => void;

describe('"here"', () => {
	const asked: { readonly show: Show; readonly gone: () => void; readonly options: object }[] = [];
	const line = () => {
		const made = tag('p', { 'data-here': 'Pakai tempat saya', 'data-found': 'Ditemukan: {latitude}, {longitude}', 'data-gone': 'Tulis tempatnya dengan kata.' });
		made.hidden = true;
		return made;
	};
	const load = async (content: readonly SmallElement[], hasPlace = true) => {
		const { body } = openPage(...content);
		vi.stubGlobal('navigator', hasPlace ? { geolocation: { getCurrentPosition: (show: Show, gone: () => void, options: object) => asked.push({ show, gone, options }) } } : {});
		await import('./here.ts');
		return body;
	};
	const fields = () => tag('form', {}, tag('input', { name: 'latitude' }), tag('input', { name: 'longitude' }));

	beforeEach(() => {
		vi.resetModules();
		asked.length = 0;
	});
	afterEach(() => { vi.unstubAllGlobals(); });

	test('appears where the browser knows places, and asks nothing by itself', async () => {
		const body = await load([line(), fields()]);
		expect(find(body, '[data-here]').hidden).toBe(false);
		expect(find(body, 'button')).toMatchObject({ type: 'button', textContent: 'Pakai tempat saya' });
		expect(asked).toEqual([]);
	});

	test('stays away where the browser does not, or where the page has no such line', async () => {
		const without = await load([line(), fields()], false);
		expect(find(without, '[data-here]').hidden).toBe(true);
		expect(without.querySelectorAll('button')).toEqual([]);
		vi.resetModules();
		expect((await load([fields()])).querySelectorAll('button')).toEqual([]);
	});

	// Jambi; four decimals of a degree are eleven metres.
	test('writes four decimals into the form, never more', async () => {
		const body = await load([line(), fields()]);
		find(body, 'button').click();
		asked[0]?.show({ coords: { latitude: -1.610123456, longitude: 103.61312789 } });
		expect([find(body, 'input[name=latitude]').value, find(body, 'input[name=longitude]').value]).toEqual(['-1.6101', '103.6131']);
		expect(find(body, '[role=status]').textContent).toBe('Ditemukan: -1.6101, 103.6131');
		expect(body.textContent).not.toContain('1.61012');
	});

	test('says what to do instead when the place is not given, and leaves the fields empty', async () => {
		const body = await load([line(), fields()]);
		find(body, 'button').click();
		asked[0]?.gone();
		expect(find(body, '[role=status]').textContent).toBe('Tulis tempatnya dengan kata.');
		expect(find(body, 'input[name=latitude]').value).toBe('');
	});

	test('waits fifteen seconds at most', async () => {
		const body = await load([line(), fields()]);
		find(body, 'button').click();
		expect(asked[0]?.options).toMatchObject({ enableHighAccuracy: true, timeout: 15_000 });
	});

	test('a form without the fields is no fault', async () => {
		const body = await load([line()]);
		find(body, 'button').click();
		asked[0]?.show({ coords: { latitude: -1.61, longitude: 103.61 } });
		expect(find(body, '[role=status]').textContent).toBe('Ditemukan: -1.6100, 103.6100');
	});
});
