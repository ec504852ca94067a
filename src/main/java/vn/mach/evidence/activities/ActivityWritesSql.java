package vn.mach.evidence.activities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/** Locks and writes activities; each change of what counts goes to the change feed. */
@Component
class ActivityWritesSql {

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final Today today;

  ActivityWritesSql(JdbcClient jdbc, AccessScope scope, Today today) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.today = today;
  }

  /**
   * As {@link ActivitiesSql#show}, and locks the row until the transaction ends: two commands at
   * once run one after the other.
   */
  Optional<ActivityRow.Locked> lock(Actor actor, Right right, ActivityId id) {
    return jdbc.sql(
            ActivitiesSql.COLUMNS
                + """
                , k.attendance, k.recorders, k.standing, (select s.kind from units_on(a.held_on) s where s.unit_id = a.unit_id) as unit_kind,
                  array(select m.amount from activity_amounts m where m.activity_id = a.id order by m.amount) as amounts,
                  array(select m.value from activity_amounts m where m.activity_id = a.id order by m.amount) as amount_values
                """
                + ActivitiesSql.FROM
                + " where a.id = :id and "
                + AccessScope.ofFew("a.unit_id")
                + " for update of a")
        .params(scope.parameters(actor, right))
        .param("id", id.value())
        .query(ActivityWritesSql::locked)
        .optional();
  }

  private static ActivityRow.Locked locked(ResultSet row, int number) throws SQLException {
    Map<String, Long> amounts = new TreeMap<>();
    String[] codes = (String[]) row.getArray("amounts").getArray();
    Long[] values = (Long[]) row.getArray("amount_values").getArray();
    for (int i = 0; i < codes.length; i++) {
      amounts.put(codes[i], values[i]);
    }
    List<String> recorders = Arrays.asList((String[]) row.getArray("recorders").getArray());
    ActivityKind.Rules kind =
        new ActivityKind.Rules(
            row.getString("kind"),
            ActivityKind.Attendance.of(row.getString("attendance")),
            recorders,
            row.getBoolean("standing"));
    return new ActivityRow.Locked(
        ActivitiesSql.row(row, number), amounts, kind, row.getString("unit_kind"));
  }

  /**
   * Whether one of the units that hold it has a meeting of this kind on the day already, its own or
   * one that it took part in: of kinds that ask for attendance.
   */
  boolean hasMeeting(Activity activity) {
    return jdbc.sql(
            """
            select exists (
              select 1 from activities a join activity_kinds k on k.code = a.kind and k.attendance = 'required'
              where a.kind = :kind and a.held_on = :day and a.status <> 'withdrawn'
                and (a.unit_id = any(:units) or a.id = any(array(
                  select x.activity_id from activity_participants x where x.unit_id = any(:units)))))
            """)
        .param("units", activity.holders().map(UnitId::value).toArray(Long[]::new))
        .param("kind", activity.kind())
        .param("day", activity.heldOn())
        .query(Boolean.class)
        .single();
  }

  /** Writes a new row with its amounts; empty where its ref is taken. */
  Optional<ActivityId> insert(
      Activity activity,
      String ref,
      ActivityStatus status,
      long account,
      @Nullable ActivityId copiedFrom) {
    Timestamp now = Timestamp.from(today.now());
    boolean confirmed = status == ActivityStatus.CONFIRMED;
    Optional<ActivityId> id =
        jdbc.sql(
                """
                insert into activities (ref, unit_id, kind, form, title, held_on, status, directive_id, expected, present, tags,
                  attendance_reason, recorded_by, recorded_at, confirmed_by, confirmed_at, copied_from)
                values (:ref, :unit, :kind, :form, :title, :held_on, :status, :directive, :expected, :present, :tags,
                  :attendance_reason, :account, :now, :confirmed_by, :confirmed_at, :copied_from)
                on conflict on constraint activities_ref do nothing
                returning id
                """)
            .params(content(activity))
            .param("ref", ref)
            .param("unit", activity.unit().value())
            .param("status", status.code())
            .param("account", account)
            .param("now", now)
            .param("confirmed_by", confirmed ? account : null)
            .param("confirmed_at", confirmed ? now : null)
            .param("copied_from", copiedFrom == null ? null : copiedFrom.value())
            .query((row, number) -> new ActivityId(row.getLong(1)))
            .optional();
    id.ifPresent(it -> {
      insertAmounts(it, activity.amounts());
      insertParticipants(it, activity.participants());
    });
    return id;
  }

  void update(ActivityId id, Activity activity) {
    jdbc.sql(
            """
            update activities set unit_id = :unit, kind = :kind, form = :form, title = :title, held_on = :held_on,
              directive_id = :directive, expected = :expected, present = :present, tags = :tags,
              attendance_reason = :attendance_reason
            where id = :id and status = 'draft'
            """)
        .params(content(activity))
        .param("unit", activity.unit().value())
        .param("id", id.value())
        .update();
    jdbc.sql("delete from activity_amounts where activity_id = ?").param(id.value()).update();
    insertAmounts(id, activity.amounts());
    jdbc.sql("delete from activity_participants where activity_id = ?").param(id.value()).update();
    insertParticipants(id, activity.participants());
  }

  private void insertParticipants(ActivityId id, List<UnitId> participants) {
    if (!participants.isEmpty()) {
      jdbc.sql(
              "insert into activity_participants (activity_id, unit_id) select :id, unit from unnest(:units) unit")
          .param("id", id.value())
          .param("units", participants.stream().map(UnitId::value).toArray(Long[]::new))
          .update();
    }
  }

  private static Map<String, @Nullable Object> content(Activity activity) {
    Map<String, @Nullable Object> content = new HashMap<>();
    content.put("kind", activity.kind());
    content.put("form", activity.form());
    content.put("title", activity.title());
    content.put("held_on", activity.heldOn());
    content.put("directive", activity.directive());
    content.put("expected", activity.expected());
    content.put("present", activity.present());
    content.put("tags", activity.tags().toArray(String[]::new));
    content.put("attendance_reason", activity.attendanceReason());
    return content;
  }

  private void insertAmounts(ActivityId id, Map<String, Long> amounts) {
    if (amounts.isEmpty()) {
      return;
    }
    jdbc.sql(
            "insert into activity_amounts (activity_id, amount, value) select :id, code, value from unnest(:codes, :values) t (code, value)")
        .param("id", id.value())
        .param("codes", amounts.keySet().toArray(String[]::new))
        .param("values", amounts.values().toArray(Long[]::new))
        .update();
  }

  /** Confirms a draft, and writes to the change feed. */
  void confirm(ActivityId id, long account) {
    jdbc.sql(
            """
            with confirmed as (
              update activities set status = 'confirmed', confirmed_by = ?, confirmed_at = ? where id = ? and status = 'draft' returning id
            )
            insert into changes (topic, subject_id, sign) select 'activities', id, 1 from confirmed\
            """)
        .params(account, Timestamp.from(today.now()), id.value())
        .update();
  }

  void withdraw(ActivityId id, long account, String reason) {
    jdbc.sql(
            """
            update activities set status = 'withdrawn', withdrawn_by = ?, withdrawn_at = ?, withdrawn_reason = ?
            where id = ? and status in ('draft', 'confirmed')
            """)
        .params(account, Timestamp.from(today.now()), reason, id.value())
        .update();
  }

  /** Writes to the change feed that it began (1) or ceased (-1) to count. */
  void changed(ActivityId id, int sign) {
    if (sign != 0) {
      jdbc.sql("insert into changes (topic, subject_id, sign) values ('activities', ?, ?)")
          .params(id.value(), sign)
          .update();
    }
  }
}
