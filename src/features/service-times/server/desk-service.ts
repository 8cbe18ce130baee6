import { randomUUID } from 'node:crypto';
import { dayIn } from '#platform/clock.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { deriveVisit, mayUndo } from '../queue.rules.ts';
import type { DeskForm } from '../schema.ts';
import { eventsOf, lockPoint } from './event-queries.ts';
import { findFile, findFileByReference, listFiles, type DeskFile } from './desk-queries.ts';
import { isOpenOn, type TimedPoint } from './point-queries.ts';
import { operatedPoint } from './point-service.ts';
import { workingDayCounter } from './record.ts';
import { undoLast, writeEvent } from './write.ts';

/** Finished files that the page still shows. */
const FINISHED_SHOWN = 20;
const KIND_OF = { pause: 'paused', resume: 'resumed', done: 'done' } as const;

export interface ShownFile extends DeskFile {
	/** Working days so far, without pauses and holidays; of a finished file those it took. */
	readonly days: number;
	/** Past the promise; null where the service promises nothing that this file could miss. */
	readonly isLate: boolean | null;
	/** Whether its last button can still be taken back. */
	readonly mayUndo: boolean;
}

export interface DeskPage {
	readonly point: TimedPoint;
	readonly files: readonly ShownFile[];
	readonly now: Date;
}

/** Applications of a point: those in work, then those last finished. @throws {Problem} queue.point_not_found */
export function deskPage(ctx: Ctx, slug: string): Promise<DeskPage> {
	return inTransaction(ctx.db, async (tx) => {
		const { actor, point } = await operatedPoint(tx, ctx, slug);
		const where = { agencyId: actor.agencyId, pointId: point.id };
		const files = await listFiles(tx, where, FINISHED_SHOWN);
		const logs = Map.groupBy(await eventsOf(tx, where, files.filter(({ doneAt }) => doneAt === null).map(({ id }) => id)), ({ visitId }) => visitId);
		const daysOf = await workingDayCounter(tx, actor.agencyId, point, files[0]?.takenAt ?? ctx.now, ctx.now);
		const shown = files.map((file): ShownFile => {
			const derived = deriveVisit(logs.get(file.id) ?? []);
			const days = file.workingDays ?? (derived ? daysOf(derived, ctx.now) : 0);
			return { ...file, days, isLate: lateness(file, days, point, ctx.now), mayUndo: mayUndo({ at: (file.doneAt ?? file.pausedAt ?? file.takenAt).getTime(), hasClockFault: false }, ctx.now.getTime()) };
		});
		return { point, files: shown, now: ctx.now };
	});
}

function lateness({ takenAt, pausedAt, pausedMinutes, doneAt }: DeskFile, days: number, { promisedMinutes, promisedWorkingDays }: TimedPoint, now: Date): boolean | null {
	if (promisedWorkingDays !== null) return days > promisedWorkingDays;
	if (promisedMinutes === null) return null;
	return ((doneAt ?? pausedAt ?? now).getTime() - takenAt.getTime()) / 60_000 - pausedMinutes > promisedMinutes;
}

/**
 * Registers an application that came in, or what became of it: waits for the applicant, goes on, product out, last button back.
 *
 * @returns the file's id
 * @throws {Problem} queue.point_not_found · queue.point_closed · queue.reference_taken · queue.visit_not_found · queue.wrong_state · queue.too_late_to_undo
 */
export function workDesk(ctx: Ctx, slug: string, form: DeskForm): Promise<string> {
	return inTransaction(ctx.db, async (tx) => {
		const { actor, point } = await operatedPoint(tx, ctx, slug);
		const where = { agencyId: actor.agencyId, pointId: point.id };
		await lockPoint(tx, where);
		if (form.act === 'in') {
			if (!isOpenOn(point, dayIn(point.timeZone, ctx.now))) throw new Problem('queue.point_closed', 409);
			if (await findFileByReference(tx, where, form.reference)) throw new Problem('queue.reference_taken', 409, { field: 'reference', reference: form.reference });
			const visitId = randomUUID();
			await writeEvent(tx, ctx, point, { id: randomUUID(), kind: 'taken', visitId, reference: form.reference });
			return visitId;
		}
		const file = await findFile(tx, where, form.visit);
		if (!file) throw new Problem('queue.visit_not_found', 404);
		if (form.act === 'undo') await undoLast(tx, ctx, point, file.id);
		else {
			const fits = file.doneAt === null && (form.act === 'done' || (file.pausedAt === null) === (form.act === 'pause'));
			if (!fits) throw new Problem('queue.wrong_state', 409, { ticket: file.reference, state: file.doneAt ? 'done' : file.pausedAt ? 'paused' : 'waiting' });
			await writeEvent(tx, ctx, point, { id: randomUUID(), kind: KIND_OF[form.act], visitId: file.id });
		}
		return file.id;
	});
}
