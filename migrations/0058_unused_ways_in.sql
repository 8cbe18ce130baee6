-- 0058 Ways into the database that the program no longer takes (F127).  Nothing reads or writes by them.
-- survey_door() shows the counter since 0036 and standing_of() the grants of an account since 0010.
drop function open_survey(text, date);
drop function grants_of(uuid, date);

-- answer_survey() writes an answer and its trace with the owner's rights: citizens need no right on a table at all.
drop policy citizen_answers on survey_response;
drop policy citizen_audits on audit_entry;
revoke all on survey_response, audit_entry from bina_citizen;
revoke insert (agency_id, id, at, account_id, action, subject, detail, request_id) on audit_entry from bina_citizen;
