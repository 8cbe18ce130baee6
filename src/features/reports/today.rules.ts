import { addDays } from '#platform/clock.ts';
import { ruleSetOn } from '#platform/rulesets/rule-set.ts';
import { jpRuleSets } from '#features/recognition/jp-rules.ts';
import { jpOfYear, yearlyDuty } from '#features/recognition/rules.ts';
import type { JpActivity } from '#features/recognition/schema.ts';
import { skmRuleSets } from '#features/surveys/skm-rules.ts';
import { sampleMinimum } from '#features/surveys/rules.ts';
import type { OtherFacts, OwnFacts, TodayFacts } from './schema.ts';

/** One thing that waits, without words: what it is, how soon, and what its sentence needs. Lower urgency comes first. */
export type Waiting = { readonly urgency: number; readonly href: string; readonly isUrgent?: true } & (
	| { readonly code: 'attend' | 'held_record' | 'held_close'; readonly title: string; readonly endsOn: string; readonly people: number }
	| { readonly code: 'starts' | 'queue'; readonly title: string; readonly startsOn: string; readonly place: string; readonly days: number }
	| { readonly code: 'import_check' | 'import_running'; readonly fileName: string; readonly rows: number }
	| { readonly code: 'backup_missing' | 'backup_old'; readonly hours: number }
	| { readonly code: 'chain_late'; readonly waiting: number; readonly minutes: number }
	| { readonly code: 'survey_closes' | 'survey_short'; readonly service: string; readonly unit: string; readonly closesOn: string; readonly responses: number; readonly minimum: number }
	| { readonly code: 'asked'; readonly title: string; readonly alumnus: string; readonly role: NonNullable<TodayFacts['asked']>[number]['role']; readonly closesOn: string }
	| { readonly code: 'verdict'; readonly title: string; readonly verdict: string }
	| { readonly code: 'team_below'; readonly below: number; readonly members: number }
	| { readonly code: 'findings' | 'unread' | 'complaints_late' | 'complaints_verify' | 'complaints_start' | 'complaints_answer'; readonly count: number }
	| { readonly code: 'decide'; readonly count: number; readonly days: number }
	| { readonly code: 'unplanned'; readonly count: number }
	| { readonly code: 'needs'; readonly count: number; readonly urgent: number }
	| { readonly code: 'plans'; readonly late: number; readonly soon: number }
	| { readonly code: 'choose'; readonly missing: number; readonly title: string; readonly jp: number; readonly startsOn: string }
);

const SOON_DAYS = 14;
const NEWS_DAYS = 14;
const BACKUP_OLD_HOURS = 36;
const CHAIN_LATE_MINUTES = 10;

/** Everything that waits for an actor, most urgent first; equal ones in the order found. */
export function waitingFor(facts: TodayFacts, other: OtherFacts, today: string): Waiting[] {
	return [
		...ownSessions(facts.own, today), ...complaining(other), ...heldSessions(facts, today), ...importing(facts), ...keeping(facts, other),
		...surveying(facts, today), ...deciding(other), ...needing(other), ...unplanned(other), ...planned(other), ...verdictsNew(facts, today), ...asking(facts, today), ...team(facts, other), ...choosing(facts.own, today), ...news(facts)
	].sort((a, b) => a.urgency - b.urgency);
}

export interface JpStanding {
	readonly jp: number;
	/** Null for a PPPK, who has no minimum. */
	readonly minimum: number | null;
	readonly contractLimit: number;
	readonly year: number;
}

/** JP of a person in the year of `today`. @source docs/rules/jp.md § 1 */
export function jpStanding(kind: 'pns' | 'pppk' | null, activities: readonly JpActivity[], today: string): JpStanding {
	const { rules } = ruleSetOn(jpRuleSets, today);
	const year = Number(today.slice(0, 4));
	// A form that a newer release wrote must not take a person's home away; its own page says what is missing.
	const known = activities.filter(({ formId }) => rules.conversions[formId]);
	const { jp } = jpOfYear(known, year, rules);
	return { jp, minimum: yearlyDuty(kind === 'pppk' ? 'PPPK' : 'PNS', jp, rules).minimum, contractLimit: rules.contractLimit, year };
}

