import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isThere, readFiles } from './files.ts';

const documents = readFiles('*.md', 'docs/**/*.md');
const rules = readFiles('docs/rules/*.md').map(({ text }) => text).join('\n');
const sources = readFiles('{src,bin,scripts}/**/*.{ts,svelte}');

/** Paths in backticks that start in a folder of this repository or end like one of its files. */
const PATH = /^(?:\.\/)?(?:(?:src|bin|docs|tests|scripts|migrations|static|\.ci)(?:\/[\w.(){},*+[\]-]+)*\/?|[A-Z]+\.md|[\w.-]+\.config\.js|package(?:-lock)?\.json)$/;

/** A regulation by its number: "PermenPANRB 14/2017", "PP 11/2017", "UU 25/2009". */
const REGULATION = /\b(UU|PP|Perpres|Inpres|SE|Kep\w+|Permen\w*|Per(?:LAN|BKN|ka|men)\w*|Peraturan (?:Kepala )?(?:BKN|LAN))(?: \w+)? (\d+)\/(\d{4})/g;

describe.each(documents.map((file) => [file.path, file]))('%s', (path, { text }) => {
	test('names only files that are there', () => {
		const named = [...text.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name).filter((name) => PATH.test(name) && !/[<>]|NNNN|…/.test(name));
		expect(named.filter((name) => !isThere(name.replace(/^\.\//, '')))).toEqual([]);
	});

	test('links only to files that are there', () => {
		const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
		expect(links.filter((target) => !isThere(normalize(join(dirname(path), target))))).toEqual([]);
	});
});

describe('sources of rules', () => {
	const named = sources.flatMap(({ path, text }) => [...text.matchAll(/@source ([^\n]+)/g)].map(([, source = '']) => ({ path, source })));

	test('some are named', () => expect(named.length).toBeGreaterThan(10));

	test('every regulation that code names stands in docs/rules', () => {
		const missing = named.flatMap(({ path, source }) => [...source.matchAll(REGULATION)].filter(([, , number, year]) => !rules.includes(`${number}/${year}`) && !new RegExp(`${number} Tahun ${year}`).test(rules)).map(([whole]) => `${path}: ${whole}`));
		expect(missing).toEqual([]);
	});

	test('every section that code names is there', () => {
		const missing = named.flatMap(({ path, source }) =>
			[...source.matchAll(/(docs\/rules\/[\w-]+\.md)(?: § ?(\d+))?/g)].filter(([, file = '', section]) => !hasSection(file, section)).map(([whole]) => `${path}: ${whole}`)
		);
		expect(missing).toEqual([]);
	});
});

function hasSection(path: string, section: string | undefined): boolean {
	const [file] = readFiles(path);
	if (!file) return false;
	return section === undefined || new RegExp(`^#+ (§ ?)?${section}\\b`, 'm').test(file.text);
}
