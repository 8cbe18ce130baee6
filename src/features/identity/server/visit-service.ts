import { Problem } from '#platform/problem.ts';
import type { Visit } from './session.ts';

/** The signed-in session of a request, or the refusal that leads to the sign-in page. */
export function visitOf({ visit }: { readonly visit: Visit | null }): Visit {
	if (!visit) throw new Problem('identity.sign_in_needed', 401);
	return visit;
}
