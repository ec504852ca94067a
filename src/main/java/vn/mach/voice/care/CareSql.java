package vn.mach.voice.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.units.AccessScope;

/** The SQL of care. Every question carries the access scope of KEEP_PEOPLE. */
@Component
class CareSql {

  /** A visit as lists and its page show it, without its notes. */
  record Row(
      long id,
      UnitId unit,
      String unitName,
      @Nullable Long person,
      @Nullable String personName,
      @Nullable Long household,
      @Nullable String householdName,
      String kindVi,
      String kindEn,
      String kind,
      @Nullable String occasionVi,
      @Nullable String occasionEn,
      LocalDate visitedOn,
      String visitors,
      @Nullable LocalDate followUpOn,
      @Nullable String withdrawnReason) {

    /** Who was visited, as one line. */
    String whom() {
      return personName == null
          ? String.valueOf(householdName)
          : householdName == null ? personName : personName + " · " + householdName;
    }
  }

  /** A visit that is due: a follow-up of a visit, or the next one of a plan. */
  record Due(
      @Nullable Long plan,
      long visit,
      String whom,
      String unitName,
      String kindVi,
      String kindEn,
      LocalDate day) {}

  private static final String ROWS =
      """
      select v.*, u.name as unit_name, p.full_name as person_name, h.name as household_name, k.name_vi as kind_vi, k.name_en as kind_en,
        o.name_vi as occasion_vi, o.name_en as occasion_en
      from care_visits v join units_named u on u.unit_id = v.unit_id join care_kinds k on k.code = v.kind
      left join care_occasions o on o.code = v.occasion
      left join people_named p on p.person_id = v.person_id
      left join care_households h on h.id = v.household_id
      """;
  private static final String SEEN = AccessScope.sql("v.unit_id");

  /** Two visits for an occasion that lie closer together are for one and the same. */
  static final int SAME_OCCASION_DAYS = 150;

  private final JdbcClient jdbc;

  CareSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Row> recent(Map<String, Object> scope, Paging paging) {
    return jdbc.sql(
            ROWS
                + "where "
                + SEEN
                + " order by v.visited_on desc, v.id desc limit :limit offset :offset")
        .params(scope)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(CareSql::row)
        .list();
  }

  /** Within the scope, or where the person is named as a reader of the notes. */
  Optional<Row> find(Map<String, Object> scope, Map<String, @Nullable Object> named, long id) {
    return jdbc.sql(
            ROWS
                + "where v.id = :id and ("
                + AccessScope.ofFew("v.unit_id")
                + " or "
                + NamedAccess.sql(Visit.MODULE, "v.id")
                + ")")
        .params(scope)
        .params(named)
        .param("id", id)
        .query(CareSql::row)
        .optional();
  }

  /** Visits to the person and to the households in which they live, the latest first. */
  List<Row> ofPerson(Map<String, Object> scope, PersonId person) {
    return history(
        scope,
        "v.person_id = :id or v.household_id in (select household_id from care_household_people where person_id = :id)",
        person.value());
  }

  /** Visits to the household and to those who live in it, the latest first. */
  List<Row> ofHousehold(Map<String, Object> scope, long household) {
    return history(
        scope,
        "v.household_id = :id or v.person_id in (select person_id from care_household_people where household_id = :id)",
        household);
  }

  /** What was done for a person and the households in which they live, for the person alone. */
  List<Row> own(PersonId person) {
    return jdbc.sql(
            ROWS
                + """
                where v.withdrawn_at is null and (v.person_id = :id
                  or v.household_id in (select household_id from care_household_people where person_id = :id and left_on is null))
                order by v.visited_on desc, v.id desc limit 200
                """)
        .param("id", person.value())
        .query(CareSql::row)
        .list();
  }

  private List<Row> history(Map<String, Object> scope, String condition, long id) {
    return jdbc.sql(
            ROWS
                + "where ("
                + condition
                + ") and "
                + SEEN
                + " order by v.visited_on desc, v.id desc limit 500")
        .params(scope)
        .param("id", id)
        .query(CareSql::row)
        .list();
  }

