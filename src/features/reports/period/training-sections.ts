import { formName } from '#features/recognition/jp-forms.ts';
import { cellText, isHidden, numberText, reportWords } from './format.ts';
import { hideSmall } from './hidden.rules.ts';
import type { ReportSection } from './report.schema.ts';
import { column, section, tableOf } from './tables.ts';
import type { Writing } from './writing.ts';

export function plannedSection({ facts, language, from, to }: Writing): ReportSection {
	const all = reportWords(language);
	const words = all.planned;
	const { courses } = facts;
	const sum = (of: (course: (typeof courses)[number]) => number) => courses.reduce((total, course) => total + of(course), 0);
	const table = tableOf({
		key: 'sessions', isTyped: true, title: words.table, filter: words.filter(from, to), empty: words.empty, people: ['completed'],
		columns: [
			column('course', words.course, 'text', 5), column('planned', words.planned, 'count', 1.4, { sum: true }), column('done', words.done, 'count', 1.2, { sum: true }),
			column('cancelled', words.cancelled, 'count', 1.4, { sum: true }), column('seats', words.seats, 'count', 1.2, { sum: true }), column('completed', words.completed, 'count', 1.8, { sum: true })
		],
		rows: courses.map(({ title, planned, done, cancelled, seats, completed }) => [title, planned, done, cancelled, seats, completed])
	}, language);
	const lead = courses.length === 0 ? words.empty : words.lead(sum(({ planned }) => planned), sum(({ done }) => done), sum(({ cancelled }) => cancelled));
	return section('planned', all.sections.planned, [lead], { tables: [table] });
}

export function reachedSection({ facts, language, from, to }: Writing): ReportSection {
	const all = reportWords(language);
	const words = all.reached;
	const offices = tableOf({
		key: 'reach', title: words.table, filter: words.filter(to, from), empty: words.empty, people: ['people', 'reached'],
		columns: [
			column('unit', words.unit, 'text', 6.5), column('people', words.people, 'count', 1.8, { sum: true }), column('reached', words.reached, 'count', 1.8, { sum: true }),
			column('share', words.share, 'share', 1.9, { derived: { by: 'quotient', part: 'reached', whole: 'people' } })
		],
		rows: facts.reached.map(({ unit, people, reached }) => [unit, people, reached, null])
	}, language);
	const people = hideSmall(facts.jp.byForm.map((form) => form.people)).cells;
	const jp = tableOf({
		key: 'jp', title: words.jpTable, filter: words.jpFilter(from, to), empty: words.jpEmpty,
		columns: [column('form', words.form, 'text', 8), column('people', words.jpPeople, 'count', 2), column('jp', words.jp, 'jp', 2)],
		// JP of fewer than five people would be theirs, and the sum of all JP less the others would tell them.
		rows: facts.jp.byForm.map(({ formId, hundredths }, at) => [formName(formId, language), people[at] ?? null, isHidden(people[at] ?? null) ? null : Math.floor(hundredths / 100)])
	}, language);
	return section('reached', all.sections.reached, [reachLead({ facts, language })], { tables: [offices, jp] });
}

function reachLead({ facts, language }: Pick<Writing, 'facts' | 'language'>): string {
	const words = reportWords(language).reached;
	const people = facts.reached.reduce((sum, unit) => sum + unit.people, 0);
	if (people === 0) return words.empty;
	const cell = hideSmall(facts.reached.map(({ reached }) => reached)).total;
	return words.lead(cellText(cell, 'count', language), numberText(people, 'count', language), cellText(typeof cell === 'number' ? cell / people : cell, 'share', language));
}
