import type { Command } from '#platform/cli/command.ts';
import { sunab, twfe } from './cli-fixed-effects.ts';
import { estimate } from './cli-panel.ts';
import { its, prepost } from './cli-series.ts';
import { synth } from './cli-synthetic.ts';

export const commands: readonly Command[] = [estimate, twfe, sunab, synth, its, prepost];
