import type { Reporter } from '#features/complaints/filing.schema.ts';
import { addDays } from './calendar.ts';
import { inventName } from './names.ts';
import { Random } from './random.ts';
import type { Complaint } from './types.ts';

/** What is older is anonymous: nobody invents names for the archive. */
const NAMED_DAYS = 180;
const NAMED_SHARE = 0.4;

/**
 * The invented citizen who signed a complaint; null where it is anonymous, as every accusation is. No mail: nobody is there to read it.
 *
 * @param receivedOn 'YYYY-MM-DD', as `today`
 */
export function inventReporter({ id, class: kind }: Pick<Complaint, 'id' | 'class'>, receivedOn: string, today: string): Reporter | null {
	if (kind === 'violation' || receivedOn < addDays(today, -NAMED_DAYS)) return null;
	const random = new Random(`bina-demo/reporter/${id}`);
	if (!random.chance(NAMED_SHARE)) return null;
	const name = inventName(random.pick(['F', 'M']), random);
	return { name, email: null, phone: random.chance(0.5) ? `0800${String(random.int(0, 99_999_999)).padStart(8, '0')}` : null, wantsMail: false, locale: 'id' };
}
