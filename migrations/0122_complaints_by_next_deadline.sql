-- 0122 Open complaints in the order of what is due next: the check of a new one, the follow-up of a given one, or the answer.
-- Builds one index and drops the one it replaces (seconds a million complaints: only open ones are in it); safe while the previous release is running, whose order is then sorted anew.
-- Source: F73; the same day as nextDue of the inbox shows.
create index complaint_next_due on complaint (
  agency_id, (least(due_on, case state when 'new' then verify_due_on when 'assigned' then respond_due_on end)), received_at, id
) where state in ('new', 'verified', 'assigned', 'handling');
drop index complaint_open;
