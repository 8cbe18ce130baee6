/** Layout is the formatter's business and never discussed. */
const config = {
	useTabs: true,
	singleQuote: true,
	printWidth: 160,
	trailingComma: 'none',
	plugins: ['prettier-plugin-svelte'],
	overrides: [{ files: '*.svelte', options: { parser: 'svelte' } }]
};
export default config;