function ownSessions(own: OwnFacts | null, today: string): Waiting[] {
	return (own?.sessions ?? []).flatMap((session): Waiting[] => {
		const href = `/pelatihan/${session.id}`;
		const days = daysBetween(today, session.startsOn);
		if (session.state === 'waiting') return days >= 0 && days <= SOON_DAYS ? [{ code: 'queue', urgency: 45, href, ...session, days }] : [];
		if (session.startsOn > today) return days <= SOON_DAYS ? [{ code: 'starts', urgency: days <= 1 ? 22 : 40, href, ...session, days, ...(days <= 1 ? { isUrgent: true } : {}) }] : [];
		return session.attendedToday ? [] : [{ code: 'attend', urgency: 10, href, title: session.title, endsOn: session.endsOn, people: 1, isUrgent: true }];
	});
}

function heldSessions({ held }: TodayFacts, today: string): Waiting[] {
	return (held ?? []).filter(({ enrolled }) => enrolled > 0).flatMap((session): Waiting[] => {
		const common = { href: `/pelatihan/${session.id}/kehadiran`, title: session.title, endsOn: session.endsOn, people: session.enrolled };
		if (session.endsOn < today) return [{ code: 'held_close', urgency: 30, ...common }];
		return session.recordedToday ? [] : [{ code: 'held_record', urgency: 15, ...common, isUrgent: true }];
	});
}

function importing({ imports }: TodayFacts): Waiting[] {
	return (imports ?? []).map((batch): Waiting => ({
		code: batch.state === 'previewed' ? 'import_check' : 'import_running', urgency: batch.state === 'previewed' ? 20 : 70,
		href: `/impor/${batch.id}`, fileName: batch.fileName, rows: batch.rows
	}));
}

function keeping({ chain }: TodayFacts, { backup }: OtherFacts): Waiting[] {
	const waiting: Waiting[] = [];
	const ageHours = backup?.ageHours ?? 0;
	const oldestMinutes = chain?.oldestMinutes ?? 0;
	if (backup && backup.ageHours === null) waiting.push({ code: 'backup_missing', urgency: 26, href: '/sistem', hours: 0 });
	if (ageHours > BACKUP_OLD_HOURS) waiting.push({ code: 'backup_old', urgency: 14, href: '/sistem', hours: ageHours, isUrgent: true });
	if (chain && oldestMinutes > CHAIN_LATE_MINUTES) {
		waiting.push({ code: 'chain_late', urgency: 16, href: '/audit', waiting: chain.waiting, minutes: oldestMinutes, isUrgent: true });
	}
	return waiting;
}

function surveying({ surveys }: TodayFacts, today: string): Waiting[] {
	const { rules } = ruleSetOn(skmRuleSets['1/9'], today);
	return (surveys ?? []).map((survey): Waiting => {
		const minimum = survey.yearlyUsers === null || survey.yearlyUsers < 1 ? 0 : sampleMinimum(survey.yearlyUsers, rules);
		const days = daysBetween(today, survey.closesOn);
		const common = { href: `/layanan/survei/${survey.id}`, service: survey.service, unit: survey.unit, closesOn: survey.closesOn, responses: survey.responses, minimum };
		if (survey.responses < minimum) return { code: 'survey_short', urgency: days <= 3 ? 18 : 42, ...common, ...(days <= 3 ? { isUrgent: true } : {}) };
		return { code: 'survey_closes', urgency: days < 0 ? 24 : 50, ...common };
	});
}

function complaining({ complaints }: OtherFacts): Waiting[] {
	if (!complaints) return [];
	const of = (code: 'complaints_late' | 'complaints_verify' | 'complaints_start' | 'complaints_answer', count: number, urgency: number, view: string): Waiting[] =>
		count > 0 ? [{ code, urgency, href: `/pengaduan?lihat=${view}`, count, ...(code === 'complaints_late' ? { isUrgent: true } : {}) }] : [];
	return [
		...of('complaints_late', complaints.late, 12, 'late'), ...of('complaints_verify', complaints.verify, 21, 'new'), ...of('complaints_start', complaints.start, 28, 'open'),
		...of('complaints_answer', complaints.answer, 43, 'handling')
	];
}

