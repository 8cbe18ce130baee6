import { dayIn } from '#platform/clock.ts';
import type { Actor, Ctx } from '#platform/context.ts';
import type { Notices } from '#platform/db/notices.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { clockTime } from '#platform/messages.ts';
import { Problem } from '#platform/problem.ts';
import { BEAT_MS, LiveHub, type Viewer } from './live-hub.ts';
import { operatedPoint } from './point-service.ts';
import { mayOperateQueue } from './policy.ts';
import { queueTopic } from './queue-topic.ts';
import { counterView, queueView, type CounterPage, type QueueView } from './queue-service.ts';

/** A viewer who takes nothing for so many bytes is let go: his browser asks again. */
const PILE_BYTES = 256_000;

export interface LiveOptions {
	/** Number of the counter whose page it is; undefined for the board. */
	readonly counter?: number | undefined;
	readonly drawBoard: (view: QueueView) => string;
	readonly drawCounter: (view: CounterPage) => string;
	readonly notices: Pick<Notices, 'hear'>;
	/** Who the viewer is at this moment; undefined once the session has ended. */
	readonly actorNow: () => Promise<Actor | undefined>;
}

const hubOfProcess = new LiveHub();

/**
 * The live page of a board or a counter as an event stream: `halaman` whenever it changed, `denyut` every 15 seconds. It ends when
 * the session does, or the right.
 *
 * @throws {Problem} queue.point_not_found · queue.counter_not_found · queue.too_many_viewers
 */
export async function openLive(ctx: Ctx, slug: string, options: LiveOptions, hub = hubOfProcess): Promise<ReadableStream<Uint8Array>> {
	if (hub.isFull) throw new Problem('queue.too_many_viewers', 429);
	const { actor, point } = await inTransaction(ctx.db, (tx) => operatedPoint(tx, ctx, slug));
	const { counter, drawBoard, drawCounter } = options;
	if (counter !== undefined) await counterView(ctx, slug, counter);
	const draw = async (now: Date) => {
		const then = { ...ctx, now, today: dayIn(ctx.timeZone, now) };
		const html = counter === undefined ? drawBoard(await queueView(then, slug)) : drawCounter(await counterView(then, slug, counter));
		return { html, clock: clockTime(now, ctx.locale, point.timeZone) };
	};
	const scene = { draw, onChange: (told: () => void) => options.notices.hear(queueTopic(actor.agencyId, point.id), told) };
	const mayStay = async () => {
		const present = await options.actorNow();
		return present !== undefined && present.agencyId === actor.agencyId && mayOperateQueue(present, point);
	};
	return streamOf((viewer) => hub.join([actor.agencyId, point.id, counter ?? 'board', ctx.locale].join('/'), scene, { ...viewer, mayStay }));
}

/** A stream of text that its viewer's messages go into; the browser comes back by itself after it ends. */
function streamOf(join: (viewer: Omit<Viewer, 'mayStay'>) => () => void): ReadableStream<Uint8Array> {
	const text = new TextEncoder();
	let isOver = false;
	let leave = () => undefined as void;
	return new ReadableStream<Uint8Array>(
		{
			start(controller) {
				const end = () => {
					if (isOver) return;
					isOver = true;
					leave();
					controller.close();
				};
				controller.enqueue(text.encode(`retry: ${BEAT_MS / 5}\n\n`));
				leave = join({
					send: (message) => {
						if (isOver || (controller.desiredSize ?? 0) <= 0) return false;
						controller.enqueue(text.encode(message));
						return true;
					},
					end
				});
			},
			cancel: () => {
				isOver = true;
				leave();
			}
		},
		new ByteLengthQueuingStrategy({ highWaterMark: PILE_BYTES })
	);
}
