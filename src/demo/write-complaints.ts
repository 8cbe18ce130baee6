import { createHash } from 'node:crypto';
import { deadlines, type Deadlines } from '#features/complaints/rules.ts';
import { sealIdentity } from '#features/complaints/server/identity-seal.ts';
import { trackingNumber } from '#platform/tracking.ts';
import { workCalendar } from '#features/holidays/rules.ts';
import type { WorkCalendar } from '#platform/working-days.ts';
import type { BulkWriter, Column } from './insert-rows.ts';
import { inventReporter } from './reporters.ts';
import type { AgencyDemo, Complaint } from './types.ts';

/** A move of an invented complaint; nobody stands behind it, so that the log names the office and no officer. */
interface Move {
	readonly complaint: Complaint;
	readonly at: string;
	readonly move: 'file' | 'verify' | 'assign' | 'start' | 'close' | 'archive';
	readonly fromState: string;
	readonly toState: string;
}

/** What is no complaint about a service has no root cause to answer. */
const ANSWER_OF_CLASS: Partial<Readonly<Record<Complaint['class'], string>>> = {
	aspiration: 'Terima kasih atas usul Anda. Kami membahasnya dalam rapat layanan bulan ini dan mengumumkan hasilnya di loket.',
	information: 'Terima kasih. Boleh diwakilkan dengan surat kuasa; syarat dan jam buka lengkap ada pada halaman layanan ini.',
	violation: 'Laporan Anda telah diperiksa Inspektorat dan ditindaklanjuti sesuai aturan. Identitas Anda tidak kami buka.'
};

/** With the places that are filled in when they are used. */
const TEMPLATES: readonly (readonly [string, string])[] = [
	['Sedang kami periksa', 'Terima kasih atas laporan Anda bernomor {nomor}. {unit} sedang memeriksanya dan memberi kabar di sini paling lambat pada tenggat yang tertulis.'],
	['Sudah diperbaiki', 'Laporan {nomor} tentang {layanan} sudah kami tindak lanjuti. Bila menurut Anda belum teratasi, tulislah di sini atau buka kembali laporannya.'],
	['Penerbitan KTP elektronik: blangko', 'Blangko KTP-el datang bertahap dari pusat. {unit} mengabari Anda begitu KTP-el dapat diambil; sementara itu surat keterangan berlaku sama.']
];

const HOUR = 3_600_000;
/** The straight way and how many hours after receipt each step is made; only those before the complaint's present state happened. */
const STEPS = [['verify', 'new', 'verified', 20], ['assign', 'verified', 'assigned', 22], ['start', 'assigned', 'handling', 30]] as const;
const STEPS_DONE: Readonly<Record<Complaint['state'], number>> = { new: 0, verified: 1, assigned: 2, handling: 3, closed: 3, archived: 0 };

interface Signed {
	readonly id: string;
	/** As PostgreSQL reads bytes: '\x…'. */
	readonly sealed: string;
}

/** Writes complaints with their deadlines, their log, their answers and, under seal, the invented names of some. */
export class ComplaintWriter {
	readonly #agencyId: string;
	readonly #serviceId: (code: string) => string | null;
	readonly #inspectorateId: string | undefined;
	readonly #intakeId: string | undefined;
	readonly #calendar: WorkCalendar;
	readonly #today: string;
	readonly #identityKey: string;
	readonly #deadlines = new Map<string, Deadlines>();

	/** @param identityKey key IDENTITY_KEY of the installation */
	constructor({ agency, units }: AgencyDemo, serviceId: (code: string) => string | null, { today, identityKey }: { readonly today: string; readonly identityKey: string }) {
		const unit = (slug: string) => units.find(({ key }) => key === `${agency.code}/${slug}`)?.id;
		this.#agencyId = agency.id;
		this.#serviceId = serviceId;
		this.#today = today;
		this.#identityKey = identityKey;
		this.#inspectorateId = unit('inspektorat');
		this.#intakeId = unit('diskominfo');
		this.#calendar = workCalendar(Number(today.slice(0, 4)) - 3, Number(today.slice(0, 4)), []);
	}

