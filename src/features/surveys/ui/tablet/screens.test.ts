import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buttonCalled, openPage, tag, type SmallElement, type SmallPage } from '#tests/support/small-dom.ts';
import { HOSTILE } from '#tests/support/page-laws.ts';
import type { TabletConfig, TabletLanguage } from './config.ts';
import { drawScreens, type Screens } from './screens.ts';

const language = (given: Partial<TabletLanguage> = {}): TabletLanguage => ({
	name: 'Indonesia', tag: 'id', draft: '', title: 'Menilai pelayanan', lead: 'Dua pertanyaan', start: 'Mulai', back: 'Kembali', restart: 'Ulang', of: 'Pertanyaan {n} dari {of}',
	thanks: 'Terima kasih', anonymous: 'Tanpa nama',
	questions: [
		{ element: 'requirements', text: 'Syaratnya jelas?', answers: ['Tidak', 'Kurang', 'Jelas', 'Sangat jelas'] },
		{ element: 'cost', text: 'Biayanya wajar?', answers: ['Mahal', 'Agak mahal', 'Murah', 'Gratis'] }
	],
	...given
});
const jawa = language({ name: 'Jawa', tag: 'jv', draft: 'Terjemahan perlu diperiksa', start: 'Wiwit', back: 'Bali', restart: 'Baleni' });
const config = (languages: readonly TabletLanguage[] = [language(), jawa]) =>
	({ slug: 'ktp', pass: 'p', today: '2026-11-21', languages, words: { notKept: 'Jawaban terakhir tidak dapat disimpan.' } }) as unknown as TabletConfig;

