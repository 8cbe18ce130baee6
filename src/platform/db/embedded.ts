import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { locateBinaries, PRIVATE_HOME, type Binaries } from './embedded-binaries.ts';
import { secretIn } from './secret.ts';
import { canReach, isAlive, runs, runToEnd, serverOwner, type ServerOwner } from './embedded-process.ts';

/** A PostgreSQL server of our own: how to reach it and how to end it. */
export interface EmbeddedServer {
	readonly socketFolder: string;
	readonly port: number;
	readonly ownerPassword: string;
	/** True when the server had outlived a former start of the program. */
	readonly adopted: boolean;
	/** From now on a server that ends by itself (killed for memory) is started again; `note` hears of it. */
	keepRunning(note: (line: string) => void): void;
	stop(): Promise<void>;
}

const SETTINGS = {
	listen_addresses: '',
	max_connections: '60',
	shared_buffers: '64MB',
	work_mem: '8MB',
	maintenance_work_mem: '64MB',
	max_wal_size: '512MB',
	io_method: 'sync', // three io workers would cost memory and bring nothing on a local disk of this size
	jit: 'off',
	timezone: 'UTC',
	log_min_messages: 'log', // the server's own life; a refused statement is told to whoever sent it, and its text may hold a NIP
	log_min_error_statement: 'panic', // statements carry personal data; they do not go to a log
	log_parameter_max_length_on_error: '0',
	log_error_verbosity: 'terse'
} as const;
const RETRY_MILLISECONDS = 10_000;
const WATCH_MILLISECONDS = 500;
const PORT = 5432; // names the socket file only; nothing listens on the network

/**
 * Starts PostgreSQL on `dataFolder`, makes the cluster at the first start, and adopts a server that a killed
 * program left running. Returns when it answers.
 * @throws {Error} the server did not come up within a minute; the message names its log
 */
export async function startEmbedded(dataFolder: string): Promise<EmbeddedServer> {
	mkdirSync(dataFolder, { recursive: true });
	const owner = serverOwner();
	const binaries = locateBinaries(owner);
	const home = reachableHome(dataFolder, owner);
	mkdirSync(home, { recursive: true });
	const cluster = join(home, 'postgres');
	const socketFolder = socketFolderOf(home);
	own(socketFolder, owner);
	const ownerPassword = secretIn(dataFolder);
	if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(cluster, binaries, owner, ownerPassword);
	const server = { cluster, socketFolder, ownerPassword, binaries, owner, logFile: join(home, 'postgres.log') };
	const { pid, adopted } = await running(server);
	return { socketFolder, port: PORT, ownerPassword, adopted, ...watched(server, pid) };
}

interface Server {
	readonly cluster: string;
	readonly socketFolder: string;
	readonly ownerPassword: string;
	readonly binaries: Binaries;
	readonly owner: ServerOwner | undefined;
	readonly logFile: string;
}

/**
 * The server that runs, or a new one. After a `kill -9` of the postmaster its children need a moment to notice, and
 * until then hold the shared memory: a start in that moment fails, so it is tried again for some seconds.
 */
