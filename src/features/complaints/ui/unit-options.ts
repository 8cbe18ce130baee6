interface Placed {
	readonly id: string;
	readonly name: string;
	/** '/1/4/22/' */
	readonly path: string;
}

/** Units for a choice, each as deep as it stands in the tree; the first option is none of them. */
export function unitOptions<Unit extends Placed>(units: readonly Unit[], none: string, noteOf: (unit: Unit) => string = () => ''): { readonly value: string; readonly label: string }[] {
	const depth = ({ path }: Placed) => '\u2003'.repeat(Math.max(0, path.split('/').length - 3));
	return [{ value: '', label: none }, ...units.map((unit) => ({ value: unit.id, label: `${depth(unit)}${unit.name}${noteOf(unit)}` }))];
}
