package vn.mach.evidence.figures;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.RowError;
import vn.mach.base.datasets.RowValues;
import vn.mach.base.datasets.StagedRows;
import vn.mach.documents.directives.DirectiveReferences;

/**
 * Targets in the exchange format: one row for each class of unit. Rows of one code are one target:
 * one figure and one period.
 */
@Component
class TargetTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("code", new CellType.Code(), "mã").required().keyed(),
          of("directive", new CellType.Reference("directives", "unknown_directive"), "văn bản")
              .required(),
          of("title", CellType.text(), "tên").required(),
          of("figure", new CellType.Reference("figures", "unknown_figure"), "chỉ số").required(),
          of("unit_kind", new CellType.Reference("unit_kinds", "unknown_kind"), "loại đơn vị")
              .required()
              .keyed(),
          of("has_committee", new CellType.YesNo(), "có chi ủy").keyed(),
          of("minimum", new CellType.Decimal(), "mức tối thiểu").required(),
          of("period_from", new CellType.Day(), "từ ngày").required(),
          of("period_to", new CellType.Day(), "đến ngày").required(),
          of("withdrawn_from", new CellType.Day(), "thu hồi từ ngày"),
          of("withdrawn_reason", CellType.text(), "lý do thu hồi"));

  /** A withdrawal whose reason was not sent has a dash there. */
  private static final String REASON =
      "case when r.withdrawn_from is not null then coalesce(r.withdrawn_reason, '–') end";

  /** Rows that differ from the first of their code. */
  private static final String CONFLICTS =
      """
      with first as (
        select distinct on (code) code, figure, period_from, period_to, withdrawn_from, withdrawn_reason from {rows} where state = 'fresh' order by code, line
      )
      update {rows} r set state = 'refused', reason = 'conflicting_target',
        at_column = case when first.figure <> r.figure then 'figure' when first.period_from <> r.period_from then 'period_from'
          when first.period_to <> r.period_to then 'period_to' when first.withdrawn_from is distinct from r.withdrawn_from then 'withdrawn_from'
          else 'withdrawn_reason' end
      from first
      where r.state = 'fresh' and first.code = r.code
        and (first.figure, first.period_from, first.period_to, first.withdrawn_from, first.withdrawn_reason)
          is distinct from (r.figure, r.period_from, r.period_to, r.withdrawn_from, r.withdrawn_reason)
        and not exists (select 1 from targets_sheet s where s.code = r.code)
      """;

  @Override
  public String name() {
    return "targets";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  @Override
  public @Nullable RowError check(RowValues row, LocalDate today) {
    RowError order = row.endsBeforeStart("period_from", "period_to");
    if (order != null) {
      return order;
    }
    if (row.get("withdrawn_from") instanceof LocalDate day) {
      return row.get("period_from") instanceof LocalDate from
              && row.get("period_to") instanceof LocalDate to
              && (day.isBefore(from) || day.isAfter(to))
          ? new RowError("withdrawn_from", "not_in_period")
          : null;
    }
    return row.get("withdrawn_reason") == null ? null : new RowError("withdrawn_from", "missing");
  }

  @Override
  public List<String> resolvedColumns() {
    return DirectiveReferences.COLUMNS;
  }

  @Override
  public void validate(StagedRows rows) {
    DirectiveReferences.resolveInRealm(rows, "r.period_from", "r.directive");
    DirectiveReferences.refuseUnknown(rows, "directive");
    rows.refuseUnknown("figure");
    rows.refuseUnknown("unit_kind");
    rows.run(CONFLICTS);
    rows.compare(
        List.of(
            "figure", "minimum", "period_from", "period_to", "withdrawn_from", "withdrawn_reason"),
        Map.of("withdrawn_reason", REASON));
    rows.refuse(
        "code",
        "changed_since_sent",
        "exists (select 1 from targets_sheet s where s.code = r.code and (s.figure, s.period_from, s.period_to, s.withdrawn_from) is distinct from (r.figure, r.period_from, r.period_to, r.withdrawn_from))");
  }

  /** The directive and title of a target are those of its first row. */
  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        """
        insert into targets (code, directive_id, title, figure, period_from, period_to, withdrawn_from, withdrawn_reason)
        select distinct on (r.code) r.code, d.directive_id, r.title, r.figure, r.period_from, r.period_to, r.withdrawn_from, %s
        from {rows} r
        join directives_coded d on d.symbol = r.directive_symbol and d.issuer is not distinct from r.directive_issuer
          and d.issued_on = r.directive_issued_on
        where r.state = 'fresh' and not exists (select 1 from targets t where t.code = r.code)
        order by r.code, r.line
        """
            .formatted(REASON));
    rows.run(
        """
        insert into target_minimums (target_id, unit_kind, has_committee, minimum)
        select t.id, r.unit_kind, r.has_committee, r.minimum from {rows} r join targets t on t.code = r.code where r.state = 'fresh'
        """);
  }
}
