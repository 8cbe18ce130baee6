import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { en } from '#features/audit/messages.en.ts';
import { id } from '#features/audit/messages.id.ts';
import { actionsOfSql, walkActions } from './audit-actions.ts';
import { walkUseCases, type UseCase } from './audit-walk.ts';
import { readFiles, ROOT } from './files.ts';

/** Use cases that write and leave no trace, each with its reason. */
const UNTRACED: Readonly<Record<string, string>> = {
	'src/features/people/server/quality-service.ts#refreshFindings': 'findings are read off the registry and can be read off again',
	'src/features/people/server/quality-service.ts#lookAgain': 'findings are read off the registry and can be read off again',
	'src/features/services/server/point-service.ts#insertWithSlug': 'the last step of opening a point, traced by those who call it',
	'src/features/services/server/panel-service.ts#markStale': 'a mark that figures are old, set by acts that are traced',
	'src/features/services/server/panel-service.ts#markStaleBy': 'a mark that figures are old, set by acts that are traced',
	'src/features/services/server/panel-service.ts#refreshPanel': 'figures are read off surveys and visits and can be read off again',
	'src/features/complaints/server/cluster-service.ts#clusterComplaints': 'groups are read off the complaints and can be read off again; what officers name, merge or split is traced',
	'src/features/complaints/server/escalation-service.ts#escalateLate': 'each rung stands in the log of the complaint, as a move of the clock',
	'src/features/complaints/server/outbox-service.ts#releaseNews': 'a message about an act that is traced where it happens',
	'src/features/reports/server/complaint-news-service.ts#tellComplaintFiled': 'a message about an act that is traced where it happens',
	'src/features/reports/server/complaint-news-service.ts#tellComplaintAssigned': 'a message about an act that is traced where it happens',
	'src/features/reports/server/complaint-news-service.ts#tellComplaintReopened': 'a message about an act that is traced where it happens',
	'src/features/reports/server/complaint-news-service.ts#tellReporterWrote': 'a message about an act that is traced where it happens',
	'src/features/reports/server/complaint-news-service.ts#tellComplaintLate': 'a message about an act that is traced where it happens',
	'src/features/reports/server/privacy-news-service.ts#remindOfRequests': 'a message about an act that is traced where it happens',
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
const walkText = (files: Readonly<Record<string, string>>): UseCase[] => walkUseCases(programOf(files), (path) => path.endsWith('service.ts'), (file) => file.fileName.slice(1));

function programOf(files: Readonly<Record<string, string>>): ts.Program {
	const host = ts.createCompilerHost(OPTIONS);
	const read = host.readFile.bind(host);
	host.getSourceFile = (name, target) => (files[name] === undefined ? undefined : ts.createSourceFile(name, files[name], target));
	host.fileExists = (name) => files[name] !== undefined;
	host.readFile = (name) => files[name] ?? read(name);
	return ts.createProgram(Object.keys(files), OPTIONS, host);
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

// Our own code with its types, read once for all that follows.
const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as { config: { compilerOptions: object } };
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
const files = readFiles('src/**/*.ts').filter(({ path }) => !path.endsWith('.test.ts')).map(({ path }) => join(ROOT, path));
const ours = ts.createProgram(files, options);
const pathOf = (file: ts.SourceFile): string => relative(ROOT, file.fileName).replaceAll('\\', '/');

describe('every use case that writes', () => {
	const useCases = walkUseCases(ours, (path) => /^src\/features\/.*\/server\/[a-z/-]*service[a-z-]*\.ts$/.test(path), pathOf);

	test('some are found', () => expect(useCases.filter(({ writes, audits }) => writes && audits).length).toBeGreaterThan(5));

	test('leaves a trace', () => {
		expect(useCases.filter(({ name, writes, audits }) => writes && !audits && !(name in UNTRACED)).map(({ name }) => name)).toEqual([]);
	});

	test('no exception is kept that is none any more', () => {
		const silent = new Set(useCases.filter(({ writes, audits }) => writes && !audits).map(({ name }) => name));
		expect(Object.keys(UNTRACED).filter((name) => !silent.has(name))).toEqual([]);
	});
});

describe('the walk over actions', () => {
	const audit = 'export function recordAudit(tx, ctx, note) {}';
	const walk = (text: string) => {
		const { actions, unknown } = walkActions(programOf({ '/audit.ts': audit, '/service.ts': `import { recordAudit } from './audit.ts';\n${text}` }), (file) => file.fileName);
		return { actions: [...actions], unknown };
	};

	test.each<[string, string, string[]]>([
		['a plain one', "recordAudit(tx, ctx, { action: 'thing.make' });", ['thing.make']],
		['one of two', "recordAudit(tx, ctx, { action: undo ? 'thing.undo' : 'thing.make' });", ['thing.undo', 'thing.make']],
		['a template of known parts', "function f(kind: 'make' | 'end') { recordAudit(tx, ctx, { action: `thing.${kind}` }); }", ['thing.make', 'thing.end']],
		['a union handed in', "function f(action: 'a.b' | 'c.d') { recordAudit(tx, ctx, { action }); }", ['a.b', 'c.d']],
		['a name handed in, from each call', "function f(action: string) { recordAudit(tx, ctx, { action }); }\nf('a.b');\nf('c.d');", ['a.b', 'c.d']],
		['a part of a name handed in', "function f(kind: string) { recordAudit(tx, ctx, { action: `thing.${kind}` }); }\nf('make');\nf('end');", ['thing.make', 'thing.end']],
		['a name handed in twice over', "function f(action: string) { recordAudit(tx, ctx, { action }); }\nfunction g(what: string) { f(what); }\ng('a.b');", ['a.b']]
	])('finds %s', (_, text, actions) => expect(walk(text)).toEqual({ actions, unknown: [] }));

	test.each([
		'recordAudit(tx, ctx, { action: nameOf(thing) });',
		'recordAudit(tx, ctx, note);',
		'function f(action: string) { recordAudit(tx, ctx, { action }); }',
		'function f(action: string) { recordAudit(tx, ctx, { action }); f(action); }',
		'function f(kind: string) { recordAudit(tx, ctx, { action: `thing.${kind}` }); }'
	])('says that it cannot tell: %s', (text) => {
		expect(walk(text).actions).toEqual([]);
		expect(walk(text).unknown).toHaveLength(1);
	});

	test('reads the actions of SQL, and no other words with a point', () => {
		expect(actionsOfSql("insert into audit_entry (action) select 'thing.make', 'x' from y;\nperform note_reporter(a, b, 'thing.end', 'thing.news');\nselect 'thing.else';")).toEqual(['thing.make', 'thing.end']);
	});
});

describe('the audit page', () => {
	const { actions, unknown } = walkActions(ours, pathOf);
	const all = [...new Set([...actions, ...readFiles('migrations/*.sql').flatMap(({ text }) => actionsOfSql(text))])].sort();

	test('the walk knows every action', () => {
		expect(unknown).toEqual([]);
		expect(all.length).toBeGreaterThan(80);
		for (const action of all) expect(action).toMatch(/^[a-z_]+\.[a-z_]+$/);
	});

	test('says in words what each action was, in both languages', () => {
		expect(all.filter((action) => id.actions[action] === undefined)).toEqual([]);
		expect(all.filter((action) => en.actions[action] === undefined)).toEqual([]);
	});

	test('no two actions are called the same', () => {
		for (const { actions: labels } of [id, en]) {
			const names = all.map((action) => labels[action] ?? action);
			expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
		}
	});

	test('keeps no name of an action that nobody takes', () => expect(Object.keys(id.actions).filter((action) => !all.includes(action))).toEqual([]));
});
