import { beforeAll, describe, expect, test, vi } from 'vitest';
import { parseNip } from '#features/people/nip.ts';
import { loadAreas } from './areas.ts';
import { fullYears } from './calendar.ts';
import { NipBook } from './nip.ts';
import { buildPeople, streamPeople, type PeopleSetting, type Workforce } from './people.ts';
import { personasOf } from './personas.ts';
import { drawPost, headPost } from './posts.ts';
import { Random } from './random.ts';
import type { Agency, Unit } from './types.ts';
import { buildUnits, type StaffedUnit } from './units.ts';

// A regency of 6,000 is made once; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TODAY = '2026-11-21';
let staffed: StaffedUnit[];
let agency: Agency;
let force: Workforce;

function setting(more: Partial<PeopleSetting> = {}): PeopleSetting {
	const nips = new NipBook();
	const personas = personasOf('regency');
	for (const { nip } of personas) if (nip !== null) nips.reserve(nip);
	return { agency, today: TODAY, nips, personas, places: ['Sengeti', 'Tempino'], random: new Random('people'), ...more };
}

beforeAll(async () => {
	const [area] = await loadAreas('regency');
	if (area === undefined) throw new RangeError('no regency');
	agency = { id: '00000000-0000-7000-8000-000000000000', ...area.agency };
	staffed = buildUnits(area, 'full', TODAY, new Random('units'));
	force = buildPeople(staffed, setting());
});

const presentPosts = () => force.employments.filter(({ endedOn, isPrimary }) => endedOn === null && isPrimary);
const unitOf = (id: string): Unit => {
	const found = staffed.find(({ unit }) => unit.id === id);
	if (found === undefined) throw new RangeError(id);
	return found.unit;
};

