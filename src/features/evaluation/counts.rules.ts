/** Words for complaints, and words that make a rate, a share or a duration of them. */
const COMPLAINT = /aduan|keluhan|komplain|complaint|grievance/i;
const RELATIVE = /(^|[^a-z])per([^a-z]|$)|rate|rasio|ratio|tingkat|persen|percent|share|proporsi|bagian|lama|waktu|hari|jam|menit|days|hours|minutes|time|skor|score|indeks|index/i;
/** Answers to the survey question about complaints. */
const ANSWERS = [1, 4] as const;

/**
 * Whether an outcome is a bare number of complaints. More of them can mean worse service, or that people trust the
 * channel after the training: nothing may be judged by it. By its name and by whole numbers; a rate is not one.
 */
export function isComplaintCount(name: string, values: ArrayLike<number>): boolean {
	if (!COMPLAINT.test(name) || RELATIVE.test(name.replace(COMPLAINT, ''))) return false;
	let [least, most] = [Infinity, -Infinity];
	for (let row = 0; row < values.length; row++) {
		const value = values[row]!;
		if (Number.isNaN(value)) continue;
		if (value < 0 || !Number.isInteger(value)) return false;
		least = Math.min(least, value);
		most = Math.max(most, value);
	}
	return most >= least && !(least >= ANSWERS[0] && most <= ANSWERS[1]);
}
