import type { ProblemParams } from '#platform/problem.ts';
import type { id } from './messages.id.ts';

export const en: typeof id = {
	problems: {
		'import.not_found': () => 'This import does not exist. Open the list of imports to see what is kept.',
		'import.not_ready': () => 'This import has been decided or is still being read. Reload the page to see how it stands.',
		'import.stale': () => 'Staff data changed since this preview was made, so nothing was written. Upload the file again to see a new preview.',
		'import.undo_too_late': (p: ProblemParams) => `An import can be undone within ${p.hours} hours only. Mend the data with a new import.`,
		'import.undo_changed': (p: ProblemParams) => `${p.people === 1 ? '1 person of this import was' : `${p.people} people of this import were`} changed again since, so it was not undone. Mend the data with a new import.`,
		'import.undo_used': () => 'Data of this import are already in use elsewhere (an enrolment or an account, for example), so it was not undone.',
		'import.undo_overtaken': () => 'Another import was written after this one, so it was not undone. Undo the newer one first, or mend the data with a new import.',
		'import.file_empty': () => 'This file is empty. Choose another and upload it again.',
		'import.abandoned': () => 'Nobody decided on this import within 24 hours, so what the file held has been deleted. Upload it again if you still need it.',
		'unit.not_found': () => 'This unit does not exist or is outside your authority.',
		'person.not_found': () => 'This person does not exist or is outside your authority.',
		'person.nip_taken': () => 'This NIP is registered already. Find the person in the list of staff.',
		'person.nip_refused': (p: ProblemParams) => String(p.message)
	}
};
