import type { Element } from '#features/surveys/schema.ts';
import type { Enrolment, JpEntry, Session, Treatment, TrueEffect } from './training-types.ts';

export type DemoSize = 'small' | 'regency' | 'province';

export interface DemoOptions {
	readonly size: DemoSize;
	readonly seed: number;
	/** The day the region is "now", YYYY-MM-DD: months, ages and JP years follow from it. */
	readonly today: string;
}

export interface Agency {
	readonly id: string;
	/** Kemendagri code without dots: '15', '1505', '1571'. */
	readonly code: string;
	readonly name: string;
	readonly kind: 'province' | 'regency' | 'city';
	readonly provinceCode: string;
	/** The domain of its addresses, always under `.example`. */
	readonly domain: string;
	readonly staff: number;
}

export type UnitKind =
	| 'agency' | 'office' | 'division' | 'section' | 'technical_unit' | 'district' | 'village' | 'health_centre' | 'hospital' | 'school' | 'unit';
/** What the people of a unit do: decides posts and education. */
export type Sector = 'education' | 'health' | 'district' | 'registry' | 'licensing' | 'general';

export interface Unit {
	readonly id: string;
	readonly number: number;
	/** Stable in every size and seed, for example '1505/disdukcapil/dafduk'. */
	readonly key: string;
	readonly parentId: string | null;
	readonly name: string;
	readonly kind: UnitKind;
	readonly sector: Sector;
	/** Numbers from the root down, own number last: '/1/4/22/'. */
	readonly path: string;
	/** 1 is the government itself. */
	readonly level: number;
	/** SIASN eselon id ('22' is II.b), '99' for none. */
	readonly echelonId: string;
	readonly headTitle: string;
	/** Kemendagri code without dots of the district the unit stands in. */
	readonly areaCode: string;
	readonly validFrom: string;
	readonly closedOn: string | null;
	/** What it was called before `validFrom`, and since when. */
	readonly former: { readonly name: string; readonly validFrom: string } | null;
	/** Codes of the public services it gives. */
	readonly serviceCodes: readonly string[];
}

export type PositionKind = 'jpt' | 'administrator' | 'pengawas' | 'fungsional' | 'pelaksana';

export interface Position {
	readonly id: string;
	readonly unitId: string;
	readonly title: string;
	readonly kind: PositionKind;
	readonly echelonId: string;
	readonly isHead: boolean;
}

export type Sex = 'M' | 'F';
/** SIASN tingkat pendidikan id: SMP, SMA, D-III, S-1, S-2, S-3. */
export type EducationId = '10' | '15' | '30' | '40' | '45' | '50';

export interface Person {
	readonly id: string;
	readonly nip: string;
	readonly name: string;
	readonly titleBefore: string;
	readonly titleAfter: string;
	readonly bornOn: string;
	readonly birthPlace: string;
	readonly sex: Sex;
	/** Empty text where the record lacks it. */
	readonly email: string;
	readonly phone: string;
	readonly educationId: EducationId;
	readonly educationName: string;
	readonly graduatedYear: number;
	/** Always true: nobody in the demo exists. */
	readonly invented: true;
	readonly personaKey: string | null;
}

/** One post of one person, from startedOn until before endedOn. */
export interface Employment {
	readonly id: string;
	readonly personId: string;
	readonly unitId: string;
	readonly positionId: string;
	readonly kind: 'pns' | 'pppk';
	/** PNS 'III/b', PPPK 'IX'. */
	readonly rank: string;
	/** False for an acting or additional post beside the main one. */
	readonly isPrimary: boolean;
	readonly startedOn: string;
	readonly endedOn: string | null;
}

export interface Performance {
	readonly personId: string;
	readonly year: number;
	/** SIASN ids: 1 above, 2 as expected, 3 below. */
	readonly result: 1 | 2 | 3;
	readonly behaviour: 1 | 2 | 3;
}

export interface Discipline {
	readonly personId: string;
	readonly level: 'light' | 'medium' | 'heavy';
	readonly decidedOn: string;
}

/** One service given by one unit. */
export interface ServicePoint {
	readonly id: string;
	readonly unitId: string;
	readonly serviceCode: string;
	readonly slug: string;
	readonly name: string;
	readonly openDays: readonly number[];
	readonly yearlyUsers: number;
}

export interface Visit {
	readonly id: string;
	readonly servicePointId: string;
	/** Instants in UTC. */
	readonly takenAt: string;
	readonly calledAt: string;
	readonly doneAt: string;
}

export type Answers = Readonly<Record<Element, 1 | 2 | 3 | 4>>;

export interface SurveyResponse {
	readonly id: string;
	readonly servicePointId: string;
	readonly visitToken: string;
	readonly channel: 'web' | 'kiosk' | 'officer';
	readonly submittedOn: string;
	readonly answers: Answers;
	readonly sex: Sex;
	readonly ageBand: string;
	readonly education: string;
	readonly occupation: string;
	readonly comment: string | null;
}

export interface Complaint {
	readonly id: string;
	readonly number: string;
	readonly unitId: string;
	readonly serviceCode: string;
	readonly class: 'aspiration' | 'complaint' | 'information' | 'violation';
	readonly state: 'new' | 'verified' | 'assigned' | 'handling' | 'closed' | 'archived';
	readonly subject: string;
	readonly body: string;
	readonly rootCause: 'procedure' | 'capacity' | 'competence' | 'facility' | 'rule' | 'outside' | null;
	readonly receivedAt: string;
	readonly closedAt: string | null;
	readonly answer: string | null;
	/** What the reporter said after closing; null when not asked or not answered. */
	readonly reallyFixed: boolean | null;
}

/** What one service unit lived through in one month. */
export interface UnitMonth {
	readonly unitId: string;
	/** YYYY-MM. */
	readonly month: string;
	/** People served; the visits below are a sample of them. */
	readonly served: readonly { readonly servicePointId: string; readonly count: number }[];
	readonly visits: readonly Visit[];
	readonly responses: readonly SurveyResponse[];
	readonly complaints: readonly Complaint[];
}

/** Everything about one agency; the months are drawn when asked for, so that a province never stands in memory whole. */
export interface AgencyDemo {
	readonly agency: Agency;
	/** The 24 complete months, YYYY-MM, oldest first. */
	readonly months: readonly string[];
	readonly units: readonly Unit[];
	readonly positions: readonly Position[];
	readonly people: readonly Person[];
	readonly employments: readonly Employment[];
	readonly performances: readonly Performance[];
	readonly disciplines: readonly Discipline[];
	readonly servicePoints: readonly ServicePoint[];
	readonly sessions: readonly Session[];
	readonly enrolments: readonly Enrolment[];
	readonly jpEntries: readonly JpEntry[];
	readonly treatments: readonly Treatment[];
	readonly truth: readonly TrueEffect[];
	unitMonths(): Generator<UnitMonth>;
}
