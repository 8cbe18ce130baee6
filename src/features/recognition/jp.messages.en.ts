import type { Conversion } from './rules.ts';
import type { jpWarnings as warnings } from './jp.messages.id.ts';

export const jpWarnings: typeof warnings = {
	'jp.above_contract_limit': 'More than 24 JP: above the limit of PP 49/2018 Pasal 40 for a PPPK.',
	'jp.nothing_counted': 'This activity earns no JP. Complete its minutes.',
	'jp.conversion_assumed': 'No conversion of this form was found in the regulation; it is counted by the hours of the programme.',
	'jp.days_beyond_period': 'There are more days than lie between the start and the end.',
	'jp.kind_unknown': 'The kind of employment cannot be read from the NIP; the duty of a PNS is applied.'
};

export function conversionSentence(conversion: Conversion, isAbroad: boolean, minutesPerJp: number): string {
	const place = isAbroad ? ' (abroad)' : '';
	const worth = isAbroad ? conversion.abroad : conversion.domestic;
	if (conversion.by === 'minutes') {
		const mostADay = conversion.mostADay?.[isAbroad ? 'abroad' : 'domestic'];
		const more = worth === 100 ? '' : `, plus ${worth - 100} %`;
		const limit = mostADay === undefined ? '' : `, at most ${mostADay / 100} JP a day`;
		return `${minutesPerJp} minutes = 1 JP${limit}${more}${place}`;
	}
	const unit = { days: 'day', sessions: 'session', activity: 'time' }[conversion.by];
	const limit = conversion.mostAMonth === undefined ? '' : `, at most ${conversion.mostAMonth} sessions a month`;
	return `1 ${unit} = ${worth / 100} JP${limit}${place}`;
}
