package vn.mach.recognition.commendations;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.StagedTree;

/**
 * Decided commendations in the exchange format. Proposals do not go through files: they wait for
 * somebody. What comes in counts as the activity that came with it, or as a new one.
 */
@Component
class CommendationTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required().keyed(),
          of("person", new CellType.Reference("people", "unknown_person"), "đảng viên").keyed(),
          of(
                  "form",
                  CellType.oneOf(
                      AwardForm.values(), AwardForm::code, "unknown_choice", "commendations.form."),
                  "hình thức")
              .required()
              .keyed(),
          of("decided_on", new CellType.Day(), "ngày quyết định").required().keyed(),
          of(
                  "number",
                  new CellType.Text(Commendation.LONGEST_NUMBER, CellType.TextForm.KEY),
                  "số quyết định")
              .required()
              .keyed(),
          of("year", new CellType.Whole(), "năm"),
          of(
                  "merits",
                  new CellType.Text(Commendation.LONGEST_REASON, CellType.TextForm.LINE),
                  "thành tích")
              .required(),
          of(
                  "giver",
                  new CellType.Text(Commendation.LONGEST_NAME, CellType.TextForm.LINE),
                  "cấp tặng")
              .required());

  /**
   * One form for one year by one giver, and one decision names somebody once: wherever the person
   * belonged.
   */
  private static final String TWICE =
      """
      exists (select 1 from %s s where s.form = r.form and s.person is not distinct from r.person and (r.person is not null or s.unit = r.unit)
        and (s.unit, s.number, s.decided_on) <> (r.unit, r.number, r.decided_on)
        and ((s.number, s.decided_on) = (r.number, r.decided_on) or s.year = r.year and lower(s.giver) = lower(r.giver)) %s)\
      """;

  private final JdbcClient jdbc;
  private final CommendationEvidence evidence;
  private final Today today;

  CommendationTables(JdbcClient jdbc, CommendationEvidence evidence, Today today) {
    this.jdbc = jdbc;
    this.evidence = evidence;
    this.today = today;
  }

  @Override
  public String name() {
    return "commendations";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  @Override
  public Set<String> after() {
    return Set.of("amounts", "dialogue_questions");
  }

  @Override
  public List<Reach> reach() {
    return List.of(
        new Reach(Right.RECORD, "unit", "r.unit", "unknown_unit"),
        new Reach(
            Right.RECORD,
            "person",
            """
            case when r.person is null then r.unit else coalesce((select p.unit from {people} p where p.code = r.person and p.state <> 'refused' limit 1),
              (select s.unit from people_sheet s where s.code = r.person)) end\
            """,
            "unknown_person"));
  }

  @Override
  public void validate(StagedRows rows) {
    rows.refuseUnknown("unit");
    rows.refuseUnknown("person");
    rows.refuse(
        "decided_on", "decided_in_the_future", "r.decided_on > '%s'".formatted(today.date()));
    rows.refuse(
        "decided_on", "unit_not_standing", "not " + StagedTree.standsOn("r.unit", "r.decided_on"));
    rows.refuse(
        "year",
        "out_of_range",
        "r.year not between %d and %d".formatted(Commendation.FIRST_YEAR, Commendation.LAST_YEAR));
    rows.compare(Map.of());
    rows.refuse("giver", "commended_twice", TWICE.formatted("{standing}", ""));
    rows.refuse(
        "giver",
        "commended_twice",
        TWICE.formatted("{rows}", "and s.state = 'fresh' and s.line < r.line"));
  }

  private record Loaded(
      long id,
      long unitId,
      @Nullable Long personId,
      String form,
      String number,
      LocalDate decidedOn,
      @Nullable Long known) {}

  /** An activity of the same decision that nothing counts as yet came with the rows. */
  private static final String UNCOUNTED =
      """
      select c.id, c.unit_id, c.person_id, c.form, c.number, c.decided_on, null::bigint as known from commendations c
      where c.status = 'decided' and c.activity_id is null and c.recorded_at = ? and c.recorded_by = ? order by c.id
      """;

  private static final String CAME_ALONG =
      """
      select min(a.activity_id) from activities_confirmed a where a.unit_id = ? and a.kind = 'commendation' and a.held_on = ? and a.title = ?
        and a.host_id is null and not exists (select 1 from commendations c where c.activity_id = a.activity_id)
      """;

  @Override
  public void load(StagedRows rows, LoadContext context) {
    var now = java.sql.Timestamp.from(context.now());
    rows.statement(
            """
            insert into commendations (unit_id, person_id, proposer_id, decider_id, form, year, reason, status, proposed_on, number, decided_on, giver,
              recorded_by, recorded_at)
            select u.unit_id, p.person_id, u.unit_id, u.unit_id, r.form, r.year, r.merits, 'decided', r.decided_on, r.number, r.decided_on, r.giver,
              :account, :now
            from {rows} r join unit_codes u on u.code = r.unit left join people_named p on p.code = r.person where r.state = 'fresh'
            """)
        .param("account", context.actor().account())
        .param("now", now)
        .update();
    List<Loaded> loaded =
        jdbc.sql(UNCOUNTED)
            .params(now, context.actor().account())
            .query(CommendationsSql.of(Loaded.class))
            .list();
    for (Loaded it : loaded) {
      AwardForm form = AwardForm.of(it.form());
      boolean collective = it.personId() == null;
      Long known =
          jdbc.sql(CAME_ALONG)
              .params(
                  it.unitId(),
                  it.decidedOn(),
                  CommendationEvidence.title(form, collective, it.number()))
              .query(Long.class)
              .optional()
              .orElse(null);
      Long activity =
          known != null
              ? known
              : evidence.confirm(
                  it.id(), new UnitId(it.unitId()), collective, form, it.number(), it.decidedOn());
      jdbc.sql("update commendations set activity_id = :activity::bigint where id = :id")
          .param("activity", activity)
          .param("id", it.id())
          .update();
    }
  }
}
