import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/transaction.ts';
import { insertAgency, insertUnit } from '#tests/support/builders.ts';
import { fileOne, writeDraft, withCitizen, type CitizenScene } from '#tests/support/complaints.ts';
import { JoinForm } from '../filing.schema.ts';
import { listSupporterNotes } from './case-queries.ts';
import { openDraft } from './draft.ts';
import { similarPage } from './filing-pages.ts';
import { joinComplaint, similarTo } from './join-service.ts';
import { listSimilar, refreshWords, suggestUnits } from './suggest-queries.ts';
import { statusPage } from './tracking-service.ts';

const named = { privacy: 'named', name: 'Warga Rekaan' };
const KTP = 'Blangko KTP habis sejak bulan lalu, kapan blangko datang lagi?';

/** Settled cases of an office, as the past left them. */
async function past({ owner, agency }: CitizenScene, unitId: string, body: string, count: number, given: object = {}): Promise<void> {
	await owner.insertInto('complaint').values(Array.from({ length: count }, () => ({
		agency_id: agency.id, number: crypto.randomUUID(), unit_id: unitId, class: 'complaint', state: 'closed', subject: 'Laporan rekaan', body, received_at: new Date('2026-08-01T00:00:00Z'),
		closed_at: new Date('2026-08-10T00:00:00Z'), ...given
	}))).execute();
}

const refresh = ({ app, agency }: CitizenScene) => inTransaction(app, (tx) => refreshWords(tx, agency.id));

describe('the unit suggested for a text', () => {
	test('is the one that had such cases, with how many and the words as typed', () =>
		withCitizen(async (scene) => {
			const roads = await insertUnit(scene.owner, { agencyId: scene.agency.id, parent: scene.root, kind: 'office', name: 'Dinas Pekerjaan Umum Rekaan' });
			await past(scene, scene.office.id, 'blangko KTP habis', 12);
			await past(scene, roads.id, 'jalan berlubang di depan pasar', 9);
			await refresh(scene);
			const [first, ...others] = await suggestUnits(scene.citizen, scene.agency.id, KTP);
			expect(first).toMatchObject({ unitId: scene.office.id, unitName: 'Dinas Kependudukan Rekaan', cases: 12 });
			expect(first?.words).toContain('blangko');
			expect(others).toEqual([]);
			expect(await suggestUnits(scene.citizen, scene.agency.id, 'Jalannya berlubang dalam sekali')).toMatchObject([{ unitId: roads.id, cases: 9 }]);
		}));

	test('is found by a misspelt word, and by the name of an office or service before there is any case', () =>
		withCitizen(async (scene) => {
			await past(scene, scene.office.id, 'blangko habis', 5);
			await past(scene, scene.root.id, 'jalan berlubang', 95);
			await refresh(scene);
			expect(await suggestUnits(scene.citizen, scene.agency.id, 'katanya blanko kosong')).toMatchObject([{ unitId: scene.office.id, words: ['blanko'] }]);
			expect(await suggestUnits(scene.citizen, scene.agency.id, 'soal kependudukan')).toMatchObject([{ unitId: scene.office.id, cases: 0, words: ['kependudukan'] }]);
			expect(await suggestUnits(scene.citizen, scene.agency.id, 'pembuatan ktp')).toMatchObject([{ unitId: scene.office.id }]);
		}));

	test('is not the largest unit because of words that everybody uses', () =>
		withCitizen(async (scene) => {
			const hospital = await insertUnit(scene.owner, { agencyId: scene.agency.id, parent: scene.root, kind: 'hospital', name: 'Rumah Sakit Rekaan' });
			await past(scene, hospital.id, 'katanya dilayani sejak kemarin tetapi antre', 60);
			await past(scene, scene.office.id, 'katanya dilayani sejak kemarin tetapi antre', 25);
			await past(scene, scene.office.id, 'blangko belum datang', 5);
			await refresh(scene);
			expect(await suggestUnits(scene.citizen, scene.agency.id, 'Katanya dilayani sejak kemarin')).toEqual([]);
			expect(await suggestUnits(scene.citizen, scene.agency.id, 'Katanya blangko belum datang sejak kemarin')).toMatchObject([{ unitId: scene.office.id, cases: 5 }]);
		}));

	test('is none for words that nobody knows, for none at all, and for hostile ones', () =>
		withCitizen(async (scene) => {
			await past(scene, scene.office.id, 'blangko habis', 5);
			await refresh(scene);
			for (const text of ['', '   ', 'xylofon zzzqqq', "'); drop table complaint_word; --", '😀😀😀', 'a'.repeat(10_000), '& | ! <-> :*']) {
				expect(await suggestUnits(scene.citizen, scene.agency.id, text), text.slice(0, 20)).toEqual([]);
			}
		}));

	test('learns nothing from violations, from confidential cases, or from a word that only two used', () =>
		withCitizen(async (scene) => {
			await past(scene, scene.inspectorate.id, 'pungutan kusumawardhani', 9, { class: 'violation' });
			await past(scene, scene.office.id, 'penyakit leptospirosis', 9, { is_confidential: true });
			await past(scene, scene.office.id, 'tetangga saya sukmawijaya', 2);
			await refresh(scene);
			const { rows } = await sql<{ word: string }>`select word from complaint_word where word ~ 'kusuma|lepto|sukma|pungut'`.execute(scene.owner);
			expect(rows).toEqual([]);
		}));

	test("is never another agency's, and only the agency's own scope counts anew", () =>
		withCitizen(async (scene) => {
			await past(scene, scene.office.id, 'blangko habis', 5);
			await refresh(scene);
			const other = await insertAgency(scene.owner);
			expect(await suggestUnits(scene.citizen, other.id, 'blangko habis')).toEqual([]);
			await expect(inTransaction(scene.app, (tx) => refreshWords(tx, other.id))).rejects.toThrow('outside the scope');
			await expect(refreshWords(scene.citizen, scene.agency.id)).rejects.toThrow('permission denied');
		}));
});

