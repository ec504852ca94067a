-- Activities that begin or cease to count are told in the change feed.
drop table activity_changes;
