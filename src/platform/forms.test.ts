import { isActionFailure, isRedirect } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isDay } from './clock.ts';
import { checkForm, runForm, type FormEvent, type FormRefusal } from './forms.ts';
import { en } from './messages.en.ts';
import { id } from './messages.id.ts';
import { Problem } from './problem.ts';

const Schema = z.object({ name: z.string().min(1), minutes: z.coerce.number().int().max(600), day: z.string().optional() });

function event(form: Record<string, string | string[] | File>): FormEvent {
	const body = new FormData();
	for (const [name, value] of Object.entries(form)) for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
	return {
		request: new Request('http://localhost/x', { method: 'POST', body }),
		locals: { requestId: 'R1', say: (problem) => `said ${problem.code}`, sayIssue: (issue) => `issue ${issue.code}` }
	};
}

async function refusal(result: unknown): Promise<{ status: number; data: FormRefusal }> {
	const found = await result;
	if (!isActionFailure(found)) throw new Error('not a refusal');
	return found as unknown as { status: number; data: FormRefusal };
}

describe('a form', () => {
	test('that is right calls the use case with what the schema made of it', async () => {
		let got: unknown;
		const result = await runForm(Schema, event({ name: 'Sari', minutes: '45' }), async (input) => {
			got = input;
			return undefined;
		});
		expect(result).toEqual({ done: true });
		expect(got).toEqual({ name: 'Sari', minutes: 45 });
	});

	test('goes on with 303 to where the use case says', async () => {
		const gone = runForm(Schema, event({ name: 'Sari', minutes: '1' }), async () => '/pelatihan');
		await expect(gone).rejects.toSatisfy((thrown) => isRedirect(thrown) && thrown.status === 303 && thrown.location === '/pelatihan');
	});

	test('that is wrong comes back with a sentence a field, the typed values and a number to quote', async () => {
		let called = false;
		const { status, data } = await refusal(runForm(Schema, event({ name: '', minutes: '9000' }), async () => {
			called = true;
			return undefined;
		}));
		expect(called).toBe(false);
		expect(status).toBe(422);
		expect(data).toEqual({ values: { name: '', minutes: '9000' }, errors: { name: 'issue too_small', minutes: 'issue too_big' }, reference: 'R1' });
	});

	test('that is wrong names its faults in the order of the page, and of each field the first', async () => {
		const Page = z.object({ kind: z.enum(['a', 'b']), story: z.string().min(20).regex(/^[^@]*$/), place: z.string().min(1) });
		const { data } = await refusal(runForm(Page, event({ kind: '', story: '@', place: '' }), async () => undefined));
		expect(Object.entries(data.errors)).toEqual([['kind', 'issue invalid_value'], ['story', 'issue too_small'], ['place', 'issue too_small']]);
	});

	test('that is wrong brings back every box of a group, not only the last', async () => {
		const { data } = await refusal(runForm(Schema, event({ name: '', minutes: '1', kinds: ['a', 'b'], one: ['c'], password: ['x', 'y'] }), async () => undefined));
		expect(data.values).toMatchObject({ kinds: 'b', one: 'c' });
		expect(data.lists).toEqual({ kinds: ['a', 'b'] });
	});

	test.each(['id', 'en'] as const)('a day that is not in the calendar is told so in %s, other faults are not', async (locale) => {
		const Days = z.object({ bare: z.string().refine(isDay), trimmed: z.string().trim().refine(isDay), optional: z.string().transform((text) => text || null).pipe(z.string().refine(isDay).nullable()) });
		const base = event({ bare: '2026-02-30', trimmed: ' 2026-04-31 ', optional: '2025-02-29' });
		const words = { id, en }[locale];
		const { data } = await refusal(runForm(Days, { ...base, locals: { ...base.locals, sayIssue: (issue) => words.issue(issue) } }, async () => undefined));
		const no = locale === 'id' ? /tidak ada di kalender/ : /not in the calendar/;
		for (const name of ['bare', 'trimmed', 'optional']) expect(data.errors[name]).toMatch(no);
		const other = event({ bare: 'kemarin', trimmed: '2026-04-30', optional: '' });
		const { data: said } = await refusal(runForm(Days, { ...other, locals: { ...other.locals, sayIssue: (issue) => words.issue(issue) } }, async () => undefined));
		expect(Object.keys(said.errors)).toEqual(['bare']);
		expect(said.errors.bare).not.toMatch(no);
	});

	test('a problem of the use case stands at its field, or at the form', async () => {
		const at = await refusal(runForm(Schema, event({ name: 'a', minutes: '1' }), () => Promise.reject(new Problem('request.invalid', 409, { field: 'name' }))));
		expect(at).toMatchObject({ status: 409, data: { errors: { name: 'said request.invalid' } } });
		const whole = await refusal(runForm(Schema, event({ name: 'a', minutes: '1' }), () => Promise.reject(new Problem('request.invalid', 403))));
		expect(whole).toMatchObject({ status: 403, data: { errors: { '': 'said request.invalid' } } });
	});

	test('that is only looked at gives what was found beside the typed values, and refuses like any other', async () => {
		const looked = await checkForm(Schema, event({ name: 'Sari', minutes: '45', password: 'x' }), async ({ minutes }) => ({ double: 2 * minutes }));
		expect(looked).toEqual({ values: { name: 'Sari', minutes: '45' }, errors: {}, reference: 'R1', found: { double: 90 } });
		let called = false;
		const look = async () => { called = true; };
		const { status, data } = await refusal(checkForm(Schema, event({ name: '', minutes: '1' }), look));
		expect([status, called, data.values]).toEqual([422, false, { name: '', minutes: '1' }]);
		const whole = await refusal(checkForm(Schema, event({ name: 'a', minutes: '1' }), () => Promise.reject(new Problem('request.invalid', 403))));
		expect(whole).toMatchObject({ status: 403, data: { errors: { '': 'said request.invalid' } } });
		expect(await checkForm(Schema, event({ name: 'a', minutes: '1' }), async () => null)).toMatchObject({ found: null });
	});

	test('a fault and a missing sign-in are not swallowed', async () => {
		await expect(runForm(Schema, event({ name: 'a', minutes: '1' }), () => Promise.reject(new Error('boom')))).rejects.toThrow('boom');
		await expect(runForm(Schema, event({ name: 'a', minutes: '1' }), () => Promise.reject(new Problem('identity.sign_in_needed', 401)))).rejects.toMatchObject({ status: 401 });
	});

	test('what is left empty is asked for, whatever form it should have had; a limit is written as people write it', async () => {
		const Service = z.object({ unit: z.uuid(), from: z.email(), fee: z.coerce.number().max(10_000_000) });
		for (const [words, needed, wrong, most] of [[id, 'Bagian ini perlu diisi.', 'Bentuk isian ini belum benar.', 'Paling besar 10.000.000.'], [en, 'This needs an answer.', 'This does not have the right form.', 'At most 10,000,000.']] as const) {
			const base = event({ unit: '', from: 'x', fee: '1e9' });
			const { data } = await refusal(runForm(Service, { ...base, locals: { ...base.locals, sayIssue: (issue) => words.issue(issue) } }, async () => undefined));
			expect([data.errors.unit, data.errors.from?.startsWith(wrong), data.errors.fee]).toEqual([needed, true, most]);
		}
	});

	test('passwords, codes and files are never sent back', async () => {
		const { data } = await refusal(runForm(Schema, event({ name: '', minutes: 'x', password: 'rahasia', newPassword: 'r', code: '123456', file: new File(['x'], 'x.csv') }), async () => undefined));
		expect(Object.keys(data.values)).toEqual(['name', 'minutes']);
	});

	test('a code that is no secret comes back as it was typed, and no other', async () => {
		const { data } = await refusal(runForm(Schema, event({ name: '', minutes: 'x', code: 'ktp-el', recoveryCode: '1', password: 'r' }), async () => undefined, undefined, ['code']));
		expect(data.values).toEqual({ name: '', minutes: 'x', code: 'ktp-el' });
	});

	test('a very long text is not echoed in full', async () => {
		const { data } = await refusal(runForm(Schema, event({ name: 'n'.repeat(1_000_000), minutes: 'x' }), async () => undefined));
		expect(data.values.name?.length).toBe(20_000);
	});

	test('a name that comes twice is a list, one with [] always', async () => {
		const Lists = z.object({ unit: z.array(z.string()), 'day[]': z.array(z.string()) });
		let got: unknown;
		await runForm(Lists, event({ unit: ['1', '2'], 'day[]': '3' }), async (input) => {
			got = input;
			return undefined;
		});
		expect(got).toEqual({ unit: ['1', '2'], 'day[]': ['3'] });
	});

	test('a field named like a part of every object does no harm', async () => {
		const { data } = await refusal(runForm(Schema, event({ __proto__x: '1', constructor: 'y', name: '', minutes: 'x' }), async () => undefined));
		expect(data.values.constructor).toBe('y');
		expect(({} as Record<string, unknown>).y).toBeUndefined();
	});
});
