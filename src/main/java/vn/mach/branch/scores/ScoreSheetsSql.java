package vn.mach.branch.scores;

import java.math.BigDecimal;
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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/** The SQL of sheets: seen within the scope, or by whoever follows the branch. */
@Component
class ScoreSheetsSql {

  /** A sheet without its answers. */
  record Sheet(
      long id,
      long form,
      UnitId unit,
      String unitName,
      LocalDate heldOn,
      String subjectKind,
      long subject,
      ScoreStatus status,
      @Nullable ScoreResult result,
      @Nullable Integer votesFor,
      @Nullable Integer votesAgainst,
      @Nullable Integer votesBase,
      String remarks,
      @Nullable Long activity,
      @Nullable String withdrawnReason) {}

  private static final String ROWS =
      "select s.*, u.name as unit_name from score_sheets s join units_named u on u.unit_id = s.unit_id ";

  /** Confirmed ones with the right to see; others with that to see drafts; and for the follower. */
  private static final String SEEN =
      "(%s and %s or s.unit_id in (select f.unit_id from followers_on(s.held_on) f where f.person_id = :person) or s.unit_id in (select f.unit_id from followers_on(:scope_today) f where f.person_id = :person))"
          .formatted(
              AccessScope.ofFew("s.unit_id"),
              AccessScope.orFurther("s.status = 'confirmed'", "s.unit_id", "drafts"));

  private final JdbcClient jdbc;

  ScoreSheetsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Sheet> list(Map<String, Object> scope, Paging paging) {
    return jdbc.sql(
            ROWS
                + "where "
                + SEEN
                + " order by s.held_on desc, s.id desc limit :limit offset :offset")
        .params(scope)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(ScoreSheetsSql::sheet)
        .list();
  }

  Optional<Sheet> find(Map<String, Object> scope, long id) {
    return jdbc.sql(ROWS + "where s.id = :id and " + SEEN)
        .params(scope)
        .param("id", id)
        .query(ScoreSheetsSql::sheet)
        .optional();
  }

  /** For commands: locks the row. Does not check rights. */
  Optional<Sheet> lock(long id) {
    return jdbc.sql(ROWS + "where s.id = ? for update of s")
        .param(id)
        .query(ScoreSheetsSql::sheet)
        .optional();
  }

  /** The sheet of a subject that is not withdrawn. Does not check rights. */
  Optional<Sheet> of(String subjectKind, long subject) {
    return jdbc.sql(ROWS + "where s.subject_kind = ? and s.subject = ? and s.status <> 'withdrawn'")
        .params(subjectKind, subject)
        .query(ScoreSheetsSql::sheet)
        .optional();
  }

  private static Sheet sheet(ResultSet row, int number) throws SQLException {
    ScoreStatus status = ScoreStatus.of(row.getString("status"));
    BigDecimal points = row.getBigDecimal("points");
    return new Sheet(
        row.getLong("id"),
        row.getLong("form_id"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        row.getObject("held_on", LocalDate.class),
        row.getString("subject_kind"),
        row.getLong("subject"),
        status,
        points == null
            ? null
            : new ScoreResult(
                ScoreFormsSql.plain(points),
                ScoreFormsSql.plain(row.getBigDecimal("maximum")),
                ScoreBand.of(row.getString("band")),
                status),
        row.getObject("votes_for", Integer.class),
        row.getObject("votes_against", Integer.class),
        row.getObject("votes_base", Integer.class),
        row.getString("remarks"),
        row.getObject("activity_id", Long.class),
        row.getString("withdrawn_reason"));
  }

  /** Opens a sheet, or does nothing where the subject has one. */
  void insert(long form, UnitId unit, LocalDate heldOn, String subjectKind, long subject) {
    jdbc.sql(
            """
            insert into score_sheets (form_id, unit_id, held_on, subject_kind, subject, status) values (?, ?, ?, ?, ?, 'open')
            on conflict do nothing
            """)
        .params(form, unit.value(), heldOn, subjectKind, subject)
        .update();
  }

  /** By item. */
  Map<Long, ScoreAnswer> answers(long sheet) {
    Map<Long, ScoreAnswer> answers = new HashMap<>();
    jdbc.sql("select * from score_answers where sheet_id = ?")
        .param(sheet)
        .query((ResultSet row) -> {
          BigDecimal value = row.getBigDecimal("value");
          long item = row.getLong("item_id");
          answers.put(
              item,
              new ScoreAnswer(
                  item,
                  value == null ? null : ScoreFormsSql.plain(value),
                  row.getBoolean("left_out"),
                  row.getString("note")));
        });
    return answers;
  }

  void propose(long sheet, List<ScoreAnswer> answers, ScoreCount count) {
    jdbc.sql("delete from score_answers where sheet_id = ?").param(sheet).update();
    for (ScoreAnswer it : answers) {
      Map<String, @Nullable Object> values = new HashMap<>();
      values.put("sheet", sheet);
      values.put("item", it.item());
      values.put("value", it.leftOut() ? null : it.value());
      values.put("out", it.leftOut());
      values.put("points", count.byItem().getOrDefault(it.item(), BigDecimal.ZERO));
      values.put("note", it.note());
      jdbc.sql(
              "insert into score_answers values (:sheet, :item, :value::numeric, :out, :points, :note)")
          .params(values)
          .update();
    }
    jdbc.sql(
            """
            update score_sheets set status = 'proposed', points = ?, maximum = ?, band = ?, votes_for = null, votes_against = null, votes_base = null
            where id = ?
            """)
        .params(count.points(), count.maximum(), count.band().code(), sheet)
        .update();
  }

  void vote(long sheet, int inFavour, int against, int base) {
    jdbc.sql(
            "update score_sheets set status = 'voted', votes_for = ?, votes_against = ?, votes_base = ? where id = ?")
        .params(inFavour, against, base, sheet)
        .update();
  }

  void giveBack(long sheet, String remarks) {
    jdbc.sql(
            """
            update score_sheets set status = 'open', remarks = ?, points = null, maximum = null, band = null,
              votes_for = null, votes_against = null, votes_base = null where id = ?
            """)
        .params(remarks, sheet)
        .update();
  }

  void confirm(long sheet, String remarks, @Nullable Long activity, long account, Instant now) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("id", sheet);
    values.put("remarks", remarks);
    values.put("activity", activity);
    values.put("account", account);
    values.put("now", Timestamp.from(now));
    jdbc.sql(
            """
            update score_sheets set status = 'confirmed', remarks = :remarks, activity_id = :activity::bigint, confirmed_by = :account, confirmed_at = :now
            where id = :id
            """)
        .params(values)
        .update();
  }

