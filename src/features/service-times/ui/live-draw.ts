import { render } from 'svelte/server';
import type { Locale } from '#platform/context.ts';
import type { CounterPage, QueueView } from '../server/queue-service.ts';
import Board from './Board.svelte';
import Counter from './Counter.svelte';

/** The board as its page draws it, for those who watch it live. */
export function boardHtml(view: QueueView, locale: Locale): string {
	return plain(render(Board, { props: { view, locale } }).body);
}

/** A counter as its page draws it. */
export function counterHtml(view: CounterPage, locale: Locale): string {
	return plain(render(Counter, { props: { view, locale, form: null } }).body);
}

/** Without the marks that only a page with the framework's script needs. */
function plain(body: string): string {
	return body.replaceAll(/<!--[\s\S]*?-->/g, '');
}
