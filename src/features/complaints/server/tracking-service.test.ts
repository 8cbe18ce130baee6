import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, insertAgency, insertUnit } from '#tests/support/builders.ts';
import { closeAt, fileOne, withCitizen } from '#tests/support/complaints.ts';
import { confirmComplaint, readSlip, reopenComplaint, statusPage, writeToOfficers, type Slip } from './tracking-service.ts';

const at = (text: string) => new Date(text);
const slipOf = ({ draft }: { readonly draft: Slip }): Slip => ({ number: draft.number, secret: draft.secret });
const one = (owner: Db) => owner.selectFrom('complaint').selectAll().executeTakeFirstOrThrow();

describe('number and secret', () => {
	test('open the page: status, deadline, unit, time line', () =>
		withCitizen(async ({ ctx, agency, office }) => {
			const filed = await fileOne(ctx, agency.code, { place: { unitId: office.id } });
			expect(await statusPage(ctx, slipOf(filed))).toMatchObject({
				isReporter: true, agencyName: agency.name, status: 'received', unitName: office.name, subject: 'Antrean KTP lama sekali', receivedOn: '2026-11-21', dueOn: '2026-12-10',
				isLate: false, mayWrite: true, mayReopen: false, mayConfirm: false, moves: [{ on: '2026-11-21', move: 'file', toState: 'new', unitName: office.name, reason: null }]
			});
		}));

	test('wrong, unknown, swapped or of another complaint: nothing, and all the same', () =>
		withCitizen(async ({ ctx, owner, agency }) => {
			const first = slipOf(await fileOne(ctx, agency.code));
			const other = await insertAgency(owner);
			await insertUnit(owner, { agencyId: other.id });
			const second = slipOf(await fileOne(ctx, other.code));
			for (const slip of [{ ...first, secret: second.secret }, { ...first, secret: '0000000000000' }, { ...second, number: first.number }, { number: '000000000', secret: first.secret }]) {
				expect(await statusPage(ctx, slip)).toBeUndefined();
				await expect(writeToOfficers(ctx, slip, { body: 'Halo' })).rejects.toMatchObject({ code: 'complaint.wrong_slip', status: 404 });
				await expect(reopenComplaint(ctx, slip, { reason: 'Masih rusak juga' })).rejects.toMatchObject({ code: 'complaint.wrong_slip' });
				await expect(confirmComplaint(ctx, slip, { answer: 'fixed', satisfaction: 4 })).rejects.toMatchObject({ code: 'complaint.wrong_slip' });
			}
		}));

	test('are read as people type them, and nothing else is a slip', () => {
		expect(readSlip('7kq 2m9-xdc', '4f2h 9kq7 m3xdc')).toMatchObject({ secret: '4F2H9KQ7M3XDC' });
		expect(readSlip('7KQ2M9XDC', 'olil-OLIL-00000')).toMatchObject({ secret: '0111011100000' });
		for (const secret of ['', 'x', '4F2H9KQ7M3XD', '4F2H9KQ7M3XDCC', "' or true --a", '4F2H9KQ7M3XDU']) expect(readSlip('7KQ2M9XDC', secret)).toBeUndefined();
	});

	test("show the unit's answers, never a note among officers or an officer's name", () =>
		withCitizen(async ({ ctx, owner, agency }) => {
			const slip = slipOf(await fileOne(ctx, agency.code));
			const { id } = await one(owner);
			for (const [body, isInternal] of [['Blangko sudah tiba.', false], ['Rahasia antarpetugas', true]] as const) {
				await owner.insertInto('complaint_message').values({ agency_id: agency.id, complaint_id: id, at: ctx.now, author: 'officer', body, is_internal: isInternal }).execute();
			}
			const page = await statusPage(ctx, slip);
			expect(page?.messages).toEqual([{ on: '2026-11-21', author: 'officer', body: 'Blangko sudah tiba.' }]);
			expect(JSON.stringify(page)).not.toMatch(/Rahasia antarpetugas|account/i);
		}));
});

