/* What a visitor sees on the tablet. Texts are always set as text. */
import type { TabletConfig, TabletLanguage } from './config.ts';

export interface Screens {
	start(): void;
	/** A sentence, then the beginning by itself. */
	say(title: string, text: string): void;
}

const IDLE_MS = 45_000;
const THANKS_MS = 8_000;

/**
 * Draws one screen after the other into `frame`. Left alone, it goes back to the beginning and forgets.
 *
 * @param done is handed the answers; resolves when they are kept
 */
export function drawScreens(frame: HTMLElement, config: TabletConfig, done: (answers: Record<string, number>, seconds: number) => Promise<boolean>): Screens {
	let language = config.languages[0] as TabletLanguage;
	let timer = 0;
	const later = (milliseconds: number) => {
		clearTimeout(timer);
		timer = window.setTimeout(start, milliseconds);
	};
	const show = (...parts: readonly HTMLElement[]) => {
		frame.lang = language.tag;
		frame.replaceChildren(...parts);
		frame.querySelector<HTMLElement>('h1')?.focus();
	};

	function start(): void {
		clearTimeout(timer);
		const languages = element('nav', 'survey-tools');
		languages.append(...config.languages.map((one) => button(one.name, 'button button-secondary', () => { language = one; start(); }, one.tag)));
		languages.children[config.languages.indexOf(language)]?.setAttribute('aria-current', 'true');
		show(heading(language.title), text(language.lead), button(language.start, 'button button-primary kiosk-button', () => ask({}, 0, Date.now())), text(language.anonymous, 'soft'), languages, text(language.draft, 'small soft'));
		if (language !== config.languages[0]) timer = window.setTimeout(home, IDLE_MS);
	}

	function home(): void {
		language = config.languages[0] as TabletLanguage;
		start();
	}

	function ask(answers: Record<string, number>, at: number, openedAt: number): void {
		const question = language.questions[at];
		if (!question) return void finish(answers, openedAt);
		clearTimeout(timer);
		timer = window.setTimeout(home, IDLE_MS);
		const choices = element('div', 'kiosk-answers');
		choices.append(...question.answers.map((label, index) => button(label, 'kiosk-button kiosk-answer', () => ask({ ...answers, [question.element]: index + 1 }, at + 1, openedAt))));
		const back = element('p', 'cluster');
		if (at > 0) back.append(button(language.back, 'button button-secondary', () => ask(answers, at - 1, openedAt)));
		back.append(button(language.restart, 'button button-secondary', home));
		show(text(language.of.replace('{n}', String(at + 1)).replace('{of}', String(language.questions.length)), 'soft'), heading(question.text), choices, back);
	}

	async function finish(answers: Record<string, number>, openedAt: number): Promise<void> {
		clearTimeout(timer);
		const isKept = await done(answers, Math.min(86_400, Math.max(0, (Date.now() - openedAt) / 1000)));
		if (isKept) say(language.thanks, language.anonymous);
		else say(config.words.notKept, '');
		language = config.languages[0] as TabletLanguage;
	}

	function say(title: string, sentence: string): void {
		show(heading(title), text(sentence));
		later(THANKS_MS);
	}

	return { start, say };
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className = ''): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	made.className = className;
	return made;
}

function heading(content: string): HTMLElement {
	const made = element('h1');
	made.tabIndex = -1;
	made.textContent = content;
	return made;
}

function text(content: string, className = 'lead'): HTMLElement {
	const made = element('p', className);
	made.textContent = content;
	return made;
}

function button(label: string, className: string, press: () => void, lang = ''): HTMLElement {
	const made = element('button', className);
	made.type = 'button';
	made.textContent = label;
	if (lang) made.lang = lang;
	made.addEventListener('click', press);
	return made;
}
