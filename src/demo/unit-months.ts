import { addWeekdays, instant, monthOf, weekdaysOf } from './calendar.ts';
import { ANSWERS, ASPIRATIONS, COMPLAINT_TEXTS, QUESTIONS, SURVEY_COMMENTS, VIOLATIONS } from './complaint-texts.ts';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { effectIn } from './programmes.ts';
import type { Random } from './random.ts';
import { drawAnswers, elementProfile, latentFor, type Latent } from './satisfaction.ts';
import { serviceOf } from './services.ts';
import type { Treatment } from './training-types.ts';
import type { Complaint, ServicePoint, SurveyResponse, Unit, UnitMonth, Visit } from './types.ts';

export interface LifeSetting {
	readonly agencyCode: string;
	readonly months: readonly string[];
	readonly today: string;
	/** Mean responses a month at the busiest service point of a unit; the others get about half. */
	readonly responses: number;
	readonly random: Random;
}

interface Place {
	readonly unit: Unit;
	readonly points: readonly ServicePoint[];
	readonly treatments: readonly Treatment[];
	/** IKM points before anything happens. */
	readonly level: number;
	readonly profile: Latent;
	/** Factor on the usual waiting time. */
	readonly pace: number;
	readonly random: Random;
}

/** Complaints per thousand people served. */
const COMPLAINTS_PER_THOUSAND = 2.6;

/** Month after month of one service unit: who came, how long they waited, what they said. Then the present month's complaints. */
export function* liveUnit(unit: Unit, points: readonly ServicePoint[], treatments: readonly Treatment[], setting: LifeSetting): Generator<UnitMonth> {
	const random = setting.random.fork(unit.key);
	const place: Place = {
		unit, points, treatments, random,
		level: Math.max(71, Math.min(87, 79.5 + 3.5 * random.normal())),
		profile: elementProfile(random.pick(ELEMENTS), random.between(0.1, 0.6)),
		pace: Math.exp(0.25 * random.normal())
	};
	const scale = Math.exp(0.25 * random.normal());
	for (const [position, month] of [...setting.months, monthOf(setting.today)].entries()) {
		const isPresent = position === setting.months.length;
		const days = weekdaysOf(month).filter((day) => day <= setting.today);
		if (days.length === 0) continue;
		const share = days.length / weekdaysOf(month).length;
		const served = points.map((point) => ({ servicePointId: point.id, count: random.poisson(serviceOf(point.serviceCode).monthlyUsers * scale * share) }));
		const complaints = drawComplaints(place, month, days, served.reduce((sum, { count }) => sum + count, 0), setting);
		if (isPresent) yield { unitId: unit.id, month, served, visits: [], responses: [], complaints };
		else yield { unitId: unit.id, month, served, ...drawCounters(place, month, position, days, setting), complaints };
	}
}

/** What moves every unit alike: a slow rise and the rush before the school year. */
function season(month: string, position: number): number {
	return 0.05 * position - 0.6 * Math.cos(((Number(month.slice(5)) - 1) / 12) * 2 * Math.PI);
}

function drawCounters(place: Place, month: string, position: number, days: readonly string[], setting: LifeSetting): { visits: Visit[]; responses: SurveyResponse[] } {
	const { random } = place;
	const index = place.level + season(month, position) + 0.6 * random.normal();
	const latent = latentFor(place.profile, index, effectIn(place.treatments, month, 'index'));
	const pace = place.pace * (1 + effectIn(place.treatments, month, 'waiting_minutes')) * Math.exp(0.08 * random.normal());
	const visits: Visit[] = [];
	const responses: SurveyResponse[] = [];
	for (const [rank, point] of place.points.entries()) {
		const mean = setting.responses * (rank === 0 ? 1 : 0.55);
		const count = Math.max(4, Math.min(Math.round(mean * 1.8), random.poisson(mean)));
		for (let i = 0; i < count; i++) responses.push(drawResponse(point, latent, random.pick(days), random));
		for (let i = 0; i < Math.round(count * 1.6); i++) visits.push(drawVisit(point, pace, random.pick(days), random));
	}
	return { visits, responses };
}

