-- 0137 The later pages of all complaints, of one office and of all: the order in which they came stands in an index with what decides whether a row is passed over, so that it is not read for that.  Additive: indexes; safe while the previous release is running.
-- Source: tests/bench/complaints.ts over 400,000 complaints, page 20.
create index complaint_by_unit_received on complaint (agency_id, unit_id, received_at desc, id) include (class, state);
drop index complaint_by_received;
create index complaint_by_received on complaint (agency_id, received_at desc, id) include (unit_id, class, state);
