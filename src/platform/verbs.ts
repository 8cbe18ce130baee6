/** Everything that can be allowed. Code asks verbs, never role names; roles are sets of these (features/identity/rules.ts). */
export const VERBS = [
	'unit.read', 'unit.import', 'person.read', 'person.read_contact', 'person.import', 'quality.read',
	'course.manage', 'session.manage', 'attendance.record', 'jp.read',
	'service.manage', 'queue.operate', 'service_time.read', 'survey.manage', 'survey.read', 'complaint.read', 'complaint.handle', 'complaint.route', 'complaint.identity', 'complaint.violation', 'holiday.manage', 'evaluation.read', 'evaluation.register', 'need.read', 'need.manage', 'decision.propose', 'decision.decide',
	'report.read', 'report.publish', 'audit.read', 'grant.manage', 'account.manage', 'agency.configure', 'privacy.manage'
] as const;
export type Verb = (typeof VERBS)[number];
