import { addDays } from '#platform/clock.ts';
import type { Locale } from '#platform/context.ts';
import { longDate, monthName, number } from '#platform/messages.ts';
import { shortRupiah } from '#features/decisions/ui/words.ts';
import type { VerdictCode } from '#features/evaluation/schema.ts';
import type { JpStanding } from '../today.rules.ts';
import { en } from './messages.en.ts';
import { id } from './messages.id.ts';
import { within, type Mean } from './rules.ts';
import { MEASURE_SLUGS, type Board, type Measure, type TileCode } from './schema.ts';

interface Measured {
	readonly from: string;
	readonly until: string;
	readonly mean: Mean | null;
	/** Groups whose index rests on fewer than nine elements in some month. */
	readonly partial?: number;
}

/** What stands in the tiles; left out what was not asked for. */
export interface Figures extends Partial<Readonly<Record<Measure, Measured>>> {
	readonly jp_own?: JpStanding;
	readonly activities?: number;
	readonly sessions_coming?: number;
	readonly offers?: number;
	readonly jp_team?: { readonly members: number; readonly met: number };
	readonly needs?: { readonly open: number; readonly first: number };
	readonly verdicts?: readonly { readonly code: VerdictCode | null; readonly count: number }[];
	readonly attended?: { readonly minutes: number; readonly participants: number; readonly sessions: number };
	readonly spent?: { readonly paid: number; readonly workingTime: number; readonly programmes: number; readonly bounded: number };
	readonly decisions?: { readonly waiting: number; readonly proposed: number; readonly unplanned: number };
}

export interface Tile {
	readonly code: TileCode;
	readonly value: string;
	readonly label: string;
	/** The interval of an estimate. */
	readonly range?: string;
	readonly note?: string;
	/** What keeps the figure from being compared. */
	readonly caution?: string;
	/** Of when the data are. */
	readonly asOf: string;
	readonly definition: string;
	readonly href: string;
	/** Counts by verdict, all of one size. */
	readonly verdicts?: Figures['verdicts'];
}

const DASH = '—';
type Said = Pick<Tile, 'value'> & Partial<Pick<Tile, 'range' | 'note' | 'caution' | 'asOf' | 'verdicts'>>;

/** The tiles of a board in words. */
export function tilesOf(board: Board, codes: readonly TileCode[], figures: Figures, today: string, locale: Locale): Tile[] {
	const words = { id, en }[locale];
	return codes.map((code) => ({ code, label: words.labels[code], definition: words.definitions[code], href: hrefOf(code, board, today), asOf: words.asOf(longDate(today, locale)), ...saidOf(code, figures, locale) }));
}

function saidOf(code: TileCode, figures: Figures, locale: Locale): Said {
	const words = { id, en }[locale];
	const whole = (value: number): string => number(value, locale);
	switch (code) {
		case 'index': case 'promise': case 'fixed':
			return measured(figures[code], code, locale);
		case 'jp_own': {
			const jp = figures.jp_own;
			return jp ? { value: jp.minimum === null ? whole(jp.jp) : words.ofAll(whole(jp.jp), whole(jp.minimum)) } : { value: DASH };
		}
		case 'activities': case 'sessions_coming': case 'offers':
			return { value: figures[code] === undefined ? DASH : whole(figures[code]) };
		case 'jp_team': {
			const team = figures.jp_team;
			return team && team.members > 0 ? { value: words.ofAll(whole(team.met), whole(team.members)), note: words.percentOf(whole((100 * team.met) / team.members)) } : { value: DASH, note: words.noData };
		}
		case 'needs':
			return figures.needs ? { value: whole(figures.needs.open), note: words.firstNeeds(whole(figures.needs.first)) } : { value: DASH };
		case 'verdicts':
			return { value: whole((figures.verdicts ?? []).reduce((sum, { count }) => sum + count, 0)), verdicts: figures.verdicts ?? [] };
		case 'attended':
			return figures.attended ? { value: whole(figures.attended.minutes / 60), note: words.attendedBy(whole(figures.attended.participants), whole(figures.attended.sessions)) } : { value: DASH };
		case 'spent':
			return figures.spent ? { value: shortRupiah(figures.spent.paid, locale), note: words.spentOn(whole(figures.spent.programmes), whole(figures.spent.bounded), shortRupiah(figures.spent.workingTime, locale)) } : { value: DASH };
		case 'decisions':
			return figures.decisions ? { value: whole(figures.decisions.waiting), note: words.decisionsOpen(whole(figures.decisions.proposed), whole(figures.decisions.unplanned)) } : { value: DASH };
	}
}

function measured(figure: Measured | undefined, code: Measure, locale: Locale): Said {
	const words = { id, en }[locale];
	if (!figure?.mean) return { value: DASH, note: words.noData, ...(figure ? { asOf: spanText(figure, locale) } : {}) };
	const { mean, interval, count, groups } = figure.mean;
	const [decimals, unit, least] = code === 'index' ? ([2, '', 25] as const) : ([1, ' %', 0] as const);
	const say = (value: number): string => `${number(value, locale, decimals)}${unit}`;
	const range = interval === null ? words.noRange : words.range(say(within(interval, least, 100)[0]), say(within(interval, least, 100)[1]));
	return { value: say(mean), range, note: words.countedAt(number(count, locale), number(groups, locale)), ...(figure.partial && { caution: words.partial(number(figure.partial, locale)) }), asOf: spanText(figure, locale) };
}

/** 'Agustus 2026–Oktober 2026'. */
export function spanText({ from, until }: Pick<Measured, 'from' | 'until'>, locale: Locale): string {
	return `${monthName(from, locale)} – ${monthName(addDays(until, -1), locale)}`;
}

function hrefOf(code: TileCode, board: Board, today: string): string {
	const measure = (code: Measure): string => `/ringkasan/${MEASURE_SLUGS[code]}?papan=${board}`;
	const hrefs: Readonly<Record<TileCode, string>> = {
		jp_own: '/jp', activities: `/jp?tahun=${today.slice(0, 4)}`, sessions_coming: '/pelatihan', offers: '/pelatihan', jp_team: '/jp/tim', index: measure('index'), promise: measure('promise'),
		fixed: measure('fixed'), needs: '/kebutuhan', verdicts: '/evaluasi', attended: '/pelatihan/kelola', spent: '/keputusan/biaya', decisions: '/keputusan?lihat=waiting'
	};
	return hrefs[code];
}
