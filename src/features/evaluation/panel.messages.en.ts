import type { id } from './panel.messages.id.ts';

export const en: typeof id = {
	hidden: (count: string) => `${count} months are counted in the verdict but not shown here: fewer than five people answered, or the figure could tell so few.`
};
