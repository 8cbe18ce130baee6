import { elementNames as elementsEn } from '#features/surveys/skm.messages.en.ts';
import { elementNames as elementsId } from '#features/surveys/skm.messages.id.ts';
import type { Element } from '#features/surveys/schema.ts';
import { en as evaluationEn } from '#features/evaluation/messages.en.ts';
import { id as evaluationId } from '#features/evaluation/messages.id.ts';
import type { VerdictCode } from '#features/evaluation/schema.ts';
import { timeIn } from '#platform/clock.ts';
import type { Locale } from '#platform/context.ts';
import { longDate } from '#platform/messages.ts';
import type { Task } from '#ui/TaskList/task.ts';
import { en } from './messages.en.ts';
import { id } from './messages.id.ts';
import type { OtherFacts, OwnFacts, TodayFacts } from './schema.ts';
import { calledName, daysBetween, jpStanding, partOfDay, waitingFor, wholeJpOf, type JpStanding, type Waiting } from './today.rules.ts';

const ICONS: Readonly<Record<Waiting['code'], Task['icon']>> = {
	attend: 'check', held_record: 'people', held_close: 'check', starts: 'calendar', queue: 'clock', import_check: 'upload', import_running: 'clock',
	backup_missing: 'backup', backup_old: 'backup', chain_late: 'shield', survey_closes: 'survey', survey_short: 'survey', verdict: 'chart', decide: 'chart', unplanned: 'calendar', needs: 'learn', plans: 'calendar',
	team_below: 'people', findings: 'warning', complaints_late: 'warning', complaints_verify: 'complaint', complaints_start: 'complaint', complaints_answer: 'complaint', unread: 'bell', asked: 'learn', choose: 'learn'
};

export interface AsideCard {
	readonly title: string;
	readonly value?: string;
	readonly note?: string;
	readonly rows?: readonly { readonly href: string; readonly label: string; readonly detail: string }[];
	readonly link?: { readonly href: string; readonly label: string };
}

export interface TodayView {
	readonly greeting: string;
	readonly heading: string;
	readonly lead: string;
	readonly tasks: readonly Task[];
	readonly jp: (JpStanding & { readonly note: string }) | null;
	/** Sessions to choose from, below the tasks. */
	readonly offers: AsideCard | null;
	/** Where to go when nothing waits. */
	readonly idle: { readonly href: string; readonly label: string };
	readonly cards: readonly AsideCard[];
}

interface Moment {
	readonly locale: Locale;
	readonly today: string;
	readonly now: Date;
	readonly timeZone: string;
	readonly name: string;
	/** Whether the reader may open evaluations. */
	readonly seesEvaluations: boolean;
}

/** The page in words: greeting, answer, tasks, and the cards beside them. */
export function viewOfToday(facts: TodayFacts, other: OtherFacts, { locale, today, now, timeZone, name, seesEvaluations }: Moment): TodayView {
	const words = { id, en }[locale];
	const tasks = waitingFor(facts, other, today).map((waiting) => taskOf(waiting, locale, today));
	const { hour, minute } = timeIn(timeZone, now);
	return {
		greeting: `${words.today.greetings[partOfDay(hour, minute)]}, ${calledName(name)}`,
		heading: words.today.heading(tasks.length),
		lead: tasks.length === 0 ? words.today.calm : tasks.length === 1 ? '' : words.today.first,
		tasks,
		jp: facts.own && jpCard(facts.own, locale, today),
		offers: facts.own && offersCard(facts.own, locale),
		idle: facts.own || !seesEvaluations ? { href: '/pelatihan', label: words.today.emptyAction } : { href: '/evaluasi', label: words.today.emptyActionEvaluation },
		cards: cardsOf(facts, other, locale)
	};
}

