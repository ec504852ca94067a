package vn.mach.documents.register;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

/** What keeps two people in one book from taking one number. */
@Component
class NumberLocks {

  private static final String LOCK =
      "select 1 from register_runs where unit_id = any(?) and book = 'all' order by unit_id ";

  private final JdbcClient jdbc;

  NumberLocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Until the transaction ends no term of the unit is changed, so that runs stay what they are; to
   * be called before a run is looked for.
   */
  void holdTerms(UnitId unit) {
    makeLock(unit.value());
    jdbc.sql(LOCK + "for share").param(new Long[] {unit.value()}).query(row -> {});
  }

  /** Until the transaction ends nobody takes a number of these units or changes their terms. */
  void lockNumbers(Collection<UnitId> units) {
    Long[] ids = units.stream().map(UnitId::value).distinct().sorted().toArray(Long[]::new);
    makeLock(ids);
    jdbc.sql(LOCK + "for update").param(ids).query(row -> {});
  }

  private void makeLock(Long... units) {
    jdbc.sql(
            """
            insert into register_runs (unit_id, book, run_from, run_kind)
            select unit_id, 'all', '-infinity', '' from unnest(?) unit_id order by unit_id
            on conflict on constraint register_runs_key do nothing
            """)
        .param(units)
        .update();
  }

  /** Locks the run to the end of the transaction: no other number of it is assigned meanwhile. */
  void lock(NumberRun run) {
    jdbc.sql(
            "insert into register_runs (unit_id, book, run_from, run_kind) values (?, ?, ?, ?) on conflict on constraint register_runs_key do nothing")
        .params(run.unit().value(), run.book().code(), run.from(), run.kind())
        .update();
    jdbc.sql(
            "select 1 from register_runs where unit_id = ? and book = ? and run_from = ? and run_kind = ? for update")
        .params(run.unit().value(), run.book().code(), run.from(), run.kind())
        .query(Integer.class)
        .single();
  }
}
