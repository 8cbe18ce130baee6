-- 0073 Files of evidence are read by officers only: the function for the public goes before anything used it.  Safe while the previous release is running.
drop function published_evidence(uuid);
