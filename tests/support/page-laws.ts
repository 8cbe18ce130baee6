import { expect } from 'vitest';

interface Tag {
	readonly name: string;
	readonly attributes: ReadonlyMap<string, string>;
	/** Where the tag ends in the page. */
	readonly end: number;
}

/** Every opening tag of a page, in order. */
function tagsOf(page: string): Tag[] {
	return [...page.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(({ 0: whole, 1: name = '', 2: rest = '', index }) => ({
		name: name.toLowerCase(),
		attributes: new Map([...rest.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value])),
		end: index + whole.length
	}));
}

/** What a reader sees or hears of a piece of a page. */
export function textOf(page: string): string {
	return page.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]+>/g, ' ').replaceAll(/&nbsp;|\s+/g, ' ').trim();
}

/** With what its pictures say: a link around a photo is called as the photo is, one around a drawing as the drawing. */
function saidIn(content: string): string {
	return textOf(content.replaceAll(/<img\b[^>]*\balt="([^"]*)"[^>]*>/g, ' $1 ').replaceAll(/<svg\b(?=[^>]*\brole="img")[^>]*\baria-label="([^"]*)"[^>]*>/g, ' $1 '));
}

function contentOf(page: string, { name, end }: Tag): string {
	return page.slice(end, page.indexOf(`</${name}>`, end));
}

/** A page reported only when it breaks one: each law with the tags that break it. */
function broken(page: string): Readonly<Record<string, readonly string[]>> {
	const tags = tagsOf(page);
	const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
	const labelled = new Set(tags.flatMap(({ name, attributes }) => (name === 'label' ? (attributes.get('for') ?? []) : [])));
	const insideLabel = new Set([...page.matchAll(/<label\b[^>]*>([\s\S]*?)<\/label>/g)].flatMap(({ 1: inner = '', index = 0, 0: whole }) => {
		const from = index + whole.indexOf(inner);
		return tags.filter(({ end }) => end > from && end <= from + inner.length).map(({ end }) => end);
	}));
	const has = ({ attributes }: Tag, ...names: string[]) => names.some((name) => (attributes.get(name) ?? '').trim() !== '');
	const show = (list: readonly Tag[]) => list.map(({ name, attributes }) => `${name} ${attributes.get('name') ?? attributes.get('id') ?? attributes.get('href') ?? ''}`);
	const controls = tags.filter((tag) => ['input', 'select', 'textarea'].includes(tag.name) && !['hidden', 'submit', 'image'].includes(tag.attributes.get('type') ?? ''));
	return {
		'an id is given once': ids.filter((one, at) => ids.indexOf(one) !== at),
		'a label belongs to a control that is there': [...labelled].filter((target) => !ids.includes(target)),
		'what describes a control is there': tags.flatMap(({ attributes }) =>
			['aria-describedby', 'aria-labelledby', 'aria-controls'].flatMap((key) => (attributes.get(key) ?? '').split(' ').filter((one) => one !== '' && !ids.includes(one)))),
		'a picture that is a button says what it does': show(tags.filter((tag) => tag.name === 'input' && tag.attributes.get('type') === 'image' && !has(tag, 'alt'))),
		'a control has a name for those who do not see': show(controls.filter((tag) => !has(tag, 'aria-label', 'aria-labelledby') && !insideLabel.has(tag.end) && !labelled.has(tag.attributes.get('id') ?? ''))),
		'a button or link says what it does': show(tags.filter((tag) => ['button', 'a'].includes(tag.name) && !has(tag, 'aria-label') && saidIn(contentOf(page, tag)) === '')),
		'a picture says what it shows': show(tags.filter(({ name, attributes }) => name === 'img' && !attributes.has('alt'))),
		'a column has its scope': show(tags.filter(({ name, attributes }) => name === 'th' && !attributes.has('scope'))),
		'a table says what it holds': show(tags.filter((tag) => tag.name === 'table' && !contentOf(page, tag).includes('<caption'))),
		'a heading stands one level below another at most': tags.filter(({ name }) => /^h[1-6]$/.test(name)).flatMap(({ name, end }, at, all) => (at > 0 && Number(name[1]) > Number(all[at - 1]?.name[1]) + 1 ? [`${name} ${contentOf(page, { name, attributes: new Map(), end })}`] : [])),
		'one heading stands above all': tags.filter(({ name }) => name === 'h1').length > 1 ? ['h1'] : [],
		'nothing of the machine shows': /\bundefined\b|\[object |\bNaN\b|Invalid Date|\bnull\b|Infinity/.exec(textOf(page)) ?? [],
		'nothing runs from the page itself': tags.filter(({ attributes }) => [...attributes.keys()].some((key) => /^on[a-z]+$/.test(key))).map(({ name }) => name),
		'nothing leads to another site': tags.flatMap(({ attributes }) => ['href', 'action', 'src', 'formaction'].flatMap((key) => (/^(https?:)?\/\/|^javascript:/i.test(attributes.get(key) ?? '') ? [attributes.get(key) ?? ''] : [])))
	};
}

/** Holds a page, or a piece of one, to what every page of ours keeps: readable by all, nothing of the machine in sight, nothing leading away. */
export function expectSound(page: string): void {
	expect(page).not.toBe('');
	const faults = Object.entries(broken(page)).flatMap(([law, found]) => found.map((where) => `${law}: ${where.trim()}`));
	expect(faults, faults.join('; ')).toEqual([]);
}

/** What a visitor may try to smuggle in wherever a text is shown. */
export const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'&lt;{@html}';

/** The hostile text stands in the page as text, and as nothing else. */
export function expectHarmless(page: string): void {
	expect(page).not.toContain('<script>alert');
	expect(page).not.toContain('<img src=x');
	expect(page).toContain('&lt;script>alert(1)');
}
