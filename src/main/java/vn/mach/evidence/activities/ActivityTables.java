package vn.mach.evidence.activities;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.sql.Timestamp;
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
import vn.mach.base.datasets.RowWarning;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Right;
import vn.mach.documents.directives.DirectiveReferences;
import vn.mach.organisation.units.StagedTree;

/** Kinds of activity and activities in the exchange format. */
final class ActivityTables {

  private ActivityTables() {}

  @Component
  static class Kinds implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("code", new CellType.Code(), "mã").required().keyed(),
            of("name_vi", CellType.text(), "tên tiếng Việt").required(),
            of("name_en", CellType.text(), "tên tiếng Anh").required());

    @Override
    public String name() {
      return "activity_kinds";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public Set<String> after() {
      return Set.of("directives");
    }

    @Override
    public String called() {
      return StagedRows.bothNames(this);
    }

    @Override
    public void validate(StagedRows rows) {
      rows.matchOrRename();
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into activity_kinds (code, name_vi, name_en)
          select code, name_vi, name_en from {rows} where state in ('fresh', 'changed')
          on conflict on constraint activity_kinds_key do update set name_vi = excluded.name_vi, name_en = excluded.name_en
          """);
    }
  }

  /** An activity's amounts ({@link AmountTables}) are part of its content. */
  @Component
  static class Records implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("ref", new CellType.Code(), "mã").required().keyed(),
            of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required(),
            of("kind", new CellType.Reference("activity_kinds", "unknown_kind"), "loại").required(),
            of(
                "form",
                CellType.oneOf(
                    ActivityForm.values(), ActivityForm::code, "unknown_form", "activities.form."),
                "hình thức"),
            of("title", new CellType.Text(Activity.LONGEST_TITLE), "nội dung").required(),
            of("held_on", new CellType.Day(), "ngày").required(),
            of(
                    "status",
                    CellType.oneOf(
                        ActivityStatus.values(),
                        ActivityStatus::code,
                        "unknown_status",
                        "activities.status."),
                    "trạng thái")
                .required(),
            of("directive", new CellType.Reference("directives", "unknown_directive"), "văn bản"),
            of("expected", new CellType.Whole(), "phải dự"),
            of("present", new CellType.Whole(), "có mặt"),
            of("tags", new CellType.Tags(), "nhãn"),
            of("participants", new CellType.Text(2000), "các đơn vị cùng tổ chức"));

    /** A set: in one order, each once. */
    private static final String PARTICIPANTS_SORTED =
        """
        update {rows} r set participants = (
          select string_agg(distinct trim(p.code) collate "C", '|' order by trim(p.code) collate "C") from unnest(string_to_array(r.participants, '|')) p (code) where trim(p.code) <> '')
        where r.state = 'fresh' and r.participants is not null
        """;

    private static final String PARTICIPANTS_UNKNOWN =
        """
        update {rows} r set state = 'refused', reason = 'unknown_unit', at_column = 'participants'
        where r.state = 'fresh' and exists (
          select 1 from unnest(string_to_array(r.participants, '|')) p (code) where p.code = r.unit or not %s)
        """;

    /** Tags are a set: in another order they are the same. */
    private static final String SAME_TAGS =
        "case when r.tags @> s.tags and s.tags @> r.tags then s.tags else coalesce(r.tags, '{}') end";

    private static final String OTHER_AMOUNTS =
        """
        with sent as (
          select activity, string_agg(amount || '=' || value, ' ' order by amount) as content from {amounts} where state = 'fresh' group by activity
        ), standing as (
          select activity, string_agg(amount || '=' || value, ' ' order by amount) as content from amounts_sheet group by activity
        ), other as (
          select a.line from {rows} a left join sent on sent.activity = a.ref left join standing on standing.activity = a.ref
          where a.state = 'same' and sent.content is distinct from standing.content
        )
        update {rows} r set state = 'refused', reason = 'changed_since_sent', at_column = 'ref'
        from other where other.line = r.line
        """;

    @Override
    public String name() {
      return "activities";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public List<Reach> reach() {
      return List.of(
          new Reach(Right.RECORD, "unit", "r.unit", "unknown_unit"),
          new Reach(
              Right.RECORD,
              "participants",
              """
              case when not exists (
                select 1 from unnest(string_to_array(r.participants, '|')) p (code)
                where trim(p.code) <> '' and trim(p.code) not in (select w.code from {reach} w)
              ) then r.unit end\
              """,
              "unknown_unit"),
          new Reach(
              Right.RECORD,
              "ref",
              "coalesce((select s.unit from activities_sheet s where s.ref = r.ref), r.unit)",
              "changed_since_sent"));
    }

    @Override
    public Map<String, String> usual() {
      return Map.of("status", ActivityStatus.CONFIRMED.code());
    }

    @Override
    public Set<String> made() {
      return Set.of("ref", "title");
    }

    /** The ref from unit, kind and day, the title from kind and month, as the form proposes it. */
    @Override
    public void prepare(StagedRows rows) {
      rows.run(
          """
          update {rows} r set title = k.name_vi || ' tháng ' || extract(month from r.held_on) || '/' || extract(year from r.held_on)
          from (select code, name_vi from activity_kinds union all select code, name_vi from {activity_kinds} where state = 'fresh') k
          where r.title is null and r.state = 'fresh' and k.code = r.kind
          """);
      rows.run(
          """
          with plain as (
            select line, unit || '-' || kind || '-' || held_on as ref, row_number() over (partition by unit, kind, held_on order by line) as n
            from {rows} where ref is null and state = 'fresh'
          )
          update {rows} r set ref = case when length(p.ref) <= 58 then p.ref else left(p.ref, 25) || '-' || md5(p.ref) end
            || case when p.n > 1 then '-' || p.n else '' end
          from plain p where p.line = r.line
          """);
    }

    @Override
    public @Nullable RowError check(RowValues row, LocalDate today) {
      if (row.get("title") instanceof String title && SecretMarking.inTitle(title)) {
        return new RowError("title", "secret_marking");
      }
      if (ActivityStatus.CONFIRMED.code().equals(row.get("status"))
          && row.get("held_on") instanceof LocalDate day
          && day.isAfter(today)) {
        return new RowError("held_on", "in_the_future");
      }
      return row.get("expected") instanceof Long expected
              && row.get("present") instanceof Long present
              && present > expected
          ? new RowError("present", "present_exceeds_expected")
          : null;
    }

    @Override
    public List<String> resolvedColumns() {
      return DirectiveReferences.COLUMNS;
    }

    @Override
    public void validate(StagedRows rows) {
      DirectiveReferences.resolve(rows, "r.unit", "r.held_on", "r.directive");
      rows.refuseUnknown("unit");
      rows.refuse("unit", "unit_not_standing", "not " + StagedTree.standsOn("r.unit", "r.held_on"));
      rows.refuseUnknown("kind");
      DirectiveReferences.refuseUnknown(rows, "directive");
      rows.run(PARTICIPANTS_SORTED);
      rows.run(PARTICIPANTS_UNKNOWN.formatted(StagedTree.standsOn("p.code", "r.held_on")));
      rows.compare(Map.of("directive", DirectiveReferences.WRITTEN, "tags", SAME_TAGS));
      if (rows.sent("amounts")) { // where none were sent, existing ones stay
        rows.run(OTHER_AMOUNTS);
      }
    }

    @Override
    public List<RowWarning> warnings(StagedRows rows, LocalDate today) {
      return ActivityWarnings.of(rows);
    }

    /**
     * Activities are recorded (and confirmed) by the importing account, now; a withdrawn one is
     * imported without its reason.
     */
    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.statement(
              """
              with taken as (
                insert into activities (ref, unit_id, kind, form, title, held_on, status, directive_id, expected, present, tags,
                  recorded_by, recorded_at, confirmed_by, confirmed_at, withdrawn_by, withdrawn_at)
                select r.ref, u.unit_id, r.kind, r.form, r.title, r.held_on, r.status, d.directive_id, r.expected, r.present,
                  coalesce(r.tags, '{}'), :account::bigint, :now::timestamptz,
                  case when r.status = 'confirmed' then :account::bigint end, case when r.status = 'confirmed' then :now::timestamptz end,
                  case when r.status = 'withdrawn' then :account::bigint end, case when r.status = 'withdrawn' then :now::timestamptz end
                from {rows} r
                join unit_codes u on u.code = r.unit
                left join directives_coded d on d.symbol = r.directive_symbol and d.issuer is not distinct from r.directive_issuer
                  and d.issued_on = r.directive_issued_on
                where r.state = 'fresh'
                returning id, status
              )
              insert into changes (topic, subject_id, sign) select 'activities', id, 1 from taken where status = 'confirmed'
              """)
          .param("account", context.actor().account())
          .param("now", Timestamp.from(context.now()))
          .update();
      rows.run(
          """
          insert into activity_participants (activity_id, unit_id)
          select a.id, u.unit_id from {rows} r
          join activities a on a.ref = r.ref
          cross join lateral unnest(string_to_array(r.participants, '|')) p (code)
          join unit_codes u on u.code = p.code
          where r.state = 'fresh' and r.participants is not null
          """);
      rows.run("analyze activities");
    }
  }
}
