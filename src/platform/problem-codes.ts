/** Every refusal the program makes. Each has a sentence in both languages in its feature's messages (a test looks). */
export const PROBLEM_CODES = [
	'request.not_found', 'request.too_large', 'request.foreign_origin', 'request.invalid', 'request.fault',
	'identity.sign_in_needed', 'identity.not_allowed', 'identity.wrong_credentials', 'identity.too_many_attempts',
	'identity.no_access', 'identity.second_factor_wrong', 'identity.second_factor_expired', 'identity.second_factor_paused', 'identity.password_weak', 'identity.password_wrong',
	'identity.grant_outside', 'identity.grant_self', 'identity.account_exists', 'identity.person_unknown', 'identity.account_unknown', 'identity.passkey_refused', 'identity.sign_in_again',
	'course.code_taken', 'course.not_found', 'session.not_found', 'session.dates_out_of_order', 'session.too_long', 'session.in_the_past', 'session.not_open',
	'session.started', 'session.full', 'session.clash', 'session.done', 'session.not_over', 'enrolment.not_found', 'enrolment.no_person',
	'attendance.other_day', 'attendance.not_yet', 'attendance.not_minutes', 'checkin.wrong', 'checkin.expired', 'checkin.not_today', 'checkin.not_enrolled',
	'jp.dates_out_of_order', 'jp.in_the_future', 'jp.length_needed', 'jp.unknown_form', 'jp.not_found',
	'service.not_found', 'service.point_not_found', 'service.counter_not_found', 'service.unit_not_found', 'service.code_taken', 'service.promise_missing', 'service.promise_both',
	'service.promise_long', 'service.not_a_number', 'service.markup', 'service.list_long', 'service.code_form', 'service.days_missing', 'service.hours_incomplete', 'service.hours_out_of_order',
	'service.place_incomplete', 'service.dates_out_of_order', 'service.point_taken', 'service.ended', 'service.already_ended', 'service.counter_taken',
	'survey.not_found', 'survey.closed', 'survey.overlap', 'survey.already_closed', 'survey.no_responses', 'survey.dates_out_of_order', 'survey.point_not_found',
	'survey.questions_changed', 'survey.slow_down', 'survey.answer_missing', 'survey.labels_unclear', 'survey.nothing_asked', 'survey.pass_invalid', 'survey.not_published',
	'survey.element_not_weak', 'survey.owner_unknown', 'survey.due_in_the_past', 'survey.evidence_kind',
	'complaint.not_found', 'complaint.move_impossible', 'complaint.unit_unknown', 'complaint.violation_stays', 'complaint.no_inspectorate', 'complaint.no_reporter', 'complaint.template_taken', 'complaint.no_desk', 'complaint.recorded_before', 'complaint.in_the_future',
	'complaint.no_agency', 'complaint.draft_gone', 'complaint.not_finished', 'complaint.too_short', 'complaint.too_long', 'complaint.wait', 'complaint.wrong_slip', 'complaint.ended',
	'complaint.letters_full', 'complaint.not_closed', 'complaint.reopened_before', 'complaint.reopen_too_late', 'complaint.confirm_too_late', 'complaint.not_joinable',
	'complaint.photo_kind', 'complaint.photo_large', 'complaint.photo_broken', 'complaint.photos_full',
	'holiday.not_found', 'holiday.out_of_range',
	'import.not_found', 'import.not_ready', 'import.stale', 'import.undo_too_late', 'import.undo_changed', 'import.undo_used', 'import.undo_overtaken', 'import.file_empty', 'import.abandoned',
	'queue.point_not_found', 'queue.counter_not_found', 'queue.visit_not_found', 'queue.nobody_waiting', 'queue.still_open', 'queue.wrong_state', 'queue.too_late_to_undo', 'queue.full',
	'queue.reference_taken', 'queue.batch_not_found', 'queue.already_undone',
	'notification.not_found',
	'evaluation.not_found', 'evaluation.raw_complaints', 'evaluation.month_unreadable', 'evaluation.sesoi_out_of_range', 'evaluation.no_treated_unit', 'evaluation.unit_unknown',
	'unit.not_found', 'person.not_found', 'person.nip_taken', 'person.nip_refused'
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
