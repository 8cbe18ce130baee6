import type { Ctx } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { afterWrongLookup, beforeLookup } from './citizen-pauses.ts';
import { readSlip, statusPage, type Slip } from './tracking-service.ts';

/**
 * The slip that was typed, when it opens something. Whoever guesses is slowed: from one source, and at one number.
 *
 * @throws {Problem} complaint.wrong_slip: unknown number and wrong secret alike; complaint.wait
 */
export async function findSlip(ctx: Ctx, address: string, number: string, secret: string): Promise<Slip> {
	const slip = readSlip(number, secret);
	const subject = slip?.number ?? 'none';
	beforeLookup(address, subject, ctx.now);
	if (slip && (await statusPage(ctx, slip))) return slip;
	afterWrongLookup(address, subject, ctx.now);
	throw new Problem('complaint.wrong_slip', 404);
}
