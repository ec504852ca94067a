package vn.mach.voice.care;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.organisation.units.AccessScope;

/** The SQL of plans and their lines. Questions carry the access scope of KEEP_PEOPLE. */
@Component
class RoundsSql {

  /** A plan, and how many of its lines are planned and visited. */
  record Row(
      long id,
      long unitId,
      String unitName,
      String title,
      @Nullable String occasion,
      @Nullable String occasionVi,
      @Nullable String occasionEn,
      LocalDate fromOn,
      LocalDate dueOn,
      String status,
      @Nullable LocalDate decidedOn,
      String decidedBy,
      String paper,
      @Nullable Long paperEntry,
      int planned,
      int visited) {

    int lines() {
      return planned + visited;
    }
  }

  /** A line: a household that is to be visited. */
  record Line(
      long id,
      long roundId,
      long unitId,
      String roundTitle,
      String roundStatus,
      @Nullable String occasion,
      long householdId,
      String household,
      String address,
      String kind,
      String kindVi,
      String kindEn,
      @Nullable Long personId,
      @Nullable String personName,
      LocalDate dueOn,
      String gift,
      String status,
      @Nullable Long visitId,
      @Nullable LocalDate visitedOn,
      @Nullable String droppedReason) {}

  /**
   * A household that a plan may take in.
   *
   * @param visits in the two years before
   * @param elsewhere another plan of the occasion that has it already
   */
  record Proposed(
      long id,
      String name,
      String address,
      String kindCodes,
      @Nullable LocalDate lastOn,
      int visits,
      @Nullable String elsewhere) {}

  /** A household that asked not to be visited. */
  record Unvisited(long id, String name, LocalDate since, String note) {}

  private static final String ROWS =
      """
      select r.*, u.name as unit_name, o.name_vi as occasion_vi, o.name_en as occasion_en, n.planned, n.visited
      from care_rounds r join units_named u on u.unit_id = r.unit_id left join care_occasions o on o.code = r.occasion
      left join lateral (select (count(*) filter (where l.status = 'planned'))::int as planned, (count(*) filter (where l.status = 'visited'))::int as visited
        from care_round_lines l where l.round_id = r.id) n on true
      """;
  private static final String LINES =
      """
      select l.*, r.unit_id, r.title as round_title, r.status as round_status, r.occasion, h.name as household, h.address,
        k.name_vi as kind_vi, k.name_en as kind_en, p.full_name as person_name, v.visited_on
      from care_round_lines l join care_rounds r on r.id = l.round_id join care_households h on h.id = l.household_id
      join care_kinds k on k.code = l.kind left join people_named p on p.person_id = l.person_id left join care_visits v on v.id = l.visit_id
      """;

  private final JdbcClient jdbc;

  RoundsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Row> list(Map<String, Object> scope) {
    return jdbc.sql(
            ROWS
                + "where "
                + AccessScope.sql("r.unit_id")
                + " order by r.status = 'closed', r.due_on desc, r.id desc limit 200")
        .params(scope)
        .query(CareRows.of(Row.class))
        .list();
  }

  Optional<Row> find(Map<String, Object> scope, long id) {
    return jdbc.sql(ROWS + "where r.id = :id and " + AccessScope.ofFew("r.unit_id"))
        .params(scope)
        .param("id", id)
        .query(Row.class)
        .optional();
  }

  /** Without rights: for a line that the actor may see. */
  Optional<Row> find(long id) {
    return jdbc.sql(ROWS + "where r.id = ?").param(id).query(Row.class).optional();
  }

  void lock(long id) {
    jdbc.sql("select 1 from care_rounds where id = ? for update").param(id).query().listOfRows();
  }

  /** Those that wait first, the soonest due before the others. */
  List<Line> lines(long round) {
    return jdbc.sql(
            LINES
                + "where l.round_id = ? order by array_position(array['planned', 'visited', 'dropped'], l.status), l.due_on, h.name, l.id")
        .param(round)
        .query(CareRows.of(Line.class))
        .list();
  }

  /** Within the scope, or where the actor is the one who goes. */
  Optional<Line> line(Map<String, Object> scope, @Nullable PersonId actor, long id) {
    return jdbc.sql(
            LINES
                + "where l.id = :id and (l.person_id = :actor::bigint and r.status = 'open' or "
                + AccessScope.ofFew("r.unit_id")
                + ")")
        .params(scope)
        .param("actor", actor == null ? null : actor.value())
        .param("id", id)
        .query(Line.class)
        .optional();
  }

  void lockLine(long id) {
    jdbc.sql("select 1 from care_round_lines where id = ? for update")
        .param(id)
        .query()
        .listOfRows();
  }

