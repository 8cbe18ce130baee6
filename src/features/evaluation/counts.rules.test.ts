import { describe, expect, test } from 'vitest';
import { isComplaintCount } from './counts.rules.ts';

describe('a bare number of complaints is known by its name and its whole numbers', () => {
	test.each(['aduan', 'jumlah_pengaduan', 'keluhan masuk', 'Complaints', 'pengaduan_perizinan', 'komplain2025'])('%s', (name) => {
		expect(isComplaintCount(name, [0, 3, 12, NaN])).toBe(true);
	});

	test.each(['aduan_per_1000', 'pengaduan per 1.000 layanan', 'tingkat pengaduan', 'lama_pengaduan_hari', 'complaint rate', 'complaints_share', 'waktu aduan'])(
		'%s is relative or a duration',
		(name) => {
			expect(isComplaintCount(name, [0, 3, 12])).toBe(false);
		}
	);

	test.each(['ikm', 'menit_tunggu', 'kunjungan'])('%s is something else', (name) => {
		expect(isComplaintCount(name, [0, 3, 12])).toBe(false);
	});

	test('fractions, negative numbers, answers from 1 to 4 and no data are no counts', () => {
		expect(isComplaintCount('aduan', [1.5, 2])).toBe(false);
		expect(isComplaintCount('aduan', [-1, 2])).toBe(false);
		expect(isComplaintCount('complaints', [1, 2, 3, 4])).toBe(false);
		expect(isComplaintCount('complaints', [0, 2, 3, 4])).toBe(true);
		expect(isComplaintCount('aduan', [])).toBe(false);
		expect(isComplaintCount('aduan', [NaN])).toBe(false);
	});
});
