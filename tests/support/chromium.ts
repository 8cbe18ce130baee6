import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../..');
const PACKAGE = join(ROOT, 'node_modules/@sparticuz/chromium/package.json');

/** No other host is reachable, and the browser's own errands are off: a test that needs the network must fail. */
const ARGUMENTS = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost', '--disable-domain-reliability', '--no-pings', '--font-render-hinting=none', '--disable-webgl'];

/** Starts the browser that comes with the npm packages; needs nothing of the machine but its C library. */
export async function launchBrowser(): Promise<Browser> {
	const folder = unpacked();
	const options: LaunchOptions = {
		executablePath: join(folder, 'chromium'),
		args: ARGUMENTS,
		env: { ...environment(), FONTCONFIG_PATH: folder, LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, join(folder, 'al2023/lib')].filter(Boolean).join(':') }
	};
	if (process.getuid?.() === 0) return chromium.launch(options);
	try {
		return await chromium.launch({ ...options, chromiumSandbox: true });
	} catch {
		return chromium.launch(options); // some machines allow no user namespaces; the pages are our own
	}
}

function environment(): Record<string, string> {
	return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The folder of the unpacked browser: made once for a version and a user, whole or not at all. */
export function unpacked(): string {
	const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
	const home = cacheFolder();
	const folder = join(home, `chromium-${version}`);
	if (existsSync(join(folder, 'chromium'))) return folder;
	const fresh = mkdtempSync(join(home, 'unpacking-'));
	// The package unpacks into the folder for temporary files, and its libraries only where it believes to be in a cloud.
	const unpack = spawnSync(process.execPath, ['--input-type=module', '--eval', "import chromium from '@sparticuz/chromium'; await chromium.executablePath();"], {
		cwd: ROOT,
		env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
		encoding: 'utf8'
	});
	if (unpack.status !== 0) throw new Error(`The browser could not be unpacked: ${unpack.stderr}`);
	writeFileSync(join(fresh, 'fonts.conf'), fontsConfig(folder));
	// Two workers may have begun at once: what the quicker one made stays; a folder without the browser is a rest of an unfinished copy.
	if (!existsSync(join(folder, 'chromium'))) rmSync(folder, { recursive: true, force: true });
	try {
		renameSync(fresh, folder);
	} catch {
		rmSync(fresh, { recursive: true, force: true });
	}
	return folder;
}

function fontsConfig(folder: string): string {
	const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'].map((path) => `<dir>${path}</dir>`).join('');
	return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`;
}

function cacheFolder(): string {
	const own = `bina-browser-${process.getuid?.() ?? 0}`;
	for (const folder of [join(ROOT, 'node_modules/.cache', own), join(tmpdir(), own)]) {
		try {
			mkdirSync(folder, { recursive: true, mode: 0o700 });
			return folder;
		} catch {
			// not ours to write: take the next
		}
	}
	throw new Error('No folder for the browser can be written; set TMPDIR to one that can.');
}
