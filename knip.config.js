/** What nobody reaches is not there: unused files, exports and packages fail the check. */
const config = {
	entry: [
		'bin/*.{ts,mjs}',
		'scripts/*.ts',
		'src/hooks.server.ts',
		'src/routes/**/+*.{ts,svelte}',
		'src/service-worker/index.ts',
		'src/ui/*/*.examples.svelte', // drawn by the page of examples, found by their names
		'tests/bench/*.ts',
		'tests/support/global-setup*.ts',
		'**/*.test.ts'
	],
	project: ['src/**/*.{ts,svelte}', 'bin/**', 'scripts/**/*.ts', 'tests/**/*.{ts,svelte}'],
	// `node` is the runtime itself; the fonts are named in CSS and by their path; svelte-check is started by name; browser and axe are found by their path.
	ignoreDependencies: ['node', '@fontsource-variable/plus-jakarta-sans', '@fontsource/plus-jakarta-sans', 'svelte-check', '@sparticuz/chromium', 'axe-core'],
	ignoreExportsUsedInFile: true,
	// Types of a module's own signature are named for the reader even when nobody imports them yet.
	rules: { types: 'off' }
};
export default config;
