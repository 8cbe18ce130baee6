import ts from 'typescript';

/** What a use case does, by following every function that it names, as far as our own code reaches. */
export interface UseCase {
	/** 'src/features/x/server/service.ts#enrol' */
	readonly name: string;
	readonly writes: boolean;
	readonly audits: boolean;
}

interface Facts {
	writes: boolean;
	audits: boolean;
	readonly calls: Set<ts.Node>;
}

const WRITERS = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto']);
const WRITING_SQL = /^\s*(?:with[\s\S]*?\)\s*)?(?:insert\s+into|update\s+\w+|delete\s+from|merge\s+into)\s/i;
const AUDIT = 'recordAudit';

/**
 * Looks at every exported function of the service files.
 *
 * It follows names, not values: a write that hides behind a table of handlers is not seen, and one branch that audits
 * counts for the whole function. What it does find is a use case that writes and can never leave a trace.
 */
export function walkUseCases(program: ts.Program, isService: (path: string) => boolean, pathOf: (file: ts.SourceFile) => string): UseCase[] {
	const checker = program.getTypeChecker();
	const known = new Map<ts.Node, Facts>();
	const factsOf = (body: ts.Node): Facts => {
		const before = known.get(body);
		if (before) return before;
		const facts = readFacts(body, checker, program);
		known.set(body, facts);
		return facts;
	};
	const reach = (start: ts.Node): { writes: boolean; audits: boolean } => {
		const seen = new Set<ts.Node>([start]);
		const found = { writes: false, audits: false };
		for (const body of seen) {
			const facts = factsOf(body);
			found.writes ||= facts.writes;
			found.audits ||= facts.audits;
			for (const call of facts.calls) seen.add(call);
		}
		return found;
	};
	return program
		.getSourceFiles()
		.filter((file) => !file.isDeclarationFile && isService(pathOf(file)))
		.flatMap((file) => exportedFunctions(file, checker).map(({ name, body }) => ({ name: `${pathOf(file)}#${name}`, ...reach(body) })));
}

function exportedFunctions(file: ts.SourceFile, checker: ts.TypeChecker): { name: string; body: ts.Node }[] {
	const symbol = checker.getSymbolAtLocation(file);
	const exported = symbol ? checker.getExportsOfModule(symbol) : [];
	return exported.flatMap((one) => (one.declarations ?? []).filter((declaration) => declaration.getSourceFile() === file && isFunction(declaration)).map((body) => ({ name: one.name, body })));
}

/** Functions, and constants that hold one. Types and interfaces are not followed. */
function isFunction(node: ts.Node): boolean {
	if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.body !== undefined;
	return ts.isVariableDeclaration(node) && node.initializer !== undefined && (ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer));
}

function readFacts(body: ts.Node, checker: ts.TypeChecker, program: ts.Program): Facts {
	const facts: Facts = { writes: false, audits: false, calls: new Set() };
	const look = (node: ts.Node): void => {
		if (ts.isPropertyAccessExpression(node) && WRITERS.has(node.name.text)) facts.writes = true;
		if ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && WRITING_SQL.test(node.text)) facts.writes = true;
		if (ts.isIdentifier(node)) {
			if (node.text === AUDIT) facts.audits = true;
			else for (const target of functionsNamedBy(node, checker, program)) if (target !== body) facts.calls.add(target);
		}
		ts.forEachChild(node, look);
	};
	ts.forEachChild(body, look);
	return facts;
}

function functionsNamedBy(node: ts.Identifier, checker: ts.TypeChecker, program: ts.Program): ts.Node[] {
	const symbol = checker.getSymbolAtLocation(node);
	if (!symbol) return [];
	const real = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
	return (real.declarations ?? []).filter((declaration) => isFunction(declaration) && !program.isSourceFileFromExternalLibrary(declaration.getSourceFile()) && !declaration.getSourceFile().isDeclarationFile);
}
