import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { get, post, postAndFollow, postJson } from '#tests/support/server.ts';
import { openSurveyPath, peek } from '#tests/support/peek.ts';

const filled = (given: Readonly<Record<string, string>> = {}) => ({ token: randomUUID(), ...Object.fromEntries(ELEMENTS.map((element) => [element, '3'])), ...given });
/** How many answers of just these forms are kept: other tests answer the same survey at the same time. */
const taken = async (...tokens: readonly (string | undefined)[]) => (await peek<{ count: number }>('select count(*)::int as count from survey_response where visit_token::text = any ($1)', [tokens]))[0]?.count;
const hrefs = (html: string, part: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')).filter((href) => href.includes(part));

/** A survey that a service officer of the demo manages, and its page. */
async function managedSurvey(): Promise<{ path: string; html: string }> {
	const list = await get('/layanan', { as: 'service_officer' });
	const poster = hrefs(list.html, '/poster')[0] ?? '';
	const path = poster.replace(/\/poster$/, '');
	return { path, html: (await get(path, { as: 'service_officer' })).html };
}

describe('the survey of a visitor', () => {
	test.each(['id', 'en', 'jambi', 'lampung', 'jawa'])('in %s is one small page; drafts say that they are to be checked', async (language) => {
		const { html, status } = await get(`${await openSurveyPath()}?bahasa=${language}&besar=1`);
		expect(status).toBe(200);
		expect(html).not.toMatch(/<script/);
		expect(Buffer.byteLength(html)).toBeLessThan(30_000);
		expect(html.includes('Terjemahan perlu diperiksa')).toBe(!['id', 'en'].includes(language));
	});

	test('reads aloud only when asked, by a file of ours and no script in the page', async () => {
		const { html } = await get(`${await openSurveyPath()}?suara=1`);
		expect(html.match(/<script[^>]*>/g)).toEqual([expect.stringMatching(/type="module" src="[^"]*\/_app\/immutable\/[^"]+"/)]);
	});

	test('with a forged ticket says so and takes the answer', async () => {
		const path = await openSurveyPath();
		expect((await get(`${path}?t=AAAA.1.BBBB`)).text).toContain('tidak dikenali');
		const form = filled({ ticket: 'AAAA.1.BBBB' });
		expect((await post(path, form)).status).toBe(303);
		expect(await taken(form.token)).toBe(1);
	});

	test('of a closed period is refused with a sentence', async () => {
		const [row] = await peek<{ slug: string }>('select p.slug from service_point p where not exists (select from survey v where v.agency_id = p.agency_id and v.service_point_id = p.id and v.closed_at is null) limit 1');
		if (!row) return;
		const form = filled();
		const { status, html } = await post(`/survei/${row.slug}`, form);
		expect([status, html.includes('Jawaban Anda tidak tersimpan'), html.includes('Terima kasih, jawaban Anda tersimpan')]).toEqual([409, true, false]);
		expect(await taken(form.token)).toBe(0);
	});

	test('with nothing filled in names all nine questions in the language of the form, each with its place, still as one small page', async () => {
		const { status, html } = await post(`${await openSurveyPath()}?bahasa=en`, { token: randomUUID(), language: 'en' });
		expect(status).toBe(422);
		const links = [...html.matchAll(/<a href="#(field-\w+)">(Question \d of 9): /g)].map(([, target = '', said]) => [html.includes(`id="${target}"`), said]);
		expect(links).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => [true, `Question ${number} of 9`]));
		expect(html).not.toMatch(/<script|Pilih satu jawaban/);
		expect(Buffer.byteLength(html)).toBeLessThan(34_000);
	});

	test('ten thousand letters are refused, two thousand of every script are taken', async () => {
		const path = await openSurveyPath();
		expect((await post(path, filled({ comment: 'ꦗ'.repeat(10_000) }))).status).toBe(422);
		expect((await post(path, filled({ comment: '👍🏽 ไทย 中文 العربية ᮞᮥᮔ᮪ᮓ ꦗꦮ '.repeat(60).slice(0, 1900) }))).status).toBe(303);
	});
});

