import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { hashOf } from '#platform/sealed-box.ts';
import { insertAgency, insertUnit } from '#tests/support/builders.ts';
import { fileOne, IDENTITY, place, story, withCitizen, writeDraft } from '#tests/support/complaints.ts';
import { openDraft } from './draft.ts';
import { fileComplaint, writePlace, writeStory } from './filing-service.ts';
import { openIdentity } from './identity-seal.ts';
import { releaseNews } from './outbox-service.ts';

const complaints = (owner: Db) => owner.selectFrom('complaint').selectAll().execute();

describe('a citizen files a complaint', () => {
	test('and it is kept with its deadlines, log and trace', () =>
		withCitizen(async ({ owner, ctx, agency, office, point }) => {
			const { draft } = await fileOne(ctx, agency.code, { place: { unitId: office.id, servicePointId: point.id } });
			const [row] = await complaints(owner);
			// R19: received Saturday 21 November 2026; three working days end on Wednesday 25 November, fourteen on Thursday 10 December.
			expect(row).toMatchObject({
				number: draft.number, class: 'complaint', state: 'new', subject: 'Antrean KTP lama sekali', unit_id: office.id, service_id: point.serviceId, service_point_id: point.id,
				received_on: '2026-11-21', verify_due_on: '2026-11-25', due_on: '2026-12-10', clock_version: '2018-1', channel: 'web', is_anonymous: true, is_confidential: false, place: 'Loket depan'
			});
			expect(row?.secret_hash).toEqual(hashOf(draft.secret));
			expect(await owner.selectFrom('complaint_move').select(['actor', 'move', 'from_state', 'to_state', 'to_unit_id', 'account_id']).execute()).toEqual([
				{ actor: 'reporter', move: 'file', from_state: 'new', to_state: 'new', to_unit_id: office.id, account_id: null }
			]);
			expect(await owner.selectFrom('audit_entry').select(['action', 'subject', 'detail', 'account_id', 'request_id']).execute()).toEqual([
				{ action: 'complaint.file', subject: `complaint:${row?.id}`, detail: {}, account_id: null, request_id: null }
			]);
			expect(await owner.selectFrom('complaint_outbox').select(['event', 'complaint_id']).execute()).toEqual([{ event: 'complaint.filed', complaint_id: row?.id }]);
		}));

	test('sent twice, and three times at once, it is one complaint with one receipt', () =>
		withCitizen(async ({ owner, ctx, agency }) => {
			const cookie = await writeDraft(ctx, agency.code);
			const world = { ctx, identityKey: IDENTITY, filesFolder: '/nowhere' };
			expect((await Promise.all([1, 2, 3].map(() => fileComplaint(world, agency.code, cookie)))).sort()).toEqual(['filed', 'repeated', 'repeated']);
			expect(await fileComplaint(world, agency.code, cookie)).toBe('repeated');
			const [row, ...others] = await complaints(owner);
			expect(others).toEqual([]);
			expect((await openDraft(ctx, agency.code, cookie)).draft.number).toBe(row?.number);
		}));

	test('a sent draft cannot be changed and sent again; the next story is a new complaint', () =>
		withCitizen(async ({ owner, ctx, agency }) => {
			const { cookie } = await fileOne(ctx, agency.code);
			await expect(writePlace(ctx, agency.code, cookie, place())).rejects.toMatchObject({ code: 'complaint.draft_gone' });
			const next = await writeStory(ctx, agency.code, cookie, story({ body: 'Lampu jalan di depan pasar padam.' }));
			expect(next).not.toBe(cookie);
			expect(await complaints(owner)).toHaveLength(1);
		}));

	test('a draft that is not finished, not ours or a day old is refused', () =>
		withCitizen(async ({ owner, ctx, agency }) => {
			const world = { ctx, identityKey: IDENTITY, filesFolder: '/nowhere' };
			const cookie = await writeStory(ctx, agency.code, undefined, story());
			await expect(fileComplaint(world, agency.code, cookie)).rejects.toMatchObject({ code: 'complaint.not_finished' });
			for (const forged of [undefined, '', 'x', 'A'.repeat(64), `${cookie.slice(0, 40)}${'A'.repeat(24)}`]) {
				await expect(fileComplaint(world, agency.code, forged)).rejects.toMatchObject({ code: 'complaint.draft_gone' });
			}
			const tomorrow = { ...ctx, now: new Date(ctx.now.getTime() + 25 * 3_600_000) };
			await expect(writePlace(tomorrow, agency.code, cookie, place())).rejects.toMatchObject({ code: 'complaint.draft_gone' });
			await expect(writeStory(ctx, 'tidak-ada', undefined, story())).rejects.toMatchObject({ code: 'complaint.no_agency', status: 404 });
			expect(await complaints(owner)).toEqual([]);
		}));

	test("another agency's unit or counter is not taken: the intake desk chooses", () =>
		withCitizen(async ({ owner, ctx, agency, root }) => {
			const other = await insertAgency(owner);
			const foreign = await insertUnit(owner, { agencyId: other.id });
			await fileOne(ctx, agency.code, { place: { unitId: foreign.id, servicePointId: foreign.id } });
			expect(await complaints(owner)).toMatchObject([{ agency_id: agency.id, unit_id: root.id, service_point_id: null }]);
			const desk = await insertUnit(owner, { agencyId: agency.id, parent: root, name: 'Meja Pengaduan Rekaan' });
			await owner.insertInto('complaint_desk').values({ agency_id: agency.id, desk: 'intake', unit_id: desk.id }).execute();
			await fileOne(ctx, agency.code);
			expect((await complaints(owner)).map(({ unit_id }) => unit_id)).toContain(desk.id);
		}));

	test('a violation goes to the inspectorate only, whatever unit was chosen, and is never listed (R21)', () =>
		withCitizen(async ({ owner, ctx, agency, office, inspectorate }) => {
			await fileOne(ctx, agency.code, { story: { class: 'violation' }, place: { unitId: office.id } });
			expect(await complaints(owner)).toMatchObject([{ class: 'violation', unit_id: inspectorate.id, is_confidential: true }]);
		}));
});

