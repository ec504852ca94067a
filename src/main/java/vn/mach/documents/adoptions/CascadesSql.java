package vn.mach.documents.adoptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Codes;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.DirectiveVersionId;

/** Directives that were sent, and the rows of the units to which they were. */
@Component
class CascadesSql {

  /** The version of a directive that was sent last. */
  record Cascade(
      DirectiveId directive,
      DirectiveVersionId version,
      int number,
      LocalDate sentOn,
      Instant sentAt) {}

  /** A unit of which a version asks something. */
  record Addressed(long unit, String kind, boolean plan, boolean study, boolean report) {}

  private final JdbcClient jdbc;

  CascadesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Cascade> find(DirectiveId directive) {
    return jdbc.sql(
            "select directive_id, version_id, version_number, sent_on, sent_at from cascades where"
                + " directive_id = ?")
        .param(directive.value())
        .query(CascadesSql::cascade)
        .optional();
  }

  void put(
      DirectiveId directive, DirectiveVersionId version, int number, LocalDate day, Instant now) {
    jdbc.sql(
            """
            insert into cascades (directive_id, version_id, version_number, sent_on, sent_at) values (?, ?, ?, ?, ?)
            on conflict on constraint cascades_key do update
            set version_id = excluded.version_id, version_number = excluded.version_number, sent_on = excluded.sent_on, sent_at = excluded.sent_at,
              ended_on = null
            """)
        .params(directive.value(), version.value(), number, day, Timestamp.from(now))
        .update();
  }

  /**
   * The units of which a version asks something, as the tree stands on the day, and those that have
   * the directive from an earlier version: they learn that nothing is asked any more.
   */
  List<Addressed> addressed(Cascade cascade, LocalDate day) {
    return jdbc.sql(
            """
            with asked as (
              select t.unit_id, bool_or(c.answer_kind in ('plan_line', 'figure')) as plan, bool_or(c.answer_kind = 'study') as study,
                bool_or(c.answer_kind = 'report') as report
              from clause_units(:version, :day) t join clauses_issued c on c.clause_id = t.clause_id group by t.unit_id
            )
            select u.unit_id as unit, u.kind, coalesce(t.plan, false) as plan, coalesce(t.study, false) as study, coalesce(t.report, false) as report
            from units_on(:day) u left join asked t on t.unit_id = u.unit_id
            where t.unit_id is not null or exists (select 1 from adoptions a where a.directive_id = :directive and a.unit_id = u.unit_id)
            order by u.unit_id
            """)
        .param("version", cascade.version().value())
        .param("directive", cascade.directive().value())
        .param("day", day)
        .query(CascadesSql::addressed)
        .list();
  }

  /** Units of which a version asks something, and that were founded after it was sent. */
  List<Addressed> founded(Cascade cascade, LocalDate day) {
    return jdbc.sql(
            """
            with founded as materialized (
              select u.unit_id, u.kind from units_on(:day) u
              where not exists (select 1 from units_on(:sent) before where before.unit_id = u.unit_id)
                and not exists (select 1 from adoptions a where a.directive_id = :directive and a.unit_id = u.unit_id)
            )
            select u.unit_id as unit, u.kind, bool_or(c.answer_kind in ('plan_line', 'figure')) as plan, bool_or(c.answer_kind = 'study') as study,
              bool_or(c.answer_kind = 'report') as report
            from founded u join clause_units(:version, :day) t on t.unit_id = u.unit_id join clauses_issued c on c.clause_id = t.clause_id
            where exists (select 1 from founded) group by u.unit_id, u.kind order by u.unit_id
            """)
        .param("version", cascade.version().value())
        .param("directive", cascade.directive().value())
        .param("sent", cascade.sentOn())
        .param("day", day)
        .query(CascadesSql::addressed)
        .list();
  }

  private static Addressed addressed(ResultSet row, int number) throws SQLException {
    return new Addressed(
        row.getLong("unit"),
        row.getString("kind"),
        row.getBoolean("plan"),
        row.getBoolean("study"),
        row.getBoolean("report"));
  }

  /** Directives of which something may be owed. */
  List<Cascade> open() {
    return jdbc.sql(
            "select directive_id, version_id, version_number, sent_on, sent_at from cascades where"
                + " ended_on is null order by directive_id")
        .query(CascadesSql::cascade)
        .list();
  }

  /** Whether something of a directive may be owed: it was sent, and was not found ended. */
  boolean isOpen(DirectiveId directive) {
    return jdbc.sql(
            "select exists (select 1 from cascades where directive_id = ? and ended_on is null)")
        .param(directive.value())
        .query(Boolean.class)
        .single();
  }

  /** The last day that the clauses themselves name for an answer; none where they name none. */
  @Nullable LocalDate named(DirectiveVersionId version, Owed owed) {
    String kind = owed.answer() == null ? "" : Codes.code(owed.answer());
    return jdbc.sql(
            "select max(due_day) from clauses_issued where version_id = ? and answer_kind = ?")
        .params(version.value(), kind)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single()
        .orElse(null);
  }

