import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Style sheets and the styles of components, by path; comments left out. */
const source = join(import.meta.dirname, '..');
const sheets = new Map(globSync('**/*.{css,svelte}', { cwd: source }).map((path) => {
	const text = readFileSync(join(source, path), 'utf8');
	const styles = path.endsWith('.css') ? text : [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, inner]) => inner).join('\n');
	return [path, styles.replaceAll(/\/\*[\s\S]*?\*\//g, '')] as const;
}));
const sheet = (path: string): string => sheets.get(join('ui', path)) ?? '';

/** Custom properties of a piece of a style sheet that are set on `:root`. */
function tokensOf(css: string): ReadonlyMap<string, string> {
	const roots = [...css.matchAll(/:root\s*\{([^}]*)\}/g)].map(([, body = '']) => body).join(';');
	return new Map([...roots.matchAll(/(--[\w-]+):\s*([^;]+)/g)].map(([, name = '', value = '']) => [name, value.trim()]));
}

const [light = '', dark = ''] = sheet('tokens.css').split('@media (prefers-color-scheme: dark)');
const print = sheet('base.css').split('@media print')[1] ?? '';
const themes = {
	light: tokensOf(light),
	dark: new Map([...tokensOf(light), ...tokensOf(dark)]),
	'paper, printed from a dark screen': new Map([...tokensOf(light), ...tokensOf(dark), ...tokensOf(print)])
};
type Theme = ReadonlyMap<string, string>;

function channels(colour: string): [number, number, number] {
	const hex = colour.replace('#', '');
	const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
	return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as [number, number, number];
}

/** @source WCAG 2.2, relative luminance */
function luminance(colour: string): number {
	const [red, green, blue] = channels(colour).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

/** 'var(--ink)' or '#fff' as a colour of the theme; undefined for what is no plain colour. */
function colourIn(theme: Theme, value: string): string | undefined {
	const name = /^var\((--[\w-]+)\)$/.exec(value.trim())?.[1];
	const colour = name === undefined ? value.trim() : theme.get(name);
	return colour !== undefined && /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour) ? colour : undefined;
}

/** Rules that set both the colour of letters and what lies below them. */
const pairs = [...sheets].flatMap(([path, css]) => [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) => {
	const background = /(?:^|[;\s])background(?:-color)?:\s*([^;]+)/.exec(body)?.[1];
	const colour = /(?:^|[;\s])color:\s*([^;]+)/.exec(body)?.[1];
	return background && colour ? [{ where: `${path} ${selector.trim()}`, background, colour }] : [];
}));

test('contrast is computed as the standard prints it', () => {
	expect(contrast('#000', '#fff')).toBeCloseTo(21, 10);
	expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
	expect(contrast('#fff', '#ffffff')).toBe(1);
});

describe.each(Object.entries(themes))('in the theme of %s', (themeName, theme) => {
	test.each(['--ink', '--ink-soft', '--ink-faint', '--teal', '--teal-strong', '--saffron', '--good', '--bad'])('letters in %s are read on paper and on cards (WCAG 1.4.3)', (letters) => {
		for (const ground of ['--paper', '--surface']) expect(contrast(theme.get(letters) ?? '', theme.get(ground) ?? ''), `${letters} on ${ground}`).toBeGreaterThanOrEqual(4.5);
	});

	test.each(['--ink', '--ink-soft'])('letters in %s are read on the quieter grounds too', (letters) => {
		for (const ground of ['--sunken', '--neutral-wash', '--teal-wash']) expect(contrast(theme.get(letters) ?? '', theme.get(ground) ?? ''), `${letters} on ${ground}`).toBeGreaterThanOrEqual(4.5);
	});

	test('every rule that sets letters and their ground sets a pair that is read', () => {
		const judged = pairs.flatMap(({ where, background, colour }) => {
			const [ground, letters] = [colourIn(theme, background), colourIn(theme, colour)];
			return ground && letters ? [{ where, ratio: contrast(ground, letters) }] : [];
		});
		expect(judged.length).toBeGreaterThan(20);
		expect(judged.filter(({ ratio }) => ratio < 4.5).map(({ where, ratio }) => `${where}: ${ratio.toFixed(2)}`)).toEqual([]);
	});

	test('borders of fields and, on screens, the ring of the focus are seen (WCAG 1.4.11)', () => {
		for (const line of ['--line-strong', '--bad', ...(themeName.startsWith('paper') ? [] : ['--focus'])]) for (const ground of ['--paper', '--surface']) expect(contrast(theme.get(line) ?? '', theme.get(ground) ?? ''), `${line} on ${ground}`).toBeGreaterThanOrEqual(3);
	});
});

