import type { Locale } from '#platform/context.ts';
import { monthName } from '#platform/messages.ts';
import { isUnbalanced, isUnevenStaff, type StaffMoves } from '../../design/concurrent.rules.ts';
import { en as enDesign } from '../../design/design.messages.en.ts';
import { id as idDesign } from '../../design/design.messages.id.ts';
import { UNLIKE, type Selection } from '../../design/selection.rules.ts';
import { isRegisteredBefore } from '../../evidence.rules.ts';
import { en } from '../../page.messages.en.ts';
import { id } from '../../page.messages.id.ts';
import type { EvaluationPage } from '../../server/service.ts';
import type { EvidenceItem } from '../evidence-item.ts';
import { effectOf } from '../../effect.rules.ts';
import { plain } from '../numbers.ts';

/** Whether the version in force came before the first training month of any version; null without one. */
export function standsBefore({ registeredAt, changedAt, firstStart, earliestStart, timeZone }: Pick<EvaluationPage, 'registeredAt' | 'changedAt' | 'firstStart' | 'earliestStart' | 'timeZone'>): boolean | null {
	const first = [firstStart, earliestStart].flatMap((month) => month ?? []).sort()[0];
	return isRegisteredBefore(changedAt ?? registeredAt, first ?? null, timeZone);
}

/** How the trained units stood before: whether they were chosen for bad months, and what of that comes back by itself. Null in results of earlier rules. */
export function selectionItem(page: EvaluationPage, locale: Locale): EvidenceItem[] | null {
	const selection = page.latest?.result.selection;
	if (selection === undefined) return null;
	if (selection === null) return [];
	const words = { id: idDesign, en: enDesign }[locale].cautions;
	const { size } = selection;
	const figures = figuresOf(selection, page, locale);
	if (size === null || Math.abs(size) < UNLIKE) return [{ passed: true, title: words.alike, details: [words.alikeDetail(figures)] }];
	if (size < 0) return [{ passed: false, title: words.better, details: [words.betterDetail(figures)] }];
	return [{ passed: false, title: words.unlike, details: [words.unlikeDetail(figures), ...reboundLine(selection, page, locale)] }];
}

function figuresOf({ trained, comparison, months, size }: Selection, { outcome }: EvaluationPage, locale: Locale) {
	return {
		months: plain(months, locale, 0),
		trained: plain(trained, locale, 1),
		comparison: plain(comparison, locale, 1),
		unit: { id, en }[locale].unitOf(outcome),
		size: plain(Math.abs(size ?? 0), locale, 1)
	};
}

/** Less than this rounds to nothing. */
const NOTHING = 0.05;

function reboundLine({ rebound }: Selection, { latest, outcome, direction }: EvaluationPage, locale: Locale): string[] {
	if (rebound === null || rebound < NOTHING || !latest) return [];
	const words = { id: idDesign, en: enDesign }[locale].cautions;
	const { att } = effectOf(latest.result);
	const gained = (att ?? 0) * (direction === 'up' ? 1 : -1);
	const amount = `${plain(rebound, locale, 1)} ${{ id, en }[locale].unitOf(outcome)}`;
	return [gained > 0 && gained <= rebound ? words.reboundAll(amount) : words.rebound(amount)];
}

/** Seats that were drawn by lot. */
export function drawnItem({ drawId }: EvaluationPage, locale: Locale): EvidenceItem[] {
	const words = { id: idDesign, en: enDesign }[locale].cautions;
	return drawId === null ? [] : [{ passed: true, title: words.drawn, details: [words.drawnDetail] }];
}

/** What else changed in the same months, with figures for both groups. */
export function concurrentItems({ id: programmeId, concurrent }: EvaluationPage, locale: Locale): EvidenceItem[] {
	if (!concurrent) return [];
	const words = { id: idDesign, en: enDesign }[locale].cautions;
	const { trained, comparison } = concurrent.staff;
	const moved = [trained, comparison].some(({ came, went }) => came + went > 0);
	const count = (value: number) => plain(value, locale, 0);
	const period = words.period(monthName(concurrent.from, locale), monthName(concurrent.to, locale));
	if (concurrent.changes.length === 0 && !moved) return [{ passed: true, title: words.none, details: [period] }];
	const uneven = concurrent.changes.some((change) => isUnbalanced(change, concurrent)) || isUnevenStaff(concurrent);
	const lines = concurrent.changes.map(({ kind, trained, comparison }) =>
		words.count({ what: words.kind[kind], trained: count(trained), trainedOf: count(concurrent.trainedOffices), comparison: count(comparison), comparisonOf: count(concurrent.comparisonOffices) })
	);
	const side = ({ before, came, went }: StaffMoves) => words.moved({ came: count(came), went: count(went), before: count(before) });
	const staff = words.staff(side(trained), concurrent.comparisonOffices === 0 ? null : side(comparison));
	return [{ passed: !uneven, title: uneven ? words.concurrent : words.balanced, details: [period, ...lines, ...(moved ? [staff] : [])], more: { href: `/evaluasi/${programmeId}/perubahan`, label: words.rows } }];
}
