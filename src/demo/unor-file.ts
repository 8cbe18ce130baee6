import { externalId } from './siasn-file.ts';
import type { Unit } from './types.ts';

/** The unit list of SIASN, `Id;NamaUnor;DiatasanId`, names indented by dashes per level as a province's export has them. */
export function* unorFile(units: readonly Unit[], style: { separator?: ';' | '|' | ','; dashes?: boolean } = {}): Generator<string> {
	const separator = style.separator ?? ';';
	const opaque = (id: string | null) => (id === null ? '' : externalId(id));
	yield `${['Id', 'NamaUnor', 'DiatasanId'].join(separator)}\r\n`;
	for (const unit of units) {
		const name = `${style.dashes ? '-'.repeat(unit.level - 1) : ''}${unit.name}`;
		yield `${[opaque(unit.id), name.includes(separator) ? `"${name}"` : name, opaque(unit.parentId)].join(separator)}\r\n`;
	}
}