describe('tokens', () => {
	const known = new Set([...tokensOf(sheet('tokens.css')).keys()]);

	test('each one that is used is set somewhere: a slip of the pen would take the colour or the room away', () => {
		const own = new Set([...sheets.values()].flatMap((css) => [...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name)));
		const missing = [...sheets].flatMap(([path, css]) => [...css.matchAll(/var\((--[\w-]+)(,)?/g)].filter(([, name = '', fallback]) => fallback === undefined && !own.has(name)).map(([, name]) => `${path}: ${name}`));
		expect(missing).toEqual([]);
	});

	test('each one of the style sheet is used: what nobody uses is not loaded', () => {
		const texts = globSync('**/*.{css,svelte,ts}', { cwd: source }).map((path) => readFileSync(join(source, path), 'utf8')).join('\n');
		// The seven data colours are one published set, kept whole.
		expect([...known].filter((name) => !name.startsWith('--data-') && !texts.includes(`var(${name})`))).toEqual([]);
	});

	test('the dark theme changes known tokens, and every colour but those that are safe on both', () => {
		const [day, night] = [tokensOf(light), tokensOf(dark)];
		expect([...night.keys()].filter((name) => !day.has(name))).toEqual([]);
		expect([...day].filter(([name, value]) => value.startsWith('#') && !night.has(name)).map(([name]) => name).filter((name) => !name.startsWith('--data-'))).toEqual([]);
	});

	test('a finger finds every target (WCAG 2.5.5)', () => expect(Number.parseInt(themes.light.get('--target') ?? '', 10)).toBeGreaterThanOrEqual(44));
});

describe('style sheets', () => {
	const imports = (path: string): string[] => [...sheet(path).matchAll(/@import '([^']+)'/g)].map(([, target = '']) => join(dirname(path), target));

	test('load files that are there', () => {
		const all = ['app.css', 'citizen.css', 'components.css'].flatMap(imports);
		expect(all.length).toBeGreaterThan(10);
		expect(all.filter((path) => !sheets.has(join('ui', path)))).toEqual([]);
	});

	test('officers get the sheet of every component, each once', () => {
		const loaded = imports('components.css');
		expect(new Set(loaded).size).toBe(loaded.length);
		expect(globSync('*/*.css', { cwd: import.meta.dirname }).filter((path) => !loaded.includes(path) && !imports('app.css').includes(path))).toEqual([]);
	});

	test('citizens load no font and nothing from elsewhere', () => {
		const all = ['citizen.css', ...imports('citizen.css')].map(sheet).join('\n');
		expect(all).not.toMatch(/@font-face|url\(/);
		expect([...sheets.values()].join('\n')).not.toMatch(/url\(['"]?(https?:)?\/\//);
	});

	test('each kind of a button, notice and badge looks as it is called', () => {
		for (const kind of ['primary', 'quiet', 'danger']) expect(sheet('Button/Button.css')).toContain(`.button-${kind} {`);
		for (const kind of ['good', 'attention', 'bad', 'plain']) expect(sheet('Notice/Notice.css')).toContain(`.notice-${kind} {`);
		for (const kind of ['teal', 'good', 'attention', 'bad']) expect(sheet('Badge/Badge.css')).toContain(`.badge-${kind} {`);
		for (const state of ['urgent', 'done']) expect(sheet('TaskList/TaskList.css')).toContain(`.task-${state}`);
	});

	test('who asked for less motion gets none', () => expect(sheet('base.css')).toMatch(/@media \(prefers-reduced-motion: reduce\) \{[^}]*animation: none !important/));
});
