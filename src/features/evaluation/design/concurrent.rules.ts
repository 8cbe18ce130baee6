/** What else may move an outcome in the months around a training. */
export const CONCURRENT_KINDS = ['improvement', 'service_opened', 'service_closed', 'counter_opened', 'counter_closed', 'staff', 'head'] as const;
export type ConcurrentKind = (typeof CONCURRENT_KINDS)[number];

export type Side = 'trained' | 'comparison';

/** Offices with such a change, on each side. */
export interface ConcurrentCount {
	readonly kind: ConcurrentKind;
	readonly trained: number;
	readonly comparison: number;
}

/** People of an office, or of all offices of a side: there on the first day, and who was there on one end of the months only. */
export interface StaffMoves {
	readonly before: number;
	readonly came: number;
	readonly went: number;
}

/** One office with the people who came and went. */
export interface OfficeMoves extends StaffMoves {
	readonly unitId: string;
}

/** One change of one office. */
export interface ChangeEvent {
	readonly unitId: string;
	readonly kind: Exclude<ConcurrentKind, 'staff'>;
	/** 'YYYY-MM-DD'; null where the register of the change has the day. */
	readonly on: string | null;
	/** The service, counter or position that changed; null where there is nothing to name. */
	readonly what: string | null;
}

/** What else changed between two days, in trained and in comparison offices. */
export interface Concurrent {
	readonly from: string;
	readonly to: string;
	readonly trainedOffices: number;
	readonly comparisonOffices: number;
	/** Only kinds that were met at all. */
	readonly changes: readonly ConcurrentCount[];
	readonly staff: Readonly<Record<Side, StaffMoves>>;
}

/** Months before the first training from which on a change may still be at work. */
export const MONTHS_AROUND = 3;
/** A quarter of the people gone or new is another office. */
const STAFF_SHARE = 0.25;
/** Shares of offices, or of people, that differ by more than this are no chance of bookkeeping any more. */
const UNBALANCED = 0.1;

/** Whether so many people came or went that it is another office. */
export function isAnotherOffice({ before, came, went }: StaffMoves): boolean {
	return came + went > STAFF_SHARE * before;
}

/** What changed, counted by offices and sides; several changes of a kind in one office are one. */
export function countChanges(sides: ReadonlyMap<string, Side>, events: readonly ChangeEvent[], moves: readonly OfficeMoves[]): Pick<Concurrent, 'trainedOffices' | 'comparisonOffices' | 'changes' | 'staff'> {
	const officesOf = (kind: ConcurrentKind) => new Set(kind === 'staff' ? moves.filter(isAnotherOffice).map(({ unitId }) => unitId) : events.filter((event) => event.kind === kind).map(({ unitId }) => unitId));
	const count = (units: Iterable<string>, side: Side) => [...units].filter((unit) => sides.get(unit) === side).length;
	return {
		trainedOffices: count(sides.keys(), 'trained'),
		comparisonOffices: count(sides.keys(), 'comparison'),
		changes: CONCURRENT_KINDS.map((kind) => ({ kind, trained: count(officesOf(kind), 'trained'), comparison: count(officesOf(kind), 'comparison') })).filter(({ trained, comparison }) => trained + comparison > 0),
		staff: { trained: sumMoves(moves.filter(({ unitId }) => sides.get(unitId) === 'trained')), comparison: sumMoves(moves.filter(({ unitId }) => sides.get(unitId) === 'comparison')) }
	};
}

function sumMoves(moves: readonly StaffMoves[]): StaffMoves {
	return moves.reduce((sum, { before, came, went }) => ({ before: sum.before + before, came: sum.came + came, went: sum.went + went }), { before: 0, came: 0, went: 0 });
}

const share = (count: number, of: number) => (of === 0 ? 0 : count / of);

/**
 * Whether a change met more trained offices than others, or the reverse: then the training cannot be told from it.
 * What met both alike is taken off by the comparison.
 */
export function isUnbalanced({ trained, comparison }: ConcurrentCount, { trainedOffices, comparisonOffices }: Pick<Concurrent, 'trainedOffices' | 'comparisonOffices'>): boolean {
	if (comparisonOffices === 0) return trained > 0;
	return Math.abs(share(trained, trainedOffices) - share(comparison, comparisonOffices)) > UNBALANCED;
}

/** Whether people came and went on one side more than on the other, or the number of people changed more there. */
export function isUnevenStaff({ staff: { trained, comparison }, comparisonOffices }: Pick<Concurrent, 'staff' | 'comparisonOffices'>): boolean {
	if (comparisonOffices === 0) return isAnotherOffice(trained);
	const differ = (of: (moves: StaffMoves) => number) => Math.abs(share(of(trained), trained.before) - share(of(comparison), comparison.before)) > UNBALANCED;
	return differ(({ came, went }) => came + went) || differ(({ came, went }) => came - went);
}
