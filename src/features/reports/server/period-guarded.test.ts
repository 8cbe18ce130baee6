import { expect, test } from 'vitest';
import { aboutPerson, insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { countComplaints } from './period-queries.ts';

/* R21: a report that anybody may read counts neither violations nor what names an officer; the difference of two reports would tell. */

test.each(['closed', 'handling', 'new'] as const)('a %s complaint leaves the figures of a period when it becomes a violation, and when it names an officer', (state) =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const given = { state, closed_at: state === 'closed' ? new Date('2026-07-01T03:00:00Z') : null, due_on: '2026-06-30', ...(state === 'closed' && { confirmed_fixed: true }) };
		const ids = [await insertComplaint(db, world.units.section, given), await insertComplaint(db, world.units.section, given), await insertComplaint(db, world.units.section, given)];
		const counted = () => countComplaints(db, { agencyId: world.agency.id, from: '2026-01-01', to: '2026-06-30', lastOn: '2026-06-30', today: '2026-11-21' });
		const whole = { byState: [{ state, count: 3 }], byClass: [{ class: 'complaint', count: 3 }], ...(state === 'closed' ? { timed: 3, answered: 3, fixed: 3, late: 0 } : { timed: 0, answered: 0, fixed: 0, late: 3 }) };
		expect(await counted()).toMatchObject(whole);
		await db.updateTable('complaint').set({ class: 'violation', unit_id: world.units.otherOffice.id }).where('id', '=', ids[0] ?? '').execute();
		await aboutPerson(db, world.agency.id, ids[1] ?? '', world.cast.employee.person?.id ?? '');
		const left = await counted();
		expect(left).toMatchObject({ byState: [{ state, count: 1 }], byClass: [{ class: 'complaint', count: 1 }], timed: whole.timed / 3, answered: whole.answered / 3, fixed: whole.fixed / 3, late: whole.late / 3 });
		expect(JSON.stringify(left)).not.toContain('violation');
	}));

test('of another government, or another period, nothing is counted', () =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		await insertComplaint(db, world.units.foreignRoot);
		await insertComplaint(db, world.units.section, { received_on: '2025-12-31' });
		expect(await countComplaints(db, { agencyId: world.agency.id, from: '2026-01-01', to: '2026-06-30', lastOn: '2026-06-30', today: '2026-11-21' })).toMatchObject({ byState: [], byClass: [], late: 0 });
	}));
