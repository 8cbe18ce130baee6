import { describe, expect, test } from 'vitest';
import { qrImage } from './qr.ts';

describe('a QR image', () => {
	test('is one picture without script, black on white, with a quiet border', () => {
		const svg = qrImage('https://bina.contoh.example/survei/loket-1');
		expect(svg).toMatch(/^<svg [^>]*viewBox="-4 -4 \d+ \d+"/);
		expect(svg).toContain('#000');
		expect(svg).toContain('#fff');
		expect(svg).not.toMatch(/script|style=|href/);
	});

	test('what stands in the address is drawn, not written', () => expect(qrImage('<script>alert(1)</script>')).not.toContain('alert'));
});
