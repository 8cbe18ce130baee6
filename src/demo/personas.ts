import type { Career, Studies } from './careers.ts';
import type { DemoSize } from './types.ts';

/** Password of every demo account. Documented on purpose: it opens invented data and nothing else. */
export const DEMO_PASSWORD = 'melayani-dengan-tenang';

export type DemoRole =
	| 'training_manager' | 'facilitator' | 'mentor' | 'partner' | 'service_officer' | 'complaint_administrator' | 'inspector' | 'evaluator' | 'head_of_region' | 'auditor' | 'administrator';

/** A fixed invented person of the demo, the same in every size and with every seed. */
export interface Persona {
	readonly key: string;
	readonly name: string;
	/** Null for accounts without a staff record: head of region, partner institution. */
	readonly nip: string | null;
	readonly email: string;
	readonly agencyCode: string;
	/** Key of the unit the persona works in (or, for a grant alone, whose subtree the grant covers). */
	readonly unitKey: string;
	/** Heads the unit: 'superior' follows from that, it is no grant. */
	readonly isHead: boolean;
	readonly roles: readonly DemoRole[];
	/** Unit whose subtree the roles cover. */
	readonly grantUnitKey: string;
	readonly staff: (Career & Studies & { readonly position: string; readonly educationId: '30' | '40' | '45'; readonly birthPlace: string }) | null;
}

interface Staff {
	readonly nip: string;
	readonly position: string;
	readonly rank: string;
	readonly titleAfter: string;
	readonly education: '30' | '40' | '45';
	readonly studies: string;
}

function staffed(key: string, name: string, email: string, unitKey: string, staff: Staff, more: { isHead?: boolean; roles?: readonly DemoRole[]; grantUnitKey?: string } = {}): Persona {
	const { nip } = staff;
	const day = (digits: string) => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
	const pppk = nip[12] === '2';
	const startedOn = pppk ? `${nip.slice(8, 12)}-03-01` : day(`${nip.slice(8, 14)}01`);
	return {
		key, name, nip, email, agencyCode: unitKey.split('/')[0] as string, unitKey, isHead: more.isHead ?? false, roles: more.roles ?? [], grantUnitKey: more.grantUnitKey ?? unitKey,
		staff: {
			kind: pppk ? 'pppk' : 'pns', sex: nip[14] === '1' ? 'M' : 'F', bornOn: day(nip.slice(0, 8)), startedOn, graduatedYear: Number(nip.slice(8, 12)) - 1, rank: staff.rank,
			titleBefore: '', titleAfter: staff.titleAfter, educationName: staff.studies, educationId: staff.education, position: staff.position, birthPlace: 'Jambi'
		}
	};
}

const MUARO_JAMBI = 'muarojambikab.example';
const LAMPUNG_SELATAN = 'lampungselatankab.example';
const S1 = { education: '40', studies: 'S-1 Administrasi Publik', titleAfter: 'S.A.P.' } as const;
const S2 = { education: '45', studies: 'S-2 Administrasi Publik', titleAfter: 'S.Sos., M.Si.' } as const;

