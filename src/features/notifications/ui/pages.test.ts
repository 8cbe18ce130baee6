import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import { KINDS } from '../schema.ts';
import type { NotificationPage } from '../server/service.ts';
import Inbox from './Inbox.svelte';
import Preferences from './Preferences.svelte';

const LOCALES = ['id', 'en'] as const;
/** What the news are told of, together. */
const params = { title: 'Pelatihan Rekaan', startsOn: '2026-11-25', place: 'Aula', fileName: 'pegawai.xlsx', rows: 3, service: 'KTP', unit: 'Dinas Rekaan', programme: 'Pelatihan Prima', number: 'A-1', dueOn: '2026-11-24', dueAt: '10.00', subject: 'Antrean', alumnus: 'Pegawai Rekaan', role: 'peer', closesOn: '2026-11-28' };
type Row = NotificationPage['rows'][number];
const row = (given: Partial<Row> = {}): Row => ({ id: 'n1', kind: 'session.promoted', params, link: '/pelatihan/1', createdAt: new Date('2026-11-21T01:00:00Z'), readAt: null, ...given });
const shown = (rows: readonly Row[], given: Partial<NotificationPage> = {}, marked: { readAt: string | null; count: number } = { readAt: null, count: 0 }, locale: 'id' | 'en' = 'id') =>
	html(Inbox, { list: { rows, unread: rows.filter(({ readAt }) => readAt === null).length, total: rows.length, page: 1, pages: 1, ...given }, marked, timeZone: 'Asia/Jakarta', form: null }, locale);

describe('the inbox', () => {
	test.each(LOCALES)('in %s tells every kind of news in full', (locale) => {
		for (const kind of KINDS) expectSound(shown([row({ kind })], {}, undefined, locale));
		expectSound(shown([], {}, undefined, locale));
	});

	test('news of a kind that this version does not know can still be opened and read', () => {
		const out = shown([row({ kind: 'community.invited', params: {} })]);
		expectSound(out);
		expect(out).toContain('href="/pelatihan/1"');
		expect(textOf(out)).toContain(id.list.other);
	});

	test('what is unread is said in words and can be marked; what is read has no button', () => {
		expect(textOf(shown([row()]))).toContain(`${id.list.unread}:`);
		expect(shown([row({ readAt: new Date() })])).not.toContain('?/baca');
		expect(shown([row(), row({ id: 'n2' })]).match(/action="\?\/baca"/g)).toHaveLength(3);
	});

	test('marking can be undone for exactly what was marked', () => {
		const out = shown([row({ readAt: new Date() })], {}, { readAt: '2026-11-21T03:00:00.000Z', count: 4 });
		expect(out).toContain('name="readAt" value="2026-11-21T03:00:00.000Z"');
		expect(textOf(out)).toContain(id.list.marked('4'));
		expect(textOf(shown([], {}, { readAt: 'x', count: 1 }))).toContain(id.list.markedOne);
		expect(shown([], {}, { readAt: 'x', count: 0 })).not.toContain('?/urungkan');
	});

	test('what others named is text', () => { expectHarmless(shown([row({ params: { ...params, title: HOSTILE, place: HOSTILE } })])); });
});

describe('choosing what comes by mail', () => {
	const settings = (given: object = {}, locale: 'id' | 'en' = 'id') => html(Preferences, { byMail: ['session.promoted'], email: 'orang@contoh.example', isSaved: false, hasServer: true, form: null, ...given }, locale);

	test.each([['id', id], ['en', en]] as const)('in %s offers every kind by its name, once', (locale, words) => {
		const out = settings({ isSaved: true, hasServer: false }, locale);
		expectSound(out);
		for (const kind of KINDS) expect(textOf(out)).toContain(words.news[kind].name);
		expect(out.match(/name="byMail"/g)).toHaveLength(KINDS.length);
	});

	test('only what was chosen is ticked', () => {
		expect(settings().match(/checked/g)).toHaveLength(1);
		expect(settings({ byMail: [] })).not.toContain('checked');
	});

	test('says it when no mail can be sent', () => {
		expect(textOf(settings({ hasServer: false }))).toContain(id.settings.off);
		expect(textOf(settings())).not.toContain(id.settings.off);
	});
});
