import type { Db } from '#platform/db/connect.ts';
import type { Outlook } from '../design/outlook.rules.ts';
import type { Measure, NewProgramme } from '../programme.schema.ts';
import { outlookOf } from './design-outlook.ts';
import { pastRows } from './design-queries.ts';
import type { UnitChoice } from './registration-queries.ts';

interface Government {
	readonly agencyId: string;
	readonly offices: readonly UnitChoice[];
}

/** One outlook for each outcome of a registration, the first outcome first. */
export async function readOutlooks(tx: Db, today: string, { agencyId, offices }: Government, input: NewProgramme): Promise<readonly Outlook[]> {
	const measures: readonly Measure[] = [{ outcome: input.outcome, sesoi: input.sesoi, direction: input.direction }, ...input.others];
	const found: Outlook[] = [];
	for (const measure of measures) {
		const rows = await pastRows(tx, agencyId, { outcome: measure.outcome, design: input.design }, today);
		found.push(outlookOf({ measure, design: input.design, starts: input.starts, offices, today: today }, rows));
	}
	return found;
}
