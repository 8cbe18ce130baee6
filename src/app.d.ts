import type { Entrance } from '#features/identity/server/entrance.ts';
import type { Visit } from '#features/identity/server/session.ts';
import type { Ctx } from '#platform/context.ts';
import type { Problem } from '#platform/problem.ts';
import type { z } from 'zod';

declare global {
	namespace App {
		interface Locals {
			/** What use cases are called with; without an actor its database shows nothing. */
			readonly ctx: Ctx;
			readonly requestId: string;
			/** The signed-in session, or null. */
			readonly visit: Visit | null;
			/** The sign-in use cases' side of the request. */
			readonly entrance: Entrance;
			/** A citizen's context in one agency: may answer an open survey and nothing else. */
			citizenCtx(agencyId: string | null): Ctx;
			/** A key for one purpose, made from the program's secret. */
			key(purpose: string): string;
			/** Network address of the sender. */
			readonly source: string;
			say(problem: Problem): string;
			sayIssue(issue: z.core.$ZodIssue): string;
		}
		interface Error {
			/** A number to quote at the help desk. */
			reference: string;
		}
	}
}

export {};
