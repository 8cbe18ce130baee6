import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';

// The laws guard every page test: each is shown to bite.
describe('a law that is broken is found', () => {
	test.each([
		['an id is given once', '<p id="a">x</p><p id="a">y</p>'],
		['a label belongs to a control that is there', '<label for="x">Nama</label><input id="y" aria-label="z">'],
		['what describes a control is there', '<input aria-label="z" aria-describedby="y-hint">'],
		['a control has a name for those who do not see', '<input name="nip">'],
		['a control has a name for those who do not see', '<select name="role"><option>a</option></select>'],
		['a button or link says what it does', '<button><svg></svg></button>'],
		['a button or link says what it does', '<a href="/x"> </a>'],
		['a button or link says what it does', '<a href="/x"><img src="/a.png" alt=""></a>'],
		['a picture says what it shows', '<img src="/a.png">'],
		['a column has its scope', '<table><caption>T</caption><tr><th>Nama</th></tr></table>'],
		['a table says what it holds', '<table><tr><td>1</td></tr></table>'],
		['one heading stands above all', '<h1>a</h1><h1>b</h1>'],
		['a heading stands one level below another at most', '<h1>a</h1><h2>b</h2><h4>c</h4>'],
		['a button or link says what it does', '<a href="/cari"><svg aria-label="Cari"></svg></a>'],
		['nothing of the machine shows', '<p>undefined unit</p>'],
		['nothing of the machine shows', '<p>NaN JP</p>'],
		['nothing runs from the page itself', '<p onclick="x()">a</p>'],
		['nothing leads to another site', '<a href="//evil.example">a</a>'],
		['nothing leads to another site', '<form action="https://evil.example"></form>']
	])('%s: %s', (law, page) => expect(() => { expectSound(page); }).toThrow(law));

	test('an empty page is no page', () => expect(() => { expectSound(''); }).toThrow());
});

describe('a sound page passes', () => {
	test.each([
		'<label for="a">Nama</label><input id="a" name="a" aria-describedby="a-hint"><p id="a-hint">x</p>',
		'<label>Setuju <input type="checkbox" name="ok"></label>',
		'<input type="hidden" name="k" value="undefined">',
		'<a href="/x"><img src="/a.png" alt="Foto 1"></a>',
		'<table><caption>T</caption><tr><th scope="col">Nama</th></tr></table>',
		'<h3>a</h3><h4>b</h4><h2>c</h2><h3>d</h3>',
		'<a href="/cari"><svg viewBox="0 0 24 24" role="img" aria-label="Cari"></svg></a>',
		'<a href="/hari-ini">Hari ini</a><button aria-label="Tutup"><svg></svg></button>'
	])('%s', (page) => { expectSound(page); });
});

test('what is read leaves tags, scripts and styles out', () => expect(textOf('<h1>Dua  <b>kata</b></h1><script>x</script><style>y</style>')).toBe('Dua kata'));

test('a smuggled text counts as harmless only when it shows as text', () => {
	expect(() => { expectHarmless(`<p>${HOSTILE}</p>`); }).toThrow();
	expect(() => { expectHarmless('<p>nothing of it</p>'); }).toThrow();
	expectHarmless(`<p>${HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`);
});
