/** The nine elements (unsur) of PermenPANRB 14/2017, by key. */
export const ELEMENTS = ['requirements', 'procedure', 'duration', 'cost', 'product', 'competence', 'conduct', 'complaints', 'facilities'] as const;
export type Element = (typeof ELEMENTS)[number];
