import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from '../../rivals/messages.en.ts';
import { id } from '../../rivals/messages.id.ts';
import { READINGS, REASONS, RIVAL_FAMILIES, STANDINGS, type ChallengeBrief } from '../../rivals/rivals.schema.ts';
import { rivalSpecs } from '../../rivals/specifications.rules.ts';
import type { ChallengePage as Page } from '../../server/rivals-service.ts';
import { VERDICT_CODES } from '../../schema.ts';
import { challengePage, storedRivals } from '../../testing/rivals.ts';
import ChallengeBlock from './ChallengeBlock.svelte';
import ChallengePage from './ChallengePage.svelte';
import { curvePicture, curveRuns, NARROW_CURVE, WIDE_CURVE } from './curve-picture.ts';
import { leaveOutRuns } from './leave-out.ts';
import { wayOf } from './rival-words.ts';

const LOCALES = ['id', 'en'] as const;
const words = { id, en };
const plan = { months: 22, groups: [{ offices: 6, start: 12 }, { offices: 5, start: 14 }, { offices: 9, start: null }], effect: 4 } as const;
const clear = storedRivals(plan);
const nothing = storedRivals({ ...plan, effect: 0, noise: 3 });
const shown = (page: Page, locale: 'id' | 'en' = 'id') => html(ChallengePage, { page, form: null }, locale);
const inState = (state: 'waiting' | 'running' | 'refused') => challengePage(clear, { challenge: { ...challengePage(clear).challenge!, state, runs: 7, planned: 40, result: null } });

describe('the page of an attack', () => {
	test.each(LOCALES)('in %s is readable by all in every state', (locale) => {
		for (const page of [challengePage(clear), challengePage(nothing), challengePage(null), challengePage(null, { canBeAsked: false, verdict: null }), inState('waiting'), inState('running'), inState('refused')])
			expectSound(shown(page, locale));
	});

	test('says in one sentence how many other ways agree, and leaves placebos out of the share', () => {
		const { computed, agrees, unsure } = clear.summary.choices;
		const text = textOf(shown(challengePage(clear)));
		expect(text).toContain(`${agrees + unsure} dari ${computed} cara hitung lain memberi arah yang sama`);
		expect(text).toContain(id.placebos(clear.summary.placebos));
		expect(text).toContain(id.unchanged);
		expect(computed).toBeLessThan(rivalSpecs(['cost', 'facilities'], []).length);
	});

	test('names the unit that matters most, and how often anything was computed', () => {
		const text = textOf(shown(challengePage(clear)));
		expect(text).toContain(`Yang paling menentukan: Kecamatan Rekaan ${clear.summary.matters!.unitId.slice(-3)}`);
		expect(text).toContain(`${clear.runs.length} cara lain pernah dihitung`);
	});

	test('reloads itself while it is worked on, without a script, and can be reloaded by hand', () => {
		for (const state of ['waiting', 'running'] as const) {
			const page = shown(inState(state));
			expect(page).toContain(`>${id.reload}<`);
			expect(page).not.toContain('<form');
		}
		expect(textOf(shown(inState('running')))).toContain('7 dari 40 cara sudah dihitung');
	});

	test('offers the button where it was not tried or the data moved on, and nothing where there is nothing to break', () => {
		expect(shown(challengePage(null))).toContain('<form method="POST"');
		expect(shown(inState('refused'))).toContain('<form method="POST"');
		expect(shown(challengePage(clear))).not.toContain('<form');
		expect(shown(challengePage(null, { canBeAsked: false }))).not.toContain('<form');
	});

	test('every picture has its title, its sentence and its table', () => {
		const page = shown(challengePage(clear));
		const pictures = page.match(/<svg[^>]*role="img"/g) ?? [];
		expect(pictures).toHaveLength(4);
		expect(page.match(/<title id=/g)).toHaveLength(4);
		expect(page.match(/<desc id=/g)).toHaveLength(4);
		expect(page.match(/<table/g)).toHaveLength(3);
	});

	test('names are text', () => {
		const offices = Object.fromEntries(Object.keys(challengePage(clear).unitNames).map((office) => [office, HOSTILE]));
		expectHarmless(shown(challengePage(clear, { title: HOSTILE, unitNames: offices })));
	});

	test('the same data give the same page', () => expect(shown(challengePage(storedRivals(plan)))).toBe(shown(challengePage(clear))));

	// Handbook on impact methods § 9: never p-values or "signifikan" where everybody reads.
	test.each(LOCALES)('in %s says nothing of significance', (locale) => expect(textOf(shown(challengePage(clear), locale))).not.toMatch(/p-value|nilai p\b|signifikan|significant/i));
});

