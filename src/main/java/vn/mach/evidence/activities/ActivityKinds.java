package vn.mach.evidence.activities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.evidence.activities.ActivityKind.Amount;
import vn.mach.evidence.activities.ActivityKind.Attendance;

/** The kinds of activity of a realm. */
@Component
class ActivityKinds {

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  ActivityKinds(JdbcClient jdbc, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /** All of them, in order. */
  List<ActivityKind> all() {
    return query("");
  }

  Optional<ActivityKind> find(String code) {
    return query(code).stream().findFirst();
  }

  /** Those that a unit of this kind may record today. */
  List<ActivityKind> offeredTo(String unitKind) {
    return all().stream()
        .filter(kind -> kind.standing() && kind.rules().mayBeRecordedBy(unitKind))
        .toList();
  }

  private List<ActivityKind> query(String code) {
    Map<String, ActivityKind> kinds = new LinkedHashMap<>();
    jdbc.sql(
            """
            select k.code, k.name_vi, k.name_en, k.attendance, k.names_persons, k.once_a_month, k.recorders, k.standing, k.position,
              m.amount, m.name_vi as amount_vi, m.name_en as amount_en
            from activity_kinds k left join activity_kind_amounts m on m.kind = k.code
            where :code = '' or k.code = :code
            order by k.position, k.code, m.position, m.amount
            """)
        .param("code", code)
        .query(row -> {
          ActivityKind kind = kinds.get(row.getString("code"));
          if (kind == null) {
            kind =
                new ActivityKind(
                    row.getString("code"),
                    row.getString("name_vi"),
                    row.getString("name_en"),
                    Attendance.of(row.getString("attendance")),
                    row.getBoolean("names_persons"),
                    row.getBoolean("once_a_month"),
                    Arrays.asList((String[]) row.getArray("recorders").getArray()),
                    row.getBoolean("standing"),
                    row.getInt("position"),
                    new ArrayList<>());
            kinds.put(kind.code(), kind);
          }
          if (row.getString("amount") != null) {
            kind.amounts()
                .add(
                    new Amount(
                        row.getString("amount"),
                        row.getString("amount_vi"),
                        row.getString("amount_en")));
          }
        });
    return List.copyOf(kinds.values());
  }

  /**
   * Changes or creates a kind. Recorded activities stay as they are.
   *
   * @param fresh whether it is new and must not exist yet
   */
  @Transactional
  Outcome<String> save(Actor actor, String key, ActivityKind kind, boolean fresh) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("activity kinds");
    }
    return idempotency.once(
        new Key(actor, key, "activities.kind", fresh, kind),
        Answer.text(),
        () -> write(actor, kind, fresh));
  }

  private Outcome<String> write(Actor actor, ActivityKind kind, boolean fresh) {
    boolean there = find(kind.code()).isPresent();
    if (fresh && there) {
      return Outcome.refused("code", "activities.refused.duplicate");
    }
    if (!fresh && !there) {
      throw new NotFound("activity kind " + kind.code());
    }
    jdbc.sql(
            """
            insert into activity_kinds (code, name_vi, name_en, attendance, names_persons, once_a_month, recorders, standing, position)
            values (:code, :name_vi, :name_en, :attendance, :names_persons, :once_a_month, :recorders, :standing, :position)
            on conflict on constraint activity_kinds_key do update set name_vi = excluded.name_vi, name_en = excluded.name_en,
              attendance = excluded.attendance, names_persons = excluded.names_persons, once_a_month = excluded.once_a_month,
              recorders = excluded.recorders, standing = excluded.standing, position = excluded.position
            """)
        .param("code", kind.code())
        .param("name_vi", kind.nameVi())
        .param("name_en", kind.nameEn())
        .param("attendance", kind.attendance().code())
        .param("names_persons", kind.namesPersons())
        .param("once_a_month", kind.onceAMonth())
        .param("recorders", kind.recorders().toArray(String[]::new))
        .param("standing", kind.standing())
        .param("position", kind.position())
        .update();
    jdbc.sql("delete from activity_kind_amounts where kind = ?").param(kind.code()).update();
    for (int i = 0; i < kind.amounts().size(); i++) {
      Amount amount = kind.amounts().get(i);
      jdbc.sql(
              "insert into activity_kind_amounts (kind, amount, name_vi, name_en, position) values (?, ?, ?, ?, ?)")
          .params(kind.code(), amount.code(), amount.nameVi(), amount.nameEn(), i + 1)
          .update();
    }
    auditLog.record(
        actor,
        "activities.kind_saved",
        "activity_kinds:" + kind.code(),
        null,
        null,
        Map.of("name", kind.nameVi()));
    return Outcome.done(kind.code());
  }
}
