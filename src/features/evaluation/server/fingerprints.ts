import { createHash } from 'node:crypto';
import { PLAIN_DESIGN, type Design } from '../design/design.schema.ts';
import { isRegisteredBefore } from '../evidence.rules.ts';
import type { PanelRow } from '../panel.rules.ts';
import type { RegisteredUnit, Standing } from './compute.ts';
import type { JudgedProgramme, ProgrammeRow } from './queries.ts';

const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const isPlain = (design: Design) => sha256({ ...PLAIN_DESIGN, ...design }) === sha256(PLAIN_DESIGN);
/** A design that says nothing new leaves a fingerprint as it was before designs were registered. */
const designPart = (design: Design | undefined) => (design === undefined || isPlain(design) ? [] : [sworn({ ...PLAIN_DESIGN, ...design })]);
/** Seasons came after the others: a design without them is hashed as it was before they could be chosen. */
const sworn = ({ seasonal, ...others }: Design) => (seasonal === null ? others : { ...others, seasonal });
const unitPart = (units: readonly RegisteredUnit[]) => units.map(({ unitId, serviceId, firstMonth }) => [unitId, serviceId, firstMonth]);

type Settings = Pick<ProgrammeRow, 'outcome' | 'sesoi' | 'direction'> & { readonly design?: Design; readonly version?: number };

/** Fingerprint of everything that the verdict depends on but the rules: settings, registration, the family of tests, who began when, and every month. */
export function dataFingerprint({ outcome, sesoi, direction, design, version = 1 }: Settings, { units, familyP, registeredBefore }: Standing, rows: readonly PanelRow[]): string {
	return sha256([
		outcome,
		sesoi,
		direction,
		familyP,
		registeredBefore,
		unitPart(units),
		rows.map(({ unitId, serviceId, month, responses, total, value, clusterId }) => [
			unitId,
			serviceId,
			month,
			responses,
			total,
			...(value === null ? [] : [value]),
			...(clusterId === null || clusterId === undefined ? [] : [clusterId])
		]),
		...designPart(design),
		...(version === 1 ? [] : [version])
	]);
}

interface Promised extends Settings {
	readonly title: string;
	readonly courseId: string | null;
	/** When this version was made, ISO instant. */
	readonly registeredAt: string;
	/** Of the version before: the chain cannot be cut. */
	readonly previousSha256?: string | null;
}

/** Fingerprint of a registration: what was promised, before anybody looked. */
export function registrationFingerprint(promised: Promised, units: readonly RegisteredUnit[]): string {
	const { title, courseId, outcome, sesoi, direction, registeredAt, design, version = 1, previousSha256 = null } = promised;
	return sha256([title, courseId, outcome, sesoi, direction, registeredAt, unitPart(units), ...designPart(design), ...(version === 1 ? [] : [version, previousSha256])]);
}

/** Fingerprint of a promise without time and smallest change: whoever registers the same again looks for a second chance. */
export function promiseFingerprint({ courseId, title, outcome, design }: Pick<Promised, 'courseId' | 'title' | 'outcome' | 'design'>, units: readonly RegisteredUnit[]): string {
	return sha256([courseId ?? title.trim().toLowerCase(), outcome, unitPart(units), ...designPart(design)]);
}

type Registered = Omit<Promised, 'registeredAt' | 'version' | 'previousSha256'> &
	Pick<JudgedProgramme, 'registrationSha256'> &
	Partial<Pick<JudgedProgramme, 'version' | 'previousSha256' | 'earliestStart'>> & {
		/** Instants, as the database or a page holds them. */
		readonly registeredAt: Date | string;
		readonly changedAt?: Date | string | null;
	};

const madeAt = ({ changedAt, registeredAt }: Pick<Registered, 'changedAt' | 'registeredAt'>) => new Date(changedAt ?? registeredAt).toISOString();

/** Whether a programme still is what its version in force says; null where none was fingerprinted. */
export function isUnchanged(programme: Registered, units: readonly RegisteredUnit[]): boolean | null {
	if (programme.registrationSha256 === null) return null;
	return registrationFingerprint({ ...programme, registeredAt: madeAt(programme) }, units) === programme.registrationSha256;
}

/**
 * Whether the version in force was made before the first training month of any version, and stands as it was; null when nobody is trained.
 * A start that was moved to later does not make an earlier promise of it.
 */
export function wasFixedBefore(programme: Registered & Pick<JudgedProgramme, 'timeZone'>, units: readonly RegisteredUnit[]): boolean | null {
	const before = isRegisteredBefore(madeAt(programme), firstStartOf(programme.earliestStart ?? null, units), programme.timeZone);
	return before ? (isUnchanged(programme, units) ?? true) : before;
}

/** The earliest training month of any version. */
export function firstStartOf(earliestStart: string | null, units: readonly RegisteredUnit[]): string | null {
	return [...(earliestStart === null ? [] : [earliestStart]), ...units.flatMap(({ firstMonth }) => firstMonth ?? [])].sort()[0] ?? null;
}
