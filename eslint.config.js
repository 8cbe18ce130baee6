import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const reasons = {
	default: 'Named exports only: a name is the same at both ends and can be searched.',
	clock: 'The clock is an argument (`today`, `now`): the same call gives the same answer in a test and next year.'
};

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'coverage/', 'static/', 'src/platform/db/tables.ts'] },
	...ts.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: globals.node,
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] }
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
			'@typescript-eslint/require-await': 'off',
			// Interfaces here hold closures, not methods with a `this`.
			'@typescript-eslint/unbound-method': 'off',
			'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: reasons.default }],
			'max-lines-per-function': ['warn', { max: 40, skipBlankLines: true, skipComments: true }],
			eqeqeq: 'error',
			'no-console': 'error'
		}
	},
	{
		// Types inside components are svelte-check's work: seen by this parser too they cost half of the whole lint, and pass from one
		// component into another as any. What a component needs done is in .ts files beside it, under every rule.
		files: ['**/*.svelte'],
		...ts.configs.disableTypeChecked,
		languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser, program: null, project: false, projectService: false } }
	},
	{
		files: ['**/*.svelte'],
		rules: {
			// Addresses are plain and absolute: Bina is served at the root of its own host.
			'svelte/no-navigation-without-resolve': 'off',
			// Pages are drawn once on the server: nothing there reacts.
			'svelte/prefer-svelte-reactivity': 'off',
			'no-restricted-syntax': 'off'
		}
	},
	{
		files: ['**/rules.ts', '**/*.rules.ts', 'src/features/**/estimators/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{ selector: 'ExportDefaultDeclaration', message: reasons.default },
				{ selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: reasons.clock },
				{ selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: reasons.clock },
				{ selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]', message: 'Chance comes from a seed that is an argument: a result can be had again.' }
			]
		}
	},
	{
		// What these tools read is a default export.
		files: ['*.config.{js,ts}', '.dependency-cruiser.js', 'tests/support/global-setup*.ts', 'tests/**/global-setup*.ts'],
		rules: { 'no-restricted-syntax': 'off' }
	},
	{ files: ['**/*.js', '**/*.mjs'], ...ts.configs.disableTypeChecked },
	{ files: ['scripts/**', 'bin/**', 'tests/bench/**'], rules: { 'no-console': 'off' } },
	{
		files: ['**/*.test.ts', 'tests/**/*.ts'],
		rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off' }
	}
);
