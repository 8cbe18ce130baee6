import type { Command } from '#platform/cli/command.ts';
import { estimate, twfe } from './cli-panel.ts';
import { its, prepost } from './cli-series.ts';

export const commands: readonly Command[] = [estimate, twfe, its, prepost];
