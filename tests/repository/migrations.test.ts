import { describe, expect, test } from 'vitest';
import { readFiles } from './files.ts';

const migrations = readFiles('migrations/*.sql').map(({ path, text }) => ({ name: path.replace('migrations/', ''), text }));
const numberOf = (name: string) => name.slice(0, 4);

describe('migrations', () => {
	test('each has a number of its own, so that their order is the same everywhere', () => {
		const numbers = migrations.map(({ name }) => numberOf(name));
		expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
	});

	test.each(migrations)('$name says its number and its concern first', ({ name, text }) => {
		expect(name).toMatch(/^\d{4}_[a-z0-9_]+\.sql$/);
		expect(text.split('\n', 1)[0]).toMatch(new RegExp(`^-- ${numberOf(name)} \\S.{9,}`));
	});

	test('none takes a table or a column away: a rollback to the release before must find its data', () => {
		expect(migrations.filter(({ text }) => /\bdrop\s+(table|column)\b/i.test(text)).map(({ name }) => name)).toEqual([]);
	});
});
