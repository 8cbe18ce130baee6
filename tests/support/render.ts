import { createRawSnippet, type Component, type Snippet } from 'svelte';
import { render } from 'svelte/server';

/** Words as a component's content. */
export function words(text: string): Snippet {
	return createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));
}

/** The HTML of a component in a language, without the marks that Svelte leaves for a browser. */
export function html<Props extends object>(component: Component<Props>, props: NoInfer<Props>, locale: 'id' | 'en' = 'id'): string {
	const context = new Map<unknown, unknown>([['locale', () => locale]]);
	const { head, body } = render(component as unknown as Component<Record<string, unknown>>, { props: props as Record<string, unknown>, context });
	return (head + body).replaceAll(/<!--[\s\S]*?-->/g, '').trim();
}
