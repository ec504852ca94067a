package vn.mach.voice.findings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Like;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.documents.directives.DirectiveId;

/** Findings as pages show them. What an actor may see is part of each question. */
@Component
class FindingViewSql {

  /**
   * A finding with where it stands.
   *
   * @param symbol of the directive that it is about; empty: none
   * @param state what became of the matter
   * @param ownState of its own last level: {@code joined} where it is one matter with another
   * @param step the level that the row is about: the last one, or that of the reader's own unit
   */
  record View(
      long id,
      String ref,
      UnitId place,
      String placeName,
      LocalDate foundOn,
      String title,
      String fieldVi,
      String fieldEn,
      @Nullable DirectiveId directive,
      String symbol,
      String directiveTitle,
      @Nullable Integer clause,
      String policy,
      String difficulty,
      String evidence,
      String proposal,
      int cases,
      @Nullable PersonId person,
      String personName,
      LocalDate sentOn,
      @Nullable LocalDate withdrawnOn,
      @Nullable Long joinedTo,
      FindingStatus state,
      FindingStatus ownState,
      int joined,
      long step,
      String unitName,
      FindingStatus stepState,
      LocalDate due,
      String readerName) {

    /** Whether the level still has it and its day has passed. */
    boolean late(LocalDate today) {
      return stepState.running() && today.isAfter(due);
    }
  }

