import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { find, openPage, tag, type SmallPage } from '#tests/support/small-dom.ts';
import { SmallEventSource } from '#tests/support/small-stream.ts';
import { LivePage, swap } from './live.ts';

describe('a page that shows what changes', () => {
	let page: SmallPage;
	let reloads: number;
	let asked: number;
	let answer: () => Response;
	const down = (): never => { throw new TypeError('Failed to fetch'); };
	const main = (text: string, clock = '10.00') => `<main><p id="sejak" data-kata="Sejak #." data-pukul="${clock}"><span></span></p><p id="isi">${text}</p></main>`;
	const passes = async (milliseconds: number) => {
		await vi.advanceTimersByTimeAsync(milliseconds);
	};
	const note = () => find(page.body, '#sejak');
	const shown = () => find(page.body, '#isi').textContent;
	const hide = (isHidden: boolean) => {
		Object.assign(document, { hidden: isHidden });
		page.happens('visibilitychange');
	};
	const latest = () => SmallEventSource.latest();

	beforeEach(() => {
		vi.useFakeTimers();
		page = openPage(tag('main', {}, tag('p', { id: 'sejak', 'data-kata': 'Sejak #.', 'data-pukul': '09.58' }, tag('span')), tag('p', { id: 'isi' }, 'Awal')));
		note().hidden = true;
		vi.stubGlobal('EventSource', SmallEventSource);
		SmallEventSource.opened.length = 0;
		[reloads, asked, answer] = [0, 0, down];
		vi.stubGlobal('location', { href: '/antrean/ktp/layar', pathname: '/antrean/ktp/layar', reload: () => { reloads += 1; } });
		vi.stubGlobal('fetch', async () => {
			asked += 1;
			return answer();
		});
		new LivePage('/antrean/ktp/siaran', { show: swap }).start();
	});
	afterEach(() => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	});

	test('shows what comes, over one open answer, and asks for nothing else', async () => {
		latest().says('halaman', { html: main('Satu'), clock: '10.00' });
		expect(shown()).toBe('Satu');
		for (let beat = 0; beat < 20; beat += 1) {
			await passes(15_000);
			latest().says('denyut', { clock: '10.05' });
		}
		expect([SmallEventSource.opened.length, asked, note().hidden]).toEqual([1, 0, true]);
	});

	test('the focus stays on its button, and on the part around it once the button is gone', () => {
		const held = (form: string) => `<main><section data-kembali="">Loket<form ${form}><button data-tombol="call">Panggil</button></form></section></main>`;
		latest().says('halaman', { html: held(''), clock: '10.00' });
		find(page.body, 'button').focus();
		latest().says('halaman', { html: held('data-untuk="none"'), clock: '10.01' });
		expect(page.focused()).toBe(find(page.body, 'button'));
		latest().says('halaman', { html: '<main><section data-kembali="">Loket</section></main>', clock: '10.02' });
		expect(page.focused()?.textContent).toBe('Loket');
	});

	test('what was unfolded stays unfolded', () => {
		const folded = '<main><details id="sisanya"><summary>3 lagi</summary></details></main>';
		latest().says('halaman', { html: folded, clock: '10.00' });
		Object.assign(find(page.body, 'details'), { open: true });
		latest().says('halaman', { html: folded, clock: '10.01' });
		expect((find(page.body, 'details') as unknown as { readonly open: boolean }).open).toBe(true);
	});

	test('says since when it is old once nothing has come for forty seconds, and stops saying so', async () => {
		latest().says('denyut', { clock: '10.07' });
		await passes(40_000);
		expect(note().hidden).toBe(true);
		await passes(5_000);
		expect([note().hidden, note().textContent]).toEqual([false, 'Sejak 10.07.']);
		latest().says('denyut', { clock: '10.08' });
		expect(note().hidden).toBe(true);
	});

	test('a page opened from the store without a line has the time of its copy', async () => {
		page.happens('offline');
		await passes(5_000);
		expect([note().hidden, note().textContent]).toEqual([false, 'Sejak 09.58.']);
	});

	test('a break of a moment is not told, a longer one is', async () => {
		latest().breaks();
		await passes(4_000);
		latest().says('denyut', { clock: '10.00' });
		await passes(5_000);
		expect(note().hidden).toBe(true);
		latest().breaks();
		await passes(15_000);
		expect([note().hidden, shown()]).toEqual([false, 'Awal']);
	});

	test('a tab that nobody looks at holds no answer open, and is fresh when it is looked at again', async () => {
		hide(true);
		expect(latest().readyState).toBe(SmallEventSource.CLOSED);
		await passes(300_000);
		expect([SmallEventSource.opened.length, asked]).toEqual([1, 0]);
		hide(false);
		expect(SmallEventSource.opened).toHaveLength(2);
	});

	test('where nothing comes through, the page is asked for now and then', async () => {
		answer = () => new Response(main('Ditanya', '10.20'));
		await passes(50_000);
		expect([shown(), asked, note().hidden]).toEqual(['Ditanya', 1, true]);
		await passes(50_000);
		expect(asked).toBe(2);
	});

	test('refused by the server, it asks for the page and listens again', async () => {
		answer = () => new Response(main('Lagi'));
		latest().breaks({ isRefused: true });
		await passes(20_000);
		expect([shown(), SmallEventSource.opened.length]).toEqual(['Lagi', 2]);
	});

	test('signed out, it becomes the page that says so', async () => {
		answer = () => Object.defineProperties(new Response('<main>Masuk</main>'), { redirected: { value: true }, url: { value: 'https://bina.example/masuk?to=%2F' } });
		latest().breaks({ isRefused: true });
		await passes(20_000);
		expect(reloads).toBeGreaterThan(0);
		expect(shown()).toBe('Awal');
	});

	test('a browser without open answers asks for the page', async () => {
		vi.stubGlobal('EventSource', undefined);
		answer = () => new Response(main('Tua', '10.30'));
		new LivePage('/x', { show: swap }).start();
		await passes(50_000);
		expect(shown()).toBe('Tua');
	});
});
