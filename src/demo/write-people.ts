import { checkPerson, rowFindings } from '#features/people/person-checks.ts';
import { PEOPLE_COLUMNS } from '#platform/siasn/people-columns.ts';
import { arrayLiteral, type BulkWriter, type Column } from './insert-rows.ts';
import { externalId, siasnRows, type SiasnColumn } from './siasn-file.ts';
import type { AgencyDemo, Employment, Person, Position, Unit } from './types.ts';

interface Recorded {
	readonly person: Person;
	/** Columns of the export that have no place of their own, as an import would keep them. */
	readonly siasn: Readonly<Record<string, string>>;
	readonly findings: readonly string[];
}

/** Units with their history, posts, people and employment of one agency. */
export async function writePeople(writer: BulkWriter, demo: AgencyDemo, today: string): Promise<void> {
	const agencyId = demo.agency.id;
	await writer.write('unit', unitColumns(agencyId), demo.units);
	await writer.write('unit_history', historyColumns(agencyId), demo.units.filter(({ former }) => former !== null));
	await writer.write('position', positionColumns(agencyId), demo.positions);
	await writer.write('person', personColumns(agencyId, today), recordedPeople(demo, today));
	await writer.write('employment', employmentColumns(agencyId), demo.employments);
}

function unitColumns(agencyId: string): Column<Unit>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'id', type: 'uuid', of: ({ id }) => id }, { name: 'number', type: 'integer', of: ({ number }) => number },
		{ name: 'external_id', type: 'text', of: ({ id }) => externalId(id) }, { name: 'parent_id', type: 'uuid', of: ({ parentId }) => parentId }, { name: 'name', type: 'text', of: ({ name }) => name },
		{ name: 'kind', type: 'text', of: ({ kind }) => kind }, { name: 'path', type: 'text', of: ({ path }) => path }, { name: 'valid_from', type: 'date', of: ({ validFrom }) => validFrom },
		{ name: 'closed_on', type: 'date', of: ({ closedOn }) => closedOn }, { name: 'invented', type: 'boolean', of: () => true }
	];
}

function historyColumns(agencyId: string): Column<Unit>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'unit_id', type: 'uuid', of: ({ id }) => id }, { name: 'parent_id', type: 'uuid', of: ({ parentId }) => parentId },
		{ name: 'name', type: 'text', of: ({ former, name }) => former?.name ?? name }, { name: 'path', type: 'text', of: ({ path }) => path },
		{ name: 'valid_from', type: 'date', of: ({ former, validFrom }) => former?.validFrom ?? validFrom }, { name: 'valid_to', type: 'date', of: ({ validFrom }) => validFrom }
	];
}

function positionColumns(agencyId: string): Column<Position>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'id', type: 'uuid', of: ({ id }) => id }, { name: 'unit_id', type: 'uuid', of: ({ unitId }) => unitId },
		{ name: 'external_id', type: 'text', of: ({ id }) => externalId(id) }, { name: 'title', type: 'text', of: ({ title }) => title }, { name: 'kind', type: 'text', of: ({ kind }) => kind },
		{ name: 'echelon_id', type: 'text', of: ({ echelonId }) => (echelonId === '99' ? null : echelonId) }, { name: 'is_head', type: 'boolean', of: ({ isHead }) => isHead }
	];
}

function personColumns(agencyId: string, today: string): Column<Recorded>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'id', type: 'uuid', of: ({ person }) => person.id }, { name: 'nip', type: 'text', of: ({ person }) => person.nip },
		{ name: 'external_id', type: 'text', of: ({ person }) => externalId(person.id) }, { name: 'name', type: 'text', of: ({ person }) => person.name }, { name: 'title_before', type: 'text', of: ({ person }) => person.titleBefore },
		{ name: 'title_after', type: 'text', of: ({ person }) => person.titleAfter }, { name: 'born_on', type: 'date', of: ({ person }) => person.bornOn }, { name: 'birth_place', type: 'text', of: ({ person }) => person.birthPlace },
		{ name: 'sex', type: 'text', of: ({ person }) => person.sex }, { name: 'phone', type: 'text', of: ({ person }) => person.phone }, { name: 'email', type: 'text', of: ({ person }) => person.email },
		{ name: 'education_id', type: 'text', of: ({ person }) => person.educationId }, { name: 'siasn', type: 'jsonb', of: ({ siasn }) => JSON.stringify(siasn) },
		{ name: 'invented', type: 'boolean', of: () => true }, { name: 'findings', type: 'text[]', of: ({ findings }) => arrayLiteral(findings) }, { name: 'findings_on', type: 'date', of: () => today }
	];
}

function employmentColumns(agencyId: string): Column<Employment>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'id', type: 'uuid', of: ({ id }) => id }, { name: 'person_id', type: 'uuid', of: ({ personId }) => personId },
		{ name: 'unit_id', type: 'uuid', of: ({ unitId }) => unitId }, { name: 'position_id', type: 'uuid', of: ({ positionId }) => positionId }, { name: 'kind', type: 'text', of: ({ kind }) => kind },
		{ name: 'status_code', type: 'text', of: ({ kind }) => (kind === 'pns' ? '01' : '71') }, { name: 'rank', type: 'text', of: ({ rank }) => rank }, { name: 'is_primary', type: 'boolean', of: ({ isPrimary }) => isPrimary },
		{ name: 'started_on', type: 'date', of: ({ startedOn }) => startedOn }, { name: 'ended_on', type: 'date', of: ({ endedOn }) => endedOn }
	];
}

const KEYS: readonly (readonly [key: string, header: SiasnColumn])[] = PEOPLE_COLUMNS.map(({ key, header }) => [key, header as SiasnColumn]);

/** People as an import of their own SIASN file would leave them: the same file taken in later changes nothing (R29). */
function* recordedPeople(demo: AgencyDemo, today: string): Generator<Recorded> {
	const people = new Map(demo.people.map((person) => [person.nip, person]));
	const closed = new Set(demo.units.filter(({ closedOn }) => closedOn !== null).map(({ name }) => name));
	for (const row of siasnRows(demo, today)) {
		const person = people.get(row['NIP BARU'] ?? '');
		if (person === undefined) continue;
		const checked = checkPerson(Object.fromEntries(KEYS.map(([key, header]) => [key, row[header] ?? ''])), () => undefined);
		yield { person, siasn: checked.record.siasn, findings: rowFindings(checked, closed.has(checked.record.unitName), today) };
	}
}
