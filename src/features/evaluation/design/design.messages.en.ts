import type { ProblemParams } from '#platform/problem.ts';

export const en = {
	problems: {
		'evaluation.course_unknown': () => 'This course is not of your government and is not shared. Choose from the list.',
		'evaluation.draw_unknown': () => 'There is no such drawing in your government, or it was not drawn yet. Choose from the list of drawings.',
		'evaluation.start_too_far': (p: ProblemParams) => `This first month is more than ${p.months} months away. Register when the plan is near.`,
		'evaluation.cluster_mixed': (p: ProblemParams) => `Training is decided for the unit above, but the offices of ${p.name} do not start in the same month. Make the months equal, or choose offices.`,
		'evaluation.registered_already': () => 'This measure is registered already for the same course, offices and months. Open that registration; if needed, change it there with a reason.',
		'evaluation.changed_meanwhile': () => 'Somebody changed this registration, or you did in another window, since you opened it. Load the page again and repeat your change.',
		'evaluation.nothing_changed': () => 'Nothing changed, so no new version was made.',
		'evaluation.draw_plan': () => 'This drawing cannot be made: it needs at least one seat and fewer seats than offices.',
		'evaluation.draw_done': () => 'This drawing is done and cannot be repeated.',
		'evaluation.draw_seed': () => 'Type the public number that you announced, exactly as published.'
	}
};
