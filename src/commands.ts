import type { Command } from '#platform/cli/command.ts';
import { startCommand } from './start/start.ts';

/** Every command of the program. */
export const commands: readonly Command[] = [startCommand];
