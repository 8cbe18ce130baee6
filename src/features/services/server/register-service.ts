import { allowed, signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { COMMON_SERVICES, commonService, type CommonService } from '../common-services.ts';
import type { RegisterFilter } from '../schema.ts';
import { mayManagePoint, mayManageService } from './policy.ts';
import { findService, listCounters, listServicePoints, type CounterRow, type ServicePointRow, type ServiceRow } from './queries.ts';
import { hasServices, listCodes, listManagedUnits, listRegister, type RegisterRow, type UnitChoice } from './register-queries.ts';

export type { UnitChoice };

const SERVICES_PER_PAGE = 50;

export interface Register {
	readonly services: readonly RegisterRow[];
	readonly total: number;
	readonly pages: number;
	/** The page shown; one beyond the last was asked for the last. */
	readonly page: number;
	/** Nothing is registered yet, whatever the filter. */
	readonly isEmpty: boolean;
	readonly mayManage: boolean;
	/** May open the list of surveys. */
	readonly seesSurveys: boolean;
}

/** One page of the services of the actor's government. Everybody signed in may read it: what is promised to citizens is no secret. */
export function serviceRegister(ctx: Ctx, filter: RegisterFilter): Promise<Register> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const listed = (page: number) => listRegister(tx, actor, { ...filter, halaman: page }, ctx.today, SERVICES_PER_PAGE);
		const asked = await listed(filter.halaman);
		// Rows bring the total; a page beyond the last has none and says nothing.
		const total = (asked.length > 0 || filter.halaman === 1 ? asked : await listed(1))[0]?.total ?? 0;
		const pages = Math.max(1, Math.ceil(total / SERVICES_PER_PAGE));
		const page = Math.min(filter.halaman, pages);
		const services = page === filter.halaman ? asked : await listed(page);
		const isEmpty = services.length === 0 && !(await hasServices(tx, actor.agencyId));
		return { services, total, pages, page, isEmpty, mayManage: actor.can('service.manage'), seesSurveys: actor.can('survey.read') || actor.can('survey.manage') };
	});
}

export interface PointView extends ServicePointRow {
	readonly counters: readonly CounterRow[];
	readonly mayManage: boolean;
}

export interface ServiceDetail {
	readonly service: ServiceRow;
	readonly points: readonly PointView[];
	/** May change the standard. */
	readonly mayManage: boolean;
	/** May open a point of it in some unit. */
	readonly mayOpen: boolean;
}

/** A service with its points and their counters, closed ones too. @throws {Problem} service.not_found */
export function serviceDetail(ctx: Ctx, id: string): Promise<ServiceDetail> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const service = await findService(tx, actor.agencyId, id);
		if (!service) throw new Problem('service.not_found', 404);
		const points = await listServicePoints(tx, actor.agencyId, { serviceId: id });
		const counters = Map.groupBy(await listCounters(tx, actor.agencyId, points.map((point) => point.id)), ({ servicePointId }) => servicePointId);
		return {
			service,
			points: points.map((point) => ({ ...point, counters: counters.get(point.id) ?? [], mayManage: mayManagePoint(actor, point) })),
			mayManage: mayManageService(actor, service),
			mayOpen: actor.can('service.manage')
		};
	});
}

/** One service point with its counters. @throws {Problem} service.point_not_found */
export function pointDetail(ctx: Ctx, id: string): Promise<PointView & { readonly maySurvey: boolean }> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const [point] = await listServicePoints(tx, actor.agencyId, { id });
		if (!point) throw new Problem('service.point_not_found', 404);
		return { ...point, counters: await listCounters(tx, actor.agencyId, [id]), mayManage: mayManagePoint(actor, point), maySurvey: actor.can('survey.manage', point.unitPath) };
	});
}

export interface NewServicePage {
	readonly units: readonly UnitChoice[];
	readonly common: readonly { readonly service: CommonService; readonly isRegistered: boolean }[];
	/** The common service that the form is to begin with. */
	readonly chosen: CommonService | null;
}

/** What the form of a new service needs. @throws {Problem} identity.not_allowed */
export function newServicePage(ctx: Ctx, from: string | null): Promise<NewServicePage> {
	const actor = allowed(ctx, 'service.manage');
	return inTransaction(ctx.db, async (tx) => {
		const codes = new Set(await listCodes(tx, actor.agencyId));
		return {
			units: await listManagedUnits(tx, actor, ctx.today),
			common: COMMON_SERVICES.map((service) => ({ service, isRegistered: codes.has(service.code) })),
			chosen: from === null ? null : (commonService(from) ?? null)
		};
	});
}

/** Units in which the actor may open a point. @throws {Problem} identity.not_allowed */
export function managedUnits(ctx: Ctx): Promise<UnitChoice[]> {
	const actor = allowed(ctx, 'service.manage');
	return inTransaction(ctx.db, (tx) => listManagedUnits(tx, actor, ctx.today));
}

export interface ChangeServicePage {
	readonly service: ServiceRow;
	/** Where the service may be handed to; the present unit stays in the list. */
	readonly units: readonly UnitChoice[];
}

/** What the form of a changed service needs. @throws {Problem} service.not_found, identity.not_allowed */
export function changeServicePage(ctx: Ctx, id: string): Promise<ChangeServicePage> {
	const actor = allowed(ctx, 'service.manage');
	return inTransaction(ctx.db, async (tx) => {
		const service = await findService(tx, actor.agencyId, id);
		if (!service) throw new Problem('service.not_found', 404);
		if (!mayManageService(actor, service)) throw new Problem('identity.not_allowed', 403, { verb: 'service.manage' });
		const units = await listManagedUnits(tx, actor, ctx.today);
		const { responsibleUnitId: unitId, responsibleUnitName: name } = service;
		const isThere = unitId === null || units.some((unit) => unit.id === unitId);
		return { service, units: isThere ? units : [{ id: unitId, name: name ?? '', level: 1 }, ...units] };
	});
}

/** A point that the actor may change. @throws {Problem} service.point_not_found */
export function managedPoint(ctx: Ctx, id: string): Promise<ServicePointRow> {
	const actor = allowed(ctx, 'service.manage');
	return inTransaction(ctx.db, async (tx) => {
		const [point] = await listServicePoints(tx, actor.agencyId, { id });
		if (!point || !mayManagePoint(actor, point)) throw new Problem('service.point_not_found', 404);
		return point;
	});
}