describe('the reporter writes again', () => {
	test('and officers are told; the same letter twice is one; after the end none is taken', () =>
		withCitizen(async ({ ctx, owner, agency }) => {
			const slip = slipOf(await fileOne(ctx, agency.code));
			await writeToOfficers(ctx, slip, { body: 'Ada tambahan foto.' });
			await writeToOfficers(ctx, slip, { body: 'Ada tambahan foto.' });
			expect((await statusPage(ctx, slip))?.messages).toEqual([{ on: '2026-11-21', author: 'reporter', body: 'Ada tambahan foto.' }]);
			expect((await owner.selectFrom('complaint_outbox').select('event').execute()).map(({ event }) => event).sort()).toEqual(['complaint.filed', 'complaint.reporter_wrote']);
			await closeAt(owner, slip.number, ctx.now);
			await expect(writeToOfficers(ctx, slip, { body: 'Lagi' })).rejects.toMatchObject({ code: 'complaint.ended' });
		}));

	test('an anonymous letter stands after what it answers, without its moment', () =>
		withCitizen(async ({ ctx, owner, agency }) => {
			const slip = slipOf(await fileOne(ctx, agency.code));
			const { id } = await one(owner);
			const asked = at('2026-11-21T02:10:00Z');
			await owner.insertInto('complaint_message').values({ agency_id: agency.id, complaint_id: id, at: asked, author: 'officer', body: 'Loket yang mana?' }).execute();
			await writeToOfficers(ctx, slip, { body: 'Loket dua.' });
			const [, letter] = await owner.selectFrom('complaint_message').select(['at', 'id', 'body']).orderBy('at').execute();
			expect(letter).toMatchObject({ body: 'Loket dua.' });
			expect(letter?.at.getTime()).toBe(asked.getTime()); // and a millionth of a second
			expect(letter?.id[14]).toBe('4');
		}));
});

describe('after closure', () => {
	test('reopened once within ten days with a reason; the move is logged and the clock of the unit begins anew', () =>
		withCitizen(async ({ ctx, owner, agency }) => {
			const slip = slipOf(await fileOne(ctx, agency.code));
			await expect(reopenComplaint(ctx, slip, { reason: 'Belum apa-apa' })).rejects.toMatchObject({ code: 'complaint.not_closed' });
			await closeAt(owner, slip.number, at('2026-11-12T03:00:00Z'));
			expect(await statusPage(ctx, slip)).toMatchObject({ status: 'fixed', mayReopen: true, mayConfirm: true, reopenUntil: '2026-11-22' });
			await reopenComplaint(ctx, slip, { reason: 'Lampu padam lagi malam ini' });
			expect(await one(owner)).toMatchObject({ state: 'assigned', closed_at: null, respond_due_on: '2026-11-27', due_on: '2026-12-10' });
			expect(await statusPage(ctx, slip)).toMatchObject({ status: 'handling', wasReopened: true, mayReopen: false });
			await closeAt(owner, slip.number, ctx.now);
			await expect(reopenComplaint(ctx, slip, { reason: 'Untuk kedua kalinya' })).rejects.toMatchObject({ code: 'complaint.reopened_before' });
		}));

	test('on the tenth day still, on the eleventh no more', () =>
		withCitizen(async ({ ctx, owner, agency }) => {
			const slip = slipOf(await fileOne(ctx, agency.code));
			await closeAt(owner, slip.number, at('2026-11-11T02:00:00Z'));
			const eleventh = ctxOf(ctx.db, null, { now: at('2026-11-21T17:00:00Z') }); // 22 November, 00.00 WIB
			await expect(reopenComplaint(eleventh, slip, { reason: 'Terlambat sehari' })).rejects.toMatchObject({ code: 'complaint.reopen_too_late' });
			await reopenComplaint(ctxOf(ctx.db, null, { now: at('2026-11-21T16:59:00Z') }), slip, { reason: 'Tepat hari kesepuluh' });
		}));

	test('"was it really fixed?" is kept once, may be changed for thirty days, and "no" shows as not fixed', () =>
		withCitizen(async ({ ctx, owner, agency }) => {
			const slip = slipOf(await fileOne(ctx, agency.code));
			await closeAt(owner, slip.number, at('2026-11-20T03:00:00Z'));
			await confirmComplaint(ctx, slip, { answer: 'fixed', satisfaction: 3 });
			expect(await one(owner)).toMatchObject({ confirmed_fixed: true, confirmed_as: 'fixed', satisfaction: 3, confirmed_on: '2026-11-21' });
			await confirmComplaint(ctx, slip, { answer: 'not_fixed', satisfaction: 1 });
			expect(await one(owner)).toMatchObject({ confirmed_fixed: false, confirmed_as: 'not_fixed', satisfaction: 1 });
			expect(await statusPage(ctx, slip)).toMatchObject({ status: 'not_fixed' });
			await confirmComplaint(ctx, slip, { answer: 'partly', satisfaction: 2 });
			expect(await one(owner)).toMatchObject({ confirmed_fixed: false, confirmed_as: 'partly' });
			const late = ctxOf(ctx.db, null, { now: at('2026-12-21T03:00:00Z') });
			await expect(confirmComplaint(late, slip, { answer: 'fixed', satisfaction: 4 })).rejects.toMatchObject({ code: 'complaint.confirm_too_late' });
		}));
});
