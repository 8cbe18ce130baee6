/** Where a table names a person or an account, and what of the row is not shown. */
export interface Place {
	readonly table: string;
	/** Column → whose id stands in it. */
	readonly columns: Readonly<Record<string, 'person' | 'account'>>;
	/** Left out of the report: secrets, and keys that mean nothing to a reader. */
	readonly hidden?: readonly string[];
}

/** Every table that names a person or an account and may be told to that person. A test compares this list with the schema. */
export const PLACES: readonly Place[] = [
	{ table: 'person', columns: { id: 'person' } },
	{ table: 'employment', columns: { person_id: 'person' } },
	{ table: 'enrolment', columns: { person_id: 'person' } },
	{ table: 'jp_entry', columns: { person_id: 'person' } },
	{ table: 'import_row', columns: { subject_id: 'person' } },
	{ table: 'account', columns: { id: 'account', person_id: 'person' } },
	{ table: 'role_grant', columns: { account_id: 'account' } },
	{ table: 'notification', columns: { account_id: 'account' } },
	{ table: 'notification_preference', columns: { account_id: 'account' } },
	{ table: 'import_batch', columns: { account_id: 'account' }, hidden: ['written', 'counts'] },
	{ table: 'audit_entry', columns: { account_id: 'account' }, hidden: ['hash'] },
	{ table: 'complaint_message', columns: { account_id: 'account' } },
	{ table: 'complaint_move', columns: { account_id: 'account' } },
	{ table: 'complaint_cluster', columns: { named_by: 'account' } },
	{ table: 'follow_up', columns: { owner_person_id: 'person', made_by: 'account' } },
	{ table: 'follow_up_note', columns: { made_by: 'account' } },
	{ table: 'survey', columns: { closed_by: 'account' }, hidden: ['result'] },
	{ table: 'questionnaire', columns: { created_by: 'account' }, hidden: ['body'] },
	{ table: 'need', columns: { person_id: 'person', decided_by: 'account', opened_by: 'account' } },
	{ table: 'need_rule', columns: { made_by: 'account' } },
	{ table: 'improvement', columns: { responsible_person_id: 'person', made_by: 'account' } },
	{ table: 'improvement_change', columns: { made_by: 'account' }, hidden: ['was'] },
	{ table: 'programme_version', columns: { made_by: 'account' }, hidden: ['promise', 'outlook'] },
	{ table: 'programme_draw', columns: { announced_by: 'account', drawn_by: 'account' }, hidden: ['plan', 'seed'] },
	{ table: 'programme_cost', columns: { recorded_by: 'account', withdrawn_by: 'account' } },
	{ table: 'programme_benefit', columns: { recorded_by: 'account', withdrawn_by: 'account' } },
	{ table: 'decision', columns: { made_by: 'account' } },
	{ table: 'decision_plan', columns: { carried_by: 'account' } },
	{ table: 'decision_follow_up', columns: { noted_by: 'account' } },
	{ table: 'period_report', columns: { requested_by: 'account' }, hidden: ['document'] },
	{ table: 'period_report_publication', columns: { published_by: 'account', withdrawn_by: 'account' }, hidden: ['document'] },
	{ table: 'learning_score', columns: { person_id: 'person' } },
	{ table: 'post_training_request', columns: { person_id: 'person', alumnus_id: 'person' }, hidden: ['person_id', 'answered', 'told', 'reminded'] },
	{ table: 'post_training_rule', columns: { made_by: 'account' } },
	{ table: 'post_training_statement', columns: { made_by: 'account' } },
	{ table: 'open311_key', columns: { created_by: 'account' }, hidden: ['key_hash'] },
	{ table: 'visit_event', columns: { account_id: 'account' } },
	{ table: 'privacy_addition', columns: { made_by: 'account' } },
	{ table: 'privacy_request', columns: { account_id: 'account' }, hidden: ['sealed', 'answer', 'secret_hash'] },
	{ table: 'privacy_step', columns: { account_id: 'account' } },
	{ table: 'retention_rule', columns: { made_by: 'account' } },
	{ table: 'retention_hold', columns: { placed_by: 'account', lifted_by: 'account' } },
	{ table: 'breach', columns: { made_by: 'account' } }
];

/** Tables of the sign-in library: told by `own_sign_in_data` of the database, secrets by their presence only. */
export const SIGN_IN_PLACES = ['account_session', 'credential', 'passkey', 'two_factor', 'used_code'] as const;

/** Tables that name a person and are not told, each with its reason. */
export const UNTOLD: Readonly<Record<string, string>> = {
	'complaint_person.person_id': 'a complaint never reaches the officer it is about (R21); asked for, it is answered by a human'
};

/** Columns that name something else although they look alike. */
export const NOT_PEOPLE: Readonly<Record<string, string>> = {
	'credential.provider_account_id': 'the key of the sign-in library for the same account'
};