describe('who wrote', () => {
	test('is sealed, and opens with the key and the number only', () =>
		withCitizen(async ({ owner, ctx, agency }) => {
			const { draft } = await fileOne(ctx, agency.code, { writer: { privacy: 'named', name: 'Warga Rekaan', email: 'warga@contoh.example', wantsMail: 'on' } });
			const { sealed } = await owner.selectFrom('complaint_reporter').select('sealed').executeTakeFirstOrThrow();
			expect(sealed.toString('latin1')).not.toMatch(/Warga|contoh/);
			expect(openIdentity(sealed, IDENTITY, draft.number)).toEqual({ name: 'Warga Rekaan', email: 'warga@contoh.example', phone: null, wantsMail: true, locale: 'id' });
			expect(openIdentity(sealed, 'another key', draft.number)).toBeUndefined();
			expect(openIdentity(sealed, IDENTITY, 'ANOTHER00')).toBeUndefined();
			expect(await complaints(owner)).toMatchObject([{ is_anonymous: false, told_by_mail: true, received_at: ctx.now }]);
		}));

	test('stands in plain letters in no table, and not in the queue of jobs', () =>
		withCitizen(async ({ owner, app, ctx, agency }) => {
			await fileOne(ctx, agency.code, { writer: { privacy: 'named', name: 'Terangbulan Rekaan', email: 'terangbulan@contoh.example', phone: '+62 811 0000 1111', wantsMail: 'on' } });
			await releaseNews(app, ctx.now);
			const { rows: tables } = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'pgboss')`.execute(owner);
			expect(tables.map(({ name }) => name)).toContain('pgboss.job');
			for (const { name } of tables) {
				const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.table(name)} t`.execute(owner);
				for (const { line } of rows) expect(line, name).not.toMatch(/terangbulan|811 0000 1111/i);
			}
		}));

	test('anonymous, nothing is kept that leads back: no name, no moment, no key that holds one', () =>
		withCitizen(async ({ owner, ctx, agency }) => {
			await fileOne(ctx, agency.code, { writer: { name: 'Tetap Terketik', email: 'bocor@contoh.example', phone: '081234567890', wantsMail: 'on' } });
			expect(await owner.selectFrom('complaint_reporter').selectAll().execute()).toEqual([]);
			const { rows: tables } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(owner);
			for (const { name } of tables) {
				const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.table(name)} t`.execute(owner);
				for (const { line } of rows) expect(line, name).not.toMatch(/Terketik|bocor|081234567890/);
			}
			// The day in the agency's zone, and random keys: version 7 would hold the millisecond.
			const day = new Date('2026-11-20T17:00:00Z');
			const [row] = await complaints(owner);
			const [move] = await owner.selectFrom('complaint_move').selectAll().execute();
			const [trace] = await owner.selectFrom('audit_entry').selectAll().execute();
			const [news] = await owner.selectFrom('complaint_outbox').selectAll().execute();
			expect([row?.received_at, move?.at, trace?.at]).toEqual([day, day, day]);
			for (const key of [row?.id, move?.id, trace?.id, news?.id]) expect(key?.[14]).toBe('4');
			expect(news?.due_at).toEqual(new Date('2026-11-21T04:00:00Z')); // the next full hour, not the moment
			const [draft] = await owner.selectFrom('complaint_draft').select(['expires_at', 'is_sent']).execute();
			expect(draft).toEqual({ is_sent: true, expires_at: new Date('2026-11-21T05:00:00Z') });
		}));

	test('named without a name or contact is anonymous', () =>
		withCitizen(async ({ owner, ctx, agency }) => {
			await fileOne(ctx, agency.code, { writer: { privacy: 'named' } });
			expect(await complaints(owner)).toMatchObject([{ is_anonymous: true }]);
		}));
});

describe('the database itself', () => {
	test('shows the citizen role no table, and the program no drafts', () =>
		withCitizen(async ({ citizen, app, ctx, agency }) => {
			await fileOne(ctx, agency.code);
			for (const table of ['complaint', 'complaint_reporter', 'complaint_move', 'complaint_draft', 'complaint_outbox', 'complaint_photo', 'holiday', 'audit_entry']) {
				await expect(sql`select * from ${sql.table(table)}`.execute(citizen), table).rejects.toThrow('permission denied');
			}
			await expect(app.selectFrom('complaint_draft').selectAll().execute()).rejects.toThrow('permission denied');
			await expect(sql`select note_reporter(${agency.id}, ${agency.id}, true, now(), now(), 'x', null)`.execute(citizen)).rejects.toThrow('permission denied');
		}));

	test.each([
		['deadlines in the past', { dueOn: '2026-11-01' }],
		['deadlines in a hundred years', { verifyDueOn: '2126-11-01' }],
		['a number of its own making', { number: 'ADMIN' }],
		['a reporter beside anonymity', { reporter: 'AAAA' }],
		['an unknown class', { class: 'praise' }],
		['a longer text than the form takes', { body: 'x'.repeat(10_001) }]
	])('refuses %s', (_, forged) =>
		withCitizen(async ({ citizen, owner, ctx, agency }) => {
			const { ticket } = await openDraft(ctx, agency.code, await writeDraft(ctx, agency.code));
			const filing = {
				number: '0123456J7', secretHash: 'a'.repeat(64), class: 'complaint', subject: 'x', body: 'x', unitId: null, servicePointId: null, place: null, latitude: null, longitude: null,
				isAnonymous: true, isConfidential: false, reporter: null, toldByMail: false, verifyDueOn: '2026-11-25', dueOn: '2026-12-10', clockVersion: '2018-1', photos: [], ...forged
			};
			await expect(sql`select file_complaint(${agency.id}, ${ticket.id}, ${ctx.now}, ${JSON.stringify(filing)})`.execute(citizen)).rejects.toThrow('not a form of ours');
			expect(await complaints(owner)).toEqual([]);
		}));

	test('SQL, HTML, emoji and every script are letters', () =>
		withCitizen(async ({ owner, ctx, agency }) => {
			const body = `'); drop table complaint; -- <script>alert(1)</script> 😀 ꦱꦸꦫꦠ العربية 漢字 \\ $1 %s`;
			await fileOne(ctx, agency.code, { story: { body }, place: { place: '<img src=x onerror=alert(1)>' } });
			expect(await complaints(owner)).toMatchObject([{ body, place: '<img src=x onerror=alert(1)>' }]);
		}));
});
