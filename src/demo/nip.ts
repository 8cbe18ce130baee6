import type { Random } from './random.ts';
import type { Sex } from './types.ts';

/** Invented people have serials from here on; agencies number from 001, so a real 9xx is next to unknown. */
export const FIRST_INVENTED_SERIAL = 901;

export interface NipParts {
	readonly kind: 'pns' | 'pppk';
	readonly bornOn: string;
	/** Day of appointment: year and month for PNS, year for PPPK. */
	readonly startedOn: string;
	readonly sex: Sex;
}

/**
 * Gives out invented NIPs: right in form, never twice, and marked by a serial of 901 or more.
 *
 * @source regulations sheet § 8.2: birth date, appointment, sex digit, serial; there is no check digit
 */
export class NipBook {
	readonly #given = new Set<string>();

	/** Keeps a number that is fixed elsewhere (a persona) from being given again. */
	reserve(nip: string): void {
		if (this.#given.has(nip)) throw new RangeError(`NIP ${nip} was given before`);
		this.#given.add(nip);
	}

	/** @throws {RangeError} when all 99 serials of these parts are used */
	give(parts: NipParts, random: Random): string {
		const stem = nipStem(parts);
		const start = random.int(0, 98);
		for (let step = 0; step < 99; step++) {
			const nip = `${stem}${FIRST_INVENTED_SERIAL + ((start + step) % 99)}`;
			if (this.#given.has(nip)) continue;
			this.#given.add(nip);
			return nip;
		}
		throw new RangeError(`no serial left for ${stem}`);
	}
}

function nipStem({ kind, bornOn, startedOn, sex }: NipParts): string {
	const appointed = kind === 'pns' ? startedOn.slice(0, 7).replace('-', '') : `${startedOn.slice(0, 4)}21`;
	return `${bornOn.replaceAll('-', '')}${appointed}${sex === 'M' ? 1 : 2}`;
}
