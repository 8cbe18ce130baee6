import { expect, test } from 'vitest';
import { COMMON_SERVICES, commonService } from './common-services.ts';
import { asLines, promiseRefusal, standardOf } from './rules.ts';
import { SECTORS, ServiceForm } from './schema.ts';

test('each common service can be saved as it stands', () => {
	for (const service of COMMON_SERVICES) {
		expect(promiseRefusal(service.promisedMinutes, service.promisedWorkingDays), service.code).toBeUndefined();
		const { sector, ...standard } = service;
		const form = ServiceForm.parse({
			code: service.code, name: service.name, responsibleUnitId: crypto.randomUUID(), promised: String(service.promisedMinutes ?? service.promisedWorkingDays), promisedIn: service.promisedMinutes === null ? 'workingDays' : 'minutes',
			fee: String(service.feeRupiah), feeNote: service.feeNote, product: service.product, legalBasis: service.legalBasis, requirements: asLines(service.requirements), procedure: asLines(service.procedure)
		});
		expect(standardOf(form), `${sector} ${service.code}`).toEqual(standard);
		expect(service.requirements.length, service.code).toBeGreaterThan(0);
		expect(service.procedure.length, service.code).toBeGreaterThan(2);
	}
});

test('there are enough, each once, in the order of their kinds', () => {
	expect(COMMON_SERVICES.length).toBeGreaterThanOrEqual(25);
	expect(new Set(COMMON_SERVICES.map(({ code }) => code)).size).toBe(COMMON_SERVICES.length);
	expect([...new Set(COMMON_SERVICES.map(({ sector }) => sector))]).toEqual([...SECTORS]);
	expect([commonService('ktp-el')?.name, commonService('tidak-ada')]).toEqual(['Penerbitan KTP elektronik', undefined]);
});
