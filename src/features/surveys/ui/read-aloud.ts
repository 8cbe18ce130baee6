/* Reads questions aloud with the voice of the browser. Without one that speaks the language the page says whom to ask instead. */
import { voiceFor } from './voice.ts';

const note = document.querySelector<HTMLElement>('[data-voice]');
if (note && 'speechSynthesis' in window) {
	const voice = () => voiceFor(speechSynthesis.getVoices(), note.dataset['lang'] ?? 'id');
	const speak = (text: string) => {
		const chosen = voice();
		if (!chosen) return;
		speechSynthesis.cancel();
		const saying = new SpeechSynthesisUtterance(text);
		saying.voice = chosen;
		saying.lang = chosen.lang;
		saying.rate = 0.9;
		speechSynthesis.speak(saying);
	};
	const offer = () => {
		if (note.hidden || !voice()) return;
		note.hidden = true;
		addButtons(note.dataset['voice'] ?? '', speak);
	};
	offer();
	// Many browsers name their voices only after the page is there.
	speechSynthesis.onvoiceschanged = offer;
}

function addButtons(label: string, speak: (text: string) => void): void {
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
