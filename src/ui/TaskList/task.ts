import type { IconName } from '../Icon/icons.ts';

/** One thing to do: what, by when or why, and the one button that does it. */
export interface Task {
	readonly title: string;
	readonly detail: string;
	readonly href: string;
	/** A verb: 'Jawab', 'Pilih tanggal'. */
	readonly action: string;
	readonly icon: IconName;
	/** Short text in place of the icon: '2j', '3h'. */
	readonly mark?: string;
	readonly state?: 'urgent' | 'done';
}