function taskOf(waiting: Waiting, locale: Locale, today: string): Task {
	const words = { id, en }[locale];
	const said = waiting.code === 'verdict' ? { ...waiting, verdict: verdictName(waiting.verdict, locale) } : waiting;
	// The table has one function for each code; the union of their arguments is more than TypeScript can follow.
	const text = (words.waiting[waiting.code] as (waiting: Waiting) => { title: string; detail: string; action: string })(said);
	const day = 'startsOn' in waiting ? waiting.startsOn : 'closesOn' in waiting ? waiting.closesOn : undefined;
	const days = day === undefined ? undefined : daysBetween(today, day);
	const mark = days === undefined || days < 0 || waiting.code === 'choose' ? {} : { mark: days === 0 ? words.today.marks.today : words.today.marks.days(days) };
	return { ...text, ...mark, href: waiting.href, icon: ICONS[waiting.code], ...(waiting.isUrgent ? { state: 'urgent' as const } : {}) };
}

function jpCard({ kind, activities, offers }: OwnFacts, locale: Locale, today: string): NonNullable<TodayView['jp']> {
	const { today: words } = { id, en }[locale];
	const standing = jpStanding(kind, activities, today);
	if (standing.minimum === null) return { ...standing, note: words.jpContract(standing.contractLimit) };
	const missing = standing.minimum - standing.jp;
	if (missing <= 0) return { ...standing, note: words.jpMet };
	const enough = offers.find(({ minutes }) => wholeJpOf(minutes) >= missing);
	return { ...standing, note: enough ? `${words.jpMissing(missing)} ${words.jpEnough(enough.title, wholeJpOf(enough.minutes))}` : words.jpMissing(missing) };
}

function offersCard({ offers, offerCount }: OwnFacts, locale: Locale): AsideCard | null {
	const { today: words } = { id, en }[locale];
	if (offers.length === 0) return null;
	return {
		title: words.offersTitle, link: { href: '/pelatihan', label: words.offersAll(offerCount) },
		rows: offers.map(({ id: session, title, startsOn, place, minutes }) => ({ href: `/pelatihan/${session}`, label: title, detail: `${longDate(startsOn, locale)} · ${place} · ${wholeJpOf(minutes)} JP` }))
	};
}

export function verdictName(code: string, locale: Locale): string {
	return { id: evaluationId, en: evaluationEn }[locale].verdicts[code as VerdictCode] ?? code;
}

function cardsOf({ own, weakest, verdicts, chain }: TodayFacts, { team, backup }: OtherFacts, locale: Locale): AsideCard[] {
	const { today: words } = { id, en }[locale];
	const cards: AsideCard[] = [];
	if (own) {
		cards.push({
			title: words.agenda, link: { href: '/pelatihan', label: words.agendaLink }, ...(own.sessions.length === 0 ? { note: words.agendaEmpty } : {}),
			rows: own.sessions.slice(0, 3).map((session) => ({ href: `/pelatihan/${session.id}`, label: session.title, detail: `${longDate(session.startsOn, locale)} · ${session.place}` }))
		});
	}
	if (team && team.members > 0) cards.push({ title: words.teamTitle, value: words.teamMet(team.members - team.below, team.members), note: words.teamNote, link: { href: '/jp/tim', label: words.teamLink } });
	if (weakest) {
		const element = { id: elementsId, en: elementsEn }[locale][weakest.element as Element] ?? weakest.element;
		cards.push({ title: `${words.weakestTitle}: ${element}`, value: words.weakestScore(weakest.total / weakest.responses), note: words.weakestNote(weakest.responses), link: { href: '/layanan', label: words.weakestLink } });
	}
	if (verdicts && verdicts.length > 0) {
		cards.push({ title: words.verdictTitle, rows: verdicts.map(({ programmeId, title, verdict }) => ({ href: `/evaluasi/${programmeId}`, label: title, detail: verdictName(verdict, locale) })) });
	}
	if (chain) cards.push({ title: words.chainTitle, value: words.chainSealed(chain.sealed), note: words.chainWaiting(chain.waiting), link: { href: '/audit', label: words.chainLink } });
	if (backup) cards.push({ title: words.backupTitle, value: backup.ageHours === null ? words.backupNone : words.backupAge(backup.ageHours) });
	return cards;
}
