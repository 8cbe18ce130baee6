import type { View } from '../view.ts';

/** Where a kiosk begins: it keeps its pass and speaks Indonesian again, whatever the last visitor chose. */
export function kioskHome({ path, pass }: Pick<View, 'path' | 'pass'>): string {
	return pass === '' ? path : `${path}?${new URLSearchParams({ izin: pass }).toString()}`;
}