/** People of Kabupaten Muaro Jambi, present in every size. */
const MUARO_JAMBI_PERSONAS: readonly Persona[] = [
	staffed('officer', 'Sari Wulandari', `sari.wulandari@${MUARO_JAMBI}`, '1505/disdukcapil/dafduk',
		{ nip: '199204172019032901', position: 'Administrator Database Kependudukan Ahli Pertama', rank: 'III/b', ...S1 }),
	staffed('supervisor', 'Hendra Saputra', `hendra.saputra@${MUARO_JAMBI}`, '1505/disdukcapil/dafduk',
		{ nip: '197808122005011902', position: 'Kepala Bidang Pelayanan Pendaftaran Penduduk', rank: 'IV/a', ...S2 }, { isHead: true }),
	staffed('training_manager', 'Rina Kusuma', `rina.kusuma@${MUARO_JAMBI}`, '1505/bkpsdm/kompetensi',
		{ nip: '198306252008012903', position: 'Kepala Bidang Pengembangan Kompetensi Aparatur', rank: 'IV/a', ...S2 }, { isHead: true, roles: ['training_manager'], grantUnitKey: '1505' }),
	staffed('facilitator', 'Dewi Anggraini', `dewi.anggraini@${MUARO_JAMBI}`, '1505/bkpsdm/kompetensi',
		{ nip: '198711032011012904', position: 'Analis SDM Aparatur Ahli Muda', rank: 'III/d', ...S2 }, { roles: ['facilitator'], grantUnitKey: '1505' }),
	staffed('mentor', 'Rudi Hartono', `rudi.hartono@${MUARO_JAMBI}`, '1505/disdukcapil/capil',
		{ nip: '197502092000031905', position: 'Kepala Bidang Pelayanan Pencatatan Sipil', rank: 'IV/a', ...S2 }, { isHead: true, roles: ['mentor'] }),
	staffed('service_officer', 'Yuli Rahmawati', `yuli.rahmawati@${MUARO_JAMBI}`, '1505/disdukcapil/dafduk',
		{ nip: '198907142014032906', position: 'Penelaah Teknis Kebijakan', rank: 'III/c', ...S1 }, { roles: ['service_officer'], grantUnitKey: '1505/disdukcapil' }),
	staffed('complaint_administrator', 'Ratna Sari', `ratna.sari@${MUARO_JAMBI}`, '1505/diskominfo',
		{ nip: '199206142016032911', position: 'Pranata Hubungan Masyarakat Ahli Pertama', rank: 'III/b', ...S1 }, { roles: ['complaint_administrator'], grantUnitKey: '1505' }),
	staffed('evaluator', 'Bayu Pratama', `bayu.pratama@${MUARO_JAMBI}`, '1505/bkpsdm/kinerja',
		{ nip: '199001282015031907', position: 'Analis Kebijakan Ahli Pertama', rank: 'III/b', education: '45', studies: 'S-2 Ekonomi', titleAfter: 'S.E., M.Si.' }, { roles: ['evaluator'], grantUnitKey: '1505' }),
	staffed('auditor', 'Indah Permata', `indah.permata@${MUARO_JAMBI}`, '1505/inspektorat/irban-1',
		{ nip: '198112192006042908', position: 'Auditor Ahli Muda', rank: 'III/d', education: '40', studies: 'S-1 Ekonomi', titleAfter: 'S.E.' }, { roles: ['auditor', 'inspector'], grantUnitKey: '1505' }),
	staffed('administrator', 'Fajar Nugroho', `fajar.nugroho@${MUARO_JAMBI}`, '1505/diskominfo',
		{ nip: '199408302020121909', position: 'Pranata Komputer Ahli Pertama', rank: 'III/a', education: '40', studies: 'S-1 Informatika', titleAfter: 'S.Kom.' }, { roles: ['administrator'], grantUnitKey: '1505' }),
	{ key: 'head_of_region', name: 'Mahmud Effendi', nip: null, email: `bupati@${MUARO_JAMBI}`, agencyCode: '1505', unitKey: '1505', isHead: false, roles: ['head_of_region'], grantUnitKey: '1505', staff: null },
	{ key: 'partner', name: 'Pusat Pelatihan Batang Hari', nip: null, email: 'kerja.sama@pusatpelatihanbatanghari.example', agencyCode: '1505', unitKey: '1505', isHead: false, roles: ['partner'], grantUnitKey: '1505/bkpsdm', staff: null },
	// Last, so that the numbers of the others stay as they are. Heads the office that owns the plan of the demo's decision.
	staffed('office_head', 'Lestari Handayani', `lestari.handayani@${MUARO_JAMBI}`, '1505/bkpsdm',
		{ nip: '197003151995032912', position: 'Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', rank: 'IV/c', ...S2 }, { isHead: true })
];

/** A second government, to show that the two do not see each other; in `province` only. */
const SECOND_AGENCY_PERSONAS: readonly Persona[] = [
	staffed('officer_second', 'Agus Setiawan', `agus.setiawan@${LAMPUNG_SELATAN}`, '1801/disdukcapil/dafduk',
		{ nip: '199103112018011910', position: 'Administrator Database Kependudukan Ahli Pertama', rank: 'III/b', ...S1 }),
	staffed('administrator_second', 'Maya Puspita', `maya.puspita@${LAMPUNG_SELATAN}`, '1801/diskominfo',
		{ nip: '199305052019032911', position: 'Pranata Komputer Ahli Pertama', rank: 'III/b', education: '40', studies: 'S-1 Informatika', titleAfter: 'S.Kom.' }, { roles: ['administrator'], grantUnitKey: '1801' })
];

export function personasOf(size: DemoSize): readonly Persona[] {
	return size === 'province' ? [...MUARO_JAMBI_PERSONAS, ...SECOND_AGENCY_PERSONAS] : MUARO_JAMBI_PERSONAS;
}