  /**
   * What is due within the days to come and what is overdue, the earliest first: follow-ups after
   * which nobody went, and plans.
   */
  List<Due> due(Map<String, Object> scope, LocalDate until) {
    return jdbc.sql(
            """
            select d.*, u.name as unit_name, coalesce(p.full_name, h.name) as whom, k.name_vi as kind_vi, k.name_en as kind_en
            from (
              select null::bigint as plan, v.id as visit, v.unit_id, v.person_id, v.household_id, v.kind, v.follow_up_on as day
              from care_visits v
              where v.follow_up_on <= :until and v.withdrawn_at is null and not exists (
                select 1 from care_visits later
                where later.withdrawn_at is null and later.visited_on > v.visited_on
                  and (later.person_id = v.person_id or later.household_id = v.household_id))
              union all
              select c.id, coalesce((
                  select max(o.id) from care_visits o where o.kind = c.kind
                    and (o.person_id = c.person_id or o.household_id = c.household_id)), 0),
                c.unit_id, c.person_id, c.household_id, c.kind, c.next_on
              from care_plans c where c.ended_on is null and c.next_on <= :until
            ) d
            join units_named u on u.unit_id = d.unit_id join care_kinds k on k.code = d.kind
            left join people_named p on p.person_id = d.person_id
            left join care_households h on h.id = d.household_id
            where not exists (select 1 from care_unvisited n where n.household_id = d.household_id)
              and not exists (select 1 from care_wishes w where w.person_id = d.person_id and w.ended_on is null)
              and %s order by d.day, d.visit limit 200
            """
                .formatted(AccessScope.sql("d.unit_id")))
        .params(scope)
        .param("until", until)
        .query((row, number) ->
            new Due(
                row.getObject("plan", Long.class),
                row.getLong("visit"),
                row.getString("whom"),
                row.getString("unit_name"),
                row.getString("kind_vi"),
                row.getString("kind_en"),
                row.getObject("day", LocalDate.class)))
        .list();
  }

  /** The notes; the caller has asked {@link NamedAccess#look}. */
  String notes(long visit) {
    return jdbc.sql("select notes from care_visits where id = ?")
        .param(visit)
        .query((row, number) -> row.getString(1))
        .single();
  }

  /** The household with this name in the unit; it is made where there is none. */
  long household(UnitId unit, String name) {
    jdbc.sql("insert into care_households (unit_id, name) values (?, ?) on conflict do nothing")
        .params(unit.value(), name)
        .update();
    return jdbc.sql("select id from care_households where unit_id = ? and name = ?")
        .params(unit.value(), name)
        .query(Long.class)
        .single();
  }

  Optional<Long> findHousehold(UnitId unit, String name) {
    return jdbc.sql("select id from care_households where unit_id = ? and name = ?")
        .params(unit.value(), name)
        .query(Long.class)
        .optional();
  }

  /** The one household of the unit in which the person lives; none where there are several. */
  @Nullable Long onlyHousehold(UnitId unit, PersonId person) {
    List<Long> all =
        jdbc.sql(
                """
                select h.id from care_household_people p join care_households h on h.id = p.household_id
                where p.person_id = ? and p.left_on is null and h.unit_id = ? and h.ended_on is null
                """)
            .params(person.value(), unit.value())
            .query((row, number) -> row.getLong(1))
            .list();
    return all.size() == 1 ? all.getFirst() : null;
  }

  UnitId unitOfHousehold(long household) {
    return unit("select unit_id from care_households where id = ?", household)
        .orElseThrow(() -> new NotFound("household " + household));
  }

  void lockHousehold(long household) {
    jdbc.sql("select 1 from care_households where id = ? for update")
        .param(household)
        .query()
        .listOfRows();
  }

  /** Since when the household or the person asks not to be visited. */
  Optional<LocalDate> wishSince(@Nullable Long household, @Nullable Long person) {
    return jdbc.sql(
            """
            select since from care_unvisited where household_id = :household::bigint
            union all select since from care_wishes where person_id = :person::bigint and ended_on is null limit 1
            """)
        .param("household", household)
        .param("person", person)
        .query(LocalDate.class)
        .optional();
  }

  /**
   * The day of another visit to the household: for the same occasion, else of the kind that day.
   */
  Optional<LocalDate> sameVisit(long household, Visit visit) {
    return jdbc.sql(
            """
            select visited_on from care_visits where household_id = :household and withdrawn_at is null
              and case when :occasion::text is null then kind = :kind and visited_on = :day
                else occasion = :occasion::text and abs(visited_on - :day::date) < %d end
            order by visited_on desc limit 1
            """
                .formatted(SAME_OCCASION_DAYS))
        .param("household", household)
        .param("occasion", visit.occasion())
        .param("kind", visit.kind())
        .param("day", visit.visitedOn())
        .query(LocalDate.class)
        .optional();
  }

  /** Whether help that stands was handed over at the visit. */
  boolean hasGrant(long visit) {
    return jdbc.sql(
            "select exists (select 1 from care_grants where visit_id = ? and status = 'paid')")
        .param(visit)
        .query(Boolean.class)
        .single();
  }

