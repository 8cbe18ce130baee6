import type { Command } from '#platform/cli/command.ts';
import { sunab, twfe } from './cli-fixed-effects.ts';
import { its } from './cli-its.ts';
import { lottery } from './cli-lottery.ts';
import { meta } from './cli-meta.ts';
import { estimate } from './cli-panel.ts';
import { power } from './cli-power.ts';
import { prepost } from './cli-series.ts';
import { synth } from './cli-synthetic.ts';
import { statsCommands } from './stats/cli-stats.ts';

export const commands: readonly Command[] = [estimate, twfe, sunab, synth, its, prepost, meta, power, lottery, ...statsCommands];