describe('the kiosk', () => {
	const step = async (path: string, html: string, given: Readonly<Record<string, string>>) => {
		const hidden = Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
		return post(path, { ...hidden, ...given });
	};

	test('asks one question a screen without script, steps back, and thanks', async () => {
		const path = `${await openSurveyPath()}/kios`;
		let screen = await get(path);
		expect(screen.html).not.toMatch(/<script|http-equiv="refresh"/);
		screen = await step(path, screen.html, {});
		const token = /name="token" value="([^"]+)"/.exec(screen.html)?.[1];
		for (let at = 1; at <= 9; at += 1) {
			expect(screen.text).toContain(`Pertanyaan ${at} dari 9`);
			expect(screen.html).toMatch(/http-equiv="refresh" content="45;url=/);
			expect(screen.html.match(/class="kiosk-button kiosk-answer/g)).toHaveLength(4);
			const name = /name="(\w+)" value="3" data-answer/.exec(screen.html)?.[1] ?? '';
			if (at === 4) {
				const back = await step(path, screen.html, { go: 'back' });
				expect(back.text).toContain('Pertanyaan 3 dari 9');
			}
			screen = await step(path, screen.html, { [name]: '3' });
		}
		expect([screen.status, screen.location]).toEqual([303, expect.stringContaining('/terima-kasih?kios=1')]);
		expect((await get(screen.location ?? '')).html).toMatch(/http-equiv="refresh" content="8;url=[^"]*\/kios/);
		expect(await taken(token)).toBe(1);
	});

	test('its first screen holds nothing of a visitor, and is never stored', async () => {
		const { html, headers } = await get(`${await openSurveyPath()}/kios`);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(html).not.toMatch(/name="(token|seal|duration)"/);
	});

	test('the address of old posters leads to it', async () => expect((await get(`${await openSurveyPath()}?kios`)).location).toMatch(/\/kios$/));
});

describe('a tablet', () => {
	const send = (slug: string, pass: string, answers: unknown[]) => postJson(`${slug}/kirim`, JSON.stringify({ pass, answers }));
	const kept = (given: object = {}) => ({ token: randomUUID(), day: new Date().toISOString().slice(0, 10), floor: '2026-01-01', seconds: 40, answers: Object.fromEntries(ELEMENTS.map((element) => [element, 3])), ...given });

	test('set up by an officer sends what it kept, once', async () => {
		const { html } = await managedSurvey();
		const address = hrefs(html, '/tablet?izin=')[0] ?? '';
		const pass = new URL(address, 'http://x').searchParams.get('izin') ?? '';
		const slug = address.replace(/\/tablet.*/, '');
		expect((await get(address)).html).toContain('id="tablet"');
		expect((await get(`${slug}/tablet?izin=${pass.slice(0, -3)}AAA`)).text).toContain('tidak berlaku');
		const answers = [kept(), kept(), kept({ day: '2199-01-01', floor: '2199-01-01' })];
		for (const outcome of ['added', 'repeated']) {
			const { status, json } = await send(slug, pass, answers);
			expect(status).toBe(200);
			const of = new Map((json as { results: { token: string; outcome: string }[] }).results.map((result) => [result.token, result.outcome]));
			expect(answers.map(({ token }) => of.get(token))).toEqual([outcome, outcome, 'future']);
		}
		const tokens = answers.map(({ token }) => token);
		expect(await taken(...tokens)).toBe(2);
		expect((await send(slug, 'tablet.x.y', [kept()])).status).toBe(403);
		expect((await send(slug, pass, Array.from({ length: 201 }, () => kept()))).status).toBe(400);
		expect(await taken(...tokens)).toBe(2);
	});
});

