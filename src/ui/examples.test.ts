import type { Component } from 'svelte';
import { describe, expect, test } from 'vitest';
import { expectSound } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';

const examples = Object.entries(import.meta.glob<{ readonly default: Component }>('./*/*.examples.svelte', { eager: true }));
const components = Object.keys(import.meta.glob('./*/*.svelte')).map((path) => path.split('/')[1]);

describe('every component in every state that its examples show', () => {
	test.each(examples.map(([path, { default: Example }]) => [path.split('/').at(-2), Example] as const))('%s is sound in both languages', (_name, Example) => {
		expectSound(html(Example, {}));
		expectSound(html(Example, {}, 'en'));
	});

	test('each folder of a component has its examples, but the frame of the pages', () => {
		const shown = new Set(examples.map(([path]) => path.split('/')[1]));
		expect([...new Set(components)].filter((name) => !shown.has(name))).toEqual(['Shell']);
	});
});
