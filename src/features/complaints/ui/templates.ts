import { pasted } from '../template.rules.ts';

/* A template goes into its field at once. Without script the button asks the server for the same page with the text in it. */
for (const pick of document.querySelectorAll<HTMLElement>('[data-template-for]')) {
	const button = pick.querySelector<HTMLButtonElement>('button');
	button?.addEventListener('click', (event) => {
		const field = document.querySelector<HTMLTextAreaElement>(`#${pick.dataset['templateFor'] ?? ''}`);
		const id = pick.querySelector<HTMLSelectElement>('select')?.value ?? '';
		const text = [...pick.querySelectorAll<HTMLElement>('[data-template]')].find((one) => one.dataset['template'] === id)?.textContent ?? '';
		if (!field || id === '' || text === '') return;
		event.preventDefault();
		field.value = pasted({ body: field.value }, text)['body'] ?? text;
		field.focus();
	});
}
