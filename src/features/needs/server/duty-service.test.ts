import { expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { needDuty } from './duty-service.ts';
import { reviewNeeds } from './review-service.ts';
import { decideNeed } from './service.ts';

const NOW = { now: new Date('2026-11-21T03:00:00Z') };

test('a need that three complaints opened waits for who decides it, until it is decided', () =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section);
		const duty = (persona: keyof typeof world.cast) => needDuty(ctxOf(db, world.cast[persona].actor, NOW));
		expect(await duty('training_manager'), 'nothing waits yet').toBeNull();
		for (const day of ['2026-10-01', '2026-10-15', '2026-11-02']) {
			await insertComplaint(db, world.units.section, { service_id: point.serviceId, state: 'closed', closed_at: new Date(`${day}T03:00:00Z`), closing: 'fixed', root_cause: 'competence', competency: 'Menjelaskan syarat KTP' });
		}
		await reviewNeeds(ctxOf(db, null, NOW), world.agency.id);
		expect(await duty('training_manager')).toEqual({ count: 1, urgent: 0 });
		for (const persona of ['employee', 'service_officer', 'evaluator', 'auditor'] as const) expect(await duty(persona), persona).toBeNull();
		await db.updateTable('need').set({ urgency: 2 }).where('agency_id', '=', world.agency.id).execute();
		expect(await duty('training_manager')).toEqual({ count: 1, urgent: 1 });
		const { id } = await db.selectFrom('need').select('id').where('agency_id', '=', world.agency.id).executeTakeFirstOrThrow();
		await decideNeed(ctxOf(db, world.cast.training_manager.actor, NOW), id, { decision: 'accept', reason: '' });
		expect(await duty('training_manager')).toBeNull();
	}));
