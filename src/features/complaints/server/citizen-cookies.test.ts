import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { fileOne, withCitizen } from '#tests/support/complaints.ts';
import { dropSlip, keepSlip, slipIn } from './citizen-cookies.ts';
import { findSlip } from './lookup-service.ts';
import { statusPage } from './tracking-service.ts';

const KEY = 'a key of the test';
const SLIP = { number: '7KQ2M9XDC', secret: '4F2H9KQ7M3XDC8VW' };

/** A browser's jar, as far as these functions see it. */
function browser(jar = new Map<string, string>(), address = 'https://bina.example/pantau') {
	const options: Record<string, unknown>[] = [];
	const cookies = {
		get: (name: string) => jar.get(name),
		set: (name: string, value: string, given: Record<string, unknown>) => {
			jar.set(name, value);
			options.push(given);
		},
		delete: (name: string) => jar.delete(name)
	} as unknown as RequestEvent['cookies'];
	return { carrier: { cookies, url: new URL(address) }, jar, options };
}

describe('the cookie of an opened slip', () => {
	test('is kept for half an hour, for these pages only, and out of the reach of scripts', () => {
		const { carrier, options } = browser();
		keepSlip(SLIP, carrier, KEY);
		expect(options).toEqual([{ path: '/pantau', httpOnly: true, sameSite: 'lax', secure: true, maxAge: 1800 }]);
		expect(slipIn(carrier, KEY)).toEqual(SLIP);
		dropSlip(carrier);
		expect(slipIn(carrier, KEY)).toBeUndefined();
	});

	test('holds a number of another system as well, and shows neither number nor secret', () => {
		const { carrier, jar } = browser();
		keepSlip({ ...SLIP, number: 'LAPOR 1234/ÄÖ' }, carrier, KEY);
		expect(slipIn(carrier, KEY)).toEqual({ ...SLIP, number: 'LAPOR 1234/ÄÖ' });
		expect(Buffer.from([...jar.values()].join(), 'base64url').toString('latin1')).not.toMatch(/LAPOR|4F2H/);
	});
});

describe('a guesser who writes the cookie instead of typing', () => {
	test('opens nothing, not even with the right number and secret, however often', () =>
		withCitizen(async ({ ctx, agency }) => {
			const { draft } = await fileOne(ctx, agency.code);
			expect(await statusPage(ctx, draft)).toBeDefined();
			const forged = [`${draft.number} ${draft.secret}`, `${encodeURIComponent(draft.number)}%20${draft.secret}`, JSON.stringify(draft), Buffer.from(JSON.stringify([draft.number, draft.secret])).toString('base64url')];
			for (let again = 0; again < 50; again++) {
				for (const text of forged) expect(slipIn(browser(new Map([['bina.pantau', text]])).carrier, KEY)).toBeUndefined();
			}
		}));

	test('waits all the same after eight wrong tries, with any cookie or none; a neighbour with an open page reads on', () =>
		withCitizen(async ({ ctx, agency, citizen }) => {
			const source = '198.18.0.1';
			const [victim, neighbour] = [(await fileOne(ctx, agency.code)).draft, (await fileOne(ctx, agency.code)).draft];
			const beside = browser();
			keepSlip(await findSlip(ctx, source, neighbour.number, neighbour.secret), beside.carrier, KEY);
			const guess = (secret: string) => findSlip(ctxOf(citizen, null), source, victim.number, secret);
			for (let one = 0; one < 8; one++) await expect(guess('0'.repeat(16))).rejects.toMatchObject({ code: 'complaint.wrong_slip' });
			await expect(guess('0'.repeat(16))).rejects.toMatchObject({ code: 'complaint.wait', status: 429 });
			// The right one is no sooner told than the wrong one.
			await expect(guess(victim.secret)).rejects.toMatchObject({ code: 'complaint.wait', status: 429 });
			const slip = slipIn(beside.carrier, KEY);
			expect(slip && (await statusPage(ctx, slip))?.number).toBe(neighbour.number);
			expect(await findSlip(ctx, source, neighbour.number, neighbour.secret)).toMatchObject({ number: neighbour.number });
		}));
});
