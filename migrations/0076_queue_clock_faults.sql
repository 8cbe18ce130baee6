-- 0076 Why the time of an event of the queue cannot be believed.  Additive; safe while the previous release is running.
alter table visit_event add column clock_fault text check (clock_fault in ('future', 'jumped', 'stale'));
comment on column visit_event.clock_fault is 'Found when the event came. That a clock went back is found by comparing with the device''s event before, whichever of the two came first.';