function drawVisit(point: ServicePoint, pace: number, day: string, random: Random): Visit {
	const { waitingMinutes, handlingMinutes } = serviceOf(point.serviceCode);
	const takenAt = 8 * 60 + random.next() ** 1.4 * 330;
	const waiting = Math.min(240, waitingMinutes * pace * Math.exp(0.6 * random.normal()));
	const handling = Math.min(120, handlingMinutes * Math.exp(0.4 * random.normal()));
	const taken = instant(day, takenAt);
	return { id: random.uuid(Date.parse(taken)), servicePointId: point.id, takenAt: taken, calledAt: instant(day, takenAt + waiting), doneAt: instant(day, takenAt + waiting + handling) };
}

function drawResponse(point: ServicePoint, latent: Latent, day: string, random: Random): SurveyResponse {
	return {
		id: random.anonymousUuid(), servicePointId: point.id, visitToken: random.anonymousUuid(),
		channel: random.weighted([['web', 70], ['kiosk', 22], ['officer', 8]] as const), submittedOn: day, answers: drawAnswers(latent, random),
		sex: random.chance(0.54) ? 'F' : 'M', ageBand: random.weighted([['17-25', 15], ['26-35', 28], ['36-45', 26], ['46-55', 19], ['56+', 12]] as const),
		education: random.weighted([['sd', 12], ['smp', 15], ['sma', 44], ['diploma', 9], ['s1', 18], ['s2', 2]] as const),
		occupation: random.weighted([['pns', 7], ['tni_polri', 1], ['private', 26], ['self_employed', 31], ['other', 35]] as const),
		comment: random.chance(0.06) ? random.pick(SURVEY_COMMENTS) : null
	};
}

function drawComplaints(place: Place, month: string, days: readonly string[], servedCount: number, setting: LifeSetting): Complaint[] {
	const rate = (COMPLAINTS_PER_THOUSAND / 1000) * (1 + effectIn(place.treatments, month, 'complaint_rate'));
	return Array.from({ length: place.random.poisson(servedCount * rate) }, () => drawComplaint(place, place.random.pick(days), setting));
}

function drawComplaint({ unit, points, random }: Place, day: string, { agencyCode, today }: LifeSetting): Complaint {
	const kind = random.weighted([['complaint', 70], ['information', 15], ['aspiration', 12], ['violation', 3]] as const);
	const cause = random.weighted([['procedure', 22], ['capacity', 28], ['competence', 18], ['facility', 14], ['rule', 6], ['outside', 12]] as const);
	const [subject, body] = random.pick(kind === 'complaint' ? COMPLAINT_TEXTS[cause] : { aspiration: ASPIRATIONS, information: QUESTIONS, violation: VIOLATIONS }[kind]);
	const receivedAt = instant(day, random.between(7 * 60, 21 * 60));
	const verifiedOn = addWeekdays(day, random.int(0, 3));
	const assignedOn = addWeekdays(verifiedOn, random.int(0, 2));
	const closedOn = addWeekdays(assignedOn, 1 + Math.round((kind === 'violation' ? 25 : 6) * Math.exp(0.6 * random.normal())));
	const archived = kind === 'complaint' && random.chance(0.03);
	const isClosed = closedOn <= today && !random.chance(0.01);
	const state = isClosed ? (archived ? 'archived' : 'closed') : assignedOn < today ? 'handling' : verifiedOn < today ? 'assigned' : verifiedOn === today ? 'verified' : 'new';
	return {
		id: random.uuid(Date.parse(receivedAt)), number: `${agencyCode}-${day.slice(2, 4)}${day.slice(5, 7)}-${random.word().toString(36).toUpperCase().padStart(7, '0')}`, unitId: unit.id, serviceCode: random.pick(points).serviceCode,
		class: kind, state, subject, body, rootCause: isClosed && !archived && kind === 'complaint' ? cause : null, receivedAt, closedAt: isClosed ? instant(closedOn, random.between(9 * 60, 15 * 60)) : null,
		answer: isClosed && !archived ? ANSWERS[cause] : null, reallyFixed: isClosed && !archived && random.chance(0.45) ? random.chance(0.82) : null
	};
}
