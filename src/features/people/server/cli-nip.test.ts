import { describe, expect, test } from 'vitest';
import { commands } from './cli-nip.ts';

const io = { note: () => undefined, env: {} };
const check = (...positionals: string[]) => commands[0]!.run({ positionals, options: {} }, io);

describe('bina nip check', () => {
	// R27, R28
	test('answers each number in the order given, with the fixed fields', async () => {
		const { json, exitCode } = await check('199005152019032001', '198501012021211001', '199013152019032001');
		expect(exitCode).toBeUndefined();
		expect(json).toMatchObject([
			{ nip: '199005152019032001', valid: true, kind: 'PNS', bornOn: '1990-05-15', sex: 'F', reason: null, message: null },
			{ nip: '198501012021211001', valid: true, kind: 'PPPK', bornOn: '1985-01-01', sex: 'M', reason: null, message: null },
			{ nip: '199013152019032001', valid: false, kind: 'unknown', bornOn: null, sex: null, reason: 'nip.birth_date' }
		]);
	});

	test('explains a number that a spreadsheet has damaged', async () => {
		const { json, text } = await check('1.99005E+17');
		expect(JSON.stringify(json)).toMatch(/sebagai teks/);
		expect(text).toMatch(/refused: .*as text/);
	});

	test('shows warnings without refusing', async () => {
		const { json, text } = await check('200505152019032001');
		expect(json).toMatchObject([{ valid: true, warnings: [{ code: 'nip.appointed_young' }] }]);
		expect(text).toMatch(/PNS, born 2005-05-15, woman\n {2}note: /);
	});

	test('asks for a number when none is given', async () => {
		await expect(check()).rejects.toMatchObject({ code: 'nip.missing' });
	});
});
