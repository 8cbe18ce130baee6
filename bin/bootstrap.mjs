// Runs with whatever Node (20 or newer) a machine has: installs what is missing, then hands over to the Node that the
// lock file names. The only plain JavaScript of the program, because nothing is installed yet when it runs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, 'node_modules/node/bin/node');
const stamp = join(root, 'node_modules/.bina-installed');
const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');

function installed() {
	return existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
}

if (!installed()) {
	process.stderr.write('Installing what Bina needs (once; a minute or two) …\n');
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });
	if (result.status !== 0) {
		process.stderr.write('The installation did not succeed. Check the connection to the npm registry and the free disk space, then run the command again.\n');
		process.exit(2);
	}
	mkdirSync(dirname(stamp), { recursive: true });
	writeFileSync(stamp, lock);
}

const [script, ...rest] = process.argv.slice(2);
const child = await import('node:child_process').then(({ spawn }) =>
	spawn(node, [join(root, script), ...rest], {
		stdio: 'inherit',
		env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` }
	})
);
// Ctrl-C reaches the child by itself; a signal sent to us alone is passed on, and we wait for its orderly end.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => undefined);
child.on('close', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
