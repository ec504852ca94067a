package vn.mach.documents.adoptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.DirectiveId;

/** Units with the directives that were sent to them. */
@Component
class AdoptionsSql {

  private static final String ADOPTION =
      """
      select a.directive_id, a.unit_id, a.unit_kind, a.version_id, a.arrived_at, a.asked_plan, a.asked_study, a.asked_report, a.received, a.status,
        a.plan_status, a.note, a.studied_on, a.study_due, a.study_present, a.reported_on, a.report
      from adoptions a
      """;

  private final JdbcClient jdbc;

  AdoptionsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Adoption> find(DirectiveId directive, UnitId unit) {
    return jdbc.sql(ADOPTION + "where a.directive_id = ? and a.unit_id = ?")
        .params(directive.value(), unit.value())
        .query(AdoptionsSql::adoption)
        .optional();
  }

  Optional<Adoption> lock(DirectiveId directive, UnitId unit) {
    return jdbc.sql(ADOPTION + "where a.directive_id = ? and a.unit_id = ? for update")
        .params(directive.value(), unit.value())
        .query(AdoptionsSql::adoption)
        .optional();
  }

  /** Those of these units that have it, in the order of their numbers. */
  List<Adoption> lock(DirectiveId directive, Long[] units) {
    return jdbc.sql(
            ADOPTION
                + "where a.directive_id = ? and a.unit_id = any(?) order by a.unit_id for update")
        .params(directive.value(), units)
        .query(AdoptionsSql::adoption)
        .list();
  }

  void received(Adoption it, Actor actor, Instant now) {
    jdbc.sql("update adoptions set received = true where directive_id = ? and unit_id = ?")
        .params(it.directive().value(), it.unit().value())
        .update();
    jdbc.sql(
            """
            insert into adoption_receipts (directive_id, unit_id, version_id, arrived_at, opened_at, account_id, login) values (?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint adoption_receipts_key do nothing
            """)
        .params(
            it.directive().value(),
            it.unit().value(),
            it.version(),
            Timestamp.from(it.arrivedAt()),
            Timestamp.from(now),
            actor.account(),
            actor.login())
        .update();
  }

  void status(Adoption it, AdoptionStatus status, String note) {
    jdbc.sql("update adoptions set status = ?, note = ? where directive_id = ? and unit_id = ?")
        .params(status.code(), note, it.directive().value(), it.unit().value())
        .update();
  }

  void plan(Adoption it, PlanStatus plan) {
    jdbc.sql("update adoptions set plan_status = ? where directive_id = ? and unit_id = ?")
        .params(plan.code(), it.directive().value(), it.unit().value())
        .update();
  }

  void studied(Adoption it, LocalDate day, int due, int present) {
    jdbc.sql(
            "update adoptions set studied_on = ?, study_due = ?, study_present = ? where"
                + " directive_id = ? and unit_id = ?")
        .params(day, due, present, it.directive().value(), it.unit().value())
        .update();
  }

  void reported(Adoption it, LocalDate day, String text) {
    jdbc.sql(
            "update adoptions set reported_on = ?, report = ? where directive_id = ? and unit_id ="
                + " ?")
        .params(day, text, it.directive().value(), it.unit().value())
        .update();
  }

  /** Who opened which version for a unit first. */
  record Receipt(int version, Instant arrivedAt, Instant openedAt, String by) {}

  /** The receipts of a unit, the latest version first. */
  List<Receipt> receipts(DirectiveId directive, UnitId unit) {
    return jdbc.sql(
            """
            select v.number, r.arrived_at, r.opened_at, account_name(r.login) from adoption_receipts r join directive_versions_issued v on v.version_id = r.version_id
            where r.directive_id = ? and r.unit_id = ? order by v.number desc
            """)
        .params(directive.value(), unit.value())
        .query((row, number) ->
            new Receipt(
                row.getInt(1),
                row.getTimestamp(2).toInstant(),
                row.getTimestamp(3).toInstant(),
                row.getString(4)))
        .list();
  }

  /** What units were sent, the latest first; those with nothing left to do come last. */
  List<Adoption> of(Collection<UnitId> units, @Nullable Long directive, int limit, int offset) {
    return jdbc.sql(
            ADOPTION
                + """
                where a.unit_id = any(:units) and (:directive::bigint is null or a.directive_id = :directive)
                order by (a.received and (not a.asked_plan or a.status <> 'open' or a.plan_status = 'sent')
                  and (not a.asked_study or a.studied_on is not null) and (not a.asked_report or a.reported_on is not null)),
                  a.arrived_at desc, a.directive_id desc limit :limit offset :offset
                """)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .param("directive", directive)
        .param("limit", limit)
        .param("offset", offset)
        .query(AdoptionsSql::adoption)
        .list();
  }

  /** The last day of each that a level owes; none where nobody set it. */
  @Nullable LocalDate due(DirectiveId directive, Owed owed, String kind) {
    return jdbc.sql(
            "select due_on from adoption_deadlines where directive_id = ? and what = ? and"
                + " unit_kind = ?")
        .params(directive.value(), owed.code(), kind)
        .query(LocalDate.class)
        .optional()
        .orElse(null);
  }

  private static Adoption adoption(ResultSet row, int number) throws SQLException {
    String plan = row.getString("plan_status");
    return new Adoption(
        new DirectiveId(row.getLong("directive_id")),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_kind"),
        row.getLong("version_id"),
        row.getTimestamp("arrived_at").toInstant(),
        row.getBoolean("asked_plan"),
        row.getBoolean("asked_study"),
        row.getBoolean("asked_report"),
        row.getBoolean("received"),
        AdoptionStatus.of(row.getString("status")),
        plan == null ? null : PlanStatus.of(plan),
        row.getString("note"),
        row.getObject("studied_on", LocalDate.class),
        row.getObject("study_due", Integer.class),
        row.getObject("study_present", Integer.class),
        row.getObject("reported_on", LocalDate.class),
        row.getString("report"));
  }
}
