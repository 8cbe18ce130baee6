import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFiles, type TextFile } from './files.ts';

const tests = readFiles('src/**/*.test.ts', 'tests/**/*.test.ts');

/** Names of the functions that a file exports. */
function exportedFunctions({ text }: TextFile): string[] {
	return [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name = '']) => name);
}

function isNamedIn(files: readonly TextFile[], name: string): boolean {
	return files.some(({ text }) => new RegExp(`\\b${name}\\b`).test(text));
}

const featureOf = (path: string): string => /^src\/features\/[^/]+/.exec(path)?.[0] ?? dirname(path);

describe('rules', () => {
	const rules = readFiles('src/features/**/{rules,*-rules,*.rules}.ts');

	test.each(rules.map((file) => [file.path, file]))('%s: a test calls every function', (path, file) => {
		const beside = tests.filter((candidate) => candidate.path.startsWith(featureOf(path)));
		expect(exportedFunctions(file).filter((name) => !isNamedIn(beside, name))).toEqual([]);
	});
});

describe('policies', () => {
	const policies = readFiles('src/features/*/server/{policy,*-policy}.ts');

	test.each(policies.map((file) => [file.path, file]))('%s: a test runs every function over the personas', (path, file) => {
		const persona = tests.filter((candidate) => candidate.path.startsWith(featureOf(path)) && /insertWorld|PERSONAS/.test(candidate.text));
		expect(exportedFunctions(file).filter((name) => !isNamedIn(persona, name))).toEqual([]);
	});

	test.each(policies.map((file) => [file.path, file]))('%s: a list rule (…By) has its twin for one object (may…)', (_, file) => {
		const names = exportedFunctions(file);
		const lists = names.filter((name) => /By$/.test(name));
		expect(lists.length).toBeLessThanOrEqual(names.filter((name) => /^may/.test(name)).length);
	});
});

describe('features', () => {
	test('each message file has its twin', () => {
		const of = (language: string): string[] => readFiles(`src/**/*messages.${language}.ts`).map(({ path }) => path.replace(/\.(id|en)\.ts$/, ''));
		expect(of('en')).toEqual(of('id'));
	});

	test('texts on screen stand in messages, not in pages', () => {
		// A component with a sentence of its own is shown in one language only.
		const pages = readFiles('src/routes/**/*.svelte', 'src/features/*/ui/**/*.svelte').filter(({ path }) => !path.includes('/_contoh/'));
		const bare = pages.flatMap(({ path, text }) => {
			const markup = text.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|\{[^{}]*\}/g, ' ');
			return [...markup.matchAll(/>([^<>{}]*\p{L}{4,} \p{L}{2,}[^<>{}]*)</gu)].map(([, sentence = '']) => `${path}: ${sentence.trim().slice(0, 60)}`);
		});
		expect(bare).toEqual([]);
	});
});