describe('the screens of a tablet', () => {
	let frame: SmallElement;
	let page: SmallPage;
	let screens: Screens;
	const kept: { readonly answers: Record<string, number>; readonly seconds: number }[] = [];

	const draw = (of: TabletConfig, isKept = true) => {
		frame = tag('main', { id: 'tablet' });
		page = openPage(frame);
		screens = drawScreens(frame as unknown as HTMLElement, of, async (answers, seconds) => {
			kept.push({ answers, seconds });
			return isKept;
		});
		screens.start();
	};
	const press = (label: string) => { buttonCalled(frame, label).click(); };
	const heading = () => frame.querySelector('h1')?.textContent;

	beforeEach(() => {
		vi.useFakeTimers({ now: new Date('2026-11-21T03:00:00Z') });
		kept.length = 0;
		draw(config());
	});
	afterEach(() => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	});

	test('begin with what is asked, that nobody is named, and every language in its own name', () => {
		expect(heading()).toBe('Menilai pelayanan');
		expect(frame.textContent).toContain('Dua pertanyaan');
		expect(frame.textContent).toContain('Tanpa nama');
		expect(frame.querySelectorAll('button').map(({ textContent, lang }) => [textContent, lang])).toEqual([['Mulai', ''], ['Indonesia', 'id'], ['Jawa', 'jv']]);
		expect(frame.lang).toBe('id');
	});

	test('mark the language that is chosen, and only that one', () => {
		const current = () => frame.querySelectorAll('button').filter((one) => one.getAttribute('aria-current') === 'true').map(({ textContent }) => textContent);
		expect(current()).toEqual(['Indonesia']);
		press('Jawa');
		expect(current()).toEqual(['Jawa']);
	});

	test('move to the heading, so that who does not see hears the new screen', () => {
		expect(page.focused()?.textContent).toBe('Menilai pelayanan');
		press('Mulai');
		expect(page.focused()?.textContent).toBe('Syaratnya jelas?');
		expect(page.focused()?.tabIndex).toBe(-1);
	});

	test('ask one question after the other and say how far one is', () => {
		press('Mulai');
		expect(frame.textContent).toContain('Pertanyaan 1 dari 2');
		expect(frame.querySelectorAll('.kiosk-answer').map(({ textContent }) => textContent)).toEqual(['Tidak', 'Kurang', 'Jelas', 'Sangat jelas']);
		press('Jelas');
		expect(frame.textContent).toContain('Pertanyaan 2 dari 2');
		expect(heading()).toBe('Biayanya wajar?');
	});

	test('hand over the score of each answer, 1 for the first and 4 for the last, and the seconds it took', async () => {
		press('Mulai');
		vi.advanceTimersByTime(7_000);
		press('Tidak');
		vi.advanceTimersByTime(5_000);
		press('Gratis');
		await vi.advanceTimersByTimeAsync(0);
		expect(kept).toEqual([{ answers: { requirements: 1, cost: 4 }, seconds: 12 }]);
	});

	test('thank only when the answer is kept, and begin again by themselves', async () => {
		press('Mulai');
		press('Jelas');
		press('Murah');
		await vi.advanceTimersByTimeAsync(0);
		expect(heading()).toBe('Terima kasih');
		await vi.advanceTimersByTimeAsync(8_000);
		expect(heading()).toBe('Menilai pelayanan');
	});

	test('say that an answer was lost, and do not thank for it', async () => {
		draw(config(), false);
		press('Mulai');
		press('Jelas');
		press('Murah');
		await vi.advanceTimersByTimeAsync(0);
		expect(heading()).toBe('Jawaban terakhir tidak dapat disimpan.');
		expect(frame.textContent).not.toContain('Terima kasih');
	});

	test('go back a question with the answers given, and the later answer counts', async () => {
		press('Mulai');
		expect(frame.querySelectorAll('button').map(({ textContent }) => textContent)).not.toContain('Kembali');
		press('Tidak');
		press('Kembali');
		expect(heading()).toBe('Syaratnya jelas?');
		press('Sangat jelas');
		press('Mahal');
		await vi.advanceTimersByTimeAsync(0);
		expect(kept.map(({ answers }) => answers)).toEqual([{ requirements: 4, cost: 1 }]);
	});

	test('forget half an answer when the visitor walks away', async () => {
		press('Mulai');
		press('Jelas');
		await vi.advanceTimersByTimeAsync(44_999);
		expect(heading()).toBe('Biayanya wajar?');
		await vi.advanceTimersByTimeAsync(1);
		expect(heading()).toBe('Menilai pelayanan');
		expect(kept).toEqual([]);
		press('Mulai');
		expect(frame.textContent).toContain('Pertanyaan 1 dari 2');
	});

	test('begin anew when asked, without keeping anything', () => {
		press('Mulai');
		press('Jelas');
		press('Ulang');
		expect(heading()).toBe('Menilai pelayanan');
		expect(kept).toEqual([]);
	});

	test('speak another language when chosen, marked as a draft, and return to the first for the next visitor', async () => {
		press('Jawa');
		expect(frame.lang).toBe('jv');
		expect(frame.textContent).toContain('Terjemahan perlu diperiksa');
		press('Wiwit');
		press('Jelas');
		press('Murah');
		await vi.advanceTimersByTimeAsync(8_000);
		expect(frame.lang).toBe('id');
	});

	test('return to the first language when another was chosen and nobody went on', async () => {
		press('Jawa');
		await vi.advanceTimersByTimeAsync(45_000);
		expect(frame.lang).toBe('id');
	});

	test('stand still at the beginning: the first language needs no return', () => {
		const before = frame.children;
		vi.advanceTimersByTime(600_000);
		expect(frame.children).toEqual(before);
		expect(vi.getTimerCount()).toBe(0);
	});

	test('count no more than a day and no less than nothing, whatever the clock does', async () => {
		press('Mulai');
		vi.setSystemTime(new Date('2026-11-20T03:00:00Z'));
		press('Jelas');
		press('Murah');
		await vi.advanceTimersByTimeAsync(8_000);
		press('Mulai');
		vi.setSystemTime(new Date('2026-12-24T03:00:00Z'));
		press('Jelas');
		press('Murah');
		await vi.advanceTimersByTimeAsync(0);
		expect(kept.map(({ seconds }) => seconds)).toEqual([0, 86_400]);
	});

	test('set texts as text, whoever wrote the questionnaire', () => {
		draw(config([language({ title: HOSTILE, questions: [{ element: 'cost', text: HOSTILE, answers: [HOSTILE, 'b', 'c', 'd'] }] })]));
		expect(heading()).toBe(HOSTILE);
		press('Mulai');
		expect(heading()).toBe(HOSTILE);
		expect(frame.querySelectorAll('script, img')).toEqual([]);
	});
});
