import type { Command } from '#platform/cli/command.ts';
import { commands as complaints } from '#features/complaints/server/cli.ts';
import { commands as evaluation } from '#features/evaluation/server/cli.ts';
import { commands as identity } from '#features/identity/server/cli.ts';
import { commands as people } from '#features/people/server/cli.ts';
import { commands as recognition } from '#features/recognition/server/cli.ts';
import { commands as reports } from '#features/reports/server/period-cli.ts';
import { commands as services } from '#features/services/server/cli.ts';
import { commands as serviceTimes } from '#features/service-times/server/cli.ts';
import { commands as surveys } from '#features/surveys/server/cli.ts';
import { commands as demo } from './demo/cli.ts';
import { commands as operations } from './operations/cli.ts';
import { startCommand } from './start/start.ts';

/** Every command of the program. */
export const commands: readonly Command[] = [startCommand, ...operations, ...demo, ...complaints, ...evaluation, ...identity, ...people, ...recognition, ...reports, ...services, ...serviceTimes, ...surveys];