async function running(server: Server): Promise<{ pid: number; adopted: boolean }> {
	const begun = performance.now();
	for (;;) {
		const left = postmasterPid(server.cluster);
		const adopted = left !== undefined && isAlive(left) && runs(left, 'postgres');
		const pid = adopted ? left : launch(server);
		const problem = await untilItAnswers(server, pid);
		if (problem === undefined) return { pid, adopted };
		if (isAlive(pid) || performance.now() - begun > RETRY_MILLISECONDS) {
			throw new Error(`PostgreSQL did not come up (${problem.message}). Its own account is in ${server.logFile}.`, { cause: problem });
		}
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

/** The server under watch, once that was asked for; `stop` ends the watch before the server. */
function watched(server: Server, first: number): Pick<EmbeddedServer, 'keepRunning' | 'stop'> {
	let pid = first;
	let timer: NodeJS.Timeout | undefined;
	let starting: Promise<void> | undefined;
	const look = (note: (line: string) => void): void => {
		if (starting || isAlive(pid)) return;
		note('PostgreSQL ended by itself; it starts again.');
		starting = running(server)
			.then((found) => void (pid = found.pid), (error: Error) => note(error.message)) // the next look tries again
			.finally(() => void (starting = undefined));
	};
	return {
		keepRunning: (note) => {
			timer ??= setInterval(look, WATCH_MILLISECONDS, note).unref();
		},
		stop: async () => {
			clearInterval(timer);
			await starting;
			await stopServer(pid);
		}
	};
}

/** The data folder, or, where the server's user cannot reach it (a clone under /root), a folder of its own in /var/lib/bina. */
function reachableHome(dataFolder: string, owner: ServerOwner | undefined): string {
	if (!owner) return dataFolder;
	chmodSync(dataFolder, 0o711); // pass through, see nothing; the secret inside is 0600
	if (canReach(dataFolder, owner)) return dataFolder;
	return join(PRIVATE_HOME, createHash('sha256').update(dataFolder).digest('hex').slice(0, 12));
}

/** A socket path may hold 107 bytes; a deep clone gets a short folder elsewhere. */
function socketFolderOf(home: string): string {
	const near = join(home, 'run');
	const folder = Buffer.byteLength(near) <= 80 ? near : join(tmpdir(), `bina-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
	mkdirSync(folder, { recursive: true, mode: 0o755 });
	return folder;
}

function own(path: string, owner: ServerOwner | undefined): void {
	if (owner) chownSync(path, owner.uid, owner.gid);
}

/** initdb into a folder beside, then one rename: a crash half-way leaves no half cluster. */
async function makeCluster(cluster: string, binaries: Binaries, owner: ServerOwner | undefined, password: string): Promise<void> {
	const draft = `${cluster}.new`;
	rmSync(draft, { recursive: true, force: true });
	rmSync(cluster, { recursive: true, force: true });
	mkdirSync(draft, { mode: 0o700 });
	own(draft, owner);
	const passwordFile = `${draft}.password`;
	writeFileSync(passwordFile, password, { mode: 0o600 });
	own(passwordFile, owner);
	try {
		await runToEnd(binaries.initdb, ['-D', draft, '-U', 'bina_owner', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8',
			'--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'], owner);
	} finally {
		rmSync(passwordFile, { force: true });
	}
	renameSync(draft, cluster);
}

function postmasterPid(cluster: string): number | undefined {
	const file = join(cluster, 'postmaster.pid');
	if (!existsSync(file)) return undefined;
	const pid = Number.parseInt(readFileSync(file, 'utf8').split('\n')[0] ?? '', 10);
	return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** Its own process group, so that Ctrl-C in a terminal reaches only us and we end it in order. */
function launch({ cluster, socketFolder, binaries, owner, logFile }: Server): number {
	const log = openSync(logFile, 'a', 0o600);
	const settings = Object.entries({ ...SETTINGS, unix_socket_directories: socketFolder }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const child = spawn(binaries.postgres, ['-D', cluster, '-p', String(PORT), ...settings], { detached: true, stdio: ['ignore', log, log], cwd: '/', ...owner });
	closeSync(log);
	child.on('error', () => undefined); // the wait reports it with the log's name
	child.unref();
	if (child.pid === undefined) throw new Error(`PostgreSQL could not be started: ${binaries.postgres}`);
	return child.pid;
}

/** Undefined when it answers; the last refusal when it ended or a minute has passed (recovery replays the log first). */
async function untilItAnswers({ socketFolder, ownerPassword }: Server, pid: number): Promise<Error | undefined> {
	const deadline = performance.now() + 60_000;
	for (;;) {
		const client = new pg.Client({ host: socketFolder, port: PORT, user: 'bina_owner', password: ownerPassword, database: 'postgres' });
		try {
			await client.connect();
			await client.end();
			return undefined;
		} catch (error) {
			await client.end().catch(() => undefined);
			if (!isAlive(pid) || performance.now() > deadline) return error as Error;
		}
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
}

/** SIGINT is PostgreSQL's "fast" shutdown: ends connections, writes a checkpoint, loses nothing. */
async function stopServer(pid: number): Promise<void> {
	if (!isAlive(pid)) return;
	process.kill(pid, 'SIGINT');
	while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
}
