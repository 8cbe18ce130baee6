import type { CommandResult } from '#platform/cli/command.ts';
import { withoutNaN } from '../../estimators/json.ts';
import type { Warning } from './stats-input.ts';

/** Letters that R writes large. */
const KEPT: Readonly<Record<string, string>> = { vPlus: 'V_plus', vMinus: 'V_minus', W: 'W' };

/** Our names as statistics programs write them: meanDiff is mean_diff, dAv is d_av. Keys with a sign or a space stay. */
export function statisticNames(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(statisticNames);
	if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [nameOf(key), statisticNames(inner)]));
}

function nameOf(key: string): string {
	return KEPT[key] ?? (/^[a-zA-Z0-9]+$/.test(key) ? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : key);
}

/** One sentence first, then every figure with its name; warnings last. */
export function statisticsResult(headline: string, figures: Readonly<Record<string, unknown>>, warnings: readonly Warning[] = []): CommandResult {
	const json = withoutNaN({ ...(statisticNames(figures) as Record<string, unknown>), warnings });
	const { warnings: _said, ...shown } = json;
	return { json, text: [headline, '', ...lines(shown, ''), ...warnings.map(({ message }) => `note: ${message}`)].join('\n') };
}

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 6, useGrouping: false });

export function show(value: number | null): string {
	if (value === null || !Number.isFinite(value)) return '–';
	return Math.abs(value) < 1e-6 && value !== 0 ? value.toExponential(2) : number.format(value);
}

export function showRange(range: readonly [number, number] | null): string {
	return range ? `[${show(range[0])}, ${show(range[1])}]` : '[–]';
}

const MOST_SHOWN = 40;

function lines(figures: Readonly<Record<string, unknown>>, indent: string): string[] {
	return Object.entries(figures).flatMap(([name, value]) => {
		if (Array.isArray(value) && value.some((item) => item !== null && typeof item === 'object'))
			return [
				`${indent}${name}:`,
				...value.slice(0, MOST_SHOWN).map(
					(item) =>
						`${indent}  ${Object.entries(item as object)
							.map(([key, inner]) => `${key} ${cell(inner)}`)
							.join('  ')}`
				)
			];
		if (value !== null && typeof value === 'object' && !Array.isArray(value))
			return [`${indent}${name}:`, ...lines(value as Record<string, unknown>, `${indent}  `)];
		return [`${indent}${name}: ${cell(value)}`];
	});
}

function cell(value: unknown): string {
	if (typeof value === 'number' || value === null) return show(value);
	if (Array.isArray(value)) return `[${value.slice(0, MOST_SHOWN).map(cell).join(', ')}${value.length > MOST_SHOWN ? ', …' : ''}]`;
	return typeof value === 'string' ? value : JSON.stringify(value);
}
