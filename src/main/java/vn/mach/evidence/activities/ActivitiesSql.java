package vn.mach.evidence.activities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Paging;
import vn.mach.base.web.Sorting;
import vn.mach.organisation.units.AccessScope;

/** Reads activities. */
@Component
class ActivitiesSql {

  static final String COLUMNS =
      """
      select a.id, a.ref, a.unit_id, n.code as unit_code, n.name as unit_name, a.kind, k.name_vi as kind_vi, k.name_en as kind_en,
        a.form, a.title, a.held_on, a.status, a.directive_id, d.symbol, d.title as directive_title, i.code as issuer,
        a.expected, a.present, a.tags, a.recorded_at, a.confirmed_at, a.withdrawn_at, a.withdrawn_reason, a.copied_from, a.attendance_reason,
        array(select x.unit_id::text || ' ' || p.code || ' ' || p.name from activity_participants x join units_named p on p.unit_id = x.unit_id
          where x.activity_id = a.id order by p.code) as participants
      """;

  static final String FROM =
      """
      from activities a
      join units_named n on n.unit_id = a.unit_id
      join activity_kinds k on k.code = a.kind
      left join directives_named d on d.directive_id = a.directive_id
      left join units_named i on i.unit_id = d.issuer_id
      """;

  private static final String ROWS = COLUMNS + FROM;

  /** Drafts and withdrawn activities need a right of their own, and so do those naming persons. */
  static final String HOLDS =
      AccessScope.orFurther("a.status = 'confirmed'", "a.unit_id", "drafts")
          + " and "
          + AccessScope.orFurther(
              "a.kind <> all (array(select kind from activity_kinds_naming))"
                  + " or exists (select 1 from activity_participants y where y.activity_id = a.id and "
                  + AccessScope.orFurther("false", "y.unit_id", "named")
                  + ")",
              "a.unit_id",
              "named");

  /** Who sees a unit sees what it took part in. */
  static final String PARTICIPATES =
      "exists (select 1 from activity_participants x where x.activity_id = a.id and "
          + AccessScope.sql("x.unit_id")
          + ")";

  private static final String LATEST = " order by a.held_on desc, a.id desc";

  /** More than this is not counted: "over 10.000" is enough. */
  static final int COUNTED = 10_000;

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final Today today;

