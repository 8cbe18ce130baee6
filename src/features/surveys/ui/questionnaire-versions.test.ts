import { expect, test } from 'vitest';
import { longDate } from '#platform/messages.ts';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import QuestionnaireVersions from './QuestionnaireVersions.svelte';

const version = (given: object = {}) => ({ serviceId: null, serviceName: null, version: 1, madeOn: '2026-11-21', surveys: 0, ...given });

test.each(['id', 'en'] as const)('versions of a questionnaire say their day and how many surveys keep them (%s)', (locale) => {
	const out = html(QuestionnaireVersions, { versions: [version({ version: 2, surveys: 12_000 }), version({ serviceId: 's1', serviceName: HOSTILE })] }, locale);
	expectSound(out);
	expectHarmless(out);
	expect(textOf(out)).toContain(longDate('2026-11-21', locale));
	expect(textOf(out)).toContain(locale === 'id' ? '12.000' : '12,000');
	expect(html(QuestionnaireVersions, { versions: [] }, locale)).toBe('');
});
