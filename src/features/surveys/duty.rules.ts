import { isThereOn } from '#features/services/rules.ts';
import { addDays } from '#platform/clock.ts';

/** Whether a counter that is still there had no survey closed in the last twelve months. @source R17; PermenPANRB 14/2017 Pasal 1(1): at least once a year */
export function isSurveyOverdue({ endsOn, lastClosedOn }: { readonly endsOn: string | null; readonly lastClosedOn: string | null }, today: string): boolean {
	return isThereOn({ until: endsOn }, today) && (lastClosedOn === null || lastClosedOn < addDays(today, -365));
}
