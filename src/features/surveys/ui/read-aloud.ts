/* Reads questions aloud with the voice of the browser. Without it the page says whom to ask instead. */
import { voiceFor } from './voice.ts';

const note = document.querySelector<HTMLElement>('[data-voice]');
if (note && 'speechSynthesis' in window) {
	const label = note.dataset['voice'] ?? '';
	note.hidden = true;
	const speak = (text: string) => {
		speechSynthesis.cancel();
		const saying = new SpeechSynthesisUtterance(text);
		const voice = voiceFor(speechSynthesis.getVoices(), note.dataset['lang'] ?? 'id');
		saying.lang = voice?.lang ?? 'id-ID';
		if (voice) saying.voice = voice;
		saying.rate = 0.9;
		speechSynthesis.speak(saying);
	};
	for (const group of document.querySelectorAll<HTMLElement>('fieldset, [data-read]')) {
		const title = group.querySelector<HTMLElement>('legend, [data-question]');
		if (!title) continue;
		const text = [title, ...group.querySelectorAll('.choice, [data-answer]')].map((part) => (part.textContent ?? '').trim()).join('. ');
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'button button-secondary survey-read';
		button.textContent = label;
		button.setAttribute('aria-label', `${label}: ${(title.textContent ?? '').trim()}`);
		button.addEventListener('click', () => speak(text));
		group.insertBefore(button, title.nextSibling);
	}
}