function deciding({ decisions }: OtherFacts): Waiting[] {
	return decisions ? [{ code: 'decide', urgency: 26, href: '/keputusan?lihat=waiting', count: decisions.count, days: decisions.oldestDays }] : [];
}

/** What was decided and stands in no plan waits for who may put it into one. */
function unplanned({ unplanned: count }: OtherFacts): Waiting[] {
	return count === null ? [] : [{ code: 'unplanned', urgency: 27, href: '/keputusan?lihat=decided', count }];
}

/** Needs that opened wait for who accepts or declines them. */
function needing({ needs }: OtherFacts): Waiting[] {
	return needs ? [{ code: 'needs', urgency: 29, href: '/kebutuhan', ...needs }] : [];
}

/** What was decided and falls due waits for the office that owns it. */
function planned({ plans }: OtherFacts): Waiting[] {
	if (!plans) return [];
	return [{ code: 'plans', urgency: plans.late > 0 ? 25 : 44, href: `/keputusan/rencana?lihat=${plans.late > 0 ? 'late' : 'going'}`, ...plans, ...(plans.late > 0 ? { isUrgent: true } : {}) }];
}

function verdictsNew({ verdicts }: TodayFacts, today: string): Waiting[] {
	return (verdicts ?? []).filter(({ computedOn }) => computedOn >= addDays(today, -NEWS_DAYS))
		.map(({ programmeId, title, verdict }): Waiting => ({ code: 'verdict', urgency: 48, href: `/evaluasi/${programmeId}`, title, verdict }));
}

/** What one is asked after a training waits quietly, and is urgent in its last days. */
function asking({ asked }: TodayFacts, today: string): Waiting[] {
	return (asked ?? []).map(({ id, ...request }): Waiting => {
		const days = daysBetween(today, request.closesOn);
		return { code: 'asked', urgency: days <= 2 ? 23 : days <= 7 ? 41 : 47, href: `/pasca-pelatihan/${id}`, ...request, ...(days <= 2 ? { isUrgent: true } : {}) };
	});
}

function team({ findings }: TodayFacts, { team: group }: OtherFacts): Waiting[] {
	return [
		...(group && group.below > 0 ? [{ code: 'team_below' as const, urgency: 55, href: '/jp/tim', below: group.below, members: group.members }] : []),
		...(findings ? [{ code: 'findings' as const, urgency: 60, href: '/mutu-data', count: findings }] : [])
	];
}

function choosing(own: OwnFacts | null, today: string): Waiting[] {
	const [offer] = own?.offers ?? [];
	if (!own || !offer) return [];
	const { jp, minimum } = jpStanding(own.kind, own.activities, today);
	if (minimum === null || jp >= minimum) return [];
	return [{ code: 'choose', urgency: 46, href: '/pelatihan', missing: minimum - jp, title: offer.title, jp: wholeJpOf(offer.minutes), startsOn: offer.startsOn }];
}

const news = ({ unread }: TodayFacts): Waiting[] => (unread > 0 ? [{ code: 'unread', urgency: 65, href: '/pemberitahuan', count: unread }] : []);

/** Length of a programme in whole JP of 45 minutes, as printed in the catalogue. */
export function wholeJpOf(minutes: number): number {
	return Math.floor(minutes / 45);
}

/** Whole days from one day to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening';

/** Indonesian greetings: pagi before 11, siang before 15, sore before 18.30, then malam until 4. */
export function partOfDay(hour: number, minute = 0): PartOfDay {
	if (hour < 4 || hour * 60 + minute >= 18 * 60 + 30) return 'evening';
	if (hour < 11) return 'morning';
	return hour < 15 ? 'noon' : 'afternoon';
}

/** What one calls a person: the first name, without titles, and not shouted. */
export function calledName(name: string): string {
	const first = name.replace(/,.*$/, '').split(/\s+/).find((word) => /^\p{L}/u.test(word) && !word.endsWith('.')) ?? name;
	return first === first.toUpperCase() && first.length > 1 ? (first[0] ?? '') + first.slice(1).toLowerCase() : first;
}
