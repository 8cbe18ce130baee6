import { z } from 'zod';

/** Months under training that a registration may fix. */
export const WINDOWS = [3, 6, 12] as const;
/** The level at which it was decided who is trained: the office itself, or the unit above it with all its offices. */
export const ASSIGNED_BY = ['unit', 'parent'] as const;
/** Months of the unit itself, or also those of units that went on in it. */
export const PANELS = ['own', 'joined'] as const;
/** The time of the year that a series without comparison may have taken out: two waves, a year and half a year long. One term a month needs three years, and is not offered. */
export const PROMISED_SEASONS = ['harmonics'] as const;

/** What a registration fixes beside outcome, smallest change and starts. */
export interface Design {
	readonly control: 'never' | 'notyet';
	/** Months from a unit's start that count; null = all. */
	readonly windowMonths: number | null;
	readonly assignedBy: (typeof ASSIGNED_BY)[number];
	readonly panel: (typeof PANELS)[number];
	/** Null: none. It speaks only where nobody is left to compare with. */
	readonly seasonal: (typeof PROMISED_SEASONS)[number] | null;
}

/** What every registration was before a design could be chosen. */
export const PLAIN_DESIGN: Design = { control: 'never', windowMonths: null, assignedBy: 'unit', panel: 'own', seasonal: null };

/** The fields of a form that make a design; a field that is missing is as it always was. */
export const designFields = {
	control: z.enum(['never', 'notyet']).default('never'),
	windowMonths: z.union([z.literal('').transform(() => null), z.enum(['3', '6', '12']).transform(Number)]).default(null),
	assignedBy: z.enum(ASSIGNED_BY).default('unit'),
	panel: z.enum(PANELS).default('own'),
	seasonal: z.union([z.literal('').transform(() => null), z.enum(PROMISED_SEASONS)]).default(null)
};
