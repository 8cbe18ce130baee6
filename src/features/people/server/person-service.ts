import { recordAudit } from '#platform/audit/record.ts';
import { allowed, signedIn, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { nipMessages as nipEnglish } from '../nip.messages.en.ts';
import { nipMessages as nipIndonesian } from '../nip.messages.id.ts';
import { parseNip, type ParsedNip } from '../nip.ts';
import { findingsOf } from '../quality-checks.ts';
import { PersonId, type NewPerson, type PeopleFilter } from '../schema.ts';
import { pagesOf } from './paging.ts';
import { countPeople, findPerson, listPeople, searchPeople, type PersonLine, type PersonRecordPage } from './person-queries.ts';
import { mayReadPerson } from './policy.ts';
import { listUnitChoices } from './unit-queries.ts';

export const PEOPLE_PER_PAGE = 50;

export interface PeopleList {
	readonly lines: readonly PersonLine[];
	readonly total: number;
	readonly pages: number;
	readonly mayAdd: boolean;
}

/** The people whom the actor may read, by name; with search words those most like them (50 at most). A page beyond the last is the last. */
export async function readPeople(ctx: Ctx, { cari, halaman }: PeopleFilter): Promise<PeopleList & { readonly page: number }> {
	const actor = signedIn(ctx);
	const mayAdd = actor.can('person.import');
	return inTransaction(ctx.db, async (tx) => {
		if (cari !== undefined) {
			const lines = await searchPeople(tx, actor, ctx.today, cari);
			return { lines, total: lines.length, pages: 1, page: 1, mayAdd };
		}
		const total = await countPeople(tx, actor, ctx.today);
		const pages = pagesOf(total, PEOPLE_PER_PAGE);
		const page = Math.min(halaman, pages);
		return { lines: await listPeople(tx, actor, ctx.today, { limit: PEOPLE_PER_PAGE, offset: (page - 1) * PEOPLE_PER_PAGE }), total, pages, page, mayAdd };
	});
}

/**
 * A person's record with all posts. Contact data only for who may read them, and for the person.
 *
 * @throws {Problem} person.not_found for nobody, and for somebody outside the actor's authority
 */
export async function readPerson(ctx: Ctx, personId: string): Promise<PersonRecordPage & { mayReadContact: boolean }> {
	const actor = signedIn(ctx);
	if (!PersonId.safeParse(personId).success) throw new Problem('person.not_found', 404);
	return inTransaction(ctx.db, async (tx) => {
		const person = await findPerson(tx, actor.agencyId, ctx.today, personId);
		if (!person || !mayReadPerson(actor, { agencyId: person.agencyId, personId, unitPath: person.unitPath })) throw new Problem('person.not_found', 404);
		const mayReadContact = personId === actor.personId || actor.can('person.read_contact', person.unitPath ?? undefined);
		return { ...person, email: mayReadContact ? person.email : '', phone: mayReadContact ? person.phone : '', mayReadContact };
	});
}

/** The units into which the actor may enter a person. */
export async function readNewPersonForm(ctx: Ctx): Promise<{ units: readonly { id: string; name: string; level: number }[] }> {
	const actor = allowed(ctx, 'person.import');
	return inTransaction(ctx.db, async (tx) => ({ units: await listUnitChoices(tx, actor.agencyId, actor.pathsFor('person.import')) }));
}

/**
 * Enters one person with the first post. The NIP is checked on entry; its birth date and sex are taken from it.
 *
 * @returns the key of the person
 * @throws {Problem} person.nip_refused with the reason in words, person.nip_taken, unit.not_found
 */
export async function addPerson(ctx: Ctx, input: NewPerson): Promise<string> {
	const nip = parseNip(input.nip);
	if (nip.reason) throw new Problem('person.nip_refused', 422, { message: { id: nipIndonesian, en: nipEnglish }[ctx.locale][nip.reason], field: 'nip' });
	return inTransaction(ctx.db, async (tx) => {
		const { agencyId } = allowed(ctx, 'person.import');
		const unit = await tx.selectFrom('unit').select('path').where('agency_id', '=', agencyId).where('id', '=', input.unitId).where('closed_on', 'is', null).executeTakeFirst();
		if (!unit || !allowed(ctx, 'person.import', unit.path)) throw new Problem('unit.not_found', 404, { field: 'unitId' });
		const person = await insertPerson(tx, agencyId, nip, input, ctx);
		if (!person) throw new Problem('person.nip_taken', 409, { field: 'nip' });
		const positionId = await findOrAddPosition(tx, agencyId, input);
		await tx.insertInto('employment').values({ agency_id: agencyId, person_id: person.id, unit_id: input.unitId, position_id: positionId,
			kind: kindOf(nip), rank: input.rank, started_on: input.startedOn }).execute();
		await recordAudit(tx, ctx, { agencyId, action: 'person.add', subject: `person:${person.id}`, detail: { unitId: input.unitId } });
		return person.id;
	});
}

const kindOf = (nip: ParsedNip) => (nip.kind === 'PPPK' ? 'pppk' : 'pns');

function insertPerson(tx: Db, agencyId: string, nip: ParsedNip, input: NewPerson, ctx: Ctx): Promise<{ id: string } | undefined> {
	const findings = findingsOf({ ...input, nip: nip.nip, kind: kindOf(nip), bornOn: nip.bornOn, sex: nip.sex, educationId: '', statusCode: '01', isUnitClosed: false,
		hasPositionReference: true, siasn: {} }, ctx.today);
	return tx.insertInto('person').values({ agency_id: agencyId, nip: nip.nip, name: input.name, title_before: input.titleBefore, title_after: input.titleAfter, born_on: nip.bornOn,
		sex: nip.sex, email: input.email, phone: input.phone, updated_at: ctx.now, findings, findings_on: ctx.today })
		.onConflict((conflict) => conflict.columns(['agency_id', 'nip']).doNothing()).returning('id').executeTakeFirst();
}

async function findOrAddPosition(tx: Db, agencyId: string, { unitId, positionTitle, positionKind }: NewPerson): Promise<string> {
	const known = await tx.selectFrom('position').select('id').where('agency_id', '=', agencyId).where('unit_id', '=', unitId).where('title', '=', positionTitle).executeTakeFirst();
	if (known) return known.id;
	const isHead = positionKind === 'jpt' || positionKind === 'administrator' || positionKind === 'pengawas';
	const added = await tx.insertInto('position').values({ agency_id: agencyId, unit_id: unitId, title: positionTitle, kind: positionKind, is_head: isHead }).returning('id').executeTakeFirstOrThrow();
	return added.id;
}
