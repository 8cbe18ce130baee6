import { expect, test } from 'vitest';
import { SERVICES } from './services.ts';
import { demoStandard } from './standards.ts';

test('each demo service says what to bring, how it goes and what comes out', () => {
	for (const service of SERVICES) {
		const { requirements, procedure, product } = demoStandard(service);
		expect([requirements.length > 0, procedure.length > 2, product.length > 0], service.code).toEqual([true, true, true]);
		expect(product, service.code).not.toBe('surat keterangan');
	}
});

test('an unknown service still has a standard', () => expect(demoStandard({ code: 'tidak-ada' })).toMatchObject({ product: 'surat keterangan', requirements: ['KTP-el'] }));
