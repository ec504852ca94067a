-- Views of concerns.

-- ---- internal ----

-- The state of a concern, told by its stations.
create or replace view concern_states as
  select c.id as concern_id,
    case when c.withdrawn_on is not null then 'withdrawn'
      when c.merged_into is not null then 'merged'
      when c.delivered_on is null then 'sent'
      when exists (select 1 from concern_stations s where s.concern_id = c.id and s.state in ('open', 'asked', 'checking')) then 'open'
      else 'answered' end as state
  from concerns c;
