import { describe, expect, test } from 'vitest';
import { expectHarmless, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import ProgressBar from './ProgressBar.svelte';

const bar = (value: number, max: number) => /<progress[^>]*value="([^"]*)" max="([^"]*)"/.exec(html(ProgressBar, { value, max, label: 'x' }))?.slice(1);

describe('a bar', () => {
	test.each([[0, 20, ['0', '20']], [16, 20, ['16', '20']], [20, 20, ['20', '20']], [33.5, 20, ['20', '20']], [0.5, 1, ['0.5', '1']]] as const)('%d of %d is drawn as %j: never longer than its frame', (value, max, drawn) => expect(bar(value, max)).toEqual(drawn));

	test('is said in words, for those who do not see it and for browsers that do not draw it', () => {
		const out = html(ProgressBar, { value: 16, max: 20, label: '16 dari 20 JP' });
		expect(out).toContain('aria-label="16 dari 20 JP"');
		expect(textOf(out)).toBe('16 dari 20 JP');
	});

	test('has a note only where there is one', () => {
		expect(html(ProgressBar, { value: 1, max: 2, label: 'x' })).not.toContain('progress-note');
		expect(html(ProgressBar, { value: 1, max: 2, label: 'x', note: '4 JP lagi' })).toMatch(/<p class="progress-note">4 JP lagi<\/p>$/);
	});

	test('its words are text', () => expectHarmless(html(ProgressBar, { value: 1, max: 2, label: HOSTILE, note: HOSTILE })));
});
