package vn.mach.organisation.units;

import vn.mach.base.datasets.StagedRows;

/**
 * Codes of units that a list names without one: made of the name ({@code CB-AP-2} for {@code Chi bộ
 * ấp 2}), and told apart by a number. The same list gives the same codes; a unit that stands under
 * this name in the same place keeps its own.
 */
final class UnitCodes {

  /** Rows of one name in one place are one unit, perhaps with several versions. */
  private static final String PROPOSE =
      """
      with fresh as (
        select line, name, concat_ws(chr(31), searchable(name), searchable(coalesce(parent, ''))) as unit
        from {rows} where state = 'fresh' and code is null
      ), plain as (
        select unit, min(line) as line, upper(trim(both '-' from left(regexp_replace(
          regexp_replace(regexp_replace(min(searchable(name)), '^chi bo ', 'cb '), '^dang bo ', 'db '),
          '[^a-z0-9]+', '-', 'g'), 32))) as base
        from fresh group by unit
      ), numbered as (
        select unit, case when base = '' then 'DV' else base end as base,
          row_number() over (partition by base order by line) as place
        from plain
      ), free as (
        select b.base, c.code, row_number() over (partition by b.base order by n.n) as place
        from (select base, count(*) as several from numbered group by base) b,
          lateral (select count(*) as taken from unit_codes u where u.code = b.base or u.code like b.base || '-%') t,
          lateral (select count(*) as sent from {rows} s where s.code = b.base or s.code like b.base || '-%') r,
          lateral generate_series(1, b.several + t.taken + r.sent) n (n),
          lateral (select b.base || case when n.n = 1 then '' else '-' || n.n end as code) c
        where not exists (select 1 from unit_codes u where u.code = c.code)
          and not exists (select 1 from {rows} s where s.code = c.code)
      )
      update {rows} r set code = e.code, made_code = e.code
      from fresh f join numbered d on d.unit = f.unit join free e on e.base = d.base and e.place = d.place
      where r.line = f.line
      """;

  /** What the sender chose, where nothing else is called so. */
  private static final String CHOOSE =
      """
      update {rows} r set code = c.code
      from {chosen} c
      where r.made_code = c.made
        and not exists (select 1 from unit_codes u where u.code = c.code)
        and not exists (select 1 from {rows} s where s.code = c.code and s.made_code is distinct from c.made)
      """;

  /** One step down the tree: what stands under the same name below the same unit. */
  private static final String RECOGNISE =
      """
      with met as (
        select r.code as made, min(s.code) as code
        from {rows} r join {standing} s
          on s.valid_to = 'infinity' and lower(s.name) = lower(r.name) and (s.parent is not distinct from r.parent
            or exists (select 1 from units_named p where p.code = s.parent and lower(p.name) = lower(r.parent)))
        where r.made_code is not null and r.state = 'fresh'
          and not exists (select 1 from unit_codes known where known.code = r.code)
        group by r.code having count(distinct s.code) = 1
      )
      update {rows} r set
        code = coalesce((select m.code from met m where m.made = r.code), r.code),
        parent = coalesce((select m.code from met m where m.made = r.parent), r.parent),
        successor = coalesce((select m.code from met m where m.made = r.successor), r.successor)
      where r.state = 'fresh' and (r.code in (select made from met) or r.parent in (select made from met) or r.successor in (select made from met))
      """;

  static final String PROPOSED =
      """
      select r.made_code, min(r.code), min(r.name) from {rows} r
      where r.made_code is not null and r.state = 'fresh' and not exists (select 1 from unit_codes known where known.code = r.code)
      group by r.made_code order by min(r.line)
      """;

  private UnitCodes() {}

  /** What stands already is recognised at once: two of one name could not be told apart later. */
  static void propose(StagedRows rows) {
    if (rows.run(PROPOSE) > 0) {
      rows.run(CHOOSE);
      recognise(rows);
    }
  }

  /** Again once parents are known by their codes. */
  static void recognise(StagedRows rows) {
    boolean made =
        rows.statement("select exists (select 1 from {rows} where made_code is not null)")
            .query(Boolean.class)
            .single();
    while (made && rows.run(RECOGNISE) > 0) {
      // what is below those that were recognised may be recognised now
    }
  }
}
