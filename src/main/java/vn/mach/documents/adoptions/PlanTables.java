package vn.mach.documents.adoptions;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.RowError;
import vn.mach.base.datasets.RowValues;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Right;
import vn.mach.documents.directives.DirectiveReferences;
import vn.mach.organisation.people.PostKind;
import vn.mach.organisation.units.StagedTree;

/** Plans and their lines in the exchange format. */
final class PlanTables {

  private PlanTables() {}

  /** One for a unit and directive. What was decided about it does not go through files. */
  @Component
  static class Heads implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("code", new CellType.Code(), "mã").required().keyed(),
            of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required(),
            of("directive", new CellType.Reference("directives", "unknown_directive"), "văn bản")
                .required(),
            of("title", new CellType.Text(500, CellType.TextForm.LINE), "tên kế hoạch").required(),
            of("begun_on", new CellType.Day(), "ngày lập").required(),
            of(
                    "status",
                    CellType.oneOf(
                        PlanStatus.values(),
                        PlanStatus::code,
                        "unknown_status",
                        "adoptions.plan.status."),
                    "trạng thái")
                .required());

    /** Two plans of one unit for one directive: the later line is refused. */
    private static final String TWICE =
        """
        with named as (
          select line, state, row_number() over (partition by unit, directive_symbol, directive_issuer, directive_issued_on order by line) as n,
            exists (
              select 1 from plans p join unit_codes u on u.unit_id = p.unit_id join directives_coded d on d.directive_id = p.directive_id
              where u.code = r.unit and d.symbol = r.directive_symbol and d.issuer is not distinct from r.directive_issuer
                and d.issued_on = r.directive_issued_on and p.code <> r.code) as standing
          from {rows} r where state = 'fresh'
        )
        update {rows} r set state = 'refused', reason = case when n.standing then 'changed_since_sent' else 'duplicate' end, at_column = 'code'
        from named n where n.line = r.line and (n.standing or n.n > 1)
        """;

    @Override
    public String name() {
      return "plans";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public Set<String> after() {
      return Set.of("clauses");
    }

    @Override
    public List<Reach> reach() {
      return List.of(
          new Reach(Right.ISSUE, "unit", "r.unit", "unknown_unit"),
          new Reach(
              Right.ISSUE,
              "code",
              "coalesce((select s.unit from plans_sheet s where s.code = r.code), r.unit)",
              "changed_since_sent"),
          // the level above approves, also through files
          new Reach(
              Right.ISSUE,
              "status",
              """
              case when r.status <> 'approved' then r.unit else coalesce(
                (select p.code from units_named u join unit_codes p on p.unit_id = u.parent_id where u.code = r.unit), r.unit) end\
              """,
              "unknown_status"));
    }

    @Override
    public @Nullable RowError check(RowValues row, LocalDate today) {
      return row.get("title") instanceof String title && SecretMarking.inTitle(title)
          ? new RowError("title", "secret_marking")
          : null;
    }

    @Override
    public List<String> resolvedColumns() {
      return DirectiveReferences.COLUMNS;
    }

    @Override
    public void validate(StagedRows rows) {
      DirectiveReferences.resolve(rows, "r.unit", "r.begun_on", "r.directive");
      rows.refuseUnknown("unit");
      DirectiveReferences.refuseUnknown(rows, "directive");
      rows.refuse(
          "begun_on", "unit_not_standing", "not " + StagedTree.standsOn("r.unit", "r.begun_on"));
      rows.compare(Map.of("directive", DirectiveReferences.WRITTEN));
      rows.run(TWICE);
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into plans (code, directive_id, unit_id, title, begun_on, status, revision, version_number)
          select r.code, d.directive_id, u.unit_id, r.title, r.begun_on, r.status, case when r.status = 'draft' then 0 else 1 end,
            case when r.status <> 'draft' then coalesce((
              select v.number from directive_versions_issued v where v.directive_id = d.directive_id and v.in_force), 1) end
          from {rows} r
          join unit_codes u on u.code = r.unit
          join directives_coded d on d.symbol = r.directive_symbol and d.issuer is not distinct from r.directive_issuer
            and d.issued_on = r.directive_issued_on
          where r.state = 'fresh'
          """);
      LOADED.forEach(rows::run);
    }

    /** The plan's unit has the directive from then on, where a version of it holds. */
    private static final List<String> LOADED =
        List.of(
            """
            insert into cascades (directive_id, version_id, version_number, sent_on, sent_at)
            select distinct v.directive_id, v.version_id, v.number, v.issued_on, v.issued_at
            from {rows} r join plans p on p.code = r.code join directive_versions_issued v on v.directive_id = p.directive_id and v.in_force
            where r.state = 'fresh' on conflict do nothing
            """,
            counted(-1),
            """
            insert into adoptions as a (directive_id, unit_id, unit_kind, version_id, arrived_at, asked_plan, asked_study, asked_report, plan_status, status)
            select c.directive_id, p.unit_id, u.kind, c.version_id, c.sent_at, true, false, false, p.status,
              case when p.status = 'approved' then 'adopted' else 'open' end
            from {rows} r join plans p on p.code = r.code join cascades c on c.directive_id = p.directive_id join units_named u on u.unit_id = p.unit_id
            where r.state = 'fresh'
            on conflict on constraint adoptions_key do update set plan_status = excluded.plan_status,
              status = case when excluded.status = 'adopted' then 'adopted' else a.status end
            """,
            counted(1));

    private static String counted(int sign) {
      return "insert into adoption_deltas (directive_id, unit_id, unit_kind, "
          + AdoptionNumbers.COLUMNS
          + ") select n.directive_id, n.unit_id, n.unit_kind, "
          + AdoptionNumbers.each(sign + " * n.%s")
          + " from {rows} r join plans p on p.code = r.code join adoption_numbers n on"
          + " n.directive_id = p.directive_id and n.unit_id = p.unit_id where r.state = 'fresh'";
    }
  }

  /** {@code clauses} names them with the version that is answered: {@code 3~1|5~2}. */
  @Component
  static class Lines implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("plan", new CellType.Reference("plans", "unknown_plan"), "kế hoạch")
                .required()
                .keyed(),
            of("position", new CellType.Whole(), "thứ tự").required().keyed(),
            of("text", new CellType.Text(PlanLineDraft.LONGEST), "việc").required(),
            of("person", new CellType.Reference("people", "unknown_person"), "người làm"),
            of(
                "post",
                CellType.oneOf(PostKind.values(), PostKind::code, "unknown_post", "people.post."),
                "chức vụ"),
            of("due_on", new CellType.Day(), "hạn"),
            of("figure", new CellType.Code(), "chỉ tiêu"),
            of("clauses", new CellType.Text(1000, CellType.TextForm.KEY), "điểm"));

    private final PlanOriginality originality;
    private final PlansSql sql;

    Lines(PlanOriginality originality, PlansSql sql) {
      this.originality = originality;
      this.sql = sql;
    }

    private record Sent(long plan, LocalDate begunOn) {}

    @Override
    public String name() {
      return "plan_lines";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public List<Reach> reach() {
      return List.of(
          new Reach(
              Right.ISSUE,
              "plan",
              """
              coalesce((select p.unit from {plans} p where p.code = r.plan and p.state <> 'refused' limit 1),
                (select s.unit from plans_sheet s where s.code = r.plan))\
              """,
              "unknown_plan"),
          // else a line would tell the name of a member of any unit
          new Reach(
              Right.ISSUE,
              "person",
              """
              case when r.person is not null then (select s.unit from people_sheet s where s.code = r.person)
                else coalesce((select p.unit from {plans} p where p.code = r.plan and p.state <> 'refused' limit 1),
                  (select s.unit from plans_sheet s where s.code = r.plan)) end\
              """,
              "unknown_person"));
    }

    @Override
    public @Nullable RowError check(RowValues row, LocalDate today) {
      if (row.get("position") instanceof Long position && (position < 1 || position > 1_000_000)) {
        return new RowError("position", "out_of_range");
      }
      return row.get("text") instanceof String text && SecretMarking.inText(text)
          ? new RowError("text", "secret_marking")
          : null;
    }

    @Override
    public void validate(StagedRows rows) {
      rows.refuseUnknown("plan");
      rows.refuseUnknown("person");
      rows.refuse(
          "clauses",
          "not_clauses",
          "r.clauses !~ '^[0-9]{1,9}~[0-9]{1,9}(\\|[0-9]{1,9}~[0-9]{1,9})*$'");
      rows.compare(Map.of());
      // what was sent or approved is not added to behind the back of the level above
      rows.refuse(
          "plan",
          "changed_since_sent",
          "exists (select 1 from plans p where p.code = r.plan and p.status in ('sent',"
              + " 'approved'))");
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into plan_lines (plan_id, position, text, person_id, post, due_on, figure)
          select p.id, r.position, r.text, n.person_id, r.post, r.due_on, r.figure
          from {rows} r join plans p on p.code = r.plan left join people_named n on n.code = r.person where r.state = 'fresh'
          """);
      rows.run(
          """
          insert into plan_line_clauses (line_id, clause_key, plan_id, directive_id, unit_id, version_number, repeated)
          select distinct on (l.id, split_part(c.one, '~', 1)::int) l.id, split_part(c.one, '~', 1)::int, p.id, p.directive_id, p.unit_id,
            split_part(c.one, '~', 2)::int,
            exists (select 1 from clauses_issued q where q.directive_id = p.directive_id and q.of_current
              and q.clause_key = split_part(c.one, '~', 1)::int and searchable(l.text) in (searchable(q.body), searchable(q.heading)))
          from {rows} r
          join plans p on p.code = r.plan
          join plan_lines l on l.plan_id = p.id and l.position = r.position
          cross join lateral unnest(string_to_array(r.clauses, '|')) c(one)
          where r.state = 'fresh'
          """);
      rows.statement(
              """
              select distinct p.id, p.begun_on from {rows} r join plans p on p.code = r.plan
              where r.state = 'fresh' and p.status <> 'draft' order by p.id
              """)
          .query((row, number) -> new Sent(row.getLong(1), row.getObject(2, LocalDate.class)))
          .list()
          .forEach(it -> originality.keep(sql.find(it.plan()).orElseThrow(), it.begunOn()));
    }
  }
}
