/** One line of the list that says how strong the evidence is. */
export interface EvidenceItem {
	readonly passed: boolean;
	readonly title: string;
	readonly details: readonly string[];
	/** Where all of it stands. */
	readonly more?: { readonly href: string; readonly label: string };
}
