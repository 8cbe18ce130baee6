import type { Command } from '#platform/cli/command.ts';

/** Every command of the program. A pure calculator is loaded only when it is called: no feature costs another its start. */
export const commands: readonly Command[] = [];
