-- All evidence of one kind under some units from a day on, beside each of the units, so that every figure of that kind need not look for it
-- again. Takes :units, :kind, :from.
insert into evidence_above (ancestor_id, activity_id, held_on, form, tags, expected, present)
select p.ancestor_id, c.activity_id, c.held_on, c.form, c.tags, c.expected, c.present
from (select ancestor_id, unit_id, valid_from, valid_to from unit_closure where ancestor_id = any (:units)) p
join activities_confirmed c
  on c.unit_id = p.unit_id and c.held_on between p.valid_from and p.valid_to and c.kind = :kind and c.held_on >= cast(:from as date)
  and (c.host_id is null or not exists (select 1 from activity_seniors e join unit_closure h on h.unit_id = e.senior_id where e.activity_id = c.activity_id and e.unit_id = c.unit_id and h.ancestor_id = p.ancestor_id and c.held_on between h.valid_from and h.valid_to))