describe('a regency of 6,000', () => {
	test('NIPs pass the product’s own check and name the kind of employment', () => {
		const kinds = new Map(presentPosts().map(({ personId, kind }) => [personId, kind]));
		const wrong = force.people.filter(({ id, nip, sex }) => {
			const parsed = parseNip(nip);
			return parsed.reason !== null || parsed.sex !== sex || parsed.kind !== (kinds.get(id) === 'pns' ? 'PNS' : 'PPPK');
		});
		expect(wrong).toEqual([]);
		expect(new Set(force.people.map(({ nip }) => nip)).size).toBe(6000);
	});

	test('PPPK are about three in ten, none of them leads', () => {
		const posts = presentPosts();
		const share = posts.filter(({ kind }) => kind === 'pppk').length / posts.length;
		expect(share).toBeGreaterThan(0.27);
		expect(share).toBeLessThan(0.36);
		const heads = new Set(force.positions.filter(({ isHead }) => isHead).map(({ id }) => id));
		expect(posts.filter(({ kind, positionId }) => kind === 'pppk' && heads.has(positionId))).toEqual([]);
	});

	// Published count of a regency (Situbondo 2017): 30 % golongan IV, 36 % III, 32 % II, 2 % I; since then III has grown and I has gone.
	test('ranks of PNS are spread as in a published count', () => {
		const ranks = presentPosts().filter(({ kind }) => kind === 'pns').map(({ rank }) => rank.split('/')[0]);
		const share = (group: string) => ranks.filter((rank) => rank === group).length / ranks.length;
		expect(share('III')).toBeGreaterThan(0.4);
		expect(share('IV')).toBeGreaterThan(0.1);
		expect(share('IV')).toBeLessThan(0.4);
		expect(share('II')).toBeGreaterThan(0.1);
		expect(share('I')).toBeLessThan(0.03);
	});

	test('senior posts are few: fewer than one in a hundred of echelon II', () => {
		const kinds = new Map(force.positions.map(({ id, kind }) => [id, kind]));
		const count = (wanted: string) => presentPosts().filter(({ positionId }) => kinds.get(positionId) === wanted).length;
		expect(count('jpt') / 6000).toBeLessThan(0.01);
		expect(count('jpt')).toBeLessThan(count('administrator'));
		expect(count('fungsional')).toBeGreaterThan(3000);
	});

	test('women are the majority in schools and health centres', () => {
		const sex = new Map(force.people.map((person) => [person.id, person.sex]));
		for (const sector of ['education', 'health']) {
			const posts = presentPosts().filter(({ unitId }) => unitOf(unitId).sector === sector);
			expect(posts.filter(({ personId }) => sex.get(personId) === 'F').length / posts.length, sector).toBeGreaterThan(0.52);
		}
	});

	test('midwives are women', () => {
		const midwives = new Set(force.positions.filter(({ title, isHead }) => title.startsWith('Bidan') && !isHead).map(({ id }) => id));
		const holders = new Set(presentPosts().filter(({ positionId }) => midwives.has(positionId)).map(({ personId }) => personId));
		expect(holders.size).toBeGreaterThan(50);
		expect(force.people.filter(({ id, sex }) => holders.has(id) && sex === 'M')).toEqual([]);
	});

	test('only the marked few are past sixty', () => {
		const past = force.people.filter(({ bornOn }) => fullYears(bornOn, TODAY) >= 60).length;
		expect(past).toBeGreaterThan(5);
		expect(past).toBeLessThan(40);
	});

	test('nobody shares a birthday with hundreds: ages are drawn, not cut', () => {
		const births = Map.groupBy(force.people, ({ bornOn }) => bornOn);
		expect(Math.max(...[...births.values()].map((people) => people.length))).toBeLessThan(8);
	});

	test('appraisals are of last year, mostly as expected, missing for a few', () => {
		expect(new Set(force.performances.map(({ year }) => year))).toEqual(new Set([2025]));
		expect(force.performances.length).toBeGreaterThan(5500);
		expect(force.performances.length).toBeLessThan(6000);
		const usual = force.performances.filter(({ result, behaviour }) => result === 2 && behaviour === 2).length / force.performances.length;
		expect(usual).toBeGreaterThan(0.6);
		expect(usual).toBeLessThan(0.8);
	});

	test('punishments are rare and mostly light', () => {
		const light = force.disciplines.filter(({ level }) => level === 'light').length;
		expect(force.disciplines.length).toBeLessThan(120);
		expect(light).toBeGreaterThan(force.disciplines.length / 2);
		expect(force.disciplines.every(({ decidedOn }) => decidedOn < TODAY)).toBe(true);
	});

	test('the secretary leads the whole government in a second post', () => {
		const second = force.employments.filter(({ isPrimary }) => !isPrimary);
		expect(second).toHaveLength(1);
		expect(unitOf(second[0]?.unitId ?? '').parentId).toBeNull();
		const main = presentPosts().find(({ personId }) => personId === second[0]?.personId);
		expect(unitOf(main?.unitId ?? '').key).toBe('1505/setda');
	});

	test('a title stands once in a unit, its holders share the post', () => {
		const seen = new Set(force.positions.map(({ unitId, title, isHead }) => `${unitId} ${title} ${isHead}`));
		expect(seen.size).toBe(force.positions.length);
		const posts = new Set(force.positions.map(({ id }) => id));
		expect(force.employments.every(({ positionId }) => posts.has(positionId))).toBe(true);
	});

	test('a third of longer careers has an earlier post elsewhere', () => {
		const earlier = force.employments.filter(({ endedOn }) => endedOn !== null);
		expect(earlier.length).toBeGreaterThan(400);
		for (const { startedOn, endedOn } of earlier) expect((endedOn ?? '') > startedOn).toBe(true);
	});
});

describe('people unit by unit', () => {
	test('are as many and as unique as all at once', () => {
		const nips = new Set<string>();
		for (const { people, units } of streamPeople(staffed, setting({ personas: [] }))) {
			expect(people).toHaveLength(staffed.find(({ unit }) => unit.id === units[0]?.id)?.staff ?? -1);
			for (const { nip } of people) nips.add(nip);
		}
		expect(nips.size).toBe(6000);
	});
});