describe('a survey that is closed', () => {
	test('has a public page that stays, and a plan with progress', async () => {
		const { path, html } = await managedSurvey();
		const address = (hrefs(html, '/kios?izin=')[0] ?? '').replace(/\/kios.*/, '');
		for (let sent = 0; sent < 5; sent += 1) await post(address, filled()); // opened nowhere: kept, and not counted
		const id = path.split('/').at(-1) ?? '';
		expect((await get(`/skm/${id}`)).status).toBe(404);
		expect((await post(`${path}?/batal`, {}, { as: 'service_officer' })).status).toBe(409); // it has begun
		expect((await postAndFollow(`${path}?/tutup`, {}, { as: 'service_officer' })).status).toBe(200);
		const published = await get(`/skm/${id}`);
		expect(published.status).toBe(200);
		expect(published.html).not.toMatch(/<script/);
		expect(Buffer.byteLength(published.html)).toBeLessThan(60_000);
		expect(published.text).toMatch(/Indeks Kepuasan Masyarakat|Mutu [ABCD]/);
		expect(published.text).toMatch(/\d+ jawaban tidak dihitung: \d+: tidak dikirim dari formulir kami Bila semuanya dihitung, indeks menjadi/);
		const editor = await get(`${path}/tindak-lanjut`, { as: 'service_officer' });
		const owner = /<option value="([0-9a-f-]{36})"/.exec(editor.html)?.[1] ?? '';
		const element = /name="element" value="(\w+)"/.exec(editor.html)?.[1] ?? '';
		expect((await postAndFollow(`${path}/tindak-lanjut?/plan`, { element, plan: 'Membuka loket kedua (rekaan)', owner, dueOn: '2099-12-31' }, { as: 'service_officer' })).text).toContain('Membuka loket kedua');
		const [plan] = await peek<{ id: string }>('select id from follow_up where survey_id = $1', [id]);
		const evidence = new File(['%PDF-1.7 rekaan'], 'bukti.pdf', { type: 'application/pdf' });
		const noted = await postAndFollow(`${path}/tindak-lanjut?/progress`, { followUp: plan?.id ?? '', state: 'doing', text: 'Loket kedua dibuka (rekaan)', file: evidence }, { as: 'service_officer' });
		expect(noted.text).toContain('bukti.pdf');
		const file = await get(hrefs(noted.html, `${path}/tindak-lanjut/`)[0] ?? '', { as: 'service_officer' });
		expect([file.status, file.headers.get('content-disposition'), file.html]).toEqual([200, "attachment; filename*=UTF-8''bukti.pdf", '%PDF-1.7 rekaan']);
		const later = await get(`/skm/${id}`);
		expect(later.text).toContain('Loket kedua dibuka');
		expect(/<strong>([\d,]+)<\/strong>/.exec(later.html)?.[1]).toBe(/<strong>([\d,]+)<\/strong>/.exec(published.html)?.[1]);
	});

	test.each(['x', "1'--", '00000000-0000-0000-0000-000000000000'])('%s is no survey', async (id) => expect((await get(`/skm/${encodeURIComponent(id)}`)).status).toBe(404));
});

describe('pages of those who hold surveys', () => {
	test('the sample and the questionnaire are there for a service officer, not for others', async () => {
		expect((await get('/layanan/survei/sampel', { as: 'service_officer' })).text).toContain('sampel bersama');
		expect((await get('/layanan/survei/kuesioner', { as: 'service_officer' })).text).toContain('Kuesioner');
		expect((await get('/layanan/survei/tanda', { as: 'service_officer' })).text).toContain('Tanda jawaban yang tidak jujur');
		for (const path of ['/layanan/survei/sampel', '/layanan/survei/kuesioner', '/layanan/survei/tanda']) expect((await get(path, { as: 'officer' })).status).toBe(403);
	});
	test('the poster comes as a sheet and as a card, with the address of the counter', async () => {
		const list = await get('/layanan', { as: 'service_officer' });
		const poster = hrefs(list.html, '/poster')[0];
		if (!poster) return;
		expect((await get(poster, { as: 'service_officer' })).html.match(/<svg/g)?.length).toBeGreaterThan(0);
		expect((await get(`${poster}?bentuk=kartu`, { as: 'service_officer' })).text).toContain('lipat di sini');
	});
});
