-- The units at or under one today of which a plan would ask something, with what stands in their way.
-- Takes :unit, :today, :kinds, :committees ('yes', 'no', '': any), :minimums (by class), :from, :to, :activity, :needs_committee, :members.
-- due: unit_id, name, code, number (of the class), minimum, people (members at or below it), obstacle (null: none).
with asked as (
  select * from unnest(:kinds, :committees, cast(:minimums as bigint[])) with ordinality as a (kind, committee, minimum, number)
),
within as materialized (
  select s.unit_id, s.code, s.name, s.kind, s.has_committee
  from unit_closure_on(cast(:today as date)) c join units_on(cast(:today as date)) s on s.unit_id = c.unit_id
  where c.ancestor_id = :unit
),
chosen as materialized (
  select w.*, a.number, a.minimum, t.valid_from as begun, t.valid_to as ends
  from within w
  join lateral (
    select number, minimum from asked where kind = w.kind and committee in ('', case when w.has_committee then 'yes' when not w.has_committee then 'no' end)
    order by committee = '' limit 1
  ) a on true
  join unit_closure t on t.unit_id = w.unit_id and t.ancestor_id = w.unit_id and cast(:today as date) between t.valid_from and t.valid_to
),
members as materialized (
  select m.unit_id, count(*) as people
  from members_on(cast(:today as date)) m join within w on w.unit_id = m.unit_id group by m.unit_id
),
due as materialized (
  select d.*, coalesce(p.people, 0) as people,
    case
      when cardinality(k.recorders) > 0 and d.kind <> all (k.recorders) then 'recorder'
      when :needs_committee and d.has_committee is not true then 'committee'
      when coalesce(p.people, 0) < :members then 'members'
      when d.begun > cast(:from as date) then 'begun'
      when d.ends < cast(:to as date) then 'ends'
      when k.once_a_month and d.minimum > period_months(cast(:from as date), cast(:to as date)) then 'months'
    end as obstacle
  from chosen d
  join activity_kinds_ruled k on k.code = :activity
  left join (
    select a.ancestor_id as unit_id, sum(m.people) as people
    from members m join unit_closure_on(cast(:today as date)) a on a.unit_id = m.unit_id
    where a.ancestor_id in (select unit_id from chosen) group by a.ancestor_id
  ) p on p.unit_id = d.unit_id
)
