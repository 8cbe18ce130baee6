import { allowed, signedIn, type Actor, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { spending } from '#features/decisions/server/spending-service.ts';
import { VERDICT_CODES } from '#features/evaluation/schema.ts';
import { listEvaluations } from '#features/evaluation/server/service.ts';
import { hideSmall, isFewPeople } from '../../period/hidden.rules.ts';
import { HIDDEN } from '../../period/report.schema.ts';
import { keepFor } from '../../server/keep-for.ts';
import { listTeam } from '../../server/today-queries.ts';
import { factsOfToday } from '../../server/today-service.ts';
import { jpStanding } from '../../today.rules.ts';
import { boardsFor, countVerdicts, lastThreeMonths, meanOfGroups, tilesFor, VERB_OF } from '../rules.ts';
import { BoardSearch, MEASURE_SLUGS, MEASURES, type Board, type Measure, type TileCode } from '../schema.ts';
import type { Figures } from '../view.ts';
import { countOpenNeeds, listGroups, sumAttended, type GroupRow } from './queries.ts';

export interface Dashboard {
	readonly board: Board | null;
	readonly boards: readonly Board[];
	readonly tiles: readonly TileCode[];
	readonly figures: Figures;
	readonly today: string;
	readonly unitName: string | null;
}

/** The board from the address, whatever stands there. */
export function readBoardSearch(query: URLSearchParams): BoardSearch {
	return BoardSearch.parse({ board: query.get('papan') });
}

/**
 * One board of the actor: at most seven figures, each within what the actor may read. A board that is not the actor's is answered with the own one.
 *
 * @throws {Problem} identity.sign_in_needed
 */
export async function dashboard(ctx: Ctx, search: BoardSearch): Promise<Dashboard> {
	const actor = signedIn(ctx);
	const boards = boardsFor(actor);
	const board = boards.find((each) => each === search.board) ?? boards[0] ?? null;
	const tiles = board === null ? [] : tilesFor(actor, board);
	const found = await Promise.all(tiles.map((code) => FIGURES[code]({ ctx, actor, board: board ?? 'own' })));
	const figures = Object.assign({}, ...found) as Figures;
	return { board, boards, tiles, figures, today: ctx.today, unitName: actor.unitName };
}

interface Asked {
	readonly ctx: Ctx;
	readonly actor: Actor;
	readonly board: Board;
}

/** Where a board looks: the own unit and below, or wherever the right reaches. */
function pathsOf({ actor, board }: Pick<Asked, 'actor' | 'board'>, code: TileCode): readonly string[] {
	const verb = VERB_OF[code];
	const paths = verb === undefined ? [] : actor.pathsFor(verb);
	const own = actor.unitPath;
	return board === 'unit' && own !== null ? [own].filter((path) => paths.some((each) => path.startsWith(each))) : paths;
}

type Find = (asked: Asked) => Promise<Partial<Figures>>;

const measure = (code: Measure): Find => async (asked) => ({ [code]: await measured(asked, code) });

const ownFigures: Find = async ({ ctx }) => {
	const { facts: { own } } = await factsOfToday(ctx);
	if (!own) return {};
	const standing = jpStanding(own.kind, own.activities, ctx.today);
	const done = own.activities.filter(({ endsOn }) => endsOn.startsWith(ctx.today.slice(0, 4)) && endsOn <= ctx.today).length;
	return { jp_own: standing, activities: done, sessions_coming: own.sessions.filter(({ startsOn }) => startsOn > ctx.today).length, offers: own.offerCount };
};

/** Who looks at money looks at decisions, and one's own come together: what one of them finds is not looked up again. */
const FIGURES: Readonly<Record<TileCode, Find>> = {
	jp_own: ownFigures,
	activities: async () => ({}),
	sessions_coming: async () => ({}),
	offers: async () => ({}),
	jp_team: async (asked) => ({ jp_team: await team(asked) }),
	index: measure('index'),
	promise: measure('promise'),
	fixed: measure('fixed'),
	needs: async (asked) => ({ needs: await inTransaction(asked.ctx.db, (tx) => countOpenNeeds(tx, asked.actor.agencyId, pathsOf(asked, 'needs'))) }),
	verdicts: async ({ ctx }) => ({ verdicts: countVerdicts((await listEvaluations(ctx)).evaluations.map(({ verdict }) => verdict), VERDICT_CODES) }),
	attended: async ({ ctx, actor }) => ({ attended: await attended(ctx, actor) }),
	spent: async ({ ctx }) => {
		const { paid, workingTime, rows, standings, waiting } = await spending(ctx);
		const decisions = { waiting, proposed: standings.get('proposed') ?? 0, unplanned: standings.get('decided') ?? 0 };
		return { decisions, spent: { paid, workingTime, programmes: rows.filter(({ lines }) => lines > 0).length, bounded: rows.filter(({ lines, costPerPoint }) => lines > 0 && costPerPoint.kind === 'bounded').length } };
	},
	decisions: async () => ({})
};

const KEPT_MILLISECONDS = 60_000;
const keepMeasured = keepFor<NonNullable<Figures[Measure]>>(KEPT_MILLISECONDS);
const keepAttended = keepFor<NonNullable<Figures['attended']>>(KEPT_MILLISECONDS);
const keepTeam = keepFor<NonNullable<Figures['jp_team']>>(KEPT_MILLISECONDS);

function measured(asked: Asked, code: Measure): Promise<NonNullable<Figures[Measure]>> {
	const { ctx, actor } = asked;
	const paths = pathsOf(asked, code);
	return keepMeasured(`${actor.agencyId} ${code} ${paths.join()} ${ctx.today}`, ctx.now.getTime(), async () => {
		const span = lastThreeMonths(ctx.today);
		const groups = await inTransaction(ctx.db, (tx) => listGroups(tx, code, { agencyId: actor.agencyId, paths, ...span }));
		const mean = meanOfGroups(groups);
		return { ...span, mean: mean === null || isFewPeople(mean.count) ? null : mean, partial: groups.filter(({ isPartial }) => isPartial).length };
	});
}

function team(asked: Asked): Promise<NonNullable<Figures['jp_team']>> {
	const { ctx, actor } = asked;
	const paths = pathsOf(asked, 'jp_team');
	return keepTeam(`${actor.agencyId} ${paths.join()} ${ctx.today}`, ctx.now.getTime(), async () => {
		const rows = await inTransaction(ctx.db, (tx) => listTeam(tx, actor.agencyId, paths, ctx.today));
		const standings = rows.map(({ activities }) => jpStanding('pns', activities, ctx.today));
		return { members: standings.length, met: standings.filter(({ jp, minimum }) => minimum !== null && jp >= minimum).length };
	});
}

function attended({ db, now, today }: Ctx, { agencyId }: Actor): Promise<NonNullable<Figures['attended']>> {
	return keepAttended(`${agencyId} ${today}`, now.getTime(), () => inTransaction(db, (tx) => sumAttended(tx, agencyId, `${today.slice(0, 4)}-01-01`)));
}

export interface MeasureRows {
	readonly measure: Measure;
	readonly board: Board;
	readonly from: string;
	readonly until: string;
	/** By name of unit and service. */
	readonly rows: readonly (GroupRow & { readonly isFew: boolean })[];
	readonly mean: ReturnType<typeof meanOfGroups>;
}

/** The rows behind a measure of a board; of one that does not show it to this reader, those of the reader's own board. @throws {Problem} request.not_found: no such measure · identity.not_allowed */
export async function measureRows(ctx: Ctx, wanted: string, search: BoardSearch): Promise<MeasureRows> {
	const code = MEASURES.find((each) => MEASURE_SLUGS[each] === wanted);
	if (code === undefined) throw new Problem('request.not_found', 404);
	const actor = allowed(ctx, VERB_OF[code] ?? 'report.read');
	const boards = boardsFor(actor).filter((each) => tilesFor(actor, each).includes(code));
	const board = boards.find((each) => each === search.board) ?? boards[0] ?? 'own';
	const span = lastThreeMonths(ctx.today);
	const rows = await inTransaction(ctx.db, (tx) => listGroups(tx, code, { agencyId: actor.agencyId, paths: pathsOf({ actor, board }, code), ...span }));
	// Fewer than five, and so many of the next smallest that the mean of all less the others is not theirs.
	const { cells, total } = hideSmall(rows.map(({ count }) => count));
	return { measure: code, board, ...span, rows: rows.map((row, at) => (cells[at] === row.count ? { ...row, isFew: false } : { ...row, sum: 0, count: 0, isFew: true })), mean: total === HIDDEN ? null : meanOfGroups(rows) };
}
