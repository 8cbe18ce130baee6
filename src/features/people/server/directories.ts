import { randomUUID } from 'node:crypto';
import type { Db } from '#platform/db/connect.ts';
import type { NamedUnit } from '../import-schema.ts';

interface KnownUnit {
	readonly id: string;
	readonly externalId: string;
	readonly name: string;
	readonly isClosed: boolean;
}

/** Finds the unit that a row means, or gives a new one its key. Holds the units of one agency: some thousands. */
export class UnitDirectory {
	readonly #byExternalId = new Map<string, KnownUnit>();
	readonly #byName = new Map<string, KnownUnit | 'several'>();
	readonly #added = new Map<string, NamedUnit>();
	readonly #renamed = new Map<string, NamedUnit | 'contradiction'>();

	static async load(db: Db, agencyId: string, today: string): Promise<UnitDirectory> {
		const rows = await db.selectFrom('unit').select(['id', 'external_id', 'name', 'closed_on']).where('agency_id', '=', agencyId).execute();
		return new UnitDirectory(rows.map((row) => ({
			id: row.id, externalId: row.external_id ?? '', name: row.name, isClosed: row.closed_on !== null && row.closed_on <= today
		})));
	}

	constructor(units: readonly KnownUnit[]) {
		for (const unit of units) {
			if (unit.externalId !== '') this.#byExternalId.set(unit.externalId, unit);
			const key = nameKey(unit.name);
			this.#byName.set(key, this.#byName.has(key) ? 'several' : unit);
		}
	}

	/** By the id of the file; a unit that we know without an id is found by a name that only one unit has. */
	find(externalId: string, name: string): KnownUnit {
		const known = this.#byExternalId.get(externalId);
		if (known) {
			this.#noteName(known, name);
			return known;
		}
		const namesake = this.#byName.get(nameKey(name));
		if (namesake && namesake !== 'several' && (externalId === '' || namesake.externalId === '')) return namesake;
		return this.#add(externalId, name);
	}

	get added(): readonly NamedUnit[] {
		return [...this.#added.values()];
	}

	/** Units to which the whole file gives one other name; rows that contradict each other rename nothing. */
	get renamed(): readonly NamedUnit[] {
		return [...this.#renamed.values()].filter((unit) => unit !== 'contradiction');
	}

	#add(externalId: string, name: string): KnownUnit {
		const unit = { id: randomUUID(), externalId, name: name === '' ? externalId : name, isClosed: false };
		this.#added.set(unit.id, { id: unit.id, externalId, name: unit.name });
		if (externalId !== '') this.#byExternalId.set(externalId, unit);
		if (externalId === '') this.#byName.set(nameKey(name), unit);
		return unit;
	}

	#noteName(unit: KnownUnit, name: string): void {
		if (name === '' || this.#added.has(unit.id)) return;
		const before = this.#renamed.get(unit.id);
		if (before === 'contradiction') return;
		const told = before?.name ?? undefined;
		if (told === undefined) this.#renamed.set(unit.id, { id: unit.id, externalId: unit.externalId, name });
		else if (told !== name) this.#renamed.set(unit.id, 'contradiction');
	}

	/** Whether the name told for a known unit differs from the one it has. */
	differs(unit: NamedUnit): boolean {
		return this.#byExternalId.get(unit.externalId)?.name !== unit.name;
	}
}

/** Finds the post of a row in its unit, or gives a new one its key. */
export class PositionDirectory {
	readonly #known = new Map<string, { id: string; externalId: string }[]>();

	static async load(db: Db, agencyId: string): Promise<PositionDirectory> {
		const rows = await db.selectFrom('position').select(['id', 'unit_id', 'external_id', 'title']).where('agency_id', '=', agencyId).execute();
		const directory = new PositionDirectory();
		for (const row of rows) directory.#put(row.unit_id, row.title, { id: row.id, externalId: row.external_id ?? '' });
		return directory;
	}

	find(unitId: string, externalId: string, title: string): { readonly id: string; readonly isNew: boolean } {
		const same = this.#known.get(`${unitId}|${title}`)?.find((one) => one.externalId === externalId || one.externalId === '' || externalId === '');
		if (same) return { id: same.id, isNew: false };
		const id = randomUUID();
		this.#put(unitId, title, { id, externalId });
		return { id, isNew: true };
	}

	#put(unitId: string, title: string, position: { id: string; externalId: string }): void {
		const key = `${unitId}|${title}`;
		const list = this.#known.get(key);
		if (list) list.push(position);
		else this.#known.set(key, [position]);
	}
}

function nameKey(name: string): string {
	return name.toLowerCase().replace(/\s+/g, ' ').trim();
}
