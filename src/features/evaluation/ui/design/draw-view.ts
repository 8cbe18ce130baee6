import type { Locale } from '#platform/context.ts';
import { monthName } from '#platform/messages.ts';
import { en } from '../../design/design.messages.en.ts';
import { id } from '../../design/design.messages.id.ts';
import type { AnnouncedPlan } from '../../server/draw-service.ts';
import { plain } from '../numbers.ts';

/** '8 kursi diundi · Maret 2027', or the months of the turns. */
export function planWords({ plan }: Pick<AnnouncedPlan, 'plan'>, locale: Locale): string {
	const words = { id, en }[locale].draw;
	const months = plan.months.map((month) => monthName(month, locale)).join(', ');
	return plan.kind === 'lottery' ? `${words.lottery(plain(plan.seats, locale, 0))} · ${months}` : words.phased(months);
}

/** A stratum in words; in the file, of which tickets are made, it stands as it is. */
export function stratumWords({ strata }: Pick<AnnouncedPlan, 'strata'>, stratum: string, locale: Locale): string {
	const words = { id, en }[locale].draw;
	if (strata === 'none') return stratum;
	const [first = '', second] = stratum.split('/');
	if (strata === 'baseline') return words.thirdOf[first] ?? first;
	return [words.kindOf[first] ?? first, ...(second === undefined ? [] : [words.thirdOf[second] ?? second])].join(', ');
}

/** The command that repeats a drawing from its file. */
export function commandOf({ announced, seed, id: drawId }: { readonly announced: AnnouncedPlan; readonly seed: string; readonly id: string }, fileName: string): string {
	const { plan } = announced;
	const what = plan.kind === 'lottery' ? `--seats ${plan.seats} --month ${plan.months[0].slice(0, 7)}` : `--months ${plan.months.map((month) => month.slice(0, 7)).join(',')}`;
	return `bina impact lottery ${fileName}-${drawId}.csv --unit key --stratum stratum ${what} --seed '${seed.replaceAll("'", "'\\''")}'`;
}
