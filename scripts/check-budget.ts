// Holds the tree against the limits of STYLE.md: length of files, tests for source, few packages, each with its reason.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFiles, checkPackages, type Package } from './budget.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');

const paths = globSync('{src,bin,scripts,tests}/**/*.{ts,mjs,svelte,css}', { cwd: root }).sort();
const { failures, warnings, source, tests, ratioHundredths } = checkFiles(paths.map((path) => ({ path, text: read(path) })));
const packages = checkPackages(JSON.parse(read('package.json')) as Package, read('docs/dependencies.md'), read('package-lock.json'));

for (const warning of warnings) console.log(`warning  ${warning}`);
for (const failure of [...failures, ...packages]) console.log(`FAIL     ${failure}`);
console.log(`${source} lines of source, ${tests} of tests (${(ratioHundredths / 100).toFixed(2)})`);
if (failures.length + packages.length > 0) process.exitCode = 1;
