// Writes docs/permissions.md; with --check only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionMatrix } from '../src/features/identity/permission-matrix.ts';

const file = join(import.meta.dirname, '../docs/permissions.md');
if (!process.argv.includes('--check')) writeFileSync(file, permissionMatrix());
else if (readFileSync(file, 'utf8') !== permissionMatrix()) {
	console.error('docs/permissions.md is out of date. Run: node scripts/print-permission-matrix.ts');
	process.exitCode = 1;
}