describe('the block on the page of a verdict', () => {
	const block = (brief: ChallengeBrief, locale: 'id' | 'en' = 'id') => html(ChallengeBlock, { programmeId: 'p', verdict: clear.main.verdict, brief }, locale);

	test.each(LOCALES)('in %s is readable by all', (locale) => {
		const briefs: readonly ChallengeBrief[] = [{ state: 'waiting', planned: 0, runs: 0, summary: null }, { state: 'running', planned: 9, runs: 2, summary: null }, { state: 'done', planned: 9, runs: 9, summary: clear.summary }];
		for (const brief of briefs)
			expectSound(block(brief, locale));
	});

	test('is the progress while it runs, and the answer after', () => {
		expect(textOf(block({ state: 'running', planned: 9, runs: 2, summary: null }))).toContain('2 dari 9 cara sudah dihitung');
		expect(textOf(block({ state: 'waiting', planned: 0, runs: 0, summary: null }))).toContain(id.waiting);
		expect(block({ state: 'waiting', planned: 0, runs: 0, summary: null })).toContain('href="/evaluasi/p/patahkan"');
		expect(textOf(block({ state: 'done', planned: 9, runs: 9, summary: clear.summary }))).toContain(id.standing[clear.summary.standing]);
		expect(block({ state: 'done', planned: 9, runs: 9, summary: clear.summary })).not.toContain('<form');
	});
});

describe('words', () => {
	test.each(LOCALES)('in %s there are some for every way, reading, reason, standing and verdict', (locale) => {
		for (const spec of rivalSpecs(['cost'], ['u'])) expect(wayOf(spec, { u: 'Unit' }, locale)).toMatch(/\S{2}/);
		expect(new Set(RIVAL_FAMILIES.map((family) => words[locale].family[family])).size).toBe(RIVAL_FAMILIES.length);
		expect(new Set(READINGS.map((reading) => words[locale].reading[reading])).size).toBe(READINGS.length);
		expect(new Set(REASONS.map((reason) => words[locale].reason[reason])).size).toBe(REASONS.length);
		expect(new Set(STANDINGS.map((standing) => words[locale].standing[standing])).size).toBe(STANDINGS.length);
		for (const verdict of VERDICT_CODES) expect(words[locale].choices(verdict, { computed: 12, agrees: 9, unsure: 2 })).toMatch(/12/);
	});

	test('an outcome is called by its name, an office that is gone is called so', () => {
		expect(wayOf({ family: 'placebo_outcome', choice: 'cost' }, {}, 'id')).toContain('unsur “');
		expect(wayOf({ family: 'leave_out', choice: 'x' }, {}, 'id')).toContain(id.noUnit);
	});
});

describe('the curve', () => {
	test('goes from the lowest result to the highest, with placebos left out and of the left-out offices only the ends', () => {
		const drawn = curveRuns(clear.runs);
		expect(drawn.map(({ att }) => att)).toEqual(drawn.map(({ att }) => att).sort((a, b) => a - b));
		expect(drawn.filter(({ family }) => family === 'leave_out')).toHaveLength(2);
		expect(drawn.some(({ family }) => family.startsWith('placebo'))).toBe(false);
	});

	test.each([['wide', WIDE_CURVE], ['narrow', NARROW_CURVE]] as const)('the %s one holds all dots and their boxes', (_name, size) => {
		const picture = curvePicture(clear.runs, clear.main.att, size)!;
		for (const { x, y, low, high, rowY } of picture.dots) {
			expect(x).toBeGreaterThan(picture.left);
			expect(x).toBeLessThan(picture.right);
			expect(high).toBeLessThanOrEqual(y);
			expect(low).toBeGreaterThanOrEqual(y);
			expect(rowY).toBeGreaterThan(picture.bottom);
			expect(rowY).toBeLessThan(picture.size.height);
		}
	});

	test('there is none of a single dot', () => expect(curvePicture(clear.runs.slice(0, 1), 4, WIDE_CURVE)).toBeNull());
});

describe('offices left out', () => {
	test('stand by name, and when they are many only those that matter are drawn', () => {
		const many = { ...clear, runs: Array.from({ length: 40 }, (_, at) => ({ ...clear.runs.find(({ family }) => family === 'leave_out')!, choice: `u${at}`, att: clear.main.att + (at === 31 ? 2 : at / 1000) })) };
		const names = Object.fromEntries(many.runs.map(({ choice }, at) => [choice, `Kantor ${String(100 - at)}`]));
		const { listed, drawn } = leaveOutRuns(many, names, 'id');
		expect(listed).toHaveLength(40);
		expect(drawn).toHaveLength(24);
		expect(drawn.map(({ choice }) => choice)).toContain('u31');
		const order = (runs: typeof listed) => runs.map(({ choice }) => names[choice]!);
		expect(order(drawn)).toEqual([...order(drawn)].sort((a, b) => a.localeCompare(b, 'id')));
	});
});