  ActivitiesSql(JdbcClient jdbc, AccessScope scope, Today today) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.today = today;
  }

  Optional<ActivityRow> show(Actor actor, Right right, ActivityId id) {
    return jdbc.sql(
            ROWS
                + " where a.id = :id and ("
                + AccessScope.ofFew("a.unit_id")
                + (right == Right.SEE ? " or " + PARTICIPATES : "")
                + ") and "
                + HOLDS)
        .params(seeing(actor, right))
        .param("id", id.value())
        .query(ActivitiesSql::row)
        .optional();
  }

  Optional<ActivityId> byRef(Actor actor, Right right, String ref) {
    return jdbc.sql(
            "select a.id from activities a where a.ref = :ref and ("
                + AccessScope.ofFew("a.unit_id")
                + (right == Right.SEE ? " or " + PARTICIPATES : "")
                + ") and "
                + HOLDS)
        .params(seeing(actor, right))
        .param("ref", ref)
        .query((row, number) -> new ActivityId(row.getLong(1)))
        .optional();
  }

  /** The latest first. */
  List<ActivityRow> list(Actor actor, ActivityFilter filter, Paging paging) {
    return list(actor, filter, Sorting.DOWN, paging);
  }

  List<ActivityRow> list(Actor actor, ActivityFilter filter, Sorting sorting, Paging paging) {
    String order = " order by " + sorting.sql("a.held_on", "a.id");
    return query(actor, filter, order + " limit :up_to", order + " limit :limit offset :offset")
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .param("up_to", paging.limit() + paging.offset())
        .query(ActivitiesSql::row)
        .list();
  }

  /** The number of matches, counted up to one more than {@link #COUNTED}. */
  int count(Actor actor, ActivityFilter filter) {
    return jdbc.sql(
            "select least(count(*), :up_to) from ("
                + found(actor, filter, " limit :up_to")
                + ") found")
        .params(parameters(actor, filter))
        .param("up_to", COUNTED + 1)
        .query(Integer.class)
        .single();
  }

  /**
   * All rows, one by one, the latest first. Needs a transaction, so that the driver fetches them in
   * portions.
   */
  void each(Actor actor, ActivityFilter filter, Consumer<ActivityRow> consumer) {
    query(actor, filter, "", LATEST)
        .withFetchSize(500)
        .query(
            (org.springframework.jdbc.core.RowCallbackHandler) row -> consumer.accept(row(row, 0)));
  }

  private JdbcClient.StatementSpec query(
      Actor actor, ActivityFilter filter, String ofEach, String tail) {
    String which =
        asksForHolders(actor, filter)
            ? "a.id in (" + found(actor, filter, ofEach) + ")"
            : condition(actor, filter, "a.unit_id");
    return jdbc.sql(ROWS + " where " + which + tail).params(parameters(actor, filter));
  }

  /** Whether it matters which units held an activity: not for who sees all and asks for none. */
  private static boolean asksForHolders(Actor actor, ActivityFilter filter) {
    return !actor.hasEverywhere(Right.SEE) || filter.ofUnit();
  }

  /**
   * The ids of what is found: what was held by the units that the actor sees and the filter asks
   * for, and what they took part in. Each of the two keeps a plan of its own.
   *
   * @param tail of each of the two
   */
  private String found(Actor actor, ActivityFilter filter, String tail) {
    String held =
        "(select a.id from activities a where "
            + condition(actor, filter, "a.unit_id")
            + tail
            + ")";
    return asksForHolders(actor, filter)
        ? held
            + " union (select a.id from (select distinct a.id, a.held_on from activity_participants x join activities a on a.id = x.activity_id where "
            + condition(actor, filter, "x.unit_id")
            + ") a"
            + tail
            + ")"
        : held;
  }

  /**
   * What the actor may see and the filter asks for. For those who see only a part, a second
   * equivalent condition lets the planner join from their few units to the activities, and not
   * through all activities of the realm.
   */
  private String condition(Actor actor, ActivityFilter filter, String holder) {
    String few =
        actor.hasEverywhere(Right.SEE)
            ? ""
            : " and "
                + holder
                + " in (select t.unit_id from units_in_scope_on(:scope_today) t where t.ancestor_id = any(:scope_units))";
    return AccessScope.sql(holder)
        + " and "
        + HOLDS
        + few
        + " and "
        + filter.where(holder, today.date()).sql();
  }

  private Map<String, Object> parameters(Actor actor, ActivityFilter filter) {
    Map<String, Object> parameters = seeing(actor, Right.SEE);
    parameters.putAll(filter.where("a.unit_id", today.date()).parameters());
    return parameters;
  }

  /** The parameters of the scope and of {@link #HOLDS}. */
  Map<String, Object> seeing(Actor actor, Right right) {
    Map<String, Object> parameters = new HashMap<>(scope.parameters(actor, right));
    parameters.putAll(scope.further(actor, Right.SEE_DRAFTS, "drafts"));
    parameters.putAll(scope.further(actor, Right.SEE_NAMED, "named"));
    return parameters;
  }

  /** What the unit itself held or took part in last; nothing where the actor may not see it. */
  List<ActivityRow> recent(Actor actor, UnitId unit, int most) {
    return jdbc.sql(
            ROWS
                + """
                 where (a.unit_id = :unit
                  or a.id = any(array(select x.activity_id from activity_participants x where x.unit_id = :unit)))
                  and a.status <> 'withdrawn' and \
                """
                + AccessScope.ofFew(":unit")
                + " and "
                + HOLDS
                + LATEST
                + " limit :most")
        .params(seeing(actor, Right.SEE))
        .param("unit", unit.value())
        .param("most", most)
        .query(ActivitiesSql::row)
        .list();
  }

  /**
   * What the actor recorded, the last recorded first: drafts and withdrawn ones too, if the actor
   * still sees the units.
   */
  List<ActivityRow> recordedBy(Actor actor, Paging paging) {
    return jdbc.sql(
            ROWS
                + " where a.recorded_by = :account and ("
                + AccessScope.sql("a.unit_id")
                + " or "
                + PARTICIPATES
                + ") and "
                + HOLDS
                + " order by a.id desc limit :limit offset :offset")
        .params(seeing(actor, Right.SEE))
        .param("account", actor.account())
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(ActivitiesSql::row)
        .list();
  }

  /** The amounts of an activity. The caller has checked the right. */
  Map<String, Long> amounts(ActivityId id) {
    return amounts(List.of(id)).getOrDefault(id, Map.of());
  }

  Map<ActivityId, Map<String, Long>> amounts(Collection<ActivityId> ids) {
    Map<ActivityId, Map<String, Long>> amounts = new HashMap<>();
    jdbc.sql(
            "select activity_id, amount, value from activity_amounts where activity_id = any(:ids)")
        .param("ids", ids.stream().map(ActivityId::value).toArray(Long[]::new))
        .query(row -> {
          amounts
              .computeIfAbsent(new ActivityId(row.getLong(1)), id -> new TreeMap<>())
              .put(row.getString(2), row.getLong(3));
        });
    return amounts;
  }

  /** The unit of the activity. Does not check rights. */
  Optional<UnitId> unitOf(ActivityId id) {
    return jdbc.sql("select unit_id from activities where id = ?")
        .param(id.value())
        .query((row, number) -> new UnitId(row.getLong(1)))
        .optional();
  }

  /** The status of the activity. Does not check rights. */
  Optional<ActivityStatus> statusOf(ActivityId id) {
    return jdbc.sql("select status from activities where id = ?")
        .param(id.value())
        .query(String.class)
        .optional()
        .map(ActivityStatus::of);
  }

  /** The copy of a withdrawn activity. */
  Optional<ActivityId> copyOf(Actor actor, ActivityId id) {
    return jdbc.sql(
            "select a.id from activities a where a.copied_from = :id and "
                + HOLDS
                + " order by a.id desc limit 1")
        .params(seeing(actor, Right.SEE))
        .param("id", id.value())
        .query((row, number) -> new ActivityId(row.getLong(1)))
        .optional();
  }

  static ActivityRow row(ResultSet row, int number) throws SQLException {
    Long directive = row.getObject("directive_id", Long.class);
    Long copiedFrom = row.getObject("copied_from", Long.class);
    return new ActivityRow(
        new ActivityId(row.getLong("id")),
        row.getString("ref"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_code"),
        row.getString("unit_name"),
        row.getString("kind"),
        row.getString("kind_vi"),
        row.getString("kind_en"),
        row.getString("form"),
        row.getString("title"),
        row.getObject("held_on", LocalDate.class),
        ActivityStatus.of(row.getString("status")),
        directive == null
            ? null
            : new ActivityRow.Directive(
                directive,
                row.getString("symbol"),
                row.getString("directive_title"),
                row.getString("issuer")),
        row.getObject("expected", Long.class),
        row.getObject("present", Long.class),
        Arrays.asList((String[]) row.getArray("tags").getArray()),
        row.getTimestamp("recorded_at").toInstant(),
        instant(row.getTimestamp("confirmed_at")),
        instant(row.getTimestamp("withdrawn_at")),
        row.getString("withdrawn_reason"),
        copiedFrom == null ? null : new ActivityId(copiedFrom),
        row.getString("attendance_reason"),
        Arrays.stream((String[]) row.getArray("participants").getArray())
            .map(it -> it.split(" ", 3))
            .map(it -> new ActivityRow.Participant(new UnitId(Long.parseLong(it[0])), it[1], it[2]))
            .toList());
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
