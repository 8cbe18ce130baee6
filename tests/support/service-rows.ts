import { en } from '#features/services/page.messages.en.ts';
import { id } from '#features/services/page.messages.id.ts';
import type { PointView } from '#features/services/server/register-service.ts';
import type { CounterRow, ServiceRow } from '#features/services/server/service.ts';

/** The day on which pages of services are drawn in tests. */
export const TODAY = '2026-11-21';
export const LANGUAGES = [['id', id], ['en', en]] as const;

/** Rows of services as their pages get them, without a database; all invented. */
export function inventedService(given: Partial<ServiceRow> = {}): ServiceRow {
	return {
		id: 's1', code: 'ktp-el', name: 'Layanan Rekaan', responsibleUnitId: 'u1', responsibleUnitName: 'Dinas Dukcapil Rekaan', responsibleUnitPath: '/1/2/', promisedMinutes: 30, promisedWorkingDays: null,
		feeRupiah: 0, feeNote: '', requirements: ['Kartu keluarga'], procedure: ['Ambil nomor', 'Foto'], product: 'Kartu', legalBasis: 'UU 24/2013', endedOn: null, ...given
	};
}

export function inventedPoint(given: Partial<PointView> = {}): PointView {
	return {
		id: 'p1', slug: 'layanan-rekaan', name: 'Loket Pendaftaran', serviceId: 's1', serviceCode: 'ktp-el', serviceName: 'Layanan Rekaan', unitId: 'u1', unitName: 'Dinas Dukcapil Rekaan', unitPath: '/1/2/', address: 'Jalan Rekaan 1',
		openDays: [1, 2, 3, 4, 5], opensMinute: 480, closesMinute: 900, yearlyUsers: 12_000, openedOn: '2020-01-01', closedOn: null, latitude: -1.6, longitude: 103.5, counters: [], mayManage: true, ...given
	};
}

export function inventedCounter(number: number, given: Partial<CounterRow> = {}): CounterRow {
	return { id: `c${number}`, servicePointId: 'p1', number, name: '', closedOn: null, ...given };
}
