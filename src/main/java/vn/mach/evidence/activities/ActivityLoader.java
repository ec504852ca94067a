package vn.mach.evidence.activities;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;

/**
 * Takes in rows from files that were validated already. They lie in a relation with the columns of
 * the exchange format and {@code state}: {@code fresh} rows are new, {@code changed} ones rename a
 * kind, all others are left aside. The directive of an activity stands in {@code directive_symbol},
 * {@code directive_issuer}, {@code directive_issued_on}.
 */
@Component
public class ActivityLoader {

  private final JdbcClient jdbc;

  ActivityLoader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void takeKinds(String relation) {
    run(
        """
        insert into activity_kinds (code, name_vi, name_en)
        select code, name_vi, name_en from {rows} where state in ('fresh', 'changed')
        on conflict on constraint activity_kinds_key do update set name_vi = excluded.name_vi, name_en = excluded.name_en
        """,
        relation);
  }

  /**
   * Takes activities in, recorded (and confirmed) by the viewer now; a withdrawn one comes in
   * without its reason.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void take(String relation, Actor actor, Instant now) {
    jdbc.sql(
            """
            with taken as (
              insert into activities (ref, unit_id, kind, form, title, held_on, status, directive_id, expected, present, tags,
                recorded_by, recorded_at, confirmed_by, confirmed_at, withdrawn_by, withdrawn_at)
              select r.ref, u.unit_id, r.kind, r.form, r.title, r.held_on, r.status, d.directive_id, r.expected, r.present,
                coalesce(r.tags, '{}'), :account::bigint, :now::timestamptz,
                case when r.status = 'confirmed' then :account::bigint end, case when r.status = 'confirmed' then :now::timestamptz end,
                case when r.status = 'withdrawn' then :account::bigint end, case when r.status = 'withdrawn' then :now::timestamptz end
              from {rows} r
              join unit_codes u on u.code = r.unit
              left join directives_coded d on d.symbol = r.directive_symbol and d.issuer is not distinct from r.directive_issuer
                and d.issued_on = r.directive_issued_on
              where r.state = 'fresh'
              returning id, status
            )
            insert into changes (topic, subject_id, sign) select 'activities', id, 1 from taken where status = 'confirmed'
            """
                .replace("{rows}", relation))
        .param("account", actor.account())
        .param("now", Timestamp.from(now))
        .update();
    run("analyze activities", relation);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void takeAmounts(String relation) {
    run(
        """
        insert into activity_amounts (activity_id, amount, value)
        select a.id, r.amount, r.value from {rows} r join activities a on a.ref = r.activity where r.state = 'fresh'
        """,
        relation);
  }

  private void run(String sql, String relation) {
    jdbc.sql(sql.replace("{rows}", relation)).update();
  }
}
