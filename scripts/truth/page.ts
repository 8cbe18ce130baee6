import { VERDICT_CODES } from '../../src/features/evaluation/schema.ts';
import { SESOI_POINTS } from './judge.ts';
import type { Design } from './region.ts';
import { percent, shown, type Tally } from './tally.ts';

export interface Cell {
	readonly design: Design;
	/** Points of the index that were built in. */
	readonly effect: number;
	readonly tally: Tally;
}

/** The page docs/rules/truth-test.md: what was simulated, and what the engine said of it. */
export function pageOf(cells: readonly Cell[]): string {
	const designs = [...new Set(cells.map(({ design }) => design))];
	return [
		'# Truth test: how often is Bina wrong?',
		'',
		`Written by \`npm run bench:truth -- --write\`. Every line is at least ${Math.min(...cells.map(({ tally }) => tally.regions))} simulated governments. Every visitor's nine answers are drawn as in the demo region,`,
		'with an effect that is known because it was built in; offices drift together with the season, and 0.4 of what moves an office in a month goes on into the next.',
		`Each government is judged as a programme page judges a real one: the same estimator, gates and words, registered beforehand, smallest change worth having ${SESOI_POINTS} points.`,
		'Brackets: the range that so many governments allow (Wilson, 95 %).',
		'',
		'## What was simulated',
		'',
		...table(['design', 'offices trained', 'never trained', 'first months', 'months', 'services an office', 'answers a month and service'], designs.map(describeDesign)),
		'',
		'## Is the interval honest, and is nothing called something?',
		'',
		'Goals: intervals hold the truth in 93–97 of 100 governments; a training without effect is called a change in at most 5 of 100.',
		'',
		...table(['design', 'true effect', '95 % intervals that hold it', 'mean error', 'called a change', 'called proven', 'claims in the wrong direction'], cells.map(describeCell)),
		'',
		'With a true effect of 0 "called a change" is the rate of false alarms; with another effect it is the power.',
		'Intervals that hold the truth more often than 97 of 100 times are wider than they need be: with cohorts of a few offices the repair of docs/rules/impact.md § 5 is cautious,',
		'and pays with power. Below five trained offices verdicts go by lot and are not simulated here.',
		'',
		'## Verdicts',
		'',
		...table(['design', 'true effect', ...VERDICT_CODES.map((code) => code.replaceAll('_', ' '))], cells.map(({ design, effect, tally }) =>
			[design.key, String(effect), ...VERDICT_CODES.map((code) => percent(tally.verdicts[code] / tally.regions))])),
		''
	].join('\n');
}

function describeDesign({ key, cohorts, never, months, servicesPerOffice, answers }: Design): string[] {
	const offices = cohorts.map(({ offices }) => offices);
	return [key, `${offices.reduce((sum, count) => sum + count, 0)} (${offices.join(' + ')})`, String(never), cohorts.map(({ start }) => start + 1).join(', '), String(months), String(servicesPerOffice), String(answers)];
}

function describeCell({ design, effect, tally }: Cell): string[] {
	return [design.key, String(effect), shown(tally.coverage), tally.bias.toFixed(3), shown(tally.claims), shown(tally.proven), shown(tally.wrong)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
	return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
