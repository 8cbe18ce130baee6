import { expect, test } from 'vitest';
import { html, words } from '#tests/support/render.ts';
import Card from '../Card/Card.svelte';
import EmptyState from '../EmptyState/EmptyState.svelte';
import Icon from '../Icon/Icon.svelte';
import { ICONS } from '../Icon/icons.ts';
import Notice from '../Notice/Notice.svelte';
import PageHeading from '../PageHeading/PageHeading.svelte';
import ProgressBar from '../ProgressBar/ProgressBar.svelte';
import TaskList from './TaskList.svelte';
import type { Task } from './task.ts';

const task = (title: string, given: Partial<Task> = {}): Task => ({ title, detail: 'd', href: `/${title}`, action: 'Lihat', icon: 'check', ...given });

test('only the first has the filled button, and each button says what it is for', () => {
	const out = html(TaskList, { label: 'Tugas', tasks: [task('satu', { state: 'urgent', mark: '2j' }), task('dua')] });
	expect(out.match(/button-primary/g)).toHaveLength(1);
	expect(out).toContain('Lihat<span class="hidden-visually">: dua</span>');
	expect(out).toContain('task-urgent');
	expect(out).toContain('2j');
	expect(out).toMatch(/^<ol/);
});

test('a heading is the title of the window too', () => {
	const out = html(PageHeading, { title: 'Empat hal menunggu Anda', lead: 'Yang pertama paling mendesak.', crumbs: [{ href: '/a', label: 'A' }] });
	expect(out).toContain('<title>Empat hal menunggu Anda · Bina</title>');
	expect(out).toContain('<h1>Empat hal menunggu Anda</h1>');
	expect(out).toContain('aria-label="Letak halaman"');
});

test('progress is said in words and never runs over', () => {
	const out = html(ProgressBar, { value: 30, max: 20, label: '30 dari 20 JP' });
	expect(out).toContain('value="20"');
	expect(out).toContain('aria-label="30 dari 20 JP"');
});

test('an outcome is announced, a remark is not', () => {
	expect(html(Notice, { kind: 'good', announce: true, children: words('Tersimpan') })).toContain('role="status"');
	expect(html(Notice, { title: 'Perhatian', children: words('x') })).not.toContain('role=');
});

test('an empty state teaches the first step', () => {
	const out = html(EmptyState, { title: 'Belum ada impor', text: 'Unggah berkas.', action: { href: '/impor', label: 'Unggah' } });
	expect(out).toContain('href="/impor"');
	expect(html(EmptyState, { title: 'a', text: 'b' })).not.toContain('<a ');
});

test('a card with a title is a named region', () => {
	expect(html(Card, { title: 'Mentor', children: words('x') })).toMatch(/<section[^>]*aria-label="Mentor"[\s\S]*<h2>Mentor<\/h2>/);
	expect(html(Card, { title: 'Mentor', actions: words('Atur'), children: words('x') })).toContain('card-head');
});

test.each(Object.keys(ICONS) as (keyof typeof ICONS)[])('icon %s is decoration, or says what it means', (name) => {
	expect(html(Icon, { name })).toContain('aria-hidden="true"');
	expect(html(Icon, { name, label: 'Cari' })).toContain('role="img" aria-label="Cari"');
});
