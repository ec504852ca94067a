count(c.activity_id) as activities,
case f.function
  when 'count' then count(c.activity_id)
  when 'sum' then coalesce(sum(m.value), 0)
  when 'expected' then coalesce(sum(c.expected), 0)
  when 'present' then coalesce(sum(c.present), 0)
  when 'attendance_rate' then coalesce(sum(c.present) filter (where c.expected is not null), 0)
  when 'lowest_attendance_rate' then coalesce((min(array[div(c.present * 1e40, c.expected), c.present, c.expected])
    filter (where f.function = 'lowest_attendance_rate' and c.expected > 0 and c.present is not null))[2], 0)
  when 'units' then count(distinct p.holder_id) filter (where c.activity_id is not null)
end as numerator,
case f.function
  when 'attendance_rate' then coalesce(sum(c.expected) filter (where c.present is not null), 0)
  when 'lowest_attendance_rate' then coalesce((min(array[div(c.present * 1e40, c.expected), c.present, c.expected])
    filter (where f.function = 'lowest_attendance_rate' and c.expected > 0 and c.present is not null))[3], 0)
  else 1
end as base
