import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { find, openPage, tag, type SmallElement } from '#tests/support/small-dom.ts';

interface Said { readonly text: string; readonly lang: string; readonly voice: unknown; readonly rate: number }

class Saying {
	lang = '';
	voice: unknown = null;
	rate = 1;
	readonly text: string;
	constructor(text: string) { this.text = text; }
}

describe('reading aloud', () => {
	const said: Said[] = [];
	let stopped = 0;
	let present: ReturnType<typeof speaker> | undefined;
	const indonesian = { lang: 'id-ID', localService: true };
	const speaker = (voices: readonly { readonly lang: string; readonly localService: boolean }[]) => ({
		cancel: () => { stopped += 1; },
		onvoiceschanged: null as (() => void) | null,
		getVoices: () => voices,
		speak: ({ text, lang, voice, rate }: Saying) => said.push({ text, lang, voice, rate })
	});
	const question = (title: string, ...answers: readonly string[]) => tag('fieldset', {}, tag('legend', {}, title), ...answers.map((answer) => tag('label', { class: 'choice' }, ` ${answer} `)));
	const note = (lang: string) => tag('p', { 'data-voice': 'Dengarkan', 'data-lang': lang }, 'Minta petugas membacakan.');

	/** The script runs as it is loaded; a browser without a voice has no `speechSynthesis` at all. */
	const load = async (content: readonly SmallElement[], voices: readonly { readonly lang: string; readonly localService: boolean }[] | null) => {
		const { body } = openPage(...content);
		vi.stubGlobal('window', voices ? { speechSynthesis: {} } : {});
		if (voices) vi.stubGlobal('speechSynthesis', (present = speaker(voices)));
		vi.stubGlobal('SpeechSynthesisUtterance', Saying);
		await import('./read-aloud.ts');
		return body;
	};

	beforeEach(() => {
		vi.resetModules();
		said.length = 0;
		stopped = 0;
	});
	afterEach(() => { vi.unstubAllGlobals(); });

	test('each question has a button that says which it is', async () => {
		const body = await load([note('id'), question('Syaratnya jelas?', 'Tidak', 'Ya'), question('Biayanya wajar?', 'Mahal', 'Murah')], [{ lang: 'id-ID', localService: true }]);
		expect(body.querySelectorAll('button').map((button) => [button.type, button.textContent, button.getAttribute('aria-label')])).toEqual([
			['button', 'Dengarkan', 'Dengarkan: Syaratnya jelas?'],
			['button', 'Dengarkan', 'Dengarkan: Biayanya wajar?']
		]);
		expect(find(body, '[data-voice]').hidden).toBe(true);
	});

	test('the button stands after the question and before its answers', async () => {
		const body = await load([note('id'), question('Syaratnya jelas?', 'Tidak', 'Ya')], [indonesian]);
		expect(find(body, 'fieldset').children.map(({ tagName }) => tagName)).toEqual(['LEGEND', 'BUTTON', 'LABEL', 'LABEL']);
	});

	test('the question is read with all its answers, slowly, in the voice of the language', async () => {
		const voice = { lang: 'en-GB', localService: true };
		const body = await load([note('en'), question('Were the requirements clear?', 'No', 'Yes')], [{ lang: 'id-ID', localService: true }, voice]);
		find(body, 'button').click();
		expect(said).toEqual([{ text: 'Were the requirements clear?. No. Yes', lang: 'en-GB', voice, rate: 0.9 }]);
	});

	test('a second press stops the first', async () => {
		const body = await load([note('id'), question('Satu?', 'a'), question('Dua?', 'b')], [{ lang: 'id-ID', localService: true }]);
		for (const button of body.querySelectorAll('button')) button.click();
		expect(said.map(({ text }) => text)).toEqual(['Satu?. a', 'Dua?. b']);
		expect(stopped).toBe(2);
	});

	test.each([['none', []], ['only one of another language', [{ lang: 'fr-FR', localService: true }, { lang: 'en-US', localService: true }]]])('of voices that would not be understood (%s) no button is made, and whom to ask stays', async (_, voices) => {
		const body = await load([note('id'), question('Satu?', 'a')], voices);
		expect([find(body, '[data-voice]').hidden, body.querySelectorAll('button')]).toEqual([false, []]);
	});

	test('voices that the browser names later bring the buttons then, once', async () => {
		const voices: (typeof indonesian)[] = [];
		const body = await load([note('id'), question('Satu?', 'a')], voices);
		expect(body.querySelectorAll('button')).toEqual([]);
		voices.push(indonesian);
		for (const _ of [1, 2]) present?.onvoiceschanged?.();
		expect([find(body, '[data-voice]').hidden, body.querySelectorAll('button').length]).toEqual([true, 1]);
		find(body, 'button').click();
		expect(said.map(({ voice }) => voice)).toEqual([indonesian]);
	});

	test('a voice that went away again says nothing in a wrong language', async () => {
		const voices = [indonesian];
		const body = await load([note('id'), question('Satu?', 'a')], voices);
		voices.pop();
		find(body, 'button').click();
		expect([said, stopped]).toEqual([[], 0]);
	});

	test('a screen of the kiosk, which is no fieldset, is read as well', async () => {
		const screen = tag('section', { 'data-read': '' }, tag('h1', { 'data-question': '' }, 'Biayanya wajar?'), tag('b', { 'data-answer': '' }, 'Mahal'));
		const body = await load([note('id'), screen, tag('fieldset', {}, 'tanpa judul')], [indonesian]);
		expect(body.querySelectorAll('button')).toHaveLength(1);
		find(body, 'button').click();
		expect(said.map(({ text }) => text)).toEqual(['Biayanya wajar?. Mahal']);
	});

	test('where there is no voice, the page keeps saying whom to ask', async () => {
		const body = await load([note('id'), question('Satu?', 'a')], null);
		expect(find(body, '[data-voice]').hidden).toBe(false);
		expect(body.querySelectorAll('button')).toEqual([]);
	});

	test('where nobody asked for a voice, nothing is added', async () => {
		const body = await load([question('Satu?', 'a')], [{ lang: 'id-ID', localService: true }]);
		expect(body.querySelectorAll('button')).toEqual([]);
	});
});
