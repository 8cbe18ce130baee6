import type { z } from 'zod';
import { isNoDay } from './clock.ts';
import { number } from './messages.ts';
import type { id } from './messages.id.ts';
import type { ProblemParams } from './problem.ts';

export const en: typeof id = {
	problems: {
		'request.not_found': () => 'This page does not exist or has moved. Check the address or go back to Today.',
		'request.too_large': (p: ProblemParams) => `This is too large. The limit is ${p.limitMegabytes} MB. Make the file smaller and send it again.`,
		'request.foreign_origin': () => 'This form was sent from another site, so we refused it. Open the page here and fill it in again.',
		'request.invalid': () => 'We could not read this request. Reload the page and try again.',
		'request.fault': () => 'Something failed on our side, not in what you typed. Try again shortly; if it happens again, quote the number below.',
		'identity.sign_in_needed': () => 'Please sign in first.',
		'identity.not_allowed': () => 'You have not been given this authority. Ask your agency administrator if your duties need it.',
		'identity.wrong_credentials': () => 'The NIP or e-mail and the password do not match. Check both and try again.',
		'identity.too_many_attempts': (p: ProblemParams) => `Too many attempts. Wait ${p.seconds} seconds and try again; your account is not locked.`
	},
	issue(issue: z.core.$ZodIssue): string {
		if (issue.code === 'too_small') return issue.origin === 'string' && issue.minimum === 1 ? 'This needs an answer.' : issue.origin === 'string' ? `Too short; at least ${String(issue.minimum)} characters.` : `At least ${String(issue.minimum)}.`;
		if (issue.code === 'too_big') return issue.origin === 'string' ? `Too long; at most ${String(issue.maximum)} letters.` : `At most ${number(Number(issue.maximum), 'en')}.`;
		if (issue.code === 'invalid_type') return issue.input === undefined ? 'This needs an answer.' : 'This is not of the right kind.';
		if (issue.code === 'custom' && isNoDay(issue.input)) return 'This date is not in the calendar. Check the day and the month.';
		if (issue.code === 'invalid_value') return 'Choose one of the answers offered.';
		if (issue.code === 'invalid_format' && issue.input === '') return 'This needs an answer.';
		if (issue.code === 'invalid_format') return 'This does not have the right form. Look at the example and mend it.';
		return 'This is not right yet. Check and mend it.';
	}
};
