-- 0134 Groups of complaints are made and named by telling words: the program asks for the list of words that only hold a sentence together.  Additive: a right; safe while the previous release is running.
-- Source: F77; docs/rules/complaints.md, section 8.
grant execute on function complaint_function_words() to bina_app;
