import type { nipMessages as indonesian } from './nip.messages.id.ts';

export const nipMessages: typeof indonesian = {
	'nip.empty': 'The NIP is empty. Enter 18 digits.',
	'nip.column_not_text':
		'A spreadsheet has damaged the NIP (it reads like 1.99005E+17). Format the NIP column as text, then copy the numbers again from their source.',
	'nip.not_digits': 'A NIP has digits only.',
	'nip.length': 'A NIP has 18 digits.',
	'nip.birth_date': 'Digits 1–8 of the NIP are not a birth date of the calendar (year, month, day).',
	'nip.appointment_year': 'Digits 9–12 of the NIP are not a possible year of appointment.',
	'nip.kind': 'Digits 13–14 of the NIP are neither a month 01–12 (PNS) nor a PPPK code 21–29.',
	'nip.sex': 'Digit 15 of the NIP must be 1 (man) or 2 (woman).',
	'nip.serial': 'The serial number of a NIP is never 000. Check the column format too: the last digits are lost when the column is not text.',
	'nip.kind_unknown': 'The kind of employment cannot be read from the NIP. Enter it from the decree.',
	'nip.appointed_young': 'By the NIP the person was under 18 when appointed. Check the birth date and the start of service.',
	'nip.appointed_old': 'By the NIP the person was over 70 when appointed. Check the birth date and the start of service.',
	'nip.birth_date_differs': 'The birth date differs from digits 1–8 of the NIP (CON_2).',
	'nip.sex_differs': 'The sex differs from digit 15 of the NIP (CON_3).',
	'nip.appointment_differs': 'The appointment date differs from digits 9–14 of the NIP (CON_1, CON_4).'
};
