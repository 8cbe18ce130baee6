import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona } from '#tests/support/personas.ts';
import { mayRead, mayRegister, readableBy } from './policy.ts';

const READERS: readonly Persona[] = ['supervisor', 'training_manager', 'evaluator', 'head_of_region', 'auditor'];
const REGISTRARS: readonly Persona[] = ['training_manager', 'evaluator'];

test('the list holds exactly what each persona may read one by one', () =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const programmes = await Promise.all(
			[world.agency, world.foreignAgency].map(({ id }) =>
				db.insertInto('programme').values({ agency_id: id, title: 'Program Rekaan' }).returning(['id', 'agency_id as agencyId']).executeTakeFirstOrThrow()
			)
		);
		const own = programmes[0]!;
		for (const persona of PERSONAS) {
			const { actor } = world.cast[persona];
			const listed = await db
				.selectFrom('programme as p')
				.select('p.id')
				.where(readableBy(actor))
				.where(
					'p.id',
					'in',
					programmes.map(({ id }) => id)
				)
				.execute();
			expect(listed.map(({ id }) => id).sort(), persona).toEqual(
				programmes
					.filter((programme) => mayRead(actor, programme))
					.map(({ id }) => id)
					.sort()
			);
			expect(mayRead(actor, own), persona).toBe(READERS.includes(persona));
			expect(mayRegister(actor, own), persona).toBe(REGISTRARS.includes(persona));
			expect(mayRegister(actor, { agencyId: world.foreignAgency.id }), persona).toBe(false);
		}
	}));
