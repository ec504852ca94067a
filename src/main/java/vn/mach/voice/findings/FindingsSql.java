package vn.mach.voice.findings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/** Findings themselves and which of them are one matter. Its callers have checked rights. */
@Component
class FindingsSql {

  /**
   * What deciding about a finding needs.
   *
   * @param joinedTo the finding with which it is one matter; none: it is its own
   */
  record Known(
      long id,
      String ref,
      UnitId place,
      String title,
      String proposal,
      int cases,
      @Nullable PersonId person,
      long account,
      @Nullable Long joinedTo,
      LocalDate sentOn,
      @Nullable LocalDate withdrawnOn,
      @Nullable Long activity) {

    /** The finding whose levels deal with the matter. */
    long matter() {
      return joinedTo == null ? id : joinedTo;
    }
  }

  private static final String KNOWN =
      """
      select f.id, f.ref, f.place_id, f.title, f.proposal, f.cases, f.person_id, f.account_id, f.joined_to, f.sent_on, f.withdrawn_on,
        f.activity_id from findings f
      """;

  private final JdbcClient jdbc;

  FindingsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(Actor actor, NewFinding finding, LocalDate today) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("year", "PH" + today.getYear() + "-");
    values.put("place", finding.place().value());
    values.put("foundOn", finding.foundOn());
    values.put("title", finding.title());
    values.put("field", finding.field());
    values.put("directive", finding.directive() == null ? null : finding.directive().value());
    values.put("clause", finding.clause());
    values.put("policy", finding.policy());
    values.put("difficulty", finding.difficulty());
    values.put("evidence", finding.evidence());
    values.put("proposal", finding.proposal());
    values.put("cases", finding.cases());
    values.put("person", finding.person().value());
    values.put("account", actor.account());
    values.put("visit", finding.visit());
    values.put("today", today);
    return jdbc.sql(
            """
            with made as (select nextval(pg_get_serial_sequence('findings', 'id')) as id)
            insert into findings (id, ref, place_id, found_on, title, field, directive_id, clause_key, policy, difficulty, evidence, proposal,
              cases, person_id, account_id, visit_id, sent_on)
            overriding system value
            select made.id, :year || made.id || case when exists (select 1 from findings o where o.ref = :year || made.id) then '-' || left(md5(random()::text), 6)
              else '' end, :place, :foundOn, :title, :field, :directive::bigint, :clause::int, :policy, :difficulty,
              :evidence, :proposal, :cases, (:person)::bigint, :account, :visit::bigint, :today
            from made returning id
            """)
        .params(values)
        .query((row, number) -> row.getLong(1))
        .single();
  }

  Optional<Known> find(long finding) {
    return jdbc.sql(KNOWN + "where f.id = ?").param(finding).query(FindingsSql::row).optional();
  }

  /** Locked: two who act on one finding do so one after the other. */
  Optional<Known> lock(long finding) {
    return jdbc.sql(KNOWN + "where f.id = ? for update")
        .param(finding)
        .query(FindingsSql::row)
        .optional();
  }

  /**
   * Locked in the order of their numbers, so that two who join the same do not block each other.
   */
  List<Known> lock(List<Long> findings) {
    return jdbc.sql(KNOWN + "where f.id = any(?) order by f.id for update")
        .param(findings.toArray(Long[]::new))
        .query(FindingsSql::row)
        .list();
  }

  /** Those that were joined to it, as they came, locked. */
  List<Known> joined(long finding) {
    return jdbc.sql(KNOWN + "where f.joined_to = ? order by f.id for update")
        .param(finding)
        .query(FindingsSql::row)
        .list();
  }

  /** It, and what was joined to it before, is one matter with the other. */
  void join(long finding, long to) {
    jdbc.sql("update findings set joined_to = :to where id = :id or joined_to = :id")
        .param("to", to)
        .param("id", finding)
        .update();
  }

  /** It is a matter of its own again. */
  void separate(long finding) {
    jdbc.sql("update findings set joined_to = null where id = ?").param(finding).update();
  }

  void withdraw(long finding, LocalDate day) {
    jdbc.sql("update findings set withdrawn_on = ? where id = ?").params(day, finding).update();
  }

  void counted(long finding, long activity) {
    jdbc.sql("update findings set activity_id = ? where id = ?").params(activity, finding).update();
  }

  private static Known row(ResultSet row, int number) throws SQLException {
    Long person = row.getObject("person_id", Long.class);
    return new Known(
        row.getLong("id"),
        row.getString("ref"),
        new UnitId(row.getLong("place_id")),
        row.getString("title"),
        row.getString("proposal"),
        row.getInt("cases"),
        person == null ? null : new PersonId(person),
        row.getLong("account_id"),
        row.getObject("joined_to", Long.class),
        row.getObject("sent_on", LocalDate.class),
        row.getObject("withdrawn_on", LocalDate.class),
        row.getObject("activity_id", Long.class));
  }
}
