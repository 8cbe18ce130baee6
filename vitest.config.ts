import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const database = ['src/**/server/**/*.test.ts', 'src/**/*.db.test.ts', 'src/platform/db/**/*.test.ts'];
const built = ['tests/support/global-setup-web.ts'];

export default defineConfig({
	test: {
		isolate: false,
		maxWorkers: 2,
		projects: [
			{
				plugins: [svelte({ configFile: false })],
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/repository/**/*.test.ts'],
					exclude: database,
					environment: 'node'
				}
			},
			{
				test: {
					name: 'database',
					include: database,
					environment: 'node',
					globalSetup: ['tests/support/global-setup.ts'],
					testTimeout: 30_000
				}
			},
			{
				// The built program, asked in-process: every page without a browser.
				test: {
					name: 'pages',
					include: ['tests/pages/**/*.test.ts'],
					environment: 'node',
					globalSetup: built,
					testTimeout: 30_000,
					server: { deps: { external: [/\/build\//] } },
					sequence: { groupOrder: 1 }
				}
			},
			{
				// The built program behind its own server, in a real browser: each flow with script and without.
				test: {
					name: 'browser',
					include: ['tests/browser/**/*.test.ts', 'tests/a11y/**/*.test.ts'],
					environment: 'node',
					globalSetup: ['tests/support/global-setup-browser.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000,
					sequence: { groupOrder: 2 }
				}
			}
		]
	}
});
