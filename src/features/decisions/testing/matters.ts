import { evidenceOfProgramme, factsOf, type ProgrammeNow } from '../evidence.rules.ts';
import { recommendationRuleSets } from '../decision-rules.ts';
import { recommend } from '../rules.ts';
import type { DecisionRow } from '../server/queries.ts';
import type { DecisionPage } from '../server/service.ts';

export const NOW = new Date('2026-11-21T03:00:00Z');

export function programmeNow(given: Partial<ProgrammeNow> = {}): ProgrammeNow {
	return {
		id: 'p1', title: 'Pelatihan Rekaan', outcome: 'index', direction: 'up', courseId: 'c1', courseTitle: 'Kursus Rekaan', registrationId: null, registeredBefore: true, trainedUnits: 10, comparisonUnits: 12,
		latest: { resultId: 'r1', dataSha256: 'ab12cd34ef56'.padEnd(64, '0'), ruleVersion: '2026-2', verdict: 'proven_better', computedAt: '2026-11-19T02:00:00Z', confirmedAt: '2026-11-20T02:00:00Z', att: 3, ci95: [1, 5] },
		costs: [{ kind: 'honorarium', amountRupiah: 50_000_000 }, { kind: 'working_time', amountRupiah: 10_000_000 }], benefitRupiah: null, benefitRange: null, minutes: 36_000, participants: 60, sessions: 2, used: null, ...given
	};
}

export function decisionRow(given: Partial<DecisionRow> = {}): DecisionRow {
	return {
		id: 'd1', programmeId: 'p1', partId: null, version: 1, step: 'decision', choice: 'continue', recommended: 'widen', ruleVersion: '2026-1', why: 'Anggaran belum ada.', resultId: 'r1', dataSha256: 'ff'.repeat(32), verdict: 'proven_better',
		evidenceSha256: 'ee'.repeat(32), madeOn: '2026-11-02', madeBy: 'a1', madeByName: 'Kepala Rekaan', officePath: null, plan: null, carriedOn: null, dueOn: null, ownerName: null, ownerPath: null, followUps: [], ...given
	};
}

/** A page as the service makes it of these facts. */
export function decisionPageOf(programme: ProgrammeNow, given: Partial<DecisionPage> = {}): DecisionPage {
	const evidence = evidenceOfProgramme(programme, [programme]);
	const [{ rules, version }] = recommendationRuleSets as [(typeof recommendationRuleSets)[number]];
	return {
		programme, part: null, evidence, recommendation: recommend(factsOf(evidence, NOW), rules), ruleVersion: version, versions: [], attempt: null, standing: 'undecided', isOutdated: false, waiting: null, confirmedOn: evidence.verdict?.confirmedAt.slice(0, 10) ?? null, seen: `0.${'0'.repeat(64)}`,
		parts: [], mayPropose: false, mayDecide: false, mayFollow: [], today: '2026-11-21', offices: [], ...given
	};
}
