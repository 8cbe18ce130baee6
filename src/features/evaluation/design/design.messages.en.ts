import type { ProblemParams } from '#platform/problem.ts';
import type { ConcurrentKind } from './concurrent.rules.ts';
import type { Obstacle } from './outlook.rules.ts';
import type { id } from './design.messages.id.ts';

export const en: typeof id = {
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
	},
	form: {
		measures: 'What is measured',
		main: 'Main measure',
		others: 'Further measures to register',
		othersHint: 'Fill in the smallest change worth having for each measure to be judged; one left empty is not registered. Every measure counts as one try, so choose those you need.',
		design: 'How it is compared',
		control: 'Comparison',
		never: 'Units that are never trained',
		notyet: 'Also units not yet trained',
		notyetHint: 'For training in phases: later cohorts compare until it is their turn.',
		window: 'Months after training that count',
		windowAll: 'All months there are',
		months: (count: number) => `${count} months`,
		assignedBy: 'Who is trained is decided by',
		byUnit: 'office',
		byParent: 'the unit above, with all its offices',
		byParentHint: 'Choose this when a whole department or district is trained; then its number counts, not that of its offices.',
		panel: 'Data of merged units',
		own: 'Only of the unit itself',
		joined: 'With those of units that went on in it',
		check: 'Check the design',
		checkAgain: 'Check again',
		checkFirst: 'First check whether this design can find the change you look for. The check stores nothing.',
		scarce: 'Few seats?',
		scarceText: 'Draw by lot who is trained first. A drawing makes both groups comparable, and the verdict stronger.',
		scarceLink: 'Draw seats or turns'
	},
	outlook: {
		title: 'What this design can find',
		can: (sesoi: string, mde: string) => `This design can find a change of ${sesoi}: the smallest that will show is about ${mde}.`,
		cannot: (sesoi: string, mde: string) => `This design cannot find a change of ${sesoi} yet: only a change of about ${mde} will show.`,
		obstacle: {
			no_comparison: 'There is no comparison unit. Other changes of the same month cannot be told apart; the verdict is at most an indication. Leave some units untrained, or train in phases and choose “also units not yet trained”.',
			few_past_months: 'Cannot be computed yet: there are fewer than three past months. Run the survey first, or import earlier data.',
			few_units: 'Cannot be computed yet: too few units have data, or their values never change.',
			few_lots: 'With so few units no change of any size can be told from chance: there are fewer than 20 ways to choose them. Add trained or comparison units.'
		} satisfies Record<Obstacle, string>,
		basis: (p) => `From the past ${p.months} months: the value of one unit moves by about ±${p.sd} a month; neighbouring months resemble each other by ${p.rho}.`,
		counts: (p) => `${p.trained} units trained, ${p.comparison} comparing; ${p.pre} months before and ${p.window} months after training.`,
		assumedWindow: 'No window is fixed; this figure is for 12 months.',
		how: (p) => `From ${p.draws} random trials computed as the verdict will be, with a chance of 80 % to find it; the plain formula gives ${p.formula}.`,
		withoutPast: (count) => `${count} units have no monthly data yet and do not count here.`,
		help: 'What would help',
		longer: (window, mde) => `A window of ${window} months: a change of about ${mde} will show.`,
		moreTrained: (trained) => `About ${trained} trained units with the same comparison.`,
		moreUnits: (trained, comparison) => `About ${trained} trained and ${comparison} comparison units.`,
		noHelp: 'More units alone are not enough. Choose a calmer measure, or a larger smallest change.',
		few: 'Fewer than five trained units: the verdict is at most an indication.',
		short: 'Fewer than six months before training: the verdict is at most an indication.',
		late: 'A training month has begun. You may still register, but the verdict is at most an indication.',
		unlike: (p) => `Units to be trained are worse by ${p.shortfall} on average (${p.size} standard deviations).${p.rebound === null ? '' : ` About ${p.rebound} of that can go away by itself.`} Where seats are few, a drawing avoids this.`
	},
	cautions: {
		unlike: 'Trained units began from worse values',
		unlikeDetail: (p) => `${p.months} months before training: trained ${p.trained}, comparison ${p.comparison} ${p.unit}; worse by ${p.size} standard deviations`,
		better: 'Trained units began from better values',
		betterDetail: (p) => `${p.months} months before training: trained ${p.trained}, comparison ${p.comparison} ${p.unit}; better by ${p.size} standard deviations`,
		rebound: (amount) => `about ${amount} of an improvement can come by itself`,
		reboundAll: (amount) => `about ${amount} can come back by itself; the change that shows is no larger than that`,
		alike: 'Both groups began from similar values',
		alikeDetail: (p) => `${p.months} months before training: trained ${p.trained}, comparison ${p.comparison} ${p.unit}`,
		drawn: 'Who is trained first was drawn by lot',
		drawnDetail: 'anybody can repeat the drawing; units were not chosen for their values',
		concurrent: 'Something else changed unevenly in the same months',
		balanced: 'Other changes met both groups alike',
		none: 'No other change is on record for the same months',
		period: (from, to) => `${from} to ${to}`,
		count: (p) => `${p.what}: ${p.trained} of ${p.trainedOf} trained offices, ${p.comparison} of ${p.comparisonOf} comparison offices`,
		kind: {
			improvement: 'procedure improved',
			service_opened: 'service opened or closed',
			counter_closed: 'counter closed',
			staff: 'more than a quarter of the staff changed',
			head: 'new head of office'
		} satisfies Record<ConcurrentKind, string>,
		version: (version) => `judged against version ${version} of the registration`,
		staleVersion: (judged, present) => `this verdict was judged against version ${judged}; version ${present} is in force now, compute again to judge it`,
		windowOpen: (p) => `only ${p.passed} of the ${p.window} months of its window have passed; the verdict can change`,
		versions: 'The registration and its history',
		change: 'Change the registration'
	}
};
