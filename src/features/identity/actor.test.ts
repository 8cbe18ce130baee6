import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VERBS } from '#platform/verbs.ts';
import { actorFrom, type Standing } from './actor.ts';
import { VERBS_OF } from './rules.ts';
import { ROLES, type Holding, type Role } from './schema.ts';

const standing: Omit<Standing, 'holdings'> = { accountId: 'a1', personId: 'p1', name: 'Pegawai Rekaan', agencyId: 'here', agencyName: 'Kabupaten Rekaan', unitId: 'u1', unitName: 'Dinas Rekaan', unitPath: '/1/2/' };
const held = (role: Role, unitPath: string, agencyId = 'here'): Holding => ({ role, unitPath, agencyId });
const actor = (...holdings: Holding[]) => actorFrom({ ...standing, holdings });

describe('who acts', () => {
	test('is scoped to the one government it works in now', () => {
		expect(actor(held('administrator', '/1/', 'there')).agencyIds).toEqual(['here']);
		expect(actorFrom({ ...standing, agencyId: 'there', holdings: [] }).agencyIds).toEqual(['there']);
	});

	test('carries name, person and unit, and nothing of what it holds elsewhere', () => {
		const { pathsFor: _paths, can: _can, ...seen } = actor(held('auditor', '/9/', 'there'), held('mentor', '/1/2/'));
		expect(seen).toEqual({ ...standing, agencyIds: ['here'], roles: ['mentor'] });
	});

	test('may somewhere, may here, and may not beside it', () => {
		const supervisor = actor(held('supervisor', '/1/4/'));
		expect([supervisor.can('jp.read'), supervisor.can('jp.read', '/1/4/'), supervisor.can('jp.read', '/1/4/9/')]).toEqual([true, true, true]);
		expect([supervisor.can('jp.read', '/1/'), supervisor.can('jp.read', '/1/42/'), supervisor.can('jp.read', '/1/5/4/'), supervisor.can('grant.manage'), supervisor.can('grant.manage', '/1/4/')]).toEqual([false, false, false, false, false]);
	});

	test('of two units may in both, also when it is only one of the two', () => {
		const evaluator = actor(held('evaluator', '/1/4/'), held('evaluator', '/1/7/'));
		expect([evaluator.can('survey.read', '/1/4/1/'), evaluator.can('survey.read', '/1/7/'), evaluator.can('survey.read', '/1/5/')]).toEqual([true, true, false]);
		expect(evaluator.pathsFor('survey.read')).toEqual(['/1/4/', '/1/7/']);
	});

	test('without any role may nothing', () => {
		const stranger = actor();
		expect(VERBS.filter((verb) => stranger.can(verb) || stranger.can(verb, '/1/') || stranger.pathsFor(verb).length > 0)).toEqual([]);
		expect(stranger.roles).toEqual([]);
	});

	test('asked twice says the same: the answer of one verb is not taken for another', () => {
		const officer = actor(held('service_officer', '/1/3/'), held('administrator', '/1/4/'));
		for (const _ of [1, 2]) expect([officer.pathsFor('queue.operate'), officer.pathsFor('grant.manage'), officer.pathsFor('service.manage')]).toEqual([['/1/3/'], ['/1/4/'], ['/1/3/', '/1/4/']]);
	});

	test('by each role alone may exactly what the table of roles says', () => {
		for (const role of ROLES) expect([role, VERBS.filter((verb) => actor(held(role, '/1/')).can(verb, '/1/2/'))]).toEqual([role, VERBS.filter((verb) => VERBS_OF[role].includes(verb))]);
	});

	test('gains nothing anywhere by a role taken away, and loses nothing by one added', () => {
		const path = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }).map((numbers) => `/${numbers.join('/')}/`);
		const holding = fc.record({ role: fc.constantFrom(...ROLES), unitPath: path, agencyId: fc.constantFrom('here', 'there') });
		fc.assert(fc.property(fc.array(holding, { maxLength: 5 }), holding, fc.constantFrom(...VERBS), path, (holdings, more, verb, unit) => {
			const [less, all] = [actor(...holdings), actor(...holdings, more)];
			if (less.can(verb, unit)) expect(all.can(verb, unit)).toBe(true);
			if (all.can(verb, unit) && !less.can(verb, unit)) expect([more.agencyId, VERBS_OF[more.role].includes(verb), unit.startsWith(more.unitPath)]).toEqual(['here', true, true]);
			expect(all.can(verb)).toBe(all.pathsFor(verb).length > 0);
		}));
	});
});
