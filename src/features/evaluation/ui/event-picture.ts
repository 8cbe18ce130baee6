import type { EventEffect } from '../schema.ts';
import { valueAxis, type GridLine } from './picture/axis.ts';
import { labelStep, linear } from './scale.ts';

export interface PictureSize {
	readonly width: number;
	readonly height: number;
	/** Labels that fit under the picture. */
	readonly labels: number;
}

export const WIDE: PictureSize = { width: 640, height: 300, labels: 9 };
export const NARROW: PictureSize = { width: 328, height: 260, labels: 5 };

/** Months before and after training that the picture shows; the table has all. */
const WINDOW = 12;
const MARGIN = { left: 40, right: 10, top: 26, bottom: 26 };

export interface EventDot {
	readonly event: number;
	readonly x: number;
	readonly y: number;
	readonly low: number | null;
	readonly high: number | null;
	/** After training began; before it the dots are hollow. */
	readonly isAfter: boolean;
	/** The month from which all others are measured: always zero. */
	readonly isReference: boolean;
}

export interface EventPicture {
	readonly size: PictureSize;
	readonly dots: readonly EventDot[];
	readonly grid: readonly GridLine[];
	readonly labels: readonly { readonly event: number; readonly x: number }[];
	readonly zero: number;
	/** Between the month before training and the first month under it. */
	readonly startX: number;
	/** Where changes are too small to matter: from +sesoi down to −sesoi. */
	readonly band: { readonly top: number; readonly bottom: number };
	readonly left: number;
	readonly right: number;
	readonly bottom: number;
}

/** The months that can be drawn: those of which the effect is known. */
export function drawnEvents(events: readonly EventEffect[]): (EventEffect & { readonly att: number })[] {
	return events.filter((one): one is EventEffect & { att: number } => one.att !== null && Math.abs(one.event) <= WINDOW);
}

/** The range of a month: simultaneous where there is one, else its own. */
export function rangeOf({ band95, ci95 }: Pick<EventEffect, 'band95' | 'ci95'>): readonly [number, number] | null {
	return band95 ?? ci95;
}

/** Where everything stands; null when no month can be drawn. */
export function eventPicture(events: readonly EventEffect[], sesoi: number, size: PictureSize): EventPicture | null {
	const drawn = drawnEvents(events);
	const [first, last] = [drawn[0], drawn.at(-1)];
	if (!first || !last) return null;
	const values = [...drawn.flatMap((one) => [one.att, ...(rangeOf(one) ?? [])]), 0, sesoi, -sesoi];
	const [left, right, bottom] = [MARGIN.left, size.width - MARGIN.right, size.height - MARGIN.bottom];
	const x = linear([Math.min(first.event, -1) - 0.5, Math.max(last.event, 0) + 0.5], [left, right]);
	const { grid, place: y } = valueAxis(values, 5, [bottom, MARGIN.top]);
	const step = labelStep(drawn.length, size.labels);
	return {
		size,
		left,
		right,
		bottom,
		zero: y(0),
		startX: x(-0.5),
		band: { top: y(sesoi), bottom: y(-sesoi) },
		grid,
		labels: drawn.filter(({ event }) => event % step === 0).map(({ event }) => ({ event, x: x(event) })),
		dots: drawn.map((one) => {
			const range = rangeOf(one);
			return {
				event: one.event,
				x: x(one.event),
				y: y(one.att),
				low: range && y(range[0]),
				high: range && y(range[1]),
				isAfter: one.event >= 0,
				isReference: one.att === 0 && range === null && one.event < 0
			};
		})
	};
}

/** Lowest and highest effect before and after training, for the sentence; null where there is none. */
export function spans(events: readonly EventEffect[]): { readonly before: readonly [number, number] | null; readonly after: readonly [number, number] | null } {
	const drawn = drawnEvents(events);
	const span = (values: readonly number[]): readonly [number, number] | null => (values.length === 0 ? null : [Math.min(...values), Math.max(...values)]);
	return {
		before: span(drawn.filter(({ event }) => event < 0).map(({ att }) => att)),
		after: span(drawn.filter(({ event }) => event >= 0).map(({ att }) => att))
	};
}
