import type { Command } from '#platform/cli/command.ts';
import { cronbach, item } from './cli-items.ts';
import { cohen, gain, ttest, wilcoxon } from './cli-pairs.ts';
import { power } from './cli-power.ts';
import { bh, newcombe, wilson } from './cli-shares.ts';

/** Statistics of tests, questionnaires and shares; no database. */
export const statsCommands: readonly Command[] = [ttest, wilcoxon, cohen, gain, wilson, newcombe, bh, cronbach, item, power];