  /** In how many working days a level owes it. */
  int term(Owed owed, String kind) {
    return jdbc.sql(
            "select days from adoption_terms where what = ? and unit_kind in (?, '') order by"
                + " unit_kind desc limit 1")
        .params(owed.code(), kind)
        .query(Integer.class)
        .single();
  }

  /** Directives that were sent and no longer hold, by their status or their last day; once. */
  List<Cascade> ended(LocalDate day) {
    return jdbc.sql(
            """
            update cascades c set ended_on = :day where c.ended_on is null and not exists (
              select 1 from directive_versions_issued v
              where v.directive_id = c.directive_id and v.in_force and (v.expires_on is null or v.expires_on >= :day))
            returning c.directive_id, c.version_id, c.version_number, c.sent_on, c.sent_at
            """)
        .param("day", day)
        .query(CascadesSql::cascade)
        .list();
  }

  private static Cascade cascade(ResultSet row, int number) throws SQLException {
    return new Cascade(
        new DirectiveId(row.getLong(1)),
        new DirectiveVersionId(row.getLong(2)),
        row.getInt(3),
        row.getObject(4, LocalDate.class),
        row.getTimestamp(5).toInstant());
  }

  void deadline(DirectiveId directive, Owed owed, String kind, LocalDate day) {
    jdbc.sql(
            """
            insert into adoption_deadlines (directive_id, what, unit_kind, due_on) values (?, ?, ?, ?)
            on conflict on constraint adoption_deadlines_key do update set due_on = excluded.due_on
            """)
        .params(directive.value(), owed.code(), kind, day)
        .update();
  }

  /** The same for a level that has none yet. */
  void missingDeadline(DirectiveId directive, Owed owed, String kind, LocalDate day) {
    jdbc.sql(
            "insert into adoption_deadlines (directive_id, what, unit_kind, due_on) values (?, ?,"
                + " ?, ?) on conflict do nothing")
        .params(directive.value(), owed.code(), kind, day)
        .update();
  }

  /**
   * Sends a version to units: new rows, or those of an earlier version, of which the receipt is
   * owed anew.
   */
  void send(Cascade cascade, List<Addressed> part) {
    jdbc.sql(
            """
            insert into adoptions as a (directive_id, unit_id, unit_kind, version_id, arrived_at, asked_plan, asked_study, asked_report)
            select :directive, n.* from (
              select u.unit_id, u.kind, :version::bigint, :at::timestamptz, u.plan, u.study, u.report
              from unnest(:units::bigint[], :kinds::text[], :plans::boolean[], :studies::boolean[], :reports::boolean[]) u(unit_id, kind, plan, study, report)
            ) n
            on conflict on constraint adoptions_key do update
            set version_id = excluded.version_id, arrived_at = excluded.arrived_at, asked_plan = excluded.asked_plan, asked_study = excluded.asked_study,
              asked_report = excluded.asked_report, received = false
            where a.version_id <> excluded.version_id
            """)
        .param("directive", cascade.directive().value())
        .param("version", cascade.version().value())
        .param("at", Timestamp.from(cascade.sentAt()))
        .param("units", part.stream().map(Addressed::unit).toArray(Long[]::new))
        .param("kinds", part.stream().map(Addressed::kind).toArray(String[]::new))
        .param("plans", part.stream().map(Addressed::plan).toArray(Boolean[]::new))
        .param("studies", part.stream().map(Addressed::study).toArray(Boolean[]::new))
        .param("reports", part.stream().map(Addressed::report).toArray(Boolean[]::new))
        .update();
  }

  /** Units whose approved plan has a line of which a clause was changed since. */
  List<Long> outdated(DirectiveId directive) {
    return jdbc.sql(
            """
            select a.unit_id from adoptions a where a.directive_id = :directive and a.status = 'adopted'
              and exists (select 1 from plan_answers p where p.directive_id = a.directive_id and p.unit_id = a.unit_id and p.outdated)
            order by a.unit_id
            """)
        .param("directive", directive.value())
        .query((row, number) -> row.getLong(1))
        .list();
  }

  void reopen(DirectiveId directive, Long[] units) {
    jdbc.sql(
            "update adoptions set status = 'open' where directive_id = ? and unit_id = any(?) and"
                + " status = 'adopted'")
        .params(directive.value(), units)
        .update();
  }

  /** A directive with how far it is, for the list of those that were sent. */
  record Sent(long directive, int version, LocalDate sentOn) {}

  /**
   * Directives that were sent from units in the scope or from above the realm, the latest first.
   */
  List<Sent> sent(
      Map<String, Object> scope, String seen, @Nullable Long directive, int limit, int offset) {
    return jdbc.sql(
            "select c.directive_id as directive, c.version_number as version, c.sent_on from"
                + " cascades c join directives_named d on d.directive_id = c.directive_id where "
                + seen
                + " and (:directive::bigint is null or c.directive_id = :directive) order by"
                + " c.sent_at desc, c.directive_id desc limit :limit offset :offset")
        .params(scope)
        .param("directive", directive)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, number) ->
            new Sent(
                row.getLong("directive"),
                row.getInt("version"),
                row.getObject("sent_on", LocalDate.class)))
        .list();
  }
}
