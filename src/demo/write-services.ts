import { skmRuleSets } from '#features/surveys/skm-rules.ts';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { addDays, yearOf } from './calendar.ts';
import type { BulkWriter, Column } from './insert-rows.ts';
import { placesOf } from './places.ts';
import { Random } from './random.ts';
import { SERVICES, type ServiceKind } from './services.ts';
import { demoStandard } from './standards.ts';
import { ComplaintWriter } from './write-complaints.ts';
import type { AgencyDemo, ServicePoint, SurveyResponse, UnitMonth } from './types.ts';
import { openVisits } from './write-visits.ts';

/** Half a year of asking at one service point. */
interface Period {
	readonly id: string;
	readonly servicePointId: string;
	readonly opensOn: string;
	readonly closesOn: string;
}

interface PanelRow {
	readonly unitId: string;
	readonly serviceCode: string;
	readonly element: string;
	readonly month: string;
	readonly responses: number;
	readonly total: number;
}

/** Services, service points and surveys of one agency, then its months: visits, answers, complaints and the panel made of them. */
export async function writeServices(writer: BulkWriter, demo: AgencyDemo, services: ReadonlyMap<string, string>, { today, identityKey }: { readonly today: string; readonly identityKey: string }): Promise<void> {
	const agencyId = demo.agency.id;
	const random = new Random(`bina-demo/write/${agencyId}`);
	const serviceId = (code: string) => services.get(code) ?? null;
	await writer.write('service', serviceColumns(demo, serviceId), SERVICES.filter(({ code }) => services.has(code)));
	await writer.write('service_point', pointColumns(agencyId, serviceId, placesOf(demo, random.fork('places'))), demo.servicePoints);
	const periods = demo.servicePoints.flatMap((point) => surveyPeriods(point, demo.months[0] ?? today, today, random));
	await writer.write('survey', surveyColumns(agencyId, today), periods);
	const complaintWriter = new ComplaintWriter(demo, serviceId, { today, identityKey });
	await complaintWriter.writeDesks(writer);
	await complaintWriter.writeTemplates(writer);
	await writeMonths(writer, demo, { serviceId, surveyOf: surveyFinder(periods), complaintWriter, running: today.slice(0, 7) });
}

/** Identifiers for the services that some unit of the agency gives, by code. */
export function serviceIdsOf({ agency, servicePoints }: AgencyDemo): ReadonlyMap<string, string> {
	const random = new Random(`bina-demo/services/${agency.id}`);
	const offered = new Set(servicePoints.map(({ serviceCode }) => serviceCode));
	return new Map(SERVICES.filter(({ code }) => offered.has(code)).map(({ code }) => [code, random.uuid(Date.parse('2019-01-01'))]));
}

interface MonthsOf {
	readonly serviceId: (code: string) => string | null;
	readonly surveyOf: (response: SurveyResponse) => string;
	readonly complaintWriter: ComplaintWriter;
	/** 'YYYY-MM' that is not over: the panel holds whole months of answers. */
	readonly running: string;
}

/** The months pass by in groups, so that a province is never in memory whole. */
async function writeMonths(writer: BulkWriter, demo: AgencyDemo, { serviceId, surveyOf, complaintWriter, running }: MonthsOf): Promise<void> {
	const agencyId = demo.agency.id;
	const pointService = new Map(demo.servicePoints.map(({ id, serviceCode }) => [id, serviceCode]));
	const writeVisits = await openVisits(writer, agencyId, demo.servicePoints);
	for (const months of groupsOf(demo.unitMonths(), 200)) {
		await writeVisits(months.flatMap(({ visits }) => visits));
		await writer.write('survey_response', responseColumns(agencyId, surveyOf), months.flatMap(({ responses }) => responses));
		await complaintWriter.write(writer, months.flatMap(({ complaints }) => complaints));
		await writer.write('outcome_month', panelColumns(agencyId, serviceId), months.filter(({ month }) => month < running).flatMap((month) => panelRows(month, pointService)));
	}
}

function* groupsOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
	let group: T[] = [];
	for (const item of items) {
		group.push(item);
		if (group.length < size) continue;
		yield group;
		group = [];
	}
	if (group.length > 0) yield group;
}

/** Calendar half-years from the first month to today's; the last one is still open. */
function surveyPeriods(point: ServicePoint, firstMonth: string, today: string, random: Random): Period[] {
	const periods: Period[] = [];
	for (let year = yearOf(firstMonth); year <= yearOf(today); year++) {
		for (const [opensOn, closesOn] of [[`${year}-01-01`, `${year}-06-30`], [`${year}-07-01`, `${year}-12-31`]] as const) {
			if (closesOn < firstMonth || opensOn > today) continue;
			periods.push({ id: random.uuid(Date.parse(opensOn)), servicePointId: point.id, opensOn, closesOn });
		}
	}
	return periods;
}

function surveyFinder(periods: readonly Period[]): (response: SurveyResponse) => string {
	const byPoint = Map.groupBy(periods, ({ servicePointId }) => servicePointId);
	return ({ servicePointId, submittedOn }) => {
		const period = byPoint.get(servicePointId)?.find(({ opensOn, closesOn }) => opensOn <= submittedOn && submittedOn <= closesOn);
		if (period === undefined) throw new RangeError(`no survey of ${servicePointId} on ${submittedOn}`);
		return period.id;
	};
}

