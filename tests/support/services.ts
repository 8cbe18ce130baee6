import { PointForm, ServiceForm } from '#features/services/schema.ts';
import type { UnitRow } from './builders.ts';

let counter = 0;

/** The form of an invented service, as a page would send it. */
export function serviceForm(unit: Pick<UnitRow, 'id'>, given: Record<string, string> = {}): ServiceForm {
	counter += 1;
	return ServiceForm.parse({
		code: `layanan-${counter}`, name: `Layanan Rekaan ${counter}`, responsibleUnitId: unit.id, promised: '30', promisedIn: 'minutes', fee: '0', requirements: 'KTP-el\nKartu keluarga', procedure: 'Ambil nomor\nSerahkan berkas',
		product: 'Surat rekaan', ...given
	});
}

/** The form of an invented service point: Monday to Friday, 08.00 to 15.00. */
export function pointForm(unit: Pick<UnitRow, 'id'>, given: Record<string, string> = {}): PointForm {
	return PointForm.parse({ unitId: unit.id, name: 'Loket Rekaan', day1: 'on', day2: 'on', day3: 'on', day4: 'on', day5: 'on', opensAt: '08:00', closesAt: '15:00', ...given });
}
