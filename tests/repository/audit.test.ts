import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { walkUseCases, type UseCase } from './audit-walk.ts';
import { readFiles, ROOT } from './files.ts';

/** Use cases that write and leave no trace, each with its reason. */
const UNTRACED: Readonly<Record<string, string>> = {
	'src/features/people/server/quality-service.ts#refreshFindings': 'findings are read off the registry and can be read off again',
	'src/features/people/server/quality-service.ts#lookAgain': 'findings are read off the registry and can be read off again',
	'src/features/reports/server/news-service.ts#tellPromoted': 'a message about an act that is traced where it happens',
	'src/features/reports/server/news-service.ts#tellParticipants': 'a message about an act that is traced where it happens',
	'src/features/reports/server/news-service.ts#tellServiceOfficers': 'a message about an act that is traced where it happens',
	'src/features/reports/server/news-service.ts#tellSender': 'a message about an act that is traced where it happens',
	'src/features/reports/server/news-service.ts#tellEvaluationReaders': 'a message about an act that is traced where it happens',
	'src/features/people/server/import-service.ts#previewImport': 'fills a waiting room of its own; the registry changes, and is traced, when somebody confirms',
	'src/features/identity/server/account-service.ts#insertAccountWithPassword': 'the first accounts of an installation are made before anybody can act',
	'src/features/identity/server/security-service.ts#startTotp': 'nothing is in force until the first number is confirmed, which is traced',
	'src/features/identity/server/session-service.ts#changeLocale': 'the language of the own screen',
	'src/features/surveys/server/spent-service.ts#clearSpentTickets': 'marks of expired tickets, that say nothing but "used"',
	'src/features/notifications/server/mail-service.ts#sendNotificationMail': 'delivery of a message whose cause is traced',
	'src/features/notifications/server/service.ts#notify': 'a message about an act that is traced where it happens'
};

const OPTIONS: ts.CompilerOptions = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, allowImportingTsExtensions: true, noEmit: true, skipLibCheck: true, noLib: true, types: [] };

/** The walk over a program of invented files. */
function walkText(files: Readonly<Record<string, string>>): UseCase[] {
	const host = ts.createCompilerHost(OPTIONS);
	const read = host.readFile.bind(host);
	host.getSourceFile = (name, target) => (files[name] === undefined ? undefined : ts.createSourceFile(name, files[name], target));
	host.fileExists = (name) => files[name] !== undefined;
	host.readFile = (name) => files[name] ?? read(name);
	const program = ts.createProgram(Object.keys(files), OPTIONS, host);
	return walkUseCases(program, (path) => path.endsWith('service.ts'), (file) => file.fileName.slice(1));
}

describe('the walk itself', () => {
	const queries = "export function put(db) { return db.insertInto('thing').execute(); }\nexport const find = (db) => db.selectFrom('thing');";
	const audit = 'export function recordAudit() {}';

	test('sees a write two calls away, and that nothing records it', () => {
		const service = "import { put } from './queries.ts';\nexport function make(db) { return step(db); }\nfunction step(db) { return put(db); }";
		expect(walkText({ '/service.ts': service, '/queries.ts': queries })).toEqual([{ name: 'service.ts#make', writes: true, audits: false }]);
	});

	test('sees the record in a helper', () => {
		const service = "import { put } from './queries.ts';\nimport { recordAudit } from './audit.ts';\nexport async function make(db) { await put(db); trace(); }\nconst trace = () => recordAudit();";
		expect(walkText({ '/service.ts': service, '/queries.ts': queries, '/audit.ts': audit })).toEqual([{ name: 'service.ts#make', writes: true, audits: true }]);
	});

	test('a use case that reads writes nothing', () => {
		const service = "import { find } from './queries.ts';\nexport function show(db) { return find(db); }";
		expect(walkText({ '/service.ts': service, '/queries.ts': queries })).toEqual([{ name: 'service.ts#show', writes: false, audits: false }]);
	});

	test.each(['insert into thing values (1)', 'update thing set a = 1', ' delete from thing', 'with a as (select 1) insert into thing select 1'])('sees SQL: %s', (text) => {
		expect(walkText({ '/service.ts': `export function make(db) { return db.query(\`${text}\`); }` })).toMatchObject([{ writes: true }]);
	});

	test('two functions that call each other end', () => {
		const service = 'export function a() { return b(); }\nexport function b() { return a(); }';
		expect(walkText({ '/service.ts': service })).toHaveLength(2);
	});
});

describe('every use case that writes', () => {
	const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as { config: { compilerOptions: object } };
	const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
	const files = readFiles('src/**/*.ts').filter(({ path }) => !path.endsWith('.test.ts')).map(({ path }) => join(ROOT, path));
	const program = ts.createProgram(files, options);
	const useCases = walkUseCases(program, (path) => /^src\/features\/.*\/server\/[a-z/-]*service[a-z-]*\.ts$/.test(path), (file) => relative(ROOT, file.fileName).replaceAll('\\', '/'));

	test('some are found', () => expect(useCases.filter(({ writes, audits }) => writes && audits).length).toBeGreaterThan(5));

	test('leaves a trace', () => {
		expect(useCases.filter(({ name, writes, audits }) => writes && !audits && !(name in UNTRACED)).map(({ name }) => name)).toEqual([]);
	});

	test('no exception is kept that is none any more', () => {
		const silent = new Set(useCases.filter(({ writes, audits }) => writes && !audits).map(({ name }) => name));
		expect(Object.keys(UNTRACED).filter((name) => !silent.has(name))).toEqual([]);
	});
});