  /**
   * The households of the plan's unit and below that it does not have yet and that did not ask not
   * to be visited: those never visited first, then those visited longest ago, then least often.
   */
  List<Proposed> proposed(Map<String, Object> scope, Row round, List<String> kinds, int most) {
    return jdbc.sql(
            """
            select h.id, h.name, h.address, array_to_string(h.kinds, ',') as kind_codes, v.last_on, v.visits,
              (select min(r.title) from care_round_lines l join care_rounds r on r.id = l.round_id
                where l.household_id = h.id and l.status <> 'dropped' and r.id <> :round and r.occasion = :occasion::text
                  and abs(r.due_on - :due::date) < :near) as elsewhere
            from care_households h
            left join lateral (select max(visited_on) as last_on, (count(*) filter (where visited_on > :from::date - 730))::int as visits
              from care_visits where household_id = h.id and withdrawn_at is null) v on true
            where h.ended_on is null and (cardinality(:kinds::text[]) = 0 or h.kinds && :kinds::text[])
              and not exists (select 1 from care_round_lines l where l.household_id = h.id and l.round_id = :round and l.status <> 'dropped')
              and not exists (select 1 from care_unvisited n where n.household_id = h.id)
              and exists (select 1 from units_in_scope_on(:scope_today) at where at.unit_id = h.unit_id and at.ancestor_id = :unit)
              and %s
            order by v.last_on nulls first, v.visits, h.name, h.id limit :most
            """
                .formatted(AccessScope.sql("h.unit_id")))
        .params(scope)
        .param("round", round.id())
        .param("occasion", round.occasion())
        .param("due", round.dueOn())
        .param("from", round.fromOn())
        .param("near", CareSql.SAME_OCCASION_DAYS)
        .param("kinds", kinds.toArray(String[]::new))
        .param("unit", round.unitId())
        .param("most", most)
        .query(CareRows.of(Proposed.class))
        .list();
  }

  /** Those of the plan's unit and below that asked not to be visited. */
  List<Unvisited> unvisited(Map<String, Object> scope, long unit) {
    return jdbc.sql(
            """
            select h.id, case when n.name = '' then h.name else h.name || ' · ' || n.name end as name, n.since, n.note
            from care_unvisited n join care_households h on h.id = n.household_id
            where h.ended_on is null and exists (select 1 from units_in_scope_on(:scope_today) at where at.unit_id = h.unit_id and at.ancestor_id = :unit)
              and %s order by h.name, h.id limit 100
            """
                .formatted(AccessScope.sql("h.unit_id")))
        .params(scope)
        .param("unit", unit)
        .query(CareRows.of(Unvisited.class))
        .list();
  }

  long insert(Round.Draft draft, long account, Instant now) {
    return jdbc.sql(
            """
            insert into care_rounds (unit_id, title, occasion, from_on, due_on, status, created_by, created_at)
            values (:unit, :title, :occasion, :from, :due, 'draft', :account, :now) returning id
            """)
        .param("unit", draft.unit().value())
        .param("title", draft.title())
        .param("occasion", draft.occasion())
        .param("from", draft.fromOn())
        .param("due", draft.dueOn())
        .param("account", account)
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  void open(long id, Grant.Decision decision, @Nullable Long entry) {
    jdbc.sql(
            """
            update care_rounds set status = 'open', decided_on = :day, decided_by = :by, paper = :paper, paper_entry = :entry::bigint where id = :id
            """)
        .param("day", decision.decidedOn())
        .param("by", decision.by())
        .param("paper", decision.paper())
        .param("entry", entry)
        .param("id", id)
        .update();
  }

  void close(long id) {
    jdbc.sql("update care_rounds set status = 'closed' where id = ?").param(id).update();
  }

  /** Takes a household in, also one that was left out; empty where the plan has it already. */
  Optional<Long> insertLine(long round, long household, String kind, LocalDate due) {
    return jdbc.sql(
            """
            insert into care_round_lines (round_id, household_id, kind, due_on, status) values (?, ?, ?, ?, 'planned')
            on conflict on constraint care_round_lines_once do update set status = 'planned', dropped_reason = null, kind = excluded.kind, due_on = excluded.due_on
              where care_round_lines.status = 'dropped' returning id
            """)
        .params(round, household, kind, due)
        .query(Long.class)
        .optional();
  }

  void change(long line, Round.Line typed) {
    jdbc.sql(
            "update care_round_lines set person_id = :person::bigint, due_on = :due, kind = :kind, gift = :gift where id = :id")
        .param("person", typed.person() == null ? null : typed.person().value())
        .param("due", typed.dueOn())
        .param("kind", typed.kind())
        .param("gift", typed.gift())
        .param("id", line)
        .update();
  }

  void visited(long line, long visit) {
    jdbc.sql("update care_round_lines set status = 'visited', visit_id = ? where id = ?")
        .params(visit, line)
        .update();
  }

  void drop(long line, String reason) {
    jdbc.sql("update care_round_lines set status = 'dropped', dropped_reason = ? where id = ?")
        .params(reason, line)
        .update();
  }
}
