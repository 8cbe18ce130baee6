import { signedIn, type Ctx } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { PersonId, type UnitFilter } from '../schema.ts';
import { readPage } from './paging.ts';
import { mayReadUnit } from './policy.ts';
import { findUnitPage, listUnits, type UnitLine, type UnitPage } from './unit-queries.ts';

export const UNITS_PER_PAGE = 50;

export interface UnitList {
	readonly lines: readonly UnitLine[];
	readonly total: number;
	readonly pages: number;
	/** The day the tree is shown as of, 'YYYY-MM-DD'. */
	readonly day: string;
}

/** One page of the tree of units that the actor may see, as it stood on a day (today when none is given); a page beyond the last is the last. */
export async function readUnits(ctx: Ctx, { pada, cari, halaman }: UnitFilter): Promise<UnitList & { readonly page: number }> {
	const actor = signedIn(ctx);
	const day = pada ?? ctx.today;
	return { ...(await readPage(halaman, UNITS_PER_PAGE, (offset) => listUnits(ctx.db, actor, { day, search: cari, limit: UNITS_PER_PAGE, offset }))), day };
}

/**
 * A unit and its people on a day. Who may see the unit but not its people learns how many they are.
 *
 * @throws {Problem} unit.not_found for one that does not exist, did not exist on that day, or is not the actor's to see
 */
export async function readUnit(ctx: Ctx, unitId: string, day = ctx.today): Promise<UnitPage & { day: string; mayReadPeople: boolean }> {
	const actor = signedIn(ctx);
	if (!PersonId.safeParse(unitId).success) throw new Problem('unit.not_found', 404);
	const unit = await findUnitPage(ctx.db, actor.agencyId, unitId, day, actor.can('person.read'));
	if (!unit || !mayReadUnit(actor, { agencyId: unit.agencyId, unitPath: unit.path })) throw new Problem('unit.not_found', 404);
	const mayReadPeople = actor.can('person.read', unit.path);
	return { ...unit, people: mayReadPeople ? unit.people : [], day, mayReadPeople };
}
