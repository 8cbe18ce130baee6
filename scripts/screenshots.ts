// Takes the pictures of README and guides from a demo started for the purpose: node scripts/screenshots.ts [name …]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { openDatabase } from '../src/platform/db/open.ts';
import { DEMO_PASSWORD, personasOf } from '../src/demo/personas.ts';
import { launchBrowser } from '../tests/support/chromium.ts';
import { startBina } from '../tests/support/running.ts';

interface Shot {
	readonly name: string;
	/** Whose screen; nobody's for citizens' pages. */
	readonly persona?: string;
	readonly path: string;
	readonly phone?: boolean;
	readonly dark?: boolean;
	/** Follows the first link that matches, for pages whose address holds a key. */
	readonly follow?: string;
	/** The link is there once a job is done: the page is opened again until then, for a minute at most. */
	readonly isAwaited?: boolean;
}

const SHOTS: readonly Shot[] = [
	{ name: 'hari-ini', persona: 'officer', path: '/hari-ini' },
	{ name: 'hari-ini-ponsel', persona: 'officer', path: '/hari-ini', phone: true },
	{ name: 'hari-ini-gelap', persona: 'officer', path: '/hari-ini', dark: true, phone: true },
	{ name: 'masuk', path: '/masuk', phone: true },
	{ name: 'pelatihan', persona: 'officer', path: '/pelatihan' },
	{ name: 'angkatan', persona: 'officer', path: '/pelatihan', follow: 'main a[href^="/pelatihan/0"]' },
	{ name: 'jp', persona: 'officer', path: '/jp' },
	{ name: 'kelola', persona: 'training_manager', path: '/pelatihan/kelola' },
	{ name: 'kehadiran', persona: 'training_manager', path: '/pelatihan/kelola', follow: 'main a[href$="/kehadiran"]' },
	{ name: 'survei', path: 'SURVEY', phone: true },
	{ name: 'laporan', path: '/publik/1505/laporan', follow: 'main h2 a', isAwaited: true },
	{ name: 'layanan', persona: 'service_officer', path: '/layanan' },
	{ name: 'evaluasi', persona: 'evaluator', path: '/evaluasi' },
	{ name: 'putusan', persona: 'evaluator', path: '/evaluasi', follow: 'main a[href^="/evaluasi/0"]' },
	{ name: 'impor', persona: 'administrator', path: '/impor' },
	{ name: 'audit', persona: 'auditor', path: '/audit' }
];

const folder = join(import.meta.dirname, '../docs/guide/images');
const chosen = process.argv.slice(2);

async function signIn(page: Page, key: string): Promise<void> {
	const persona = personasOf('small').find((candidate) => candidate.key === key);
	if (!persona) throw new Error(`No persona ${key}`);
	await page.goto('/masuk');
	await page.locator('input[name=login]').fill(persona.email);
	await page.locator('input[name=password]').fill(DEMO_PASSWORD);
	await Promise.all([page.waitForURL((url) => url.pathname !== '/masuk'), page.locator('main form[method=POST] button').first().click()]);
}

async function surveyPath(dataFolder: string): Promise<string> {
	const { address } = await openDatabase({ dataFolder });
	const client = new pg.Client(address.owner);
	await client.connect();
	const { rows } = await client.query<{ slug: string }>(
		'select p.slug from survey s join service_point p on p.agency_id = s.agency_id and p.id = s.service_point_id where current_date between s.opens_on and s.closes_on order by p.slug limit 1'
	);
	await client.end();
	return `/survei/${rows[0]?.slug ?? ''}`;
}

async function take(browser: Browser, baseURL: string, shot: Shot, survey: string): Promise<string> {
	const viewport = shot.phone ? { width: 360, height: 740 } : { width: 1280, height: 860 };
	const context = await browser.newContext({ baseURL, viewport, locale: 'id-ID', timezoneId: 'Asia/Jakarta', colorScheme: shot.dark ? 'dark' : 'light', reducedMotion: 'reduce' });
	try {
		const page = await context.newPage();
		if (shot.persona) await signIn(page, shot.persona);
		const response = await page.goto(shot.path === 'SURVEY' ? survey : shot.path);
		if (!response?.ok()) return `not taken: ${shot.path} answers ${response?.status() ?? 'nothing'}`;
		if (shot.follow) {
			const link = page.locator(shot.follow).first();
			for (let look = 0; shot.isAwaited && look < 120 && (await link.count()) === 0; look += 1) {
				await page.waitForTimeout(500);
				await page.reload();
			}
			if ((await link.count()) === 0) return `not taken: no link ${shot.follow} on ${shot.path}`;
			await page.goto((await link.getAttribute('href')) ?? shot.path);
		}
		await page.evaluate(() => document.fonts.ready.then(() => undefined));
		await page.screenshot({ path: join(folder, `${shot.name}.png`) });
		return 'taken';
	} finally {
		await context.close();
	}
}

mkdirSync(folder, { recursive: true });
const running = await startBina();
const browser = await launchBrowser();
try {
	const survey = await surveyPath(running.dataFolder);
	for (const shot of SHOTS.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
		console.log(`${shot.name.padEnd(18)} ${await take(browser, running.url, shot, survey)}`);
	}
} finally {
	await browser.close();
	await running.close();
}
