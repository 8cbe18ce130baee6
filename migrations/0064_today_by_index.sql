-- 0064 What waits today, by index.  Additive.
-- "Hari ini" read every session up to four times and every survey once, to find the few that are open: half of its time in the database.
create index session_current on session (starts_on) where state in ('open', 'running');
create index survey_open on survey (agency_id, closes_on) where closed_at is null;