  void withdraw(long sheet, String reason, long account, Instant now) {
    jdbc.sql(
            "update score_sheets set status = 'withdrawn', withdrawn_reason = ?, withdrawn_by = ?, withdrawn_at = ? where id = ?")
        .params(reason, account, Timestamp.from(now), sheet)
        .update();
  }

  /** The unit directly above on a day. */
  Optional<UnitId> above(UnitId unit, LocalDate day) {
    return jdbc.sql(
            "select ancestor_id from unit_closure_on(:day) where unit_id = :unit and distance = 1")
        .param("day", day)
        .param("unit", unit.value())
        .query((row, number) -> new UnitId(row.getLong(1)))
        .optional();
  }

  /** What activities of the day and month say: attendance of the unit's meetings of that day. */
  ScoreFacts facts(UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select (select round(100.0 * sum(present) / nullif(sum(expected), 0), 2) from activities_held(:unit, :day, :day)
                where kind in ('branch_meeting', 'thematic_meeting') and expected is not null and present is not null) as attendance,
              exists (select 1 from activities_held(:unit, date_trunc('month', :day::date)::date, (date_trunc('month', :day::date) + interval '1 month - 1 day')::date)
                where kind = 'thematic_meeting') as thematic
            """)
        .param("unit", unit.value())
        .param("day", day)
        .query((row, number) ->
            new ScoreFacts(row.getBigDecimal("attendance"), row.getBoolean("thematic"), null))
        .single();
  }

  /** The official members of the branch on the day: the base of a vote, before those excused. */
  int officialMembers(UnitId unit, LocalDate day) {
    return jdbc.sql("select count(*) from members_on(?) where unit_id = ? and status = 'official'")
        .params(day, unit.value())
        .query(Integer.class)
        .single();
  }

  List<ScoreMonth> year(UnitId unit, int year) {
    return jdbc.sql(
            """
            select distinct on (extract(month from held_on)) extract(month from held_on)::int as month, band from scores_confirmed
            where unit_id = ? and held_on between make_date(?, 1, 1) and make_date(?, 12, 31)
            order by extract(month from held_on), held_on desc
            """)
        .params(unit.value(), year, year)
        .query((row, number) -> new ScoreMonth(row.getInt(1), ScoreBand.of(row.getString(2))))
        .list();
  }

  /** Confirmed scores of the unit and all under it today. The caller has checked the right. */
  List<MeetingScore> confirmed(UnitId unit, LocalDate today) {
    return jdbc.sql(
            """
            select s.*, u.name as unit_name from scores_confirmed s join units_named u on u.unit_id = s.unit_id
            where s.unit_id in (select c.unit_id from units_in_scope_on(?) c where c.ancestor_id = ?) order by s.held_on desc, s.unit_id limit 1000
            """)
        .params(today, unit.value())
        .query((row, number) ->
            new MeetingScore(
                row.getLong("unit_id"),
                row.getString("unit_name"),
                row.getObject("held_on", LocalDate.class),
                row.getBigDecimal("points"),
                row.getBigDecimal("maximum"),
                row.getString("band")))
        .list();
  }

  static Map<String, Object> parameters(
      Map<String, Object> seeing, Map<String, Object> drafts, @Nullable PersonId person) {
    Map<String, Object> all = new HashMap<>(seeing);
    all.putAll(drafts);
    all.put("person", person == null ? 0L : person.value());
    return all;
  }
}