  Optional<Long> lineOfVisit(long visit) {
    return jdbc.sql("select id from care_round_lines where visit_id = ?")
        .param(visit)
        .query(Long.class)
        .optional();
  }

  void openLine(long line) {
    jdbc.sql("update care_round_lines set status = 'planned', visit_id = null where id = ?")
        .param(line)
        .update();
  }

  long insert(Visit visit, @Nullable Long household, long account, Instant now) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("unit", visit.unit().value());
    values.put("person", visit.person() == null ? null : visit.person().value());
    values.put("household", household);
    values.put("kind", visit.kind());
    values.put("occasion", visit.occasion());
    values.put("visited", visit.visitedOn());
    values.put("visitors", visit.visitors());
    values.put("follow", visit.followUpOn());
    values.put("notes", visit.notes());
    values.put("account", account);
    values.put("now", Timestamp.from(now));
    long id =
        jdbc.sql(
                """
                insert into care_visits (unit_id, person_id, household_id, kind, occasion, visited_on, visitors, follow_up_on, notes, recorded_by, recorded_at)
                values (:unit, :person, :household, :kind, :occasion, :visited, :visitors, :follow::date, :notes, :account, :now) returning id
                """)
            .params(values)
            .query(Long.class)
            .single();
    if (household != null && visit.person() != null) {
      jdbc.sql(
              "insert into care_household_people (household_id, person_id) values (?, ?) on conflict do nothing")
          .params(household, visit.person().value())
          .update();
    }
    return id;
  }

  /** The next visit of a plan is counted from the one that was made. */
  void movePlans(Visit visit, @Nullable Long household) {
    jdbc.sql(
            """
            update care_plans set next_on = (:day::date + make_interval(months => every_months))::date
            where unit_id = :unit and ended_on is null and kind = :kind and next_on <= (:day::date + make_interval(months => every_months))::date
              and (person_id = :person::bigint or household_id = :household::bigint)
            """)
        .param("unit", visit.unit().value())
        .param("day", visit.visitedOn())
        .param("kind", visit.kind())
        .param("person", visit.person() == null ? null : visit.person().value())
        .param("household", household)
        .update();
  }

  int withdraw(long id, String reason, Instant now) {
    return jdbc.sql(
            "update care_visits set withdrawn_at = ?, withdrawn_reason = ? where id = ? and withdrawn_at is null")
        .params(Timestamp.from(now), reason, id)
        .update();
  }

  /** False where there is such a plan already, or the visit was withdrawn. */
  boolean plan(long visit, int everyMonths, LocalDate nextOn) {
    return jdbc.sql(
                """
                insert into care_plans (unit_id, person_id, household_id, kind, every_months, next_on)
                select unit_id, person_id, household_id, kind, ?, ? from care_visits where id = ? and withdrawn_at is null for no key update
                on conflict do nothing
                """)
            .params(everyMonths, nextOn, visit)
            .update()
        == 1;
  }

  void endPlan(long plan, LocalDate day) {
    jdbc.sql("update care_plans set ended_on = ? where id = ? and ended_on is null")
        .params(day, plan)
        .update();
  }

  boolean isWithdrawn(long visit) {
    return jdbc.sql("select withdrawn_at is not null from care_visits where id = ?")
        .param(visit)
        .query(Boolean.class)
        .single();
  }

  Optional<UnitId> unitOf(long visit) {
    return unit("select unit_id from care_visits where id = ?", visit);
  }

  Optional<UnitId> unitOfPlan(long plan) {
    return unit("select unit_id from care_plans where id = ?", plan);
  }

  /** The household's name and unit. */
  Optional<String> householdName(Map<String, Object> scope, long id) {
    return jdbc.sql(
            "select name from care_households h where id = :id and "
                + AccessScope.ofFew("h.unit_id"))
        .params(scope)
        .param("id", id)
        .query(String.class)
        .optional();
  }

  private Optional<UnitId> unit(String sql, long id) {
    return jdbc.sql(sql).param(id).query(Long.class).optional().map(UnitId::new);
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        row.getObject("person_id", Long.class),
        row.getString("person_name"),
        row.getObject("household_id", Long.class),
        row.getString("household_name"),
        row.getString("kind_vi"),
        row.getString("kind_en"),
        row.getString("kind"),
        row.getString("occasion_vi"),
        row.getString("occasion_en"),
        row.getObject("visited_on", LocalDate.class),
        row.getString("visitors"),
        row.getObject("follow_up_on", LocalDate.class),
        row.getString("withdrawn_reason"));
  }
}