describe('personas', () => {
	test('a unit too small for its personas is a fault, not a silent loss', () => {
		const tiny = staffed.map((one) => (one.unit.key === '1505/disdukcapil/dafduk' ? { ...one, staff: 2 } : one));
		expect(() => buildPeople(tiny, setting())).toThrow(/too few for its personas/);
	});

	test('their posts are as written, heads lead', () => {
		for (const persona of personasOf('regency')) {
			if (persona.staff === null) continue;
			const person = force.people.find(({ personaKey }) => personaKey === persona.key);
			const post = presentPosts().find(({ personId }) => personId === person?.id);
			expect(force.positions.find(({ id }) => id === post?.positionId)).toMatchObject({ title: persona.staff.position, isHead: persona.isHead });
			expect(parseNip(persona.nip ?? '')).toMatchObject({ reason: null, bornOn: persona.staff.bornOn, sex: persona.staff.sex });
		}
	});
});

describe('posts', () => {
	const base = { serviceCodes: [], sector: 'general', kind: 'office', echelonId: '22', headTitle: 'Kepala Dinas', name: 'Dinas Sosial' } as const satisfies Partial<Unit>;

	test.each([
		[{ name: 'Dinas Sosial', echelonId: '22', headTitle: 'Kepala Dinas' }, 'Kepala Dinas Sosial', 'jpt'],
		[{ name: 'Bidang Mutasi', echelonId: '32', headTitle: 'Kepala Bidang' }, 'Kepala Bidang Mutasi', 'administrator'],
		[{ name: 'Seksi Pemerintahan', echelonId: '41', headTitle: 'Kepala Seksi' }, 'Kepala Seksi Pemerintahan', 'pengawas'],
		[{ name: 'Sekretariat Daerah', echelonId: '21', headTitle: 'Sekretaris Daerah' }, 'Sekretaris Daerah', 'jpt'],
		[{ name: 'Kecamatan Sekernan', echelonId: '31', headTitle: 'Camat' }, 'Camat Sekernan', 'administrator'],
		[{ name: 'Kelurahan Sengeti', echelonId: '41', headTitle: 'Lurah' }, 'Lurah Sengeti', 'pengawas'],
		[{ name: 'Inspektur Pembantu Wilayah I', echelonId: '32', headTitle: 'Kepala Bidang' }, 'Inspektur Pembantu Wilayah I', 'administrator'],
		[{ name: 'Puskesmas Tempino', echelonId: '99', headTitle: 'Kepala Puskesmas', sector: 'health' }, 'Kepala Puskesmas Tempino', 'fungsional'],
		[{ name: 'SD Negeri 1 Pijoan', echelonId: '99', headTitle: 'Kepala Sekolah', sector: 'education', kind: 'school' }, 'Kepala Sekolah SD Negeri 1 Pijoan', 'fungsional'],
		[{ name: 'Tim Kerja Survei', echelonId: '99', headTitle: 'Ketua Tim Kerja' }, 'Ketua Tim Kerja Survei', 'fungsional']
	] as const)('%j is led by %s', (more, title, kind) => {
		expect(headPost({ ...base, ...more } as unknown as Unit, new Random('head'))).toMatchObject({ title, kind, pppk: 0 });
	});

	test('teachers retire at sixty, clerks at fifty-eight', () => {
		const random = new Random('posts');
		for (let i = 0; i < 200; i++) {
			const post = drawPost({ ...base, sector: 'education', kind: 'school' } as unknown as Unit, random);
			expect(post.retirementAge).toBe(post.title.startsWith('Guru') ? 60 : 58);
			expect(post.kind).toBe(post.title.startsWith('Guru') ? 'fungsional' : 'pelaksana');
		}
	});
});
