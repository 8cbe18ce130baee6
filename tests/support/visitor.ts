import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './chromium.ts';
import { credentialsOf } from './server.ts';

export const PHONE = { width: 360, height: 740 } as const;
export const DESK = { width: 1280, height: 900 } as const;

/** Somebody at a browser. */
export interface Visitor {
	readonly page: Page;
	readonly context: BrowserContext;
	/** False: everything must work by plain links and forms. */
	readonly script: boolean;
	open(path: string): Promise<void>;
	/** Signs in through the page, as a person does. */
	signIn(persona: string): Promise<void>;
	/** Presses a button or link by its visible name and waits for the page that follows. */
	press(name: string | RegExp): Promise<void>;
}

export interface VisitOptions {
	readonly script?: boolean;
	readonly size?: { readonly width: number; readonly height: number };
	readonly colorScheme?: 'light' | 'dark';
	/** Messages of the browser's console that this visit is about (a refused form is logged as 422). */
	readonly expectedErrors?: RegExp;
}

let browser: Browser | undefined;

/** Call once at the top of a browser test file. */
export function useBrowser(): void {
	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => {
		await browser?.close();
		browser = undefined;
	});
}

/** One visit in a fresh profile. Fails on an error in the console, a fault in script, or a request to any other host. */
export async function visit(walk: (visitor: Visitor) => Promise<void>, options: VisitOptions = {}): Promise<void> {
	if (!browser) throw new Error('visit: call useBrowser() at the top of the file');
	const { script = true, size = PHONE, colorScheme = 'light', expectedErrors } = options;
	const baseURL = inject('binaUrl');
	const context = await browser.newContext({ baseURL, viewport: size, javaScriptEnabled: script, colorScheme, locale: 'id-ID', timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce' });
	context.setDefaultTimeout(8_000);
	const troubles = new Set<string>();
	context.on('request', (request) => {
		if (/^https?:/.test(request.url()) && !request.url().startsWith(baseURL)) troubles.add(`request to another host: ${request.url()}`);
	});
	context.on('weberror', (error) => troubles.add(`fault in script: ${error.error().message}`));
	context.on('console', (message) => {
		const page = message.page();
		if (message.type() === 'error' && !expectedErrors?.test(message.text()) && !/status of 4(01|03|04|09|22)/.test(message.text())) troubles.add(`console: ${message.text().slice(0, 300)} at ${page?.url() ?? ''}`);
	});
	try {
		await walk(visitorOf(context, await context.newPage(), script));
		expect([...troubles]).toEqual([]);
	} finally {
		await context.close();
	}
}

/** A journey that must succeed with script and without it: two tests of one walk. */
export function journey(name: string, walk: (visitor: Visitor) => Promise<void>, options: Omit<VisitOptions, 'script'> = {}): void {
	describe(name, () => {
		test('with script', () => visit(walk, { ...options, script: true }));
		test('without script', () => visit(walk, { ...options, script: false }));
	});
}

function visitorOf(context: BrowserContext, page: Page, script: boolean): Visitor {
	const visitor: Visitor = {
		page, context, script,
		open: async (path) => {
			await page.goto(path);
		},
		signIn: async (persona) => {
			const { login, password } = credentialsOf(persona);
			await page.goto('/masuk');
			await page.locator('input[name=login]').fill(login);
			await page.locator('input[name=password]').fill(password);
			await Promise.all([page.waitForURL((url) => !url.pathname.startsWith('/masuk')), page.locator('main form[method=POST] button').first().click()]);
		},
		press: async (name) => {
			const target = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
			await Promise.all([page.waitForEvent('framenavigated'), target.click()]);
			await page.waitForLoadState();
		}
	};
	return visitor;
}
