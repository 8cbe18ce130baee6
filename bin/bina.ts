import process from 'node:process';
import { commands } from '../src/commands.ts';
import { runCommandLine } from '../src/platform/cli/run.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), commands, {
	note: (line) => process.stderr.write(`${line}\n`),
	env: process.env
}, {
	out: (text) => process.stdout.write(`${text}\n`),
	error: (text) => process.stderr.write(`${text}\n`)
});
