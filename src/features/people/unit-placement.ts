import type { UnitRow } from './unit-tree.ts';

/** A unit as it stands. */
export interface StandingUnit {
	readonly id: string;
	readonly number: number;
	readonly externalId: string;
	readonly parentId: string | null;
	readonly name: string;
	readonly path: string;
}

/** A unit as it is to stand: the same fields, with what it was before (null for a new one). */
export interface PlacedUnit extends StandingUnit {
	readonly before: StandingUnit | null;
}

/**
 * Places the units of a file in the tree that stands. A file with one top that names the government takes the
 * standing top over; several tops come below it. A row that stands twice in the file is one unit.
 *
 * @param newId gives the key of a unit that is new
 * @returns every unit that is new or whose name, place or path changes; paths are those of the whole new tree
 */
export function placeUnits(given: readonly UnitRow[], standing: readonly StandingUnit[], newId: () => string): PlacedUnit[] {
	const rows = [...new Map(given.map((row) => [row.externalId, row])).values()];
	const root = standing.find((unit) => unit.parentId === null);
	const tops = rows.filter((row) => row.parentExternalId === '');
	const byExternalId = new Map(standing.flatMap((unit) => (unit.externalId === '' ? [] : [[unit.externalId, unit] as const])));
	const [top] = tops;
	if (root && root.externalId === '' && tops.length === 1 && top && !byExternalId.has(top.externalId)) byExternalId.set(top.externalId, root);

	let number = Math.max(0, ...standing.map((unit) => unit.number));
	const keys = new Map<string, { id: string; number: number; before: StandingUnit | null }>();
	for (const row of rows) {
		const before = byExternalId.get(row.externalId) ?? null;
		keys.set(row.externalId, before ? { id: before.id, number: before.number, before } : { id: newId(), number: (number += 1), before: null });
	}
	const merged = new Map<string, Omit<PlacedUnit, 'path'>>();
	for (const unit of standing) merged.set(unit.id, { ...unit, before: unit });
	const rootId = root?.id ?? (tops.length === 1 && top ? keys.get(top.externalId)?.id : undefined) ?? null;
	for (const row of rows) {
		const key = keys.get(row.externalId);
		if (!key) continue;
		const isTop = row.parentExternalId === '';
		const above = isTop ? (key.before?.parentId === null ? null : rootId) : keys.get(row.parentExternalId)?.id ?? byExternalId.get(row.parentExternalId)?.id ?? rootId;
		merged.set(key.id, { ...key, externalId: row.externalId, name: row.name, parentId: above === key.id ? null : above });
	}
	return withPaths(merged).filter(({ before, ...unit }) => !before || before.name !== unit.name || before.parentId !== unit.parentId || before.path !== unit.path
		|| before.externalId !== unit.externalId);
}

function withPaths(units: ReadonlyMap<string, Omit<PlacedUnit, 'path'>>): PlacedUnit[] {
	const paths = new Map<string, string>();
	const pathOf = (id: string): string => {
		const known = paths.get(id);
		if (known !== undefined) return known;
		const unit = units.get(id);
		if (!unit) return '/';
		paths.set(id, '/'); // a circle that slipped in ends here instead of recursing for ever
		const path = `${unit.parentId === null ? '/' : pathOf(unit.parentId)}${unit.number}/`;
		paths.set(id, path);
		return path;
	};
	return [...units.values()].map((unit) => ({ ...unit, path: pathOf(unit.id) }));
}
