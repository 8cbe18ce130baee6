-- 0127 What officers, reporters and the clock do to a violation is marked; rows that come in bulk say it themselves.  Replaces triggers; safe while the previous release is running.
-- Source: R21; docs/rules/complaints.md, section 5.

-- A file, or an invented region, brings hundreds of thousands of rows without an account, and looking up the complaint of each takes longer than
-- writing it. That a complaint was received is no secret.
drop trigger complaint_move_of_violation on complaint_move;
create trigger complaint_move_of_violation before insert on complaint_move for each row
  when (new.move not in ('file', 'hand_back') and (new.account_id is not null or new.actor in ('reporter', 'clock'))) execute function mark_of_violation();
drop trigger complaint_message_of_violation on complaint_message;
create trigger complaint_message_of_violation before insert on complaint_message for each row
  when (new.account_id is not null or new.author = 'reporter') execute function mark_of_violation();
