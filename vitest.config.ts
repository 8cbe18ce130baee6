import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts'],
					exclude: ['src/**/server/**', 'src/**/*.db.test.ts', 'src/platform/db/**'],
					environment: 'node'
				}
			},
			{
				test: {
					name: 'database',
					include: ['src/**/server/**/*.test.ts', 'src/**/*.db.test.ts', 'src/platform/db/**/*.test.ts'],
					environment: 'node',
					globalSetup: ['tests/support/global-setup.ts'],
					testTimeout: 30_000
				}
			}
		]
	}
});