	/** Which units are the intake desk and the inspectorate; before the first complaint. */
	async writeDesks(writer: BulkWriter): Promise<void> {
		const desks = [['intake', this.#intakeId], ['inspectorate', this.#inspectorateId]].flatMap(([desk, unitId]) => (desk && unitId ? [{ desk, unitId }] : []));
		await writer.write('complaint_desk', [
			{ name: 'agency_id', type: 'uuid', of: () => this.#agencyId }, { name: 'desk', type: 'text', of: ({ desk }) => desk }, { name: 'unit_id', type: 'uuid', of: ({ unitId }) => unitId }
		], desks);
	}

	/** Answers that offices begin with; before the first complaint. */
	async writeTemplates(writer: BulkWriter): Promise<void> {
		await writer.write('complaint_template', [
			{ name: 'agency_id', type: 'uuid', of: () => this.#agencyId }, { name: 'name', type: 'text', of: ([name]) => name }, { name: 'body', type: 'text', of: ([, body]) => body }
		], TEMPLATES);
	}

	async write(writer: BulkWriter, complaints: readonly Complaint[]): Promise<void> {
		await writer.write('complaint', this.#columns(), complaints);
		await writer.write('complaint_reporter', [
			{ name: 'agency_id', type: 'uuid', of: () => this.#agencyId }, { name: 'complaint_id', type: 'uuid', of: ({ id }) => id }, { name: 'sealed', type: 'bytea', of: ({ sealed }) => sealed }
		], complaints.flatMap((complaint) => this.#signedOf(complaint)));
		await writer.write('complaint_move', this.#moveColumns(), complaints.flatMap(movesOf));
		await writer.write('complaint_message', this.#answerColumns(), complaints.filter(({ answer, closedAt }) => answer !== null && closedAt !== null));
	}

	/** A violation stands with the inspectorate, whatever unit it is about. */
	#unitOf({ class: kind, unitId }: Complaint): string {
		return kind === 'violation' ? (this.#inspectorateId ?? unitId) : unitId;
	}

	#signedOf(complaint: Complaint): Signed[] {
		const reporter = inventReporter(complaint, dayOf(complaint.receivedAt), this.#today);
		return reporter === null ? [] : [{ id: complaint.id, sealed: `\\x${sealIdentity(reporter, this.#identityKey, numberOf(complaint)).toString('hex')}` }];
	}

	#deadlinesOf(complaint: Complaint): Deadlines {
		const receivedOn = dayOf(complaint.receivedAt);
		const key = `${complaint.class} ${receivedOn}`;
		let found = this.#deadlines.get(key);
		if (!found) {
			found = deadlines({ class: complaint.class, isFormal: false, receivedOn, pauses: [] }, this.#calendar);
			this.#deadlines.set(key, found);
		}
		return found;
	}

	#columns(): Column<Complaint>[] {
		return [
			{ name: 'agency_id', type: 'uuid', of: () => this.#agencyId }, { name: 'id', type: 'uuid', of: ({ id }) => id },
			{ name: 'number', type: 'text', of: numberOf },
			{ name: 'unit_id', type: 'uuid', of: (complaint) => this.#unitOf(complaint) }, { name: 'service_id', type: 'uuid', of: ({ serviceCode }) => this.#serviceId(serviceCode) },
			{ name: 'class', type: 'text', of: (complaint) => complaint.class }, { name: 'state', type: 'text', of: ({ state }) => state },
			{ name: 'subject', type: 'text', of: ({ subject }) => subject }, { name: 'body', type: 'text', of: ({ body }) => body },
			{ name: 'is_anonymous', type: 'boolean', of: (complaint) => inventReporter(complaint, dayOf(complaint.receivedAt), this.#today) === null }, { name: 'is_confidential', type: 'boolean', of: (complaint) => complaint.class === 'violation' },
			{ name: 'received_at', type: 'timestamptz', of: ({ receivedAt }) => receivedAt }, { name: 'received_on', type: 'date', of: ({ receivedAt }) => dayOf(receivedAt) },
			{ name: 'verify_due_on', type: 'date', of: (complaint) => this.#deadlinesOf(complaint).verifyOn }, { name: 'due_on', type: 'date', of: (complaint) => this.#deadlinesOf(complaint).answerOn },
			{ name: 'clock_version', type: 'text', of: (complaint) => this.#deadlinesOf(complaint).version },
			{ name: 'closed_at', type: 'timestamptz', of: ({ state, closedAt }) => (state === 'closed' ? closedAt : null) }, { name: 'root_cause', type: 'text', of: ({ rootCause }) => rootCause },
			{ name: 'competency', type: 'text', of: ({ rootCause }) => (rootCause === 'competence' ? 'Ketelitian memeriksa berkas' : null) },
			{ name: 'closing', type: 'text', of: ({ state, rootCause, reallyFixed }) => (state !== 'closed' ? null : reallyFixed === false && rootCause === 'outside' ? 'not_fixed' : rootCause === null ? 'explained' : 'fixed') },
			{ name: 'archive_reason', type: 'text', of: ({ state }) => (state === 'archived' ? 'too_general' : null) }, { name: 'state_before', type: 'text', of: ({ state }) => (state === 'archived' ? 'new' : null) },
			{ name: 'confirmed_fixed', type: 'boolean', of: ({ reallyFixed }) => reallyFixed },
			{ name: 'confirmed_on', type: 'date', of: ({ reallyFixed, closedAt }) => (reallyFixed === null || closedAt === null ? null : dayOf(closedAt)) }
		];
	}

	#moveColumns(): Column<Move>[] {
		return [
			{ name: 'agency_id', type: 'uuid', of: () => this.#agencyId }, { name: 'complaint_id', type: 'uuid', of: ({ complaint }) => complaint.id }, { name: 'at', type: 'timestamptz', of: ({ at }) => at },
			{ name: 'actor', type: 'text', of: ({ move }) => (move === 'file' ? 'reporter' : 'officer') }, { name: 'move', type: 'text', of: ({ move }) => move },
			{ name: 'from_state', type: 'text', of: ({ fromState }) => fromState }, { name: 'to_state', type: 'text', of: ({ toState }) => toState },
			{ name: 'to_unit_id', type: 'uuid', of: ({ move, complaint }) => (move === 'file' || move === 'assign' ? this.#unitOf(complaint) : null) }
		];
	}

	#answerColumns(): Column<Complaint>[] {
		return [
			{ name: 'agency_id', type: 'uuid', of: () => this.#agencyId }, { name: 'complaint_id', type: 'uuid', of: ({ id }) => id }, { name: 'at', type: 'timestamptz', of: ({ closedAt }) => closedAt },
			{ name: 'author', type: 'text', of: () => 'officer' }, { name: 'body', type: 'text', of: (complaint) => ANSWER_OF_CLASS[complaint.class] ?? complaint.answer }
		];
	}
}

function numberOf({ id }: Complaint): string {
	return trackingNumber(createHash('sha256').update(`demo ${id}`).digest());
}

/** The log that leads to the present state; steps never lie after the closing. */
export function movesOf(complaint: Complaint): Move[] {
	const received = Date.parse(complaint.receivedAt);
	const closed = complaint.closedAt === null ? null : Date.parse(complaint.closedAt);
	const at = (hours: number) => new Date(closed === null ? received + hours * HOUR : Math.min(received + hours * HOUR, received + ((closed - received) * hours) / 40)).toISOString();
	const steps = STEPS.slice(0, STEPS_DONE[complaint.state]).map(([move, fromState, toState, hours]): Move => ({ complaint, at: at(hours), move, fromState, toState }));
	const first: Move = { complaint, at: complaint.receivedAt, move: 'file', fromState: 'new', toState: 'new' };
	if (complaint.closedAt === null) return [first, ...steps];
	const last = complaint.state === 'archived' ? { move: 'archive', fromState: 'new', toState: 'archived' } as const : { move: 'close', fromState: 'handling', toState: 'closed' } as const;
	return [first, ...steps, { complaint, at: complaint.closedAt, ...last }];
}

/** The day in WIB, where the demo region lies. */
function dayOf(instant: string): string {
	return new Date(Date.parse(instant) + 7 * HOUR).toISOString().slice(0, 10);
}
