import { createRawSnippet, type Component, type Snippet } from 'svelte';
import { render } from 'svelte/server';

/** Words as a component's content. */
export function words(text: string): Snippet {
	return createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));
}

/** The HTML of a component in a language, without the marks that Svelte leaves for a browser. */
export function html<Props extends Record<string, unknown>>(component: Component<Props>, props: Props, locale: 'id' | 'en' = 'id'): string {
	const context = new Map<unknown, unknown>([['locale', () => locale]]);
	const { head, body } = render(component as Component<Record<string, unknown>>, { props, context });
	return (head + body).replaceAll(/<!--[\s\S]*?-->/g, '').trim();
}
