import { inflateSync } from 'node:zlib';

/** One element of the structure tree: what a screen reader meets, in its order. */
export interface Tag {
	readonly tag: string;
	readonly text: string;
	readonly scope: string | null;
	readonly alt: string | null;
	/** 1 of the page where it begins. */
	readonly page: number;
	readonly children: readonly Tag[];
}

export interface ReadPdf {
	readonly pages: number;
	readonly catalogue: string;
	readonly metadata: string;
	readonly root: Tag;
	/** What stands on a page outside the structure: feet and repeated heads. */
	readonly artifacts: readonly string[];
	readonly fonts: readonly string[];
}

/** Reads back what the program wrote: objects, streams, the structure tree and the text of each of its leaves. Knows no other PDF. */
export function readPdf(bytes: Uint8Array): ReadPdf {
	const text = Buffer.from(bytes).toString('latin1');
	const objects = new Map([...text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, number, body]) => [Number(number), body!]));
	const find = (test: RegExp) => [...objects].filter(([, body]) => test.test(body));
	const catalogue = find(/\/Type \/Catalog/)[0]![1];
	const pages = find(/\/Type \/Page\n/);
	const fonts = new Map(find(/\/Type \/Font\n\/Subtype \/Type0/).map(([number, body]) => [number, glyphsOf(streamOf(objects.get(refOf(body, 'ToUnicode')!)!))]));
	const drawn = new Map(pages.map(([number, body]) => [number, marksOf(streamOf(objects.get(refOf(body, 'Contents')!)!), fontsOf(body, objects, fonts))]));
	const tagOf = (number: number): Tag => {
		const body = objects.get(number)!;
		const page = refOf(body.replace(/\/K \[[\s\S]*?\]\n/, ''), 'Pg') ?? 0;
		const kids = [.../(?:^|\n)\/K \[([\s\S]*?)\](?:\n|$)/.exec(body)?.[1]?.matchAll(/<<\s*\/Type \/MCR\s*\/Pg (\d+) 0 R\s*\/MCID (\d+)\s*>>|(\d+) 0 R|(\d+)/g) ?? []];
		const children = kids.flatMap(([, , , ref]) => (ref === undefined ? [] : [tagOf(Number(ref))]));
		const first = kids.find(([, , , ref]) => ref === undefined);
		const leaves = kids.map(([, otherPage, mark, ref, own]) => (ref !== undefined ? null : (drawn.get(Number(otherPage ?? page))?.tagged.get(Number(mark ?? own)) ?? '')));
		return {
			tag: /\/S \/(\w+)/.exec(body)![1]!, text: leaves.filter((leaf) => leaf !== null).join(' ').replace(/\s+/g, ' ').trim(), scope: /\/Scope \/(\w+)/.exec(body)?.[1] ?? null,
			alt: textOf(/\/Alt (\([\s\S]*?[^\\]\))/.exec(body)?.[1]), children,
			page: first ? 1 + pages.findIndex(([at]) => at === Number(first[1] ?? page)) : (children[0]?.page ?? 0)
		};
	};
	const treeRoot = objects.get(refOf(catalogue, 'StructTreeRoot')!)!;
	return {
		pages: pages.length, catalogue, metadata: find(/\/Type \/Metadata/)[0]?.[1] ?? '', root: tagOf(Number(/\/K \[(\d+) 0 R\]/.exec(treeRoot)![1])),
		artifacts: [...drawn.values()].map(({ artifacts }) => artifacts), fonts: find(/\/Type \/Font\n\/Subtype \/Type0/).map(([, body]) => /\/BaseFont \/(\S+)/.exec(body)![1]!)
	};
}

/** All tags below, depth first. */
export function allTags(tag: Tag): Tag[] {
	return [tag, ...tag.children.flatMap(allTags)];
}

/** Rows of a table as texts, heads first. */
export function rowsOf(table: Tag): string[][] {
	return allTags(table).filter(({ tag }) => tag === 'TR').map((row) => row.children.map((cell) => cell.text));
}

function refOf(body: string, name: string): number | undefined {
	const found = new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(body)?.[1];
	return found === undefined ? undefined : Number(found);
}

function streamOf(body: string): string {
	const [head, rest] = [body.slice(0, body.indexOf('stream\n')), body.slice(body.indexOf('stream\n') + 7, body.lastIndexOf('\nendstream'))];
	return head.includes('FlateDecode') ? inflateSync(Buffer.from(rest, 'latin1')).toString('latin1') : rest;
}

function glyphsOf(map: string): Map<number, string> {
	const glyphs = new Map<number, string>();
	for (const [, from, , list] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g))
		[...list!.matchAll(/<([0-9a-f ]+)>/g)].forEach(([, letters], at) => glyphs.set(parseInt(from!, 16) + at, String.fromCharCode(...letters!.replaceAll(' ', '').match(/.{4}/g)!.map((code) => parseInt(code, 16)))));
	return glyphs;
}

function fontsOf(page: string, objects: ReadonlyMap<number, string>, fonts: ReadonlyMap<number, Map<number, string>>): Map<string, Map<number, string>> {
	const resources = objects.get(refOf(page, 'Resources')!)!;
	return new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => [name!, fonts.get(Number(number))!]));
}

/** Text of each marked content of a page; a line is a word apart from the next. */
function marksOf(content: string, fonts: ReadonlyMap<string, Map<number, string>>): { readonly tagged: Map<number, string>; readonly artifacts: string } {
	const tagged = new Map<number, string>();
	let artifacts = '';
	let open: number | 'artifact' | null = null;
	let font: Map<number, string> | undefined;
	for (const [, mark, artifact, end, name, line] of content.matchAll(/\/MCID (\d+)|(\/Artifact) <<|(EMC)|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
		if (mark !== undefined) open = Number(mark);
		if (artifact !== undefined) open = 'artifact';
		if (end !== undefined) open = null;
		if (name !== undefined) font = fonts.get(name);
		if (line === undefined) continue;
		const words = [...line.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? []).map((code) => font?.get(parseInt(code, 16)) ?? '\ufffd').join('');
		if (open === 'artifact') artifacts += `${words} `;
		else if (open !== null) tagged.set(open, `${tagged.get(open) ?? ''} ${words}`);
	}
	return { tagged, artifacts };
}

/** A string of the file: Latin 1, or UTF-16 with its mark. */
function textOf(literal: string | undefined): string | null {
	if (literal === undefined) return null;
	const bytes = Buffer.from(literal.slice(1, -1).replace(/\\([\\()])/g, '$1').replaceAll('\\n', '\n').replaceAll('\\r', '\r'), 'latin1');
	return bytes[0] === 0xfe && bytes[1] === 0xff ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : bytes.toString('latin1');
}
