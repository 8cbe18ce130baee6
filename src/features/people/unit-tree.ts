/** One row of a unit file: `Id;NamaUnor;DiatasanId`. */
export interface UnitRow {
	readonly row: number;
	readonly externalId: string;
	readonly name: string;
	/** '' for the top of the tree. */
	readonly parentExternalId: string;
}

/** Two rows that cannot both be true, or a row whose parent nobody knows. */
export interface Contradiction {
	readonly kind: 'name' | 'parent' | 'parent_missing';
	readonly id: string;
	readonly rows: readonly number[];
	readonly values: readonly string[];
}

/** Units that are each other's superior. `path` begins and ends with the same id. */
export interface Cycle {
	readonly path: readonly string[];
	readonly names: readonly string[];
	readonly rows: readonly number[];
}

export const UNIT_REFUSALS = ['unit.contradiction', 'unit.parent_missing', 'unit.cycle', 'unit.above_refused', 'unit.id_missing', 'unit.name_missing'] as const;
export type UnitRefusal = (typeof UNIT_REFUSALS)[number];

export interface ReadTree {
	readonly units: readonly UnitRow[];
	/** By row. */
	readonly refused: ReadonlyMap<number, UnitRefusal>;
	readonly contradictions: readonly Contradiction[];
	readonly cycles: readonly Cycle[];
}

/** Names in such files are indented by dashes, one a level; the dashes are not part of the name. */
export function unitName(text: string): string {
	return text.replace(/^[\s\-–—.]+/, '').replace(/\s+/g, ' ').trim();
}

/**
 * Reads a tree of units from rows, in any order. Rows that contradict each other, hang in the air, or go round in
 * a circle are refused with everything below them; the rest stands.
 *
 * @param known parent of each unit that the agency has already, by external id ('' for the top)
 * @param top external id of the top that stands: a new top of the file comes below it, so nothing of the file may stand above it
 * @source docs/rules/siasn-import.md § 6 (R29: a tree without cycles)
 */
export function readTree(rows: readonly UnitRow[], known: ReadonlyMap<string, string> = new Map(), top = ''): ReadTree {
	const refused = new Map<number, UnitRefusal>();
	const byId = new Map<string, UnitRow[]>();
	for (const row of rows) {
		if (row.externalId === '') refused.set(row.row, 'unit.id_missing');
		else if (row.name === '') refused.set(row.row, 'unit.name_missing');
		else byId.set(row.externalId, [...(byId.get(row.externalId) ?? []), row]);
	}
	const contradictions = [...byId.values()].flatMap(contradictionsOf);
	for (const { rows: numbers } of contradictions) for (const number of numbers) refused.set(number, 'unit.contradiction');
	const units = new Map([...byId].flatMap(([id, [first]]) => (first && !refused.has(first.row) ? [[id, first] as const] : [])));
	const parentOf = (id: string) => {
		const parent = units.get(id)?.parentExternalId ?? known.get(id);
		return parent === '' && known.get(id) !== '' ? top : parent;
	};
	for (const unit of units.values()) {
		const parent = unit.parentExternalId;
		if (parent === '' || units.has(parent) || known.has(parent) || byId.has(parent)) continue;
		contradictions.push({ kind: 'parent_missing', id: unit.externalId, rows: [unit.row], values: [parent] });
		refused.set(unit.row, 'unit.parent_missing');
	}
	const cycles = cyclesOf(units, parentOf);
	for (const cycle of cycles) for (const number of cycle.rows) refused.set(number, 'unit.cycle');
	refuseBelow(units, byId, refused);
	return { units: [...units.values()].filter((unit) => !refused.has(unit.row)), refused, contradictions, cycles };
}

function contradictionsOf(same: readonly UnitRow[]): Contradiction[] {
	const [first] = same;
	if (!first || same.length === 1) return [];
	const rows = same.map(({ row }) => row);
	const names = [...new Set(same.map(({ name }) => name))];
	const parents = [...new Set(same.map(({ parentExternalId }) => parentExternalId))];
	const found: Contradiction[] = [];
	if (names.length > 1) found.push({ kind: 'name', id: first.externalId, rows, values: names });
	if (parents.length > 1) found.push({ kind: 'parent', id: first.externalId, rows, values: parents });
	return found;
}

/** Walks upwards from every unit once; each circle is reported once, from its smallest row on. */
function cyclesOf(units: ReadonlyMap<string, UnitRow>, parentOf: (id: string) => string | undefined): Cycle[] {
	const done = new Set<string>();
	const cycles: Cycle[] = [];
	for (const start of units.keys()) {
		const trail: string[] = [];
		const onTrail = new Set<string>();
		let id: string | undefined = start;
		while (id !== undefined && id !== '' && !done.has(id) && !onTrail.has(id)) {
			trail.push(id);
			onTrail.add(id);
			id = parentOf(id);
		}
		if (id !== undefined && onTrail.has(id)) cycles.push(cycleFrom(trail.slice(trail.indexOf(id)), units));
		for (const seen of trail) done.add(seen);
	}
	return cycles;
}

function cycleFrom(ring: readonly string[], units: ReadonlyMap<string, UnitRow>): Cycle {
	const rows = ring.flatMap((id) => units.get(id)?.row ?? []);
	const first = ring.findIndex((id) => units.get(id)?.row === Math.min(...rows));
	const ordered = [...ring.slice(first), ...ring.slice(0, first)];
	const path = [...ordered, ordered[0] ?? ''];
	return { path, names: path.map((id) => units.get(id)?.name ?? id), rows: rows.sort((one, other) => one - other) };
}

function refuseBelow(units: ReadonlyMap<string, UnitRow>, byId: ReadonlyMap<string, readonly UnitRow[]>, refused: Map<number, UnitRefusal>): void {
	const isRefused = (id: string) => (byId.get(id) ?? []).some(({ row }) => refused.has(row));
	for (let moved = true; moved;) {
		moved = false;
		for (const unit of units.values()) {
			if (refused.has(unit.row) || unit.parentExternalId === '' || !isRefused(unit.parentExternalId)) continue;
			refused.set(unit.row, 'unit.above_refused');
			moved = true;
		}
	}
}