describe('what was reported already', () => {
	const publish = ({ owner }: CitizenScene, number: string, given: object = {}) => owner.updateTable('complaint').set({ state: 'verified', ...given }).where('number', '=', number).execute();
	const find = ({ citizen, ctx, agency, office }: CitizenScene, text = KTP) => listSimilar(citizen, agency.id, office.id, text, ctx.now);

	test('is shown by subject, place, month and state once an officer has looked at it', () =>
		withCitizen(async (scene) => {
			const { draft } = await fileOne(scene.ctx, scene.agency.code, { story: { body: 'Blangko KTP habis. Kapan datang lagi?' }, place: { unitId: scene.office.id }, writer: named });
			expect(await find(scene)).toEqual([]);
			await publish(scene, draft.number);
			expect(await find(scene)).toEqual([{ number: draft.number, subject: 'Blangko KTP habis', words: [], place: 'Loket depan', month: '2026-11-01', state: 'verified', joined: 0 }]);
			expect(await find(scene, 'Pohon tumbang menutup jalan ke sekolah')).toEqual([]);
		}));

	test.each([
		['confidential', { is_confidential: true }],
		['a violation', { class: 'violation' }],
		['closed', { state: 'closed', closed_at: new Date() }],
		['put aside', { state: 'archived' }],
		['61 days old', { received_at: new Date('2026-09-21T02:00:00Z') }]
	])('is not shown and not joined when it is %s', (_, given) =>
		withCitizen(async (scene) => {
			const { draft } = await fileOne(scene.ctx, scene.agency.code, { story: { body: KTP }, place: { unitId: scene.office.id } });
			await publish(scene, draft.number, given);
			expect(await find(scene)).toEqual([]);
			const cookie = await writeDraft(scene.ctx, scene.agency.code, { story: { body: KTP } });
			await expect(joinComplaint(scene.ctx, scene.agency.code, cookie, draft.number)).rejects.toMatchObject({ code: 'complaint.not_joinable' });
			expect((await openDraft(scene.ctx, scene.agency.code, cookie)).draft.joined).toBeUndefined();
		}));

	test('numbers and addresses inside are covered', () =>
		withCitizen(async (scene) => {
			const body = 'Blangko KTP habis hubungi 0812-3456-7890 atau budi@contoh.example kapan datang';
			const { draft } = await fileOne(scene.ctx, scene.agency.code, { story: { body }, place: { unitId: scene.office.id, place: 'Rumah 1505010101800001' }, writer: named });
			await publish(scene, draft.number);
			const own = await openDraft(scene.ctx, scene.agency.code, await writeDraft(scene.ctx, scene.agency.code, { story: { body }, place: { unitId: scene.office.id } }));
			expect(await similarTo(scene.ctx, own)).toMatchObject([{ subject: 'Blangko KTP habis hubungi ••• atau ••• kapan datang', place: 'Rumah •••' }]);
		}));

	test('is joined with an own secret, once; letters and photos of the first reporter stay unseen', () =>
		withCitizen(async (scene) => {
			const { ctx, agency, owner } = scene;
			const first = await fileOne(ctx, agency.code, { story: { body: KTP }, place: { unitId: scene.office.id } });
			await publish(scene, first.draft.number);
			const cookie = await writeDraft(ctx, agency.code, { story: { body: KTP } });
			expect(await joinComplaint(ctx, agency.code, cookie, first.draft.number)).toBe('joined');
			expect(await joinComplaint(ctx, agency.code, cookie, first.draft.number)).toBe('repeated');
			const { draft, isSent } = await openDraft(ctx, agency.code, cookie);
			expect([isSent, draft.joined]).toEqual([true, first.draft.number]);
			expect(await owner.selectFrom('complaint').select(['number', 'joined']).execute()).toEqual([{ number: first.draft.number, joined: 1 }]);
			const page = await statusPage(ctx, { number: first.draft.number, secret: draft.secret });
			expect(page).toMatchObject({ isReporter: false, joined: 1, body: null, messages: [], photos: [], mayWrite: false, mayReopen: false, mayConfirm: false });
			expect(await statusPage(ctx, { number: first.draft.number, secret: first.draft.secret })).toMatchObject({ isReporter: true, body: KTP });
			const [supporter] = await owner.selectFrom('complaint_supporter').selectAll().execute();
			expect(supporter).toMatchObject({ joined_on: '2026-11-21', note: null });
			expect(supporter?.id[14]).toBe('4');
		}));

	test('own words of who joins reach those who handle it, and on the status page only their writer', () =>
		withCitizen(async (scene) => {
			const { ctx, agency, owner } = scene;
			const first = await fileOne(ctx, agency.code, { story: { body: KTP }, place: { unitId: scene.office.id } });
			await publish(scene, first.draft.number);
			const join = async (note: string | null) => {
				const cookie = await writeDraft(ctx, agency.code, { story: { body: KTP } });
				await joinComplaint(ctx, agency.code, cookie, first.draft.number, note);
				return (await openDraft(ctx, agency.code, cookie)).draft.secret;
			};
			const [mine, other] = [await join('Saya sudah tiga kali datang'), await join(null)];
			const noteAt = async (secret: string) => (await statusPage(ctx, { number: first.draft.number, secret }))?.ownNote;
			expect([await noteAt(mine), await noteAt(other), await noteAt(first.draft.secret)]).toEqual(['Saya sudah tiga kali datang', null, null]);
			for (const secret of [other, first.draft.secret]) expect(JSON.stringify(await statusPage(ctx, { number: first.draft.number, secret }))).not.toContain('tiga kali');
			const complaint = await owner.selectFrom('complaint').select(['id', 'agency_id']).executeTakeFirstOrThrow();
			expect(await listSupporterNotes(owner, complaint.agency_id, complaint.id)).toMatchObject([{ on: '2026-11-21', note: 'Saya sudah tiga kali datang' }]);
		}));

	test('the story of the draft is offered as own words, unless it is too long for them', () =>
		withCitizen(async (scene) => {
			const offered = async (body: string) => (await similarPage(scene.ctx, scene.agency.code, await writeDraft(scene.ctx, scene.agency.code, { story: { body } })))?.own;
			expect([await offered('x'.repeat(2000)), await offered('x'.repeat(2001))]).toEqual(['x'.repeat(2000), '']);
		}));

	test.each([['', null], ['   ', null], [' Tiga kali\u202e datang ', 'Tiga kali datang'], [undefined, null]])('own words %j are kept as %j', (typed, kept) => {
		expect(JoinForm.parse({ number: '7KQ2M9XDC', note: typed }).note).toBe(kept);
		expect(JoinForm.safeParse({ number: '7KQ2M9XDC', note: 'x'.repeat(2001) }).success).toBe(false);
	});
});
