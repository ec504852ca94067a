package vn.mach.organisation.units;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.UnitId;

/**
 * Takes in rows from files that were judged already. They lie in a relation with the columns of the
 * exchange format and {@code state}: {@code fresh} rows are new, {@code changed} ones close an open
 * version or rename a kind, all others are left aside.
 */
@Component
public class UnitLoader {

  private final JdbcClient jdbc;
  private final ReorganisationsSql tree;

  UnitLoader(JdbcClient jdbc, ReorganisationsSql tree) {
    this.jdbc = jdbc;
    this.tree = tree;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void takeKinds(String relation) {
    run(
        """
        insert into unit_kinds (code, name_vi, name_en)
        select code, name_vi, name_en from {rows} where state in ('fresh', 'changed')
        on conflict on constraint unit_kinds_key do update set name_vi = excluded.name_vi, name_en = excluded.name_en
        """,
        relation);
  }

  /** Takes versions in and derives anew who stood under whom. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void take(String relation) {
    run(
        """
        insert into changes (topic, subject_id, day)
        select 'units', u.id, min(case r.state when 'fresh' then r.valid_from else r.valid_to + 1 end)
        from {rows} r join units u on u.code = r.code where r.state in ('fresh', 'changed') group by u.id
        """,
        relation);
    run(
        """
        insert into units (code)
        select distinct code from {rows} r where state = 'fresh' and not exists (select 1 from units u where u.code = r.code)
        """,
        relation);
    run("analyze units", relation);
    run(
        """
        update unit_versions s set valid_to = r.valid_to
        from {rows} r join units u on u.code = r.code
        where r.state = 'changed' and s.unit_id = u.id and s.valid_from = r.valid_from
        """,
        relation);
    run(
        """
        insert into unit_versions (unit_id, valid_from, valid_to, parent_id, name, kind, has_committee)
        select u.id, r.valid_from, coalesce(r.valid_to, 'infinity'), p.id, r.name, r.kind, r.has_committee
        from {rows} r join units u on u.code = r.code left join units p on p.code = r.parent
        where r.state = 'fresh'
        """,
        relation);
    run(
        """
        update units u set successor_id = n.id
        from (
          select distinct on (code) code, successor from {rows}
          where state in ('fresh', 'changed') and successor is not null order by code, valid_from desc
        ) r join units n on n.code = r.successor
        where u.code = r.code and u.successor_id is distinct from n.id
        """,
        relation);
    derive(relation);
  }

  /**
   * All of the tree where much of it came in, else only what the rows touched: a few units sent to
   * a large realm take no longer for it.
   */
  private void derive(String relation) {
    List<UnitId> touched =
        jdbc.sql(
                "select distinct u.id from {rows} r join units u on u.code = r.code where r.state in ('fresh', 'changed')"
                    .replace("{rows}", relation))
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list();
    long all = jdbc.sql("select count(*) from units").query(Long.class).single();
    if (touched.size() * 20L < all) {
      tree.derive(touched);
    } else {
      tree.deriveAll();
      run("analyze unit_closure", relation);
    }
  }

  private void run(String sql, String relation) {
    jdbc.sql(sql.replace("{rows}", relation)).update();
  }
}
