#!/usr/bin/env node
// The installed command: the same program under the Node that the lock file names.
process.argv.splice(2, 0, 'bin/bina.ts');
await import('./bootstrap.mjs');
