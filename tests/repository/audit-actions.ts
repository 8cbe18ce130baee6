import ts from 'typescript';

/** The actions that code writes into the audit trail, and the places where the walk could not say which. */
export interface Recorded {
	readonly actions: ReadonlySet<string>;
	readonly unknown: readonly string[];
}

/**
 * Every action that a call of `recordAudit` may carry. A name that was handed in is looked up at each call of the function it was handed to.
 *
 * @param program with its types: a template is as many actions as its parts have values
 */
export function walkActions(program: ts.Program, pathOf: (file: ts.SourceFile) => string): Recorded {
	const checker = program.getTypeChecker();
	const actions = new Set<string>();
	const unknown: string[] = [];
	const calls = callsByName(program);
	const under = new Set<ts.Node>();
	/** What was handed in, from each call of the function. */
	const handedIn: Resolve = (expression) => {
		const declaration = ts.isIdentifier(expression) ? declarationOf(expression, checker) : undefined;
		if (!declaration || !ts.isParameter(declaration) || !ts.isFunctionDeclaration(declaration.parent) || !declaration.parent.name || under.has(declaration)) return undefined;
		const taker = declaration.parent;
		const place = taker.parameters.indexOf(declaration);
		const given = (calls.get(declaration.parent.name.text) ?? []).filter((call) => declarationOf(call.expression as ts.Identifier, checker) === taker).flatMap((call) => call.arguments[place] ?? []);
		under.add(declaration);
		const values = given.length === 0 ? undefined : joined(given.map((argument) => valuesOf(argument, checker, handedIn)));
		under.delete(declaration);
		return values;
	};
	const take = (expression: ts.Expression): void => {
		const values = valuesOf(expression, checker, handedIn);
		if (values) for (const value of values) actions.add(value);
		else unknown.push(`${pathOf(expression.getSourceFile())}: ${expression.getText()}`);
	};
	for (const call of calls.get('recordAudit') ?? []) {
		const [, , note] = call.arguments;
		const action = note && ts.isObjectLiteralExpression(note) ? note.properties.find(({ name }) => name?.getText() === 'action') : undefined;
		if (action && ts.isPropertyAssignment(action)) take(action.initializer);
		else if (action && ts.isShorthandPropertyAssignment(action)) take(action.name);
		else unknown.push(`${pathOf(call.getSourceFile())}: ${call.getText().slice(0, 60)}`);
	}
	return { actions, unknown };
}

/** The actions that a migration writes: of the functions that citizens call, and of those that cross governments. */
export function actionsOfSql(text: string): string[] {
	return [...text.matchAll(/insert into audit_entry[^;]*;|note_reporter\([^;]*;/g)].flatMap(([statement]) => [...statement.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, action = '']) => action).slice(0, 1));
}

function callsByName(program: ts.Program): Map<string, ts.CallExpression[]> {
	const calls = new Map<string, ts.CallExpression[]>();
	const look = (node: ts.Node): void => {
		if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) calls.set(node.expression.text, [...(calls.get(node.expression.text) ?? []), node]);
		ts.forEachChild(node, look);
	};
	for (const file of program.getSourceFiles()) if (!file.isDeclarationFile) look(file);
	return calls;
}

function declarationOf(name: ts.Identifier, checker: ts.TypeChecker): ts.Declaration | undefined {
	const symbol = ts.isShorthandPropertyAssignment(name.parent) ? checker.getShorthandAssignmentValueSymbol(name.parent) : checker.getSymbolAtLocation(name);
	const real = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
	return real?.declarations?.[0];
}

type Resolve = (expression: ts.Expression) => string[] | undefined;

/** The texts an expression can be; undefined when neither its type nor what was handed in says so. */
function valuesOf(expression: ts.Expression, checker: ts.TypeChecker, handedIn: Resolve): string[] | undefined {
	const of: Resolve = (part) => valuesOf(part, checker, handedIn);
	if (ts.isStringLiteralLike(expression)) return [expression.text];
	if (ts.isConditionalExpression(expression)) return joined([of(expression.whenTrue), of(expression.whenFalse)]);
	if (ts.isTemplateExpression(expression)) {
		return expression.templateSpans.reduce<string[] | undefined>((texts, span) => {
			const values = of(span.expression);
			return values && texts?.flatMap((text) => values.map((value) => text + value + span.literal.text));
		}, [expression.head.text]);
	}
	const declaration = ts.isIdentifier(expression) ? declarationOf(expression, checker) : undefined;
	const type = checker.getTypeAtLocation(declaration ?? expression);
	const parts = type.isUnion() ? type.types : [type];
	return joined(parts.map((part) => (part.isStringLiteral() ? [part.value] : undefined))) ?? handedIn(expression);
}

function joined(lists: readonly (string[] | undefined)[]): string[] | undefined {
	return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}
