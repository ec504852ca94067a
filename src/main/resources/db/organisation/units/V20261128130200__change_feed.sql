-- What changes in the tree is told in the change feed.
drop table unit_changes, ancestry_changes;