  /**
   * What a list is narrowed to; empty or null: to nothing.
   *
   * @param state a code, or {@code running}: what its level still has to deal with
   * @param own only what these units have or had, each with its own state
   * @param under only what was received first by this unit or one below it
   * @param from only what was sent from this day on
   */
  record Filter(
      String state,
      @Nullable DirectiveId directive,
      @Nullable Integer clause,
      String field,
      String typed,
      List<UnitId> own,
      @Nullable UnitId under,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {

    Filter(
        String state,
        @Nullable DirectiveId directive,
        @Nullable Integer clause,
        String field,
        String typed,
        List<UnitId> own) {
      this(state, directive, clause, field, typed, own, null, null, null);
    }
  }

  private static final String COLUMNS =
      """
      select f.*, u.name as place_name, coalesce(fi.name_vi, '') as name_vi, coalesce(fi.name_en, '') as name_en,
        coalesce(d.symbol, '') as symbol, coalesce(d.title, '') as directive_title, coalesce(p.full_name, '') as full_name,
        t.state, t.own_state, s.id as step_id, s.state as step_state, s.due_on, s.reader_name, w.name as unit_name,
        (select count(*) from findings j where j.joined_to = f.id) as joined
      from findings f join finding_states t on t.finding_id = f.id join units_named u on u.unit_id = f.place_id
      left join finding_fields fi on fi.code = f.field left join directives_named d on d.directive_id = f.directive_id
      left join people_named p on p.person_id = f.person_id
      """;

  private static final String VIEWS =
      COLUMNS
          + "join finding_steps s on s.id = t.step_id join units_named w on w.unit_id = s.unit_id ";

  private static final String AT_OWN =
      COLUMNS
          + """
          join finding_steps s on s.finding_id = f.id and s.unit_id = any(:own) join units_named w on w.unit_id = s.unit_id
          """;

  private final JdbcClient jdbc;

  FindingViewSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What still waits comes first, the earliest due first; then the latest. */
  List<View> list(Map<String, @Nullable Object> seeing, Filter filter, Paging paging) {
    return jdbc.sql(
            (filter.own().isEmpty() ? VIEWS : AT_OWN)
                + "where "
                + FindingAccess.SEEN
                + """
                 and (:state = '' or {state} = :state or :state = 'running' and {state} not in ('answered', 'information', 'joined', 'withdrawn', 'proposed'))
                  and (:under::bigint is null or exists (select 1 from finding_steps b join units_in_scope_on(:scope_today) c on c.unit_id = b.unit_id
                    where b.finding_id = f.id and b.number = 1 and c.ancestor_id = :under::bigint))
                  and (:from::date is null or f.sent_on >= :from::date) and (:to::date is null or f.sent_on <= :to::date)
                  and (:directive::bigint is null or f.directive_id = :directive::bigint) and (:clause::int is null or f.clause_key = :clause::int)
                  and (:field = '' or f.field = :field)
                  and (:typed = '' or searchable(f.title || ' ' || f.difficulty || ' ' || f.proposal || ' ' || f.ref) like '%' || searchable(:typed) || '%')
                order by s.state not in ('new', 'reading', 'known'), case when s.state in ('new', 'reading', 'known') then s.due_on end, f.id desc
                limit :limit offset :offset
                """
                    .replace("{state}", filter.own().isEmpty() ? "t.state" : "s.state"))
        .params(seeing)
        .param("under", filter.under() == null ? null : filter.under().value())
        .param("from", filter.from())
        .param("to", filter.to())
        .param("own", filter.own().stream().map(UnitId::value).toArray(Long[]::new))
        .param("state", filter.state())
        .param("directive", filter.directive() == null ? null : filter.directive().value())
        .param("clause", filter.clause())
        .param("field", filter.field())
        .param("typed", Like.escaped(filter.typed()))
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(FindingViewSql::row)
        .list();
  }

  /** How many the units have, by state; for the tabs of the queue. */
  Map<FindingStatus, Integer> counts(List<UnitId> own) {
    Map<FindingStatus, Integer> counts = new EnumMap<>(FindingStatus.class);
    jdbc.sql("select state, count(*) as n from finding_steps where unit_id = any(?) group by state")
        .param(own.stream().map(UnitId::value).toArray(Long[]::new))
        .query(row -> {
          counts.put(FindingStatus.of(row.getString("state")), row.getInt("n"));
        });
    return counts;
  }

  Optional<View> find(Map<String, @Nullable Object> seeing, long id) {
    return jdbc.sql(VIEWS + "where f.id = :id and " + FindingAccess.SEEN)
        .params(seeing)
        .param("id", id)
        .query(FindingViewSql::row)
        .optional();
  }

  Optional<View> find(Map<String, @Nullable Object> seeing, String ref) {
    return jdbc.sql(VIEWS + "where f.ref = :ref and " + FindingAccess.SEEN)
        .params(seeing)
        .param("ref", ref)
        .query(FindingViewSql::row)
        .optional();
  }

  /** What this person or account sent. */
  List<View> own(Map<String, @Nullable Object> seeing) {
    return jdbc.sql(
            VIEWS
                + "where (f.account_id = :me or f.person_id = :me_person::bigint) order by f.id desc limit 100")
        .params(seeing)
        .query(FindingViewSql::row)
        .list();
  }

  /** Those that are one matter with this one, of those the reader may see. */
  List<View> joined(Map<String, @Nullable Object> seeing, long matter) {
    return jdbc.sql(
            VIEWS
                + "where f.joined_to = :id and "
                + FindingAccess.SEEN
                + " order by f.id limit 200")
        .params(seeing)
        .param("id", matter)
        .query(FindingViewSql::row)
        .list();
  }

  /**
   * What the same unit has beside it and might be the same matter; the same clause or field first.
   */
  List<View> alike(Map<String, @Nullable Object> seeing, View finding, UnitId unit) {
    return jdbc.sql(
            VIEWS
                + "where "
                + FindingAccess.SEEN
                + """
                 and f.id <> :id and s.unit_id = :unit and s.state in ('new', 'reading', 'known')
                order by (f.directive_id is not distinct from :directive::bigint and f.clause_key is not distinct from :clause::int) desc,
                  (coalesce(fi.name_vi, '') = :field) desc, f.id limit 50
                """)
        .params(seeing)
        .param("id", finding.id())
        .param("unit", unit.value())
        .param("directive", finding.directive() == null ? null : finding.directive().value())
        .param("clause", finding.clause())
        .param("field", finding.fieldVi())
        .query(FindingViewSql::row)
        .list();
  }

  private static View row(ResultSet row, int number) throws SQLException {
    Long directive = row.getObject("directive_id", Long.class);
    Long person = row.getObject("person_id", Long.class);
    return new View(
        row.getLong("id"),
        row.getString("ref"),
        new UnitId(row.getLong("place_id")),
        row.getString("place_name"),
        row.getObject("found_on", LocalDate.class),
        row.getString("title"),
        row.getString("name_vi"),
        row.getString("name_en"),
        directive == null ? null : new DirectiveId(directive),
        row.getString("symbol"),
        row.getString("directive_title"),
        row.getObject("clause_key", Integer.class),
        row.getString("policy"),
        row.getString("difficulty"),
        row.getString("evidence"),
        row.getString("proposal"),
        row.getInt("cases"),
        person == null ? null : new PersonId(person),
        row.getString("full_name"),
        row.getObject("sent_on", LocalDate.class),
        row.getObject("withdrawn_on", LocalDate.class),
        row.getObject("joined_to", Long.class),
        FindingStatus.of(row.getString("state")),
        FindingStatus.of(row.getString("own_state")),
        row.getInt("joined"),
        row.getLong("step_id"),
        row.getString("unit_name"),
        FindingStatus.of(row.getString("step_state")),
        row.getObject("due_on", LocalDate.class),
        row.getString("reader_name"));
  }
}
