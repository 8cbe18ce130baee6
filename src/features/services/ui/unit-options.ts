import type { Option } from '#ui/Field/field.ts';
import type { UnitChoice } from '../server/register-service.ts';

/** Units as a choice list, each as far in as it stands below the highest of them. */
export function unitOptions(units: readonly UnitChoice[], none: string): Option[] {
	const top = Math.min(...units.map(({ level }) => level));
	return [{ value: '', label: none }, ...units.map(({ id, name, level }) => ({ value: id, label: `${'\u2003'.repeat(level - top)}${name}` }))];
}
