-- A reminder that waits is written anew when it leaves, where the clinic is called otherwise by then, or it is too late
-- for what it offered.
GRANT UPDATE (template, segments) ON messages TO trunkline_app;
