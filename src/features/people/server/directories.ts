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
	/** Standing units by name; some offices have several of one name. */
	readonly #byName = new Map<string, KnownUnit[]>();
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
			this.#byName.set(key, [...(this.#byName.get(key) ?? []), unit]);
		}
	}

	/**
	 * By the id of the file. A row without one is told by its name: a unit without id first, then the only one of the name;
	 * a closed unit only where none of the name is open.
	 *
	 * @returns undefined when several units have that name, and no id tells which is meant
	 */
	find(externalId: string, name: string): KnownUnit | undefined {
		if (externalId !== '') {
			const known = this.#byExternalId.get(externalId);
			if (!known) return this.#add(externalId, name);
			this.#noteName(known, name);
			return known;
		}
		const all = this.#byName.get(nameKey(name)) ?? [];
		const open = all.filter((unit) => !unit.isClosed);
		const namesakes = open.length > 0 ? open : all;
		const nameless = namesakes.filter((unit) => unit.externalId === '');
		const [only, second] = nameless.length > 0 ? nameless : namesakes;
		if (second) return undefined;
		return only ?? this.#add('', name);
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
		if (externalId === '') this.#byName.set(nameKey(name), [unit]);
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
	/** By unit, title and id of the file. */
	readonly #known = new Map<string, string>();
	/** Posts that stood without an id before this file, by unit and title: a file that names one means it. */
	readonly #nameless = new Map<string, string>();

	static async load(db: Db, agencyId: string): Promise<PositionDirectory> {
		const rows = await db.selectFrom('position').select(['id', 'unit_id', 'external_id', 'title']).where('agency_id', '=', agencyId).orderBy('id').execute();
		const directory = new PositionDirectory();
		for (const { id, unit_id: unitId, external_id: externalId, title } of rows) {
			directory.#known.set(`${unitId}|${externalId ?? ''}|${title}`, id);
			if (externalId === null) directory.#nameless.set(`${unitId}|${title}`, id);
		}
		return directory;
	}

	find(unitId: string, externalId: string, title: string): { readonly id: string; readonly isNew: boolean } {
		const key = `${unitId}|${externalId}|${title}`;
		const known = this.#known.get(key) ?? this.#nameless.get(`${unitId}|${title}`);
		if (known !== undefined) return { id: known, isNew: false };
		const id = randomUUID();
		this.#known.set(key, id);
		return { id, isNew: true };
	}
}

function nameKey(name: string): string {
	return name.toLowerCase().replace(/\s+/g, ' ').trim();
}