function serviceColumns({ agency, servicePoints }: AgencyDemo, serviceId: (code: string) => string | null): Column<ServiceKind>[] {
	const unitsOf = Map.groupBy(servicePoints, ({ serviceCode }) => serviceCode);
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agency.id }, { name: 'id', type: 'uuid', of: ({ code }) => serviceId(code) }, { name: 'code', type: 'text', of: ({ code }) => code },
		// A service that one unit gives has its standard from there; of many none is told apart.
		{ name: 'responsible_unit_id', type: 'uuid', of: ({ code }) => (unitsOf.get(code)?.length === 1 ? (unitsOf.get(code)?.[0]?.unitId ?? null) : null) },
		{ name: 'name', type: 'text', of: ({ name }) => name }, { name: 'promised_minutes', type: 'integer', of: ({ promisedMinutes }) => promisedMinutes },
		{ name: 'promised_working_days', type: 'integer', of: ({ promisedWorkingDays }) => promisedWorkingDays }, { name: 'fee_rupiah', type: 'bigint', of: ({ feeRupiah }) => feeRupiah },
		{ name: 'fee_note', type: 'text', of: (service) => demoStandard(service).feeNote }, { name: 'product', type: 'text', of: (service) => demoStandard(service).product },
		{ name: 'legal_basis', type: 'text', of: (service) => demoStandard(service).legalBasis },
		{ name: 'requirements', type: 'text[]', of: (service) => arrayText(demoStandard(service).requirements) }, { name: 'procedure', type: 'text[]', of: (service) => arrayText(demoStandard(service).procedure) }
	];
}

/** '{"KTP-el","Kartu keluarga"}', as PostgreSQL reads a list of texts. */
function arrayText(list: readonly string[]): string {
	return `{${list.map((entry) => JSON.stringify(entry)).join(',')}}`;
}

function pointColumns(agencyId: string, serviceId: (code: string) => string | null, placeOf: ReturnType<typeof placesOf>): Column<ServicePoint>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'id', type: 'uuid', of: ({ id }) => id }, { name: 'unit_id', type: 'uuid', of: ({ unitId }) => unitId },
		{ name: 'service_id', type: 'uuid', of: ({ serviceCode }) => serviceId(serviceCode) }, { name: 'slug', type: 'text', of: ({ slug }) => slug }, { name: 'name', type: 'text', of: ({ name }) => name },
		{ name: 'open_days', type: 'smallint[]', of: ({ openDays }) => `{${openDays.join(',')}}` }, { name: 'yearly_users', type: 'integer', of: ({ yearlyUsers }) => yearlyUsers },
		{ name: 'opens_minute', type: 'smallint', of: () => 480 }, { name: 'closes_minute', type: 'smallint', of: () => 900 },
		{ name: 'latitude', type: 'numeric', of: ({ unitId }) => placeOf(unitId)?.[0] ?? null }, { name: 'longitude', type: 'numeric', of: ({ unitId }) => placeOf(unitId)?.[1] ?? null }
	];
}

function surveyColumns(agencyId: string, today: string): Column<Period>[] {
	const version = skmRuleSets['1/9'][0]?.version ?? '';
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'id', type: 'uuid', of: ({ id }) => id }, { name: 'service_point_id', type: 'uuid', of: ({ servicePointId }) => servicePointId },
		{ name: 'opens_on', type: 'date', of: ({ opensOn }) => opensOn }, { name: 'closes_on', type: 'date', of: ({ closesOn }) => closesOn },
		{ name: 'closed_at', type: 'timestamptz', of: ({ closesOn }) => (closesOn < today ? `${addDays(closesOn, 1)}T01:00:00Z` : null) }, { name: 'rule_version', type: 'text', of: () => version }
	];
}

function responseColumns(agencyId: string, surveyOf: (response: SurveyResponse) => string): Column<SurveyResponse>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'id', type: 'uuid', of: ({ id }) => id }, { name: 'survey_id', type: 'uuid', of: surveyOf }, { name: 'visit_token', type: 'uuid', of: ({ visitToken }) => visitToken },
		{ name: 'channel', type: 'text', of: ({ channel }) => channel }, { name: 'submitted_on', type: 'date', of: ({ submittedOn }) => submittedOn },
		...ELEMENTS.map((element): Column<SurveyResponse> => ({ name: element, type: 'smallint', of: ({ answers }) => answers[element] })),
		{ name: 'sex', type: 'text', of: ({ sex }) => sex }, { name: 'age_band', type: 'text', of: ({ ageBand }) => ageBand }, { name: 'education', type: 'text', of: ({ education }) => education },
		{ name: 'occupation', type: 'text', of: ({ occupation }) => occupation }, { name: 'comment', type: 'text', of: ({ comment }) => comment }
	];
}

/** Sums of answers by service and element, and of all nine as 'index'. */
export function panelRows({ unitId, month, responses }: UnitMonth, pointService: ReadonlyMap<string, string>): PanelRow[] {
	const rows: PanelRow[] = [];
	for (const [serviceCode, own] of Map.groupBy(responses, ({ servicePointId }) => pointService.get(servicePointId) ?? '')) {
		let all = 0;
		for (const element of ELEMENTS) {
			const total = own.reduce((sum, { answers }) => sum + answers[element], 0);
			all += total;
			rows.push({ unitId, serviceCode, element, month: `${month}-01`, responses: own.length, total });
		}
		rows.push({ unitId, serviceCode, element: 'index', month: `${month}-01`, responses: own.length, total: all });
	}
	return rows;
}

function panelColumns(agencyId: string, serviceId: (code: string) => string | null): Column<PanelRow>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId }, { name: 'unit_id', type: 'uuid', of: ({ unitId }) => unitId }, { name: 'service_id', type: 'uuid', of: ({ serviceCode }) => serviceId(serviceCode) },
		{ name: 'element', type: 'text', of: ({ element }) => element }, { name: 'month', type: 'date', of: ({ month }) => month }, { name: 'responses', type: 'integer', of: ({ responses }) => responses }, { name: 'total', type: 'bigint', of: ({ total }) => total }
	];
}
