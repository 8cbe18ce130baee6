import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROBLEM_CODES, type ProblemCode } from '#platform/problem-codes.ts';
import { sayProblem } from '#src/problem-messages.ts';
import { readFiles, ROOT } from './files.ts';

const indonesian = readFiles('src/**/*messages.id.ts').map(({ path }) => path);
const sources = readFiles('src/**/*.{ts,svelte}', 'migrations/*.sql').filter(({ path }) => !/messages\.(id|en)\.ts$/.test(path) && !path.endsWith('.test.ts'));
const words = new Set(sources.flatMap(({ text }) => text.match(/[\p{L}\p{N}_]+/gu) ?? []));

const GIVEN_SENTENCE = 'sebab penolakan yang sudah berupa kalimat';

/** A value for any parameter, by our naming: …On is a day, …At an instant, a reason is a sentence, the rest may be a number. */
const anyParams = new Proxy<Record<string, string>>({}, { get: (_, name) => (typeof name === 'string' ? valueOf(name) : undefined) });

function valueOf(name: string): string {
	if (/On$|^(day|today)$/.test(name)) return '2026-03-02';
	if (name.endsWith('At')) return '2026-03-02T03:00:00Z';
	return /reason|message|sentence/i.test(name) ? GIVEN_SENTENCE : '3';
}

/** The shape of texts: leaf path → what kind of text stands there. */
function shapeOf(texts: unknown, path = ''): Map<string, string> {
	if (texts === null || typeof texts !== 'object') return new Map([[path, typeof texts]]);
	return new Map(Object.entries(texts).flatMap(([key, value]) => [...shapeOf(value, path === '' ? key : `${path}\u0000${key}`)]));
}

async function textsOf(path: string): Promise<Map<string, string>> {
	const module: unknown = await import(/* @vite-ignore */ pathToFileURL(join(ROOT, path)).href);
	// The first step is the name of the export, which may be the language. A lone function formats, it is no text.
	return new Map([...shapeOf(module)].filter(([key]) => key.includes('\u0000')).map(([key, kind]) => [key.split('\u0000').slice(1).join('\u0000'), kind]));
}

/** 'identity.not_allowed' is found whole in quotes; a plain key by its word. */
function isUsed(key: string): boolean {
	if (/^[\p{L}\p{N}_]+$/u.test(key)) return words.has(key);
	return sources.some(({ text }) => text.includes(`'${key}'`) || text.includes(`"${key}"`));
}

describe('refusals', () => {
	test.each(PROBLEM_CODES.map((code) => [code]))('%s has a sentence in both languages', (code: ProblemCode) => {
		const [id, en] = (['id', 'en'] as const).map((locale) => sayProblem({ code, params: anyParams }, locale));
		for (const sentence of [id, en]) {
			expect(sentence?.length).toBeGreaterThan(10);
			expect(sentence).not.toMatch(/undefined|\[object|NaN/);
		}
		if (id !== GIVEN_SENTENCE) expect(id).not.toBe(en);
	});

	test('every code is thrown somewhere', () => {
		const declared = sources.filter(({ path }) => path !== 'src/platform/problem-codes.ts');
		const unused = PROBLEM_CODES.filter((code) => !declared.some(({ text }) => text.includes(`'${code}'`)));
		expect(unused).toEqual([]);
	});
});

describe.each(indonesian.map((path) => [path]))('%s', (path) => {
	test('has the same texts in English', async () => {
		const id = await textsOf(path);
		const en = await textsOf(path.replace(/\.id\.ts$/, '.en.ts'));
		const named = (shape: Map<string, string>): string[] => [...shape].map(([key, kind]) => `${key.split('\u0000').join('.')}: ${kind}`).sort();
		expect(named(en)).toEqual(named(id));
	});

	test('holds no text that nobody shows', async () => {
		const texts = await textsOf(path);
		// Names of audited acts are looked for by tests/repository/audit.test.ts, which follows names put together from parts.
		const isElsewhere = (steps: readonly string[]) => steps.includes('problems') || (path === 'src/features/audit/messages.id.ts' && steps[0] === 'actions');
		const keys = [...texts.keys()].map((key) => key.split('\u0000')).filter((steps) => !isElsewhere(steps));
		const unused = keys.filter((steps) => !isUsed(steps.at(-1) ?? '') && !/^\d+$/.test(steps.at(-1) ?? ''));
		expect(unused.map((steps) => steps.join('.'))).toEqual([]);
	});

	test('has no empty text', async () => {
		const module: unknown = await import(/* @vite-ignore */ pathToFileURL(join(ROOT, path)).href);
		const empty = JSON.stringify(module).match(/"[^"]+":""/g) ?? [];
		expect(empty).toEqual([]);
	});
});
